import TestSupport
import Testing

/// How many stakes of a martingale are not those that its last result calls for, from the lines of `--jsonl` alone.
///
/// A lane is one copy of the script. Every bet must follow the bet before it in the lane: base after a win, and
/// after ten losses in a row; else twice the stake that lost.
struct MartingaleAudit {
  private(set) var stale = 0
  private(set) var audited = 0

  init(_ lines: [Line], base: Int) {
    var last: [Int: (stake: Int, losses: Int)] = [:]
    for line in lines.sorted(by: { $0.ticket < $1.ticket }) where line.settled {
      var (called, losses) = (base, 0)
      if let before = last[line.lane], before.losses > 0, before.losses % 10 != 0 {
        (called, losses) = (before.stake * 2, before.losses)
      }
      audited += 1
      if line.stake.units != called { stale += 1 }
      last[line.lane] = (line.stake.units, line.win == true ? 0 : losses + 1)
    }
  }

  var share: Double { Double(stale) / Double(max(audited, 1)) }
}

@Suite("Staleness, recomputed from the lines")
struct StalenessTests {
  private func audit(_ arguments: [String]) throws -> (MartingaleAudit, Played) {
    let bets = Effort.size(2000, soak: 50_000)
    let played = try Played(
      ["classic-martingale", "--max-bets", "\(bets)", "--seed", "8", "--balance", "1000"] + arguments)
    let audit = MartingaleAudit(played.lines, base: 100)
    #expect(audit.audited == bets)
    return (audit, played)
  }

  @Test("one bet at a time, no stake is stale")
  func sequential() throws {
    let (audit, played) = try audit([])
    #expect(audit.stale == 0)
    #expect(!played.ending.talk.contains("warning"))
  }

  @Test("in lanes, no stake is stale", arguments: [2, 5, 10, 32])
  func lanes(depth: Int) throws {
    for latency in ["100ms", "lognormal:100ms,0.5"] {
      let (audit, played) = try audit(["--max-concurrent", "\(depth)", "--lanes", "--latency", latency])
      #expect(audit.stale == 0)
      #expect(Set(played.lines.map(\.lane)) == Set(0..<depth))
      #expect(played.ending.talk.contains("\n\(depth) lanes: \(depth) copies of the script"))
    }
  }

  @Test("without lanes many are, and that is said", arguments: [2, 5, 10])
  func stale(depth: Int) throws {
    let (audit, played) = try audit(["--max-concurrent", "\(depth)"])
    print("N = \(depth): \((audit.share * 1000).rounded() / 10) % of a martingale's stakes are stale")
    #expect(audit.share > 0.1)
    #expect(played.ending.talk.contains("\(depth) bets in flight; warning: "))
  }

  @Test("the audit finds a stake that is not the one called for")
  func alert() throws {
    let played = try Played("flat", "--max-bets", "50", "--seed", "1")
    #expect(MartingaleAudit(played.lines, base: 100).stale > 0)
  }
}
