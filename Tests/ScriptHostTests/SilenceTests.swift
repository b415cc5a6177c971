import ScriptHost
import Testing

@Suite("How long a process has been silent")
struct SilenceTests {
  private let start = ContinuousClock.now

  @Test("is what the desk listened")
  func listened() {
    var silence = Silence(at: start)
    for look in 1...20 {
      #expect(silence.duration(at: start + .milliseconds(50 * look)) == .milliseconds(50 * look))
    }
  }

  @Test("is not what the desk missed", arguments: [0.5, 0.99, 1, 3_600])
  func missed(seconds: Double) {
    var silence = Silence(at: start)
    _ = silence.duration(at: start + .milliseconds(50))
    #expect(silence.duration(at: start + .milliseconds(50) + .seconds(seconds)) == .milliseconds(150))
  }
}
