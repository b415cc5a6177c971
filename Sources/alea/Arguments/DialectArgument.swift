import ArgumentParser
import Scripting

/// Whose contract a script was written for, as it is named on the command line.
enum DialectArgument: String, CaseIterable, ExpressibleByArgument {
  case native, dicebot, gamblerbot, webdicebot, mydicebot

  /// What the script is loaded as.
  var dialect: Dialect {
    switch self {
    case .native: .native
    case .dicebot: .dicebot
    case .gamblerbot: .gamblerbot
    case .webdicebot: .webdicebot
    case .mydicebot: .mydicebot
    }
  }
}
