import Foundation
import HouseServer
import TestSupport
import Testing

@Suite("A live session and the clock on the wall")
struct LiveClockTests {
  /// libfaketime, which tells a program another date than the machine's.
  private static let library = ["x86_64", "aarch64"]
    .map { "/usr/lib/\($0)-linux-gnu/faketime/libfaketime.so.1" }
    .first { FileManager.default.fileExists(atPath: $0) }

  @Test(
    "it lasts as long as it was told to where the date jumps by a day", .enabled(if: library != nil),
    arguments: ["+1d", "-1d"])
  func jumps(by jump: String) throws {
    let house = try LiveHouse("--latency", "10ms")
    let date = try house.program.folder.write("date", "+0d")
    var program = house.program
    program.environment += [
      "LD_PRELOAD=\(Self.library ?? "")", "FAKETIME_TIMESTAMP_FILE=\(date)", "FAKETIME_NO_CACHE=1",
      "FAKETIME_DONT_FAKE_MONOTONIC=1",
    ]
    let running = try program.start(
      house.arguments + ["flat", "--max-bets", "100000", "--max-duration", "3s"])
    #expect(running.wait { ((try? house.accepted().count) ?? 0) >= 20 }, "\(running.talk)")
    _ = try house.program.folder.write("date", jump)
    let ending = try running.end()
    let summary = try ending.summary()
    #expect(summary.stop.reason == "max-duration" && summary.sessionSeconds >= 3, "\(ending.talk)")
    // By the house, whose clock did not jump: neither over at once nor for another day.
    let times = try house.accepted().map(\.time)
    let lasted = (times.last ?? 0) - (times.first ?? 0)
    #expect((500..<4_000).contains(lasted), "\(lasted) ms")
    #expect(try house.program.alea("verify").code == 0)
  }
}
