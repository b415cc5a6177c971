/// The files of a session's scripts: in memory, bounded, and never those of the machine.
///
/// All lanes of a session share them. Not safe for several threads at once: the engine calls scripts under its lock.
public final class ScriptFiles {
  /// What all files together may hold, in bytes.
  public static let mostBytes = 8 << 20
  /// How many there may be.
  public static let mostFiles = 1_000
  /// How long a name may be, in bytes.
  public static let longestName = 255

  /// A file.
  public struct File: Hashable, Sendable {
    /// Its name as the script writes it: a path below the script's own folder.
    public let name: String
    /// Its content.
    public var bytes: [UInt8]

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  private var contents: [String: [UInt8]] = [:]
  private var used = 0

  /// Begins with some files; those that there is no room for are left out.
  public init(_ files: [File] = []) {
    for file in files { _ = write(file.bytes[...], to: file.name, append: false) }
  }

  /// The files by name.
  public var all: [File] {
    contents.sorted { $0.key < $1.key }.map { File(name: $0.key, bytes: $0.value) }
  }

  /// What they hold at a moment, to come back to.
  struct Kept {
    fileprivate let contents: [String: [UInt8]]
    fileprivate let used: Int
  }

  var kept: Kept { Kept(contents: contents, used: used) }

  /// Makes them what they were.
  func restore(_ kept: Kept) {
    (contents, used) = (kept.contents, kept.used)
  }

  subscript(_ name: String) -> [UInt8]? { contents[name] }

  /// Writes or appends; false where there is no room, and then nothing has changed.
  func write(_ bytes: ArraySlice<UInt8>, to name: String, append: Bool) -> Bool {
    let before = contents[name]
    guard !name.isEmpty, name.utf8.count <= Self.longestName else { return false }
    guard before != nil || contents.count < Self.mostFiles else { return false }
    let replaced = append ? 0 : before?.count ?? 0
    guard used - replaced + bytes.count <= Self.mostBytes else { return false }
    used += bytes.count - replaced
    if append { contents[name, default: []].append(contentsOf: bytes) } else { contents[name] = Array(bytes) }
    return true
  }

  /// Removes a file; false where there is none.
  func remove(_ name: String) -> Bool {
    guard let bytes = contents.removeValue(forKey: name) else { return false }
    used -= bytes.count
    return true
  }

  /// Renames a file over another; false where there is none.
  func rename(_ name: String, to other: String) -> Bool {
    guard !other.isEmpty, other.utf8.count <= Self.longestName else { return false }
    guard let bytes = contents.removeValue(forKey: name) else { return false }
    used -= contents[other]?.count ?? 0
    contents[other] = bytes
    return true
  }
}
