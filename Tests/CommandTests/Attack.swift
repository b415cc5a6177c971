import Foundation
import Testing

/// A hostile script of `Tests/Attacks`, or the harmless twin that uses the same functions.
struct Attack: CustomTestStringConvertible {
  /// How a session with it ends.
  enum End: String {
    /// It is played to the bound on its bets, as any other.
    case plays
    /// It is over before, as planned.
    case ends
    /// A limit ends it.
    case limit
    /// It does not load.
    case load
    /// The script ends it by a fault, in a line.
    case fault
    /// The script ends it by a fault that no line has.
    case file
    /// The script does not come back from a function of the library, and its process is ended.
    case stuck
    /// It is played to its bound, and on_stop raises after that.
    case closes
    /// It is played or ends by a fault, as the machine is fast.
    case any

    /// The exit codes that go with it.
    var codes: [Int32] {
      switch self {
      case .plays, .ends, .closes: [0]
      case .limit: [3]
      case .load, .fault, .file, .stuck: [65]
      case .any: [0, 3, 65]
      }
    }
  }

  let name: String
  let path: String
  /// What its first lines say, by their first word.
  private let says: [Substring: Substring]

  /// What it wants on the command line.
  var arguments: [String] { (says["-- WITH"] ?? "").split(separator: " ").map(String.init) }

  func end() throws -> End {
    try #require(says["-- ENDS"].flatMap { End(rawValue: String($0)) }, "\(name) says no end that is one")
  }

  var testDescription: String { name }

  static let attacks = scripts(".attack.lua")
  static let twins = scripts(".twin.lua")

  private static func scripts(_ ending: String) -> [Attack] {
    let folder = Program.root.appending(path: "Tests/Attacks")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { name in
      let path = folder.appending(path: name).path()
      let text = (try? Program.text("Tests/Attacks/" + name)) ?? ""
      let heads = text.split(separator: "\n").prefix(3).map { $0.split(separator: ": ", maxSplits: 1) }
      let says = heads.filter { $0.count == 2 }.map { ($0[0], $0[1]) }
      return Attack(
        name: String(name.dropLast(ending.count)), path: path,
        says: Dictionary(says, uniquingKeysWith: { first, _ in first }))
    }
  }
}
