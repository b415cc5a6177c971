import Synchronization

/// Counts calls, from wherever they come.
package final class Counter: Sendable {
  private let count = Atomic(0)

  package init() {}

  package var value: Int { count.load(ordering: .relaxed) }

  package func up() { count.add(1, ordering: .relaxed) }
}
