internal import Dice

/// The ways in which a key could stand in a text: plain, percent-encoded, in hexadecimal digits, in base64 of either
/// alphabet and at any of the three places where it can begin within a longer text.
struct KeyForms: Sendable {
  /// In lower case, because they are looked for without regard to it; the longest first.
  private let forms: [[UInt8]]

  init(_ key: APIKey) {
    let bytes = Array(key.secret.utf8)
    let digits = Array(bytes.hexadecimal.utf8)
    let allEscaped = bytes.flatMap { Array("%".utf8) + Array([$0].hexadecimal.utf8) }
    var forms = [bytes, digits, allEscaped, Array(PercentEncoding.encode(key.secret).utf8)]
    for place in 0..<3 { forms.append(contentsOf: Self.base64(of: bytes, at: place)) }
    let lowered = Set(forms.map { $0.map(Self.lowered) }).filter { !$0.isEmpty }
    self.forms = lowered.sorted { $0.count > $1.count }
  }

  /// The text with every form of the key replaced by `[key]`.
  func removed(from text: [UInt8]) -> [UInt8] {
    let searched = text.map(Self.lowered)
    var kept: [UInt8] = []
    var index = 0
    scan: while index < text.count {
      for form in forms where searched[index...].starts(with: form) {
        kept.append(contentsOf: "[key]".utf8)
        index += form.count
        continue scan
      }
      kept.append(text[index])
      index += 1
    }
    return kept
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }

  /// The characters of base64 that depend on the key alone where it begins at the `place`-th byte of a group of three,
  /// in the common alphabet and in that of addresses.
  private static func base64(of key: [UInt8], at place: Int) -> [[UInt8]] {
    let common = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let ofAddresses = common.dropLast(2) + Array("-_".utf8)
    let bits = ([UInt8](repeating: 0, count: place) + key).flatMap { byte in
      (0..<8).map { (byte >> (7 - $0)) & 1 }
    }
    let first = (place * 8 + 5) / 6
    let values = (first..<(bits.count / 6)).map { index in
      bits[(index * 6)..<(index * 6 + 6)].reduce(0) { $0 << 1 | Int($1) }
    }
    // Short keys leave nothing of their own that would not be found in any text.
    guard values.count >= 4 else { return [] }
    return [values.map { common[$0] }, values.map { Array(ofAddresses)[$0] }]
  }
}

/// Writes text so that it can stand in an address.
enum PercentEncoding {
  static func encode(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        encoded.append(Character(Unicode.Scalar(byte)))
      default:
        encoded += "%" + [byte].hexadecimal.uppercased()
      }
    }
    return encoded
  }
}
