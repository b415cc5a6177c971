import Dice
import Engine
import Ledger
import TestSupport
import Testing

/// What is written is what is read.
struct RoundTripTests {
  @Test("inputs come back as they were")
  func inputs() throws {
    let ledger = try TestLedger()
    let writer = try LedgerWriter(path: ledger.path)
    for seed in Effort.seeds(60, soak: 2_000) {
      var random = SplitMix64(seed)
      let inputs = try SessionInputs.random(&random, kept: random.pick(Kept.allCases))
      let recorder = try writer.begin(inputs)
      let read = try LedgerReader(path: ledger.path).session(recorder.id)
      #expect(read.inputs == inputs, "\(Effort.replay(seed))")
      #expect(read.ending == nil && read.events.isEmpty && read.tickets == 0)
      #expect(try ChainCheck(LedgerReader(path: ledger.path), recorder.id).run() == 1)
    }
    let all = try LedgerReader(path: ledger.path).sessions()
    #expect(all.map(\.id) == (1...Int64(all.count)).map { $0 })
    try writer.close()
  }

  @Test(
    "tickets, ends, checkpoints, events, seeds and the ending come back as they were",
    arguments: InterestingShapes.all)
  func course(concurrency: Concurrency) throws {
    for seed in Effort.seeds(6, soak: 100) {
      let sample = try RecordedSample(concurrency, seed: seed)
      let reader = try LedgerReader(path: sample.ledger.path)
      let session = try reader.session(sample.id)
      #expect(session.ending?.result == sample.result, "\(Effort.replay(seed))")
      #expect(session.tickets == sample.entries.count && session.results == sample.entries.count)
      var results = reader.results(of: session)
      for entry in sample.entries {
        #expect(try results.next() == RecordedResult(entry), "\(Effort.replay(seed))")
      }
      #expect(try results.next() == nil)
      var tickets = reader.tickets(of: session)
      for number in sample.entries.map(\.ticket.number).sorted() {
        let ticket = try #require(try tickets.ticket(number))
        #expect(sample.entries.contains { $0.ticket == ticket }, "\(Effort.replay(seed))")
      }
      #expect(try reader.checkpoints(of: sample.id) == sample.checkpoints)
      #expect(session.events == sample.events)
      #expect(try reader.seeds(of: sample.id) == sample.seeds)
    }
  }
}
