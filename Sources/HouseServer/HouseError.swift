/// Why a house cannot be opened.
public enum HouseError: Error, Hashable, CustomStringConvertible {
  /// A setting that cannot be; says which and what to do.
  case setting(String)
  /// A file that cannot be read or written, with the system's words.
  case file(path: String, why: String)
  /// The port cannot be listened on, with the system's words.
  case port(Int, why: String)

  /// The reason in one line.
  public var description: String {
    switch self {
    case .setting(let what): what
    case .file(let path, let why): "\(path): \(why)"
    case .port(let port, let why): "port \(port) of 127.0.0.1 cannot be listened on: \(why)"
    }
  }
}
