import Analysis
import Testing

@Suite("Points of a sweep")
struct SweepPointsTests {
  private func values(_ text: String) throws -> [String]? {
    try SweepParameter(name: "p", text: text).values
  }

  @Test("a list, a range and a range of multiples are what is written")
  func specs() throws {
    #expect(try values("0.1,0.2,1e-6") == ["0.1", "0.2", "1e-6"])
    #expect(try values("0.1..0.4/4") == ["0.1", "0.2", "0.3", "0.4"])
    #expect(try values("0.00001..0.00008/4x") == ["0.00001", "0.00002", "0.00004", "0.00008"])
    #expect(try values("-1..1/3") == ["-1", "0", "1"])
    #expect(try values("0.1...3/2") == ["0.1", "0.3"])
    #expect(try values("1..2") == nil && values("1..2/x") == nil)
    #expect(try values("low") == ["low"])
    #expect(SweepParameter(name: "p", fixed: "1,3..2").values == ["1,3..2"])
    #expect(try SweepParameter(name: "p", text: "1,2").isSwept)
    #expect(try SweepParameter(name: "p", text: "1").isSwept == false)
  }

  @Test(
    "what is no list and no range is refused with the text in the words",
    arguments: [
      "", "1,", ",1", "1,,2", "1..", "..2", "a..b/3", "2..1/3", "1..1/3", "1..2/1", "1..2/401", "1..2/three",
      "1..2/", "0..2/3x", "-1..2/x", "1..2/x3", "0x1..2/3", "nan..2/3", "0.000000001..1/3", "1..2..3/3",
    ])
  func bad(text: String) {
    let error = #expect(throws: SweepError.self) { try SweepParameter(name: "p", text: text) }
    #expect(error?.description.hasPrefix("--param p=\(text): ") == true, "\(String(describing: error))")
  }

  private func parameters(_ texts: String...) throws -> [SweepParameter] {
    try texts.enumerated().map { try SweepParameter(name: "p\($0.offset)", text: $0.element) }
  }

  @Test("a grid has all combinations, the last parameter fastest, and the fixed ones at each")
  func grid() throws {
    let points = try SweepPoints(grid: parameters("1,2", "9", "a,b,c"))
    #expect(points.values == [["1", "a"], ["1", "b"], ["1", "c"], ["2", "a"], ["2", "b"], ["2", "c"]])
    #expect(points.assignments(4) == ["p1=9", "p0=2", "p2=b"] && points.isGrid)
  }

  @Test("points that are drawn are the same for the same seed, differ, and stay within their ends")
  func random() throws {
    let swept = try parameters("0.00001..0.01/x", "1..2", "5..9/5", "x,y")
    let points = try SweepPoints(random: 100, of: swept, seed: 7)
    #expect(try points == SweepPoints(random: 100, of: swept, seed: 7))
    #expect(try points.values != SweepPoints(random: 100, of: swept, seed: 8).values)
    #expect(Set(points.values).count == 100 && !points.isGrid)
    var low = 0
    for point in points.values {
      let (stake, even) = (try #require(Double(point[0])), try #require(Double(point[1])))
      #expect((0.00001...0.01).contains(stake) && (1...2).contains(even))
      #expect(["5", "6", "7", "8", "9"].contains(point[2]) && ["x", "y"].contains(point[3]))
      if stake < 0.000316 { low += 1 }
    }
    // By multiples, half of the stakes are below the geometric middle.
    #expect((30...70).contains(low), "\(low)")
  }

  @Test(
    "numbers of a range that is not counted are drawn in steps of the last place that is written",
    arguments: [
      ("20..80", 1.0), ("20.00..80", 0.01), ("20..80.5", 0.1), ("1e-6..2.5e-5", 1e-6), ("1e1..3E2", 1.0),
      ("-2.0..2", 0.1), ("1..1.00000002", 1e-8),
    ])
  func grain(text: String, step: Double) throws {
    let count = text == "1..1.00000002" ? 3 : 15
    let points = try SweepPoints(random: count, of: parameters(text), seed: 3)
    let numbers = try points.values.map { try #require(Double($0[0])) }
    for number in numbers {
      let steps = number / step
      #expect(abs(steps - steps.rounded()) < 1e-6, "\(text): \(number)")
    }
    // Not all of them are on coarser steps too.
    #expect(numbers.contains { abs($0 / step / 10 - ($0 / step / 10).rounded()) > 1e-6 }, "\(numbers)")
  }

  private func refusal(_ points: () throws -> SweepPoints) -> String {
    do {
      _ = try points()
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test("too many, too few, and the same twice are refused")
  func refused() throws {
    #expect(refusal { try SweepPoints(grid: parameters("1..21/21", "1..20/20")) }.contains("more than 400"))
    #expect(refusal { try SweepPoints(grid: parameters("1")) }.contains("nothing to sweep"))
    #expect(refusal { try SweepPoints(grid: []) }.contains("nothing to sweep"))
    #expect(refusal { try SweepPoints(grid: parameters("1,1")) }.contains("there twice"))
    #expect(refusal { try SweepPoints(grid: parameters("1e-6,0.000001")) }.contains("there twice"))
    #expect(
      refusal { try SweepPoints(grid: parameters("0.00000001..0.00000002/3")) }.contains("there twice"))
    #expect(refusal { try SweepPoints(grid: parameters("1..2")) }.contains("number of steps"))
    let twice = try [SweepParameter(name: "a", text: "1,2"), SweepParameter(name: "a", text: "3")]
    #expect(refusal { try SweepPoints(grid: twice) }.contains("given twice"))
    let few = try parameters("1,2", "3,4")
    #expect(refusal { try SweepPoints(random: 5, of: few, seed: 1) }.contains("not so many"))
    let spelled = try parameters("1,1.0,2")
    #expect(refusal { try SweepPoints(random: 3, of: spelled, seed: 1) }.contains("not so many"))
    #expect(try Set(SweepPoints(random: 4, of: few, seed: 1).values).count == 4)
    for count in [-1, 0, 1, 401] {
      #expect(refusal { try SweepPoints(random: count, of: few, seed: 1) }.contains("out of range"))
    }
  }
}
