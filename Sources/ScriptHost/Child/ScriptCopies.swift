internal import Engine
internal import Scripting

/// The copies of a script in their process, which play one session after another.
///
/// The script is read and run once where that makes no difference, and taken back to that moment for each session; else
/// it is loaded anew.
struct ScriptCopies {
  private(set) var lanes: [LuaStrategy]
  private var order: ScriptOrder
  private let watchdog: Watchdog
  private let files: [ScriptFiles.File]
  private let isKept: Bool

  /// Takes copies that have been loaded by `order` and were not asked anything.
  init(_ lanes: [LuaStrategy], _ order: ScriptOrder, _ watchdog: Watchdog, _ files: [ScriptFiles.File]) {
    (self.lanes, self.order, self.watchdog, self.files) = (lanes, order, watchdog, files)
    isKept = lanes.allSatisfy { $0.keep() }
    // What they have to say they have said.
    self.order.talks = false
  }

  /// Makes them as if they had just been loaded with these seeds, one per copy.
  mutating func begin(_ seeds: [RandomSeeds]) throws(WireFault) {
    guard seeds.count == lanes.count else { throw WireFault("seeds: \(seeds.count)") }
    if isKept {
      for (lane, seeds) in zip(lanes, seeds) where !lane.begin(seeds) { throw WireFault("a lost script") }
    } else {
      order.randomSeeds = seeds
      lanes = try ScriptProcessMain.load(order, watchdog, files, isFirst: false)
    }
  }
}
