import Scripting
import Testing

@Suite("continue")
struct ContinueTests {
  /// Translates a text and runs it.
  private func run(_ text: String) throws -> String {
    let translated = Translator.translated(text)
    #expect(translated.filter { $0 == "\n" } == text.filter { $0 == "\n" })
    return try RealLua.result(Array(translated.utf8))
  }

  @Test("the label stands at the end of the loop, in the line of its end")
  func label() {
    #expect(
      Translator.translated("for i = 1, 9 do\n  if i % 2 == 0 then continue end\n  x = i\nend")
        == "for i = 1, 9 do\n  if i % 2 == 0 then goto continue_1 end\n  x = i\n::continue_1:: end")
  }

  @Test(
    "it goes on with the next round",
    arguments: [
      ("local s = 0 for i = 1, 5 do if i == 3 then continue end s = s + i end return s", "12"),
      (
        "local s = 0 for _, v in ipairs{1, 2, 3} do if v == 2 then continue end local w = v s += w end return s",
        "4"
      ),
      (
        "local i, s = 0, 0 while i < 5 do i += 1 if i == 2 then continue end if i == 4 then continue end s += i end return s",
        "9"
      ),
      (
        "local i, s = 0, 0 repeat i += 1 if i == 2 then continue end local j = i s += j until i >= 4 return s",
        "8"
      ),
      (
        "local i, s = 0, 0 repeat i += 1 local stop = i >= 4 if i == 2 then continue end local j = i s += j until stop return s",
        "8"
      ),
      (
        "local s = '' for i = 1, 3 do for j = 1, 3 do if j == 2 then continue end s ..= i .. j end if i == 2 then continue end s ..= ';' end return s",
        "1113;21233133;"
      ),
      ("local n = 0 for i = 1, 3 do n += 1 continue end return n", "3"),
      ("local n = 0 for i = 1, 3 do do n += 1; continue; end n = 100 end return n", "3"),
      ("local n = 0 for i = 1, 3 do if i < 3 then continue end return i + n end return 0", "3"),
      ("local n = 0 for i = 1, 3 do if i == 1 then continue end n = i break end return n", "2"),
      (
        "local s = 0 for i = 1, 3 do local f = function() for j = 1, 2 do if j == 1 then continue end s += j end end if i == 2 then continue end f() end return s",
        "4"
      ),
      (
        "local s = 0 for i = 1, 3 do if i == 2 then continue end local function g() return i end s += g() end return s",
        "4"
      ),
      (
        "local continue_1, s = 5, 0 for i = 1, 2 do if i == 1 then continue end s += continue_1 end return s",
        "5"
      ),
      (
        "for i = 1, 3 do if i == 2 then goto continue_1 end if i == 1 then continue end ::continue_1:: end return 1",
        "1"
      ),
      (
        "local s = 0 for i = 1, 4 do if i == 2 then goto continue end if i == 3 then continue end s += i ::continue:: end return s",
        "5"
      ),
    ])
  func rounds(text: String, expected: String) throws {
    #expect(try run(text) == expected)
  }

  @Test(
    "outside of a loop, and as a name, it is what it is",
    arguments: [
      "continue = 5 return continue", "for i = 1, 2 do continue = i end return continue",
      "local t = {continue = 1} return t.continue",
      "for i = 1, 2 do local f = function() continue = 1 end end", "while x do continue(1) end",
      "for i = 1, 1 do continue.x = 1 end",
    ])
  func names(text: String) { #expect(Translator.translated(text) == text) }

  @Test("in a function inside of a loop it is not the loop's")
  func functions() throws {
    let text = "for i = 1, 2 do local f = function() continue end end"
    #expect(Translator.translated(text) == text)
  }
}
