/// How many are somewhere, and how many were at most.
struct Attendance: Hashable, Sendable {
  private(set) var now = 0
  private(set) var deepest = 0

  mutating func enter() {
    now += 1
    deepest = max(deepest, now)
  }

  mutating func leave() { now -= 1 }
}
