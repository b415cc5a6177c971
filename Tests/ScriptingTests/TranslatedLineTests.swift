import Scripting
import TestSupport
import Testing

@Suite("Lines of translated scripts")
struct TranslatedLineTests {
  /// A script of 300 lines, no two neighbours alike, that uses each extension again and again.
  private static let lines: [String] = (0..<50).flatMap { number in
    [
      "for i = 1, 2 do if i != \(number) then x += 1 end", "  if i == 3 then continue end t.x ..= 'a' -- !x",
      "end x -= +1", "if !x then y = [[", "]] x *= 2 else x %= 7 end", "y ^= 1 --[[ += ]]",
    ]
  }

  private func program(_ lines: [String]) -> [UInt8] {
    Array(("local x, y, t = 1, 1, { x = '' } " + lines.joined(separator: "\n")).utf8)
  }

  @Test("an error raised in any of 300 lines is reported in that line")
  func runtime() throws {
    #expect(Self.lines.count == 300)
    let step = Effort.size(7, soak: 1)
    for index in stride(from: 0, to: 300, by: step) where !Self.lines[index].hasPrefix("]]") {
      var lines = Self.lines
      lines[index] = "error('here') " + lines[index]
      let text = Translator.translate(program(lines), dialect: .dicebot).text
      #expect(try RealLua.result(text) == "(load):\(index + 1): here")
    }
  }

  @Test("a syntax error in any of 300 lines is reported in that line")
  func syntax() throws {
    let step = Effort.size(7, soak: 1)
    for index in stride(from: 0, to: 300, by: step) where !Self.lines[index].hasPrefix("]]") {
      var lines = Self.lines
      lines[index] = "= " + lines[index]
      let text = Translator.translate(program(lines), dialect: .dicebot).text
      let complaint = try #require(try RealLua.complaint(text))
      #expect(complaint.hasPrefix("(load):\(index + 1): "), "\(complaint)")
    }
  }
}
