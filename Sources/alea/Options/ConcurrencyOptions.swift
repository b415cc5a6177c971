import ArgumentParser
import Engine

/// How bets run side by side.
struct ConcurrencyOptions: ParsableArguments {
  @Flag(help: "Keep bets in flight side by side; alone it means 5.")
  var parallel = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many bets may be with the house at once, or auto (live); implies --parallel.",
      valueName: "depth"))
  var maxConcurrent: DepthArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The most bets that --max-concurrent auto has with the house at once.", valueName: "n")
  )
  var maxConcurrentLimit: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many tickets may be outstanding, at least as many as may be in flight.", valueName: "n"))
  var lookahead: Int?

  @Flag(help: "Play as many copies of the script as may be in flight, each strictly in order.")
  var lanes = false

  func validate() throws {
    if case .fixed(let depth) = maxConcurrent, !(1...Concurrency.maxDepth).contains(depth) {
      throw ValidationError("--max-concurrent \(depth) is out of range: 1 to \(Concurrency.maxDepth).")
    }
    if let maxConcurrentLimit {
      guard isAutomatic else {
        throw ValidationError("--max-concurrent-limit belongs to --max-concurrent auto.")
      }
      guard (1...Concurrency.maxDepth).contains(maxConcurrentLimit) else {
        throw ValidationError(
          "--max-concurrent-limit \(maxConcurrentLimit) is out of range: 1 to \(Concurrency.maxDepth).")
      }
    }
    if let lookahead, lanes {
      throw ValidationError("--lookahead \(lookahead) has no meaning with --lanes: each lane plays in order.")
    }
    if let lookahead, !(depth...Concurrency.maxLookahead).contains(lookahead) {
      throw ValidationError(
        "--lookahead \(lookahead) is out of range: \(depth) (the bets in flight) to \(Concurrency.maxLookahead)."
      )
    }
  }

  /// Whether the number of bets in flight is found out while the session runs.
  var isAutomatic: Bool { maxConcurrent == .auto }

  /// How many bets may be in flight; at most, where that is found out.
  var depth: Int {
    switch maxConcurrent {
    case .fixed(let depth): depth
    case .auto: maxConcurrentLimit ?? Self.usualLimit
    case nil: parallel ? 5 : 1
    }
  }

  private static let usualLimit = 50

  /// What finds the number of bets in flight out.
  var controller: DepthController? { isAutomatic ? DepthController(limit: depth) : nil }

  /// The concurrency of a script; one that declares itself independent of results may be asked far ahead.
  func resolved(independent: Bool) -> Concurrency {
    if lanes { return .lanes(depth) }
    guard let lookahead else { return .usual(depth: depth, independent: independent) }
    return .single(depth: depth, lookahead: lookahead)
  }
}

extension Concurrency {
  /// How far ahead a script is asked where nobody says it: further, if its bets depend on no results.
  static func usual(depth: Int, independent: Bool) -> Concurrency {
    let ahead = independent && depth > 1 ? min(depth * 8, maxLookahead) : depth
    return .single(depth: depth, lookahead: ahead)
  }
}
