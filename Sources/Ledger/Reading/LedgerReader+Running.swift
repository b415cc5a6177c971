extension LedgerReader {
  /// The session that a process is playing right now, nil where none is. It has no ending, or goes on behind one.
  public var running: Int64? { LedgerLock.session(path) }
}
