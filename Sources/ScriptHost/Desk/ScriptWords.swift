/// What a script says to people: bounded in rate and in all, so that nobody is drowned by it.
///
/// Lines are escaped and cut to 4 KiB before they come here. 1 MiB a second and 10 MiB a session are shown, prefixes
/// included; what is more is counted and dropped.
public final class ScriptWords {
  /// Bytes that may be said in a second, and the most that may be saved up.
  public static let bytesPerSecond = 1 << 20
  /// Bytes that may be said in a session.
  public static let bytesPerSession = 10 << 20

  private let lanes: Int
  private let say: ((String) -> Void)?
  private let warning: (String) -> Void
  private let now: () -> ContinuousClock.Instant
  private var allowance = Double(bytesPerSecond)
  private var last: ContinuousClock.Instant
  private var said = 0
  /// Lines that were not shown.
  public private(set) var droppedLines = 0

  /// Passes lines of `lanes` copies on to `say` and `warn`; without them, they are not shown.
  public init(
    lanes: Int = 1, say: ((String) -> Void)? = nil, warn: @escaping (String) -> Void = { _ in },
    now: @escaping () -> ContinuousClock.Instant = { .now }
  ) {
    self.lanes = lanes
    self.say = say
    warning = warn
    self.now = now
    last = now()
  }

  package func print(_ line: String, lane: Int) {
    guard let say else { return }
    let prefixed = (lanes > 1 ? "[script \(lane)] " : "[script] ") + line
    guard allows(prefixed.utf8.count + 1) else {
      droppedLines += 1
      return
    }
    say(prefixed)
  }

  /// Warnings come once each from an honest process, and count all the same.
  package func warn(_ line: String) {
    guard allows(line.utf8.count + 1) else {
      droppedLines += 1
      return
    }
    warning(line)
  }

  private func allows(_ bytes: Int) -> Bool {
    let moment = now()
    allowance = min(
      Double(Self.bytesPerSecond), allowance + (moment - last) / .seconds(1) * Double(Self.bytesPerSecond))
    last = moment
    guard Double(bytes) <= allowance, said + bytes <= Self.bytesPerSession else { return false }
    allowance -= Double(bytes)
    said += bytes
    return true
  }

  /// Lines that the script process itself dropped.
  package func dropped(_ count: Int) { droppedLines += count }
}
