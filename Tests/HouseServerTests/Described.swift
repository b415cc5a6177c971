import DuckDice

/// What an answer to a bet says beside what the client reads of it.
struct Described: Decodable {
  var bet: Bet
  var user: User

  struct Bet: Decodable {
    var choice: String?
    var threshold: Int?
    var game: PlayReply.Game?
  }

  struct User: Decodable {
    var nonce: Int?
  }
}
