import Foundation

/// The file that is to be written, looked at before anything is spent on what it will hold.
enum OutputPlace {
  /// Fails where nothing can be written to `output`. What is there and no file, as a device, is left to the writing.
  static func check(_ output: String) throws {
    guard !output.isEmpty else { throw Failure(.usage, "--output '': expected a file") }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder) {
      guard !isFolder.boolValue else { throw Failure(.disk, "\(output): is a folder") }
      return
    }
    let folder = URL(filePath: output).absoluteURL.deletingLastPathComponent().path(percentEncoded: false)
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw Failure(.disk, "\(output): cannot be written: its folder is not there, or not writable")
    }
  }

  /// Fails where `output` is the file at `path`, which is `what`: a slip would cost what the output is made of.
  static func refuse(_ output: String, _ path: String, _ what: String) throws {
    guard real(output) == real(path) else { return }
    throw Failure(.usage, "--output \(output) is \(what)")
  }

  private static func real(_ path: String) -> String {
    URL(filePath: path).absoluteURL.standardizedFileURL.resolvingSymlinksInPath().path(percentEncoded: false)
  }
}
