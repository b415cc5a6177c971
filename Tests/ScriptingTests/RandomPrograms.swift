import TestSupport

/// A random program that runs for a bounded time and returns what it did, written twice: with the extensions of
/// SharpLua, and in plain Lua 5.4 as somebody who knows the extensions would write it.
struct RandomProgram {
  private(set) var extended = ""
  private(set) var plain = ""
  private var random: SplitMix64
  /// Whether the extensions are used; without them both forms are the same.
  private let extends: Bool
  private var depth = 0
  private var labels = 0
  /// The label of the innermost loop.
  private var loop: Int?

  init(seed: UInt64, extends: Bool) {
    random = SplitMix64(seed)
    self.extends = extends
    write("local out, a, b, c, d, t, s = {}, 1, 2, 3, true, { x = 1, { x = 2 } }, ''\n")
    write("local function note(v) out[#out + 1] = tostring(v) end\n")
    statements(Int.random(in: 1...6, using: &random))
    write("note(a) note(b) note(c) note(d) note(s) note(t.x) note(t[1].x)\nreturn table.concat(out, ' ')\n")
  }

  // MARK: Writing

  private mutating func write(_ text: String) { write(text, text) }

  private mutating func write(_ first: String, _ second: String) {
    extended += first
    plain += second
  }

  /// A gap between two tokens: the plain form has the same, so that lines can be compared.
  private mutating func gap() {
    let gaps = [" ", " ", " ", "  ", "\t", "\n", "\r\n", " --[[ !x ]] ", " --[==[\n+= ]==]", " -- a != b\n"]
    write(random.pick(gaps))
  }

  // MARK: Statements

  private mutating func statements(_ count: Int) {
    depth += 1
    for _ in 0..<count { statement() }
    depth -= 1
  }

  private mutating func block() { statements(depth > 4 ? 1 : Int.random(in: 1...3, using: &random)) }

  private mutating func statement() {
    switch Int.random(in: 0..<(depth > 4 ? 5 : 12), using: &random) {
    case 0, 1: assignment()
    case 2, 3: compoundAssignment()
    case 4: oddity()
    case 5, 6: conditional()
    case 7: forLoop()
    case 8: whileLoop()
    case 9: repeatLoop()
    case 10: scoped()
    default: function()
    }
    write(random.pick([" ", "\n", "; ", "\n\n", " ;;\n"]))
  }

  private mutating func assignment() {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      write("d =")
      gap()
      condition()
    case 1:
      write("note(")
      number()
      write(")")
    default:
      write(random.pick(["a", "b", "c", "t.x", "t[1].x", "t[1]['x']"]))
      gap()
      write("=")
      gap()
      number()
    }
  }

  private mutating func compoundAssignment() {
    let isText = random.chance(percent: 20)
    let target = isText ? "s" : random.pick(["a", "b", "c", "t.x", "t[1].x", "t[1] . x"])
    let sign = isText ? ".." : random.pick(["+", "-", "*", "%"])
    let before = random.pick([" ", "\n", " --[[x]] "])
    write("\(target)\(before)\(extends ? sign : "")= ", "\(target)\(before)= ")
    write(extends ? "" : "\(target) \(sign) (", "\(target) \(sign) (")
    // Not 0 behind %, and a text where a text is wanted.
    write(sign == "%" ? "1 + 0 * " : isText ? "'x' .. " : "")
    number()
    write(extends ? "" : ")", ")")
  }

  private mutating func oddity() {
    switch Int.random(in: 0..<5, using: &random) {
    case 0: write("local s = s .. [[!a\n+= ]] .. \"!=\\\n\\z   x\"")
    case 1: write("t['x'], t[1].x = t[1].x, t.x")
    case 2: write("do local a <const> = 5 note(a // 2 | 1 ~ 3) end")
    case 3: write("note(#{ 1, 2; 3, x = 4, ['y'] = 5 } .. ('z'):rep(2))")
    default:
      guard let loop else { return write("note(not d)") }
      condition(around: ("if ", " then "))
      write(extends ? "continue" : "goto l\(loop)", "goto l\(loop)")
      write(" end")
    }
  }

  private mutating func condition(around: (String, String)) {
    write(around.0)
    condition()
    write(around.1)
  }

  private mutating func conditional() {
    condition(around: ("if ", " then "))
    block()
    if random.chance(percent: 30) {
      condition(around: (" elseif ", " then "))
      block()
    }
    if random.chance(percent: 30) {
      write(" else ")
      block()
    }
    write(" end")
  }

  private mutating func scoped() {
    write("do ")
    if extends, random.chance(percent: 20) {
      // Dead code behind a return, itself never reached.
      write("if t == nil then return 1 ", "if t == nil then do return 1 end ")
      block()
      write(" end ")
    }
    block()
    write(" end")
  }

  private mutating func function() {
    let outer = loop
    loop = nil
    write("note((function(a, ...) local n = select('#', ...) ")
    block()
    write(" return a + n end)(a, b))")
    loop = outer
  }

  // MARK: Loops

  private mutating func body(closedBy closer: String) {
    let outer = loop
    labels += 1
    loop = labels
    write(extends ? "" : "do ", "do ")
    block()
    let end = " end ::l\(loop ?? 0):: "
    write(extends ? " " : end, end)
    write(closer)
    loop = outer
  }

  private mutating func forLoop() {
    write(random.pick(["for i = 1, 3 do ", "for i = 3, 1, -1 do ", "for k, i in ipairs { 4, 5 } do "]))
    body(closedBy: "end")
  }

  private mutating func whileLoop() {
    write("do local n = 0 while n < 3 do n = n + 1 ")
    body(closedBy: "end end")
  }

  private mutating func repeatLoop() {
    write("do local n = 0 repeat local m = n n = n + 1 ")
    body(closedBy: "until m >= 2 end")
  }

  // MARK: Expressions

  private mutating func number() {
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1, 2: write(random.pick(["a", "b", "c", "t.x", "t[1].x", "#out"]))
    case 3, 4: write("\(Int.random(in: 0...9, using: &random))")
    case 5:
      write(extends ? "+" : "", "")
      number()
    case 6:
      write("(")
      number()
      gap()
      write(random.pick(["+", "- ", "*"]))
      gap()
      number()
      write(") % 1000")
    default:
      write("(d and ")
      number()
      write(" or ")
      number()
      write(")")
    }
  }

  private mutating func condition() {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: write(random.pick(["d", "true", "a > b", "c <= 2", "t.x == 1"]))
    case 1, 2:
      write(extends ? "!" : "not ", "not ")
      write("(")
      condition()
      write(")")
    case 3:
      write("a ")
      write(extends ? "!=" : "~=", "~=")
      write(" ")
      number()
    case 4:
      write("(")
      condition()
      write(random.pick([" and ", " or "]))
      condition()
      write(")")
    default:
      number()
      write(random.pick([" < ", " >= ", " == "]))
      number()
    }
  }
}
