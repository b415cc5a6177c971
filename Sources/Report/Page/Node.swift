/// A piece of a page. Text and values of attributes can be anything and stay text: this is the only place that writes markup.
indirect enum Node: Hashable, Sendable {
  case element(String, [Attribute], [Node])
  case text(String)

  /// A name and its value.
  struct Attribute: Hashable, Sendable {
    let name, value: String
  }

  /// An element with children.
  static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Node] = []
  ) -> Node {
    .element(name, attributes.map { Attribute(name: $0.key, value: $0.value) }, children)
  }

  /// An element with a text in it.
  static func tag(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String) -> Node {
    tag(name, attributes, [.text(text)])
  }

  /// Elements that are closed where they open. Others are not, even where they are empty: HTML would take what follows as
  /// their content.
  private static let closed: Set = ["meta", "line", "path", "rect"]

  /// Adds its markup, which is well-formed XML and HTML at once.
  func write(to text: inout String) {
    switch self {
    case .text(let own): text += Self.escaped(own)
    case .element(let name, let attributes, let children):
      text += "<\(name)"
      for attribute in attributes { text += " \(attribute.name)=\"\(Self.escaped(attribute.value))\"" }
      if Self.closed.contains(name) {
        text += "/>"
        return
      }
      text += ">"
      for child in children { child.write(to: &text) }
      text += "</\(name)>"
    }
  }

  /// The text with what markup is made of written out. Controls, and marks that turn the direction of what follows, could make
  /// it look like something else or break the file: a replacement character stands for them.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n": escaped.unicodeScalars.append(scalar)
      case _ where isHarmful(scalar): escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    case let value: value & 0xFFFE == 0xFFFE
    }
  }
}
