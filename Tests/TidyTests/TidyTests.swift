import Testing

/// Rules of the house that a compiler does not know.
struct TidyTests {
  @Test("the sources are found")
  func found() {
    #expect(Package.sources.count > 30)
    #expect(Set(Package.sources.map(\.module)).isSuperset(of: ["Dice", "Engine", "Simulation"]))
  }

  @Test("the sources keep the rule", arguments: Check.allCases)
  func kept(check: Check) {
    #expect(Package.sources.flatMap { check.offences($0) } == [])
  }

  @Test("every module of the sources has its arrows, but for the program itself")
  func arrowsKnown() {
    let modules = Set(Package.sources.map(\.module)).subtracting(["alea"])
    #expect(modules.isSubset(of: Set(Check.ownImports.keys)))
  }

  @Test(
    "each check catches an offender",
    arguments: [
      (Check.noClockNoChance, "Sources/Engine/A.swift", "import Foundation"),
      (.noClockNoChance, "Sources/Dice/A.swift", "let now = Date()"),
      (.noClockNoChance, "Sources/Engine/A.swift", "let x = Int.random(in: 0..<3)"),
      (.noClockNoChance, "Sources/Engine/A.swift", "try await Task.sleep(for: .seconds(1))"),
      (.arrows, "Sources/Dice/A.swift", "import Synchronization"),
      (.arrows, "Sources/Engine/A.swift", "public import Simulation"),
      (.arrows, "Sources/Simulation/A.swift", "@preconcurrency import Scripting"),
      (.size, "Sources/Engine/A.swift", String(repeating: "\n", count: 301)),
      (.names, "Sources/Engine/A.swift", "final class BetManager {}"),
      (.names, "Sources/Engine/A.swift", "enum StringUtils {}"),
      (.noTrap, "Sources/Engine/A.swift", "let x = try! f()"),
      (.noTrap, "Sources/Engine/A.swift", "extension A: @unchecked Sendable {}"),
      (.noTrap, "Sources/Engine/A.swift", "let x = list.first!"),
      (.noTrap, "Sources/Engine/A.swift", "f()!.go()"),
      (.noTrap, "Sources/Engine/A.swift", "var x: Int!"),
      (.finished, "Sources/Engine/A.swift", "// TODO" + ": later"),
      (.paths, "Sources/Engine/A.swift", "/// see ../shared/design.md"),
      (.noDictionary, "Sources/Engine/A.swift", "var seen: [Int: String] = [:]"),
      (.noDictionary, "Sources/Engine/A.swift", "var seen = Dictionary<Int, Int>()"),
    ])
  func caught(check: Check, path: String, text: String) {
    #expect(!check.offences(SourceFile(path: path, text: text)).isEmpty)
  }

  @Test(
    "no check is alarmed by what is fine",
    arguments: [
      "guard a != b, !isDone else { return }", "let text = \"wow! import Foundation\" // try! this",
      "let next = items[0..<count]", "case .one(let a): \"[Int: String]\"", "import DequeModule",
      "let x = flag ? [a : b] : c != d",
    ])
  func fine(text: String) {
    let file = SourceFile(path: "Sources/Engine/A.swift", text: text)
    #expect(Check.allCases.flatMap { $0.offences(file) } == [])
  }
}
