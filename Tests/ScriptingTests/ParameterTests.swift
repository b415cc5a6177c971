import Dice
import Scripting
import Testing

@Suite("Parameters of scripts")
struct ParameterTests {
  private let script = """
    base = param("base", 0.5, "first stake", { min = 0.1, max = 10 })
    levels = param("levels", 6, "how many")
    fast = param("fast", false)
    side = param("side", "high", "which", { choices = { "high", "low" } })
    function next_bet() print(base, math.type(levels), levels, fast, side) end
    """

  private func printed(_ assignments: String...) throws -> String? {
    let play = try Play(script, parameters: assignments)
    _ = play.fault()
    return play.printed.first
  }

  @Test("a parameter is declared, documented and returned")
  func declared() throws {
    let parameters = try Play(script).strategy.parameters
    #expect(parameters.map(\.name) == ["base", "levels", "fast", "side"])
    #expect(parameters.map(\.doc) == ["first stake", "how many", "", "which"])
    #expect(parameters[0].min == .number(0.1))
    #expect(parameters[0].max == .integer(10))
    #expect(parameters[3].choices == [.string("high"), .string("low")])
    #expect(try printed() == "0.5\tinteger\t6\tfalse\thigh")
  }

  @Test("-P gives another value")
  func given() throws {
    #expect(try printed("base=2", "levels=7", "fast=true", "side=low") == "2\tinteger\t7\ttrue\tlow")
    #expect(try printed("base=1e-1", "levels=2.5", "base=.25") == "0.25\tfloat\t2.5\tfalse\thigh")
  }

  @Test(
    "a value that the parameter does not take is an error in one line",
    arguments: [
      ("base=0x10", "-P base=0x10: expected a number"), ("base=nan", "-P base=nan: expected a number"),
      ("base=", "-P base=: expected a number"), ("base=1 ", "-P base=1 : expected a number"),
      ("base=1e999", "-P base=1e999: expected a number"),
      ("base=11", "-P base=11: expected a number from 0.1 to 10"),
      ("fast=yes", "-P fast=yes: expected true or false"),
      ("side=up", "-P side=up: expected one of high, low"),
      ("bse=1", "-P bse: the script has no such parameter; it has base, levels, fast, side"),
      ("base", "-P base: expected name=value"), ("=3", "-P =3: expected name=value"),
    ])
  func refused(assignment: String, expected: String) {
    #expect(message { _ = try Play(script, parameters: [assignment]) } == expected)
  }

  @Test(
    "a bad declaration is an error of the script, with its line",
    arguments: [
      ("param()", "param: the first argument must be a name, such as \"base\""),
      ("param('a b', 1)", "param: the first argument must be a name, such as \"base\""),
      ("param('a')", "param \"a\": the default must be a number, a boolean or a string"),
      ("param('a', {})", "param \"a\": the default must be a number, a boolean or a string"),
      ("param('a', 1) param('a', 2)", "param \"a\" is declared twice"),
      ("param('a', 1, 'd', { min = 2 })", "param \"a\": the default is 1; expected a number of at least 2"),
      ("param('a', 1, 'd', { max = 'x' })", "param \"a\": max must be a number, and so must the default"),
      (
        "param('a', 1, 'd', { choices = {} })",
        "bad argument #4 to 'param' (choices must hold 1 to 32 values)"
      ),
      ("param('a', 0/0)", "param \"a\": the default is nan; expected a finite number"),
    ])
  func badDeclaration(code: String, expected: String) {
    let text = message { _ = try Play("\n\(code)") }?.replacing("-nan", with: "nan")
    #expect(text == "test.lua:2: \(expected)")
  }

  @Test("param after loading is an error")
  func late() throws {
    let play = try Play("function next_bet() param('late', 1) end")
    #expect(play.fault() == "test.lua:1: param: parameters are declared while the script loads, not later")
  }

  @Test("files: not found, too large, and any bytes")
  func files() {
    #expect(message { _ = try Script(contentsOf: "/nowhere/x.lua") } == "/nowhere/x.lua: no such file")
    #expect(message { _ = try Script(contentsOf: "/") }?.hasPrefix("/: cannot be read: ") == true)
    #expect(
      message { _ = try Script(path: "x.lua", text: Array(repeating: 32, count: 300_000)) }
        == "x.lua: 300000 bytes; a script may have 262144 (256 KiB)")
    #expect(message { _ = try Script(contentsOf: "/dev/zero") }?.contains("a script may have 262144") == true)
  }
}
