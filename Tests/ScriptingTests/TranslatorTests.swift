import Scripting
import Testing

/// A text and what the translator makes of it.
struct Rewriting: CustomTestStringConvertible, Sendable {
  let from, to: String

  init(_ from: String, _ to: String) { (self.from, self.to) = (from, to) }

  var testDescription: String { from }
}

@Suite("The translator")
struct TranslatorTests {
  private func check(_ rewriting: Rewriting) throws {
    let translated = Translator.translated(rewriting.from)
    #expect(translated == rewriting.to)
    #expect(try RealLua.complaint(Array(translated.utf8)) == nil)
    #expect(Translator.translated(translated) == translated)
  }

  @Test(
    "! is not, != is ~=, and unary + is nothing; blanks only where words would grow together",
    arguments: [
      Rewriting("bethigh = !bethigh", "bethigh = not bethigh"),
      Rewriting("if !win then end", "if not win then end"),
      Rewriting("if !(a) then end", "if not(a) then end"),
      Rewriting("return!x", "return not x"), Rewriting("a = !!x", "a = not not x"),
      Rewriting("a = ! x", "a = not x"), Rewriting("a = !-x", "a = not-x"),
      Rewriting("a = -!x", "a = -not x"),
      Rewriting("a = !\"s\"", "a = not\"s\""), Rewriting("a = !5", "a = not 5"),
      Rewriting("a = !+x", "a = not x"),
      Rewriting("a = b!=c", "a = b~=c"), Rewriting("a = !b != c", "a = not b ~= c"),
      Rewriting("a = +b", "a = b"), Rewriting("a=+b", "a=b"), Rewriting("return+b", "return b"),
      Rewriting("a = b - +-c", "a = b - -c"), Rewriting("a = b-+-c", "a = b- -c"),
      Rewriting("a = b..+.5", "a = b.. .5"), Rewriting("a = f(+1, +2)", "a = f(1, 2)"),
      Rewriting("a = t[+[[k]]]", "a = t[ [[k]]]"), Rewriting("a = b + +c", "a = b + c"),
      Rewriting("a = b +c", "a = b +c"), Rewriting("a = b + + + c", "a = b +   c"),
    ])
  func operators(rewriting: Rewriting) throws { try check(rewriting) }

  @Test(
    "a compound assignment takes one full expression and any target",
    arguments: [
      Rewriting("a += 1", "a = a + (1)"), Rewriting("a+=1", "a = a + (1)"),
      Rewriting("a -= b - c", "a = a - (b - c)"),
      Rewriting("a *= 2 + 1 b = 3", "a = a * (2 + 1) b = 3"),
      Rewriting("a /= 2; b = 1", "a = a / (2); b = 1"),
      Rewriting("a %= 2", "a = a % (2)"), Rewriting("a ^= 2", "a = a ^ (2)"),
      Rewriting("a ..= 'x'", "a = a .. ('x')"),
      Rewriting("t[i].x += f(1)", "t[i].x = t[i].x + (f(1))"),
      Rewriting("t[ i ] . x -= 1", "t[ i ] . x = t[ i ] . x - (1)"),
      Rewriting("f(x).y += 1", "f(x).y = f(x).y + (1)"),
      Rewriting("t[!x] += !y", "t[not x] = t[not x] + (not y)"),
      Rewriting("a += b += c", "a = a + (b += c"),
      Rewriting("a += 1 -- one\nb -= 2 -- two", "a = a + (1) -- one\nb = b - (2) -- two"),
      Rewriting("a\n+=\n1", "a\n= a + (\n1)"),
      Rewriting("t[ --[[k]] 1 --x\n] += 2", "t[ --[[k]] 1 --x\n] = t[ 1 ] + (2)"),
      Rewriting("t[ [[\nx\ny]] ] += 1", "t[ [[\nx\ny]] ] = t[ \"x\\ny\" ] + (1)"),
      Rewriting("t['a\\\nb'] += 1", "t['a\\\nb'] = t['a\\nb'] + (1)"),
      Rewriting("a += function() b += 1 end", "a = a + (function() b = b + (1) end)"),
      Rewriting("a = 1 b +=-1", "a = 1 b = b + (-1)"), Rewriting("a +=+1", "a = a + (1)"),
    ])
  func compound(rewriting: Rewriting) throws {
    if rewriting.from == "a += b += c" {
      // No expression; what was an assignment up to there is one still, and Lua names the place.
      #expect(Translator.translated(rewriting.from) == "a = a + (b) += c")
    } else {
      try check(rewriting)
    }
  }

