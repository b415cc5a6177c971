import Foundation

/// A file that appears whole or not at all.
enum WholeFile {
  /// Writes `data` to `path`, replacing what is there. What is there and no file, as a pipe or a device, is written into.
  static func write(_ data: Data, to path: String) throws {
    // Through links: what a link leads to is what is written.
    let real = URL(filePath: path).resolvingSymlinksInPath()
    let kind = kind(of: real.path(percentEncoded: false))
    guard kind != .typeDirectory else { throw Failure(.disk, "\(path): is a folder") }
    do {
      if kind == nil || kind == .typeRegular {
        try data.write(to: real, options: .atomic)
      } else {
        let handle = try FileHandle(forWritingTo: real)
        try handle.write(contentsOf: data)
        try handle.close()
      }
    } catch {
      throw Failure(.disk, "\(path): cannot be written: \(error.localizedDescription)")
    }
  }

  /// What is there; nil where nothing is, or nobody may look.
  private static func kind(of path: String) -> FileAttributeType? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType
  }
}
