/// The fields of `ctx` and `r` that a script's text takes of what its functions are called with: `ctx.balance` in
/// `function next_bet(ctx)`. What a script reads in another way is found out when it does; see views.c.
struct ReadFields {
  private(set) var ofContext: Set<String> = []
  private(set) var ofResult: Set<String> = []

  /// Looks for them in the text of a script.
  init(in text: [UInt8]) {
    let syntax = Syntax(text: text, tokens: Lexer.tokens(of: text))
    let context = Self.parameters(of: "next_bet", syntax)
    let result = Self.parameters(of: "on_result", syntax)
    if context.isEmpty && result.isEmpty { return }
    for place in syntax.tokens.indices where syntax.token(place).kind == .name {
      guard syntax.token(place + 1).kind == .sign(.dot), syntax.token(place + 2).kind == .name else {
        continue
      }
      let (name, field) = (syntax.string(syntax.token(place)), syntax.string(syntax.token(place + 2)))
      if context.contains(name) { ofContext.insert(field) }
      if result.contains(name) { ofResult.insert(field) }
    }
  }

  /// What the first parameter of a function is called, wherever it is defined: `function name(here` or
  /// `name = function(here`.
  private static func parameters(of function: String, _ syntax: Syntax) -> Set<String> {
    var names: Set<String> = []
    for place in syntax.tokens.indices where syntax.token(place).kind == .name {
      guard syntax.string(syntax.token(place)) == function else { continue }
      var next = place + 1
      if syntax.token(next).kind == .sign(.assign), syntax.token(next + 1).kind == .word(.function) {
        next += 2
      }
      guard syntax.token(next).kind == .sign(.open), syntax.token(next + 1).kind == .name else { continue }
      names.insert(syntax.string(syntax.token(next + 1)))
    }
    return names
  }
}
