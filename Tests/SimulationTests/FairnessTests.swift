import Dice
import Simulation
import Testing

/// A roll that a site or somebody else has computed.
struct FairVector: CustomTestStringConvertible, Sendable {
  let site: FairScheme
  let serverSeed, clientSeed: String
  let nonce: UInt64
  let number: Int

  init(_ site: FairScheme, _ serverSeed: String, _ clientSeed: String, _ nonce: UInt64, _ number: Int) {
    (self.site, self.serverSeed, self.clientSeed) = (site, serverSeed, clientSeed)
    (self.nonce, self.number) = (nonce, number)
  }

  var testDescription: String { "\(site.rawValue), nonce \(nonce) → \(number)" }

  static let server = String(repeating: "0123456789abcdef", count: 4)
  static let client = "loopback-client"

  /// Published by the sites, or by people who checked them.
  static let published = [
    FairVector(
      .duckdice, "fcb11e45ceaeab9d9e683552eb354797e6ef21527568332a9324112c6aacc133",
      "wA4mXnm7DNOEzqR13sZOx0Vd4FfwrV", 2, 9545),
    FairVector(
      .windice, "z88Lr44PbhBOYFSGRblK52fda9lWTV934eLokE9cQclXMRf43OjwuYJ5jJoP8Ps3", "16931020091461886569",
      4698, 6200),
    FairVector(
      .stake, "69d6d96b10203b729f98590898534f0b9a9329058ba56faaea3e3af74c3a466e", "ZgmMVEwg64", 5931, 2664),
    FairVector(
      .primedice, "035b8940188140dcbbd39ddd9644978a5a208b73b435ae653cf1fde6e3445c3a", "yguityuityuiy", 2705,
      2624),
    FairVector(
      .wolfbet, "c56666ed3e6d69854fd2c5aa72377456b3f49253f25a8ddab8f935cacf0f3717",
      "b1da34d7006ccd399a58290287a715a1", 5173, 8748),
  ]

  /// Computed by other programs from a pair of seeds that everybody may use. The first group counts for nonces up to 4,
  /// the second for 5 and 7, the third for 375.
  static let computed = [
    (0, 3408), (1, 9893), (2, 8346), (3, 9046), (4, 1317), (5, 80), (7, 2444), (375, 1523),
  ].map { FairVector(.duckdice, server, client, $0.0, $0.1) }
}

/// Rolls as the sites compute them.
struct FairnessTests {
  @Test(
    "a roll that was published is computed again", arguments: FairVector.published + FairVector.computed)
  func vectors(vector: FairVector) {
    let roll = vector.site.roll(
      serverSeed: vector.serverSeed, clientSeed: vector.clientSeed, nonce: vector.nonce)
    #expect(roll?.number == vector.number)
    #expect(roll?.outcomes == (vector.site == .stake ? 10_001 : 10_000))
    #expect(roll?.roll?.number == (vector.site == .stake ? nil : vector.number))
  }

  @Test("every site has a roll that was published")
  func complete() {
    #expect(Set(FairVector.published.map(\.site)) == Set(FairScheme.allCases))
  }

  @Test("a roll is shown with two places")
  func shown() {
    let shown: [(UInt64, String)] = [(2, "83.46"), (4, "13.17"), (5, "0.80")]
    for (nonce, text) in shown {
      let roll = FairScheme.duckdice.roll(
        serverSeed: FairVector.server, clientSeed: FairVector.client, nonce: nonce)
      #expect(roll?.description == text)
    }
  }

  @Test("the commitment is the SHA-256 of the server seed's text")
  func commitment() {
    let published = "a8ae6e6ee929abea3afcfc5258c8ccd6f85273e0d4626d26c7279f3250f77c8e"
    #expect(SeedCommitment(serverSeed: FairVector.server).sha256 == published)
    #expect(SeedCommitment(sha256: published.uppercased()) == SeedCommitment(serverSeed: FairVector.server))
    #expect(SeedCommitment(serverSeed: FairVector.server.uppercased()).sha256 != published)
  }

  @Test(
    "what is no hash is no commitment",
    arguments: ["", "a8ae", String(repeating: "g", count: 64), String(repeating: "a", count: 65), "é"])
  func noCommitment(text: String) {
    #expect(SeedCommitment(sha256: text) == nil)
  }

  @Test("seeds are text: case, spaces and what looks like hexadecimal count as they stand")
  func text() {
    let rolls = ["abc", "ABC", "abc ", " abc", "äbc", "a\u{308}bc"].map { seed in
      (0..<20).map { DuckDiceRolls(serverSeed: seed, clientSeed: "c").roll(nonce: $0).number }
    }
    #expect(Set(rolls).count == rolls.count)
  }

  @Test("the largest nonce has a roll too", arguments: FairScheme.allCases)
  func largestNonce(site: FairScheme) {
    #expect(site.roll(serverSeed: "s", clientSeed: "c", nonce: .max) != nil)
    #expect(
      site.roll(serverSeed: "s", clientSeed: "c", nonce: .max)
        == site.roll(serverSeed: "s", clientSeed: "c", nonce: .max))
  }
}
