internal import Dice
internal import Foundation

/// Numbers between two ends, as they are written after `--param name=`: `LOW..HIGH/5` is five numbers at even
/// distances, `LOW..HIGH/5x` five of which each is the same multiple of the one before. `LOW..HIGH` and `LOW..HIGH/x`
/// are numbers between, evenly or by multiples, for points that are drawn: evenly in steps of the last place that one of the
/// ends is written with, so that `20..80` are whole numbers and `20.00..80` hundredths, as a chance is.
///
/// All of them are whole multiples of 1e-8: what is printed is what is played.
public struct SweepRange: Hashable, Sendable {
  /// The ends, in 1e-8.
  let low, high: Int64
  /// Whether a number is a multiple of the one before, not a distance from it.
  let multiplies: Bool
  /// How many numbers there are; nil for all.
  let steps: Int?
  /// How far apart those are that are drawn evenly of all, in 1e-8.
  let grain: Int64

  /// The most numbers of a range.
  static let mostSteps = 400

  /// Reads a range; `name` is whose, for the words.
  init(_ text: String, name: String) throws(SweepError) {
    func wrong(_ why: String) -> SweepError { SweepError("--param \(name)=\(text): \(why)") }
    let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let dots = halves[0].range(of: "..") else { throw wrong("a range is written LOW..HIGH/STEPS") }
    guard let low = Self.units(halves[0][..<dots.lowerBound]),
      let high = Self.units(halves[0][dots.upperBound...])
    else { throw wrong("the ends of a range are numbers with at most 8 places, such as 0.1..0.4/4") }
    guard low < high else { throw wrong("the first end must be below the second") }
    (self.low, self.high) = (low, high)
    let places = max(
      Self.places(halves[0][..<dots.lowerBound]), Self.places(halves[0][dots.upperBound...]))
    grain = (places..<8).reduce(1) { grain, _ in grain * 10 }
    let tail = halves.count > 1 ? halves[1] : nil
    multiplies = tail?.hasSuffix("x") == true
    guard !multiplies || low > 0 else { throw wrong("multiples need a first end above 0") }
    guard let tail, tail != "x" else {
      steps = nil
      return
    }
    guard let count = Int(multiplies ? tail.dropLast() : tail), (2...Self.mostSteps).contains(count) else {
      throw wrong("behind the / stands how many numbers, 2 to \(Self.mostSteps), with an x for multiples")
    }
    steps = count
  }

  /// A number in 1e-8; nil where it has more places, is none, or is not finite.
  private static func units(_ text: some StringProtocol) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text.hasPrefix(".") ? "0\(text)" : String(text))
    else { return nil }
    let units = (value * 1e8).rounded()
    guard abs(units) < 1e15, units / 1e8 == value else { return nil }
    return Int64(units)
  }

  /// How many places behind its point a number is written with, 0 to 8.
  private static func places(_ text: Substring) -> Int {
    let parts = text.split(maxSplits: 1, whereSeparator: { $0 == "e" || $0 == "E" })
    guard let digits = parts.first else { return 0 }
    let written = digits.firstIndex(of: ".").map { digits[$0...].count - 1 } ?? 0
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    // What is beyond is as many as there are.
    return min(8, max(0, written - min(400, max(-400, exponent))))
  }

  /// The numbers, from the first end to the second; nil where they are not counted.
  var values: [String]? {
    guard let steps else { return nil }
    return (0..<steps).map { Amount(units: at(Double($0) / Double(steps - 1))).plain }
  }

  /// A number between the ends, with the same chance for each, or for each multiple.
  func drawn(_ draws: inout Draws) -> String {
    if let steps { return Amount(units: at(Double(draws.below(steps)) / Double(steps - 1))).plain }
    if multiplies { return Amount(units: at(draws.fraction())).plain }
    return Amount(units: low + Int64(draws.below(Int((high - low) / grain) + 1)) * grain).plain
  }

  /// The number so far on the way from the first end, 0, to the second, 1.
  private func at(_ share: Double) -> Int64 {
    let (first, last) = (Double(low), Double(high))
    let value = multiplies ? first * pow(last / first, share) : first + (last - first) * share
    return min(high, max(low, Int64(value.rounded())))
  }
}
