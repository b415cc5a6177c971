/// Nonces that were seen: all below a mark, and some above it. Small however many there are, since a site hands them out
/// in order.
struct NonceSet: Hashable, Sendable {
  /// All nonces from the first up to this one, which is not in.
  private(set) var mark: Int
  private let first: Int
  private var above: Set<Int> = []

  /// Makes a set that counts from the nonce `first`.
  init(from first: Int) {
    (self.first, mark) = (first, first)
  }

  /// Adds a nonce; false where it was in.
  @discardableResult
  mutating func insert(_ nonce: Int) -> Bool {
    guard !contains(nonce) else { return false }
    above.insert(nonce)
    while above.remove(mark) != nil { mark += 1 }
    return true
  }

  /// Whether the nonce was seen.
  func contains(_ nonce: Int) -> Bool {
    (first..<mark).contains(nonce) || above.contains(nonce)
  }
}
