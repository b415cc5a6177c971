/// What sessions were played with: results with the same manifest belong together.
public struct Manifest: Hashable, Sendable, Codable {
  /// The program: its version, and the SHA-256 of its file.
  public var engine: String
  /// See ``engine``.
  public var engineSHA256: String
  /// The script's path and the SHA-256 of its text.
  public var script: String
  /// See ``script``.
  public var scriptSHA256: String
  /// The seed of all sessions.
  public var seed: UInt64
  /// How many sessions there are in all, in however many parts.
  public var sessions: UInt32
  /// Everything else that fixes their course, by name.
  public var settings: [String: String]

  /// Names what sessions were played with.
  public init(
    engine: String, engineSHA256: String, script: String, scriptSHA256: String, seed: UInt64,
    sessions: UInt32,
    settings: [String: String]
  ) {
    (self.engine, self.engineSHA256) = (engine, engineSHA256)
    (self.script, self.scriptSHA256) = (script, scriptSHA256)
    (self.seed, self.sessions, self.settings) = (seed, sessions, settings)
  }

  /// What is different in another manifest, in words; nil where nothing is. Where the script lies does not matter.
  func difference(_ other: Manifest) -> String? {
    let pairs: [(String, String, String)] = [
      ("engine", engine, other.engine), ("engine's file", engineSHA256, other.engineSHA256),
      ("script's text", scriptSHA256, other.scriptSHA256), ("seed", "\(seed)", "\(other.seed)"),
      ("number of sessions", "\(sessions)", "\(other.sessions)"),
    ]
    for (name, own, others) in pairs where own != others { return "\(name): \(own) and \(others)" }
    for name in Set(settings.keys).union(other.settings.keys).sorted()
    where settings[name] != other.settings[name] {
      return "\(name): \(settings[name] ?? "none") and \(other.settings[name] ?? "none")"
    }
    return nil
  }
}
