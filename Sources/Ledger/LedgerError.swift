/// Why a ledger cannot be read or written.
public enum LedgerError: Error, Hashable, Sendable {
  /// The file, or the folder that it is to lie in, cannot be opened or made.
  case cannotOpen(path: String, why: String)
  /// Another process writes to it.
  case inUse(path: String, pid: Int32)
  /// The file was made by a later version of the program.
  case tooNew(path: String, version: String)
  /// The file is no ledger, or was damaged; `place` says where.
  case damaged(path: String, place: String)
  /// What a house recorded there said cannot be: it did not play fair.
  case unfair(path: String, what: String)
  /// The system does not write: the disk is full, or fails. Nothing is written after it.
  case cannotWrite(path: String, why: String)
  /// There is no such session.
  case noSession(path: String, id: Int64)
}

extension LedgerError: CustomStringConvertible {
  /// The error as one line.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let why): "\(path): cannot be opened: \(why)"
    case .inUse(let path, let pid):
      "\(path): another process records in it (pid \(pid)); wait for it, or use --ledger FILE or --no-ledger"
    case .tooNew(let path, let version):
      "\(path): was written by a later version of alea (\(version)); this one leaves it alone"
    case .damaged(let path, let place): "\(path): damaged: \(place)"
    case .unfair(let path, let what): "\(path): the house did not play fair: \(what)"
    case .cannotWrite(let path, let why): "\(path): cannot be written: \(why)"
    case .noSession(let path, let id): "\(path): has no session \(id) (see: alea sessions)"
    }
  }
}
