/// The globals of a script, each with all that is done with it.
struct GlobalSurvey {
  struct Global {
    let name: String
    /// The line of its first mention.
    let line: Int
    /// The first line that sets it, reads it, calls it.
    var setLine, readLine, callLine: Int?
    /// Whether it is only ever set by `name += …` and its like.
    var isOnlyUpdated = true
    var isFunction = false

    var isSet: Bool { setLine != nil }
    var isRead: Bool { readLine != nil }
  }

  let dialect: Dialect
  let host: HostNames
  /// All that the host gives.
  let given: Set<String>
  /// Whether the text was read to its end.
  let isComplete: Bool
  private(set) var all: [String: Global] = [:]
  /// Their names, in the order of the text.
  private(set) var names: [String] = []

  init(_ syntax: Syntax, dialect: Dialect) {
    self.dialect = dialect
    host = HostNames.of(dialect)
    given = host.given
    isComplete = syntax.fault == nil
    for use in syntax.uses where !use.isLocal {
      var global = all[use.name] ?? Global(name: use.name, line: use.line)
      if all[use.name] == nil { names.append(use.name) }
      switch use.role {
      case .read:
        global.readLine = global.readLine ?? use.line
        if use.isCalled, use.member == nil { global.callLine = global.callLine ?? use.line }
      case .written, .defined:
        global.setLine = global.setLine ?? use.line
        global.isOnlyUpdated = false
        if use.role == .defined { global.isFunction = true }
      case .updated: global.setLine = global.setLine ?? use.line
      }
      all[use.name] = global
    }
  }

  /// Whether globals may come and go by other means than their names.
  var isOpen: Bool { ["_G", "_ENV", "load", "loadstring", "setfenv", "getfenv"].contains { all[$0] != nil } }

  /// Whether `name` is there without the script's doing.
  func isGiven(_ name: String) -> Bool {
    given.contains(name) || LuaNames.everywhere.contains(name) || LuaNames.outside.contains(name)
      || LuaNames.old[name] != nil || HostNames.movingMoney.contains(name)
  }
}
