import ArgumentParser
import Foundation

/// `alea new`: writes a script to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Write a new strategy script to start from.")

  @Argument(help: "The strategy's name; the file is NAME.lua in this folder.")
  var name: String

  @Option(help: "minimal, or full with every callback and the way to declare parameters.")
  var template = Template.minimal

  func validate() throws {
    let allowed = name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    guard allowed, !name.isEmpty, !name.hasPrefix(".") else {
      throw ValidationError("'\(name)' is no name for a strategy: letters, digits, - and _.")
    }
  }

  func run() throws {
    let path = name.hasSuffix(".lua") ? name : "\(name).lua"
    let title = path.dropLast(4)
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(.usage, "\(path) is there already and was left as it is")
    }
    let text = template.text(title: String(title))
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
      throw Failure(.disk, "\(path): cannot be written")
    }
    print("\(path) written; play it with: alea run ./\(path) --max-bets 100")
  }
}
