/// Bytes that are not what the protocol says: with what was expected, and what came.
package struct WireFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line for a person.
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
