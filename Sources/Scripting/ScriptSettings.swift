/// What a script is loaded with.
public struct ScriptSettings {
  /// The house it bets with.
  public var house: HouseFacts
  /// The values of its parameters that differ from its own.
  public var parameters = ParameterValues()
  /// What `math.random` draws from.
  public var randomSeeds: RandomSeeds
  /// What the script may allocate, in bytes.
  public var memory = 48 << 20
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
