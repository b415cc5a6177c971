/// A script that cannot be played: every case is one line for the person who started it.
public enum ScriptError: Error, Hashable, Sendable {
  /// There is no such file.
  case notFound(path: String)
  /// The file is there and cannot be read; `why` is the system's word.
  case unreadable(path: String, why: String)
  /// The text is longer than `Script.largestText` bytes.
  case tooLarge(path: String, bytes: Int)
  /// The script does not parse, or raised while it was loaded; the message has file and line.
  case didNotLoad(message: String)
  /// The script defines no `next_bet`.
  case noNextBet(path: String)
  /// A `-P` assignment without `=`, or without a name.
  case malformedAssignment(text: String)
  /// A `-P` assignment to a parameter that the script does not declare.
  case unknownParameter(name: String, declared: [String])
  /// A value that the parameter does not take.
  case badParameter(name: String, value: String, expected: String)
  /// The system has no memory, or no thread, for another script.
  case noResources
}

extension ScriptError: CustomStringConvertible {
  /// The error as one line, with what to do about it where that is known.
  public var description: String {
    switch self {
    case .notFound(let path): "\(path): no such file"
    case .unreadable(let path, let why): "\(path): cannot be read: \(why)"
    case .tooLarge(let path, let bytes):
      "\(path): \(bytes) bytes; a script may have \(Script.largestText) (256 KiB)"
    case .didNotLoad(let message): message
    case .noNextBet(let path):
      "\(path): defines no function next_bet, and none of another bot (dobet, CalculateBet, DoDiceBet); a script must "
        + "have one: function next_bet(ctx) … end"
    case .malformedAssignment(let text): "-P \(text): expected name=value"
    case .unknownParameter(let name, let declared): Self.unknown(name, declared: declared)
    case .badParameter(let name, let value, let expected): "-P \(name)=\(value): expected \(expected)"
    case .noResources: "no memory or no thread for another script"
    }
  }

  private static func unknown(_ name: String, declared: [String]) -> String {
    if declared.isEmpty { return "-P \(name): the script has no parameters" }
    return "-P \(name): the script has no such parameter; it has \(declared.joined(separator: ", "))"
  }
}
