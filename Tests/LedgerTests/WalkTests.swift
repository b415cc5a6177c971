import Dice
import Engine
import Ledger
import Simulation
import Synchronization
import TestSupport
import Testing

/// The record of a session, played once more without its script.
struct WalkTests {
  private func walk(_ sample: RecordedSample) throws -> RecordWalk.Found {
    let reader = try LedgerReader(path: sample.ledger.path)
    return try RecordWalk(reader, reader.session(sample.id)).play(against: sample.house)
  }

  @Test("it comes to the recorded end", arguments: InterestingShapes.all)
  func same(concurrency: Concurrency) throws {
    for seed in Effort.seeds(4, soak: 60) {
      let sample = try RecordedSample(concurrency, seed: seed)
      let found = try walk(sample)
      #expect(found.difference == nil, "\(Effort.replay(seed))")
      #expect(found.tickets == sample.entries.count)
      #expect(found.transcriptSHA256 == sample.result.transcriptSHA256)
    }
  }

  @Test(
    "a changed bet, roll, profit, balance, order or limit is found",
    arguments: [
      ("UPDATE tickets SET stake = stake + 1 WHERE number = 40", "ticket 40"),
      ("UPDATE results SET roll = (roll + 1) % 10000 WHERE ticket = 40", "ticket 40"),
      ("UPDATE results SET profit = profit + 1 WHERE ticket = 40", "ticket 40"),
      ("UPDATE results SET balance = balance - 1 WHERE ticket = 40", "ticket 40"),
      ("UPDATE results SET at_ns = at_ns + 1 WHERE ticket = 40", "ticket 40"),
      ("UPDATE tickets SET after = after - 1 WHERE number = 40", "ticket 40"),
      ("UPDATE sessions SET max_bets = 1199", "balance"),
      ("UPDATE sessions SET max_bet = 1", "balance"),
      ("UPDATE endings SET balance = balance + 1", "balance"),
      ("UPDATE endings SET transcript_sha256 = '00'", "transcript"),
    ])
  func changed(sql: String, words: String) throws {
    let sample = try RecordedSample(.single(depth: 4, lookahead: 4), seed: 8)
    try sample.ledger.tamper(sql)
    let difference = try walk(sample).difference
    #expect(difference?.description.contains(words) == true, "\(difference?.description ?? "nothing")")
  }
}
