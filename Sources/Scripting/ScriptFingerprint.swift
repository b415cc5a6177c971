internal import CLua
package import Engine

/// What a script remembers, and what it has looked at of its session, where it is about to place a bet.
package struct ScriptFingerprint: Hashable, Sendable {
  /// Equal words: the script goes the same way from here on, as long as it is told the same.
  package let first, second: UInt64
  /// What it has looked at since it began.
  package let sight: Sight

  package init(first: UInt64, second: UInt64, sight: Sight) {
    (self.first, self.second, self.sight) = (first, second, sight)
  }
}

/// A script keeps something that nobody can look into.
package struct UnseenState: Error, Hashable, Sendable {
  /// What it is.
  package let what: String

  package init(what: String) {
    self.what = what
  }
}

extension LuaStrategy {
  /// Forgets what the script has looked at: before the first bet all of that is the same in every session.
  package func forgetSight() { alua_forget_sight(state) }

  /// What it remembers, or what of it nobody can look into. The script is good for nothing but `begin` after that.
  package func fingerprint() throws(UnseenState) -> ScriptFingerprint {
    let found = alua_take_fingerprint(state)
    if let unseen = found.unseen { throw UnseenState(what: String(cString: unseen)) }
    return ScriptFingerprint(
      first: found.words.0, second: found.words.1, sight: Sight(rawValue: found.sight))
  }
}
