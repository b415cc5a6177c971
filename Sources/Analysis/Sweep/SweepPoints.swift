internal import Dice

/// The points that a sweep plays: a value for every parameter at each.
public struct SweepPoints: Hashable, Sendable {
  /// The parameters that take more than one value, in the order in which they were given.
  public let swept: [SweepParameter]
  /// Those that keep one.
  public let fixed: [SweepParameter]
  /// The values of the swept ones at each point, in their order.
  public let values: [[String]]
  /// Whether the points are all combinations, and not drawn.
  public let isGrid: Bool

  /// The fewest and the most points.
  public static let bounds = 2...400

  /// All combinations of the values; those of the last parameter change fastest.
  public init(grid parameters: [SweepParameter]) throws(SweepError) {
    (swept, fixed) = try Self.parted(parameters)
    isGrid = true
    var points: [[String]] = [[]]
    var count = 1
    for parameter in swept {
      guard let values = parameter.values else {
        throw SweepError(
          "--param \(parameter.name): a grid needs the number of steps, such as LOW..HIGH/5; --random draws between"
        )
      }
      count *= values.count
      guard count <= Self.bounds.upperBound else {
        throw SweepError("the grid has more than \(Self.bounds.upperBound) points: fewer values, or --random")
      }
      points = points.flatMap { point in values.map { point + [$0] } }
    }
    values = points
    try checkDifferent()
  }

  /// `count` different points, drawn under `seed`: each parameter for itself.
  public init(random count: Int, of parameters: [SweepParameter], seed: UInt64) throws(SweepError) {
    (swept, fixed) = try Self.parted(parameters)
    isGrid = false
    guard Self.bounds.contains(count) else {
      throw SweepError(
        "--random \(count) is out of range: \(Self.bounds.lowerBound) to \(Self.bounds.upperBound)")
    }
    var draws = Draws(seed: seed, stream: .points)
    var points: [[String]] = []
    var seen: Set<[String]> = []
    var misses = 0
    while points.count < count {
      let point = swept.map { $0.drawn(&draws) }
      if seen.insert(point.map(Self.same)).inserted {
        points.append(point)
        continue
      }
      misses += 1
      guard misses < 1_000 * count else {
        throw SweepError(
          "--random \(count): there are not so many different points, only about \(points.count)")
      }
    }
    values = points
  }

  private static func parted(
    _ parameters: [SweepParameter]
  ) throws(SweepError) -> ([SweepParameter], [SweepParameter]) {
    var names: Set<String> = []
    for parameter in parameters where !names.insert(parameter.name).inserted {
      throw SweepError("--param \(parameter.name) is given twice")
    }
    let swept = parameters.filter(\.isSwept)
    guard !swept.isEmpty else {
      throw SweepError(
        "nothing to sweep: give --param a list such as base=0.1,0.2 or a range such as base=0.1..0.4/4")
    }
    return (swept, parameters.filter { !$0.isSwept })
  }

  /// A range whose ends are too near gives a number twice, and a list may.
  private func checkDifferent() throws(SweepError) {
    for parameter in swept {
      var seen: Set<String> = []
      for value in parameter.values ?? [] where !seen.insert(Self.same(value)).inserted {
        throw SweepError("--param \(parameter.name): the value \(value) is there twice")
      }
    }
  }

  /// What is the same for two spellings of one number, such as `1e-6` and `0.000001`.
  private static func same(_ value: String) -> String { Double(value).map { "\($0)" } ?? value }

  /// The assignments of the `index`-th point, such as `base=0.1`, the fixed ones too.
  public func assignments(_ index: Int) -> [String] {
    let kept = fixed.compactMap { one in one.values?.first.map { "\(one.name)=\($0)" } }
    return kept + zip(swept, values[index]).map { "\($0.name)=\($1)" }
  }
}
