/// A 128-bit sum that is written as decimal digits, because JSON numbers are read through a `Double` by many.
public struct Wide: Hashable, Sendable, Codable {
  /// The sum.
  public private(set) var value: Int128

  /// Begins with `value`.
  public init(_ value: Int128 = 0) {
    self.value = value
  }

  /// Reads decimal digits.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = Int128(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no whole number")
    }
    self.value = value
  }

  /// Writes decimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(String(value))
  }

  mutating func add(_ other: Int128, _ what: String) throws(AnalysisError) {
    let (sum, overflow) = value.addingReportingOverflow(other)
    guard !overflow else { throw .tooLarge(what) }
    value = sum
  }

  mutating func add(_ left: Int128, times right: Int128, _ what: String) throws(AnalysisError) {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    guard !overflow else { throw .tooLarge(what) }
    try add(product, what)
  }

  /// The nearest `Double`.
  var double: Double { Double(value) }
}
