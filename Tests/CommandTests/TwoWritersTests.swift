import Foundation
import TestSupport
import Testing

@Suite("Two programs and one ledger", .serialized)
struct TwoWritersTests {
  @Test("the second that would write is refused and told who writes; readers are not")
  func refused() throws {
    let program = try RecordedRun.place()
    // More bets than it will ever place.
    let first = try program.start(RecordedRun("durable", .oneByOne, bets: 1_000_000).arguments)
    defer { first.signal(SIGKILL) }
    #expect(first.wait { first.talk.contains("session 2 of ") })
    for arguments in [RecordedRun("all", .oneByOne).arguments, ["resume", "--ledger", RecordedRun.ledger]] {
      let second = try program.alea(arguments)
      #expect(second.code == 69 && second.output.isEmpty)
      #expect(second.talk.contains("(pid \(first.pid))"), "\(second.talk)")
    }
    let older = try program.verify(1)
    #expect(older.code == 0, "\(older.talk)")
    // What is being written is proved up to where it was when the reading began.
    #expect(try program.verify(2).signal == nil)

    first.signal(SIGKILL)
    _ = try first.end()
    #expect(try program.alea(RecordedRun("all", .oneByOne).arguments).code == 0)
    #expect(try program.verify(2).code == 0)
    #expect(try program.verify(3).code == 0)
  }

  @Test("the second is refused at once while the first stands still in the middle of it all")
  func standingStill() throws {
    let program = try RecordedRun.place()
    let first = try program.start(RecordedRun("durable", .oneByOne, bets: 1_000_000).arguments)
    defer { first.signal(SIGKILL) }
    #expect(first.wait { first.talk.contains("session 2 of ") })
    // It holds its lock, and gives it back for no wait, however long.
    first.signal(SIGSTOP)
    let second = try program.alea(RecordedRun("durable", .oneByOne).arguments)
    #expect(second.code == 69 && second.talk.contains("(pid \(first.pid))"), "\(second.talk)")
    #expect(try program.verify(1).code == 0)
    first.signal(SIGKILL)
    _ = try first.end()
  }
}
