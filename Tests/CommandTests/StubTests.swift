import Testing

/// `strategies/alea.lua`, which editors read, says what the engine gives.
@Suite("The stub for editors")
struct StubTests {
  /// Prints the names of the fields of every view, marked by its class.
  private static let nosy = """
    local function tell(class, view) for k in pairs(view) do print(class .. " " .. k) end end
    tell("House", house)
    function on_start(ctx) tell("Context", ctx) end
    function next_bet(ctx)
      if ctx.bets < 3 then return 1e-6, 50, "high" end
      return { amount = 1e-6, range = { 0, 4999 }, inside = true }
    end
    function on_result(r) tell("Result", r) end
    function on_refused(bet) tell("Result", bet) end
    function on_stop(summary) tell("Summary", summary) end
    """

  /// The fields that the stub declares for `alea.NAME`.
  private func declared(_ name: String) throws -> Set<String> {
    let lines = try Program.text("strategies/alea.lua").split(separator: "\n")
    let own = lines.drop { $0 != "---@class alea.\(name)" }.dropFirst().prefix { $0.hasPrefix("---@field ") }
    return Set(own.map { String($0.dropFirst("---@field ".count).prefix { $0 != " " && $0 != "?" }) })
  }

  @Test(
    "has every field that a script sees, and no others", arguments: ["House", "Context", "Result", "Summary"])
  func fields(name: String) throws {
    let program = try Program()
    _ = try program.folder.write("nosy.lua", Self.nosy)
    let ending = try program.alea(
      "run", "nosy.lua", "--max-bets", "20", "--faults", "refused=20%", "--seed", "2")
    #expect(ending.code == 0, "\(ending.talk)")
    let seen = ending.talk.matches(of: /\[script\] (\w+) (\w+)/).filter { $0.output.1 == name }
    #expect(Set(seen.map { String($0.output.2) }) == (try declared(name)))
  }

  @Test("docs/strategies.md names every field too", arguments: ["House", "Context", "Result", "Summary"])
  func documented(name: String) throws {
    let page = try Program.text("docs/strategies.md")
    for field in try declared(name) {
      #expect(page.contains(try Regex("[`, ]\(field)[`, ]")), "\(name).\(field)")
    }
  }

  @Test(
    "a strategy's metadata is what the stub declares",
    arguments: ["name", "description", "risk", "independent"])
  func metadata(field: String) throws {
    #expect(try declared("Strategy").contains(field))
  }

  @Test("every function it declares is one that a script may call or define")
  func functions() throws {
    let stub = try Program.text("strategies/alea.lua")
    let names = stub.matches(of: /\nfunction (\w+)\(/).map { String($0.output.1) }
    let callbacks: Set = ["next_bet", "on_result", "on_refused", "on_start", "on_stop"]
    let given = Set(names).subtracting(callbacks)
    #expect(Set(names).isSuperset(of: callbacks))
    let program = try Program()
    let checks = given.map { "assert(type(\($0)) == 'function', '\($0)')" }.joined(separator: "\n")
    _ = try program.folder.write("uses.lua", "\(checks)\nfunction next_bet() return 1e-6, 50, 'low' end")
    #expect(try program.alea("run", "uses.lua", "--max-bets", "1").code == 0)
    #expect(given == ["param", "print", "log", "stop"])
  }
}
