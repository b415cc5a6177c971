import ArgumentParser
import Ledger

/// One session of a ledger.
struct SessionChoice: ParsableArguments {
  @Argument(help: ArgumentHelp("The session's number; the newest when absent.", valueName: "id"))
  var id: Int64?

  @OptionGroup var file: LedgerOption

  /// The session, of the ledger that `reader` has open.
  func session(_ reader: LedgerReader) throws -> RecordedSession {
    try Self.session(id, reader)
  }

  /// The session with a number, or the newest.
  static func session(_ id: Int64?, _ reader: LedgerReader) throws -> RecordedSession {
    if let id { return try session(id, reader) }
    let newest: Int64?
    do throws(LedgerError) {
      newest = try reader.newest()
    } catch {
      throw Failure(error)
    }
    guard let newest else { throw Failure(.noFile, "\(reader.path): no session is recorded yet") }
    return try session(newest, reader)
  }

  /// The session with a number.
  static func session(_ id: Int64, _ reader: LedgerReader) throws -> RecordedSession {
    do throws(LedgerError) {
      return try reader.session(id)
    } catch {
      throw Failure(error)
    }
  }
}
