/// Reads and writes decimal numbers of at most eight places, exactly, without a floating-point step.
enum Decimal {
  /// Places behind the point.
  static let places = 8

  /// The number times 10^8, or nil where `text` is not a plain decimal number that fits.
  ///
  /// Accepted: an optional sign, digits, optionally a point and 1 to 8 digits; `.5` and `5.` are accepted as
  /// clients in the field write them. Not accepted: exponents, grouping, spaces, more than eight places.
  static func parse(_ text: some StringProtocol) -> Int64? {
    var bytes = text.utf8[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    // Counted below zero, where there is room for one unit more: the lowest amount is read back as well.
    var value: Int64 = 0
    var digits = 0
    var placesSeen: Int? = nil
    for byte in bytes {
      if byte == UInt8(ascii: "."), placesSeen == nil {
        placesSeen = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      if let seen = placesSeen {
        guard seen < places else { return nil }
        placesSeen = seen + 1
      }
      guard let next = append(byte, below: value) else { return nil }
      value = next
      digits += 1
    }
    guard digits > 0 else { return nil }
    for _ in (placesSeen ?? 0)..<places {
      guard let next = append(UInt8(ascii: "0"), below: value) else { return nil }
      value = next
    }
    if negative { return value }
    return value == .min ? nil : -value
  }

  private static func append(_ digit: UInt8, below value: Int64) -> Int64? {
    let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
    let (difference, borrow) = tenfold.subtractingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
    return overflow || borrow ? nil : difference
  }

  /// Writes `value` × 10^-8 with all eight places.
  static func format(_ value: Int128) -> String {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 100_000_000)
    let fraction = String(rest)
    let zeros = String(repeating: "0", count: places - fraction.utf8.count)
    return "\(value < 0 ? "-" : "")\(whole).\(zeros)\(fraction)"
  }
}

extension Amount: CustomStringConvertible {
  /// Reads a decimal number of coins with at most eight places, such as `0.5`, `-12` or `.00000001`.
  public init?(decimal text: some StringProtocol) {
    guard let units = Decimal.parse(text) else { return nil }
    self.init(units: units)
  }

  /// The amount in coins with all eight places, such as `0.00000100`.
  public var description: String { Decimal.format(Int128(units)) }
}

extension AmountSum: CustomStringConvertible {
  /// The sum in coins with all eight places.
  public var description: String { Decimal.format(units) }
}

extension Share {
  /// Reads a decimal number of percent such as `25` or `0.5`, or nil outside of 0...100.
  public init?(percent text: some StringProtocol) {
    guard let parsed = Decimal.parse(text), parsed % 100 == 0 else { return nil }
    self.init(parts: parsed / 100)
  }

  /// Reads a decimal fraction such as `0.25`, or nil outside of 0...1.
  public init?(fraction text: some StringProtocol) {
    guard let parsed = Decimal.parse(text) else { return nil }
    self.init(parts: parsed)
  }
}

extension Amount {
  /// The amount for a sentence: at least two places, no trailing zeros beyond, and a true minus sign.
  public var short: String { Decimal.short(description) }
}

extension Amount {
  /// The amount as it is typed: no trailing zeros, and a plain minus sign.
  public var plain: String {
    var text = description[...]
    while text.last == "0" { text.removeLast() }
    return String(text.last == "." ? text.dropLast() : text)
  }
}

extension AmountSum {
  /// The sum for a sentence: at least two places, no trailing zeros beyond, and a true minus sign.
  public var short: String { Decimal.short(description) }
}

extension Decimal {
  fileprivate static func short(_ full: String) -> String {
    var text = full[...]
    for _ in 0..<(places - 2) {
      guard text.last == "0" else { break }
      text.removeLast()
    }
    return text.first == "-" ? "−\(text.dropFirst())" : String(text)
  }
}
