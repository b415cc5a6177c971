import Analysis
import Foundation

/// Exact odds for a person, each figure beside the played one.
enum ExactText {
  static func rows(_ agreement: ExactAgreement, currency: String) -> [(String, String)] {
    let exact = agreement.exact
    var rows = [
      (
        "exact odds",
        "\(exact.states) states of balance and script, \(exact.scriptStates) of the script; nothing is sampled"
      )
    ]
    for row in agreement.rows {
      let z = row.z.map { String(format: ", z = %+.1f", $0) } ?? ""
      let (one, other) = (text(row.exact, row.kind, currency), text(row.played, row.kind, currency))
      rows.append(("", "\(row.label): \(one) exact, \(other) played\(z)"))
    }
    let median = text(Double(exact.medianFinal), .money, currency)
    rows.append(("", "final balance, median: \(median) exact"))
    if exact.undecided > 0 {
      rows.append(("", String(format: "sessions that still go on: less than %.0e", exact.undecided)))
    }
    return rows
  }

  private static func text(_ value: Double, _ kind: ExactAgreement.Kind, _ currency: String) -> String {
    switch kind {
    case .share: String(format: "%.7f %%", value * 100)
    case .money: String(format: "%.10f ", value / 1e8) + currency
    case .number: String(format: "%.6f", value)
    }
  }
}
