import ArgumentParser

/// What is told, and how.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print the summary as one JSON object.")
  var json = false

  @Option(help: ArgumentHelp("Write a line of JSON per ticket; - is standard output.", valueName: "file"))
  var jsonl: String?

  @Flag(help: "Say nothing but the summary, warnings and errors.")
  var quiet = false

  @Option(help: "Colour: auto, always or never; auto heeds NO_COLOR.")
  var color = ColorChoice.auto

  func validate() throws {
    if json, jsonl == "-" {
      throw ValidationError("--json and --jsonl - both want standard output.")
    }
  }
}
