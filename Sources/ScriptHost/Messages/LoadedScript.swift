public import Scripting

/// What a loaded script says of itself.
public struct LoadedScript: Hashable, Sendable {
  /// The global table `strategy`.
  public let metadata: ScriptMetadata
  /// The parameters that it declared, with the values of this run.
  public let parameters: [ScriptParameter]

  /// How its text was understood.
  public let reading: ScriptReading

  package init(metadata: ScriptMetadata, parameters: [ScriptParameter], reading: ScriptReading) {
    self.metadata = metadata
    self.parameters = parameters
    self.reading = reading
  }
}

extension LoadedScript: WireMessage {
  package static let kinds = [FrameKind.loaded]

  package func write(to writer: inout WireWriter) {
    for text in [metadata.name, metadata.description, metadata.risk] {
      writer.optional(text) { $0.text($1, atMost: WireBounds.line) }
    }
    writer.flag(metadata.independent)
    writer.list(parameters.prefix(WireBounds.parameters)) { writer, parameter in
      writer.text(parameter.name, atMost: WireBounds.name)
      writer.value(parameter.initial)
      writer.text(parameter.doc, atMost: WireBounds.line)
      writer.optional(parameter.min) { $0.value($1) }
      writer.optional(parameter.max) { $0.value($1) }
      writer.list(parameter.choices) { $0.value($1) }
      writer.value(parameter.value)
    }
    writer.text(reading.dialect.rawValue, atMost: WireBounds.name)
    writer.text(reading.because, atMost: WireBounds.line)
    writer.count(reading.changes)
    writer.optional(reading.truncatedAfterLine) { $0.count($1) }
    writer.count(reading.missingEnds)
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    func line(_ reader: inout WireReader) throws(WireFault) -> String {
      try reader.words("metadata", atMost: WireBounds.line)
    }
    metadata = ScriptMetadata(
      name: try reader.optional("name", line), description: try reader.optional("description", line),
      risk: try reader.optional("risk", line), independent: try reader.flag("independent"))
    parameters = try reader.list("parameters", atMost: WireBounds.parameters) { (reader) throws(WireFault) in
      ScriptParameter(
        name: try reader.words("parameter", atMost: WireBounds.name), initial: try reader.value("default"),
        doc: try reader.words("doc", atMost: WireBounds.line),
        min: try reader.optional("min") { (reader) throws(WireFault) in try reader.value("min") },
        max: try reader.optional("max") { (reader) throws(WireFault) in try reader.value("max") },
        choices: try reader.list("choices", atMost: WireBounds.choices) { (reader) throws(WireFault) in
          try reader.value("choice")
        },
        value: try reader.value("value"))
    }
    let name = try reader.text("dialect", atMost: WireBounds.name)
    guard let dialect = Dialect(rawValue: name) else { throw WireFault("dialect: no such one as '\(name)'") }
    reading = ScriptReading(
      dialect: dialect, because: try reader.words("because", atMost: WireBounds.line),
      changes: try reader.count("changes", in: 0...Script.largestText),
      truncatedAfterLine: try reader.optional("truncated") { (reader) throws(WireFault) in
        try reader.count("truncated", in: 0...Script.largestText)
      }, missingEnds: try reader.count("missing_ends", in: 0...WireBounds.name))
  }
}
