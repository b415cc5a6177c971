import Engine
import Scripting
import Testing

@Suite("The line that a bet came from")
struct TraceTests {
  /// Scripts whose bet comes from the line that ends in `--<`, by what is special about it.
  private static let scripts: [String: String] = [
    "return": """
    function next_bet()
      local stake = 1e-6
      return stake, 49.5, "high" --<
    end
    """,
    "a function that is called in the return": """
    local function stake()
      return 1e-6
    end
    function next_bet()
      return { amount = stake(), chance = 49.5, side = "high" } --<
    end
    """,
    "a tail call": """
    local function bet()
      return 1e-6, 49.5, "high" --<
    end
    function next_bet()
      return bet()
    end
    """,
    "the line of the end": """
    function next_bet()
      local stake = 1e-6
      return stake, 49.5, "high" end --<
    """,
    "one line": """
    local x
    function next_bet() return 1e-6, 49.5, "high" end --<
    """,
    "a coroutine": """
    next_bet = coroutine.wrap(function()
      while true do
        local stake = 1e-6
        coroutine.yield(stake, 49.5, "high") --<
      end
    end)
    """,
    "behind a caught error": """
    function next_bet()
      pcall(function()
        error("no")
      end)
      return 1e-6, 49.5, "high" --<
    end
    """,
    "a text that was loaded": """
    local made = load("\\n\\n\\n\\n\\nreturn 1e-6")
    function next_bet()
      local stake = made()
      return stake, 49.5, "high" --<
    end
    """,
  ]

  private func expected(_ text: String) -> Int? {
    text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasSuffix("--<") }
      .map { $0 + 1 }
  }

  @Test("is the one that returned it", arguments: scripts.keys.sorted())
  func returned(what: String) throws {
    let text = try #require(Self.scripts[what])
    let play = try Play(text, traces: true)
    for _ in 0..<3 {
      _ = try play.proposal()
      #expect(play.strategy.takeLine() == expected(text))
      #expect(play.strategy.takeLine() == nil, "it is told once")
    }
  }

  @Test("is that of next_bet where a result was handed over in the same call")
  func exchange() throws {
    let play = try Play(
      """
      function next_bet() return 1e-6, 49.5, "high" end
      function on_result(r)
        local x = r.win
      end
      """, traces: true)
    let bet = try play.proposal()
    let answer = try play.strategy.exchange(play.ended(bet, won: true), play.context)
    #expect(answer.proposal != nil && play.strategy.takeLine() == 1)
  }

  @Test("is not known where nobody asked for a trace")
  func untraced() throws {
    let play = try Play("function next_bet() return 1e-6, 49.5, 'high' end")
    _ = try play.proposal()
    #expect(play.strategy.takeLine() == nil)
  }

  @Test("is still told after a call that the watchdog looked at, and one that runs too long is still ended")
  func watched() throws {
    var limits = Watchdog.Limits()
    (limits.callback, limits.poll) = (30, 1)
    let play = try Play(
      """
      local calls = 0
      function next_bet()
        calls = calls + 1
        if calls == 3 then while true do end end
        return 1e-6, 49.5, "high"
      end
      """, watchdog: try Watchdog(limits: limits), traces: true)
    for _ in 0..<2 {
      _ = try play.proposal()
      #expect(play.strategy.takeLine() == 5)
    }
    #expect(play.fault()?.hasPrefix("test.lua:4: next_bet ran longer than 30 ms") == true)
  }

  @Test("of a script of another bot is the last one before its function ended, in its author's text")
  func community() throws {
    let play = try Play(
      """
      nextbet = 0.00000100
      chance = 49.5
      bethigh = true
      function dobet()
        if bets != 99 then
          nextbet = 0.00000200
        end
      end
      """, traces: true)
    let bet = try play.proposal()
    _ = play.strategy.takeLine()
    _ = try play.strategy.exchange(play.ended(bet, won: true), play.context)
    #expect(play.strategy.takeLine() == 6)
  }
}
