import Dice
import Foundation
import TOMLKit

/// A plan of faults as a file has it; `docs/house.md` describes it.
struct FaultPlanFile: Decodable {
  let fault: [Entry]?

  struct Entry: Decodable {
    let kind: String
    let at: Int?
    let count: Int?
    let share: String?
    let of: String?
    let wait_ms: Int?
    let amount: String?
    let retry_after: Int?
  }
}

extension FaultSchedule {
  /// Reads a plan file (TOML).
  public init(file path: String) throws(HouseError) {
    let plan: FaultPlanFile = try TOMLFile.read(path)
    var rules: [Rule] = []
    for (index, entry) in (plan.fault ?? []).enumerated() {
      do throws(HouseError) {
        rules.append(try entry.rule())
      } catch {
        throw .file(path: path, why: "fault \(index + 1): \(error.description)")
      }
    }
    try self.init(rules)
  }
}

extension FaultPlanFile.Entry {
  fileprivate func rule() throws(HouseError) -> FaultSchedule.Rule {
    var fault = Fault(try FaultKind(named: kind), retryAfter: retry_after)
    if let wait_ms {
      guard wait_ms >= 0 else { throw .setting("wait_ms = \(wait_ms) is out of range: 0 or more") }
      fault.wait = .milliseconds(wait_ms)
    }
    if let amount {
      guard let read = Amount(decimal: amount), read > .zero else {
        throw .setting("amount = \"\(amount)\" is no amount above 0 of at most 8 places")
      }
      fault.amount = read
    }
    var counted: Counted?
    if let of {
      guard let read = Counted(rawValue: of) else {
        throw .setting("of = \"\(of)\": expected \(Counted.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      counted = read
    }
    return FaultSchedule.Rule(fault, try occasion(), of: counted)
  }

  private func occasion() throws(HouseError) -> FaultSchedule.Occasion {
    switch (at, share) {
    case (let first?, nil):
      let many = count ?? 1
      guard first >= 1, many >= 1, first <= Int.max - many else {
        throw .setting("at = \(first) and count = \(many) must be 1 or more")
      }
      return .numbers(first...(first + many - 1))
    case (nil, let text?):
      guard let share = Share(text: text) else {
        throw .setting("share = \"\(text)\": expected one such as \"1%\"")
      }
      return .share(share)
    default: throw .setting("needs at or share, and not both")
    }
  }
}
