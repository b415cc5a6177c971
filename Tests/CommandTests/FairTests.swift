import Testing

@Suite("Rolls computed again")
struct FairTests {
  private static let server = String(repeating: "0123456789abcdef", count: 4)
  private static let commitment = "a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e"
  private static let other = String(repeating: "0", count: 64)

  /// `alea fair` about a nonce of the pair that everybody may use.
  private func fair(_ nonce: String, _ options: String...) throws -> Program.Ending {
    try Program().alea(["fair", Self.server, "loopback-client", nonce] + options)
  }

  @Test(
    "every site's published roll is what its formula gives",
    arguments: [
      (
        "duckdice fcb11e45ceaeab9d9e683552eb354797e6ef21527568332a9324112c6aacc133 "
          + "wA4mXnm7DNOEzqR13sZOx0Vd4FfwrV 2", "9545 of 0…9999, shown as 95.45"
      ),
      (
        "windice z88Lr44PbhBOYFSGRblK52fda9lWTV934eLokE9cQclXMRf43OjwuYJ5jJoP8Ps3 16931020091461886569 4698",
        "6200 of 0…9999, shown as 62.00"
      ),
      (
        "stake 69d6d96b10203b729f98590898534f0b9a9329058ba56faaea3e3af74c3a466e ZgmMVEwg64 5931",
        "2664 of 0…10000, shown as 26.64"
      ),
      (
        "primedice 035b8940188140dcbbd39ddd9644978a5a208b73b435ae653cf1fde6e3445c3a yguityuityuiy 2705",
        "2624 of 0…9999, shown as 26.24"
      ),
      (
        "wolfbet c56666ed3e6d69854fd2c5aa72377456b3f49253f25a8ddab8f935cacf0f3717 "
          + "b1da34d7006ccd399a58290287a715a1 5173", "8748 of 0…9999, shown as 87.48"
      ),
    ])
  func sites(arguments: String, roll: String) throws {
    let ending = try Program().alea(["fair", "--site"] + arguments.split(separator: " ").map(String.init))
    #expect(ending.code == 0, "\(ending.talk)")
    #expect(ending.outputLines.first == "roll              \(roll)")
    #expect(ending.talk.isEmpty)
  }

