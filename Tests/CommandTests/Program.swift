import Foundation
import TestSupport
import Testing

/// The built program, started as a person would: an almost empty environment, a folder of its own, and a bound on
/// the time that it may take.
struct Program {
  /// What a finished program left behind.
  struct Ending {
    let code: Int32
    /// The signal that ended it, if one did.
    let signal: Int32?
    let output: String
    let talk: String
    /// Processor time in seconds: unlike wall time, it does not grow with the load of the machine.
    let cpuSeconds: Double

    var outputLines: [Substring] { output.split(separator: "\n") }
    var talkLines: [Substring] { talk.split(separator: "\n") }
  }

  let folder: Folder
  var environment = ["PATH=/usr/bin:/bin", "HOME=/nonexistent"]
  /// Wall time after which the program is killed and the test fails.
  var bound = 120.0

  init() throws {
    folder = try Folder()
    // A ledger of its own: there is one writer at a time.
    environment.append("XDG_DATA_HOME=\(folder.file("data"))")
  }

  /// Runs `alea` with `arguments` to its end.
  @discardableResult
  func alea(_ arguments: String..., input: String = "/dev/null") throws -> Ending {
    try alea(arguments, input: input)
  }

  @discardableResult
  func alea(_ arguments: [String], input: String = "/dev/null") throws -> Ending {
    try Running(self, try Self.binary(), arguments, input: input).end()
  }

  /// Starts `alea` with `arguments` and leaves it running.
  func start(_ arguments: [String]) throws -> Running {
    try Running(self, try Self.binary(), arguments, input: "/dev/null")
  }

  /// Runs a command line in the shell, where `alea` is the built program.
  func shell(_ line: String, in place: String? = nil) throws -> Ending {
    let folder = try Self.binary().deletingLastPathComponent().path()
    let script = "PATH=\(folder):$PATH; cd \(place ?? "."); \(line)"
    return try Running(self, URL(filePath: "/bin/bash"), ["-c", script], input: "/dev/null").end()
  }

  /// The package's own folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The names of the scripts in `strategies/`, but for the stub that editors read.
  static let strategies: [String] = {
    let folder = root.appending(path: "strategies").path()
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".lua") && $0 != "alea.lua" }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// The text of a file of the package.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// Runs another program that was built with the tests.
  func run(_ name: String, _ arguments: [String]) throws -> Ending {
    try Running(self, try Self.binary(name), arguments, input: "/dev/null").end()
  }

  /// The program beside the test bundle, whichever build the tests belong to.
  static func binary(_ name: String = "alea") throws -> URL {
    URL(filePath: try #require(Built.program(name), "no \(name) beside \(CommandLine.arguments[0])"))
  }
}

/// A folder that goes when the test is over.
final class Folder {
  let path: String

  init() throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "alea-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    path = place.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file and returns its path.
  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: file(name)))
    return file(name)
  }

  func read(_ name: String) -> String {
    FileManager.default.contents(atPath: file(name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
