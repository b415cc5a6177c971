import Foundation
import Testing

@Suite("One command, one transcript")
struct DeterminismTests {
  /// Bets by everything whose order or value could differ from process to process.
  private static let nosy = """
    local words, objects, sum = {}, {}, 0
    for i = 1, 50 do words["key" .. i * 7919 % 50] = i; objects[{}] = i; objects[function() end] = -i end
    local function fold(t)
      for k, v in pairs(t) do sum = (sum * 31 + (tonumber(v) or 0) + #tostring(k):sub(1, 9)) % 1000003 end
    end
    function next_bet(ctx)
      fold(words); fold(objects)
      local list = {}
      for i = 1, 20 do list[i] = { key = math.random(3), place = i } end
      table.sort(list, function(a, b) return a.key < b.key end)
      for i, item in ipairs(list) do sum = (sum * 17 + item.place * i) % 1000003 end
      words["new" .. sum % 40] = sum
      return (sum % 100 + 1) * 1e-6, 40 + sum % 20, sum % 2 == 0 and "high" or "low"
    end
    function on_result(r) sum = (sum + r.roll + r.late) % 1000003; words["new" .. r.roll % 40] = nil end
    """

  private static let kinds = [
    [], ["--parallel"], ["--parallel", "--lanes"],
    ["--max-concurrent", "7", "--lookahead", "20", "--latency", "lognormal:100ms,0.5"],
    ["--max-concurrent", "3", "--lanes", "--latency", "uniform:50ms-150ms", "--faults", "refused=9%"],
  ]

  @Test("two processes play the same bets, at any load", arguments: kinds)
  func sameHash(kind: [String]) throws {
    let first = try played("11", kind)
    let load = try (0..<4).map { _ in
      try Program().start(["run", "flat", "--balance", "1000000", "--quiet", "--json"])
    }
    let second = try played("11", kind)
    for running in load {
      running.signal(SIGKILL)
      _ = try running.end()
    }
    #expect(first.hash == second.hash)
    #expect(first.lines == second.lines)
    #expect(try played("12", kind).hash != first.hash)
  }

  @Test("the lines come in the order of handing over", arguments: kinds)
  func order(kind: [String]) throws {
    let lines = try Program.Ending.lines(try played("5", kind).lines)
    let handed = lines.filter(\.handedOver)
    #expect(lines.prefix(handed.count).allSatisfy { $0.handedOver })
    #expect(zip(handed, handed.dropFirst()).allSatisfy { $0.ms <= $1.ms })
    for lane in Set(handed.map(\.lane)) {
      let own = handed.filter { $0.lane == lane }
      #expect(zip(own, own.dropFirst()).allSatisfy { $0.ticket < $1.ticket && $0.asked <= $1.asked })
      #expect(own.allSatisfy { $0.asked <= $0.after })
    }
  }

  @Test("a seed that was drawn is printed, and plays the same again")
  func drawn() throws {
    let first = try Played("fibonacci", "--max-bets", "100")
    let again = try Played("fibonacci", "--max-bets", "100", "--seed", "\(first.summary.seed)")
    #expect(again.summary.transcriptSha256 == first.summary.transcriptSha256)
    #expect(first.ending.talk.contains("seed \(first.summary.seed)\n"))
    #expect(try Played("fibonacci", "--max-bets", "100").summary.seed != first.summary.seed)
  }

  private func played(_ seed: String, _ kind: [String]) throws -> (hash: String, lines: String) {
    let program = try Program()
    _ = try program.folder.write("nosy.lua", Self.nosy)
    let played = try Played(["nosy.lua", "--max-bets", "300", "--seed", seed] + kind, in: program)
    #expect(played.summary.bets == 300)
    return (try #require(played.summary.transcriptSha256), program.folder.read("bets.jsonl"))
  }
}
