internal import Dice
internal import Engine
package import Scripting

/// Makes the copies of the script what they were after loading, as if they had been loaded with these seeds.
package struct Again: WireMessage {
  package static let kinds = [FrameKind.again]

  /// What `math.random` of each copy draws from.
  package let seeds: [RandomSeeds]

  package init(_ seeds: [RandomSeeds]) {
    self.seeds = seeds
  }

  package func write(to writer: inout WireWriter) {
    writer.seeds(seeds)
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    seeds = try reader.seeds()
  }
}
