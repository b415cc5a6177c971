internal import Synchronization

/// Whether the time of an exchange was over before its answer was there.
final class Expiry: Sendable {
  private let isOver = Atomic(false)

  var isSet: Bool { isOver.load(ordering: .acquiring) }

  func set() { isOver.store(true, ordering: .releasing) }
}
