import ArgumentParser
import Foundation
import Ledger

extension Sessions {
  /// `alea sessions prune`: removes recorded sessions, by a rule, and only then.
  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove recorded sessions by a rule, and give the space back.",
      discussion: """
        Without --yes it shows what it would remove, and removes nothing. What is removed is gone: nothing of it can be \
        shown, verified or resumed. Numbers of sessions are never given again.
        """)

    @Option(help: ArgumentHelp("Sessions that began before this date (UTC).", valueName: "date"))
    var before: DateArgument?

    @Option(parsing: .unconditional, help: ArgumentHelp("All sessions but the newest ones.", valueName: "n"))
    var keep: Int?

    @Option(help: ArgumentHelp("The session with this number; may be given again.", valueName: "id"))
    var id: [Int64] = []

    @Flag(help: "With --before or --keep: also sessions that were not simulated, the books of an account.")
    var live = false

    @Flag(help: "Remove them.") var yes = false
    @OptionGroup var file: LedgerOption

    func validate() throws {
      let rules = [before != nil, keep != nil, !id.isEmpty].count { $0 }
      guard rules == 1 else {
        throw ValidationError("Exactly one rule is needed: --before DATE, --keep N, or --id ID.")
      }
      if let keep, keep < 0 { throw ValidationError("--keep \(keep) is out of range: 0 or more.") }
      if live, !id.isEmpty { throw ValidationError("--live has no meaning with --id.") }
    }

    func run() throws {
      // Opened first: nobody plays or removes a session while this one decides.
      let (path, found) = (try file.path(), try file.reader())
      let writer = yes ? try open(path) : nil
      let pruning = try pruning(found, running: yes ? nil : found.running)
      guard let writer, !pruning.removed.isEmpty else { return try tell(pruning) }
      let before = Self.bytes(path)
      do throws(LedgerError) {
        try writer.remove(pruning.removed.map(\.id))
      } catch {
        throw Failure(error)
      }
      try Printout.write(pruning.lines(done: true).joined(separator: "\n"))
      do throws(LedgerError) {
        try writer.giveBackSpace()
        try writer.close()
      } catch {
        throw Failure(.disk, "they are removed, but their space is not given back: \(error)")
      }
      try Printout.write("\(path): \(before) bytes before, \(Self.bytes(path)) now")
    }

    private func tell(_ pruning: Pruning) throws {
      let end =
        pruning.removed.isEmpty
        ? "no session to remove" : "nothing was removed: with --yes, \(pruning.removed.count) would be"
      try Printout.write((pruning.lines(done: false) + [end]).joined(separator: "\n"))
    }

    private func pruning(_ reader: LedgerReader, running: Int64?) throws -> Pruning {
      let rule: Pruning.Rule =
        if let before { .before(before.span.lowerBound) } else if let keep { .keep(keep) } else { .ids(id) }
      do throws(LedgerError) {
        let sessions = try reader.sessions()
        for id in id where !sessions.contains(where: { $0.id == id }) {
          throw .noSession(path: reader.path, id: id)
        }
        return Pruning(rule, sessions, withLive: live, running: running)
      } catch {
        throw Failure(error)
      }
    }

    private func open(_ path: String) throws -> LedgerWriter {
      do throws(LedgerError) {
        return try LedgerWriter(path: path)
      } catch {
        throw Failure(error)
      }
    }

    private static func bytes(_ path: String) -> Int {
      (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
  }
}
