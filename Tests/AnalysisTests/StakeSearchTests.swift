import Analysis
import Testing

@Suite("The search for a stake")
struct StakeSearchTests {
  /// Searches with a rule for trials and one for checks; gives what is found and how often it asked.
  private func search(
    _ range: ClosedRange<Int64>, trial: (Int64) -> Bool, check: (Int64) -> Bool
  ) throws -> (found: Int64?, asked: [Int64]) {
    var search = StakeSearch(range)
    var asked: [Int64] = []
    for _ in 0..<200 {
      switch search.next {
      case .found(let stake): return (stake, asked)
      case .trial(let stake):
        asked.append(stake)
        #expect(range.contains(stake))
        search.answer(trial(stake))
      case .check(let stake):
        asked.append(-stake)
        #expect(range.contains(stake))
        search.answer(check(stake))
      }
    }
    throw Endless()
  }

  private struct Endless: Error {}

  @Test(
    "finds the largest that can be borne, to the unit or half a percent, in few trials",
    arguments: [1, 2, 3, 57, 199, 200, 5_001, 123_456_789, 999_999_999] as [Int64])
  func exact(most: Int64) throws {
    let (found, asked) = try search(1...1_000_000_000, trial: { $0 <= most }, check: { $0 <= most })
    let stake = try #require(found)
    #expect(stake <= most && most - stake <= stake / 200, "\(stake)")
    #expect(asked.count < 45 && asked.last == -stake, "\(asked.count)")
  }

  @Test("gives the largest of all where even that can be borne, and none where the smallest cannot")
  func ends() throws {
    #expect(try search(5...80, trial: { _ in true }, check: { _ in true }).asked == [5, 80, -80])
    let none = try search(5...80, trial: { _ in false }, check: { _ in true })
    #expect(none.found == nil && none.asked == [5])
    #expect(try search(7...7, trial: { _ in true }, check: { _ in true }).found == 7)
    let failed = try search(5...80, trial: { _ in true }, check: { _ in false })
    #expect(failed.found == nil && failed.asked.last == -5)
  }

  @Test("goes down, never up, where the check does not agree with the trials")
  func steps() throws {
    let (found, asked) = try search(1...100_000, trial: { $0 <= 50_000 }, check: { $0 <= 40_000 })
    let checks = asked.filter { $0 < 0 }.map { -$0 }
    #expect(checks == checks.sorted(by: >) && checks.count > 1)
    let stake = try #require(found)
    #expect(stake <= 40_000 && stake > 30_000 && checks.last == stake)
  }
}
