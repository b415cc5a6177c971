import Dice
import DuckDice
import Foundation

extension Site {
  /// Answers a request at `now`, in milliseconds since 1970; `fault` is what the reply is to lie about.
  package mutating func answer(_ request: SiteRequest, now: Int64, fault: Fault? = nil) -> SiteAnswer {
    do throws(SiteRefusal) {
      return try answered(request, now: now, fault: fault)
    } catch {
      return SiteAnswer(error)
    }
  }

  private mutating func answered(
    _ request: SiteRequest, now: Int64, fault: Fault?
  ) throws(SiteRefusal) -> SiteAnswer {
    switch request.route {
    case nil: throw .notFound
    case .otherMethod: throw .method
    case .page: return LandingPage.answer
    // Whoever knows a bet's hash may look it up, as on the site.
    case .bet(let hash): return SiteAnswer(try lookUp(hash))
    case .play(let game):
      let account = try account(request.key)
      let previous = accounts[account].recent.last
      if fault?.kind == .minBet { raise(request.body, fault) }
      let reply = try play(request.body, game: game, account: account, now: now, fault: fault)
      guard let lie = fault?.lie else { return SiteAnswer(reply) }
      return lie.answer(instead: reply, previous: previous)
    case .userInfo: return SiteAnswer(userInfo(try account(request.key)))
    case .stats(let symbol): return SiteAnswer(stats(try account(request.key), try currency(symbol)))
    case .load(let symbol): return SiteAnswer(load(try account(request.key), try currency(symbol)))
    case .stat(let symbol):
      let tally = accounts[try account(request.key)].tally(try currency(symbol))
      return SiteAnswer(
        StatReply(
          bets: tally.bets, wins: tally.wins, profit: WireAmount(tally.profit),
          volume: WireAmount(tally.volume)))
    case .seeds:
      let pair = accounts[try account(request.key)].seeds
      return SiteAnswer(SeedReply(current: pair.shown(revealed: false)))
    case .changeSeeds:
      let account = try account(request.key)
      return SiteAnswer(try changeSeeds(account, request.body, now: now, fault: fault))
    case .events:
      _ = try account(request.key)
      return SiteAnswer(EventsReply(data: events))
    }
  }

  /// The minimum bet moves in the currency that the bet names, as it does on the site in the middle of a session.
  private mutating func raise(_ body: [UInt8], _ fault: Fault?) {
    guard let text = try? BetBody.read(body).symbol?.written, let symbol = try? currency(text) else { return }
    raiseMinBet(symbol, to: fault?.amount)
  }

  private func lookUp(_ hash: String) throws(SiteRefusal) -> BetReply {
    guard let entry = archive[hash] else { throw .notFound }
    let isOut = accounts[entry.account].seeds.serverSeed != entry.serverSeed
    return BetReply(
      bet: entry.bet,
      seed: BetReply.Seed(
        serverSeedHash: entry.serverSeedHash, clientSeed: entry.clientSeed, nonce: entry.bet.nonce,
        serverSeed: isOut ? entry.serverSeed : nil))
  }

  /// Brings a new server seed and the player's client seed into play, and reveals the old server seed.
  private mutating func changeSeeds(
    _ index: Int, _ body: [UInt8], now: Int64, fault: Fault?
  ) throws(SiteRefusal) -> SeedReply {
    guard let wish = try? JSONDecoder().decode(SeedWish.self, from: Data(body)) else { throw .notAnObject }
    guard let seed = wish.clientSeed else { throw .missing("clientSeed") }
    guard case .text(let text) = seed, (1...64).contains(text.utf8.count) else {
      throw .field("clientSeed", "The clientSeed must be a text of 1 to 64 characters.")
    }
    let pair = accounts[index].seeds
    guard pair.bets >= settings.betsPerPair else {
      throw SiteRefusal(422, "Please make at least \(settings.betsPerPair) bets with current pair.")
    }
    guard now - pair.since >= settings.pairLasts else {
      throw SiteRefusal(
        422, "Please wait at least \(settings.pairLasts / 1000) seconds before the next randomize.")
    }
    let old = accounts[index].changeSeeds(clientSeed: text, firstNonce: settings.firstNonce, now: now)
    var previous = old.shown(revealed: true)
    if fault?.kind == .wrongSeedHash {
      // The commitment stays what was shown before play, so that it is the seed that does not fit.
      previous.serverSeed = String(old.serverSeed.reversed())
    }
    let current = accounts[index].seeds.shown(revealed: false)
    return SeedReply(current: current, previous: previous, new: current)
  }

  private struct SeedWish: Decodable {
    let clientSeed: Lenient?
  }
}
