import Dice
import DuckDice
import Foundation

/// A line of the house's own journal: an accepted bet as it really was, whatever the reply said of it.
public struct JournalEntry: Codable, Hashable, Sendable {
  /// Its number among the house's accepted bets, from 1.
  public var bet: Int
  /// When it was accepted, in milliseconds since 1970.
  public var time: Int64
  /// The name of the account.
  public var account: String
  /// The site's name of the bet.
  public var hash: String
  /// The currency.
  public var symbol: String
  /// Which balance it was played with.
  public var mode: GameMode
  /// The stake in coins.
  public var amount: String
  /// In percent.
  public var chance: String
  /// `high`, `low`, `in` or `out`.
  public var side: String
  /// Both ends of the range of a bet on one.
  public var range: [Int]?
  /// What was rolled.
  public var roll: Int
  /// Whether it won.
  public var win: Bool
  /// What it added to the balance, in coins.
  public var profit: String
  /// The nonce that made the roll.
  public var nonce: UInt64
  /// The balance after it.
  public var balance: String
  /// The fault that was played on it, if one was.
  public var fault: FaultKind?

  /// Reads a journal file; a last line that was cut off by a crash is passed over.
  public static func read(_ file: String) throws -> [JournalEntry] {
    let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    let whole = text.hasSuffix("\n") ? text[...] : text[..<(text.lastIndex(of: "\n") ?? text.startIndex)]
    return try whole.split(separator: "\n").map {
      try JSONDecoder().decode(JournalEntry.self, from: Data($0.utf8))
    }
  }
}
