import ArgumentParser
import Engine

/// How many bets may be with the house: a number, or `auto` where that is found out while the session runs.
enum DepthArgument: ExpressibleByArgument, Equatable {
  case fixed(Int)
  case auto

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let depth = Int(argument) {
      self = .fixed(depth)
    } else {
      return nil
    }
  }
}
