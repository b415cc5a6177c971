import Foundation

/// Where the program keeps what it records: by the XDG Base Directory Specification.
enum DataFolder {
  /// `$XDG_DATA_HOME/alea`, or `~/.local/share/alea`; nil where the environment says neither.
  static var path: String? {
    let environment = ProcessInfo.processInfo.environment
    // "All paths set in these environment variables must be absolute. If … a relative path … ignore it."
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return "\(data)/alea" }
    return environment["HOME"].flatMap { $0.hasPrefix("/") ? "\($0)/.local/share/alea" : nil }
  }
}
