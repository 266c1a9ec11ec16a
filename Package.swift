// swift-tools-version: 6.2
import PackageDescription

/// Every room is built in Swift 6 mode, and a warning stops the build.
///
/// Whether accesses overlap is checked as a program runs in debug builds, as the tests do; a release build
/// is spared a call for each access.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// Rooms that the tests keep busy are optimised in debug builds, too.
///
/// Tokens, pages, rows and companies are walked byte by byte. Accesses are still checked.
let busy: [SwiftSetting] =
  strict + [
    .unsafeFlags(
      ["-O", "-whole-module-optimization", "-num-threads", "2"], .when(configuration: .debug))
  ]

let package = Package(
  name: "glasshouse",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(
      name: "CReadline",
      linkerSettings: [.linkedLibrary("readline")]),

    .target(name: "Rows", swiftSettings: busy),
    .target(name: "Processes", swiftSettings: strict),
    .target(name: "Spelling", swiftSettings: busy),
    .target(name: "Digests", swiftSettings: busy),
    .target(name: "Harvest", dependencies: ["Digests"], swiftSettings: strict),
    .target(
      name: "Warehouse", dependencies: ["CSQLite", "Rows", "Spelling"], swiftSettings: busy),
    .target(name: "Sync", dependencies: ["Harvest", "Warehouse"], swiftSettings: strict),
    .target(
      name: "SavedQueries",
      dependencies: ["Rows", "Spelling"],
      resources: [.embedInCode("Queries")],
      swiftSettings: busy),
    .target(
      name: "Engines",
      dependencies: ["Digests", "Processes", "Rendering", "Rows", "SavedQueries", "Warehouse"],
      resources: [.embedInCode("Functions")],
      swiftSettings: strict),
    .target(name: "Charts", dependencies: ["Rows", "Spelling"], swiftSettings: busy),
    .target(
      name: "Rendering", dependencies: ["Charts", "Processes", "Rows"], swiftSettings: busy),
    .target(name: "Shell", dependencies: ["CReadline", "Spelling"], swiftSettings: strict),
    .target(name: "Simulator", swiftSettings: busy),
    .executableTarget(
      name: "glasshouse",
      dependencies: [
        "Charts", "Digests", "Engines", "Harvest", "Warehouse", "Sync", "SavedQueries", "Processes",
        "Rendering",
        "Rows", "Shell", "Simulator",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), "TOMLKit",
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "SyncBenchmark", dependencies: ["CSQLite", "Harvest", "Warehouse"],
      path: "Benchmarks/Sync",
      swiftSettings: strict),

    .testTarget(name: "HarvestTests", dependencies: ["Digests", "Harvest"], swiftSettings: strict),
    .testTarget(
      name: "WarehouseTests", dependencies: ["Warehouse", "Rows", "CSQLite"],
      resources: [.copy("Fixtures")], swiftSettings: strict),
    .testTarget(
      name: "SyncTests", dependencies: ["Sync", "Harvest", "Warehouse", "Simulator", "Rows"],
      swiftSettings: strict),
    .testTarget(
      name: "SavedQueriesTests", dependencies: ["SavedQueries", "Rows"], swiftSettings: strict),
    .testTarget(
      name: "EnginesTests", dependencies: ["Engines", "Rows", "SavedQueries", "Warehouse"],
      swiftSettings: strict),
    .testTarget(name: "ChartsTests", dependencies: ["Charts", "Rows"], swiftSettings: strict),
    .testTarget(
      name: "RenderingTests", dependencies: ["Rendering", "Charts", "Rows"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(name: "ShellTests", dependencies: ["Shell"], swiftSettings: strict),
    .testTarget(name: "SimulatorTests", dependencies: ["Simulator"], swiftSettings: strict),
    .testTarget(
      name: "GlasshouseTests",
      dependencies: ["glasshouse", "Engines", "Simulator", "Warehouse", "SavedQueries", "Rows"],
      exclude: ["Fixtures"], swiftSettings: strict),
  ]
)
