import ArgumentParser
import Foundation
import Scripting

/// `alea check`: tells what a script is, what is wrong with it, and whether it plays.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check scripts: dialect, slips, what they need, and whether they play.",
    discussion: """
      Every script is read, and plays \(SmokeRun.bets) simulated bets under seed \(SmokeRun.seed), with a balance of \
      \(SmokeRun.balance). A finding is a note, a warning or an error.

      Examples:
        alea check my/script.lua
        alea check community/*.lua --strict --json
        alea check old.lua --fix new.lua

      Exit codes: 0 every script runs; 65 one does not; 66 one cannot be read; 99 with --strict, all run, and there \
      are warnings.
      """)

  @Argument(help: ArgumentHelp("Scripts: paths, or names of bundled strategies.", valueName: "file"))
  var files: [String]

  @Option(help: "Whose contract the scripts were written for, where their text does not tell.")
  var dialect: DialectArgument?

  @Option(help: "The currency that they are played in.")
  var currency = "BTC"

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Exit with 99 where a script has a warning.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Write the script in plain Lua 5.4 to this file, which must not be there yet.", valueName: "out"))
  var fix: String?

  func validate() throws {
    if fix != nil, files.count != 1 {
      throw ValidationError("--fix writes one script: name one, not \(files.count).")
    }
  }

  func run() async throws {
    if let fix, FileManager.default.fileExists(atPath: fix) {
      throw Failure(.usage, "\(fix) is there already and was left as it is")
    }
    var reports: [CheckReport] = []
    for file in files where reports.last?.wasInterrupted != true {
      reports.append(try await CheckReport.of(file, dialect: dialect?.dialect, currency: currency))
    }
    if json {
      try Printout.write(try CheckJSON(reports).text())
    } else {
      try Printout.write(reports.flatMap(\.lines).joined(separator: "\n"))
    }
    for failure in reports.compactMap(\.failure) { Talk.error(failure.description) }
    if let fix { try write(reports, to: fix) }
    let status = reports.map { $0.status(strict: strict) }.max { Self.rank($0) < Self.rank($1) } ?? .plan
    if status != .plan { throw ExitCode(status.rawValue) }
  }

  private func write(_ reports: [CheckReport], to path: String) throws {
    guard let inspection = reports.first?.inspection else { return }
    guard inspection.parses else {
      throw Failure(.script, "\(path) was not written: the script cannot be made Lua 5.4 (see the findings)")
    }
    guard FileManager.default.createFile(atPath: path, contents: Data(inspection.translation.text)) else {
      throw Failure(.disk, "\(path): cannot be written")
    }
    var words = "\(Talk.plain(path)) written: the script in plain Lua 5.4"
    if let script = try? Script(path: path, text: inspection.translation.text),
      Dialect.detect(in: script).dialect != inspection.guess.dialect
    {
      words +=
        "; its text does not tell any more what it is: run it with --dialect \(inspection.guess.dialect.rawValue)"
    }
    Talk.say(words)
  }

  /// Of several endings, the one that counts: what is wrong with the machine, then with a file, then with a script.
  private static func rank(_ status: ExitStatus) -> Int {
    switch status {
    case .plan: 0
    case .checkFailed: 1
    case .script: 2
    case .noFile: 3
    default: 4
    }
  }
}
