import ArgumentParser
import Foundation
import Ledger
import Report

/// `alea report`: a backtest or a session in charts.
struct MakeReport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Show a backtest's result or a recorded session in charts, on a page or in the terminal.",
    discussion: """
      With --output it writes one HTML file that works without a network, in light and dark, on paper, and with a table \
      behind every chart. Without, it prints the same as text. The same result gives the same bytes.

      A number is a session of the ledger, anything else a file that alea backtest -o or alea merge -o wrote; without \
      either it is the newest session. Where only a session's inputs are kept, its bets are derived again and held against \
      the record.

      Examples:
        alea backtest flat --max-bets 100 --sessions 500 --balance 0.001 -o flat.json
        alea report flat.json -o flat.html
        alea report 12 -o session-12.html

      Exit codes: 0; 64 usage; 66 no such file or session; 70 the wins of a backtest are not those of fair rolls, which \
      the report says first; 74 the page or the ledger cannot be written or read; 99 the record does not hold.
      """)

  @Argument(
    help: ArgumentHelp(
      "A result file, or a session's number; the newest session when absent.", valueName: "file|session"))
  var source: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write a page to this file; - is standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var rate: RateOption
  @OptionGroup var file: LedgerOption

  func validate() throws {
    guard output != "" else { throw ValidationError("--output '': expected a file.") }
  }

  func run() async throws {
    if let source, Int64(source) == nil {
      try refuse(source, "the result itself")
      let result = try ResultFile.read(source)
      try tell(BacktestReport(result, rate: rate.betsPerSecond).document)
      return try BacktestEnd.check(result)
    }
    let reader = try file.reader()
    try refuse(reader.path, "the ledger itself")
    let session = try SessionChoice.session(source.flatMap { Int64($0) }, reader)
    let made = try await DeskThread.run { try SessionDocument(reader: reader, session: session).make() }
    try tell(made.document)
    guard !made.told.isWhole else { return }
    Talk.warn("session \(session.id) has no end: its first \(made.told.tickets) tickets are known")
  }

  private func tell(_ document: ReportDocument) throws {
    guard let output else {
      let columns = Screen.columns(of: .standardOutput)
      let lines = ReportText.lines(document, columns: columns)
      return try Printout.write(lines.map(Talk.plain).joined(separator: "\n"))
    }
    let page = ReportPage.text(document)
    if output == "-" { return try Printout.write(String(page.dropLast())) }
    try WholeFile.write(Data(page.utf8), to: output)
  }

  private func refuse(_ path: String, _ what: String) throws {
    guard let output, output != "-" else { return }
    try OutputPlace.refuse(output, path, what)
  }
}
