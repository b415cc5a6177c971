public import ArgumentParser
public import Ledger

/// The file that sessions are recorded in.
struct LedgerOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The ledger; by default alea.db in $XDG_DATA_HOME/alea or ~/.local/share/alea.", valueName: "file"))
  var ledger: String?

  /// The path of the ledger.
  func path() throws -> String {
    if let ledger {
      guard !ledger.isEmpty else { throw Failure(.usage, "--ledger '': expected a file") }
      return ledger
    }
    guard let folder = DataFolder.path else {
      throw Failure(
        .usage, "neither HOME nor XDG_DATA_HOME says where the ledger is: name it by --ledger FILE")
    }
    return "\(folder)/alea.db"
  }

  /// The ledger, to read.
  func reader() throws -> LedgerReader {
    let path = try path()
    do throws(LedgerError) {
      return try LedgerReader(path: path)
    } catch {
      throw Failure(error)
    }
  }
}

/// What is recorded of a session, and where.
struct RecordOptions: ParsableArguments {
  @OptionGroup var file: LedgerOption

  @Flag(help: "Record nothing.")
  var noLedger = false

  @Option(
    help: ArgumentHelp(
      """
      What is recorded: inputs (and checkpoints, from which a simulation can be derived again), all (every bet), or \
      durable (every bet, on the disk before it is placed, as live play does).
      """, valueName: "what"))
  var record: Kept?

  func validate() throws {
    guard noLedger, file.ledger != nil || record != nil else { return }
    throw ValidationError("--no-ledger records nothing: --ledger and --record have no place beside it.")
  }

  /// What is kept; nil where nothing is.
  var kept: Kept? { noLedger ? nil : record ?? .inputs }

  /// The ledger, to write; nil where nothing is recorded.
  func writer() throws -> LedgerWriter? {
    if noLedger { return nil }
    let path = try file.path()
    do throws(LedgerError) {
      return try LedgerWriter(path: path)
    } catch {
      throw Failure(error)
    }
  }
}

extension Kept: ExpressibleByArgument {}

extension Failure {
  /// How a ledger that cannot be used ends the program.
  init(_ error: LedgerError) {
    switch error {
    case .inUse, .tooNew: self.init(.unavailable, error.description)
    case .cannotOpen, .cannotWrite: self.init(.disk, error.description)
    case .damaged, .unfair: self.init(.checkFailed, error.description)
    case .noSession: self.init(.noFile, error.description)
    }
  }
}
