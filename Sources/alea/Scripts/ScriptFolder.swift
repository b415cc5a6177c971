import Foundation
import Scripting

/// The folder of `--script-files`: what it holds goes to the script, and what the script wrote comes back, by the
/// program and never by the script. A file below it has one name on both sides, so that a second session finds what
/// the first left.
struct ScriptFolder {
  private let path: String
  private static let deepest = 8

  /// The folder at `path`, which is made where it is not there.
  init(_ path: String) throws {
    self.path = path
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard !path.isEmpty, isFolder.boolValue || !exists else {
      throw Failure(.usage, "--script-files '\(Talk.plain(path))': expected a folder")
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        .disk, "--script-files \(Talk.plain(path)): cannot be made: \(error.localizedDescription)")
    }
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw Failure(.disk, "--script-files \(Talk.plain(path)): cannot be written to")
    }
  }

  /// The plain files in the folder and below it; links and what else there may be is passed over.
  func files() throws -> [ScriptFiles.File] {
    var found: [ScriptFiles.File] = []
    var bytes = 0
    try visit("", depth: 0) { name in
      let data = try read(name)
      bytes += data.count
      guard bytes <= ScriptFiles.mostBytes, found.count < ScriptFiles.mostFiles else {
        throw Failure(
          .usage,
          "--script-files \(Talk.plain(path)): a script may have \(ScriptFiles.mostBytes >> 20) MiB in "
            + "\(ScriptFiles.mostFiles) files, and there is more")
      }
      found.append(ScriptFiles.File(name: name, bytes: [UInt8](data)))
    }
    return found
  }

  private func visit(_ folder: String, depth: Int, _ take: (String) throws -> Void) throws {
    guard depth < Self.deepest else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
    } catch {
      throw Failure(.noFile, "--script-files \(Talk.plain(path)): \(error.localizedDescription)")
    }
    for name in names.sorted() {
      let inner = folder.isEmpty ? name : "\(folder)/\(name)"
      switch kind(of: inner) {
      case .typeRegular: try take(inner)
      case .typeDirectory: try visit(inner, depth: depth + 1, take)
      default: continue
      }
    }
  }

  private func read(_ name: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
      throw Failure(.noFile, "\(Talk.plain(path))/\(Talk.plain(name)): cannot be read")
    }
    return data
  }

  /// What lies there, a link as a link; nil where nothing does.
  private func kind(of name: String) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
    return attributes?[.type] as? FileAttributeType
  }

  /// Writes what the script left. A name is a stranger's: one that leads out of the folder, or to what is no plain
  /// file, is said and not written.
  func write(_ files: [ScriptFiles.File]) throws {
    for file in files {
      guard let folders = Self.folders(of: file.name), isFree(file.name, in: folders) else {
        Talk.warn("the script's file '\(Talk.plain(file.name))' was not written: its name leads elsewhere")
        continue
      }
      do {
        if let folder = folders.last {
          try FileManager.default.createDirectory(
            atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
        }
        // By another name first: what lies there is replaced whole, and never written into.
        try Data(file.bytes).write(to: URL(filePath: "\(path)/\(file.name)"), options: .atomic)
      } catch {
        throw Failure(
          .disk,
          "\(Talk.plain(path))/\(Talk.plain(file.name)): cannot be written: \(error.localizedDescription)")
      }
    }
  }

  /// The folders on the way to a file, the outermost first; nil where the name is none that stays inside.
  static func folders(of name: String) -> [String]? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isSafe =
      parts.count <= deepest
      && parts.allSatisfy { part in
        !part.isEmpty && part != "." && part != ".." && part.utf8.count <= 255
          && part.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && $0 != "\\" }
      }
    guard isSafe else { return nil }
    return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
  }

  /// Whether nothing but folders is on the way, and at most a plain file at its end.
  private func isFree(_ name: String, in folders: [String]) -> Bool {
    folders.allSatisfy { [nil, .typeDirectory].contains(kind(of: $0)) }
      && [nil, .typeRegular].contains(kind(of: name))
  }
}
