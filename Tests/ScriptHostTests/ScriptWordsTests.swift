import ScriptHost
import Testing

@Suite("Words from a script")
struct ScriptWordsTests {
  /// What was shown, and a clock that a test sets.
  private final class Ear {
    var lines: [String] = []
    var warnings: [String] = []
    var now = ContinuousClock.now
    var bytes: Int { (lines + warnings).reduce(0) { $0 + $1.utf8.count + 1 } }

    func words(lanes: Int = 1) -> ScriptWords {
      ScriptWords(
        lanes: lanes, say: { self.lines.append($0) }, warn: { self.warnings.append($0) }, now: { self.now })
    }
  }

  @Test("are prefixed, and by their lane where there are several")
  func prefixes() {
    let ear = Ear()
    ear.words().print("a", lane: 0)
    ear.words(lanes: 2).print("b", lane: 1)
    ear.words().warn("c")
    #expect(ear.lines == ["[script] a", "[script 1] b"])
    #expect(ear.warnings == ["c"])
  }

  @Test("are at most 1 MiB at once; the rest is counted")
  func burst() {
    let ear = Ear()
    let words = ear.words()
    let line = String(repeating: "x", count: 1_014)  // 1 KiB with prefix and end of line
    for _ in 0..<3_000 { words.print(line, lane: 0) }
    #expect(ear.bytes == ScriptWords.bytesPerSecond)
    #expect(words.droppedLines == 3_000 - 1_024)
    ear.now += .milliseconds(500)
    for _ in 0..<3_000 { words.print(line, lane: 0) }
    #expect(ear.lines.count == 1_024 + 512)
  }

  @Test("save up no more than a second's allowance")
  func saved() {
    let ear = Ear()
    let words = ear.words()
    ear.now += .seconds(3_600)
    for _ in 0..<2_000 { words.warn(String(repeating: "x", count: 1_023)) }
    #expect(ear.bytes == ScriptWords.bytesPerSecond)
  }

  @Test("are at most 10 MiB a session, warnings among them")
  func session() {
    let ear = Ear()
    let words = ear.words()
    let line = String(repeating: "x", count: 1_014)
    for second in 0..<30 {
      ear.now += .seconds(1)
      for _ in 0..<1_024 {
        if second % 2 == 0 { words.print(line, lane: 0) } else { words.warn("[script] " + line) }
      }
    }
    #expect(ear.bytes == ScriptWords.bytesPerSession)
    #expect(words.droppedLines == 20 * 1_024)
    words.dropped(5)
    #expect(words.droppedLines == 20 * 1_024 + 5)
  }

  @Test("that nobody listens to are no lines that were dropped")
  func unheard() {
    let words = ScriptWords()
    for _ in 0..<10_000 { words.print(String(repeating: "x", count: 4_000), lane: 0) }
    #expect(words.droppedLines == 0)
  }
}
