import Dice
public import Engine

/// One ticket as a line of JSON: what `--jsonl` writes; `docs/json.md` documents it.
public enum TicketLine {
  /// The line, without its end.
  public static func text(_ entry: JournalEntry) -> String {
    let ticket = entry.ticket
    let proposal = ticket.proposal
    var line = "{\"ticket\":\(ticket.number),\"lane\":\(ticket.lane),\"asked\":\(ticket.asked)"
    line += ",\"after\":\(ticket.after),\"stake\":\"\(proposal.stake)\",\"chance\":\(proposal.chance)"
    line += ",\"side\":\"\(proposal.side)\",\"outcome\":\"\(entry.fate.name)\""
    switch entry.fate {
    case .outcome(.settled(let settlement)):
      line += ",\"roll\":\(settlement.roll.number),\"win\":\(entry.won)"
    default:
      line += ",\"roll\":null,\"win\":null"
    }
    let profit = entry.handedOver ? entry.profit : .zero
    line += ",\"profit\":\"\(profit)\",\"balance\":\"\(entry.balance)\""
    line += ",\"handed_over\":\(entry.handedOver),\"ms\":\(entry.now / 1_000_000)"
    if let why = entry.fate.why { line += ",\"why\":\(quoted(why))" }
    return line + "}"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7f:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
