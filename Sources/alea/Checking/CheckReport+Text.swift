import Dice
import Engine
import Report
import Scripting

/// What a person reads: `file:line:` first, as compilers have it, so that an editor finds the place.
extension CheckReport {
  var lines: [String] {
    guard let inspection else { return [] }
    var lines = ["\(file): \(inspection.guess.dialect.rawValue) (\(inspection.guess.because))"]
    lines += findings.map { finding in
      let place = finding.line > 0 ? "\(file):\(finding.line)" : file
      return "\(place): \(finding.severity.rawValue): \(finding.text) [\(finding.kind.rawValue)]"
    }
    lines += inspection.translation.changes.map {
      "\(file):\($0.line): translated: \($0.before) → \($0.after)"
    }
    lines += [needs(inspection.needs), result].compactMap { $0.map { "\(file): \($0)" } }
    return lines.map(Talk.plain)
  }

  private func needs(_ needs: ScriptNeeds) -> String? {
    var parts: [String] = []
    if let because = needs.inOrderBecause {
      parts.append("bets in order, so --lanes for several at once (\(because))")
    }
    if !needs.parameters.isEmpty { parts.append("parameters: \(needs.parameters.joined(separator: ", "))") }
    if !needs.files.isEmpty { parts.append("files: \(needs.files.joined(separator: ", "))") }
    return parts.isEmpty ? nil : "needs \(parts.joined(separator: "; "))"
  }

  private var result: String? {
    guard let session else { return failure == nil ? "does not run" : nil }
    let (result, bets) = (session.result, session.result.statistics.bets)
    let words =
      "\(bets) \(bets == 1 ? "bet" : "bets") under seed \(session.seed), balance "
      + "\(result.startBalance.short) → \(result.balance.short)"
    return runs ? "runs: \(words), stopped by \(result.stop)" : "does not run: raised after \(words)"
  }
}
