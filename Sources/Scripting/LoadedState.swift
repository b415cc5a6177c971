internal import CLua

/// A script that has been read and run, before anything is asked of it.
struct LoadedState {
  let state: OpaquePointer
  let host: ScriptHost
  let reading: ScriptReading

  /// Reads a script: in Lua as it stands or, where it was written for another bot, with that bot's names around it and
  /// translated where it is no Lua 5.4. Throws what `LuaStrategy.init` throws.
  init(_ script: Script, _ settings: ScriptSettings) throws(ScriptError) {
    let guess = Self.guess(script, settings)
    let isNative = guess.dialect == .native
    let translation = isNative ? nil : Translator.translate(script.text, dialect: guess.dialect)
    let host = ScriptHost(settings, names: translation.map { TextNames(in: $0.text) } ?? TextNames())
    guard let state = LuaState.make(settings, script, guess.dialect, host: host) else { throw .noResources }
    do throws(ScriptError) {
      if let translation {
        reading = try Self.community(script, translation, settings, guess, state, host)
      } else {
        reading = try Self.native(script, settings, guess, state, host)
      }
    } catch {
      alua_free(state)
      throw error
    }
    (self.state, self.host) = (state, host)
  }

  private static func guess(_ script: Script, _ settings: ScriptSettings) -> DialectGuess {
    guard let dialect = settings.dialect else { return Dialect.detect(in: script) }
    return DialectGuess(dialect: dialect, because: "as --dialect says")
  }

  private static func native(
    _ script: Script, _ settings: ScriptSettings, _ guess: DialectGuess, _ state: OpaquePointer,
    _ host: ScriptHost
  ) throws(ScriptError) -> ScriptReading {
    guard try LuaState.run(script.text, named: script.path, in: state, host: host) else {
      throw LuaState.fault(in: state)
    }
    try settings.parameters.check(declared: host.parameters)
    guard alua_has_function(state, "next_bet") else { throw .noNextBet(path: script.path) }
    try LuaState.prepare(state, ReadFields(in: script.text))
    return ScriptReading(dialect: guess.dialect, because: guess.because)
  }

  private static func community(
    _ script: Script, _ translation: Translation, _ settings: ScriptSettings, _ guess: DialectGuess,
    _ state: OpaquePointer, _ host: ScriptHost
  ) throws(ScriptError) -> ScriptReading {
    try Prelude.begin(in: state)
    try run(translation, of: script, settings, state, host)
    try Prelude.ready(in: state)
    if !host.mentions("read") && !host.mentions("readadv") {
      try settings.parameters.check(declared: host.parameters)
    }
    return ScriptReading(
      dialect: guess.dialect, because: guess.because, changes: translation.changes.count,
      truncatedAfterLine: translation.truncatedAfterLine, missingEnds: translation.missingEnds)
  }

  /// Runs what the translator made of a script. Where money is at stake nobody guesses where an `end` belongs.
  private static func run(
    _ translation: Translation, of script: Script, _ settings: ScriptSettings, _ state: OpaquePointer,
    _ host: ScriptHost
  ) throws(ScriptError) {
    let isWhole = settings.house.simulated || translation.missingEnds == 0
    // The second is for Lua's words about the author's text, where the first does not parse.
    for text in isWhole ? [translation.running, translation.text] : [script.text]
    where try LuaState.run(text, named: script.path, in: state, host: host) {
      return
    }
    throw LuaState.fault(in: state)
  }
}
