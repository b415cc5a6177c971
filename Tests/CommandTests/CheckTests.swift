import Foundation
import TestSupport
import Testing

/// What `alea check --json` prints of one file.
struct Checked: Decodable {
  struct Finding: Decodable {
    let line: Int?
    let kind, severity, text: String
    let name: String?
  }
  struct Change: Decodable {
    let line: Int
    let before, after: String
  }
  struct Needs: Decodable {
    let inOrderBecause: String?
    let parameters, files: [String]
  }
  struct Session: Decodable {
    let bets: Int
    let balance, reason, evidence: String
  }

  let file: String
  let runs: Bool
  let dialect, because, failure: String?
  let truncatedAtLine: Int?
  let findings: [Finding]
  let translations: [Change]
  let needs: Needs?
  let session: Session?

  /// The files of a printed report.
  static func files(_ output: String) throws -> [Checked] {
    struct Report: Decodable {
      let files: [Checked]
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Report.self, from: Data(output.utf8)).files
  }
}

@Suite("alea check")
struct CheckTests {
  private static let flat = "function next_bet() return 0.5, 49.5, 'high' end\n"
  private static let slips = """
    nextbet = 1
    nexbet = 2
    enablesrc = true
    nextBet = 3
    chance = 49.5
    function dobet()
      if win and bonus > 3 then nextbet += 1 end
      tip("someone", 0.1)
    end

    """

