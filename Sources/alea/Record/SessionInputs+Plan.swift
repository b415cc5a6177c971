import Engine
import Foundation
import Ledger
import ScriptHost
import Scripting

extension SessionInputs {
  /// What a session that is about to be played follows from.
  init(_ plan: SessionPlan, _ loader: ScriptLoader, kept: Kept) {
    self.init(settings: plan.settings)
    startedAtMilliseconds = Int64(Date().timeIntervalSince1970 * 1000)
    program = Version.text
    lua = LuaRelease.text
    self.kept = kept
    house = plan.house.rawValue
    currency = plan.currency
    latency = LatencyArgument(plan.order.latency).text
    faults = FaultArgument(plan.order.faults).text
    script = loader.script.path
    scriptText = loader.script.text
    files = loader.files.map { File(name: $0.name, bytes: $0.bytes) }
    dialect = loader.dialect?.rawValue
    parameters = loader.parameters.assignments
    loadMilliseconds = loader.time.loadMilliseconds
    callbackMilliseconds = loader.time.callbackMilliseconds
    killAfterMilliseconds = loader.time.killAfterMilliseconds
    seed = plan.seed
    sessionOfSeed = plan.order.session
  }
}
