/// What a script speaks of by name.
public enum Mentions {
  /// Every identifier and every string that looks like one in the text, comments excluded: which host names a script
  /// can reach, unless it puts a name together as it runs.
  public static func names(in text: [UInt8]) -> Set<String> {
    let syntax = Syntax(text: text, tokens: Lexer.tokens(of: text))
    var names: Set<String> = []
    for token in syntax.tokens {
      switch token.kind {
      case .name: names.insert(syntax.string(token))
      case .quoted, .long:
        let content = syntax.content(token)
        if content.first?.isNameStart == true, content.allSatisfy(\.isNamePart) {
          names.insert(String(decoding: content, as: UTF8.self))
        }
      default: break
      }
    }
    return names
  }
}
