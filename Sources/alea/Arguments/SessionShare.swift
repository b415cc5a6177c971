import ArgumentParser
import Dice

/// A share of sessions as it is written: `1%`, `0.5%`; more than none, and not all.
struct SessionShare: ExpressibleByArgument, Equatable {
  let share: Share

  init?(argument: String) {
    guard argument.hasSuffix("%"), let share = Share(percent: argument.dropLast()), share.parts > 0,
      share.parts < Share.partsPerWhole
    else { return nil }
    self.share = share
  }
}
