import Engine
import Ledger

/// What a person asks of a running live session, as it goes over the control socket.
enum SessionRequest: Equatable {
  case stop, stopOnWin, pause, resume
  case limits(Limits)

  private static let words: [(String, SessionRequest)] = [
    ("stop", .stop), ("stop-on-win", .stopOnWin), ("pause", .pause), ("resume", .resume),
  ]

  /// The line that asks for it; limits as the ledger writes them.
  var line: String {
    guard case .limits(let limits) = self else {
      return Self.words.first { $0.1 == self }?.0 ?? ""
    }
    return Self.limitsWord + limits.recorded
  }

  /// Reads a line, or nil where it asks for nothing that there is. No limit is below zero.
  init?(line: String) {
    if let request = Self.words.first(where: { $0.0 == line }) {
      self = request.1
      return
    }
    guard line.hasPrefix(Self.limitsWord), !line.contains("=-"),
      let limits = Limits(recorded: String(line.dropFirst(Self.limitsWord.count)))
    else { return nil }
    self = .limits(limits)
  }

  private static let limitsWord = "limits "
}
