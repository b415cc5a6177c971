internal import CLua

extension LuaStrategy {
  /// Remembers how the script is after loading, so that `begin` can take it back there; false where that cannot be,
  /// because loading it drew from `math.random` and would have gone another way with other seeds.
  package func keep() -> Bool {
    precondition(start == nil, "a script is kept once")
    guard let kept = alua_keep(state) else { return false }
    start = (kept, host.files.kept)
    return true
  }

  /// Makes the script what it was after loading, as if it had been loaded with these seeds; false where it is lost.
  package func begin(_ seeds: RandomSeeds) -> Bool {
    guard let start else { preconditionFailure("a script that was not kept cannot begin again") }
    host.files.restore(start.files)
    hasReturnedBets = false
    return alua_return(state, start.state, seeds.first, seeds.second)
  }
}
