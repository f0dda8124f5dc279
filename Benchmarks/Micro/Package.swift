// swift-tools-version: 6.2
import PackageDescription

// Measures pieces of the engine through its public interface, so that it compiles them as users get them.
let package = Package(
  name: "Micro",
  dependencies: [.package(name: "plancheck", path: "../..")],
  targets: [
    .executableTarget(
      name: "micro",
      dependencies: [
        .product(name: "TargetDSL", package: "plancheck"),
        .product(name: "TargetEngine", package: "plancheck"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ]
)
