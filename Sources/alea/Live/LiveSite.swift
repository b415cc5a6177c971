import Dice
import DuckDice
import Engine
import Foundation

/// The site and the account that is played with.
struct LiveSite: Sendable {
  let client: SiteClient
  let baseURL: String
  let symbol: String
  let mode: PlayMode

  /// The site that a session is played at.
  init(
    _ baseURL: String, _ key: APIKey, symbol: String, mode: PlayMode, connections: Int, _ live: LiveOptions,
    _ clock: SessionClock, seed: UInt64
  ) throws {
    do throws(DuckDiceError) {
      client = try SiteClient(
        baseURL: baseURL, key: key, connections: connections, deadline: live.timeout.nanoseconds,
        time: clock.timepiece, seed: seed)
    } catch {
      throw Failure(error)
    }
    (self.baseURL, self.symbol, self.mode) = (baseURL, symbol, mode)
  }

  init(_ run: Run, _ key: APIKey, _ clock: SessionClock, seed: UInt64) throws {
    try self.init(
      run.site.baseUrl, key, symbol: run.house.symbol, mode: run.site.playMode(run.mode),
      connections: run.concurrency.depth, run.live, clock, seed: seed)
  }

  /// Who plays and what they have, as the site says.
  func account() async throws -> LiveAccount {
    let info = try await asked { () async throws(DuckDiceError) in try await client.userInfo() }
    guard let figures = try await figures(info) else {
      throw Failure(.usage, "the account has no \(symbol) in its \(mode.words) balance")
    }
    return LiveAccount(baseURL: baseURL, mode: mode, account: info.hash, figures: figures)
  }

  /// What the account counts now, and its newest bets; nil where the site does not say.
  func look() async -> (figures: AccountFigures, recent: [PlayReply.Bet])? {
    guard let info = try? await client.userInfo(), let figures = try? await figures(info) else { return nil }
    // Without the list nothing is settled, but that a bet was not placed can still be told.
    let recent = (try? await client.load(symbol))?.bets ?? []
    return (figures, recent)
  }

  private func figures(_ info: UserInfo) async throws -> AccountFigures? {
    let stats = try await asked { () async throws(DuckDiceError) in try await client.stats(symbol) }
    let seeds = try await asked { () async throws(DuckDiceError) in try await client.seeds() }
    guard let balance = balance(info, stats) else { return nil }
    return AccountFigures(
      bets: stats.bets, wins: stats.wins, volume: stats.volume.amount, profit: stats.profit.amount,
      balance: balance, seeds: seeds.current)
  }

  private func balance(_ info: UserInfo, _ stats: CurrencyStats) -> Amount? {
    let own = info.balances.first { $0.currency.uppercased() == symbol }
    switch mode {
    case .main: return own?.main?.amount
    case .faucet: return own?.faucet?.amount
    case .bonus, .tle:
      // The Bot API names no balance of these modes beforehand.
      return stats.balances?["main"]??.amount ?? own?.main?.amount
    }
  }

  private func asked<Value>(_ body: () async throws(DuckDiceError) -> Value) async throws -> Value {
    do throws(DuckDiceError) {
      return try await body()
    } catch {
      let failure = Failure(error)
      throw Failure(failure.status, "\(baseURL): \(failure)")
    }
  }
}

extension PlayMode {
  /// The mode for a sentence.
  var words: String {
    switch self {
    case .main: "main"
    case .faucet: "faucet"
    case .bonus: "wagering bonus"
    case .tle: "time limited event"
    }
  }
}

extension Failure {
  /// How a site that does not serve us ends the program.
  init(_ error: DuckDiceError) {
    switch error {
    case .address, .key: self.init(.usage, error.description)
    case .keyRefused: self.init(.keyRefused, error.description)
    case .notReached, .noAnswer, .refused, .rateLimited: self.init(.unavailable, error.description)
    }
  }
}
