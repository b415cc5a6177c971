internal import Scripting

/// What a frame says; the number is its second byte.
package enum FrameKind: UInt8, CaseIterable, Sendable {
  // From the desk.
  /// Load this script, once per lane.
  case open = 1
  /// Play a whole simulated session.
  case session = 2
  /// The session begins: `on_start`.
  case start = 3
  /// Ask for the next bet.
  case nextBet = 4
  /// Hand over a result and, in the same frame, ask for the next bet.
  case result = 5
  /// Hand over a refused ticket.
  case refused = 6
  /// The session has ended: `on_stop`.
  case stop = 7
  /// End the whole session that is being played.
  case interrupt = 8
  /// Tell how far the whole session is.
  case look = 9
  /// A file that the script to be loaded may read; the order said how many there are.
  case fileIn = 10
  /// Play many whole simulated sessions, one after another.
  case series = 11
  /// Make the copies of the script what they were after loading, with other seeds.
  case again = 12
  /// Lead the script along paths of wins and losses.
  case walk = 13

  // From the script process.
  /// The process is shut in and can take a script.
  case ready = 65
  /// The script is loaded.
  case loaded = 66
  /// The script cannot be played.
  case failed = 67
  /// What the script answered.
  case answer = 68
  /// A line that the script printed.
  case log = 69
  /// A line about something in the script that works otherwise than its author may think.
  case warning = 70
  /// Where the whole session is.
  case checkpoint = 71
  /// Tickets of the whole session.
  case records = 72
  /// What the whole session came to.
  case final = 73
  /// A callback hangs where nothing can stop it: the last words of the process.
  case stuck = 74
  /// A file that the script has left; asked for after the session.
  case fileOut = 75
  /// The state of the whole session after so many tickets, for its record.
  case milestone = 76
  /// The line of the script that the answer behind it comes from; only where the order asked for a trace.
  case place = 77
  /// What one of many sessions came to.
  case played = 78
  /// Where one of the paths has led.
  case walked = 79

  /// The longest payload of a frame of this kind, in bytes.
  package var longest: Int {
    switch self {
    case .open, .session, .series, .again, .walk: 1 << 20
    case .loaded: 1 << 19
    case .records: 1 << 19
    case .fileIn, .fileOut: ScriptFiles.mostBytes + 1_024
    default: 1 << 14
    }
  }
}
