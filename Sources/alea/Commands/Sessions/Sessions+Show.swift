import ArgumentParser
import Ledger

extension Sessions {
  /// `alea sessions show`: one session, with everything that it follows from.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a session: what it came to, what it follows from, and how it stands.")

    @OptionGroup var choice: SessionChoice
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
      let reader = try choice.file.reader()
      let running = reader.running
      let session = try choice.session(reader)
      try Printout.write(
        json
          ? try SessionPageJSON(session, running: running).text()
          : SessionPage.lines(session, running: running).joined(separator: "\n"))
    }
  }
}
