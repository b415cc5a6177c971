import CLua
import Dice
import Scripting

/// Made once: there is a table of ten thousand payouts in them.
private let rulesByMinBet = [HouseRules(minBet: .zero), HouseRules()]

/// libFuzzer's entry: what `next_bet` may have returned, as C reads it off Lua's stack, in any combination. A
/// proposal that comes of it keeps to the rules of the house.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzBets(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  var rest = UnsafeBufferPointer(start: data, count: size)[...]
  func byte() -> UInt8 { rest.popFirst() ?? 0 }
  func word() -> UInt64 { (0..<8).reduce(0) { word, _ in word << 8 | UInt64(byte()) } }
  func value() -> alua_value {
    let kind = alua_kind(UInt32(byte()) % (ALUA_OTHER.rawValue + 1))
    let bits = word()
    return alua_value(kind: kind, integer: Int64(bitPattern: bits), number: Double(bitPattern: bits))
  }
  var bet = alua_bet()
  bet.form = byte() % 2 == 0 ? ALUA_TABLE : ALUA_NUMBER
  bet.field = (value(), value(), value(), value(), value(), value())
  bet.range_low = value()
  bet.range_high = value()
  bet.range_has_more = byte() % 2 == 0
  let rules = rulesByMinBet[Int(byte() % 2)]
  let decoder = ProposalDecoder(rules: rules, shown: { _ in "?" }, onRoundedDown: { _, _ in })
  guard let proposal = try? decoder.proposal(of: &bet) else { return 0 }
  precondition(proposal.stake >= rules.minBet && rules.chances.contains(proposal.chance), "\(proposal)")
  if bet.field.0.kind == ALUA_NUMBER {
    // Never more than was said, but for the nearest unit where floating point made the difference.
    precondition(
      proposal.stake.coins <= bet.field.0.number.nextUp + 1e-14 + bet.field.0.number * 4e-15, "\(proposal)")
  }
  return 0
}
