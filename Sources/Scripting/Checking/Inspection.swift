/// What can be known of a script without running it.
public struct Inspection: Sendable {
  /// The dialect, and how it was recognized.
  public let guess: DialectGuess
  /// The script in plain Lua 5.4.
  public let translation: Translation
  /// What is to be said of it, in the order of the lines.
  public let findings: [ScriptFinding]
  /// What it needs of whoever plays it.
  public let needs: ScriptNeeds
  /// Whether the text can be parsed to its end.
  public let parses: Bool

  /// Findings about names that are told of one script: more help nobody.
  static let mostFindings = 200

  /// Inspects a script; `dialect` is detected where it is not given.
  public init(_ script: Script, dialect: DialectGuess? = nil) {
    let guess = dialect ?? Dialect.detect(in: script)
    self.guess = guess
    translation = Translator.translate(script.text, dialect: guess.dialect)
    let source = Source(script.text, dialect: guess.dialect)
    let (folded, syntax) = (source.folded, source.syntax)
    parses = syntax.fault == nil && (guess.dialect != .native || syntax.unmatchedCloser == nil)
    let globals = GlobalSurvey(syntax, dialect: guess.dialect)
    needs = ScriptNeeds(syntax, dialect: guess.dialect)
    var found = Self.structure(syntax, guess.dialect, globals, translation)
    found += HostFindings.all(syntax, globals)
    found += NameFindings.all(globals, folded: folded)
    findings = found.enumerated().sorted { left, right in
      (left.element.line, left.offset) < (right.element.line, right.offset)
    }.map(\.element)
  }

  /// What concerns the script as a whole.
  private static func structure(
    _ syntax: Syntax, _ dialect: Dialect, _ globals: GlobalSurvey, _ translation: Translation
  ) -> [ScriptFinding] {
    var found: [ScriptFinding] = []
    if let line = translation.truncatedAfterLine {
      found.append(
        ScriptFinding(
          line: line, kind: .truncated, severity: .warning,
          text:
            "an end, else or until that closes nothing: the script ends here, as in DiceBot; what follows is not read"
        ))
    }
    if translation.missingEnds > 0 {
      let last = syntax.tokens.last.map { $0.line - translation.missingEnds } ?? 1
      found.append(
        ScriptFinding(
          line: last, kind: .missingEnd, severity: .warning,
          text:
            "\(translation.missingEnds) 'end' missing at the end of the file: it is read as if it stood there, in "
            + "simulation; live play refuses it"))
    }
    let entries = HostNames.of(dialect).entryPoints
    let required =
      dialect == .native ? ["next_bet"] : entries.intersection(["dobet", "CalculateBet", "DoDiceBet"])
    if syntax.fault == nil, required.allSatisfy({ globals.all[$0]?.isSet != true }) {
      let wanted = required.sorted().joined(separator: ", ")
      found.append(
        ScriptFinding(
          line: 0, kind: .noEntryPoint, severity: .error,
          text: "defines no function that a host calls: a \(dialect.rawValue) script must define \(wanted)"))
    }
    if let entry = globals.all["DoDiceBet"], let nextbet = globals.all["nextbet"], nextbet.isSet,
      globals.all["NextBet"] == nil, globals.all["dobet"] == nil
    {
      found.append(
        ScriptFinding(
          line: entry.line, kind: .wrongEntryPoint, severity: .warning, name: "DoDiceBet",
          text:
            "DoDiceBet gets its bet as an argument, but the script sets nextbet (line \(nextbet.line)), which is "
            + "DiceBot's: name the function dobet"))
    }
    return found
  }
}
