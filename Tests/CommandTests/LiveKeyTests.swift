import Foundation
import TestSupport
import Testing

@Suite("The API key")
struct LiveKeyTests {
  /// The key as it may stand somewhere: plain, in hexadecimal, in percents, in base64 wherever it begins.
  private static let forms: [String] = {
    let data = Data(LiveHouse.key.utf8)
    let (lower, upper) = (data.map { String(format: "%02x", $0) }, data.map { String(format: "%02X", $0) })
    // What stands before it shifts all of base64, and mixes into the first and the last four letters.
    let shifted = (0..<3).map { before in
      String((Data(repeating: 0x20, count: before) + data).base64EncodedString().dropFirst(4).dropLast(4))
    }
    return [LiveHouse.key, lower.joined(), upper.joined(), "%" + lower.joined(separator: "%")]
      + ["%" + upper.joined(separator: "%")] + shifted
  }()

  private func expectNone(_ text: String, _ place: String) {
    for form in Self.forms { #expect(!text.contains(form), "\(place)") }
  }

  @Test("stands in nothing that is printed or written, whatever happens", arguments: Fate.all)
  func nowhere(fate: Fate) throws {
    let house = try LiveHouse(fate.house)
    let ending = try house.play(["flat", "--max-bets", "12"] + fate.options)
    expectNone(ending.output + ending.talk, "output")
    for place in try FileManager.default.subpathsOfDirectory(atPath: house.program.folder.path) {
      guard let data = FileManager.default.contents(atPath: house.program.folder.file(place)) else {
        continue
      }
      for form in Self.forms { #expect(data.range(of: Data(form.utf8)) == nil, "\(place)") }
    }
  }

  /// A session and how it goes.
  struct Fate: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var house: [String] = []
    var options: [String] = []

    static let all = [
      Fate(testDescription: "all is well", options: ["--reveal"]),
      Fate(
        testDescription: "answers are lost",
        house: ["--faults", "drop-after=20%,500-after=20%", "--seed", "2"]),
      Fate(testDescription: "nobody listens", options: ["--base-url", "http://127.0.0.1:9/api"]),
      Fate(
        testDescription: "a page of Cloudflare", house: ["--faults", "cloudflare=100%"],
        options: ["--max-duration", "1s"]),
    ]
  }

  @Test("is not in the arguments or the environment of the program and its children")
  func processes() throws {
    let house = try LiveHouse("--latency", "10ms")
    for isArgument in [false, true] {
      let running = try house.program.start(
        house.arguments + ["flat", "--max-bets", "100000"] + (isArgument ? ["-k", LiveHouse.key] : []))
      let before = try house.accepted().count
      #expect(running.wait { ((try? house.accepted().count) ?? 0) >= before + 2 }, "\(running.talk)")
      let children = ProcessFolder(running.pid).children.map(\.pid)
      #expect(!children.isEmpty)
      for pid in children + [running.pid] {
        for file in ["cmdline", "environ"] {
          let data = FileManager.default.contents(atPath: "/proc/\(pid)/\(file)") ?? Data()
          expectNone(String(decoding: data, as: UTF8.self), "\(file) of \(pid), argument: \(isArgument)")
        }
      }
      running.signal(SIGTERM)
      _ = try running.end()
    }
  }

  @Test("is not in what a crash leaves, which is nothing", arguments: [SIGSEGV, SIGABRT])
  func crash(signal: Int32) throws {
    let house = try LiveHouse("--latency", "10ms")
    let running = try house.program.start(house.arguments + ["flat", "--max-bets", "100000"])
    #expect(running.wait { ((try? house.accepted().count) ?? 0) >= 2 }, "\(running.talk)")
    let desk = ProcessFolder(running.pid)
    #expect(desk.limit("Max core file size") == ["0", "0"])
    running.signal(signal)
    let ending = try running.end()
    #expect(ending.signal == signal || ending.code != 0)
    expectNone(ending.output + ending.talk, "output")
    let left = try FileManager.default.subpathsOfDirectory(atPath: house.program.folder.path)
    #expect(!left.contains { $0.contains("core") }, "\(left)")
  }

  @Test("is not read from a file that others may read", arguments: [0o644, 0o640, 0o666])
  func openFile(mode: Int) throws {
    let house = try LiveHouse()
    let file = try house.program.folder.write("key", LiveHouse.key)
    chmod(file, mode_t(mode))
    let ending = try house.play(["flat", "--max-bets", "1", "--api-key-file", file])
    #expect(ending.code == 64 && ending.talk.contains("chmod 600"), "\(ending.talk)")
    chmod(file, 0o600)
    #expect(try house.play(["flat", "--max-bets", "1", "--api-key-file", file]).code == 0)
  }
}
