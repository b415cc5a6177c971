// swift-tools-version: 6.2
import PackageDescription

/// One list for every target: strict Swift 6, and warnings are errors where CI runs.
let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// Optimized in debug builds too: tests play millions of bets.
let hot: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

func module(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + hot)
}

func tests(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "alea",

  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.5.1"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    .package(url: "https://github.com/ordo-one/TextTable", from: "0.0.2"),
  ],
  targets: [
    .executableTarget(
      name: "alea",
      dependencies: [
        "Analysis", "Dice", "DuckDice", "Engine", "HouseServer", "Ledger", "Report", "ScriptHost",
        "Scripting", "Simulation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Histogram", package: "hdrhistogram-swift"),
        .product(name: "Rainbow", package: "Rainbow"),
        .product(name: "TextTable", package: "TextTable"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Strategies")],
      swiftSettings: settings),
    .executableTarget(
      name: "alea-bench",
      dependencies: [
        "Dice", "Engine", "Ledger", "ScriptHost", "Scripting", "Simulation",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      path: "Tests/Benchmarks",
      exclude: ["dicebot.lua", "tables.lua", "yardstick-dicebot.lua", "yardstick.lua"],
      swiftSettings: settings),
    // Stands in for a script process in tests: plays honestly until it lies or misbehaves as it is told to.
    .executableTarget(
      name: "alea-impostor",
      dependencies: ["Dice", "Engine", "ScriptHost", "Scripting", "Simulation"], path: "Tests/Impostor",
      swiftSettings: settings),
    module("Dice"),
    module(
      "Engine", "Dice",
      .product(name: "HeapModule", package: "swift-collections"),
      .product(name: "DequeModule", package: "swift-collections"),
      .product(name: "Crypto", package: "swift-crypto")),
    module("Simulation", "Dice", "Engine", .product(name: "Crypto", package: "swift-crypto")),
    module(
      "DuckDice", "Dice", "Engine",
      .product(name: "AsyncHTTPClient", package: "async-http-client"),
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOHTTP1", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "NIOSSL", package: "swift-nio-ssl")),
    module(
      "HouseServer", "Dice", "DuckDice", "Engine", "Simulation",
      .product(name: "Crypto", package: "swift-crypto"),
      .product(name: "DequeModule", package: "swift-collections"),
      .product(name: "HTTPTypes", package: "swift-http-types"),
      .product(name: "Hummingbird", package: "hummingbird"),
      .product(name: "Logging", package: "swift-log"),
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "TOMLKit", package: "TOMLKit")),
    module("Analysis", "Dice", "Engine", .product(name: "Crypto", package: "swift-crypto")),
    module("Report", "Analysis", "Dice", "Engine"),
    .target(
      name: "CPages", path: "Shims/CPages", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
      linkerSettings: [.linkedLibrary("sqlite3")]),
    module(
      "Ledger", "Dice", "Engine", "CPages",
      .product(name: "Crypto", package: "swift-crypto"),
      .product(name: "GRDB", package: "GRDB.swift"),
      .product(name: "GRDBSQLite", package: "GRDB.swift")),
    .target(
      name: "CLua", path: "Shims/CLua", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
      linkerSettings: [
        // The archive, where Debian has it: calls into a shared library cost a tenth of a bet.
        .linkedLibrary(":liblua5.4.a", .when(platforms: [.linux])),
        .linkedLibrary("m", .when(platforms: [.linux])),
        .linkedLibrary("lua5.4", .when(platforms: [.macOS])),
      ]),
    .target(
      name: "Scripting", dependencies: ["Dice", "Engine", "CLua"], resources: [.embedInCode("Dialects")],
      swiftSettings: settings + hot),
    .target(name: "CSandbox", path: "Shims/CSandbox"),
    module("ScriptHost", "Dice", "Engine", "Scripting", "Simulation", "CSandbox"),
    tests("ScriptingTests", "Scripting", "Dice", "Engine", "CLua", "TestSupport"),

    .target(
      name: "TestSupport", dependencies: ["Dice", "Engine"], path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("DiceTests", "Dice", "TestSupport"),
    tests(
      "EngineTests", "Dice", "Engine", "Simulation", "TestSupport",
      .product(name: "Crypto", package: "swift-crypto"),
      .product(name: "HeapModule", package: "swift-collections")),
    tests(
      "LedgerTests", "Ledger", "Dice", "Engine", "Simulation", "TestSupport",
      .product(name: "GRDB", package: "GRDB.swift")),
    tests(
      "DuckDiceTests", "DuckDice", "Dice", "Engine", "HouseServer", "Simulation", "TestSupport",
      .product(name: "AsyncHTTPClient", package: "async-http-client"),
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOHTTP1", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "NIOSSL", package: "swift-nio-ssl")),
    tests(
      "HouseServerTests", "HouseServer", "DuckDice", "Dice", "Engine", "Simulation", "TestSupport",
      .product(name: "AsyncHTTPClient", package: "async-http-client"),
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOHTTP1", package: "swift-nio")),
    tests(
      "SimulationTests", "Dice", "Engine", "Simulation", "TestSupport",
      .product(name: "Crypto", package: "swift-crypto")),
    tests(
      "ScriptHostTests", "alea", "alea-impostor", "Analysis", "Dice", "Engine", "ScriptHost", "Scripting",
      "Simulation", "TestSupport"),
    tests(
      "CommandTests", "alea", "alea-impostor", "alea-probe", "Dice", "Engine", "HouseServer", "Ledger",
      "Scripting",
      "Simulation", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")),
    // What a script process can do once it is shut in, tried by a program that is shut in as it is.
    .target(name: "CProbe", dependencies: ["CLua", "CSandbox"], path: "Tests/CProbe"),
    .executableTarget(
      name: "alea-probe", dependencies: ["CProbe", "CSandbox", "ScriptHost"], path: "Tests/Probe",
      swiftSettings: settings),
    tests("AnalysisTests", "Analysis", "Dice", "Engine", "Report", "Simulation", "TestSupport"),
    tests("ReportTests", "Analysis", "Dice", "Engine", "Report", "Simulation", "TestSupport"),
    tests("TidyTests", "TestSupport"),
  ]
)

// What `.ci/sanitize` and `.ci/fuzz` look at, without the packages that the rest stands on: they build it three times.
if Context.environment["ALEA_INNER"] != nil || Context.environment["ALEA_FUZZ"] != nil {
  var inner = [
    "Dice", "Engine", "EngineTests", "Simulation", "CLua", "Scripting", "ScriptingTests", "TestSupport",
    "CSandbox", "ScriptHost",
  ]
  if Context.environment["ALEA_INNER"] != "short" { inner += ["DiceTests", "SimulationTests"] }
  package.targets.removeAll { !inner.contains($0.name) }
  package.dependencies.removeAll { dependency in
    guard case .sourceControl(_, let location, _) = dependency.kind else { return true }
    return !["swift-collections", "swift-crypto"].contains { location.hasSuffix("/\($0)") }
  }
}

// libFuzzer brings its own `main`: these are built only by `make fuzz`.
if Context.environment["ALEA_FUZZ"] != nil {
  for (name, dependencies) in [
    ("Frames", ["ScriptHost", "Engine", "Dice"]), ("Bets", ["Scripting", "CLua", "Dice"]),
    ("Decimals", ["Dice"]), ("Scripts", ["Scripting"]),
  ] as [(String, [Target.Dependency])] {
    package.targets.append(
      .executableTarget(
        name: "fuzz-\(name.lowercased())",
        dependencies: dependencies,
        path: "Tests/Fuzz/\(name)", swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
  }
}
