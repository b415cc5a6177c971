import ArgumentParser
import ScriptHost
import Scripting
import TextTable

/// `alea show`: tells what a script says of itself.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a script's description and parameters.")

  @Argument(help: "A bundled strategy's name, or a path.")
  var script: String

  @Option(help: "Whose contract the script was written for, where its text does not tell.")
  var dialect: DialectArgument?

  @Option(help: "The currency that it is loaded in.")
  var currency = "BTC"

  @Flag(help: "Print the script's text instead.")
  var source = false

  func run() throws {
    let found = try ScriptSelection.find(script)
    if source {
      print(String(decoding: found.text, as: UTF8.self), terminator: "")
      return
    }
    var loader = ScriptLoader(script: found)
    loader.dialect = dialect?.dialect
    loader.currency = currency
    let strategy = try loader.load().script
    let metadata = strategy.metadata
    print(metadata.name ?? Talk.plain(found.name))
    if let description = metadata.description { print("  \(description)") }
    if let risk = metadata.risk { print("  risk: \(risk)") }
    if strategy.reading.dialect != .native {
      print("  dialect: \(strategy.reading.dialect.rawValue) (\(strategy.reading.because))")
    }
    print(
      "  order: \(metadata.independent ? "no bet depends on results" : "bets depend on results: use --lanes")"
    )
    if strategy.parameters.isEmpty {
      print("  no parameters")
      return
    }
    let table = TextTable<ScriptParameter> { parameter in
      [
        Column(title: "-P", value: parameter.name),
        Column(title: "default", value: parameter.initial),
        Column(title: "takes", value: parameter.taken),
        Column(title: "meaning", value: parameter.doc),
      ]
    }
    table.print(strategy.parameters, style: Style.plain)
  }
}
