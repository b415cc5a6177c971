import ArgumentParser
import Dice
import Foundation
import ScriptHost
import Scripting

/// Which script plays, and its parameters.
struct ScriptOptions: ParsableArguments {
  @Argument(help: "The script: a bundled strategy's name, or a path (contains '/' or ends in .lua).")
  var script: String?

  @Option(name: [.customShort("s"), .long], help: "The script, as a flag.")
  var strategy: String?

  @Option(
    name: [.customShort("P"), .customLong("param")], parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Set a parameter of the script; `alea show` lists them.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(help: "Whose contract the script was written for, where its text does not tell.")
  var dialect: DialectArgument?

  @Option(
    help: ArgumentHelp(
      "Folder whose files the script finds at the start, and where those it has written go at the end.",
      valueName: "folder"))
  var scriptFiles: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("CPU time that a script may take to load.", valueName: "time"))
  var loadTime = TimeArgument(milliseconds: ScriptTime().loadMilliseconds)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("CPU time that one call of the script may take.", valueName: "time"))
  var callbackTime = TimeArgument(milliseconds: ScriptTime().callbackMilliseconds)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Time after which a script that cannot be stopped otherwise is killed.", valueName: "time"))
  var killAfter = TimeArgument(milliseconds: ScriptTime().killAfterMilliseconds)

  /// A stand-in for the script process, for tests of what a hostile one can do: a path, and what it is told after the
  /// usual arguments.
  @Option(help: .private)
  var scriptProcess: String?

  /// How long it may run.
  func time() throws -> ScriptTime {
    var time = ScriptTime()
    time.loadMilliseconds = try Self.milliseconds(loadTime, "--load-time")
    time.callbackMilliseconds = try Self.milliseconds(callbackTime, "--callback-time")
    time.killAfterMilliseconds = try Self.milliseconds(killAfter, "--kill-after")
    return time
  }

  private static func milliseconds(_ time: TimeArgument, _ flag: String) throws -> Int {
    let milliseconds = Int(time.nanoseconds / 1_000_000)
    guard ScriptTime.range.contains(milliseconds) else {
      throw Failure(.usage, "\(flag) \(time.defaultValueDescription) is out of range: 1ms to 1h")
    }
    return milliseconds
  }

  /// What is started as its process.
  var launch: ScriptLaunch {
    guard let words = scriptProcess?.split(separator: " ").map(String.init), let program = words.first else {
      return ScriptLaunch()
    }
    // A process of scripts works in /: a path from here is none from there.
    let path = URL(filePath: program).path()
    return ScriptLaunch(program: path, arguments: ScriptLaunch().arguments + words.dropFirst())
  }

  /// The one script that was named.
  func name() throws -> String {
    switch (script, strategy) {
    case (let name?, nil), (nil, let name?): return name
    case (let first?, let second?) where first == second: return first
    case (let first?, let second?): throw Failure(.usage, "two scripts are named: \(first) and \(second)")
    case (nil, nil): throw Failure(.usage, "no script: name one, such as 'flat' (see: alea strategies)")
    }
  }

  /// A loader for many sessions of the script, with these values of its parameters.
  func seriesLoader(_ values: ParameterValues, rules: HouseRules) throws -> ScriptLoader {
    guard scriptFiles == nil else {
      throw Failure(.usage, "--script-files is for one session: sessions of a backtest share nothing")
    }
    var loader = ScriptLoader(script: try ScriptSelection.find(try name()), parameters: values, rules: rules)
    loader.dialect = dialect?.dialect
    loader.time = try time()
    loader.launch = launch
    return loader
  }

  /// The values of its parameters.
  func values() throws -> ParameterValues {
    do throws(ScriptError) {
      return try ParameterValues(assignments: parameters)
    } catch {
      throw Failure(error)
    }
  }
}
