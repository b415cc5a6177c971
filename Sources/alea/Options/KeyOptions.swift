import ArgumentParser
import DuckDice
import Foundation
import ScriptHost

/// Where the site's API key comes from. Whoever has it can play with the account's money.
struct KeyOptions: ParsableArguments {
  @Option(
    name: [.customShort("k"), .customLong("api-key")],
    help: ArgumentHelp(
      "The site's API key; '-' reads it from standard input. Safer: ALEA_API_KEY or --api-key-file.",
      valueName: "key"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      "A file with the site's API key, that nobody else may read (mode 0600).", valueName: "file"))
  var apiKeyFile: String?

  func validate() throws {
    if key != nil, apiKeyFile != nil {
      throw ValidationError("-k and --api-key-file both name a key: one of them.")
    }
  }

  /// The variable that holds a key.
  static let variable = "ALEA_API_KEY"

  /// Whether a key stands on the command line itself.
  var isOnCommandLine: Bool { key != nil && key != "-" }

  /// The key, from the first place that has one: -k, --api-key-file, the environment. What held it in this process's
  /// own memory is overwritten, as far as others can read it, and the rest of that is kept from them.
  func read() throws -> APIKey {
    if !DeskSecrets.keep() {
      Talk.warn("this system lets others look into the memory of alea, where the key is, should it crash")
    }
    defer { TraceEraser.erase(Self.variable) }
    if let key {
      guard key == "-" else {
        TraceEraser.eraseArguments(key)
        Talk.warn(
          "-k: a key on a command line can be read by others until it is overwritten, and it is still in the shell's "
            + "history: \(Self.variable) or --api-key-file keep it to yourself")
        return try Self.parsed(key, from: "-k")
      }
      guard let line = readLine(strippingNewline: true) else {
        throw Failure(.usage, "-k -: standard input holds no key")
      }
      return try Self.parsed(line, from: "standard input")
    }
    if let apiKeyFile { return try Self.parsed(try Self.contents(apiKeyFile), from: apiKeyFile) }
    guard let value = ProcessInfo.processInfo.environment[Self.variable] else {
      throw Failure(
        .usage, "live play needs the site's API key: set \(Self.variable), or name a file by --api-key-file")
    }
    return try Self.parsed(value, from: Self.variable)
  }

  private static func parsed(_ text: String, from place: String) throws -> APIKey {
    do throws(DuckDiceError) {
      return try APIKey(text)
    } catch {
      throw Failure(.usage, "\(place): \(error)")
    }
  }

  private static func contents(_ path: String) throws -> String {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw Failure(.noFile, "\(path): \(String(cString: strerror(errno)))")
    }
    guard status.st_mode & 0o077 == 0 else {
      let mode = String(status.st_mode & 0o777, radix: 8)
      throw Failure(
        .usage, "\(path): others may read or write this key (mode 0\(mode)): chmod 600 \(path)")
    }
    guard let data = FileManager.default.contents(atPath: path), data.count <= 4096 else {
      throw Failure(.noFile, "\(path): cannot be read, or is longer than a key")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
