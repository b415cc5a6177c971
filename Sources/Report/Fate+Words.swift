public import Engine

extension Fate {
  /// The one word for it in what programs read.
  public var name: String {
    switch self {
    case .outcome(.settled): "settled"
    case .outcome(.refused): "refused"
    case .outcome(.unknown): "unknown"
    case .withdrawn: "withdrawn"
    }
  }

  /// Why it was so, where somebody said it.
  var why: String? {
    switch self {
    case .outcome(.refused(let refusal)): refusal.why
    case .outcome(.unknown(let uncertainty)): uncertainty.why
    case .outcome(.settled), .withdrawn: nil
    }
  }
}
