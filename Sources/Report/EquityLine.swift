/// A balance over time as a line of braille: two points a character, four levels high.
public struct EquityLine: Sendable {
  /// Points kept; when full, every other one is dropped and the spacing doubles.
  private let capacity: Int
  private var points: [Double] = []
  private var spacing = 1
  private var skipped = 0

  /// Makes an empty line of at most `characters` characters.
  public init(characters: Int) {
    capacity = max(characters, 1) * 2
  }

  /// Adds a point.
  public mutating func append(_ value: Double) {
    skipped += 1
    guard skipped >= spacing else { return }
    skipped = 0
    points.append(value)
    guard points.count > capacity else { return }
    points = points.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    spacing *= 2
  }

  /// The line.
  public var text: String {
    guard let low = points.min(), let high = points.max() else { return "" }
    let levels = points.map { high > low ? Int((($0 - low) / (high - low) * 3).rounded()) : 1 }
    var text = ""
    for index in stride(from: 0, to: levels.count, by: 2) {
      let left = Self.leftDots[levels[index]]
      let right = index + 1 < levels.count ? Self.rightDots[levels[index + 1]] : 0
      if let scalar = Unicode.Scalar(0x2800 + left + right) { text.unicodeScalars.append(scalar) }
    }
    return text
  }

  /// Dots of the left column from the lowest to the highest; see the Unicode chart U+2800.
  private static let leftDots: [UInt32] = [0x40, 0x04, 0x02, 0x01]
  private static let rightDots: [UInt32] = [0x80, 0x20, 0x10, 0x08]
}
