/// One thing that the doctor looked at.
struct Finding: Encodable {
  /// What it means for play.
  enum Verdict: String, Encodable {
    /// As it should be.
    case good = "ok"
    /// Play goes on without it.
    case note
    /// Play needs it.
    case bad = "missing"
  }

  let name: String
  let verdict: Verdict
  /// What was found, in a line.
  let found: String

  init(_ name: String, _ verdict: Verdict, _ found: String) {
    self.name = name
    self.verdict = verdict
    self.found = found
  }

  /// Looks at everything.
  static func all() -> [Finding] {
    LuaCheck.findings() + ProtectionCheck.findings() + TerminalCheck.findings() + DataCheck.findings()
  }
}
