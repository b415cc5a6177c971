extension Dialect {
  /// Recognizes the dialect of a script by what it defines. It never fails: where nothing is recognized, it is native.
  ///
  /// In this order:
  /// 1. `next_bet`: native.
  /// 2. `CalculateBet` or `DoDiceBet`: gamblerbot.
  /// 3. `dobet`, or a global `nextbet` that is set, only in another case (`doBet`, `nextBet`): mydicebot, which does
  ///    not know case. In any other host such a script would not play.
  /// 4. `dobet` or a `nextbet` that is set, and a name that only the web hosts have (`webOnly`) is read and nowhere
  ///    set, defined or local, or `basebet` is read at top level before it is set: webdicebot.
  /// 5. `dobet`, or a `nextbet` that is set: dicebot.
  /// 6. A field of `NextBet` that is set: gamblerbot, with a slip in the name of its function.
  ///
  /// Scripts keep their own `winstreak` and `basebet`, so that a name that a script sets itself says nothing.
  public static func detect(in script: Script) -> DialectGuess {
    let names = ScriptNames(Parser.parse(script.text))
    if let guess = names.defined(["next_bet"], .native) { return guess }
    if let guess = names.defined(["CalculateBet", "DoDiceBet"], .gamblerbot) { return guess }
    let plays =
      names.settings["dobet"].map { ("defines dobet", $0) }
      ?? names.settings["nextbet"].map { ("sets nextbet", $0) }
    if let guess = otherCase(names) { return guess }
    guard let plays else {
      let line = names.nextBetField
      return line.map { DialectGuess(dialect: .gamblerbot, because: "sets a field of NextBet in line \($0)") }
        ?? DialectGuess(dialect: .native, because: "no other dialect was recognized")
    }
    if let guess = webName(names) { return guess }
    return DialectGuess(dialect: .dicebot, because: "\(plays.0) in line \(plays.1)")
  }

  /// Names that webdicebot and mydicebot give a script and DiceBot does not, and that nobody would mention without
  /// setting them but to use them: `target`, `result`, `game` and `message` are too common.
  static let webOnly: Set<String> = [
    "losestreak", "winstreak", "casino", "minbalance", "maxbalance", "minprofit",
    "maxprofit",
    "currentroll", "scriptname", "betinterval", "resetchart", "resethistory", "resetlog", "resetall",
    "resetsession",
    "checkbalance", "unvault",
  ]

  private static func otherCase(_ names: ScriptNames) -> DialectGuess? {
    for (name, verb) in [("dobet", "defines"), ("nextbet", "sets")] where names.settings[name] == nil {
      let variants = names.settings.filter { $0.key != name && $0.key.lowercased() == name }
      // A script with a `dobet` that never sets its stake is only understood where `nextBet` is that.
      if let first = variants.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
        return DialectGuess(
          dialect: .mydicebot, because: "\(verb) \(first.key), and no \(name), in line \(first.value)")
      }
    }
    return nil
  }

  private static func webName(_ names: ScriptNames) -> DialectGuess? {
    let read = names.reads.filter { webOnly.contains($0.key) && names.settings[$0.key] == nil }
    if let first = read.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      return DialectGuess(
        dialect: .webdicebot, because: "uses \(first.key) without setting it in line \(first.value)")
    }
    guard let line = names.earlyBaseBet else { return nil }
    return DialectGuess(dialect: .webdicebot, because: "reads basebet before setting it in line \(line)")
  }
}

/// The globals of a script, each with the first line that sets or reads it.
private struct ScriptNames {
  /// Globals that are set or defined.
  private(set) var settings: [String: Int] = [:]
  /// Globals that are read.
  private(set) var reads: [String: Int] = [:]
  /// The line at top level that reads `basebet` before it is set anywhere above.
  private(set) var earlyBaseBet: Int?
  /// The first line that sets a field of `NextBet`.
  private(set) var nextBetField: Int?

  init(_ syntax: Syntax) {
    for use in syntax.uses where !use.isLocal {
      if use.name == "NextBet", use.setsMember { nextBetField = nextBetField ?? use.line }
      if use.role == .read {
        if use.name == "basebet", use.depth == 0, settings["basebet"] == nil {
          earlyBaseBet = earlyBaseBet ?? use.line
        }
        reads[use.name] = reads[use.name] ?? use.line
      } else {
        settings[use.name] = settings[use.name] ?? use.line
      }
    }
    if let fault = syntax.fault { addDefinitions(behind: fault, syntax) }
  }

  /// Finds by their tokens alone what a text sets that does not parse to its end.
  private mutating func addDefinitions(behind fault: SyntaxFault, _ syntax: Syntax) {
    for index in syntax.tokens.indices.dropFirst(fault.token) where syntax.token(index).kind == .name {
      let before = syntax.token(index - 1).kind
      let behind = syntax.token(index + 1).kind
      let isDefined =
        before == .word(.function) && behind == .sign(.open) && syntax.token(index - 2).kind != .word(.local)
      let isField = [.word(.local), .sign(.dot), .sign(.colon), .sign(.comma), .sign(.openBrace)].contains(
        before)
      if isDefined || behind == .sign(.assign) && !isField {
        let token = syntax.token(index)
        let name = syntax.string(token)
        settings[name] = settings[name] ?? token.line
      }
    }
  }

  func defined(_ candidates: [String], _ dialect: Dialect) -> DialectGuess? {
    for name in candidates {
      if let line = settings[name] {
        return DialectGuess(dialect: dialect, because: "defines \(name) in line \(line)")
      }
    }
    return nil
  }
}
