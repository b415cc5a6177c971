import ArgumentParser
import Foundation
import Ledger
import Report

extension Sessions {
  /// `alea sessions export`: every ticket of a session, a line each.
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write every ticket of a session, a line each, in the order of the transcript.",
      discussion: """
        The same session gives the same bytes, again and on another machine, whatever was kept of it: where only its \
        inputs were, its tickets are derived again and held against its checkpoints and its hash. A record that does \
        not hold is found out while or after it is written: then the exit code is 99, and what was written is not to \
        be trusted. A session without an end is written as far as it is recorded: up to its last checkpoint, where \
        only inputs are kept.
        """)

    @OptionGroup var choice: SessionChoice

    @Option(help: "How: csv (RFC 4180, with a header, LF) or jsonl (as alea run --jsonl).")
    var format: TicketFormat

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to; - is standard output.", valueName: "file"))
    var output = "-"

    func run() async throws {
      let reader = try choice.file.reader()
      let session = try choice.session(reader)
      try refuseLedger(reader.path)
      let isBroken = OneWayFlag()
      let file: TicketFile
      do throws(TicketFile.WriteFault) {
        file = try TicketFile(path: output, format: format) { isBroken.set() }
      } catch {
        throw Failure(.disk, error.description)
      }
      let tickets = SessionTickets(ledger: reader, session: session) { isBroken.isSet }
      let told = try await DeskThread.run {
        let told = Result { try tickets.tell(file) }
        do throws(TicketFile.WriteFault) {
          try file.close()
        } catch {
          throw Failure(.disk, error.description)
        }
        return try told.get()
      }
      guard !told.isWhole else { return }
      Talk.warn("session \(session.id) has no end: its first \(told.tickets) tickets are known")
    }

    /// A slip here would cost every record that there is.
    private func refuseLedger(_ ledger: String) throws {
      let named = [output, ledger].map { URL(filePath: $0).resolvingSymlinksInPath().path() }
      guard output != "-", named[0] == named[1] else { return }
      throw Failure(.usage, "--output \(output) is the ledger itself")
    }
  }
}
