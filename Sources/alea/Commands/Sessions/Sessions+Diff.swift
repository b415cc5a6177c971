import ArgumentParser
import Ledger

extension Sessions {
  /// `alea sessions diff`: where two sessions part.
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find the first ticket in which two sessions differ.",
      discussion: """
        Compares each bet, its roll and what it made of the balance; not when it was asked for and settled. Exit codes: \
        0 the same tickets; 99 a difference.
        """)

    @Argument(help: ArgumentHelp("A session's number.", valueName: "id")) var first: Int64
    @Argument(help: ArgumentHelp("Another one's.", valueName: "id")) var second: Int64
    @OptionGroup var file: LedgerOption
    @Flag(help: "Print one JSON object.") var json = false

    func run() async throws {
      let reader = try file.reader()
      let sessions = try [first, second].map { try SessionChoice.session($0, reader) }
      let json = json
      let (text, differs) = try await DeskThread.run {
        let comparison = try SessionComparison(reader, sessions[0], sessions[1])
        let text =
          json ? try SessionComparisonJSON(comparison).text() : comparison.lines.joined(separator: "\n")
        return (text, comparison.differs)
      }
      try Printout.write(text)
      if differs { throw ExitCode(ExitStatus.checkFailed.rawValue) }
    }
  }
}
