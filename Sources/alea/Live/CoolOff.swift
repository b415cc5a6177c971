import Crypto
import Dice
import Foundation

/// A pause that somebody set themselves after losing as much as they were ready to lose: until it is over, no live
/// session starts with the account. It is kept in a file beside the ledger, by account, and is voluntary.
struct CoolOff {
  let folder: String

  /// The cool-offs of this person.
  init() throws {
    guard let folder = DataFolder.path else {
      throw Failure(.usage, "neither HOME nor XDG_DATA_HOME says where a cool-off is kept")
    }
    self.folder = folder
  }

  /// Begins one for an account.
  func begin(account: String, until end: Date) throws {
    let path = path(account)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data("\(Int64(end.timeIntervalSince1970.rounded(.up)))\n".utf8).write(
        to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(.disk, "\(path): the cool-off cannot be kept: \(error.localizedDescription)")
    }
  }

  /// Fails while one lasts.
  func check(account: String, now: Date = Date()) throws {
    guard let data = FileManager.default.contents(atPath: path(account)),
      let seconds = Int64(
        String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    else { return }
    let end = Date(timeIntervalSince1970: TimeInterval(seconds))
    guard now < end else { return }
    throw Failure(
      .unavailable,
      "this account cools off until \(end.formatted(.iso8601)), as you asked for by --cool-off after a stop-loss. It is "
        + "voluntary and kept in \(path(account)); the site itself can exclude you for longer, see its responsible "
        + "gambling page")
  }

  /// By the hash of the site's name of the account: the file says nothing of who it is.
  private func path(_ account: String) -> String {
    let hash = SHA256.hash(data: Data(account.utf8)).prefix(8)
    return "\(folder)/cool-off-\(hash.hexadecimal)"
  }
}
