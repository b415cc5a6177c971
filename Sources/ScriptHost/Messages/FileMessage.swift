package import Scripting

/// A file of a script on its way in or out of the script process.
package struct FileMessage: WireMessage, Hashable {
  package static let kinds: [FrameKind] = [.fileIn, .fileOut]

  package let frameKind: FrameKind
  package let file: ScriptFiles.File

  package init(_ file: ScriptFiles.File, _ kind: FrameKind) {
    self.file = file
    frameKind = kind
  }

  package func write(to writer: inout WireWriter) {
    writer.text(file.name, atMost: ScriptFiles.longestName)
    writer.data(file.bytes)
  }

  package init(_ kind: FrameKind, from reader: inout WireReader) throws(WireFault) {
    frameKind = kind
    let name = try reader.text("file", atMost: ScriptFiles.longestName)
    file = ScriptFiles.File(
      name: name, bytes: Array(try reader.data("bytes", atMost: ScriptFiles.mostBytes)))
  }
}
