/// The key of an account: whoever has it can play with the account's money.
///
/// It shows itself as `[key]` wherever it is printed, dumped or reflected. Only the maker of addresses and the cleaner
/// of the site's words read it.
public struct APIKey: Sendable {
  /// The key in plain text; read where an address is made and nowhere else.
  let secret: String

  /// Takes a key as a person gave it; white space around it is dropped.
  ///
  /// Throws where it is empty, longer than 200 bytes or has characters that no key has. The words do not repeat it.
  public init(_ text: String) throws(DuckDiceError) {
    var bytes = Array(text.utf8)[...]
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    while let first = bytes.first, isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    guard !bytes.isEmpty else { throw .key("the API key is empty") }
    guard bytes.count <= 200, bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .key("the API key is not one: at most 200 visible ASCII characters without spaces are expected")
    }
    secret = String(decoding: bytes, as: UTF8.self)
  }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `[key]`, whatever the key is.
  public var description: String { "[key]" }
  /// `[key]`, whatever the key is.
  public var debugDescription: String { "[key]" }
  /// Nothing: a dump has no way in.
  public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
