import Dice
import Testing

struct ChanceTests {
  @Test("every chance of 0.01 % to 99.99 % is written and read again")
  func roundTrip() throws {
    for rolls in 1...9999 {
      let chance = try #require(Chance(winningRolls: rolls))
      #expect(Chance(percent: chance.description) == chance)
    }
  }

  @Test("a chance is read in steps of 0.01 percent")
  func exact() {
    #expect(Chance(percent: "49.5")?.winningRolls == 4950)
    #expect(Chance(percent: "0.01")?.winningRolls == 1)
    #expect(Chance(percent: "98.00000000")?.winningRolls == 9800)
  }

  @Test(
    "what is no chance is not read",
    arguments: ["0", "-0", "0.00", "100", "100.01", "49.505", "0.001", "-5", "", "NaN", "49,5", "1e1"])
  func rejects(text: String) {
    #expect(Chance(percent: text) == nil)
  }

  @Test("a range has ends among the rolls, in order, and leaves a roll outside")
  func ranges() {
    #expect(RollRange(lowest: 0, highest: 9999) == nil)
    #expect(RollRange(lowest: -1, highest: 5) == nil)
    #expect(RollRange(lowest: 5, highest: 10_000) == nil)
    #expect(RollRange(lowest: 6, highest: 5) == nil)
    #expect(RollRange(lowest: 5, highest: 5)?.width == 1)
    #expect(RollRange(lowest: 0, highest: 9998)?.width == 9999)
  }

  @Test("a side says in words what it is on")
  func words() throws {
    let range = try #require(RollRange(lowest: 1000, highest: 5999))
    #expect(Side.inside(range).description == "in 1000-5999")
    #expect(Side.outside(range).description == "out 1000-5999")
    #expect("\(Side.high) \(Side.low)" == "high low")
  }
}
