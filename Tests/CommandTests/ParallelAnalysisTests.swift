import Foundation
import TestSupport
import Testing

@Suite("alea parallel-analysis")
struct ParallelAnalysisTests {
  private struct Analysis: Decodable {
    struct Depth: Decodable {
      struct Share: Decodable { let value: Double }
      let depth: Int
      let lanes: Bool
      let first_difference: Int?
      let bets, stale: Int
      let stale_share, p_ruin_change, max_exposure_median: Double
      let wagered_ratio: Double?
      let p_ruin: Share
    }
    let verdict: String
    let depths: [Depth]
  }

  private static let setting = ["--max-bets", "300", "--balance", "0.01", "--sessions", "30", "--seed", "3"]

  private func analysis(_ program: Program, _ arguments: [String]) throws -> Analysis {
    let ending = try program.alea(["parallel-analysis"] + arguments + ["--json"])
    try #require(ending.code == 0, "\(ending.talk)")
    return try JSONDecoder().decode(Analysis.self, from: Data(ending.output.utf8))
  }

  @Test("says that flat bets are independent of how many are in flight")
  func flat() throws {
    let found = try analysis(Program(), ["flat", "--max-concurrent", "1,5"] + Self.setting)
    #expect(found.verdict == "independent")
    #expect(found.depths.map(\.depth) == [1, 5, 5] && found.depths.map(\.lanes) == [false, false, true])
    #expect(found.depths.allSatisfy { $0.stale == 0 && $0.first_difference == nil && $0.bets >= 30 * 300 })
    #expect(found.depths.map { $0.max_exposure_median / 1e-6 }.map { $0.rounded() } == [1, 5, 5])
    #expect(found.depths[1].wagered_ratio == 1 && found.depths[1].p_ruin_change == 0)
  }

  @Test("finds three of five bets of a martingale stale at depth 5, and none in lanes")
  func martingale() throws {
    let found = try analysis(
      Program(), ["classic-martingale", "-P", "max_streak=0", "--max-concurrent", "2,5"] + Self.setting)
    #expect(found.verdict == "state-dependent")
    #expect(found.depths.map(\.depth) == [1, 2, 2, 5, 5])
    #expect(found.depths[0].stale == 0)
    #expect(found.depths[3].stale_share >= 0.6 && found.depths[3].first_difference ?? 99 < 5)
    #expect(found.depths.filter(\.lanes).allSatisfy { $0.stale == 0 })
  }

  @Test("tells a script apart whose bets hang on the order of calls, and not on what it is told")
  func order() throws {
    let program = try Program()
    let path = try program.folder.write(
      "order.lua",
      """
      local n = 0
      function next_bet() n = n + 1 return (1 + n % 3) * 1e-6, 50, "high" end
      function on_result(r) n = n + 2 end
      """)
    #expect(
      try analysis(program, [path, "--max-concurrent", "4"] + Self.setting).verdict == "order-dependent")
  }

  @Test("gives the same bytes with one process and with two, and words for a person")
  func repeatable() throws {
    let program = try Program()
    let arguments = ["parallel-analysis", "dalembert", "--max-concurrent", "1,3"] + Self.setting
    let one = try program.alea(arguments + ["--json", "--jobs", "1"])
    #expect(one.output == (try program.alea(arguments + ["--json", "--jobs", "2"]).output))
    let text = try program.alea(arguments).output
    #expect(text.contains("verdict  state-dependent") && text.contains("advice   --lanes"), "\(text)")
  }

  @Test(
    "refuses what it cannot play",
    arguments: [["--max-concurrent", "0,2"], ["--max-concurrent", "2,,3"], ["--max-concurrent", "1"]])
  func refused(arguments: [String]) throws {
    let ending = try Program().alea(["parallel-analysis", "flat"] + arguments + Self.setting)
    #expect(ending.code == 64 && ending.output.isEmpty, "\(ending.talk)")
  }

  @Test("ends at the first interruption, while it looks at bets one by one, and has no result")
  func interrupted() throws {
    let running = try Program().start([
      "parallel-analysis", "flat", "--max-bets", "1000000", "--balance", "1000", "--sessions", "1000000",
    ])
    usleep(2_500_000)
    running.signal(SIGINT)
    let ending = try running.end()
    #expect(ending.code == 130 && ending.output.isEmpty, "\(ending.code): \(ending.talk)")
  }

  @Test("names the session in which a script could not go on")
  func fault() throws {
    let program = try Program()
    let path = try program.folder.write(
      "fault.lua",
      "n = 0 function next_bet() n = n + 1 if n > 9 then error('enough') end return 1e-6, 50, 'high' end")
    let ending = try program.alea(["parallel-analysis", path] + Self.setting)
    #expect(ending.code == 65 && ending.talk.contains("session 0") && ending.talk.contains("enough"))
  }
}
