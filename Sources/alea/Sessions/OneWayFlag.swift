import Synchronization

/// Something that happens once, told from one thread to another.
final class OneWayFlag: Sendable {
  private let value = Atomic(false)

  func set() { value.store(true, ordering: .relaxed) }
  var isSet: Bool { value.load(ordering: .relaxed) }
}
