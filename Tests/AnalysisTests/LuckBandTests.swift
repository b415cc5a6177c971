import Analysis
import Dice
import TestSupport
import Testing

@Suite("The luck band")
struct LuckBandTests {
  /// Profits of strategies whose mean is the same: a mixture of luck that they share and of their own, more or less of it.
  private func equals(_ count: Int, sessions: Int, shared: Double, _ random: inout SplitMix64) -> [[Int64]] {
    func noise() -> Double {
      // Twelve uniform numbers: near enough to normal.
      (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &random) }
    }
    let luck = (0..<sessions).map { _ in noise() * shared }
    return (0..<count).map { one in
      let spread = 1_000.0 * Double(one % 3 + 1)
      return luck.map { Int64(1_000 * $0 + spread * noise()) - 500 }
    }
  }

  @Test(
    "holds the best of equals about as often as it says, whether they share their luck or not",
    arguments: [0, 5])
  func coverage(shared: Double) {
    let trials = Effort.size(150, soak: 3_000)
    for seed in Effort.seeds(1) {
      var random = SplitMix64(seed)
      var within = 0
      for _ in 0..<trials {
        let profits = equals(6, sessions: 150, shared: shared, &random)
        // Few draws: the test is about the share, not about the last digit of a band.
        let band = LuckBand(profits, seed: random.next(), work: 0)
        if band.place == .within { within += 1 }
      }
      let share = Double(within) / Double(trials)
      let error = (0.9 * 0.1 / Double(trials)).squareRoot()
      print("luck band, shared luck \(shared): \(within) of \(trials) within, seed \(seed)")
      #expect(abs(share - 0.9) < 4 * error + 0.02, "\(share); \(Effort.replay(seed))")
    }
  }

  @Test("leaves out one that is better than the others by more than luck")
  func better() {
    var random = SplitMix64(3)
    var profits = equals(6, sessions: 200, shared: 5, &random)
    profits[4] = profits[4].map { $0 + 2_000 }
    let band = LuckBand(profits, seed: 1)
    #expect(band.best == 4 && band.place == .above && band.shareAsGood < 0.01)
    #expect(band.low < band.median && band.median < band.high && band.high < band.bestMean)
  }

  @Test("is a point where all are the same, and the same for the same seed")
  func same() {
    let one: [Int64] = [500, -700, 300, -200, 901]
    let band = LuckBand([one, one, one], seed: 1)
    #expect(band.place == .within && band.best == 0 && band.shareAsGood == 1)
    #expect(abs(band.low - band.bestMean) < 1e-6 && abs(band.high - band.fieldMean) < 1e-6)
    var random = SplitMix64(7)
    let profits = equals(4, sessions: 41, shared: 1, &random)
    #expect(LuckBand(profits, seed: 5) == LuckBand(profits, seed: 5))
    #expect(LuckBand(profits, seed: 5).high != LuckBand(profits, seed: 6).high)
  }

  @Test("is what a plain recount of two strategies gives")
  func recount() {
    // The lead of the better of two is half of their difference, with the means taken off.
    let (first, second): ([Int64], [Int64]) = ([3, -1, 4, -1, 5, -9, 2, 6], [2, 7, -1, 8, -2, -8, 1, 8])
    let band = LuckBand([first, second], seed: 9)
    var draws = Draws(seed: 9, stream: .resamples)
    let differences = zip(first, second).map { Double($0 - $1) }
    let center = differences.reduce(0, +) / 8
    let leads = (0..<band.resamples).map { _ in
      abs((0..<8).reduce(0) { sum, _ in sum + differences[draws.below(8)] } / 8 - center) / 2
    }.sorted()
    let field = (9.0 / 8 + 15.0 / 8) / 2
    #expect(abs(band.fieldMean - field) < 1e-12 && band.best == 1 && band.bestMean == 15.0 / 8)
    let place = Int((0.95 * Double(leads.count - 1)).rounded())
    #expect(abs(band.high - field - leads[place]) < 1e-9)
  }
}
