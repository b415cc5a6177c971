import Dice
import Scripting

/// The base stakes that a script's parameter, the house and the balance leave.
enum StakeRange {
  /// Whole units of 1e-8 from the smallest to the largest that `parameter` of a script takes.
  static func units(_ parameter: ScriptParameter, _ house: HouseOptions) throws -> ClosedRange<Int64> {
    guard parameter.initial.number != nil, parameter.choices.isEmpty else {
      throw Failure(
        .usage, "--stake \(parameter.name): a stake is a number of coins; this takes \(parameter.taken)")
    }
    // Bounds are written as decimals: what is next to a whole unit is meant to be it.
    let least = parameter.min?.number.map { ($0 * 1e8 - 1e-3).rounded(.up) } ?? 1
    let most = parameter.max?.number.map { ($0 * 1e8 + 1e-3).rounded(.down) } ?? .infinity
    let low = max(1, house.minBet.units, Int64(max(1, min(least, 9e18))))
    let high = min(house.balance.units, Int64(max(0, min(most, 9e18))))
    guard low <= high else {
      throw Failure(
        .usage,
        "no stake is left: \(parameter.name) is \(Amount(units: low).short) or more, and \(Amount(units: high).short) "
          + "or less by the balance and the script")
    }
    return low...high
  }
}
