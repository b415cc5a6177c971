import Foundation

/// Where records are kept, and how much room is left there.
enum DataCheck {
  /// Less than this is soon used up by a ledger that stores every bet, in bytes.
  private static let littleSpace = 100 << 20

  static func findings() -> [Finding] {
    guard let folder = DataFolder.path else {
      return [Finding("data folder", .bad, "neither XDG_DATA_HOME nor HOME says where")]
    }
    let existing = nearestExisting(folder)
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: existing, isDirectory: &isFolder)
    let isWritable = isThere && isFolder.boolValue && FileManager.default.isWritableFile(atPath: existing)
    let state = existing == folder ? "" : ", not there yet"
    return [
      Finding(
        "data folder", isWritable ? .good : .bad,
        isWritable ? "\(folder)\(state)" : "\(folder): \(existing) cannot be written to"),
      space(at: existing),
    ]
  }

  private static func nearestExisting(_ path: String) -> String {
    var place = path as NSString
    while !FileManager.default.fileExists(atPath: place as String), place.length > 1 {
      place = place.deletingLastPathComponent as NSString
    }
    return place as String
  }

  private static func space(at path: String) -> Finding {
    guard let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path),
      let free = attributes[.systemFreeSize] as? NSNumber
    else { return Finding("free space", .note, "not known for \(path)") }
    let mebibytes = free.intValue >> 20
    return Finding("free space", free.intValue < littleSpace ? .bad : .good, "\(mebibytes) MiB")
  }
}
