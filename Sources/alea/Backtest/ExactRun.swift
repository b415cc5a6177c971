import Analysis
import Engine
import ScriptHost
import Scripting
import Simulation

/// The exact odds of what a backtest plays: the script itself is led along all courses, in a process of its own.
enum ExactRun {
  /// Enumerates them and shows how far it is, to a person who watches, if that is wanted. Throws a `Failure` where that
  /// cannot be done.
  static func figures(_ setting: BacktestSetting, isShown: Bool) async throws -> ExactFigures {
    let led = BacktestRun.Counter()
    let showing = BacktestProgress.showing(isShown: isShown) {
      led.now == 0 ? "" : "exact odds: the script was led along \(led.now) courses"
    }
    let figures: Result<ExactFigures, any Error>
    do {
      figures = .success(try await DeskThread.run { try Self.figures(setting, led) })
    } catch {
      figures = .failure(error)
    }
    showing.cancel()
    await showing.value
    return try figures.get()
  }

  private static func figures(_ setting: BacktestSetting, _ led: BacktestRun.Counter) throws -> ExactFigures {
    guard setting.order.faults == .none else {
      throw Failure(.usage, "no exact odds: with --faults there is more to a bet than winning and losing")
    }
    let process = try setting.loader.load()
    defer { process.end() }
    guard process.script.reading.dialect == .native else {
      throw Failure(
        .usage,
        "no exact odds: a script of another bot is told every roll in its globals; leave --exact out")
    }
    do {
      return try Enumeration.figures(setting.order.settings) { paths in
        let places: [ScriptPlace]
        do throws(HostError) {
          places = try process.walk(setting.order.settings.unlimited, paths)
        } catch {
          throw Failure(error, script: setting.loader.script.path)
        }
        led.add(paths.count)
        return try places.map(landing)
      }
    } catch ExactRefusal.fault(let message) {
      throw Failure(.script, "no exact odds, some sessions cannot go on: \(message)")
    } catch let refusal as ExactRefusal {
      throw Failure(.usage, refusal.description)
    }
  }

  private static func landing(_ place: ScriptPlace) throws -> Landing {
    switch place {
    case .place(let answer, let memory, let sight):
      Landing(move: answer.proposal.map { .bet($0) } ?? .end, memory: memory, sight: sight)
    case .fault(let fault, let sight):
      Landing(move: .fault(fault.description), memory: [], sight: sight)
    case .unseen(let what):
      throw ExactRefusal.unseen("the script keeps \(what), which nobody can look into")
    }
  }
}

extension PipelineSettings {
  /// The same without limits: where a script is led, nobody looks at them.
  fileprivate var unlimited: PipelineSettings {
    var settings = self
    settings.limits = Limits()
    return settings
  }
}
