/// Why sessions cannot be added up, or results not be merged.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sum does not fit 128 bits.
  case tooLarge(String)
  /// Results do not belong together.
  case mismatch(String)
  /// Sessions are missing from a merged result, or are in it twice.
  case range(String)
  /// A file is no result.
  case unreadable(String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .tooLarge(let what):
      "the \(what) of these sessions cannot be summed up in 128 bits: play with a smaller balance"
    case .mismatch(let words), .range(let words), .unreadable(let words): words
    }
  }
}
