import Crypto
import Dice
import Engine
import Ledger

/// What a session follows from, in words: a name and a value each, for a page and for a comparison.
enum InputWords {
  static func list(_ session: RecordedSession) -> [(name: String, value: String)] {
    let (inputs, settings) = (session.inputs, session.inputs.settings)
    var words = [
      ("script", Talk.plain(inputs.script)),
      ("script sha256", session.scriptSHA256),
    ]
    if let dialect = inputs.dialect { words.append(("dialect", dialect)) }
    words.append(
      ("parameters", inputs.parameters.isEmpty ? "as the script has them" : plain(inputs.parameters)))
    if !inputs.files.isEmpty { words.append(("files", plain(inputs.files.map(file)))) }
    let nth = inputs.sessionOfSeed == 0 ? "" : ", session \(inputs.sessionOfSeed) of it"
    words += [
      ("seed", "\(inputs.seed)\(nth)"),
      ("start balance", "\(settings.startBalance.short) \(inputs.currency)"),
      ("limits", Announcement.limits(settings.limits)),
      ("side by side", sideBySide(settings)),
      ("house", "\(Talk.plain(inputs.house)), \(rules(settings.rules))"),
      ("latency", Talk.plain(inputs.latency)),
      ("faults", inputs.faults == FaultArgument.none.text ? "none" : Talk.plain(inputs.faults)),
      (
        "script time",
        "\(inputs.loadMilliseconds) ms to load, \(inputs.callbackMilliseconds) ms a call, killed after "
          + "\(inputs.killAfterMilliseconds) ms"
      ),
      ("versions", Talk.plain("alea \(inputs.program), \(inputs.lua)")),
    ]
    return words
  }

  private static func plain(_ list: [String]) -> String { Talk.plain(list.joined(separator: ", ")) }

  private static func file(_ file: SessionInputs.File) -> String {
    "\(file.name) (\(file.bytes.count) bytes, sha256 \(SHA256.hash(data: file.bytes).hexadecimal))"
  }

  private static func sideBySide(_ settings: PipelineSettings) -> String {
    switch settings.concurrency {
    case .single(1, 1): "one bet at a time"
    case .single(let depth, let lookahead): "\(depth) bets in flight, up to \(lookahead) outstanding"
    case .lanes(let count): "\(count) lanes"
    }
  }

  private static func rules(_ rules: HouseRules) -> String {
    let edge = EdgeArgument(hundredths: rules.edgeHundredths).defaultValueDescription
    let most = rules.maxProfit == .max ? "" : ", profit of a bet at most \(rules.maxProfit.short)"
    return "edge \(edge) %, stakes from \(rules.minBet.short)\(most), chances "
      + "\(rules.chances.lowerBound) to \(rules.chances.upperBound) %"
  }
}
