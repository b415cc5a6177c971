/// Dots in characters of braille, two wide and four high each.
package struct BrailleCanvas {
  /// Dots across and up.
  package let width, height: Int
  private let columns: Int
  private var cells: [UInt32]

  /// An empty canvas of so many characters.
  package init(columns: Int, rows: Int) {
    self.columns = columns
    (width, height) = (columns * 2, rows * 4)
    cells = Array(repeating: 0, count: columns * rows)
  }

  /// Bits of a character's dots, see the Unicode chart U+2800: by column, from the top down.
  private static let bits: [[UInt32]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  /// Sets a dot; (0, 0) is at the bottom left. What lies outside is not there.
  package mutating func dot(_ x: Int, _ y: Int) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let down = height - 1 - y
    cells[down / 4 * columns + x / 2] |= Self.bits[x % 2][down % 4]
  }

  /// Sets the dots from one place to another.
  package mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y))
    for step in 0...steps {
      let part = steps == 0 ? 0 : Double(step) / Double(steps)
      dot(
        start.x + Int((Double(end.x - start.x) * part).rounded()),
        start.y + Int((Double(end.y - start.y) * part).rounded()))
    }
  }

  /// The rows, from the top down.
  package var lines: [String] {
    stride(from: 0, to: cells.count, by: columns).map { start in
      var line = ""
      for cell in cells[start..<(start + columns)] {
        if let scalar = Unicode.Scalar(0x2800 + cell) { line.unicodeScalars.append(scalar) }
      }
      return line
    }
  }
}
