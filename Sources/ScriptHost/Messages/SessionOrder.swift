internal import Dice
public import Engine
public import Simulation

/// A whole simulated session that a script process plays by itself, house included.
public struct SessionOrder: Sendable {
  /// What fixes its course.
  public var settings: PipelineSettings
  /// The seed of the rolls.
  public var seed: UInt64
  /// How long the house takes over a bet, in computed time.
  public var latency: LatencyModel
  /// Shares of bets that it refuses or leaves without an answer.
  public var faults: FaultPlan
  /// Which session of its seed it is.
  public var session: UInt32
  /// The seeds that rolls are made of as the site makes them; nil where they are drawn from the seed.
  public var siteSeeds: SiteSeeds?
  /// Whether the ticket records are wanted too.
  public var wantsRecords = false
  /// Whether the state after some tickets is wanted on the way, for a record.
  public var wantsMilestones = false

  /// An order.
  public init(
    settings: PipelineSettings, seed: UInt64, latency: LatencyModel, faults: FaultPlan, session: UInt32 = 0
  ) {
    self.settings = settings
    self.seed = seed
    self.latency = latency
    self.faults = faults
    self.session = session
  }

  /// The house that the order describes.
  public var house: SimulatedHouse {
    SimulatedHouse(
      seed: seed, rules: settings.rules, latency: latency, faults: faults, session: session,
      siteSeeds: siteSeeds)
  }
}

extension SessionOrder: WireMessage {
  package static let kinds = [FrameKind.session]

  package func write(to writer: inout WireWriter) {
    writer.settings(settings)
    writer.integer(seed)
    writer.latency(latency)
    writer.integer(faults.refused.parts)
    writer.integer(faults.unknown.parts)
    writer.integer(session)
    writer.optional(siteSeeds) { writer, seeds in
      writer.text(seeds.serverSeed, atMost: SiteSeeds.longest)
      writer.text(seeds.clientSeed, atMost: SiteSeeds.longest)
    }
    writer.flag(wantsRecords)
    writer.flag(wantsMilestones)
  }

  package init(_: FrameKind, from reader: inout WireReader) throws(WireFault) {
    settings = try reader.settings()
    seed = try reader.integer("seed")
    latency = try reader.latency()
    faults = try reader.faults()
    session = try reader.integer("session")
    siteSeeds = try reader.optional("site_seeds") { (reader) throws(WireFault) in
      let serverSeed = try reader.text("server_seed", atMost: SiteSeeds.longest)
      let clientSeed = try reader.text("client_seed", atMost: SiteSeeds.longest)
      guard let seeds = SiteSeeds(serverSeed: serverSeed, clientSeed: clientSeed) else {
        throw WireFault("site_seeds: too long")
      }
      return seeds
    }
    wantsRecords = try reader.flag("records")
    wantsMilestones = try reader.flag("milestones")
  }
}
