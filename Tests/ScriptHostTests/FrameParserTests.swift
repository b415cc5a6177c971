import ScriptHost
import TestSupport
import Testing

@Suite("Frames")
struct FrameParserTests {
  /// What the parser says of these bytes: the fault, or nil.
  private func fault(_ bytes: [UInt8]) -> String? {
    var parser = FrameParser()
    parser.append(bytes)
    do throws(WireFault) {
      while try parser.next() != nil {}
      return nil
    } catch {
      return error.description
    }
  }

  private func header(_ kind: UInt8, _ length: UInt32, version: UInt8 = Frame.version) -> [UInt8] {
    [version, kind, 0, 0] + withUnsafeBytes(of: length.littleEndian) { Array($0) }
  }

  @Test("of another version are refused", arguments: [0, 2, 255] as [UInt8])
  func version(version: UInt8) {
    #expect(
      fault(header(FrameKind.ready.rawValue, 4, version: version))?.hasPrefix("version \(version) ") == true)
  }

  @Test("of a kind that there is not are refused")
  func kinds() {
    for kind in UInt8.min ... .max where FrameKind(rawValue: kind) == nil {
      #expect(fault(header(kind, 0)) == "no kind of frame is \(kind)")
    }
  }

  @Test("with something in the bytes that must be zero are refused", arguments: [2, 3])
  func reserved(index: Int) {
    var bytes = header(FrameKind.look.rawValue, 0)
    bytes[index] = 1
    #expect(fault(bytes) == "a frame whose header is not as it must be")
  }

  @Test("that are too long are refused by their header alone", arguments: FrameKind.allCases)
  func tooLong(kind: FrameKind) {
    #expect(fault(header(kind.rawValue, UInt32(kind.longest))) == nil)
    for length in [UInt32(kind.longest) + 1, 1 << 31, .max] {
      let words = "a frame '\(kind)' of \(length) bytes; at most \(kind.longest) are taken"
      #expect(fault(header(kind.rawValue, length)) == words)
    }
  }

  @Test("that say more than they should are refused")
  func trailing() throws {
    var bytes = Frame.bytes(of: Line.log("a", lane: 0))
    bytes[4] += 1
    var parser = FrameParser()
    parser.append(bytes + [0])
    let frame = try #require(try parser.next())
    #expect(throws: WireFault("1 bytes too many in the frame")) { try frame.message(Line.self) }
  }

  @Test("out of order are refused, and what was expected is named")
  func order() throws {
    var parser = FrameParser()
    parser.append(Frame.bytes(of: Request.look))
    let frame = try #require(try parser.next())
    #expect(throws: WireFault("a frame 'look' out of order; expected 'checkpoint'")) {
      try frame.message(Checkpoint.self)
    }
  }

  @Test("arrive whole, however the stream is cut", arguments: Effort.seeds(10, soak: 1_000))
  func pieces(seed: UInt64) throws {
    var make = RandomMessages(seed)
    let sent = try make.frames()
    let stream = sent.flatMap { $0 }
    var parser = FrameParser()
    var (position, arrived) = (0, [[UInt8]]())
    while position < stream.count {
      let end = min(stream.count, position + make.count(1...(make.flag() ? 9 : 700)))
      parser.append(stream[position..<end])
      position = end
      while let frame = try parser.next() { arrived.append(Array(frame.payload)) }
    }
    #expect(arrived == sent.map { Array($0.dropFirst(8)) }, "\(Effort.replay(seed))")
    #expect(parser.pending == 0)
  }
}
