/// Something in a script that its author or player should know.
public struct ScriptFinding: Hashable, Sendable {
  /// What it is about.
  public enum Kind: String, CaseIterable, Sendable {
    /// The text is not Lua, not even extended.
    case syntax
    /// The script raised while it was loaded, or lacks what it is called by.
    case load
    /// The script raised while it played.
    case raised
    /// Nothing is defined that a host would call.
    case noEntryPoint = "no-entry-point"
    /// A function is defined that the host of this kind of script does not call.
    case wrongEntryPoint = "wrong-entry-point"
    /// An `end` or its like closes nothing: what follows is not read.
    case truncated
    /// The text leaves a block open at its end.
    case missingEnd = "missing-end"
    /// A global that is read and that nobody sets.
    case unsetGlobal = "unset-global"
    /// A global that is set and that nobody reads.
    case unreadGlobal = "unread-global"
    /// A name that looks like another that would make sense.
    case nearMiss = "near-miss"
    /// A misspelling that makes no difference.
    case harmlessSlip = "harmless-slip"
    /// A function that moves money where the script comes from.
    case movesMoney = "moves-money"
    /// A function that reads or writes files.
    case usesFiles = "uses-files"
    /// A function that Alea does not have.
    case unsupported
    /// A function of Lua 5.1 that 5.4 does not have.
    case oldLua = "old-lua"
  }

  /// How much it matters.
  public enum Severity: String, CaseIterable, Sendable {
    /// Good to know.
    case note
    /// Probably not what the author meant, or not what the player wants.
    case warning
    /// The script does not play.
    case error
  }

  /// The line, from 1; 0 where it has none.
  public let line: Int
  /// What it is about.
  public let kind: Kind
  /// How much it matters.
  public let severity: Severity
  /// The name that it is about, if there is one.
  public let name: String?
  /// What is wrong, and what to do about it.
  public let text: String

  /// Makes a finding.
  public init(line: Int, kind: Kind, severity: Severity, name: String? = nil, text: String) {
    self.line = line
    self.kind = kind
    self.severity = severity
    self.name = name
    self.text = text
  }
}
