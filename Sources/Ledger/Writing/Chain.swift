internal import Crypto
internal import GRDB

/// The running hash of a session's rows: who knows the last link knows that nothing before it was changed.
///
/// A link belongs to a commit. Its hash is SHA-256 over the hash of the link before (32 zeros at first), the numbers of
/// rows that the session has by then in the order of ``Counts``, and the rows of this commit, table by table, column by
/// column: whole numbers as 8 bytes, little-endian; text and blobs as their length and their bytes; REAL by its bit
/// pattern; NULL as the smallest whole number, which no column holds, and as nothing in a column that came with a later
/// version. The first link covers the row of `sessions`.
struct Chain {
  var hash = [UInt8](repeating: 0, count: 32)
  var links = 0
  var counts = Counts()

  /// Rows of a session, by table.
  struct Counts: Equatable {
    var tickets = 0
    var results = 0
    var checkpoints = 0
    var events = 0
    var endings = 0
    var seeds = 0

    var all: [Int] { [tickets, results, checkpoints, events, endings, seeds] }
  }

  /// Makes the link of a commit after which the session has `counts` rows.
  mutating func add(_ counts: Counts, _ rows: (inout ChainBytes) throws -> Void) rethrows {
    var bytes = ChainBytes()
    bytes.add(bytes: hash)
    for count in counts.all { bytes.add(Int64(count)) }
    try rows(&bytes)
    hash = bytes.finish()
    links += 1
    self.counts = counts
  }
}

/// Collects what a link covers.
struct ChainBytes {
  private var hasher = SHA256()
  private var words = ContiguousArray<UInt64>()
  private static let bufferedWords = 4_096

  init() {
    words.reserveCapacity(Self.bufferedWords)
  }

  mutating func add(_ value: Int64) {
    words.append(UInt64(bitPattern: value).littleEndian)
    if words.count == Self.bufferedWords { flush() }
  }

  /// NULL, as the one number that no column holds.
  mutating func addNull() { add(.min) }

  /// Bytes without their length: for what always has the same.
  mutating func add(bytes: some Sequence<UInt8>) {
    flush()
    hasher.update(data: Array(bytes))
  }

  mutating func add(text: String?) {
    guard let text else { return addNull() }
    add(Int64(text.utf8.count))
    add(bytes: text.utf8)
  }

  /// A whole row as the database has it.
  mutating func add(_ row: Row) {
    for (name, value) in row {
      switch value.storage {
      case .null: if !Schema.laterNames.contains(name) { addNull() }
      case .int64(let number): add(number)
      case .double(let number): add(Int64(bitPattern: number.bitPattern))
      case .string(let text): add(text: text)
      case .blob(let data):
        add(Int64(data.count))
        add(bytes: data)
      }
    }
  }

  mutating func finish() -> [UInt8] {
    flush()
    return Array(hasher.finalize())
  }

  private mutating func flush() {
    guard !words.isEmpty else { return }
    words.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    words.removeAll(keepingCapacity: true)
  }
}
