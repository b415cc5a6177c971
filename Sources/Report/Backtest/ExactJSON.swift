import Analysis
import Engine

/// Exact odds for programs: shares of 1, money in coins.
struct ExactJSON: Encodable {
  private let agreement: ExactAgreement

  init(_ agreement: ExactAgreement) {
    self.agreement = agreement
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct Row: Encodable {
    let exact: Double
    let z: Double?
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for row in agreement.rows {
      let unit = row.kind == .money ? 1e8 : 1
      try container.encode(Row(exact: row.exact / unit, z: row.z), forKey: Key(stringValue: row.key))
    }
    let exact = agreement.exact
    try container.encode(exact.finalDeviation / 1e8, forKey: Key(stringValue: "final_sd"))
    try container.encode(Double(exact.medianFinal) / 1e8, forKey: Key(stringValue: "final_median"))
    try container.encode(exact.undecided, forKey: Key(stringValue: "undecided"))
    try container.encode(exact.states, forKey: Key(stringValue: "states"))
    try container.encode(exact.scriptStates, forKey: Key(stringValue: "script_states"))
    var causes = container.nestedContainer(keyedBy: Key.self, forKey: Key(stringValue: "causes"))
    for (cause, share) in exact.causes {
      try causes.encode(share, forKey: Key(stringValue: cause.rawValue))
    }
  }
}
