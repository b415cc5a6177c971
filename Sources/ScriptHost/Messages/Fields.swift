internal import Dice
internal import Engine
internal import Scripting

// Values that several messages carry.

extension WireWriter {
  mutating func sum(_ value: AmountSum) {
    integer(UInt64(truncatingIfNeeded: value.units))
    integer(Int64(truncatingIfNeeded: value.units >> 64))
  }

  mutating func seeds(_ seeds: [RandomSeeds]) {
    list(seeds) { writer, seeds in
      writer.integer(seeds.first)
      writer.integer(seeds.second)
    }
  }

  mutating func rules(_ rules: HouseRules) {
    count(rules.edgeHundredths)
    amount(rules.minBet)
    count(rules.chances.lowerBound.winningRolls)
    count(rules.chances.upperBound.winningRolls)
    amount(rules.maxProfit)
  }

  mutating func proposal(_ proposal: Proposal) {
    amount(proposal.stake)
    let (number, low, high): (UInt8, Int, Int)
    switch proposal.side {
    case .low: (number, low, high) = (0, proposal.chance.winningRolls, 0)
    case .high: (number, low, high) = (1, proposal.chance.winningRolls, 0)
    case .inside(let range): (number, low, high) = (2, range.lowest, range.highest)
    case .outside(let range): (number, low, high) = (3, range.lowest, range.highest)
    }
    integer(number)
    integer(UInt16(low))
    integer(UInt16(high))
  }

  mutating func value(_ value: ScriptValue) {
    switch value {
    case .integer(let number):
      integer(UInt8(0))
      integer(number)
    case .number(let number):
      integer(UInt8(1))
      self.number(number)
    case .boolean(let flag):
      integer(UInt8(2))
      self.flag(flag)
    case .string(let string):
      integer(UInt8(3))
      text(string, atMost: WireBounds.value)
    }
  }
}

extension WireReader {
  mutating func sum(_ field: String) throws(WireFault) -> AmountSum {
    let low = try integer(field, as: UInt64.self)
    let high = try integer(field, as: Int64.self)
    let units = Int128(high) << 64 | Int128(low)
    guard units.magnitude <= WireBounds.sum else { throw WireFault("\(field): \(units) is out of range") }
    return AmountSum(units: units)
  }

  mutating func seeds() throws(WireFault) -> [RandomSeeds] {
    try list("seeds", atMost: RandomStream.laneCapacity) { (reader) throws(WireFault) in
      RandomSeeds(first: try reader.integer("seed"), second: try reader.integer("seed"))
    }
  }

  mutating func chance(_ field: String) throws(WireFault) -> Chance {
    let rolls = try count(field)
    guard let chance = Chance(winningRolls: rolls) else {
      throw WireFault("\(field): \(rolls) winning rolls")
    }
    return chance
  }

  mutating func rules() throws(WireFault) -> HouseRules {
    let edge = try count("edge", in: 0...9_999)
    let minBet = try amount("min_bet", atLeast: .zero)
    let (low, high) = (try chance("min_chance"), try chance("max_chance"))
    guard low <= high else { throw WireFault("chances: none from \(low) to \(high)") }
    return HouseRules(
      edgeHundredths: edge, minBet: minBet, chances: low...high,
      maxProfit: try amount("max_profit", atLeast: .zero))
  }

  /// Any bet that can be counted; whether the house takes it, `Proposal.objection` says.
  mutating func proposal() throws(WireFault) -> Proposal {
    let stake = try amount("stake", atLeast: .zero)
    let side = try integer("side", as: UInt8.self)
    let (low, high) = (
      Int(try integer("chance", as: UInt16.self)), Int(try integer("range", as: UInt16.self))
    )
    switch side {
    case 0, 1:
      guard let chance = Chance(winningRolls: low), high == 0 else {
        throw WireFault("chance: \(low) winning rolls, \(high)")
      }
      return Proposal(stake: stake, chance: chance, high: side == 1)
    case 2, 3:
      guard let range = RollRange(lowest: low, highest: high) else {
        throw WireFault("range: \(low) to \(high)")
      }
      return Proposal(stake: stake, range: range, inside: side == 2)
    default: throw WireFault("side: \(side)")
    }
  }

  mutating func value(_ field: String) throws(WireFault) -> ScriptValue {
    switch try integer(field, as: UInt8.self) {
    case 0: return .integer(try integer(field))
    case 1: return .number(try number(field))
    case 2: return .boolean(try flag(field))
    case 3: return .string(try words(field, atMost: WireBounds.value))
    case let other: throw WireFault("\(field): no kind of value is \(other)")
    }
  }

  /// Text that a script may have made up: fit for a terminal.
  mutating func words(_ field: String, atMost limit: Int) throws(WireFault) -> String {
    TerminalText.escaped(try data(field, atMost: limit), atMost: limit * 2)
  }
}

/// The longest texts and lists that are taken, in bytes and elements.
enum WireBounds {
  /// A file's path, or the name under which messages speak of it.
  static let path = 4096
  /// A value of a parameter.
  static let value = 512
  /// The name of a parameter.
  static let name = 64
  /// A line of documentation.
  static let line = 1024
  /// A message of an error, or the figures behind a stop.
  static let message = 4096
  /// A line that a script prints.
  static let printed = 4200
  /// Parameters of a script, and assignments to them.
  static let parameters = 256
  /// What came from outside in the course of a session.
  static let interventions = 4_096
  /// Tickets of a session: a week of ten million a second, and some.
  static let tickets = 1 << 44
  /// Units of a sum: as many tickets of the largest stake, in ten-thousandths.
  static let sum = UInt128(1) << 122
  /// Values that a parameter may be restricted to.
  static let choices = 32
}

extension Proposal {
  /// Why a proposal cannot have come from an honest decoder, which keeps to the rules of the house; nil if it can.
  ///
  /// In simulation community scripts scan with bets of 0.
  func objection(_ rules: HouseRules, simulated: Bool) -> String? {
    if !rules.chances.contains(chance) { return "a chance of \(chance) %" }
    if stake == .zero, rules.minBet > .zero, !simulated { return "a stake of 0" }
    return nil
  }
}
