import Foundation
import Testing

@Suite("The doctor")
struct DoctorTests {
  private struct Report: Decodable {
    struct Check: Decodable {
      let name, verdict, found: String
    }
    let ok: Bool
    let version: String
    let checks: [Check]
  }

  private func examined(data: String? = nil) throws -> (ending: Program.Ending, report: Report) {
    var program = try Program()
    program.environment.append("XDG_DATA_HOME=\(data ?? program.folder.path)")
    let ending = try program.alea("doctor", "--json")
    return (ending, try JSONDecoder().decode(Report.self, from: Data(ending.output.utf8)))
  }

  @Test("a machine that has what play needs is well, and every check says what it found")
  func well() throws {
    let (ending, report) = try examined()
    #expect(ending.code == (report.ok ? 0 : 1), "\(ending.output)")
    #expect(report.checks.allSatisfy { !$0.found.isEmpty && ["ok", "note", "missing"].contains($0.verdict) })
    #expect(report.ok == !report.checks.contains { $0.verdict == "missing" })
    let names = Set(report.checks.map(\.name))
    #expect(
      names.isSuperset(of: [
        "lua", "lua package", "script process", "no new privileges", "seccomp", "landlock", "limits",
        "terminal",
        "data folder", "free space",
      ]))
    #expect(report.checks.first { $0.name == "lua" }?.found.hasPrefix("Lua 5.4") == true)
  }

  @Test("what it says of the protections is what the kernel says of a script process")
  func protections() throws {
    let (_, report) = try examined()
    let actions = try String(contentsOfFile: "/proc/sys/kernel/seccomp/actions_avail", encoding: .utf8)
    let seccomp = report.checks.first { $0.name == "seccomp" }
    #expect((seccomp?.verdict == "ok") == actions.contains("kill_process"))
  }

  @Test("a data folder that cannot be is told, with exit code 1")
  func noData() throws {
    let program = try Program()
    let file = try program.folder.write("file", "in the way")
    let (ending, report) = try examined(data: file + "/below")
    let data = report.checks.first { $0.name == "data folder" }
    #expect(ending.code == 1 && !report.ok)
    #expect(data?.verdict == "missing", "\(data?.found ?? "")")
  }

  @Test("for a person there is a line per check")
  func lines() throws {
    var program = try Program()
    program.environment.append("XDG_DATA_HOME=\(program.folder.path)")
    let ending = try program.alea("doctor")
    #expect(ending.outputLines.count >= 11, "\(ending.output)")
    #expect(ending.outputLines.allSatisfy { $0.count < 120 })
  }
}
