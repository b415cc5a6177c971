import Foundation

/// What the kernel tells of a process.
struct ProcessFolder {
  let pid: pid_t

  init(_ pid: pid_t) {
    self.pid = pid
  }

  private func path(_ name: String) -> String { "/proc/\(pid)/\(name)" }

  /// The whole of a file, such as `environ`.
  func bytes(_ name: String) -> Data { FileManager.default.contents(atPath: path(name)) ?? Data() }

  private func lines(_ name: String) -> [Substring] {
    String(decoding: bytes(name), as: UTF8.self).split(separator: "\n")
  }

  /// The lines of a file such as `status`, by what stands before the colon.
  func fields(_ name: String) -> [String: String] {
    let pairs = lines(name).map { $0.split(separator: ":", maxSplits: 1) }
    return Dictionary(
      pairs.filter { $0.count == 2 }.map { (String($0[0]), $0[1].trimmingCharacters(in: .whitespaces)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The soft and the hard limit of this name.
  func limit(_ name: String) -> [String] {
    let line = lines("limits").first { $0.hasPrefix(name) } ?? ""
    return line.dropFirst(name.count).split(separator: " ").prefix(2).map(String.init)
  }

  /// Where the links of a folder such as `fd` lead, by their names.
  func links(_ name: String) -> [String: String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []
    return Dictionary(uniqueKeysWithValues: names.map { ($0, link(name + "/" + $0)) })
  }

  func link(_ name: String) -> String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path(name))) ?? ""
  }

  var threads: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path("task"))) ?? [] }

  /// What `stat` has after the name in brackets and the letter of its state: parent, group, session and so on.
  private var numbers: [pid_t] {
    let stat = String(decoding: bytes("stat"), as: UTF8.self)
    let rest = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].dropFirst(3)
    return rest.split(separator: " ").prefix(12).map { pid_t($0) ?? 0 }
  }

  var parent: pid_t? { numbers.first }
  var group: pid_t? { numbers.dropFirst().first }

  /// How long it has computed by itself, in the kernel's hundredths of a second.
  var ownTicks: pid_t { numbers.dropFirst(10).first ?? 0 }

  /// The processes that this one has started.
  var children: [ProcessFolder] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.map { ProcessFolder($0) }.filter { $0.parent == pid }
  }

  /// Parts of its memory, as `maps` lists them.
  var memory: [(range: Range<UInt>, name: Substring)] {
    lines("maps").compactMap { line in
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard ends.count == 2 else { return nil }
      return (ends[0]..<ends[1], words.count > 5 ? words[5] : "")
    }
  }
}
