public import Engine

/// How a session ended, with all that was counted.
public struct SessionEnding: Hashable, Sendable {
  /// What it came to.
  public let result: SessionResult
  /// When, in milliseconds since 1970.
  public let endedAtMilliseconds: Int64
  /// How long it took, in milliseconds; of the last part where it was resumed.
  public let wallMilliseconds: Int64
  /// Lines of the script that nobody was shown.
  public let droppedLines: Int

  /// Makes an ending.
  public init(
    result: SessionResult, endedAtMilliseconds: Int64, wallMilliseconds: Int64, droppedLines: Int = 0
  ) {
    self.result = result
    self.endedAtMilliseconds = endedAtMilliseconds
    self.wallMilliseconds = wallMilliseconds
    self.droppedLines = droppedLines
  }
}
