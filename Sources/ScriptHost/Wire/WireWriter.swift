internal import Dice

/// Writes fields one after another: whole numbers in little-endian order, text and lists with their length first.
package struct WireWriter {
  package private(set) var bytes: [UInt8]

  package init(capacity: Int = 256) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  package mutating func integer(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func count(_ value: Int) { integer(Int64(value)) }
  package mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }
  package mutating func number(_ value: Double) { integer(value.bitPattern) }
  mutating func amount(_ value: Amount) { integer(value.units) }

  package mutating func data(_ value: some Collection<UInt8>) {
    integer(UInt32(value.count))
    bytes.append(contentsOf: value)
  }

  /// Text, cut where the reader would not take more.
  package mutating func text(_ value: String, atMost limit: Int) {
    data(value.utf8.prefix(limit))
  }

  package mutating func optional<Value>(_ value: Value?, _ write: (inout WireWriter, Value) -> Void) {
    flag(value != nil)
    if let value { write(&self, value) }
  }

  package mutating func list<Element>(
    _ values: some Collection<Element>, _ write: (inout WireWriter, Element) -> Void
  ) {
    integer(UInt32(values.count))
    for value in values { write(&self, value) }
  }

  mutating func append(_ raw: Slice<UnsafeRawBufferPointer>) { bytes.append(contentsOf: raw) }
}
