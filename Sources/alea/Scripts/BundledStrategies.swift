/// The strategies that come with the program: the files of `strategies/`, built into it.
enum BundledStrategies {
  /// Their names, in alphabetical order.
  static let names = texts.map(\.name)

  /// The text of the strategy `name`.
  static func text(_ name: String) -> [UInt8]? {
    texts.first { $0.name == name }?.text
  }

  private static let texts: [(name: String, text: [UInt8])] = [
    ("anti-martingale", PackageResources.anti_martingale_lua),
    ("classic-martingale", PackageResources.classic_martingale_lua),
    ("dalembert", PackageResources.dalembert_lua),
    ("fib-loss-cluster", PackageResources.fib_loss_cluster_lua),
    ("fibonacci", PackageResources.fibonacci_lua),
    ("flat", PackageResources.flat_lua),
    ("kelly-capped", PackageResources.kelly_capped_lua),
    ("labouchere", PackageResources.labouchere_lua),
    ("one-three-two-six", PackageResources.one_three_two_six_lua),
    ("oscars-grind", PackageResources.oscars_grind_lua),
    ("paroli", PackageResources.paroli_lua),
    ("range-50-random", PackageResources.range_50_random_lua),
    ("streak-hunter", PackageResources.streak_hunter_lua),
    ("target-aware", PackageResources.target_aware_lua),
  ]
}
