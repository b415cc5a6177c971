/// What can go wrong, or be made to. Each is described in `docs/house.md`.
public enum FaultKind: String, CaseIterable, Codable, Sendable {
  // The connection.
  /// Closed as soon as it is made; counted by connections.
  case dropConnect = "drop-connect"
  /// Closed when the head of the request is read; nothing is executed.
  case dropHead = "drop-head"
  /// Closed when the whole request is read; nothing is executed.
  case dropBefore = "drop-before"
  /// Executed, then closed without a reply.
  case dropAfter = "drop-after"
  /// Executed, then closed behind the reply's headers.
  case dropHeaders = "drop-headers"
  /// Executed, then closed in the middle of the reply's body.
  case dropBody = "drop-body"
  /// Executed and answered in full, then closed.
  case dropEnd = "drop-end"

  // Time and order.
  /// Waits, then executes.
  case slow
  /// Executes, then waits.
  case late
  /// Executes, then answers only after another bet was answered.
  case reordered

  // Replies instead of the bet's own.
  /// 429 with Retry-After; not executed.
  case tooMany = "429"
  /// 429 without Retry-After; not executed.
  case tooManyBare = "429-bare"
  /// 403 with the page of a proxy that blocks before the house is reached.
  case cloudflare
  /// 500, not executed.
  case error500Before = "500-before"
  /// 502, not executed.
  case error502Before = "502-before"
  /// 503, not executed.
  case error503Before = "503-before"
  /// 500, executed.
  case error500After = "500-after"
  /// 502, executed.
  case error502After = "502-after"
  /// 503, executed.
  case error503After = "503-after"
  /// An error in the body with status 200; not executed.
  case error200 = "error-200"

  // Replies that cannot be read.
  /// Half of the JSON, as a complete body.
  case truncated
  /// The reply and 8 MiB beside it.
  case huge
  /// Money as JSON numbers.
  case numbers
  /// A payout that is not a number, which JSON does not have.
  case nan
  /// A payout of 1e400.
  case infinite = "1e400"
  /// Escape sequences and NUL in the texts.
  case escapes
  /// Texts of a million characters.
  case longStrings = "long-strings"
  /// Lists in lists, 100,000 deep.
  case nesting

  // A house that changes its mind, or lies.
  /// From this bet on the minimum bet is higher.
  case minBet = "min-bet"
  /// A roll that contradicts the result.
  case wrongRoll = "wrong-roll"
  /// A roll that the seeds did not make, with the result and the money that follow from it.
  case unfairRoll = "unfair-roll"
  /// A payout that is off.
  case wrongPayout = "wrong-payout"
  /// A win that takes money.
  case negativeWin = "negative-win"
  /// Another stake than was asked for.
  case echoStake = "echo-stake"
  /// Another chance than was asked for.
  case echoChance = "echo-chance"
  /// The other side than was asked for.
  case echoSide = "echo-side"
  /// The nonce of the bet before.
  case nonceRepeated = "nonce-repeated"
  /// A nonce is passed over.
  case nonceSkipped = "nonce-skipped"
  /// The name of the bet before.
  case hashReused = "hash-reused"
  /// A balance that the profit does not explain.
  case balanceJump = "balance-jump"
  /// Another currency than was asked for.
  case currency
  /// A revealed server seed that does not fit its commitment; counted by changes of seeds.
  case wrongSeedHash = "wrong-seed-hash"

  /// What its occurrences are counted by where a plan does not say.
  var counted: Counted {
    switch self {
    case .dropConnect: .connections
    case .wrongSeedHash: .reveals
    default: .bets
    }
  }

  /// Whether it can befall any request and not only a bet.
  var suitsAnyRequest: Bool {
    switch self {
    case .dropHead, .dropBefore, .dropAfter, .dropHeaders, .dropBody, .dropEnd, .slow, .late, .tooMany,
      .tooManyBare, .cloudflare, .error500Before, .error502Before, .error503Before, .error500After,
      .error502After, .error503After, .error200, .truncated, .huge:
      true
    default: false
    }
  }
}

/// What the place of a fault is counted by; each is counted from 1, in the order of arrival.
public enum Counted: String, CaseIterable, Codable, Sendable {
  /// Requests to place a bet.
  case bets
  /// All requests, those to place bets too.
  case requests
  /// Connections.
  case connections
  /// Requests to change the seeds.
  case reveals
}
