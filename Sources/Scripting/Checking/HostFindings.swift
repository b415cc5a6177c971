/// Findings about functions that a script calls: those that move money or files, that are missing, or old.
enum HostFindings {
  static func all(_ syntax: Syntax, _ globals: GlobalSurvey) -> [ScriptFinding] {
    var seen: Set<String> = []
    var found: [ScriptFinding] = []
    for use in syntax.uses where !use.isLocal && use.role == .read && globals.all[use.name]?.isSet != true {
      let name = use.member.map { "\(use.name).\($0)" } ?? use.name
      guard found.count < Inspection.mostFindings, seen.insert(name).inserted else { continue }
      if let finding = finding(use, name, globals) { found.append(finding) }
    }
    return found
  }

  private static func finding(_ use: NameUse, _ name: String, _ globals: GlobalSurvey) -> ScriptFinding? {
    func make(_ kind: ScriptFinding.Kind, _ severity: ScriptFinding.Severity, _ text: String) -> ScriptFinding
    {
      ScriptFinding(line: use.line, kind: kind, severity: severity, name: name, text: text)
    }
    let isNative = globals.dialect == .native
    let knows = globals.host.functions.contains(use.name)
    if HostNames.movingMoney.contains(use.name), use.isCalled, use.member == nil {
      return make(
        .movesMoney, .warning,
        knows
          ? "\(name) moves money where this script comes from; here it only writes a line"
          : "\(name) would move money; a \(globals.dialect.rawValue) script has no such function, and the call ends it"
      )
    }
    if knows, HostNames.isUnsupported(use.name), use.isCalled {
      return make(.unsupported, .error, "\(name) is not supported by Alea: the call ends the script")
    }
    if let replacement = LuaNames.old[name] {
      return isNative
        ? make(.oldLua, .warning, "\(name) is of Lua 5.1, and nil here; write \(replacement)")
        : make(
          .oldLua, .note,
          "\(name) is of Lua 5.1; Alea has it for such scripts, plain Lua 5.4 has \(replacement)")
    }
    guard LuaNames.outside.contains(use.name) else { return nil }
    guard LuaNames.outside(for: globals.dialect).contains(use.name) else {
      return make(.unsupported, .warning, "\(name) reaches out of the script, which none can here: it is nil")
    }
    guard let member = use.member, LuaNames.isFileFunction(use.name, member) else { return nil }
    return make(.usesFiles, .note, "\(name) works on files that exist in memory only, for the session")
  }
}
