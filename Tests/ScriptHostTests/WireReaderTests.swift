import ScriptHost
import TestSupport
import Testing

@Suite("Reading fields")
struct WireReaderTests {
  private func written(_ write: (inout WireWriter) -> Void) -> WireReader {
    var writer = WireWriter()
    write(&writer)
    return WireReader(writer.bytes[...])
  }

  @Test("gives back what was written, at the ends of every type")
  func ends() throws {
    for value in [Int.min, -1, 0, 1, .max] {
      var reader = written { $0.count(value) }
      #expect(try reader.count("n", in: .min ... .max) == value)
      try reader.finish()
    }
    for value in [0, -0.0, 1.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude] {
      var reader = written { $0.number(value) }
      #expect(try reader.number("n") == value)
    }
    var reader = written {
      $0.flag(true)
      $0.optional("é") { $0.text($1, atMost: 9) }
      $0.optional(String?.none) { $0.text($1, atMost: 9) }
      $0.list([1, 2, 3]) { $0.integer(UInt16($1)) }
    }
    #expect(try reader.flag("f"))
    #expect(try reader.optional("o") { (r) throws(WireFault) in try r.text("o", atMost: 9) } == "é")
    #expect(try reader.optional("o") { (r) throws(WireFault) in try r.text("o", atMost: 9) } == nil)
    #expect(
      try reader.list("l", atMost: 3) { (r) throws(WireFault) in try r.integer("l", as: UInt16.self) } == [
        1, 2, 3,
      ])
    try reader.finish()
  }

  @Test("takes no number out of its range")
  func range() {
    for value in [Int.min, -1, 4, .max] {
      var reader = written { $0.count(value) }
      #expect(throws: WireFault("n: \(value) is out of range: 0 to 3")) { try reader.count("n", in: 0...3) }
    }
    for value in [Double.nan, .infinity, -.infinity] {
      var reader = written { $0.number(value) }
      #expect(throws: WireFault("n: \(value) is no finite number")) { try reader.number("n") }
    }
    for value in UInt8(2) ... .max {
      var reader = written { $0.integer(value) }
      #expect(throws: WireFault("f: \(value) is neither 0 nor 1")) { try reader.flag("f") }
    }
  }

  @Test("takes no text and no list longer than its bound, or than the frame")
  func lengths() {
    var long = written { $0.text("abcd", atMost: 9) }
    #expect(throws: WireFault("t: 4 bytes; at most 3 are taken")) { try long.text("t", atMost: 3) }
    var promised = written { $0.integer(UInt32(200)) }
    #expect(throws: WireFault("t: 200 bytes expected, 0 left in the frame")) {
      try promised.text("t", atMost: 300)
    }
    var list = written { $0.list([1, 2]) { $0.flag($1 == 1) } }
    #expect(throws: WireFault("l: 2 elements; at most 1 are taken")) {
      try list.list("l", atMost: 1) { (r) throws(WireFault) in try r.flag("l") }
    }
    var empty = WireReader([])
    #expect(throws: WireFault("n: 8 bytes expected, 0 left in the frame")) { try empty.count("n") }
    #expect(throws: WireFault("1 bytes too many in the frame")) { try written { $0.flag(true) }.finish() }
  }

  @Test("makes text of any bytes, and our own writer cuts what the reader would not take")
  func text() throws {
    var invalid = written { $0.data([0x61, 0xFF, 0xC3]) }
    #expect(try invalid.text("t", atMost: 9) == "a\u{FFFD}\u{FFFD}")
    var cut = written { $0.text("abcdef", atMost: 3) }
    #expect(try cut.text("t", atMost: 3) == "abc")
  }
}
