import ArgumentParser
import Foundation
import TextTable

/// `alea doctor`: tells whether this machine has what play needs.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check this machine: Lua, the kernel's protections, terminal, data folder.",
    discussion: "Exit code 0 if all that is needed is there, else 1.")

  @Flag(help: "Print the findings as one JSON object.")
  var json = false

  func run() throws {
    let findings = Finding.all()
    if json {
      try Printout.write(try Self.json(findings))
    } else {
      let table = TextTable<Finding> { finding in
        [
          Column(title: "Checked", value: finding.name), Column(title: "", value: finding.verdict.rawValue),
          Column(title: "Found", value: finding.found),
        ]
      }
      table.print(findings, style: Style.plain)
    }
    if findings.contains(where: { $0.verdict == .bad }) { throw ExitCode(1) }
  }

  private struct Report: Encodable {
    let ok: Bool
    let version: String
    let checks: [Finding]
  }

  private static func json(_ findings: [Finding]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let report = Report(
      ok: !findings.contains { $0.verdict == .bad }, version: Version.text, checks: findings)
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