  @Test("a function in the target of a compound assignment is left alone: it would have to be there twice")
  func functionInTarget() throws {
    let text = "t[function() end] += 1"
    #expect(Translator.translated(text) == text)
  }

  @Test("statements may stand behind a return")
  func deadCode() throws {
    for rewriting in [
      Rewriting("do return 1 x = 2 end", "do do return 1 end x = 2 end"),
      Rewriting("return f()x = 2", "do return f() end x = 2"),
      Rewriting("return; x = 2", "do return; end x = 2"),
      Rewriting("return 5\nx = !y", "do return 5 end\nx = not y"),
    ] {
      try check(rewriting)
    }
  }

  @Test("a backslash that escapes nothing goes")
  func escapes() throws {
    try check(Rewriting(#"a = "\d\.\n\x41\065\u{48}\q""#, #"a = "d.\n\x41\065\u{48}q""#))
    try check(Rewriting(#"f"C:\Users" t["\y"] += 1"#, #"f"C:Users" t["y"] = t["y"] + (1)"#))
  }

  @Test("a word may follow a numeral at once")
  func numerals() throws {
    for rewriting in [
      Rewriting("if a==5then b=1else b=2end", "if a==5 then b=1 else b=2 end"),
      Rewriting("for i=1,5do a=i end", "for i=1,5 do a=i end"),
      Rewriting("a = 1and 2or 3.5e3or 4", "a = 1 and 2 or 3.5e3 or 4"),
      Rewriting("while a<5.do break end", "while a<5. do break end"),
    ] {
      try check(rewriting)
    }
  }

  @Test("comments, strings and numerals are not touched")
  func untouched() throws {
    for text in [
      "a = '!x != y' -- !x += 1", "a = \"a += 1\" --[[ !x\n b != c ]] b = 1", "a = [==[ !x ]] != ]==]",
      "a = 0xA.8p-1 b = 1e-8 c = .5 d = 3.", "a = 0xAeP+3 b = 3.e-2 c = 3E+5", "a = '\\'!\\'' b = \"\\\\\"",
    ] {
      try check(Rewriting(text, text))
    }
  }

  @Test("legal Lua 5.4 passes byte for byte")
  func legal() throws {
    for text in [
      "do goto continue a = 1 ::continue:: end ::x::", "local a <const>, b <close> = 1, nil",
      "a = b // c | d ~ e & ~f << 2 >> 1",
      "a = f\n(g)(h)", "a.b:c'x'.d = f{1; 2, [3] = 4, x = 5}", ";;; local function f(...) return ... end",
      "for i = 1, 2 do goto continue; a = 1 ::continue:: end", "continue = 1; continue(2) continue.x = 3",
      "while true do continue(1) break end", "repeat local x = 1 until x", "a = -2 ^ -3 .. 'x' == not #t",
      "\r\n a = 1 \n\r b = 2 \r c = 3", "a = a ~= b", "return", "return;", "do return end",
      "local a local b = 1, 2",
      "function a.b.c:d(x, ...) self.y = x end", "a, b.c, d[1] = 1, 2, 3", "for k, v in pairs(t) do end",
      "a = 1 ~= 2", "if a then elseif b then else end", "x = ... ; y = {...}", "x = y\n(f)()",
    ] {
      try check(Rewriting(text, text))
    }
    for text in ["\u{FEFF}a = 1", "#!/usr/bin/lua !x\na = 1", "\u{FEFF}#!x += 1\na = 1"] {
      #expect(Translator.translated(text) == text)
    }
  }

  @Test(
    "what does not parse is left as it is from there on",
    arguments: [
      "a += 1 if x 2 then b += 1 end", "a += 1\n= 5 b += 1", "a += 1 'x' b += 1", "a += 1 \u{7F} b += 1",
    ])
  func faults(text: String) throws {
    let translated = Translator.translated(text)
    #expect(
      translated.hasPrefix("a = a + (1)") && translated.hasSuffix("b += 1")
        || translated.hasSuffix("b += 1 end"))
    #expect(try RealLua.complaint(Array(translated.utf8)) != nil)
  }

  @Test("Lua's message for a broken script names the line and what stands there, as without translation")
  func messages() throws {
    for (text, words) in [
      ("a += 1\nwhile x do\n  if y then continue end\nif a 1 then", "(load):4: 'then' expected near '1'"),
      ("b = !c\n\na += )", "(load):3: unexpected symbol near ')'"),
      ("x = !y\ncontinue", "(load):2: syntax error near <eof>"),
    ] {
      #expect(try RealLua.complaint(Array(Translator.translated(text).utf8)) == words)
    }
  }

  @Test("a single = in a condition means ==")
  func conditions() throws {
    for (text, words) in [
      (
        "if a = 1 then b = 2 elseif c.d[1] = 'x' then end",
        "if a == 1 then b = 2 elseif c.d[1] == 'x' then end"
      ),
      ("while a = b and c = d do end", "while a == b and c == d do end"),
      ("repeat local x = 1 until x = 1 y = 2", "repeat local x = 1 until x == 1 y = 2"),
    ] {
      #expect(Translator.translated(text) == words)
      #expect(try RealLua.complaint(Array(words.utf8)) == nil)
    }
  }

  @Test("up to four blocks that are open at the end of a script are closed, a cut in the middle is not")
  func missingEnds() throws {
    for (text, missing) in [
      ("function dobet()\n  if win then", 2), ("function dobet() end", 0),
      ("for i = 1, 2 do continue -- x", 1),
      ("do do do do", 4), ("do do do do do", 0), ("if a then b = (", 0), ("repeat", 0),
    ] {
      let translation = Translator.translate(Array(text.utf8), dialect: .dicebot)
      #expect(translation.missingEnds == missing, "\(text)")
      #expect(
        try (RealLua.complaint(translation.text) == nil) == (missing > 0 || text.hasSuffix("end")), "\(text)")
      #expect(Translator.translate(Array(text.utf8), dialect: .native).missingEnds == 0)
    }
  }

  @Test(
    "as a script runs, what it writes of a number has no point where there is no fraction, and lines stay")
  func numbersAsText() throws {
    for (text, words) in [
      ("x = 'a' .. b .. 'c'", #"x = 'a' .. alea_text_(b,"global 'b'") .. 'c'"#),
      ("local b x = b + 1 .. b", #"local b x = alea_text_(b + 1) .. alea_text_(b,"local 'b'")"#),
      ("x = #t .. f(1).y .. -z", #"x = alea_text_(#t) .. alea_text_(f(1).y,"field 'y'") .. alea_text_(-z)"#),
      (
        "t['k' .. i] += 1",
        #"t['k' .. alea_text_(i,"global 'i'")] = t['k' .. alea_text_(i,"global 'i'")] + (1)"#
      ),
      ("x ..= y", "x = alea_text_(x) .. alea_text_(y)"),
      ("return(x)..y", #"return alea_text_((x))..alea_text_(y,"global 'y'")"#), ("x = 1", "x = 1"),
      ("x = 'a' .. 'b'", "x = 'a' .. 'b'"),
    ] {
      let translation = Translator.translate(Array(text.utf8), dialect: .dicebot)
      #expect(String(decoding: translation.running, as: UTF8.self) == words)
      #expect(try RealLua.complaint(translation.running) == nil)
    }
  }

  @Test("each changed line is reported with what stood there and what stands there")
  func changes() throws {
    let translation = Translator.translate(
      Array("x = 1\r\n  a += 1 \r\n\r\nif !a and b != c then end".utf8), dialect: .dicebot)
    #expect(
      translation.changes == [
        Translation.Change(line: 2, before: "a += 1", after: "a = a + (1)"),
        Translation.Change(
          line: 4, before: "if !a and b != c then end", after: "if not a and b ~= c then end"),
      ])
    #expect(translation.truncatedAfterLine == nil)
  }
}
