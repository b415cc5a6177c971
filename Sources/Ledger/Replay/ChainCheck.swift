internal import Engine
internal import Foundation
internal import GRDB

/// Computes the links of a session's chain again from its rows.
public struct ChainCheck {
  private let ledger: LedgerReader
  private let session: Int64

  /// The check of a session.
  public init(_ ledger: LedgerReader, _ session: Int64) {
    self.ledger = ledger
    self.session = session
  }

  /// Goes through all rows; returns the number of links. Throws `damaged` with the first link that does not follow.
  public func run() throws(LedgerError) -> Int {
    try checkTexts()
    var chain = Chain()
    var links = RowReader(ledger, "links", session, places: 0..<Int(1) << Schema.placeBits)
    var rows = Tables(ledger, session)
    var last: Chain?
    while let row = try links.next() {
      let link = Chain(link: row)
      guard link.links == chain.links + 1, link.counts.all.elementsEqual(chain.counts.all, by: >=) else {
        throw damaged("link \(chain.links) is missing or has impossible numbers")
      }
      do {
        let before = chain
        try chain.add(link.counts) { bytes in
          if before.links == 0 { try bytes.add(sessionRow()) }
          try rows.add(before.counts, link.counts, &bytes)
        }
      } catch {
        throw LedgerError.of(error, path: ledger.path)
      }
      guard chain.hash == link.hash else {
        throw damaged("\(Self.place(link, last)): a row was changed, lost or added")
      }
      last = link
    }
    guard last != nil else { throw damaged("it has no links") }
    try rows.checkNothingLeft()
    return chain.links
  }

  private static func place(_ link: Chain, _ before: Chain?) -> String {
    let first = before?.counts ?? Chain.Counts()
    return "link \(link.links - 1) (recorded tickets \(first.tickets)..<\(link.counts.tickets), "
      + "results \(first.results)..<\(link.counts.results))"
  }

  private func damaged(_ words: String) -> LedgerError {
    .damaged(path: ledger.path, place: "session \(session): \(words)")
  }

  private func sessionRow() throws -> Row {
    let row = try ledger.queue.read {
      try Row.fetchOne($0, sql: "SELECT * FROM sessions WHERE id = ?", arguments: [session])
    }
    guard let row else { throw LedgerError.noSession(path: ledger.path, id: session) }
    return row
  }

  /// The texts that a session names by their hashes.
  private func checkTexts() throws(LedgerError) {
    let recorded = try ledger.session(session)
    guard Digest.text(Data(recorded.inputs.scriptText)) == recorded.scriptSHA256 else {
      throw damaged("the text of its script was changed")
    }
    let files = try attempt(ledger.path) {
      try ledger.queue.read {
        try String.fetchOne($0, sql: "SELECT files_sha256 FROM sessions WHERE id = ?", arguments: [session])
      }
    }
    guard files == Digest.text(recorded.inputs.files) else {
      throw damaged("a file of its script was changed")
    }
  }
}

/// The rows of a session's tables, each read once and in order.
private struct Tables {
  private static let names = ["tickets", "results", "checkpoints", "events", "endings", "seeds"]
  private let ledger: LedgerReader
  private let session: Int64
  private var readers: [RowReader]

  init(_ ledger: LedgerReader, _ session: Int64) {
    (self.ledger, self.session) = (ledger, session)
    readers = Self.names.map {
      RowReader(ledger, $0, session, places: 0..<Int(1) << Schema.placeBits)
    }
  }

  /// Adds the rows of a commit.
  mutating func add(_ from: Chain.Counts, _ to: Chain.Counts, _ bytes: inout ChainBytes) throws {
    for (index, count) in zip(from.all, to.all).map({ $1 - $0 }).enumerated() {
      for _ in 0..<count {
        guard let row = try readers[index].next() else {
          throw LedgerError.damaged(
            path: ledger.path, place: "session \(session): a row of \(Self.names[index]) is missing")
        }
        bytes.add(row)
      }
    }
  }

  /// That no row lies behind the last link.
  mutating func checkNothingLeft() throws(LedgerError) {
    for index in readers.indices where try readers[index].next() != nil {
      throw .damaged(
        path: ledger.path, place: "session \(session): \(Self.names[index]) has a row that no link covers")
    }
  }
}
