public import ArgumentParser
public import Dice
public import Report

/// Where a session is played.
enum Mode: String, ExpressibleByArgument, CaseIterable {
  case simulation
  case liveMain = "live-main"
  case liveFaucet = "live-faucet"
}

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

extension TicketFormat: ExpressibleByArgument {}
extension SweepFigure: ExpressibleByArgument {}

extension Amount: ExpressibleByArgument {
  /// Reads a decimal number of coins.
  public init?(argument: String) {
    self.init(decimal: argument)
  }

  /// What the help says of a default.
  public var defaultValueDescription: String { self == .max ? "no bound" : short }
}
