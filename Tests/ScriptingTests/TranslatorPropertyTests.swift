import Scripting
import TestSupport
import Testing

@Suite("The translator, with texts that nobody wrote")
struct TranslatorPropertyTests {
  private func lineBreaks(_ text: [UInt8]) -> [UInt8] { text.filter { $0 == 0x0A || $0 == 0x0D } }

  @Test(
    "legal Lua passes byte for byte, whatever the dialect but mydicebot",
    arguments: Effort.seeds(60, soak: 5_000))
  func legal(seed: UInt64) throws {
    let program = RandomProgram(seed: seed, extends: false)
    let text = Array(program.extended.utf8)
    #expect(try RealLua.complaint(text) == nil, "\(program.extended)\n\(Effort.replay(seed))")
    for dialect in Dialect.allCases where dialect != .mydicebot {
      let translation = Translator.translate(text, dialect: dialect)
      #expect(translation.text == text && translation.changes.isEmpty, "\(Effort.replay(seed))")
    }
  }

  @Test(
    "an extended program does what it does when it is written in plain Lua",
    arguments: Effort.seeds(60, soak: 5_000))
  func extended(seed: UInt64) throws {
    let program = RandomProgram(seed: seed, extends: true)
    let text = Array(program.extended.utf8)
    let translation = Translator.translate(text, dialect: .dicebot)
    let comment =
      "\(program.extended)\n⇒\n\(String(decoding: translation.text, as: UTF8.self))\n\(Effort.replay(seed))"
    #expect(lineBreaks(translation.text) == lineBreaks(text), "\(comment)")
    #expect(try RealLua.result(translation.text) == RealLua.result(Array(program.plain.utf8)), "\(comment)")
    #expect(Translator.translate(translation.text, dialect: .dicebot).text == translation.text, "\(comment)")
  }

  @Test(
    "a mutilated program is left as it is where Lua takes it, and keeps its lines always",
    arguments: Effort.seeds(60, soak: 5_000))
  func mutated(seed: UInt64) throws {
    var random = SplitMix64(seed)
    var text = Array(RandomProgram(seed: seed, extends: random.chance(percent: 50)).extended.utf8)
    let pieces = [
      "+=", "!", "end", " continue ", "return ", "'", "[[", "]]", "--", "\n", "(", ")", "function", "until",
      ";", ",", "\\", "::", "\u{7F}", "goto x",
    ]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let at = Int.random(in: 0..<text.count, using: &random)
      let length = Int.random(in: 0...min(12, text.count - at), using: &random)
      text.replaceSubrange(at..<(at + length), with: random.pick(pieces).utf8)
    }
    let isLegal = try RealLua.complaint(text) == nil
    for dialect in Dialect.allCases {
      let translation = Translator.translate(text, dialect: dialect)
      if isLegal, dialect != .mydicebot { #expect(translation.text == text, "\(Effort.replay(seed))") }
      let kept =
        translation.truncatedAfterLine == nil
        ? lineBreaks(text) : Array(lineBreaks(text).prefix(lineBreaks(translation.text).count))
      // Each end that is missing at the end of the text stands in a line of its own behind it.
      let closed = Array(repeating: UInt8(ascii: "\n"), count: translation.missingEnds)
      #expect(lineBreaks(translation.text) == kept + closed, "\(Effort.replay(seed))")
    }
    _ = Mentions.names(in: text)
    _ = Dialect.detect(in: try Scripting.Script(path: "x.lua", text: text))
  }

  @Test("random bytes do no harm", arguments: Effort.seeds(100, soak: 20_000))
  func bytes(seed: UInt64) throws {
    var random = SplitMix64(seed)
    let alphabet =
      random.chance(percent: 50) ? Array("!+=-.()[]{}'\"\\\n\r ;:,~<>/*%^#abendxif09".utf8) : Array(0...255)
    let text = (0..<Int.random(in: 0...2_000, using: &random)).map { _ in random.pick(alphabet) }
    for dialect in Dialect.allCases {
      let translation = Translator.translate(text, dialect: dialect)
      #expect(translation.text.count <= 2 * text.count + 100, "\(Effort.replay(seed))")
    }
    _ = Mentions.names(in: text)
    _ = Dialect.detect(in: try Scripting.Script(path: "x.lua", text: text))
  }

  @Test(
    "what nests deep or goes on for long is parsed in bounded time and stack",
    arguments: [
      "(", "{", "[", "f(", "do ", "while x do ", "if x then ", "function f() ", "x = function() ", "- ", "!",
      "not ", "+", "a.", "a+",
      "a..", "a^", "a=", "a+=", "t[", "x=1 ", "continue ", "return ", "repeat ", "for i=1,2 do continue ",
      "a[[", "[==", "--[[", "'",
      "elseif ", "local a ", "goto a ", "::a:: ", "a,", "{1,", "_continue_1 ",
      "for i=1,2 do if x then continue end ", "t[x+=1 ",
      "t[function() t[1] += 1 end] += 1 ", "'\\q' ", "a\n", "\n\r", "a.b.c += 1 ",
    ])
  func deep(piece: String) throws {
    let count = Effort.size(20_000, soak: Scripting.Script.largestText) / piece.utf8.count
    let text = Array(String(repeating: piece, count: count).utf8)
    for dialect in [Dialect.dicebot, .mydicebot] {
      let translation = Translator.translate(text, dialect: dialect)
      #expect(translation.text.count <= 4 * text.count + 100)
    }
    _ = Dialect.detect(in: try Scripting.Script(path: "x.lua", text: text))
  }

  @Test("as deep as Lua goes the translator goes too")
  func depth() throws {
    for (open, close) in [("(", ")"), ("{", "}"), ("- ", "")] {
      for count in 150...200 {
        let text =
          "a = " + String(repeating: open, count: count) + "!x" + String(repeating: close, count: count)
        let plain = text.replacing("!x", with: "not x")
        if try RealLua.complaint(Array(plain.utf8)) == nil { #expect(Translator.translated(text) == plain) }
      }
    }
    let blocks = String(repeating: "do ", count: 180) + "x += 1" + String(repeating: " end", count: 180)
    #expect(Translator.translated(blocks) == blocks.replacing("x += 1", with: "x = x + (1)"))
  }
}
