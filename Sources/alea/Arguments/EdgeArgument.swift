import ArgumentParser
import Dice

/// A house edge as it is written: percent, at most two places, 0 to 99.99.
struct EdgeArgument: ExpressibleByArgument {
  let hundredths: Int

  /// The site's main mode: 1 %.
  static let standard = EdgeArgument(hundredths: 100)

  init(hundredths: Int) {
    self.hundredths = hundredths
  }

  init?(argument: String) {
    let number = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
    guard let parsed = Amount(decimal: number)?.units, parsed % 1_000_000 == 0 else { return nil }
    guard (0..<10_000).contains(parsed / 1_000_000) else { return nil }
    hundredths = Int(parsed / 1_000_000)
  }

  var defaultValueDescription: String {
    hundredths % 100 == 0 ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
  }
}
