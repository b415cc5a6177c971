internal import Dice

/// Reads what `WireWriter` writes, and believes none of it: every length, count and value is checked before it is
/// used, and a field that is not as it must be is named.
package struct WireReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  private var left: Int { bytes.endIndex - position }

  private mutating func take(_ count: Int, _ field: String) throws(WireFault) -> ArraySlice<UInt8> {
    guard count <= left else {
      throw WireFault("\(field): \(count) bytes expected, \(left) left in the frame")
    }
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  package mutating func integer<Value: FixedWidthInteger>(
    _ field: String, as type: Value.Type = Value.self
  ) throws(WireFault) -> Value {
    let raw = try take(MemoryLayout<Value>.size, field)
    return Value(littleEndian: raw.withUnsafeBytes { $0.loadUnaligned(as: Value.self) })
  }

  /// A whole number in `range`.
  package mutating func count(_ field: String, in range: ClosedRange<Int> = 0...Int.max) throws(WireFault)
    -> Int
  {
    let value = Int(try integer(field, as: Int64.self))
    guard range.contains(value) else {
      throw WireFault("\(field): \(value) is out of range: \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  package mutating func flag(_ field: String) throws(WireFault) -> Bool {
    switch try integer(field, as: UInt8.self) {
    case 0: return false
    case 1: return true
    case let other: throw WireFault("\(field): \(other) is neither 0 nor 1")
    }
  }

  /// A number that is finite.
  package mutating func number(_ field: String) throws(WireFault) -> Double {
    let value = Double(bitPattern: try integer(field, as: UInt64.self))
    guard value.isFinite else { throw WireFault("\(field): \(value) is no finite number") }
    return value
  }

  mutating func amount(_ field: String, atLeast least: Amount? = nil) throws(WireFault) -> Amount {
    let value = Amount(units: try integer(field))
    if let least, value < least { throw WireFault("\(field): \(value) is less than \(least)") }
    return value
  }

  package mutating func data(_ field: String, atMost limit: Int) throws(WireFault) -> ArraySlice<UInt8> {
    let count = Int(try integer(field, as: UInt32.self))
    guard count <= limit else { throw WireFault("\(field): \(count) bytes; at most \(limit) are taken") }
    return try take(count, field)
  }

  /// Text; bytes that are not UTF-8 become replacement characters.
  package mutating func text(_ field: String, atMost limit: Int) throws(WireFault) -> String {
    String(decoding: try data(field, atMost: limit), as: UTF8.self)
  }

  package mutating func optional<Value>(
    _ field: String, _ read: (inout WireReader) throws(WireFault) -> Value
  ) throws(WireFault) -> Value? {
    try flag(field) ? try read(&self) : nil
  }

  package mutating func list<Element>(
    _ field: String, atMost limit: Int, _ read: (inout WireReader) throws(WireFault) -> Element
  ) throws(WireFault) -> [Element] {
    let count = Int(try integer(field, as: UInt32.self))
    guard count <= limit else { throw WireFault("\(field): \(count) elements; at most \(limit) are taken") }
    var values: [Element] = []
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  /// So many 64-bit words without a length of their own.
  mutating func words(_ field: String, count: Int) throws(WireFault) -> [UInt64] {
    let raw = try take(count * 8, field)
    return raw.withUnsafeBytes { raw in
      (0..<count).map { UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)) }
    }
  }

  /// Whether every byte was read.
  var isAtEnd: Bool { left == 0 }

  /// Nothing may be left: a frame that says more than it should says something else.
  package func finish() throws(WireFault) {
    guard isAtEnd else { throw WireFault("\(left) bytes too many in the frame") }
  }
}
