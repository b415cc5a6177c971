#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The text of a strategy, and the name under which messages speak of it.
public struct Script: Hashable, Sendable {
  /// The largest text that is loaded, in bytes.
  public static let largestText = 256 * 1024

  /// What stands before the line number in messages, such as `strategies/fibonacci.lua`.
  public let path: String
  /// The name without folders and without `.lua`.
  public let name: String
  /// The bytes of the text; Lua does not ask for UTF-8, so neither do we.
  public let text: [UInt8]

  /// Takes a text that is at hand, such as a bundled strategy. Throws `tooLarge`.
  public init(path: String, text: [UInt8]) throws(ScriptError) {
    guard text.count <= Self.largestText else { throw .tooLarge(path: path, bytes: text.count) }
    self.path = path
    self.text = text
    let file = path.split(separator: "/").last ?? ""
    name = String(file.hasSuffix(".lua") ? file.dropLast(4) : file)
  }

  /// Takes a text that is at hand. Throws `tooLarge`.
  public init(path: String, text: String) throws(ScriptError) {
    try self.init(path: path, text: Array(text.utf8))
  }

  /// Reads a file. Throws `notFound`, `unreadable` or `tooLarge`.
  public init(contentsOf path: String) throws(ScriptError) {
    try self.init(path: path, text: Self.read(path))
  }

  /// Reads at most one byte more than is taken: a file of a gigabyte costs no more than a large script.
  private static func read(_ path: String) throws(ScriptError) -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw errno == ENOENT ? .notFound(path: path) : .unreadable(path: path, why: reason())
    }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: largestText + 1)
    let count = fread(&bytes, 1, bytes.count, file)
    guard ferror(file) == 0 else { throw .unreadable(path: path, why: reason()) }
    if count > largestText { throw .tooLarge(path: path, bytes: size(of: file) ?? count) }
    return Array(bytes.prefix(count))
  }

  private static func size(of file: UnsafeMutablePointer<FILE>) -> Int? {
    guard fseek(file, 0, SEEK_END) == 0 else { return nil }
    let end = ftell(file)
    return end > 0 ? end : nil
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
