import Foundation
import Testing

@Suite("alea house")
struct HouseCommandTests {
  @Test(
    "says where it listens, how to play against it, and ends when it is asked to",
    arguments: [SIGINT, SIGTERM])
  func ends(signal: Int32) throws {
    let house = try OpenHouse(try Program())
    #expect(house.base.wholeMatch(of: /http:\/\/127\.0\.0\.1:\d+\/api/) != nil)
    let ending = try house.close(signal)
    #expect(ending.code == 0 && ending.signal == nil)
    #expect(ending.outputLines.count == 1)
    #expect(ending.talk.contains("--base-url \(house.base)"))
  }

  @Test("a key that was given is told nowhere, nor is it in the journal")
  func key() throws {
    let program = try Program()
    let house = try OpenHouse(program, "--key", "SeCrEtKeY0123456789", "--balance", "1BTC")
    let asked = try program.shell(house.betting(key: "SeCrEtKeY0123456789"))
    #expect(asked.output.contains("200 OK"), "\(asked.output) \(asked.talk)")
    let ending = try house.close()
    #expect(house.bets.count == 1)
    let told = ending.output + ending.talk + "\(house.bets)" + asked.output
    #expect(!told.contains("SeCrEtKeY"))
  }

  @Test("a journal is true after a kill")
  func killed() throws {
    let program = try Program()
    let house = try OpenHouse(program)
    let bet = house.betting(key: "00000000-0000-4000-8000-000000000000")
    let hashes = try program.shell("for i in 1 2 3; do \(bet); done")
    #expect(try house.close(SIGKILL).signal == SIGKILL)
    let told = hashes.output.matches(of: /"hash":"([0-9a-f]{16})"/).map { String($0.output.1) }
    #expect(told.count == 3 && told == house.bets.compactMap { $0["hash"] as? String })
  }

  @Test(
    "what it cannot be told is refused by name",
    arguments: [
      (["--balance", "1"], "--balance", Int32(64)), (["--latency", "x"], "--latency", 64),
      (["--faults", "nope=1%"], "there is no fault 'nope'", 64), (["--faults", "nan"], "no share", 64),
      (["--faults", "no.toml"], "no.toml", 66), (["--accounts", "no.toml"], "no.toml", 66),
      (["--accounts", "x.toml", "--key", "k"], "--accounts", 64),
      (["--rate-limit", "0/s"], "--rate-limit", 64),
      (["--capacity", "0"], "--capacity 0", 64), (["--port", "65536"], "--port", 64),
      (["--min-bet", "0BTC"], "--min-bet", 64), (["--journal", "/nowhere/x"], "/nowhere/x", 66),
      (["--edge", "100"], "--edge", 64),
    ])
  func wrong(arguments: [String], words: String, code: Int32) throws {
    let ending = try Program().alea(["house", "--port", "0"] + arguments)
    #expect(ending.code == code, "\(ending.talk)")
    #expect(ending.output.isEmpty && ending.talkLines.count == 1)
    #expect(ending.talk.contains(words), "\(ending.talk)")
  }

  @Test("it listens on 127.0.0.1 and on no other address of this machine")
  func onlyHere() throws {
    let program = try Program()
    let house = try OpenHouse(program)
    func knock(_ address: String) throws -> Int32 {
      try program.shell("exec 3<>/dev/tcp/\(address)/\(house.port)").code
    }
    #expect(try knock("127.0.0.1") == 0)
    // A socket bound to all addresses would answer on this one of the loopback network as well.
    #expect(try knock("127.0.0.2") != 0)
  }

  @Test("a port that is taken is unavailable")
  func taken() throws {
    let program = try Program()
    let house = try OpenHouse(program)
    let ending = try program.alea("house", "--port", house.port)
    #expect(ending.code == 69 && ending.talk.contains("port \(house.port) of 127.0.0.1"), "\(ending.talk)")
    #expect(try house.close().code == 0)
  }
}

extension OpenHouse {
  /// The port, as it stands in the base.
  var port: String { base.split(separator: ":").last.map { String($0.prefix { $0.isNumber }) } ?? "" }

  /// A line for the shell that places a bet and prints the reply.
  func betting(key: String) -> String {
    let body = #"{"symbol":"BTC","amount":"0.001","chance":"49.50","isHigh":true}"#
    let head =
      #"POST /api/play?api_key=\#(key) HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "#
      + #"\#(body.utf8.count)\r\n\r\n"#
    return "exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(head)\(body)' >&3; cat <&3"
  }
}