  @Test("all that may be asked is told, a line each")
  func told() throws {
    let ending = try fair(
      "5", "--hash", Self.commitment.uppercased(), "--expect", "0.80", "--chance", "49.5", "--side", "low")
    #expect(ending.code == 0, "\(ending.talk)")
    #expect(
      ending.output == """
        roll              80 of 0…9999, shown as 0.80
        commitment        \(Self.commitment) (SHA-256 of the server seed)
        hash shown        the same
        roll expected     the same
        bet               49.5 % on low: won

        """)
  }

  @Test("a hash that is another fails the check and names both")
  func hash() throws {
    let ending = try fair("0", "--hash", Self.other)
    #expect(ending.code == 99)
    #expect(ending.output.contains("hash shown        another\n"))
    #expect(ending.talkLines.count == 1)
    #expect(ending.talk.contains(Self.commitment) && ending.talk.contains(Self.other))
  }

  @Test("a roll that is another fails the check and names both", arguments: ["3409", "34.09", "0", "10000"])
  func expect(roll: String) throws {
    let ending = try fair("0", "--expect", roll)
    #expect(ending.code == 99)
    let number = roll.replacing(".", with: "")
    #expect(ending.talk == "alea: the roll is 3408, expected was \(number)\n")
    #expect(try fair("0", "--expect", "3408").code == 0)
  }

  @Test("two checks that fail are told in one line")
  func both() throws {
    let ending = try fair("0", "--expect", "1", "--hash", Self.other, "--json")
    #expect(ending.code == 99)
    #expect(ending.talkLines.count == 1)
    #expect(ending.talk.contains(Self.other) && ending.talk.contains("expected was 1"))
    #expect(
      ending.output.contains("\"hash_matches\":false") && ending.output.contains("\"roll_matches\":false"))
  }

  @Test(
    "a bet wins by DuckDice's rules",
    arguments: [
      ("high", "65.92", "won"), ("high", "65.91", "lost"), ("low", "34.09", "won"), ("low", "34.08", "lost"),
    ])
  func bets(side: String, chance: String, end: String) throws {
    let ending = try fair("0", "--chance", chance, "--side", side)
    #expect(ending.outputLines.last == "bet               \(chance) % on \(side): \(end)")
  }

  @Test("--json prints one object, with a key for everything that was asked")
  func json() throws {
    let plain = """
      "client_seed":"loopback-client","commitment":"\(Self.commitment)"
      """
    let rest = """
      "server_seed":"\(Self.server)","shown_as":"0.80"
      """
    #expect(
      try fair("5", "--json").output
        == "{\(plain),\"nonce\":5,\"outcomes\":10000,\"roll\":80,\(rest),\"site\":\"duckdice\"}\n")
    let all = try fair(
      "5", "--json", "--hash", Self.commitment, "--expect", "80", "--chance", "49.5", "--side", "high")
    #expect(
      all.output
        == "{\"chance\":49.5,\(plain),\"hash_matches\":true,\"nonce\":5,\"outcomes\":10000,\"roll\":80,"
        + "\"roll_matches\":true,\(rest),\"side\":\"high\",\"site\":\"duckdice\",\"won\":false}\n")
  }

  @Test("every example of the help, pasted into a shell, computes what it says and checks out")
  func examples() throws {
    let help = try Program().alea("fair", "--help").output.replacing(" \\\n", with: " ")
    let examples = help.split(separator: "\n").filter { $0.hasPrefix("  alea fair ") }
    #expect(examples.count == 3)
    for example in examples {
      let ending = try Program().shell(String(example))
      #expect(ending.code == 0, "\(example): \(ending.talk)")
      #expect(ending.output.contains("the same"))
    }
  }

  @Test("the page's shell lines, which need no Alea, find the same roll and the same commitment")
  func page() throws {
    let page = try Program.text("docs/provably-fair.md")
    let blocks = page.matches(of: /```sh\n((?:.|\n)*?)```\n(?:```\n((?:.|\n)*?)```)?/)
    let endings = try blocks.map { try Program().shell(String($0.output.1)) }
    #expect(endings.count == 2 && endings.allSatisfy { $0.code == 0 })
    #expect(endings.first?.output == blocks.first?.output.2.map { String($0) })
    let lines = try #require(endings.last).outputLines
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix(Self.commitment) && lines[1].hasPrefix("f8ab0cf8a0bb4a7"))
    #expect(lines[2...] == ["1018544 850080", "80"])
    #expect(try fair("5", "--json").output.contains("\"roll\":80,"))
  }

  @Test(
    "what cannot be understood is refused with what was expected",
    arguments: [
      (["s", "c", "x"], "expected a whole number from 0 to 18446744073709551615"),
      (["s", "c", "1.5"], "expected a whole number from 0"),
      (["s", "c", "18446744073709551616"], "expected a whole number from 0"),
      (["s", "c", "2..10"], "expected a whole number from 0"),
      (["s", "c", "-1"], "a value that begins with - goes after --"),
      (["--", "s", "c", "-1"], "expected a whole number from 0"),
      (["s", "c"], "Missing expected argument '<nonce>': expected a whole number from 0"),
      (["s"], "Missing expected argument '<client-seed>'"), (["", "c", "1"], "The server seed is empty"),
      (["s", "", "1"], "The client seed is empty"), (["s", "c", "1", "--site", "dice"], "'duckdice'"),
      (["s", "c", "1", "--hash", "abc"], "expected 64 hexadecimal digits"),
      (["s", "c", "1", "--expect", "95.4"], "expected a roll such as 9545 or 95.45"),
      (["s", "c", "1", "--expect", "10001"], "expected a roll such as 9545 or 95.45"),
      (["s", "c", "1", "--chance", "100", "--side", "low"], "expected 0.01 to 99.99 in steps of 0.01"),
      (["s", "c", "1", "--chance", "50"], "--chance and --side belong together"),
      (["s", "c", "1", "--side", "low"], "--chance and --side belong together"),
      (["s", "c", "1", "--site", "stake", "--chance", "50", "--side", "low"], "not with --site stake"),
    ])
  func refused(arguments: [String], words: String) throws {
    let ending = try Program().alea(["fair"] + arguments)
    #expect(ending.code == 64, "\(ending.talk)")
    #expect(ending.output.isEmpty)
    #expect(ending.talkLines.count == 1)
    #expect(ending.talk.contains(words), "\(ending.talk)")
    #expect(ending.talk.hasSuffix("(see: alea fair --help)\n"))
  }
}
