import Scripting
import Testing

/// What `alea check` believes a host to give, against what the prelude gives.
@Suite("The names that are checked and those that are there")
struct HostNameTests {
  private static let dialects = [Dialect.dicebot, .gamblerbot, .webdicebot, .mydicebot]

  /// What a script sees after its first result.
  private func printed(_ statements: String, _ dialect: Dialect) throws -> [String] {
    let play = try BotPlay("nextbet, chance = 1, 50\nfunction dobet()\n\(statements)\nend", in: dialect)
    try play.begin()
    try play.play("+")
    return play.printed
  }

  /// Globals that a native script has: those of Lua, and the session's own.
  private func native() throws -> Set<String> {
    Set(try Play.output(of: "for name in pairs(_G) do print(name) end"))
  }

  /// Globals that are there and of which a script that speaks of them is told that they are not: few do.
  private static let unchecked: Set = [
    "ChangeGame", "ExportSim", "LoadStrategy", "ResetBuiltIn", "getfenv", "setfenv",
  ]

  @Test("every name that the hosts give is checked for some dialect", arguments: dialects)
  func checked(dialect: Dialect) throws {
    let known = Self.dialects.reduce(try native()) { $0.union(HostNames.of($1).given) }
    // Lua's own, of 5.1 or of the kind that hosts have; what this script defines; what texts are translated with.
    let others: Set = ["io", "os", "unpack", "loadstring", "collectgarbage", "dobet", "alea_text_"]
    let all = try printed("for name in pairs(getfenv()) do print(name) end", dialect)
    #expect(all.count > 100)
    // In mydicebot everything is there in small letters too.
    let small =
      dialect == .mydicebot
      ? Set(all.filter { known.union(Self.unchecked).map { $0.lowercased() }.contains($0) }) : []
    let left = Set(all).subtracting(known).subtracting(others).subtracting(Self.unchecked).subtracting(small)
    #expect(left == [])
  }
}
