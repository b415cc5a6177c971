/// Figures on a grid in characters: five shades that need no colour, and the figure itself where there is room for it.
struct HeatMap {
  private static let shades = ["·", "░", "▒", "▓", "█"].map { Character($0) }
  private static let longestLabel = 24

  /// The labels of the rows and of the columns; one column without a label for a single parameter.
  let rows, columns: [String]
  /// The names of what changes along them.
  let rowName, columnName: String
  /// A list for each row.
  let values: [[Double]]
  /// Writes a figure.
  let text: (Double) -> String

  /// A map of one parameter.
  init(_ name: String, _ labels: [String], _ values: [Double], text: @escaping (Double) -> String) {
    (rows, columns, rowName, columnName) = (labels, [""], name, "")
    (self.values, self.text) = (values.map { [$0] }, text)
  }

  /// A map of two, of which the first changes slowly; the one with fewer values goes across.
  init(
    _ names: (String, String), _ labels: ([String], [String]), _ values: [Double],
    text: @escaping (Double) -> String
  ) {
    let (slow, fast) = labels
    self.text = text
    if fast.count <= slow.count {
      (rows, columns, rowName, columnName) = (slow, fast, names.0, names.1)
      self.values = slow.indices.map { row in fast.indices.map { values[row * fast.count + $0] } }
    } else {
      (rows, columns, rowName, columnName) = (fast, slow, names.1, names.0)
      self.values = fast.indices.map { row in slow.indices.map { values[$0 * fast.count + row] } }
    }
  }

  private var bounds: (low: Double, high: Double) {
    let all = values.joined()
    return (all.min() ?? 0, all.max() ?? 0)
  }

  private func shade(_ value: Double) -> Character {
    let (low, high) = bounds
    guard high > low else { return Self.shades[0] }
    return Self.shades[min(4, Int((value - low) / (high - low) * 5))]
  }

  /// The lines, none longer than `width` characters, of which there are 70 or more.
  func lines(width: Int) -> [String] {
    let labels = ([rowName] + rows).map(Self.short)
    // An arrow and a space beside the name of the rows.
    let margin = max(labels[0].count + 3, labels.reduce(0) { max($0, $1.count) } + 2)
    let room = (width - margin) / columns.count - 1
    let widest = values.joined().reduce(0) { max($0, text($1).count) }
    let isTold = widest + 3 <= room
    let cell = isTold ? max(widest + 3, min(room, 10)) : max(1, min(room, 8))
    let isNamed = columns.allSatisfy { $0.count <= cell }
    let heads = isNamed ? columns : columns.indices.map(Self.letter)
    var lines: [String] = []
    if !columnName.isEmpty { lines.append(Self.padded("", margin) + "\(Self.short(columnName)) →") }
    lines.append(
      Self.padded(labels[0] + (columnName.isEmpty ? "" : " ↓"), margin)
        + heads.map { Self.padded($0, cell) }.joined(separator: " "))
    for (row, label) in zip(values, labels.dropFirst()) {
      let cells = row.map { value in
        let told = isTold ? text(value) : ""
        let filled = isTold ? cell - told.count - 1 : cell
        return String(repeating: shade(value), count: filled) + (isTold ? " " : "") + told
      }
      lines.append(Self.padded(label, margin) + cells.joined(separator: " "))
    }
    if !isNamed {
      let legend = zip(heads, columns).map { "\($0)=\($1)" }.joined(separator: ", ")
      lines += WordWrap.lines(legend, width: width)
    }
    let (low, high) = bounds
    lines.append("\(Self.shades[0]) \(text(low)) to \(Self.shades[4]) \(text(high))")
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }

  private static func letter(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
  }

  private static func short(_ label: String) -> String {
    label.count <= longestLabel ? label : label.prefix(longestLabel - 1) + "…"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
