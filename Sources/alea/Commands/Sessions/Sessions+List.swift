import ArgumentParser
import Dice
import Foundation
import Ledger
import TextTable

extension Sessions {
  /// `alea sessions`: lists what is recorded, the newest last.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List recorded sessions, the newest last.",
      discussion: "Dates are in UTC: a day such as 2026-11-23, or a moment such as 2026-11-23T04:00.")

    @Option(
      help: ArgumentHelp("Only sessions whose script's name or path contains this.", valueName: "words"))
    var script: String?

    @Option(help: ArgumentHelp("Only sessions that were played there.", valueName: "name"))
    var house: String?

    @Option(help: ArgumentHelp("Only sessions that began on this date or later.", valueName: "date"))
    var since: DateArgument?

    @Option(help: ArgumentHelp("Only sessions that began on this date or before.", valueName: "date"))
    var until: DateArgument?

    @Option(
      parsing: .unconditional, help: ArgumentHelp("The most sessions, the newest; 0 for all.", valueName: "n")
    )
    var limit = 50

    @OptionGroup var file: LedgerOption
    @Flag(help: "Print one JSON object.") var json = false

    func validate() throws {
      guard limit >= 0 else { throw ValidationError("--limit \(limit) is out of range: 0 or more.") }
      if let since, let until, since.span.lowerBound >= until.span.upperBound {
        throw ValidationError("--since \(since.text) lies behind --until \(until.text).")
      }
    }

    func run() throws {
      // Who has not played yet has made no mistake.
      guard FileManager.default.fileExists(atPath: try file.path()) else {
        return try Printout.write(
          json ? try SessionListJSON([], running: nil).text() : "nothing was recorded yet")
      }
      let reader = try file.reader()
      // Asked first: a session that ends meanwhile is then shown as running, and not as cut off.
      let running = reader.running
      var sessions = try sessions(reader)
      let areMore = limit > 0 && sessions.count > limit
      if areMore { sessions.removeFirst() }
      if json { return try Printout.write(try SessionListJSON(sessions, running: running).text()) }
      guard !sessions.isEmpty else { return try Printout.write("no session matches") }
      try Printout.write(Self.table(sessions, running: running))
      if areMore { try Printout.write("(the newest \(limit); --limit 0 shows all)") }
    }

    private func sessions(_ reader: LedgerReader) throws -> [RecordedSession] {
      var filter = LedgerReader.Filter()
      (filter.script, filter.house) = (script, house)
      if since != nil || until != nil {
        filter.started = (since?.span.lowerBound ?? .min)..<(until?.span.upperBound ?? .max)
      }
      // One more, to know whether there are more.
      filter.limit = limit == 0 ? nil : limit == .max ? limit : limit + 1
      do throws(LedgerError) {
        return try reader.sessions(filter)
      } catch {
        throw Failure(error)
      }
    }

    private static func table(_ sessions: [RecordedSession], running: Int64?) -> String {
      let table = TextTable<RecordedSession> { session in
        let figures = RecordedFigures(session)
        let profit = figures.profit.map { "\($0.short) \(session.inputs.currency)" } ?? "?"
        return [
          Column(title: "Id", value: session.id, align: .right),
          Column(title: "Started (UTC)", value: Moment.text(session.inputs.startedAtMilliseconds)),
          Column(title: "Script", value: shortened(Talk.plain(session.inputs.script))),
          Column(title: "House", value: Talk.plain(session.inputs.house)),
          // A session without an end may have played more than its last checkpoint says.
          Column(title: "Bets", value: "\(figures.bets)\(figures.areFinal ? "" : "+")", align: .right),
          Column(title: "Profit", value: profit, align: .right),
          Column(title: "State", value: session.state(running: running)),
        ]
      }
      return table.string(for: sessions, style: Style.plain) ?? ""
    }

    private static let longestScript = 28

    /// The name of a path, and its end where that is long.
    private static func shortened(_ script: String) -> String {
      let name = script.split(separator: "/").last.map(String.init) ?? script
      return name.count <= longestScript ? name : "…" + name.suffix(longestScript - 1)
    }
  }
}
