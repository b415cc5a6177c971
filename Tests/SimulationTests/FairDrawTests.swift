import Crypto
import Dice
import Simulation
import Testing

/// The way from a hash to a roll, taken again through text, and what many rolls look like.
struct FairDrawTests {
  /// A hash that was made up, 128 hexadecimal digits.
  struct MadeUp: CustomTestStringConvertible, Sendable {
    let digits: String
    let number: Int

    init(_ groups: [String], _ number: Int) {
      digits = groups.joined()
      self.number = number
    }

    var testDescription: String { "\(digits.prefix(10))…\(digits.suffix(8)) → \(number)" }
  }

  private static func all(_ count: Int) -> [String] { Array(repeating: "fffff", count: count) }

  private func bytes(_ digits: String) -> [UInt8] {
    let characters = Array(digits)
    return stride(from: 0, to: characters.count, by: 2).compactMap {
      UInt8(String(characters[$0..<$0 + 2]), radix: 16)
    }
  }

  @Test(
    "the first group below a million counts, and where there is none the last three digits do",
    arguments: [
      MadeUp(["00000"] + all(24) + ["fff"], 0), MadeUp(["f423f"] + all(24) + ["fff"], 9999),
      MadeUp(["f4240", "0000b"] + all(23) + ["fff"], 11), MadeUp(all(1) + ["02711"] + all(23) + ["fff"], 1),
      MadeUp(all(24) + ["f423e", "fff"], 9998), MadeUp(all(25) + ["abc"], 0xabc),
      MadeUp(all(24) + ["f4240", "000"], 0), MadeUp(all(25) + ["fff"], 4095),
    ])
  func madeUp(hash: MadeUp) {
    let hashed = bytes(hash.digits)
    #expect(hashed.count == 64)
    #expect(hashed.withUnsafeBytes { DuckDiceRolls.roll(ofHash: $0).number } == hash.number)
  }

  @Test("a hash of 32 bytes has twelve groups, and no roll where none of them fits")
  func short() {
    let unfit = bytes((Self.all(12) + ["0000"]).joined())
    #expect(unfit.withUnsafeBytes { DigitGroups.roll(of: $0) } == nil)
    let last = bytes((Self.all(11) + ["00007", "ffff"]).joined())
    #expect(last.withUnsafeBytes { DigitGroups.roll(of: $0)?.number } == 7)
  }

  @Test("2,000 rolls are those that the formulas give, followed through text", arguments: FairScheme.allCases)
  func literally(site: FairScheme) {
    // The second pair: a client seed longer than a block, so that a key made of it is hashed first.
    for (server, client) in [("seed of the server", "mine"), ("0f", String(repeating: "x", count: 150))] {
      let rolls = DuckDiceRolls(serverSeed: server, clientSeed: client)
      for nonce in UInt64(0)..<1000 {
        let roll = site.roll(serverSeed: server, clientSeed: client, nonce: nonce)
        let expected = Literal.roll(site, server, client, nonce)
        #expect(roll?.number == expected)
        if site == .duckdice { #expect(rolls.roll(nonce: nonce).number == expected) }
      }
    }
  }

  @Test("100,000 rolls stay in their range and favour no part of it", arguments: FairScheme.allCases)
  func uniform(site: FairScheme) {
    let count = 100_000
    var parts = [Int](repeating: 0, count: 100)
    for nonce in 0..<UInt64(count) {
      guard
        let roll = site.roll(serverSeed: "fixed server seed", clientSeed: "fixed client seed", nonce: nonce),
        (0..<roll.outcomes).contains(roll.number)
      else {
        Issue.record("nonce \(nonce) has no roll in the range")
        return
      }
      parts[roll.number * 100 / roll.outcomes] += 1
    }
    // 99 degrees of freedom: mean 99, standard deviation 14. The seeds are fixed, so that this passes always or never.
    let mean = Double(count) / 100
    let chiSquare = parts.map { (Double($0) - mean) * (Double($0) - mean) / mean }.reduce(0, +)
    #expect(chiSquare > 29 && chiSquare < 169, "\(chiSquare)")
  }
}

/// The formulas word by word, through text, sharing nothing with the module but the hash functions.
enum Literal {
  static func roll(_ site: FairScheme, _ server: String, _ client: String, _ nonce: UInt64) -> Int? {
    switch site {
    case .duckdice, .windice:
      let hash = hex(SHA512.hash(data: Array("\(server)\(client)\(nonce)".utf8)))
      return grouped(hash) ?? Int(hash.suffix(3), radix: 16)
    case .stake:
      let code = keyed(SHA256.self, block: 64, key: server, text: "\(client):\(nonce):0")
      // Byte by byte, as the shares of 1/256, 1/65536, …: eight digits are exact in a Double.
      var share = 0.0
      for place in 0..<4 {
        let digits = code.dropFirst(2 * place).prefix(2)
        share = share * 256 + Double(Int(digits, radix: 16) ?? 0)
      }
      return Int((share / 4_294_967_296 * 10_001).rounded(.down))
    case .primedice: return grouped(keyed(SHA512.self, block: 128, key: server, text: "\(client)-\(nonce)"))
    case .wolfbet: return grouped(keyed(SHA256.self, block: 64, key: "\(client)_\(nonce)", text: server))
    }
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private static func grouped(_ hash: String) -> Int? {
    var rest = Substring(hash)
    while rest.count >= 5 {
      if let value = Int(rest.prefix(5), radix: 16), value < 1_000_000 { return value % 10_000 }
      rest = rest.dropFirst(5)
    }
    return nil
  }

  /// HMAC by its definition in RFC 2104: H(key ⊕ opad, H(key ⊕ ipad, text)).
  private static func keyed<Hash: HashFunction>(
    _ function: Hash.Type, block: Int, key: String, text: String
  ) -> String {
    var padded = Array(key.utf8)
    if padded.count > block { padded = Array(Hash.hash(data: padded)) }
    padded += Array(repeating: 0, count: block - padded.count)
    let inner = Array(Hash.hash(data: padded.map { $0 ^ 0x36 } + Array(text.utf8)))
    return hex(Hash.hash(data: padded.map { $0 ^ 0x5c } + inner))
  }
}
