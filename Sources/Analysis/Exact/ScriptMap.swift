internal import Engine

/// What a script remembers at its places, and where wins and losses lead from each: it is led there once, and whoever
/// comes by the same place knows the way.
struct ScriptMap {
  /// A place: scripts that want the same bet, remember the same, and have been told the same of what they look at.
  struct Place {
    let move: Landing.Move
    /// How it was come to first: from this place, by a win or a loss.
    let origin: (place: Int, won: Bool)?
    /// Where a loss and a win lead; −1 where nobody has been yet.
    var next = [-1, -1]
  }

  /// What a script remembers is looked at when it has said what it wants: it may have forgotten why.
  private struct Key: Hashable {
    let move: Landing.Move
    let memory: [UInt64]
    let told: Standing
  }

  private(set) var places: [Place] = []
  private var numbers: [Key: Int] = [:]
  /// What the script is known to look at: places where it was told other figures are other places.
  let sight: Sight

  /// A map of a script that looks at no more than this.
  init(_ sight: Sight) {
    self.sight = sight
  }

  /// A way from a place.
  struct Way {
    let place: Int
    let won: Bool
  }

  /// Where a script was led to, by a way or at its beginning.
  mutating func note(_ landing: Landing, from way: Way?, told: Standing) {
    let key = Key(move: landing.move, memory: landing.memory, told: told.seen(by: sight))
    let number = numbers[key] ?? places.count
    if number == places.count {
      numbers[key] = number
      places.append(Place(move: landing.move, origin: way.map { ($0.place, $0.won) }))
    }
    if let way { places[way.place].next[way.won ? 1 : 0] = number }
  }

  /// The wins and losses that lead to the end of a way.
  func path(_ way: Way) -> [Bool] {
    var path = [way.won]
    var place = way.place
    while let origin = places[place].origin {
      path.append(origin.won)
      place = origin.place
    }
    return path.reversed()
  }

  /// Where a way leads; nil where nobody has gone it.
  func destination(_ place: Int, won: Bool) -> Int? {
    let next = places[place].next[won ? 1 : 0]
    return next < 0 ? nil : next
  }
}
