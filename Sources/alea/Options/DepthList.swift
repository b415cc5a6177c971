import ArgumentParser
import Engine

/// Numbers of bets in flight, ascending, and one by one before all.
struct DepthList: ExpressibleByArgument {
  let depths: [Int]

  init(_ depths: [Int]) {
    self.depths = depths
  }

  /// At most sixteen of them, each a depth that a session may have.
  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    let depths = parts.compactMap(\.self)
    guard depths.count == parts.count, depths.allSatisfy((1...Concurrency.maxDepth).contains) else {
      return nil
    }
    let all = Set(depths + [1]).sorted()
    guard (2...16).contains(all.count) else { return nil }
    self.init(all)
  }

  var defaultValueDescription: String { depths.map(String.init).joined(separator: ",") }
}
