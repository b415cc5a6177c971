public import Dice

/// A house's own marks of a bet, beside what was rolled. A class, because replies are copied for every bet and most
/// houses give none.
public final class Receipt: Sendable {
  /// The house's name of the bet.
  public let reference: String?
  /// The hash of the server seed that the house had shown before.
  public let serverSeedHash: String?
  /// The client seed.
  public let clientSeed: String?
  /// The balance after the bet, in the house's figures.
  public let balance: Amount?

  /// Makes a receipt.
  public init(
    reference: String? = nil, serverSeedHash: String? = nil, clientSeed: String? = nil, balance: Amount? = nil
  ) {
    self.reference = reference
    self.serverSeedHash = serverSeedHash
    self.clientSeed = clientSeed
    self.balance = balance
  }
}

extension Receipt: Hashable {
  /// Whether they say the same.
  public static func == (left: Receipt, right: Receipt) -> Bool {
    left.reference == right.reference && left.serverSeedHash == right.serverSeedHash
      && left.clientSeed == right.clientSeed && left.balance == right.balance
  }

  /// Hashes what it says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(reference)
    hasher.combine(serverSeedHash)
    hasher.combine(clientSeed)
    hasher.combine(balance)
  }
}
