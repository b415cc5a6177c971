public import Scripting

/// Why a script process is of no use (any more).
public enum HostError: Error, Hashable, Sendable {
  /// The script cannot be played: the process is well and says so.
  case script(ScriptError)
  /// A call of the script does not end and cannot be stopped; the message says where, as far as it is known.
  case stuck(message: String)
  /// The system starts no process.
  case cannotStart(why: String)
  /// The process ended, kept silent or did not keep to the protocol; it has been killed.
  case lost(why: String)
}

extension HostError: CustomStringConvertible {
  /// The error as one line.
  public var description: String {
    switch self {
    case .script(let error): error.description
    case .stuck(let message): message
    case .cannotStart(let why): "no script process can be started: \(why)"
    case .lost(let why): "the script process \(why)"
    }
  }
}
