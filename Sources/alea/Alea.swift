import ArgumentParser
import Foundation
import ScriptHost

/// The program: subcommands, and one place where every failure becomes a line and an exit code.
@main
struct Alea: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alea",
    abstract: "Plays dice by a strategy written in Lua: simulated by default.",
    discussion: """
      The house has the edge: every bet loses on average, and more speed loses faster. Alea cannot change \
      that; it plays exactly what the script proposes, inside the limits that you set, and tells what it cost.

      Exit codes: 0 ended by plan; 3 a protective limit, or the balance is gone; 64 usage; 65 the script does \
      not load or raised; 66 file not found; 69 unavailable; 70 invariant broken, or a script process lied; 74 disk or ledger fault; \
      75 a bet's outcome is unknown; 77 key refused; 99 an asked-for check failed; 130 interrupted.
      """,
    version: Version.text,
    subcommands: [
      Run.self, Backtest.self, Compare.self, Sweep.self, Plan.self, ParallelAnalysis.self, Merge.self,
      MakeReport.self, Check.self,
      Strategies.self,
      Show.self, New.self,
      Fair.self,
      Doctor.self, Verify.self,
      Resume.self, Replay.self, Sessions.self, Control.self, OpenHouse.self,
    ])

  static func main() async {
    if CommandLine.arguments.dropFirst().first == ScriptLaunch.argument { ScriptProcessMain.run() }
    // Who reads from a pipe may go at any time: that is a fault of writing with its exit code, not the end of all.
    signal(SIGPIPE, SIG_IGN)
    do {
      try Complaint.checkCommand(Array(CommandLine.arguments.dropFirst()))
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Talk.error(failure.description)
      Foundation.exit(failure.status.rawValue)
    } catch  where exitCode(for: error) == .validationFailure {
      Talk.error(Complaint.text(message(for: error), arguments: CommandLine.arguments.dropFirst()))
      Foundation.exit(ExitStatus.usage.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
