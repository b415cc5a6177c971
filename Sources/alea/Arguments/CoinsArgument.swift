import ArgumentParser
import Dice

/// An amount with the currency behind it: `1BTC`, `0.5DOGE`.
struct CoinsArgument: ExpressibleByArgument, Equatable {
  let amount: Amount
  /// In capitals.
  let symbol: String

  init?(argument: String) {
    let number = argument.prefix { !$0.isLetter }
    let symbol = argument.dropFirst(number.count)
    guard let amount = Amount(decimal: number), amount >= .zero, symbol.utf8.count <= 16, !symbol.isEmpty,
      symbol.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return nil }
    (self.amount, self.symbol) = (amount, symbol.uppercased())
  }
}
