internal import Dice
internal import Engine
internal import Foundation

/// What can be asked of the site beside bets. Questions are repeated where no answer comes, since they change nothing;
/// a change of the seeds is sent once.
extension SiteClient {
  /// The account: its name, level and balances (`bot/user-info`).
  public func userInfo() async throws(DuckDiceError) -> UserInfo {
    try await ask(SiteRequest(path: "bot/user-info"), isRepeatable: true)
  }

  /// What the site counts of the account in one currency (`bot/stats/SYMBOL`).
  public func stats(_ symbol: String) async throws(DuckDiceError) -> CurrencyStats {
    try await ask(SiteRequest(path: "bot/stats/\(PercentEncoding.encode(symbol))"), isRepeatable: true)
  }

  /// The pair of seeds in play, and the nonce of the next bet (`GET randomize`).
  public func seeds() async throws(DuckDiceError) -> SeedReply {
    try await ask(SiteRequest(path: "randomize"), isRepeatable: true)
  }

  /// Changes the pair of seeds and has the old server seed revealed (`POST randomize`). Sent once: after an error other
  /// than `refused`, `keyRefused`, `rateLimited` and `notReached` it may have happened.
  public func randomize(clientSeed: String) async throws(DuckDiceError) -> SeedReply {
    guard let body = try? JSONEncoder().encode(["clientSeed": clientSeed]) else {
      preconditionFailure("a text can be written as JSON")
    }
    return try await ask(SiteRequest(path: "randomize", body: Array(body)), isRepeatable: false)
  }

  /// The last bets in one currency and the account's balances (`load/SYMBOL`; undocumented by the site).
  public func load(_ symbol: String) async throws(DuckDiceError) -> LoadReply {
    try await ask(SiteRequest(path: "load/\(PercentEncoding.encode(symbol))"), isRepeatable: true)
  }

  /// Sends a bet, once, and judges what came of it.
  func play(_ ticket: Ticket, symbol: String, mode: PlayMode) async -> Verdict<PlayReply> {
    let request = BetRequest(ticket, symbol: symbol, mode: mode)
    guard let body = try? JSONEncoder().encode(request) else {
      preconditionFailure("a bet can be written as JSON")
    }
    let path = request.range == nil ? "dice/play" : "range-dice/play"
    let end = await exchange(SiteRequest(path: path, body: Array(body)))
    return .of(end, SiteBody.play, words: words, symbol: symbol, calendar: time.calendar())
  }

  private func ask<Value: Decodable & Sendable>(
    _ request: SiteRequest, isRepeatable: Bool
  ) async throws(DuckDiceError) -> Value {
    var gate = Gate()
    var tried = 0
    while true {
      tried += 1
      let end = await exchange(request)
      let verdict = Verdict<Value>.of(
        end, SiteBody.plain, words: words, symbol: "", calendar: time.calendar())
      let error: DuckDiceError
      let mayRepeat: Bool
      switch verdict {
      case .answer(let value): return value
      case .stop(let why): throw .keyRefused(why)
      case .notSent(let failure):
        error = .notReached(failure.rawValue)
        mayRepeat = failure.mayPass
      case .unknown(let cause, let why):
        error = .noAnswer(why)
        mayRepeat = isRepeatable && cause != .redirected
      case .refused(let refusal):
        let isLimited = refusal.cause == .rateLimited || refusal.cause == .blocked
        error = isLimited ? .rateLimited(refusal.why) : .refused(refusal.why)
        mayRepeat = isRepeatable && isLimited
        if isLimited { gate.close(asked: refusal.wait, passage: gate.passage, at: time.now()) }
      }
      guard mayRepeat, tried < Backoff.tries else { throw error }
      let wait = max(gate.remaining(at: time.now()) ?? 0, backoff.wait(after: tried, number: -1))
      guard (try? await time.sleep(wait)) != nil else { throw error }
    }
  }
}

extension ExchangeFailure {
  /// Whether another try may do better.
  var mayPass: Bool {
    switch self {
    case .certificate, .ended, .shutDown: false
    default: true
    }
  }
}
