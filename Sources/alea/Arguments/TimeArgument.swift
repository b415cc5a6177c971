import ArgumentParser
import Dice
import Engine

/// A span of time as it is written: `250ms`, `90s`, `5m`, `1h30m`, or a plain number of seconds.
struct TimeArgument: ExpressibleByArgument, Equatable {
  let nanoseconds: Nanoseconds

  init(milliseconds: Int) {
    nanoseconds = Nanoseconds(milliseconds) * 1_000_000
  }

  var defaultValueDescription: String {
    nanoseconds % 1_000_000_000 == 0 ? "\(nanoseconds / 1_000_000_000)s" : "\(nanoseconds / 1_000_000)ms"
  }

  init?(argument: String) {
    self.init(text: argument[...])
  }

  init?(text: Substring) {
    var rest = text
    var total: Nanoseconds = 0
    repeat {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard let amount = Amount(decimal: number), let unitNanoseconds = Self.nanoseconds(unit) else {
        return nil
      }
      let span = Int128(amount.units) * Int128(unitNanoseconds) / Int128(Amount.unitsPerCoin)
      guard let next = Nanoseconds(exactly: Int128(total) + span) else { return nil }
      total = next
    } while !rest.isEmpty
    nanoseconds = total
  }

  private static func nanoseconds(_ unit: Substring) -> Nanoseconds? {
    switch unit {
    case "ms": 1_000_000
    case "", "s": 1_000_000_000
    case "m", "min": 60_000_000_000
    case "h": 3_600_000_000_000
    case "d": 86_400_000_000_000
    default: nil
    }
  }
}
