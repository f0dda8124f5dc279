// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "plancheck",
  products: [
    .library(name: "TargetDSL", targets: ["TargetDSL"]),
    .library(name: "TargetEngine", targets: ["TargetEngine"]),
    .executable(name: "plancheck", targets: ["plancheck"]),
  ],
  targets: [
    // The plan language: pure, no file, clock or network.
    .target(name: "TargetDSL", swiftSettings: strict),
    // Data in, verdicts out.
    .target(
      name: "TargetEngine", dependencies: ["TargetDSL", "CSeparators", "CZlib"], swiftSettings: strict),
    // Kernels in C: where the separators of a CSV file stand, and loops over 64 cells.
    .target(name: "CSeparators"),
    // zlib, which every Swift installation on Linux already needs: workbooks are zip archives.
    .systemLibrary(name: "CZlib"),
    // The command line: arguments, commands, reports.
    .executableTarget(
      name: "plancheck", dependencies: ["TargetDSL", "TargetEngine", "CSamples"], swiftSettings: strict),
    // The plans that `plancheck demo` writes, embedded as they stand in `plans`.
    .target(name: "CSamples"),

    .testTarget(name: "TargetDSLTests", dependencies: ["TargetDSL"], swiftSettings: strict),
    .testTarget(
      name: "TargetEngineTests", dependencies: ["TargetDSL", "TargetEngine", "CSeparators", "CZlib"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "plancheckTests", dependencies: ["plancheck"], swiftSettings: strict),
  ]
)
