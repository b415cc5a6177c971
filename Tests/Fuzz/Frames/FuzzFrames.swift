import Dice
import Engine
import ScriptHost

/// libFuzzer's entry: bytes as a script process may send them, in two pieces; whatever they are, every message is
/// read or refused, and what is read is written as it was.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrames(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = UnsafeBufferPointer(start: data, count: size)
  var parser = FrameParser()
  let cut = size > 0 ? Int(bytes[0]) % size : 0
  do {
    for piece in [bytes[..<cut], bytes[cut...]] {
      parser.append(piece)
      while let frame = try parser.next() { FrameTrial.read(frame) }
    }
  } catch {
    return 0
  }
  return 0
}
