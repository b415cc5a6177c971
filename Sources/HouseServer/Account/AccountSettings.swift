public import Dice

/// An account as it is opened: its key and what it holds.
public struct AccountSettings: Hashable, Sendable {
  /// What its owner's requests bear.
  public var key: String
  /// The name that replies and the journal tell; the key stands in neither.
  public var name: String
  /// What it holds at the start.
  public var balances: [Purse: Amount]
  /// The first server seed; drawn from the house's seed where there is none.
  public var serverSeed: String?
  /// The first client seed; drawn where there is none.
  public var clientSeed: String?

  /// The key of the account that is there when none is named. It is no secret: it opens practice money alone.
  public static let practiceKey = "00000000-0000-4000-8000-000000000000"

  /// Describes an account.
  public init(
    key: String = Self.practiceKey, name: String = "practice",
    balances: [Purse: Amount] = [Purse("BTC", .main): Amount(units: Amount.unitsPerCoin)],
    serverSeed: String? = nil, clientSeed: String? = nil
  ) {
    (self.key, self.name, self.balances) = (key, name, balances)
    (self.serverSeed, self.clientSeed) = (serverSeed, clientSeed)
  }
}
