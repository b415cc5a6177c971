import Dice
import Engine
import Ledger
import ScriptHost
import Scripting
import Simulation

/// What a recorded session is played by once more: the loader of its script, and its order.
struct RecordedPlan: Sendable {
  let session: RecordedSession
  var loader: ScriptLoader
  var order: SessionOrder

  /// The plan of a recorded session with these interventions; fails where a column holds what it cannot.
  init(_ session: RecordedSession, of ledger: LedgerReader, interventions: [Intervention]) throws {
    let inputs = session.inputs
    self.session = session
    guard let latency = LatencyArgument(argument: inputs.latency),
      let faults = FaultArgument(argument: inputs.faults),
      inputs.dialect == nil || inputs.dialect.flatMap(Dialect.init(rawValue:)) != nil
    else {
      throw Failure(.checkFailed, "session \(session.id): its latency, faults or dialect cannot be read")
    }
    do throws(ScriptError) {
      loader = ScriptLoader(
        script: try Script(path: inputs.script, text: inputs.scriptText),
        parameters: try ParameterValues(assignments: inputs.parameters), rules: inputs.settings.rules)
    } catch {
      throw Failure(error, script: inputs.script)
    }
    loader.currency = inputs.currency
    loader.house = HouseName(rawValue: inputs.house) ?? .simulation
    loader.seed = inputs.seed
    loader.lanes = inputs.settings.concurrency.laneCount
    loader.dialect = inputs.dialect.flatMap(Dialect.init(rawValue:))
    loader.startBalance = inputs.settings.startBalance
    loader.files = inputs.files.map { ScriptFiles.File(name: $0.name, bytes: $0.bytes) }
    loader.time = ScriptTime(
      loadMilliseconds: inputs.loadMilliseconds, callbackMilliseconds: inputs.callbackMilliseconds,
      killAfterMilliseconds: inputs.killAfterMilliseconds)
    var settings = inputs.settings
    settings.interventions = interventions
    order = SessionOrder(
      settings: settings, seed: inputs.seed, latency: latency.model, faults: faults.plan,
      session: inputs.sessionOfSeed)
    if loader.house == .simulation { order.siteSeeds = try Self.siteSeeds(session, ledger) }
  }

  /// The seeds that a simulation rolled by, which are recorded as those of a house that has revealed them.
  private static func siteSeeds(_ session: RecordedSession, _ ledger: LedgerReader) throws -> SiteSeeds? {
    do throws(LedgerError) {
      guard let pair = try ledger.seeds(of: session.id).first, let serverSeed = pair.serverSeed else {
        return nil
      }
      return SiteSeeds(serverSeed: serverSeed, clientSeed: pair.clientSeed)
    } catch {
      throw Failure(error)
    }
  }

  /// What is announced and reported of it.
  var plan: SessionPlan {
    var plan = SessionPlan(script: loader.script, order: order, currency: session.inputs.currency)
    plan.house = loader.house
    return plan
  }
}
