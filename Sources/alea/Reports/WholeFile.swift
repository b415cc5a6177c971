import Foundation

/// A file that appears whole or not at all.
enum WholeFile {
  /// Writes `data` to `path`, replacing what is there. What is there and no file, as a pipe or a device, is written into.
  static func write(_ data: Data, to path: String) throws {
    do {
      if try isFileOrNothing(path) {
        try data.write(to: URL(filePath: path), options: .atomic)
      } else {
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.write(contentsOf: data)
        try handle.close()
      }
    } catch {
      throw Failure(.disk, "\(path): cannot be written: \(error.localizedDescription)")
    }
  }

  private static func isFileOrNothing(_ path: String) throws -> Bool {
    // Through links: what a link leads to is what is written.
    let real = URL(filePath: path).resolvingSymlinksInPath().path()
    guard FileManager.default.fileExists(atPath: real) else { return true }
    let kind = try FileManager.default.attributesOfItem(atPath: real)[.type] as? FileAttributeType
    return kind == .typeRegular || kind == .typeDirectory
  }
}
