import Foundation
import TestSupport
import Testing

/// Twelve points of two parameters, and a third that is fixed.
private let martingale = [
  "--param", "base=0.00001..0.00008/4x", "--param", "multiplier=1.5,2,3", "-P", "max_streak=0",
]

@Suite("alea sweep")
struct SweepTests {
  private struct Figures: Decodable {
    struct Share: Decodable { let value, low, high: Double }
    struct Average: Decodable { let mean, se, median: Double }
    struct Difference: Decodable { let difference, se, low, high: Double }
    struct Point: Decodable {
      let parameters: [String: String]
      let p_ruin: Share
      let profit: Average
      let expected_loss: Double
      let against_best: Difference
      let result_sha256: String
    }
    struct Band: Decodable {
      let field, low, median, high, share_as_good: Double
      let place: String
    }
    let sessions, best: Int
    let random, recommended: Bool
    let points: [Point]
    let luck_band: Band
  }

  private static let limits = ["--max-bets", "60", "--balance", "0.001", "--seed", "4"]
  private static let sessions = ["--sessions", "40"]

  private func sweep(_ arguments: [String]) throws -> Program.Ending {
    let ending = try Program().alea(["sweep"] + arguments + Self.limits)
    try #require(ending.code == 0, "\(ending.talk)")
    return ending
  }

  private func figures(_ ending: Program.Ending) throws -> Figures {
    try JSONDecoder().decode(Figures.self, from: Data(ending.output.utf8))
  }

  @Test("plays every combination as a backtest would, on the same rolls, and compares with the best")
  func grid() throws {
    let found = try figures(sweep(["classic-martingale"] + martingale + Self.sessions + ["--json"]))
    #expect(found.sessions == 40 && found.points.count == 12 && !found.random && !found.recommended)
    #expect(found.points[0].parameters == ["base": "0.00001", "multiplier": "1.5"])
    #expect(found.points[4].parameters == ["base": "0.00002", "multiplier": "2"])
    let best = found.points[found.best]
    #expect(best.profit.mean == found.points.map(\.profit.mean).max())
    #expect(best.against_best.difference == 0 && best.against_best.se == 0)
    for point in found.points {
      #expect(abs(point.profit.mean - best.profit.mean - point.against_best.difference) < 1e-12)
      #expect(point.expected_loss > 0 && point.p_ruin.low <= point.p_ruin.value)
    }
    let band = found.luck_band
    #expect(band.field < best.profit.mean && band.low < band.median && band.median < band.high)
    let isWithin = best.profit.mean >= band.low && best.profit.mean <= band.high
    #expect((band.place == "within") == isWithin)
    let alone = try Program().alea(
      ["backtest", "classic-martingale", "-P", "base=0.00002", "-P", "multiplier=2", "-P", "max_streak=0"]
        + Self.limits + Self.sessions + ["--json"])
    #expect(alone.output.contains(found.points[4].result_sha256), "\(alone.output)")
  }

  @Test("gives the same bytes for the same seed, on one process and on two, on a grid and at random")
  func same() throws {
    let drawn = ["--param", "base=0.00001..0.001/x", "--param", "chance=20..80", "--random", "5"]
    for points in [martingale, drawn] {
      let script = points == drawn ? "flat" : "classic-martingale"
      let plain = [script] + points + Self.sessions + ["--json"]
      let one = try sweep(plain + ["--jobs", "1"])
      #expect(try sweep(plain + ["--jobs", "2"]).output == one.output)
      #expect(try sweep(plain).output == one.output)
    }
  }

  @Test(
    "fits 80 columns, with a map of one or two parameters",
    arguments: [
      martingale, ["-P", "base=0.00001..0.0001/\(Effort.size(3, soak: 10))", "-P", "multiplier=1.1..3/13"],
      ["-P", "base=0.00001..0.0001/10"], ["-P", "base=0.00001,0.0000123456", "-P", "max_streak=1..20/20"],
    ])
  func text(points: [String]) throws {
    for show in points == martingale || Effort.isSoak ? ["loss", "ruin", "profit"] : ["loss"] {
      let ending = try sweep(["classic-martingale"] + points + ["--sessions", "12", "--show", show])
      #expect(ending.outputLines.allSatisfy { $0.count <= 80 }, "\(ending.output)")
      #expect(ending.output.contains("█") && ending.talkLines.count <= 2, "\(ending.output)\(ending.talk)")
      let words = ending.output.replacing("\n", with: " ")
      for told in [
        "The best of ", "Luck band: if all ", "expected loss", "The best of many is mostly luck",
        "nothing is recommended", "the luck band: ",
      ] {
        #expect(words.contains(told), "\(told): \(ending.output)")
      }
    }
  }

  @Test("has no map of points that are drawn, or of three parameters")
  func noMap() throws {
    let drawn = try sweep(
      ["flat", "-P", "base=0.00001..0.001/x", "--random", "3", "--sessions", "10"])
    #expect(!drawn.output.contains("█") && drawn.output.contains("drawn at random"))
    let three = try sweep(
      [
        "flat", "-P", "base=0.00001,0.00002", "-P", "chance=40,50", "-P", "high=true,false", "--sessions",
        "10",
      ])
    #expect(!three.output.contains("█") && three.output.contains("8 points"))
  }

  @Test("names the point whose values the script does not take")
  func refusedPoint() throws {
    let program = try Program()
    _ = try program.folder.write(
      "picky.lua",
      #"local base = param("base", 1e-6, "stake") if base > 2e-6 then error("too large for me") end "#
        + #"function next_bet(ctx) return base, 49.5, "high" end"#)
    let ending = try program.alea(["sweep", "picky.lua", "-P", "base=0.000001,0.000003"] + Self.limits)
    #expect(ending.code == 65 && ending.output.isEmpty, "\(ending.talk)")
    #expect(ending.talk.contains("base=0.000003: ") && ending.talk.contains("too large"), "\(ending.talk)")
  }

  @Test("a text with commas is one value")
  func commas() throws {
    let found = try figures(
      sweep(
        ["one-three-two-six", "-P", "sequence=1,2", "-P", "base=0.00001,0.00002", "--json"] + Self.sessions))
    #expect(found.points.count == 2)
  }

  @Test(
    "refuses what makes no sense, before anything is played",
    arguments: [
      ["flat"], ["flat", "-P", "base=0.1"], ["flat", "-P", "base=1..2"], ["flat", "-P", "base=,"],
      ["flat", "-P", "bsae=0.1,0.2"], ["flat", "-P", "base=0.1,-1"], ["flat", "-P", "base=0.1,0.1"],
      ["flat", "-P", "base=1e-6,0.000001"],
      ["flat", "-P", "base=0.1,0.2", "-P", "base=3"], ["flat", "-P", "base"],
      ["flat", "-P", "base=0.1,0.2", "--random", "3"], ["flat", "-P", "base=1..2", "--random", "1"],
      ["flat", "-P", "base=0.01..1/100", "--sessions", "600000"],
      ["flat", "-P", "base=0.01..1/30", "-P", "chance=10..90/30"],
      ["flat", "-P", "base=0.1,0.2", "--sessions", "1"], ["flat", "-P", "base=0.1,0.2", "--show", "luck"],
    ])
  func refused(arguments: [String]) throws {
    let ending = try Program().alea(["sweep"] + arguments + Self.limits)
    #expect(ending.code == 64 && ending.output.isEmpty && ending.talkLines.count == 1, "\(ending.talk)")
  }
}
