import Foundation
import HouseServer
import TestSupport
import Testing

@Suite("Live play against a house with several faults")
struct LiveScheduleTests {
  private static let kinds: [FaultKind] = [
    .dropHead, .dropBefore, .dropAfter, .dropHeaders, .dropBody, .dropEnd, .late, .slow, .tooMany,
    .tooManyBare,
    .error500Before, .error502Before, .error503Before, .error500After, .error502After, .error503After,
    .error200,
    .truncated, .huge, .numbers, .reordered,
  ]
  private static let bets = Effort.size(40, soak: 200)

  @Test(
    "no accepted bet is lost or placed twice, and the record holds", arguments: Effort.seeds(3, soak: 1_000))
  func schedule(seed: UInt64) throws {
    var random = SplitMix64(seed)
    let depth = Int(random.next() % 16) + 1
    let faults = (0..<Int(random.next() % 6)).map { _ in
      (random.pick(Self.kinds), Int(random.next() % UInt64(Self.bets)) + 1)
    }
    let words = "N = \(depth), \(faults.map { "\($0.0.rawValue) at \($0.1)" }): \(Effort.replay(seed))"
    let house = try LiveHouse(["--latency", "uniform:0ms-4ms"], faults: faults)
    let script = random.pick(["classic-martingale", "fibonacci", "flat"])
    let shape = random.next() % 2 == 0 ? [] : ["--lanes"]
    let ending = try house.play(
      [script, "--max-bets", "\(Self.bets)", "--max-concurrent", "\(depth)", "--timeout", "400ms"] + shape)
    #expect([0, 3, 75].contains(ending.code), "\(words): \(ending.code) \(ending.talk)")
    let summary = try ending.summary()
    let (ours, theirs) = (
      try house.recorded(), try house.accepted().map(RecordedBet.init).sorted { $0.nonce < $1.nonce }
    )
    #expect(Set(ours).count == ours.count && Set(ours).isSubset(of: theirs), "\(words)")
    #expect(theirs.count - ours.count <= summary.unknown, "\(words)")
    if ending.code == 0 { #expect(summary.bets == Self.bets && ours == theirs, "\(words)") }
    let verified = try house.program.alea("verify")
    #expect(verified.code == 0, "\(words): \(verified.talk)")
    if depth == 1 { #expect(ending.code == 0, "\(words): \(ending.output)") }
  }
}
