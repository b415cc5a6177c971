public import ArgumentParser
public import Dice
public import Simulation

extension FairScheme: ExpressibleByArgument {}

extension Chance: ExpressibleByArgument {
  /// Reads percent with at most two places.
  public init?(argument: String) {
    self.init(percent: argument)
  }
}

/// A side that needs no range.
enum SideArgument: String, ExpressibleByArgument, CaseIterable {
  case high, low
}

/// A commitment as a site shows it: 64 hexadecimal digits.
struct CommitmentArgument: ExpressibleByArgument {
  let commitment: SeedCommitment

  init?(argument: String) {
    guard let commitment = SeedCommitment(sha256: argument) else { return nil }
    self.commitment = commitment
  }
}

/// A roll as it is written: `9545`, or `95.45` as sites show it. With a point both places stand there, so that `62` is
/// never taken for 62.00.
struct RollArgument: ExpressibleByArgument {
  /// The roll in hundredths, 0...10000: Stake has one more outcome than the others.
  let number: Int

  init?(argument: String) {
    guard argument.wholeMatch(of: /[0-9]{1,5}|[0-9]{1,3}\.[0-9]{2}/) != nil,
      let number = Int(argument.replacing(".", with: "")), number <= 10_000
    else { return nil }
    self.number = number
  }
}
