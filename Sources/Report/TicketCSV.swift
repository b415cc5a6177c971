import Dice
import Engine

/// One ticket as a line of comma-separated values by RFC 4180, with LF at the ends of lines: the fields of
/// ``TicketLine``, empty where that has null or nothing.
enum TicketCSV {
  /// The names of the fields.
  static let head =
    "ticket,lane,asked,after,stake,chance,side,outcome,roll,win,profit,balance,handed_over,ms,why"

  /// The line, without its end.
  static func text(_ entry: JournalEntry) -> String {
    let ticket = entry.ticket
    let proposal = ticket.proposal
    var line = "\(ticket.number),\(ticket.lane),\(ticket.asked),\(ticket.after)"
    line += ",\(proposal.stake),\(proposal.chance),\(proposal.side),\(entry.fate.name)"
    switch entry.fate {
    case .outcome(.settled(let settlement)): line += ",\(settlement.roll.number),\(entry.won)"
    default: line += ",,"
    }
    let profit = entry.handedOver ? entry.profit : .zero
    line += ",\(profit),\(entry.balance),\(entry.handedOver),\(entry.now / 1_000_000)"
    return line + "," + quoted(entry.fate.why ?? "")
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
    // By scalars: a quotation mark with an accent behind it is one character.
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
