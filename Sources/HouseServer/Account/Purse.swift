/// One balance of an account.
public struct Purse: Hashable, Sendable {
  /// The currency, in capitals.
  public let symbol: String
  /// The mode.
  public let mode: GameMode

  /// Names a balance; the currency is taken in capitals.
  public init(_ symbol: String, _ mode: GameMode) {
    (self.symbol, self.mode) = (symbol.uppercased(), mode)
  }
}
