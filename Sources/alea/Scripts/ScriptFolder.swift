import Foundation
import Scripting

/// The folder of `--script-files`: what it holds goes to the script, and what the script wrote comes back, by the
/// program and never by the script.
enum ScriptFolder {
  /// The plain files right in `folder`; one that does not exist yet holds none.
  static func files(in folder: String) throws -> [ScriptFiles.File] {
    let url = URL(filePath: folder, directoryHint: .isDirectory)
    guard FileManager.default.fileExists(atPath: url.path()) else { return [] }
    var files: [ScriptFiles.File] = []
    var bytes = 0
    for name in try contents(of: url, folder).sorted() where isTaken(name) {
      let file = url.appending(path: name)
      guard try isPlainFile(file) else { continue }
      let data = try read(file)
      bytes += data.count
      guard bytes <= ScriptFiles.mostBytes, files.count < ScriptFiles.mostFiles else {
        throw Failure(
          .usage,
          "--script-files \(folder): more than \(ScriptFiles.mostBytes >> 20) MiB or \(ScriptFiles.mostFiles) files"
        )
      }
      files.append(ScriptFiles.File(name: name, bytes: [UInt8](data)))
    }
    return files
  }

  /// Writes the files into `folder`, which is made where it is not there.
  ///
  /// A name is a script's: whatever could lead out of the folder, or hide in it, is replaced.
  static func write(_ files: [ScriptFiles.File], to folder: String) throws {
    let url = URL(filePath: folder, directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for file in files {
        let target = url.appending(path: safe(file.name))
        // A link that lies there would lead elsewhere.
        if (try? target.resourceValues(forKeys: [.isSymbolicLinkKey]).isSymbolicLink) == true { continue }
        try Data(file.bytes).write(to: target)
      }
    } catch {
      throw Failure(.disk, "--script-files \(folder): \(error.localizedDescription)")
    }
  }

  /// The name of a script's file as one in a folder: `logs/a b.csv` is `logs_a b.csv`.
  static func safe(_ name: String) -> String {
    var plain = String(
      name.unicodeScalars.map { scalar in
        let isBad = scalar.value < 32 || scalar.value == 127 || "/\\:*?\"<>|".unicodeScalars.contains(scalar)
        return isBad ? "_" : Character(scalar)
      })
    while plain.utf8.count > 200 { plain.removeLast() }
    return plain.hasPrefix(".") ? "_" + plain.dropFirst() : plain
  }

  private static func isTaken(_ name: String) -> Bool {
    !name.hasPrefix(".") && name.utf8.count <= ScriptFiles.longestName
  }

  private static func contents(of url: URL, _ folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url.path())
    } catch {
      throw Failure(.noFile, "--script-files \(folder): \(error.localizedDescription)")
    }
  }

  private static func isPlainFile(_ file: URL) throws -> Bool {
    let values = try? file.resourceValues(forKeys: [.isRegularFileKey, .isSymbolicLinkKey])
    return values?.isRegularFile == true && values?.isSymbolicLink != true
  }

  private static func read(_ file: URL) throws -> Data {
    do {
      return try Data(contentsOf: file)
    } catch {
      throw Failure(.noFile, "\(file.path()): \(error.localizedDescription)")
    }
  }
}
