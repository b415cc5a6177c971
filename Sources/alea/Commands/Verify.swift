import ArgumentParser
import Ledger

/// `alea verify`: proves what can be proved of a recorded session.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prove what can be proved of a recorded session.",
    discussion: """
      The hash chain of its rows; that profits add up to the balance and no limit was exceeded; that a simulated \
      session follows from its inputs, bet by bet or by its hash; that rolls of a house follow from the seeds that it \
      revealed. Exit code 99 where one of them does not hold.
      """)

  @OptionGroup var choice: SessionChoice
  @Flag(help: "Print one JSON object.") var json = false

  func run() async throws {
    let reader = try choice.file.reader()
    let session = try choice.session(reader)
    let proved = try await DeskThread.run { try Verification(ledger: reader, session: session).run() }
    if json {
      try Printout.write(try VerifyJSON(session: session.id, proved: proved).text())
    } else {
      try Printout.write((["session \(session.id)"] + proved).joined(separator: "\n"))
    }
  }
}