  @Test("nexbet, enablesrc, nextBet, an unset global and a tip are all named, each with its line")
  func fiveSlips() throws {
    let program = try Program()
    _ = try program.folder.write("mine.lua", Self.slips)
    let ending = try program.alea("check", "mine.lua")
    for (line, severity, name) in [
      (2, "warning", "nexbet"), (3, "note", "enablesrc"), (4, "warning", "nextBet"), (7, "warning", "bonus"),
      (8, "warning", "tip"),
    ] {
      #expect(
        ending.outputLines.contains { $0.hasPrefix("mine.lua:\(line): \(severity): \(name) ") },
        "\(ending.output)")
    }
    #expect(ending.outputLines.first == "mine.lua: dicebot (defines dobet in line 6)")
    let translated = "if win and bonus > 3 then nextbet = nextbet + (1) end"
    #expect(
      ending.output.contains(
        "mine.lua:7: translated: if win and bonus > 3 then nextbet += 1 end → \(translated)\n"))
    #expect(
      ending.output.contains(
        "mine.lua: needs bets in order, so --lanes for several at once (reads win in line 7)"))

    let json = try #require(try Checked.files(program.alea("check", "mine.lua", "--json").output).first)
    #expect(
      json.findings.filter { $0.severity != "error" }.map { "\($0.line ?? 0) \($0.kind) \($0.name ?? "")" }
        == [
          "2 near-miss nexbet", "3 harmless-slip enablesrc", "4 near-miss nextBet", "7 unset-global bonus",
          "8 moves-money tip",
        ])
    #expect(json.translations.map(\.after) == [translated])
    #expect(json.dialect == "dicebot" && json.because == "defines dobet in line 6")
  }

  @Test("a script that plays is said to, with what it came to; --strict minds its warnings")
  func codes() throws {
    let program = try Program()
    _ = try program.folder.write("good.lua", Self.flat)
    _ = try program.folder.write("odd.lua", Self.flat + "function onresult() end")
    _ = try program.folder.write(
      "raises.lua",
      "local n = 0\nfunction next_bet()\n  n = n + 1\n  if n > 5 then error('enough') end\n  return 1, 50, 'high' end"
    )
    _ = try program.folder.write("empty.lua", "")
    func check(_ arguments: String...) throws -> Program.Ending { try program.alea(["check"] + arguments) }

    let good = try check("good.lua")
    #expect(good.code == 0 && good.talk.isEmpty)
    #expect(good.output.contains("good.lua: runs: 1000 bets under seed 1, balance 1000.00 → "))
    #expect(try check("good.lua", "--strict").code == 0)
    #expect(try check("odd.lua").code == 0)
    #expect(try check("odd.lua", "--strict").code == 99)
    let raises = try check("raises.lua")
    #expect(raises.code == 65)
    #expect(raises.output.contains("raises.lua:4: error: enough [raised]\n"), "\(raises.output)")
    #expect(raises.output.contains("raises.lua: does not run: raised after 5 bets"))
    let empty = try check("empty.lua")
    #expect(empty.code == 65 && empty.output.contains("empty.lua: error: defines no function"))
    let missing = try check("nope.lua")
    #expect(missing.code == 66 && missing.talk == "alea: nope.lua: no such file\n")

    #expect(try check("good.lua", "odd.lua", "--strict").code == 99)
    #expect(try check("odd.lua", "raises.lua", "good.lua", "--strict").code == 65)
    let all = try check("raises.lua", "nope.lua", "good.lua")
    #expect(all.code == 66 && all.output.contains("good.lua: runs"))
  }

  @Test("the JSON has the documented keys, and every kind of finding is documented")
  func json() throws {
    let program = try Program()
    _ = try program.folder.write("good.lua", Self.flat)
    let ending = try program.alea("check", "flat", "good.lua", "nope.lua", "--json")
    #expect(ending.outputLines.count == 1)
    #expect(try Program.Ending.keys(ending.output) == ["ok", "files"])
    let files = try Checked.files(ending.output)
    #expect(
      files.map(\.file) == ["flat", "good.lua", "nope.lua"] && files.map(\.runs) == [true, true, false])
    #expect(files[1].session?.bets == 1000 && files[1].session?.reason == "max-bets")
    #expect(files[2].failure == "nope.lua: no such file")
    #expect(files[0].needs?.parameters.isEmpty == false)

    let documented = try Program.text("docs/json.md").split(separator: "## `alea check --json`")[1]
    let object =
      try JSONSerialization.jsonObject(with: Data(ending.output.utf8)) as? [String: [[String: Any]]]
    for key in Set((object?["files"] ?? []).flatMap(\.keys)) { #expect(documented.contains("`\(key)`")) }
  }

  @Test("--fix writes legal Lua 5.4, line for line, and writes over nothing")
  func fix() throws {
    let program = try Program()
    _ = try program.folder.write("mine.lua", Self.slips)
    let ending = try program.alea("check", "mine.lua", "--fix", "new.lua")
    #expect(ending.talk.hasSuffix("new.lua written: the script in plain Lua 5.4\n"))
    #expect(
      program.folder.read("new.lua") == Self.slips.replacing("nextbet += 1", with: "nextbet = nextbet + (1)"))
    let fixed = try Checked.files(program.alea("check", "new.lua", "--json").output)
    #expect(
      fixed.first?.translations.isEmpty == true
        && fixed.first?.findings.contains { $0.kind == "syntax" } == false)

    let again = try program.alea("check", "mine.lua", "--fix", "new.lua")
    #expect(again.code == 64 && again.output.isEmpty)
    #expect(again.talk == "alea: new.lua is there already and was left as it is\n")
    let two = try program.alea("check", "mine.lua", "mine.lua", "--fix", "other.lua")
    #expect(two.code == 64 && two.talkLines.count == 1)
    _ = try program.folder.write("broken.lua", "function next_bet( return 1 end")
    #expect(try program.alea("check", "broken.lua", "--fix", "other.lua").code == 65)
    #expect(program.folder.read("other.lua").isEmpty)
    #expect(try program.alea("check", "mine.lua", "--fix", "no/such/folder.lua").code == 74)
  }

  @Test(
    "a parse error is reported in the author's line",
    arguments: [
      ("function next_bet()\n  return 1\n\nif x = 1 then", 4), ("x = 1\n\n)", 3), ("x = 'abc\n", 1),
    ])
  func parseErrors(text: String, line: Int) throws {
    let program = try Program()
    _ = try program.folder.write("bad.lua", text)
    let checked = try #require(try Checked.files(program.alea("check", "bad.lua", "--json").output).first)
    let errors = checked.findings.filter { $0.severity == "error" }
    #expect(errors.map(\.kind) == ["syntax"] && errors.first?.line == line, "\(checked.findings)")
  }

  @Test("what is huge, binary, deep or hostile gets a message and does no harm")
  func hostile() throws {
    let program = try Program()
    var random = SplitMix64(1)
    let bytes = Data((0..<100_000).map { _ in UInt8.random(in: 0...255, using: &random) })
    try bytes.write(to: URL(filePath: program.folder.file("binary.lua")))
    _ = try program.folder.write("deep.lua", String(repeating: "(", count: 200_000))
    _ = try program.folder.write("huge.lua", String(repeating: "x = 1\n", count: 50_000))
    _ = try program.folder.write("many.lua", (0..<9_000).map { "a\($0) = b\($0)\n" }.joined())
    _ = try program.folder.write("\u{1B}[31m.lua", "x = '\u{202E}' y = '\u{1B}[0m' += 1")
    _ = try program.folder.write("endless.lua", "while true do end")
    for name in ["binary.lua", "deep.lua", "huge.lua", "many.lua", "\u{1B}[31m.lua", "endless.lua"] {
      let ending = try program.alea("check", name)
      #expect(ending.code == 65 && ending.signal == nil, "\(name): \(ending.talk)")
      #expect(!(ending.output + ending.talk).isEmpty)
      #expect(!(ending.output + ending.talk).unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
      #expect(ending.output.utf8.count < 100_000)
      let json = try program.alea("check", name, "--json")
      #expect(json.code == 65)
      #expect(try Checked.files(json.output).count == 1)
    }
  }
}
