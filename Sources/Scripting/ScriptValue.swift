import Dice

/// A value that goes between the host and a script's parameters.
public enum ScriptValue: Hashable, Sendable {
  /// A whole number.
  case integer(Int64)
  /// A number with a fraction.
  case number(Double)
  /// True or false.
  case boolean(Bool)
  /// Text.
  case string(String)

  /// The value as a number, if it is one.
  public var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    case .boolean, .string: nil
    }
  }
}

extension ScriptValue: CustomStringConvertible {
  /// The value as it would be written after `-P name=`.
  public var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .number(let value): Self.decimal(value)
    case .boolean(let value): "\(value)"
    case .string(let value): value
    }
  }

  /// A number as people write stakes: `0.000001`, not `1e-06`; other notations where eight places do not do.
  private static func decimal(_ value: Double) -> String {
    let units = (value * 1e8).rounded()
    guard abs(units) < 1e15, units / 1e8 == value else { return "\(value)" }
    return Amount(units: Int64(units)).plain
  }
}
