import Foundation
import Testing

/// `alea house`, started and listening.
final class OpenHouse {
  let running: Running
  /// The base of its API.
  let base: String
  /// The path of its journal.
  let journal: String
  private var hasEnded = false

  /// Starts it on a port that is free.
  convenience init(_ program: Program, _ arguments: String...) throws {
    try self.init(program, arguments)
  }

  init(_ program: Program, _ arguments: [String]) throws {
    journal = program.folder.file("journal-\(UUID().uuidString).jsonl")
    let running = try program.start(["house", "--port", "0", "--journal", journal] + arguments)
    let isListening = running.wait { running.output.contains("\n") }
    let prefix = "listening on "
    let line = running.output.split(separator: "\n").first ?? ""
    (self.running, base) = (running, String(line.dropFirst(prefix.count)))
    try #require(isListening && line.hasPrefix(prefix), "\(line) \(running.talk)")
  }

  deinit { if !hasEnded { running.signal(SIGKILL) } }

  /// Lines of the journal.
  var bets: [[String: Any]] {
    let text = (try? String(contentsOfFile: journal, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }
  }

  /// Asks it to end.
  func close(_ signal: Int32 = SIGTERM) throws -> Program.Ending {
    running.signal(signal)
    hasEnded = true
    return try running.end()
  }
}
