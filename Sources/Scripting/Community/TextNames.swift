/// The names in a script's text that its host has to know of.
struct TextNames {
  /// Those that stand in it, be it in a string.
  var mentioned: Set<String> = []
  /// The globals that it sets, and the first line of each in which it does.
  var assigned: [String: Int] = [:]

  init() {}

  /// Looks through a text in Lua 5.4.
  init(in text: [UInt8]) {
    mentioned = Mentions.names(in: text)
    for use in Parser.parse(text).uses where !use.isLocal && use.role != .read {
      assigned[use.name] = min(assigned[use.name] ?? .max, use.line)
    }
  }
}
