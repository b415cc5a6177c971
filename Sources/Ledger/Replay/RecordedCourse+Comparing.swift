internal import Dice
internal import Engine

// What two plays of a session agree in, ticket by ticket.
extension RecordedCourse {
  static func compare(_ derived: Ticket, _ recorded: Ticket) throws(RecordDifference) {
    let number = recorded.number
    try RecordDifference.check(nil, "ticket", recorded: number, derived: derived.number)
    try RecordDifference.check(number, "lane", recorded: recorded.lane, derived: derived.lane)
    try RecordDifference.check(
      number, "bet", recorded: recorded.proposal.words, derived: derived.proposal.words)
    try RecordDifference.check(number, "asked after", recorded: recorded.asked, derived: derived.asked)
    try RecordDifference.check(number, "generated after", recorded: recorded.after, derived: derived.after)
    try RecordDifference.check(
      number, "time in ns", recorded: recorded.generatedAt, derived: derived.generatedAt)
  }

  static func compare(
    _ entry: JournalEntry, _ ticket: Ticket, _ result: RecordedResult
  ) throws(RecordDifference) {
    try compare(entry.ticket, ticket)
    let number = ticket.number
    try RecordDifference.check(number, "end", recorded: result.fate.words, derived: entry.fate.words)
    try RecordDifference.check(number, "profit", recorded: result.profit, derived: entry.profit)
    try RecordDifference.check(number, "balance", recorded: result.balance, derived: entry.balance)
  }
}

extension Proposal {
  /// The bet in words.
  var words: String { "\(stake) at \(chance) \(side)" }
}

extension Fate {
  var words: String {
    switch self {
    case .withdrawn: "withdrawn"
    case .outcome(let outcome): outcome.words
    }
  }
}
