internal import CLua

/// Text of a stranger on its way to a terminal.
public enum TerminalText {
  /// The text with every control byte, C1, bidirectional control and byte that is not UTF-8 written out, cut to at
  /// most `limit` bytes. What is escaped already stays as it is.
  public static func escaped(_ bytes: some Collection<UInt8>, atMost limit: Int) -> String {
    let given = Array(bytes)
    var room = [CChar](repeating: 0, count: limit + 1)
    let length = given.withUnsafeBytes { text in
      alua_escape(&room, room.count, text.baseAddress, text.count)
    }
    return String(decoding: room[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
