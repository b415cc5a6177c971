/// Findings about globals that are read and never set, set and never read, or look like others.
enum NameFindings {
  static func all(_ globals: GlobalSurvey, folded: CaseFolding?) -> [ScriptFinding] {
    var found: [ScriptFinding] = folded.map { otherCase($0, globals) } ?? []
    for name in globals.names where !globals.host.entryPoints.contains(name) {
      guard found.count < Inspection.mostFindings else { break }
      guard let global = globals.all[name] else { continue }
      if let meant = HostNames.harmless[name] {
        found.append(harmless(global, meant))
      } else if !globals.isGiven(name), let finding = finding(global, globals) {
        found.append(finding)
      }
    }
    return found
  }

  private static func finding(_ global: GlobalSurvey.Global, _ globals: GlobalSurvey) -> ScriptFinding? {
    if !global.isSet || global.isOnlyUpdated {
      return globals.isComplete && !globals.isOpen ? unset(global, globals) : nil
    }
    if !global.isRead { return unread(global, globals) }
    return lookalike(global, globals)
  }

  private static func harmless(_ global: GlobalSurvey.Global, _ meant: String) -> ScriptFinding {
    ScriptFinding(
      line: global.line, kind: .harmlessSlip, severity: .note, name: global.name,
      text: "\(global.name) is a common slip of \(meant); harmless: neither does anything here")
  }

  /// A global that nobody sets.
  private static func unset(_ global: GlobalSurvey.Global, _ globals: GlobalSurvey) -> ScriptFinding {
    let own = globals.names.filter { globals.all[$0]?.isSet == true }
    let meant =
      Spelling.nearest(global.name, in: globals.host.given) ?? Spelling.nearest(global.name, in: own)
    let state =
      if global.callLine != nil {
        "is called and nobody defines it: the call ends the script"
      } else if global.isSet {
        "is counted from nothing: nobody sets it first, so that it is nil"
      } else {
        "is read and nobody sets it: it is nil"
      }
    let advice = meant.map { "; did you mean \($0)?" } ?? foreign(global.name, globals.dialect)
    return ScriptFinding(
      line: global.line, kind: meant == nil ? .unsetGlobal : .nearMiss, severity: .warning, name: global.name,
      text: "\(global.name) \(state)\(advice)")
  }

  /// Says whose name it is, if another host has it.
  private static func foreign(_ name: String, _ dialect: Dialect) -> String {
    let owner = Dialect.allCases.first { $0 != dialect && HostNames.of($0).given.contains(name) }
    return owner.map { "; it is a name of \($0.rawValue) scripts, and this one is \(dialect.rawValue)" } ?? ""
  }

  /// A global that nobody reads.
  private static func unread(_ global: GlobalSurvey.Global, _ globals: GlobalSurvey) -> ScriptFinding? {
    let wanted = settings(unlike: global.name, globals).union(
      global.isFunction ? HostNames.allEntryPoints : [])
    let verb = global.isFunction ? "defined and nobody calls it" : "set and nobody reads it"
    if let meant = Spelling.nearest(global.name, in: wanted) {
      return ScriptFinding(
        line: global.line, kind: .nearMiss, severity: .warning, name: global.name,
        text: "\(global.name) is \(verb); did you mean \(meant)?")
    }
    guard globals.isComplete, !globals.isOpen else { return nil }
    let isEntry = HostNames.allEntryPoints.contains(global.name)
    return ScriptFinding(
      line: global.line, kind: isEntry ? .wrongEntryPoint : .unreadGlobal,
      severity: isEntry ? .warning : .note,
      name: global.name,
      text: isEntry
        ? "\(global.name) is called by no host of \(globals.dialect.rawValue) scripts"
        : "\(global.name) is \(verb)")
  }

  /// What the host reads, but for what is a part of `name`: `nextbet2` is somebody's own.
  private static func settings(unlike name: String, _ globals: GlobalSurvey) -> Set<String> {
    globals.host.settings.filter { !name.hasPrefix($0) && !name.hasSuffix($0) }
  }

  /// A global that the script sets and reads, and that is almost a variable which the host reads.
  private static func lookalike(_ global: GlobalSurvey.Global, _ globals: GlobalSurvey) -> ScriptFinding? {
    let candidates = globals.host.settings.filter { candidate in
      // `nextbet2` is somebody's own.
      !global.name.hasPrefix(candidate) && !global.name.hasSuffix(candidate)
    }
    guard let meant = Spelling.nearest(global.name, in: candidates),
      Spelling.distance(global.name, meant) ?? 2 <= 1
    else { return nil }
    let isInstead = globals.all[meant] == nil
    return ScriptFinding(
      line: global.line, kind: .nearMiss, severity: isInstead ? .warning : .note, name: global.name,
      text: "\(global.name) is a variable of the script's own"
        + (isInstead ? ", and \(meant) is never mentioned; did you mean that?" : ", and not \(meant)"))
  }

  /// Names of the host that a script writes in another case.
  private static func otherCase(_ folded: CaseFolding, _ globals: GlobalSurvey) -> [ScriptFinding] {
    let known = globals.given.union(globals.host.entryPoints)
    return folded.changes.filter { known.contains($0.after) }.prefix(Inspection.mostFindings).map { change in
      ScriptFinding(
        line: change.line, kind: .nearMiss, severity: .note, name: change.before,
        text: "\(change.before) is \(change.after), but only in mydicebot, which does not know case")
    }
  }
}
