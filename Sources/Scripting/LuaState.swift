internal import CLua
internal import Dice

/// Makes and loads the C state behind a strategy.
enum LuaState {
  /// A fresh state in its sandbox, or nil where there is no memory for one.
  static func make(
    _ settings: ScriptSettings, _ script: Script, _ dialect: Dialect, host: ScriptHost
  ) -> OpaquePointer? {
    let facts = settings.house
    return withTexts(facts.name, facts.currency, dialect.rawValue, script.name) {
      name, currency, own, title in
      var given = alua_settings()
      given.memory_bytes = settings.memory
      given.seeds = (settings.randomSeeds.first, settings.randomSeeds.second)
      given.house = alua_house(
        name: name, currency: currency, edge: Double(facts.rules.edgeHundredths) / 100,
        min_bet: facts.rules.minBet.coins, min_chance: facts.rules.chances.lowerBound.percent,
        max_chance: facts.rules.chances.upperBound.percent, simulated: facts.simulated)
      given.watchdog = settings.watchdog?.pointer
      given.host = Unmanaged.passUnretained(host).toOpaque()
      given.print = scriptPrinted
      given.declare = scriptDeclared
      given.traces = settings.traces
      if dialect != .native {
        given.dialect = .callbacks()
        given.dialect.name = own
        given.dialect.script = title
        given.dialect.balance = settings.startBalance.units
        given.dialect.epoch = settings.epoch
      }
      return alua_new(&given)
    }
  }

  private typealias Text = UnsafePointer<CChar>

  private static func withTexts(
    _ first: String, _ second: String, _ third: String, _ fourth: String,
    _ body: (Text, Text, Text, Text) -> OpaquePointer?
  ) -> OpaquePointer? {
    first.withCString { first in
      second.withCString { second in
        third.withCString { third in fourth.withCString { fourth in body(first, second, third, fourth) } }
      }
    }
  }

  /// Runs the text of a script in `state`; false where it does not parse, and nothing of it has run.
  static func run(
    _ text: [UInt8], named path: String, in state: OpaquePointer, host: ScriptHost
  ) throws(ScriptError) -> Bool {
    let status = text.withUnsafeBytes { alua_load(state, $0.baseAddress, $0.count, path) }
    if status == ALUA_OK { return true }
    if status == ALUA_SYNTAX { return false }
    // A bad -P value is the fault of the command line, and the script's line would only mislead.
    if let error = host.parameterError { throw error }
    throw fault(in: state)
  }

  /// Makes ready what passes a script the fields that it reads, so that a session need not begin with that.
  static func prepare(_ state: OpaquePointer, _ fields: ReadFields) throws(ScriptError) {
    for name in fields.ofContext.sorted() { alua_foresee_context(state, name) }
    for name in fields.ofResult.sorted() { alua_foresee_result(state, name) }
    if alua_prepare(state) == ALUA_FAILED { throw fault(in: state) }
  }

  /// What went wrong last.
  static func fault(in state: OpaquePointer) -> ScriptError {
    .didNotLoad(message: String(cString: alua_error(state)))
  }

  /// Reads the global table `strategy`.
  static func metadata(of state: OpaquePointer) -> ScriptMetadata {
    ScriptMetadata(
      name: text("name", in: state), description: text("description", in: state),
      risk: text("risk", in: state),
      independent: flag("independent", in: state))
  }

  private static func field(_ key: String, in state: OpaquePointer) -> alua_param_answer? {
    var answer = alua_param_answer()
    return alua_metadata(state, key, &answer) == ALUA_OK ? answer : nil
  }

  private static func flag(_ key: String, in state: OpaquePointer) -> Bool {
    guard let answer = field(key, in: state), answer.value.kind == ALUA_BOOLEAN else { return false }
    return answer.value.integer != 0
  }

  private static func text(_ key: String, in state: OpaquePointer) -> String? {
    field(key, in: state).flatMap { $0.value.kind == ALUA_STRING ? $0.string : nil }
  }
}
