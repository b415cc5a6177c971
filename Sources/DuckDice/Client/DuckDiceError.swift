/// Why something that was asked of the site, other than a bet, was not had. The words never contain the key or an
/// address with it.
public enum DuckDiceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The address of the site cannot be used.
  case address(String)
  /// The key is not one.
  case key(String)
  /// The site was not reached; nothing was sent.
  case notReached(String)
  /// Something was sent and no trustworthy answer came.
  case noAnswer(String)
  /// The site does not accept the key.
  case keyRefused(String)
  /// The site says no, in its words.
  case refused(String)
  /// The site wants to be asked less often.
  case rateLimited(String)

  /// What happened, in words.
  public var description: String {
    switch self {
    case .address(let words), .key(let words), .notReached(let words), .noAnswer(let words),
      .keyRefused(let words), .refused(let words), .rateLimited(let words):
      words
    }
  }
}
