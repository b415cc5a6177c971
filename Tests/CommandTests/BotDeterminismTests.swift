import Testing

@Suite("One command, one transcript, also for scripts of other bots")
struct BotDeterminismTests {
  /// Bets by everything that a host's clock, files, order and chance could make different.
  private static let nosy = """
    math.randomseed(os.time())
    local words, sum = {}, 0
    for i = 1, 50 do words["key" .. i * 7919 % 50] = i words[{}] = -i end
    local function note(value) sum = (sum * 31 + value) % 1000003 end
    nextbet, chance, bethigh = 1e-5, 49.5, true
    function dobet()
      for _, value in pairs(words) do note(value) end
      note(os.clock() * 1e6)
      note(os.time())
      note(math.random(1, 1000))
      note(tonumber(os.date("%S")) + #os.date())
      note(lastBet.Roll * 100 + lastBet.nonce + lastBet.date.second + tonumber(lastBet.clientseed:sub(1, 6), 16))
      local log = io.open("log", "a+")
      log:write(sum, "\\n")
      log:seek("set", 0)
      note(#log:read("a") % 1000)
      log:close()
      words["new" .. math.floor(sum) % 40] = bets
      if bets % 7 == 0 then sleep(sum % 3 / 10) end
      if bets % 50 == 0 then resetseed() resetstats() end
      local t = os.clock() while os.clock() - t < 0.01 do end
      sum = math.floor(sum)
      nextbet = (sum % 100 + 1) * 1e-6
      chance = 40 + sum % 20
      bethigh = sum % 2 == 0
    end
    """

  private static let kinds = [
    [], ["--max-concurrent", "5"], ["--max-concurrent", "5", "--lanes"],
    ["--max-concurrent", "5", "--latency", "lognormal:100ms,0.5", "--faults", "refused=9%"],
  ]

  @Test("two processes play the same bets", arguments: kinds)
  func sameHash(kind: [String]) throws {
    let (first, second) = (try played("11", kind), try played("11", kind))
    #expect(first.hash == second.hash)
    #expect(first.lines == second.lines)
    #expect(try played("12", kind).hash != first.hash)
  }

  private func played(_ seed: String, _ kind: [String]) throws -> (hash: String, lines: String) {
    let program = try Program()
    _ = try program.folder.write("nosy.lua", Self.nosy)
    let played = try Played(
      ["nosy.lua", "--max-bets", "300", "--seed", seed, "--balance", "1000"] + kind, in: program)
    #expect(played.summary.bets == 300, "\(played.ending.talk)")
    return (try #require(played.summary.transcriptSha256), program.folder.read("bets.jsonl"))
  }
}
