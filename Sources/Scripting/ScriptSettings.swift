/// What a script is loaded with.
public struct ScriptSettings {
  /// The house it bets with.
  public var house: HouseFacts
  /// The values of its parameters that differ from its own.
  public var parameters = ParameterValues()
  /// The session's seed; `math.random` of each lane draws from a stream of its own.
  public var seed: UInt64
  /// The session's number in a backtest.
  public var session: UInt32 = 0
  /// The lane that this copy of the script plays.
  public var lane = 0
  /// What the script may allocate, in bytes.
  public var memory = 48 << 20
  /// What ends callbacks that run too long; without one they are not ended.
  public var watchdog: Watchdog?
  /// Takes a line of the script's `print`: escaped, at most 4 KiB, without an end of line.
  public var print: (String) -> Void = { _ in }
  /// Takes a line about something in the script that works otherwise than its author may think.
  public var warn: (String) -> Void = { _ in }

  /// Settings with the usual bounds.
  public init(house: HouseFacts, seed: UInt64) {
    self.house = house
    self.seed = seed
  }
}
