import ArgumentParser

/// What is said of a command line that cannot be understood: what is wrong, what was expected, where to read on.
enum Complaint {
  /// `message`, as the parser words it, in one line that helps.
  static func text(_ message: String, arguments: some Sequence<String>) -> String {
    var line = message
    if let match = message.firstMatch(of: /is invalid for '.*<([\w-]+)>'$/),
      let expected = expected[String(match.output.1)]
    {
      line += ": expected \(expected)"
    }
    // The parser knows no hints for the flags that it adds itself.
    if let match = message.wholeMatch(of: /Unknown option '(--[\w-]+)'/) {
      line += Nearest.hint(String(match.output.1), in: ["--version", "--help"])
    }
    if let match = message.wholeMatch(of: /Missing expected argument '<([\w-]+)>'/) {
      if let expected = expected[String(match.output.1)] { line += ": expected \(expected)" }
      // What the parser took for an option may have been the value: a number below zero, a seed with a hyphen.
      if arguments.contains(where: { $0.contains(/^-[^-]/) }) {
        line += "; a value that begins with - goes after --"
      }
    }
    if line.hasSuffix(".") { line.removeLast() }
    return "\(line) (see: alea\(path(arguments)) --help)"
  }

  /// Fails with a hint if a word stands where a command should and is none: the first, or the one after `help`, which
  /// the parser would pass over.
  static func checkCommand(_ arguments: [String]) throws {
    let asksForHelp = arguments.first == "help"
    let words = arguments.drop { $0 == "help" }
    guard let word = words.first, !word.hasPrefix("-") else { return }
    guard commands.contains(word) else {
      let isScript = ScriptSelection.isPath(word) || BundledStrategies.names.contains(word)
      let use = asksForHelp ? "to read about it: alea show" : "to play it: alea run"
      let hint = isScript ? "; \(use) \(word)" : Nearest.hint(word, in: commands)
      throw Failure(.usage, "no command '\(word)'\(hint) (see: alea --help)")
    }
    guard let next = words.dropFirst().first, !next.hasPrefix("-") else { return }
    let own = ownCommands(word)
    if own.contains(next) { return }
    if asksForHelp {
      throw Failure(.usage, "'\(word)' has no command '\(next)' of its own (see: alea help \(word))")
    }
    guard !own.isEmpty else { return }
    let hint =
      Int(next) == nil ? Nearest.hint(next, in: own) : "; to see that session: alea \(word) show \(next)"
    throw Failure(.usage, "'\(word)' has no command '\(next)' of its own\(hint) (see: alea \(word) --help)")
  }

  /// The command that the arguments begin with, and its own one, each behind a space.
  private static func path(_ arguments: some Sequence<String>) -> String {
    var words = Array(arguments.prefix(2))
    guard let first = words.first, commands.contains(first) else { return "" }
    words.removeFirst()
    return " \(first)" + (words.first.flatMap { ownCommands(first).contains($0) ? " \($0)" : nil } ?? "")
  }

  /// The commands that a command has of its own.
  private static func ownCommands(_ word: String) -> [String] {
    let command = Alea.configuration.subcommands.first { name(of: $0) == word }
    return command?.configuration.subcommands.map(name) ?? []
  }

  private static let commands = Alea.configuration.subcommands.map(name)

  /// A command's name: its own, or its type's.
  private static func name(of command: any ParsableCommand.Type) -> String {
    command.configuration.commandName ?? "\(command)".lowercased()
  }

  /// What a value may be, by the name that stands for it in the help.
  private static let expected = [
    "n": "a whole number",
    "depth": "a whole number, or auto",
    "id": "a session's number",
    "date": "a date such as 2026-11-23 or 2026-11-23T04:00, in UTC",
    "server-seed": "its text",
    "client-seed": "its text",
    "nonce": "a whole number from 0 to \(UInt64.max)",
    "roll": "a roll such as 9545 or 95.45, with two places or none",
    "sha256": "64 hexadecimal digits",
    "chance": "0.01 to 99.99 in steps of 0.01",
    "seed": "a whole number from 0 to \(UInt64.max)",
    "coins": "an amount such as 0.5, with at most 8 places",
    "money": "an amount such as 0.5 or 0.5BTC, or a share of the starting balance such as 25%",
    "percent": "0 to 99.99 in steps of 0.01",
    "depths": "up to sixteen numbers of bets in flight such as 1,2,5, each from 1 to 10000 and one above 1",
    "share": "a share of the sessions such as 1% or 0.5%, more than 0% and less than 100%",
    "time": "a time such as 250ms, 90s, 5m or 1h30m",
    "latency": "100ms, uniform:50ms-150ms or lognormal:100ms,0.5",
    "sum": "an amount with its currency such as 1BTC",
    "port": "0 to 65535",
    "rate": "a number in a span of time such as 100/s or 5/10s",
    "faults": "shares such as refused=5%,unknown=0.1%, together at most 100%",
  ]
}
