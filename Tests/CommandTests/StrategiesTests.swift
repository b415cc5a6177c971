import Foundation
import TestSupport
import Testing

private let names = Program.strategies

@Suite("The bundled strategies")
struct StrategiesTests {
  @Test("are those of the folder")
  func bundled() throws {
    #expect(names.count >= 14)
    let listed = try Program().alea("strategies").outputLines.dropFirst()
      .prefix { !$0.hasPrefix("All of them lose") }.filter { !$0.hasPrefix(" ") }
    #expect(listed.compactMap { $0.split(separator: " ").first.map(String.init) } == names)
    for name in names {
      #expect(try Program().alea("show", name, "--source").output == Program.text("strategies/\(name).lua"))
    }
  }

  @Test(
    "fit into 80 columns where no terminal says otherwise, with every word of what they say of themselves")
  func narrow() throws {
    let lines = try Program().alea("strategies").outputLines
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines)")
    let printed = Set(lines.flatMap { $0.split(separator: " ") })
    for name in names {
      for match in try Program.text("strategies/\(name).lua").matches(of: /\n  (?:description|risk) = "(.+)"/)
      {
        #expect(printed.isSuperset(of: match.output.1.split(separator: " ")), "\(name)")
      }
    }
  }

  @Test(
    "fill a wide terminal, a line each, and are wrapped in a narrow one",
    .enabled(if: canPretend, "no script(1)"))
  func terminal() throws {
    func lines(columns: Int) throws -> [Substring] {
      try Program().shell("script -qec 'stty cols \(columns); alea strategies' /dev/null").output
        .split(whereSeparator: \.isNewline)
    }
    #expect(try lines(columns: 200).count == names.count + 3)
    #expect(try lines(columns: 60).allSatisfy { $0.count <= 60 })
  }

  @Test("each is described, with every parameter", arguments: names)
  func shown(name: String) throws {
    let ending = try Program().alea("show", name)
    #expect(ending.code == 0)
    #expect(ending.talk.isEmpty)
    #expect(ending.outputLines.first.map(String.init) == name)
    #expect(ending.output.contains("\n  risk: "))
    let source = try Program.text("strategies/\(name).lua")
    for match in source.matches(of: /param\("(\w+)"/) {
      #expect(ending.output.contains("\n\(match.output.1) "), "\(name): \(match.output.1)")
    }
  }

  @Test("each plays clean one by one, side by side and in lanes", arguments: names)
  func plays(name: String) throws {
    for side in [[], ["--parallel"], ["--parallel", "--lanes"], ["--parallel", "--faults", "refused=10%"]] {
      let played = try Played([name, "--max-bets", "200", "--seed", "5", "--balance", "10"] + side)
      // One that stakes a tenth of the balance in every bet can end before.
      if name == "range-50-random", played.summary.stop.reason == "balance" { continue }
      #expect(played.ending.code == 0, "\(side): \(played.summary.stop.evidence)")
      #expect(played.summary.bets == 200)
      #expect(played.summary.stop.reason == "max-bets")
      #expect(!played.ending.talk.contains("[script"))
      let warnings = played.ending.talkLines.filter { $0.contains("warning") }
      #expect(warnings.allSatisfy { $0.contains("bets in flight; warning: ") }, "\(warnings)")
    }
  }

  @Test(
    "an oscar's grind stakes whole units, however many steps a stake is the sum of",
    arguments: ["0.1", "0.3333333", "0.000001", "0.00000007"])
  func wholeUnits(base: String) throws {
    let ending = try Program().alea(
      "run", "oscars-grind", "-P", "base=\(base)", "--max-bets", "\(Effort.size(20_000, soak: 300_000))",
      "--balance", "1000000", "--seed", "1", "--quiet")
    #expect(ending.code == 0)
    #expect(ending.talk.isEmpty)
  }

  /// Their stakes follow their own results alone, so that a large balance lets them play on and on.
  private static let deterministic = [
    "anti-martingale", "classic-martingale", "dalembert", "fib-loss-cluster", "fibonacci", "flat",
    "labouchere", "one-three-two-six", "oscars-grind", "paroli",
  ]

  @Test("what each loses is what its bets cost on average, within five deviations", arguments: deterministic)
  func identity(name: String) throws {
    let bets = Effort.isSoak ? 10_000_000 : Effort.isOptimized ? 100_000 : 20_000
    for seed in Effort.seeds(1) {
      let ending = try Program().alea(
        "run", name, "--max-bets", "\(bets)", "--balance", "1000000", "--seed", "\(seed)", "--json",
        "--quiet")
      let summary = try ending.summary()
      #expect(summary.bets == bets)
      let z = try #require(summary.zScore)
      #expect(abs(z) < 5, "\(name): \(Effort.replay(seed))")
      #expect(summary.balance.units == summary.startBalance.units + summary.profit.units)
    }
  }
}
