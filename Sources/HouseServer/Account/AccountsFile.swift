import Dice
import TOMLKit

/// Accounts as a file has them; `docs/house.md` describes it.
struct AccountsFile: Decodable {
  let account: [Entry]?

  struct Entry: Decodable {
    let key: String
    let name: String
    let server_seed: String?
    let client_seed: String?
    let main: [String: String]?
    let faucet: [String: String]?
    let bonus: [String: String]?
    let tle: [String: String]?
  }
}

extension AccountSettings {
  /// Reads the accounts of a file (TOML).
  public static func read(file path: String) throws(HouseError) -> [AccountSettings] {
    let file: AccountsFile = try TOMLFile.read(path)
    guard let entries = file.account, !entries.isEmpty else {
      throw .file(path: path, why: "has no [[account]]")
    }
    var accounts: [AccountSettings] = []
    for entry in entries {
      guard !entry.key.isEmpty else {
        throw .file(path: path, why: "account '\(entry.name)' has an empty key")
      }
      var balances: [Purse: Amount] = [:]
      let modes: [(GameMode, [String: String]?)] = [
        (.main, entry.main), (.faucet, entry.faucet), (.bonus, entry.bonus), (.tle, entry.tle),
      ]
      for (mode, sums) in modes {
        for (symbol, text) in sums ?? [:] {
          guard let amount = Amount(decimal: text), amount >= .zero else {
            throw .file(
              path: path,
              why: "account '\(entry.name)': \(symbol) = \"\(text)\" is no amount of at most 8 places")
          }
          balances[Purse(symbol, mode)] = amount
        }
      }
      accounts.append(
        AccountSettings(
          key: entry.key, name: entry.name, balances: balances, serverSeed: entry.server_seed,
          clientSeed: entry.client_seed))
    }
    return accounts
  }
}
