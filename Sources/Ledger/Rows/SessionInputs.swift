internal import Dice
public import Engine

/// What a session follows from, as it is kept: with a simulated house, the whole session can be derived from it.
public struct SessionInputs: Hashable, Sendable {
  /// When it began, in milliseconds since 1970.
  public var startedAtMilliseconds: Int64 = 0
  /// The version of the program.
  public var program = ""
  /// The release of Lua.
  public var lua = ""
  /// What is kept of it.
  public var kept = Kept.inputs
  /// Where it is played, such as `simulation`.
  public var house = ""
  /// The currency of all amounts.
  public var currency = ""
  /// How long a simulated house takes over a bet, in the words of the command line.
  public var latency = ""
  /// What a simulated house refuses, in the words of the command line.
  public var faults = ""
  /// Name or path of the script, as it was asked for.
  public var script = ""
  /// Its text.
  public var scriptText: [UInt8] = []
  /// The files that it saw, in order.
  public var files: [File] = []
  /// Whose contract the script was said to be written for; nil where its text tells.
  public var dialect: String?
  /// Values of its parameters, as `name=value`.
  public var parameters: [String] = []
  /// How long it may take to load.
  public var loadMilliseconds = 0
  /// How long a call of it may take.
  public var callbackMilliseconds = 0
  /// After which time its process is killed.
  public var killAfterMilliseconds = 0
  /// The seed of every random number.
  public var seed: UInt64 = 0
  /// Which session of that seed it is.
  public var sessionOfSeed: UInt32 = 0
  /// Depth, lookahead or lanes, limits, rules and balance. Interventions are no inputs: they are events.
  public var settings: PipelineSettings

  /// A file of a script.
  public struct File: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// What it held at the start.
    public var bytes: [UInt8]

    /// Makes a file.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Inputs with these settings; the rest is to be filled in.
  public init(settings: PipelineSettings) {
    self.settings = settings
  }
}
