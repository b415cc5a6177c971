import Foundation

/// A file of this package as the checks read it.
struct SourceFile: Sendable {
  let path: String
  let text: String

  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The code without comments and without what is between quotes, line by line.
  var code: [String] {
    lines.map { line in
      var kept = ""
      var isQuoted = false
      var previous: Character = " "
      for character in line {
        if character == "\"", previous != "\\" { isQuoted.toggle() }
        if !isQuoted, character == "/", previous == "/" { return String(kept.dropLast()) }
        if !isQuoted { kept.append(character) }
        previous = character
      }
      return kept
    }
  }

  /// The module, the second folder of `Sources/Module/…`.
  var module: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }
}

/// The package's own files.
enum Package {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let sources = files(under: "Sources")

  static func files(under folder: String, ending: String = ".swift") -> [SourceFile] {
    let base = root.appending(path: folder).path
    let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
      guard let data = FileManager.default.contents(atPath: base + "/" + name) else { return nil }
      return SourceFile(path: folder + "/" + name, text: String(decoding: data, as: UTF8.self))
    }
  }
}
