/// The globals of Lua itself, as far as a script has them.
enum LuaNames {
  /// Globals of Lua 5.4 that every script has (manual §6).
  static let everywhere: Set<String> = [
    "_G", "_VERSION", "_ENV", "assert", "error", "getmetatable", "ipairs", "load", "next", "pairs", "pcall",
    "print",
    "rawequal", "rawget", "rawlen", "rawset", "select", "setmetatable", "tonumber", "tostring", "type",
    "xpcall",
    "coroutine", "math", "string", "table", "utf8",
  ]

  /// Globals that reach out of a script. Scripts of other hosts have `io` and `os`, of their own kind.
  static let outside: Set<String> = [
    "io", "os", "debug", "package", "require", "dofile", "loadfile", "collectgarbage", "warn",
  ]

  /// What a script of `dialect` has of them.
  static func outside(for dialect: Dialect) -> Set<String> { dialect == .native ? [] : ["io", "os"] }

  /// Functions of Lua 5.1 that 5.4 does not have, and what takes their place. Scripts of other hosts have them.
  static let old: [String: String] = [
    "unpack": "table.unpack", "loadstring": "load", "table.getn": "#t", "table.maxn": "#t",
    "table.foreach": "for k, v in pairs(t)", "table.foreachi": "for i, v in ipairs(t)", "math.pow": "x ^ y",
    "math.log10": "math.log(x, 10)", "math.mod": "math.fmod", "math.ldexp": "x * 2.0 ^ e",
    "string.gfind": "string.gmatch",
  ]

  /// Functions of `io` and `os` that work on files.
  static func isFileFunction(_ library: String, _ member: String) -> Bool {
    library == "io" || library == "os" && ["rename", "remove", "tmpname"].contains(member)
  }
}
