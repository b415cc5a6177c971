import Crypto
import Dice
import Foundation

/// Where an account's seeds come from: the house's seed and the account's name, so that a practice session can be had again.
struct SeedSource: Sendable {
  let seed: UInt64
  let account: String

  /// The server seed of the account's `index`-th pair: 64 hexadecimal digits, as the site's are.
  func serverSeed(_ index: Int) -> String { digits("server \(index)") }

  /// The client seed that the account has until its owner sets one: 30 characters, as the site's are.
  var clientSeed: String { String(digits("client").prefix(30)) }

  private func digits(_ purpose: String) -> String {
    SHA256.hash(data: Data("alea house \(seed) \(account) \(purpose)".utf8)).hexadecimal
  }
}
