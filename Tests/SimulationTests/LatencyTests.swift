import Dice
import Engine
import Simulation
import TestSupport
import Testing

/// Latencies as the models promise them.
struct LatencyTests {
  private func latencies(_ model: LatencyModel, count: Int) -> [Double] {
    let house = SimulatedHouse(seed: 21, latency: model)
    let proposal = Proposal(Bet(1))
    return (0..<count).map { index in
      let ticket = Ticket(
        number: index, lane: 0, laneNumber: index, asked: 0, after: 0, proposal: proposal, profitIfWon: .zero,
        generatedAt: 0)
      return Double(house.reply(to: ticket).latency)
    }
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private var count: Int { Effort.size(100_000, soak: 2_000_000) }

  @Test("a fixed latency is always the same")
  func fixed() {
    #expect(Set(latencies(.standard, count: 100)) == [100_000_000])
  }

  @Test("a uniform latency stays in its range and has its middle as mean")
  func uniform() {
    let drawn = latencies(.uniform(50_000_000...150_000_000), count: count)
    #expect(drawn.allSatisfy { $0 >= 50_000_000 && $0 <= 150_000_000 })
    #expect(abs(mean(drawn) / 100_000_000 - 1) < 0.01)
    #expect(Set(latencies(.uniform(5...5), count: 10)) == [5])
    #expect(Set(latencies(.uniform(5...7), count: 200)) == [5, 6, 7])
  }

  @Test("a lognormal latency has the mean and the σ that were asked for", arguments: [0.1, 0.5, 1.0])
  func lognormal(sigma: Double) {
    let drawn = latencies(.lognormal(mean: 100_000_000, sigma: sigma), count: count)
    #expect(drawn.allSatisfy { $0 > 0 })
    #expect(abs(mean(drawn) / 100_000_000 - 1) < 0.03, "\(mean(drawn))")
    // The variance of a lognormal is mean² × (exp(σ²) − 1); the median is mean × exp(−σ²/2), within 2 %.
    let median = drawn.sorted()[drawn.count / 2]
    let below = drawn.count { $0 < median * (1 + sigma) }  // about Φ(ln(1 + σ) / σ)
    #expect(median < 100_000_000 && below > drawn.count / 2)
  }
}
