/// One parameter of a sweep and what it goes through.
public struct SweepParameter: Hashable, Sendable {
  /// Its name.
  public let name: String
  let course: Course

  enum Course: Hashable, Sendable {
    case values([String])
    case range(SweepRange)
  }

  /// Reads what was written after `name=`: a list such as `0.1,0.2,0.4`, a range such as `0.1..0.4/4`, or one value.
  public init(name: String, text: String) throws(SweepError) {
    self.name = name
    if text.contains("..") {
      course = .range(try SweepRange(text, name: name))
      return
    }
    let values = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard !values.contains("") else {
      throw SweepError("--param \(name)=\(text): a list has a value on both sides of every comma")
    }
    course = .values(values)
  }

  /// A parameter that keeps one value, commas and all.
  public init(name: String, fixed value: String) {
    (self.name, course) = (name, .values([value]))
  }

  /// Whether it takes more than one value.
  public var isSwept: Bool {
    switch course {
    case .values(let values): values.count > 1
    case .range: true
    }
  }

  /// All values in order; nil for a range whose numbers are not counted.
  public var values: [String]? {
    switch course {
    case .values(let values): values
    case .range(let range): range.values
    }
  }

  func drawn(_ draws: inout Draws) -> String {
    switch course {
    case .values(let values): values[draws.below(values.count)]
    case .range(let range): range.drawn(&draws)
    }
  }
}
