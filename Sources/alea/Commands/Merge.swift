import Analysis
import ArgumentParser
import Engine
import Foundation
import Report

/// `alea merge`: puts the parts of a backtest together.
struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put the parts of a backtest together.",
    discussion: """
      Takes the files that alea backtest --shard i/n -o FILE wrote, in any order. What comes out is what one machine \
      would have computed, to the byte. Refuses parts that are missing, overlap, or are of another backtest.

      Example:
        alea merge part*.json -o whole.json
      """)

  @Argument(help: ArgumentHelp("The results.", valueName: "file")) var files: [String]
  @Option(name: .shortAndLong, help: ArgumentHelp("Write the whole result to a file.", valueName: "file"))
  var output: String?
  @OptionGroup var rate: RateOption
  @Flag(help: "Print the figures as one JSON object.") var json = false

  func run() throws {
    if let output {
      try OutputPlace.check(output)
      for file in files { try OutputPlace.refuse(output, file, "one of the parts") }
    }
    let parts = try files.map { (path: Talk.plain($0), result: try ResultFile.read($0)) }
    let whole: BacktestResult
    do throws(AnalysisError) {
      whole = try BacktestResult.merged(parts)
    } catch {
      throw Failure(.usage, error.description)
    }
    try BacktestEnd.tell(BacktestReport(whole, rate: rate.betsPerSecond), json: json, file: output)
    // As the whole backtest ends, had it been played at once.
    let failed = whole.tally.causes[StopCause.scriptError.rawValue, default: 0]
    guard failed == 0 else {
      throw Failure(
        .script,
        "\(whole.manifest.script): the script could not go on in \(failed) of \(whole.count) sessions")
    }
  }
}
