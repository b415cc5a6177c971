import Foundation

/// Shows how far a backtest is, and when it will be done.
struct BacktestProgress: Sendable {
  private let total: Int
  private let start = ContinuousClock.now

  init(total: Int) {
    self.total = total
  }

  /// The line for so many sessions; empty before the first.
  func line(_ played: Int) -> String {
    guard played > 0, total > 0 else { return "" }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let left = seconds / Double(played) * Double(total - played)
    let width = 24
    let filled = width * played / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return "\(bar) \(played) of \(total) sessions, \(Self.span(left)) left"
  }

  /// Shows the line for what is counted until the task is cancelled; to a person who watches, if that is wanted.
  func showing(_ played: BacktestRun.Counter, isShown: Bool) -> Task<Void, Never> {
    Self.showing(isShown: isShown) { line(played.now) }
  }

  /// Shows what becomes of a line likewise.
  static func showing(isShown: Bool, _ line: @escaping @Sendable () -> String) -> Task<Void, Never> {
    let isWatched = isShown && Screen.isTerminal
    return Task {
      while isWatched, !Task.isCancelled {
        Talk.replaceLine(line())
        try? await Task.sleep(for: .milliseconds(200))
      }
      if isWatched { Talk.replaceLine("") }
    }
  }

  private static func span(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
