import ArgumentParser
import Dice

/// A limit on money as it is written on the command line: an amount, or a share of the starting balance.
enum MoneyBound: ExpressibleByArgument, Equatable {
  /// `25%`, or the older form `-0.25`.
  case share(Share)
  /// `0.5`, or `0.5BTC` with the currency that it is meant in.
  case amount(Amount, currency: String?)

  init?(argument: String) {
    if argument.hasSuffix("%") {
      guard let share = Share(percent: argument.dropLast()) else { return nil }
      self = .share(share)
    } else if argument.hasPrefix("-") {
      guard let share = Share(fraction: argument.dropFirst()), share.parts > 0 else { return nil }
      self = .share(share)
    } else {
      let number = argument.prefix { !$0.isLetter }
      let suffix = argument.dropFirst(number.count)
      guard let amount = Amount(decimal: number), suffix.allSatisfy({ $0.isLetter || $0.isNumber }) else {
        return nil
      }
      self = .amount(amount, currency: suffix.isEmpty ? nil : String(suffix))
    }
  }

  /// Whether it is no money at all.
  var isNothing: Bool {
    switch self {
    case .share(let share): share.parts == 0
    case .amount(let amount, _): amount == .zero
    }
  }

  /// The amount that this is for a session that starts with `balance`.
  func resolved(balance: Amount, currency: String, flag: String) throws -> Amount {
    switch self {
    case .share(let share): return balance.share(share)
    case .amount(let amount, let named):
      if let named, named.uppercased() != currency.uppercased() {
        throw Failure(
          .usage, "\(flag) \(amount.short)\(named): that is \(named), and the session plays in \(currency)")
      }
      return amount
    }
  }
}
