import Foundation
import Testing

/// Two public clients, installed as they are, play against the house. They share the import name `duckdice_api`, and each
/// comes into a folder of its own.
@Suite("Public clients")
struct PublicClientTests {
  /// Installs a package with what it needs, or skips the test where no index can be reached.
  private func install(_ package: String, in program: Program) throws -> String {
    let place = program.folder.file(package)
    let installed = try program.shell(
      "python3 -m pip install --quiet --disable-pip-version-check --no-input --retries 1 --timeout 20 "
        + "--target '\(place)' \(package)")
    if installed.code != 0 { try Test.cancel("no \(package) to be had: no package index, or no pip") }
    return place
  }

  private func python(_ program: Program, _ place: String, _ text: String) throws -> Program.Ending {
    let script = try program.folder.write("play.py", text)
    let ending = try program.shell("PYTHONPATH='\(place)' python3 '\(script)'", in: program.folder.path)
    #expect(ending.code == 0, "\(ending.output)\n\(ending.talk)")
    return ending
  }

  private func program() throws -> Program {
    var program = try Program()
    // Where pip finds its index is said in the environment, or in a home.
    for name in [
      "PATH", "HOME", "PIP_INDEX_URL", "PIP_CONFIG_FILE", "PIP_CERT", "SSL_CERT_FILE", "https_proxy",
    ] {
      if let value = ProcessInfo.processInfo.environment[name] {
        program.environment.removeAll { $0.hasPrefix("\(name)=") }
        program.environment.append("\(name)=\(value)")
      }
    }
    program.bound = 300
    return program
  }

  @Test("duckdice-api plays against the house unmodified")
  func duckdiceAPI() throws {
    let program = try program()
    let place = try install("duckdice-api", in: program)
    let house = try OpenHouse(program, "--balance", "1BTC", "--faucet-balance", "1BTC")
    let ending = try python(
      program, place,
      """
      from duckdice_api import DuckDiceAPI, DuckDiceConfig, AuthenticationError, HTTPError
      key = "00000000-0000-4000-8000-000000000000"
      api = DuckDiceAPI(DuckDiceConfig(api_key=key, base_url="\(house.base)"))
      info = api.get_user_info()
      assert info.username == "practice" and info.balances[0].main == "1", info
      for i in range(20):
          reply = api.play_dice("btc", "0.00100000", "49.5", i % 2 == 0, faucet=i % 3 == 0)
          assert reply.bet.nonce == i and reply.bet.payout == (1.9596 if i % 3 == 0 else 2.0), reply
          assert reply.bet.result == (reply.bet.number > 5049 if i % 2 == 0 else reply.bet.number < 4950), reply
          print(reply.bet.hash)
      reply = api.play_range_dice("BTC", "0.001", [0, 4999], True)
      assert reply.bet.result == (reply.bet.number < 5000), reply
      print(reply.bet.hash)
      stats = api.get_currency_stats("BTC")
      assert stats.bets == 21, stats
      try:
          api.play_dice("BTC", "5", "49.5", True)
          assert False
      except HTTPError as error:
          assert error.status_code == 422 and "insufficient balance" in str(error), error
      try:
          DuckDiceAPI(DuckDiceConfig(api_key="x", base_url="\(house.base)")).get_user_info()
          assert False
      except AuthenticationError as error:
          assert error.status_code == 401
      """)
    #expect(ending.outputLines.map(String.init) == house.bets.compactMap { $0["hash"] as? String })
    #expect(ending.outputLines.count == 21)
    #expect(try house.close().code == 0)
  }

  @Test("duckdice-betbot, its fallback domains switched off, plays against the house unmodified")
  func betbot() throws {
    let program = try program()
    let place = try install("duckdice-betbot", in: program)
    let house = try OpenHouse(program, "--balance", "1BTC", "--min-bet", "0.00001BTC")
    let ending = try python(
      program, place,
      """
      from duckdice_api.api import DuckDiceAPI, DuckDiceConfig
      from betbot_engine.engine import AutoBetEngine, EngineConfig
      key = "00000000-0000-4000-8000-000000000000"
      api = DuckDiceAPI(DuckDiceConfig(api_key=key, base_url="\(house.base)", fallback_domains=[]))
      bets = []
      for strategy, params in [
          ("classic-martingale", {"base_amount": "0.0001", "chance": "49.5", "is_high": True}),
          ("range-50-random", {"min_amount": "0.0001", "max_amount": "0.0001"}),
      ]:
          config = EngineConfig(
              symbol="BTC", delay_ms=0, jitter_ms=0, stop_loss=-0.99, take_profit=10, max_bets=25, seed=1,
              db_log=False, log_dir="history")
          records = []
          summary = AutoBetEngine(api, config).run(strategy, params, json_sink=records.append)
          played = [r["result"]["api_raw"]["bet"]["hash"] for r in records if r.get("event") == "bet"]
          assert len(played) == 25, (strategy, summary, len(played))
          bets += played
      print("\\n".join(bets))
      assert api.get_main_balance("BTC") > 0 and api.get_currency_stats("BTC")["bets"] == 50
      """)
    #expect(ending.outputLines.map(String.init) == house.bets.compactMap { $0["hash"] as? String })
    #expect(ending.outputLines.count == 50)
    #expect(try house.close().code == 0)
  }
}
