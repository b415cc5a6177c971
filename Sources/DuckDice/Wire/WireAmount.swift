public import Dice
internal import Foundation

/// A sum of money on the wire: a decimal string without trailing zeros, such as `"0.004"`.
///
/// Read from a JSON number too, because clients and, at times, the site write one. Never through a `Double`: a number
/// is read as the decimal that stands there.
public struct WireAmount: Hashable, Sendable {
  /// The sum.
  public let amount: Amount

  /// Makes a sum for the wire.
  public init(_ amount: Amount) {
    self.amount = amount
  }

  /// The sum as the site writes it: no trailing zeros, no point behind a whole number.
  public var text: String {
    var text = amount.description[...]
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return String(text)
  }
}

extension WireAmount: Codable {
  /// Reads a string or a number of at most eight places.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text: String
    if let written = try? container.decode(String.self) {
      text = written
    } else {
      text = "\(try container.decode(Foundation.Decimal.self))"
    }
    // No amount is that long; a stranger's million zeros are not read through.
    guard text.utf8.count <= 40, let amount = Amount(decimal: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no amount of at most eight places")
    }
    self.init(amount)
  }

  /// Writes a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
