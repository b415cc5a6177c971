/// How a script's text was understood.
public struct ScriptReading: Hashable, Sendable {
  /// Whose contract it was written for.
  public let dialect: Dialect
  /// How that was recognized, such as `defines dobet in line 12`.
  public let because: String
  /// Places where the text had to be translated into Lua 5.4.
  public let changes: Int
  /// The line with an `end` too many, at which the script ends for its own host too.
  public let truncatedAfterLine: Int?

  /// Blocks that the text leaves open at its end, and that are read as if they were closed there; in simulation only.
  public let missingEnds: Int

  package init(
    dialect: Dialect, because: String, changes: Int = 0, truncatedAfterLine: Int? = nil, missingEnds: Int = 0
  ) {
    self.missingEnds = missingEnds
    self.dialect = dialect
    self.because = because
    self.changes = changes
    self.truncatedAfterLine = truncatedAfterLine
  }
}
