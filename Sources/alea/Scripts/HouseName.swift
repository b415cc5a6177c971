/// Where a session is played, as scripts and the ledger know it.
enum HouseName: String {
  /// A house made of arithmetic.
  case simulation
  /// The site, or a house that speaks its API.
  case duckdice
}
