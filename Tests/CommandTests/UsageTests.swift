import TestSupport
import Testing

/// A wrong command line, and what its one line of complaint must hold.
struct Wrong: CustomTestStringConvertible {
  let arguments: String
  let words: String
  let code: Int32

  init(_ arguments: String, _ words: String, code: Int32 = 64) {
    (self.arguments, self.words, self.code) = (arguments, words, code)
  }

  var testDescription: String { arguments }
}

@Suite("Wrong command lines")
struct UsageTests {
  private func complain(_ wrong: Wrong) throws {
    let program = try Program()
    _ = try program.folder.write("empty.lua", "")
    let ending = try program.alea(wrong.arguments.split(separator: " ").map(String.init))
    #expect(ending.code == wrong.code, "\(ending.talk)")
    #expect(ending.output.isEmpty)
    #expect(ending.talkLines.count == 1, "\(ending.talk)")
    #expect(ending.talk.hasPrefix("alea: ") && ending.talk.hasSuffix("\n"))
    #expect(ending.talk.contains(wrong.words), "\(ending.talk)")
    #expect(ending.cpuSeconds < 2)
  }

  @Test(
    "a slip of the fingers gets what was probably meant",
    arguments: [
      Wrong("rnu flat", "did you mean 'run'?"), Wrong("strategis", "did you mean 'strategies'?"),
      Wrong("--verison", "did you mean '--version'?"),
      Wrong("help rnu", "no command 'rnu'; did you mean 'run'?"), Wrong("help nope", "no command 'nope'"),
      Wrong("help flat", "to read about it: alea show flat"), Wrong("help run nope", "no command 'nope'"),
      Wrong("classic-martingale", "to play it: alea run classic"),
      Wrong("run flat --maxbets 5", "Did you mean '--max-bets'?"),
      Wrong("run flat --max-losess 5", "Did you mean '--max-losses'?"),
      Wrong("show flat --sorce", "Did you mean '--source'?"),
      Wrong("run flta", "did you mean 'flat'?", code: 66),
      Wrong("run -s clasic-martingale", "did you mean 'classic-martingale'?", code: 66),
      Wrong("show fibonaci", "did you mean 'fibonacci'?", code: 66),
      Wrong("run flat -P bsae=1", "did you mean 'base'?"), Wrong("run flat -m simulate", "'simulation'"),
      Wrong("run flat --color blue", "'auto', 'always' or 'never'"),
    ])
  func hints(wrong: Wrong) throws { try complain(wrong) }

  @Test(
    "what cannot be found or read is named",
    arguments: [
      Wrong("run ./nope.lua", "./nope.lua: no such file", code: 66),
      Wrong("run /", "/: cannot be read: Is a directory", code: 66),
      Wrong("run ./empty.lua/x", "./empty.lua/x: ", code: 66), Wrong("run .", "no bundled", code: 66),
      Wrong("run empty.lua", "empty.lua: defines no function next_bet", code: 65),
      Wrong("run", "no script"), Wrong("run flat -s fibonacci", "two scripts are named: flat and fibonacci"),
      Wrong("run flat fibonacci", "Unexpected argument 'fibonacci'"),
      Wrong("run flat -P base", "expected name=value"), Wrong("run flat -P base=x", "expected a number"),
      Wrong("run flat -P base=-1", "expected a number of at least"),
      Wrong("run flat --json --jsonl -", "both want standard output"),
    ])
  func unreadable(wrong: Wrong) throws { try complain(wrong) }

  /// What each option does not take; without a soak the first two.
  private static let unfit: [(option: String, value: String)] = [
    "--max-bets": ["-1", "x", "1.5", "99999999999999999999", "1e3"],
    "--max-bet": ["-5", "x", "1e-3", "0.5ETH", "nan", "999999999999999", "120%", "5 %"],
    "--min-balance": ["-5", "x", "0.5ETH", "inf", "101%"],
    "--stop-loss": ["-5", "-0", "x", "0.5ETH", "120%", "%", "0x10"],
    "--max-wager": ["-5", "x", "0.5ETH"], "--take-profit": ["-5", "x", "0.5ETH"],
    "--max-loss-streak": ["0", "-1", "x"], "--max-losses": ["0", "-1", "x"],
    "--max-win-streak": ["0", "-1", "x"], "--max-duration": ["-5", "x", "5x", "5 m", "1e9"],
    "--max-concurrent": ["0", "-1", "x", "10001", "99999999999999999999"],
    "--lookahead": ["0", "-1", "x", "100001"], "--balance": ["-1", "x", "1e3", "999999999999999"],
    "--seed": ["-1", "x", "1.5", "18446744073709551616"], "--edge": ["-1", "x", "100", "1.234"],
    "--min-bet": ["-1", "x"], "--max-profit": ["-1", "x"],
    "--latency": ["-1", "x", "uniform:5ms", "uniform:9ms-5ms", "lognormal:5ms", "lognormal:5ms,99"],
    "--faults": ["x", "refused", "refused=200%", "bogus=1%", "refused=60%,unknown=60%"],
    "--color": ["x"], "--mode": ["x"], "--currency": ["B T C", "€$", "ABCDEFGHIJKLMNOPQ"],
  ].sorted { $0.key < $1.key }.flatMap { option, values in
    values.prefix(Effort.isSoak ? values.count : 2).map { (option, $0) }
  }

  @Test("a value that an option does not take is refused by name", arguments: unfit)
  func outOfRange(option: String, value: String) throws {
    let ending = try Program().alea("run", "flat", "--max-duration", "1s", option, value)
    #expect(ending.code == 64, "\(ending.talk)")
    #expect(ending.output.isEmpty)
    #expect(ending.talkLines.count == 1)
    let named = option == "--max-losses" ? "--max-loss" : option == "--mode" ? "-m" : option
    #expect(ending.talk.contains(named) || option == "--currency" && ending.talk.contains("-c"))
    let told = ending.talk.replacing("−", with: "-")
    #expect(told.contains(value.split(separator: "E")[0]), "\(ending.talk)")
    #expect(!ending.talk.contains("Missing value"), "\(ending.talk)")
  }

  @Test(
    "options that contradict each other",
    arguments: [
      Wrong("run flat --parallel --lookahead 4", "--lookahead 4 is out of range: 5"),
      Wrong("run flat --max-concurrent 8 --lookahead 7", "--lookahead 7 is out of range: 8"),
      Wrong("run flat --parallel --lanes --lookahead 5", "--lookahead 5 has no meaning with --lanes"),
    ])
  func contradictions(wrong: Wrong) throws { try complain(wrong) }
}
