import ArgumentParser
import Foundation
import Report
import ScriptHost
import Scripting
import TextTable

/// `alea strategies`: lists what is bundled.
struct Strategies: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the bundled strategies.",
    discussion: "None of them is advised: every one loses the house edge on average.")

  func run() throws {
    let entries = try BundledStrategies.names.map { name in
      let metadata = try ScriptLoader(script: ScriptSelection.find(name)).load().script.metadata
      return Entry(name: name, description: metadata.description ?? "", risk: metadata.risk ?? "")
    }
    let table = TextTable<Entry> { entry in
      [
        Column(title: "Name", value: entry.name),
        Column(title: "What it does", value: entry.description),
        Column(title: "Risk", value: entry.risk),
      ]
    }
    table.print(Entry.fitting(entries, columns: Screen.columns(of: .standardOutput)), style: Style.plain)
    print("All of them lose the house edge on average.\n`alea show NAME` tells a strategy's parameters.")
  }
}

/// A row of the list.
private struct Entry {
  var name, description, risk: String

  /// Narrower than this no column of text becomes, however narrow the terminal.
  private static let narrowest = 16

  /// The rows that show `entries` in lines of `columns` characters: where they are too long, each goes on in rows
  /// without a name, and the two columns of text share the room as they would need it.
  static func fitting(_ entries: [Entry], columns: Int) -> [Entry] {
    func widest(_ text: (Entry) -> String) -> Int { entries.map { text($0).count }.max() ?? 0 }
    let (description, risk) = (widest(\.description), widest(\.risk))
    let room = columns - widest(\.name) - 2
    if description + risk <= room { return entries }
    let first = max(narrowest, room * description / (description + risk))
    let second = max(narrowest, room - first)
    return entries.flatMap { entry in
      let left = WordWrap.lines(entry.description, width: first)
      let right = WordWrap.lines(entry.risk, width: second)
      return (0..<max(left.count, right.count)).map { row in
        Entry(
          name: row == 0 ? entry.name : "", description: row < left.count ? left[row] : "",
          risk: row < right.count ? right[row] : "")
      }
    }
  }
}
