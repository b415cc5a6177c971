import ArgumentParser
import ScriptHost
import Scripting
import TextTable

/// `alea strategies`: lists what is bundled.
struct Strategies: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the bundled strategies.",
    discussion: "None of them is advised: every one loses the house edge on average.")

  func run() throws {
    let table = TextTable<(name: String, metadata: ScriptMetadata)> { strategy in
      [
        Column(title: "Name", value: strategy.name),
        Column(title: "What it does", value: strategy.metadata.description ?? ""),
        Column(title: "Risk", value: strategy.metadata.risk ?? ""),
      ]
    }
    let strategies = try BundledStrategies.names.map { name in
      (name, try ScriptLoader(script: ScriptSelection.find(name)).load().script.metadata)
    }
    table.print(strategies, style: Style.plain)
    print("All of them lose the house edge on average. `alea show NAME` tells a strategy's parameters.")
  }
}
