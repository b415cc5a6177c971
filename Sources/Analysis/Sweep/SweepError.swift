/// Why what is written after `--param` cannot be swept, or cannot be swept as far.
public struct SweepError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, and what to do.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
