public import Dice

/// What a script is loaded with.
public struct ScriptSettings {
  /// The house it bets with.
  public var house: HouseFacts
  /// The values of its parameters that differ from its own.
  public var parameters = ParameterValues()
  /// What `math.random` draws from.
  public var randomSeeds: RandomSeeds
  /// Whose contract the script was written for; nil where its text tells.
  public var dialect: Dialect?
  /// The balance at the start of the session, which scripts of community dialects see while they load.
  public var startBalance = Amount.zero
  /// When the session's clock begins, in seconds since 1970: what `os.time` and `os.date` of those dialects show.
  public var epoch: Int64 = 1_735_689_600
  /// The files that scripts of those dialects see.
  public var files = ScriptFiles()
  /// What the script may allocate, in bytes.
  public var memory = 48 << 20
  /// Whether `LuaStrategy.takeLine` has answers; it costs a script most of its speed.
  public var traces = false
  /// What ends callbacks that run too long; without one they are not ended.
  public var watchdog: Watchdog?
  /// Takes a line of the script's `print`: escaped, at most 4 KiB, without an end of line.
  public var print: (String) -> Void = { _ in }
  /// Takes a line about something in the script that works otherwise than its author may think.
  public var warn: (String) -> Void = { _ in }

  /// Settings with the usual bounds.
  public init(house: HouseFacts, randomSeeds: RandomSeeds) {
    self.house = house
    self.randomSeeds = randomSeeds
  }
}
