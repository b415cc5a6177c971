extension Sequence where Element == UInt8 {
  /// The bytes as digits, two each, in lower case: how hashes are written here.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
