import Foundation
import Testing

/// A search for words in every byte of a process's memory that can be read.
struct MemorySearch {
  /// How many bytes were looked at.
  private(set) var looked = 0
  /// The words that were found.
  private(set) var found: Set<String> = []

  private static let piece = 1 << 20
  private static let overlap = 256

  init(_ process: ProcessFolder, for words: [String]) throws {
    let descriptor = open("/proc/\(process.pid)/mem", O_RDONLY)
    try #require(descriptor >= 0, "its memory cannot be read: \(String(cString: strerror(errno)))")
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: Self.piece + Self.overlap)
    for part in process.memory {
      var place = part.range.lowerBound
      while place < part.range.upperBound {
        let wanted = min(UInt(buffer.count), part.range.upperBound - place)
        let count = pread(descriptor, &buffer, Int(wanted), off_t(truncatingIfNeeded: place))
        // What the kernel keeps for itself, such as the clock's page, cannot be read.
        guard count > 0 else { break }
        looked += count
        for word in words where Self.holds(buffer, count, word) { found.insert(word) }
        place += UInt(min(count, Self.piece))
      }
    }
  }

  private static func holds(_ buffer: [UInt8], _ count: Int, _ word: String) -> Bool {
    let (wanted, first) = (Array(word.utf8), Int32(word.utf8.first ?? 0))
    return buffer.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      var place = 0
      while place + wanted.count <= count, let hit = memchr(start + place, first, count - place) {
        place = UnsafeRawPointer(hit) - start
        if place + wanted.count <= count, memcmp(hit, wanted, wanted.count) == 0 { return true }
        place += 1
      }
      return false
    }
  }
}
