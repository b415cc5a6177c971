import Foundation

/// The programs of this package beside the test bundle, whichever build the tests belong to.
package enum Built {
  /// The path of a program, or nil where it has not been built.
  package static func program(_ name: String) -> String? {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    var places: [URL] = []
    for _ in 0..<4 {
      places.append(folder.appending(path: name))
      folder.deleteLastPathComponent()
    }
    places.append(root.appending(path: ".build/debug/\(name)"))
    let found = places.first {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0.path(), isDirectory: &isFolder) && !isFolder.boolValue
    }
    return found?.path()
  }

  /// The package's own folder.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
