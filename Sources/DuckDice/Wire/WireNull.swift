/// A place that the site fills with `null` in most answers, and of which nothing is wanted when it is filled otherwise.
public struct WireNull: Codable, Hashable, Sendable {
  /// A place with nothing in it.
  public init() {}

  /// Passes over whatever stands there.
  public init(from decoder: any Decoder) throws {}

  /// Writes `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encodeNil()
  }
}
