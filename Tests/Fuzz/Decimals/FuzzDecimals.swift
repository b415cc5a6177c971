import Dice

/// libFuzzer's entry: text where an amount should be. One that is read is written so that it reads the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDecimals(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
  if let amount = Amount(decimal: text) {
    precondition(Amount(decimal: amount.description) == amount, "\(amount)")
    precondition(text.utf8.allSatisfy { "+-.0123456789".utf8.contains($0) }, text)
  }
  if let chance = Chance(percent: text) {
    precondition(Chance(percent: chance.description) == chance, "\(chance)")
  }
  return 0
}
