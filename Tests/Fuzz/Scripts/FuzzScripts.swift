import Scripting

/// libFuzzer's entry: text where a script should be, for the parser behind the translator and `alea check`. Lines stay
/// where they are, and what was translated needs no more translation.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScripts(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let text = Array(UnsafeBufferPointer(start: data, count: size))
  guard let script = try? Script(path: "fuzz.lua", text: text) else { return 0 }
  let dialect = Dialect.detect(in: script).dialect
  let translation = Translator.translate(text, dialect: dialect)
  if translation.truncatedAfterLine == nil {
    let lines = text.count { $0 == 0x0A }
    let added = translation.missingEnds
    precondition(translation.text.count { $0 == 0x0A } == lines + added, "lines stay where they are")
  }
  _ = Inspection(script)
  return 0
}
