/// The names in a script's text that its host has to know of.
struct TextNames {
  /// Those that stand in it, be it in a string.
  var mentioned: Set<String> = []
  /// The globals that it sets.
  var assigned: Set<String> = []

  init() {}

  /// Looks through a text in Lua 5.4.
  init(in text: [UInt8]) {
    mentioned = Mentions.names(in: text)
    let written = Parser.parse(text).uses.filter { use in !use.isLocal && use.role != .read }
    assigned = Set(written.map(\.name))
  }
}
