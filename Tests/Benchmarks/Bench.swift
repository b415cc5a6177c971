import Foundation

/// `make bench`: speed as paired ratios against plain lua5.4, never as bare times.
@main
struct Bench {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().path
  static let alea = folder(of: CommandLine.arguments[0]) + "/alea"

  private static func folder(of file: String) -> String {
    URL(filePath: file).standardizedFileURL.deletingLastPathComponent().path
  }

  /// The script of the border's figures.
  static let martingale =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/strategies/classic-martingale.lua"

  static func main() async throws {
    let arguments = CommandLine.arguments
    if arguments.count == 4, arguments[1] == "in-process", let bets = Int(arguments[3]) {
      return try InProcess.play(arguments[2], bets: bets)
    }
    if arguments.count == 5, arguments[1] == "streamed", let bets = Int(arguments[4]) {
      return try Border.stream(alea: arguments[2], script: arguments[3], bets: bets)
    }
    if arguments.dropFirst().first == "live" { return try await LiveCost(alea: alea).measure() }
    if arguments.dropFirst().first == "demo" { return try Demo(alea: alea).run() }
    if arguments.dropFirst().first == "ledger" { return try LedgerCost.measure(alea: alea) }
    try Border.measure(alea: alea, bench: folder(of: arguments[0]) + "/alea-bench", script: martingale)
    if arguments.dropFirst().first == "border" { return }
    let bets = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2_000_000
    say("CPU time of the whole process against the yardstick under lua5.4, \(bets) bets, nine pairs:")
    for (name, yardstick, arguments) in cases {
      let yardstick = ["lua5.4", "\(folder)/\(yardstick)", "\(bets)"]
      let command =
        [alea, "run", "--no-ledger", "--quiet", "--balance", "1000000", "--max-bets", "\(bets)"] + arguments
      let pairs = try Pairs(9, first: yardstick, second: command)
      say("  \(name): \(pairs.text)")
    }
    try startToFirstBet()
    try memory()
    try LedgerCost.measure(alea: alea)
    try await LiveCost(alea: alea).measure()
  }

  private static let native = "yardstick.lua"
  private static let cases: [(String, yardstick: String, [String])] = [
    ("DiceBot's martingale, N = 1", "yardstick-dicebot.lua", ["\(folder)/dicebot.lua"]),
    ("classic-martingale, N = 1", native, ["classic-martingale"]),
    ("classic-martingale, N = 50", native, ["classic-martingale", "--max-concurrent", "50"]),
    ("classic-martingale, 50 lanes", native, ["classic-martingale", "--max-concurrent", "50", "--lanes"]),
    ("tables and every field of r, N = 1", native, ["\(folder)/tables.lua"]),
    ("a line of JSON per bet, N = 1", native, ["classic-martingale", "--jsonl", "/dev/null"]),
  ]

  private static func startToFirstBet() throws {
    let walls = try (0..<9).map { _ in
      try Cost(of: [alea, "run", "flat", "--max-bets", "1", "--quiet", "--no-ledger"]).wallSeconds
    }.sorted()
    say("start to the end of a first bet: \(figure(walls[4] * 1000)) ms (median of nine)")
  }

  private static func memory() throws {
    for bets in [100_000, 10_000_000] {
      let cost = try Cost(of: [
        alea, "run", "classic-martingale", "--quiet", "--no-ledger", "--balance", "1000000", "--max-bets",
        "\(bets)",
      ])
      say("peak memory of \(bets) bets: \(cost.peakKiB / 1024) MiB")
    }
  }

  static func figure(_ value: Double) -> String { String(format: "%.2f", value) }

  /// Says a line at once, also where output goes to a file.
  static func say(_ line: String) {
    FileHandle.standardOutput.write(Data("\(line)\n".utf8))
  }
}
