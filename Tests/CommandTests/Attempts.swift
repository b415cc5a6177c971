import Foundation
import Testing

/// Attempts to get out of a shut-in process, and what came of each.
struct Attempts {
  /// How each ended, by its name.
  private(set) var outcomes: [String: String] = [:]
  /// Whether the process that started them was still there after the last.
  private(set) var isParentAlive = false
  /// Whether every protection was on in every attempt.
  private(set) var isShutInWholly = true
  /// The files that were there at the end; "kept" was at the start.
  let left: [String]

  /// All attempts behind all that a script process is behind.
  static let whole = Result { try Attempts(behind: "whole") }

  /// The attempts that go through Lua, from the source that has them.
  static let ofLua: Set<String> = {
    let text = (try? Program.text("Tests/CProbe/lua.c")) ?? ""
    return Set(text.matches(of: /\n  \{"([^"]+)", "/).map { String($0.output.1) })
  }()

  /// Makes attempts, or all of them, behind a protection.
  init(behind protection: String, _ names: [String] = []) throws {
    var program = try Program()
    program.environment.append("ALEA_API_KEY=canary")
    let folder = try Folder()
    _ = try folder.write("kept", "return 1\n")
    let ending = try program.run("alea-probe", [protection, folder.path] + names)
    let all = ", behind no_new_privileges landlock seccomp limits"
    for line in ending.outputLines {
      if line == "alive" { isParentAlive = true }
      // Names have colons, too.
      guard let colon = line.range(of: ": ", options: .backwards) else { continue }
      let outcome = line[colon.upperBound...]
      isShutInWholly = isShutInWholly && outcome.hasSuffix(all)
      outcomes[String(line[..<colon.lowerBound])] = String(outcome.split(separator: ",")[0])
    }
    left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}
