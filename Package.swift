// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in our own code; C targets keep their compilers' defaults.
let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

func target(
  _ name: String, _ dependencies: [Target.Dependency] = [], libraries: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: strict,
    linkerSettings: libraries.map { .linkedLibrary($0) })
}

func test(
  _ name: String, _ dependencies: [Target.Dependency], fixtures: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"],
    exclude: fixtures, resources: resources, swiftSettings: strict)
}

// The layers of docs/architecture.md, lowest first: an arrow never points up.
let package = Package(
  name: "cotejo",
  products: [.executable(name: "cotejo", targets: ["cotejo"])],
  targets: [
    // C libraries, each touched by one Swift file.
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CHTML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    // How the allocator of the C library grows its heap.
    .systemLibrary(name: "CMalloc"),
    // The compiled rule pack, where scripts/dist embeds it.
    .target(name: "CPack"),
    // PostgreSQL's client library, loaded by name when a store lies on a server.
    .target(name: "CPostgres"),
    // RE2 is C++, and an archive of it needs C++'s own library after it.
    .target(
      name: "CRE2", linkerSettings: [.linkedLibrary("re2"), .linkedLibrary("stdc++")]),

    // Under all.
    target("Values", ["CMalloc"]),

    // Layer 0: know nothing of plans, rules or each other.
    target("Documents", ["Values"], libraries: ["m"]),
    target("CEL", ["Values", "CRE2"]),
    target("YAML", ["Values", "CYAML"]),
    target("Archives", ["CZip", "CDeflate"]),

    // Layer 1.
    target("Plans", ["Documents", "Values"]),
    target("Findings", ["Documents", "Values"]),

    // Layer 2.
    target("Readers", ["Archives", "YAML", "Documents", "Values", "CHTML"]),
    target("Rules", ["YAML", "CEL", "Plans", "Findings", "Values"]),
    target("Reports", ["Findings", "Plans", "Documents", "Archives", "Values"]),

    target("Store", ["Findings", "Documents", "Values", "CSQLite", "CPostgres"]),

    // Layers 3 to 6.
    target("Evaluation", ["Rules", "CEL", "Plans", "Findings", "Documents", "Values"]),
    target(
      "Checking",
      [
        "Evaluation", "Rules", "Readers", "Reports", "CEL", "Plans", "Findings", "Documents",
        "Values",
      ]),
    target(
      "Authoring",
      [
        "Checking", "Evaluation", "Rules", "Reports", "CEL", "Plans", "Findings", "Documents",
        "Values",
      ]),
    target(
      "Audit",
      [
        "Checking", "Store", "Reports", "Rules", "Readers", "Archives", "Findings", "Documents",
        "Values",
      ]),
    .executableTarget(
      name: "cotejo",
      dependencies: [
        "Audit", "Store", "Authoring", "Checking", "Evaluation", "Rules", "Readers", "Reports",
        "CEL", "Plans",
        "Findings", "Documents", "Values", "CPack",
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "cel-benchmark", dependencies: ["CEL", "Values"], path: "Benchmarks/cel",
      swiftSettings: strict),
    .executableTarget(
      name: "readers-benchmark", dependencies: ["Readers", "Documents", "Archives"],
      path: "Benchmarks/readers", exclude: ["compare"], swiftSettings: strict),
    .executableTarget(
      name: "readers-fuzz", dependencies: ["Readers", "Documents", "Archives", "TestSupport"],
      path: "Benchmarks/fuzz", swiftSettings: strict),

    .executableTarget(
      name: "rules-benchmark",
      dependencies: ["Checking", "Evaluation", "Rules", "Readers", "Plans", "Findings", "Values"],
      path: "Benchmarks/rules", swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Documents", "Archives", "Values"],
      path: "Tests/TestSupport", swiftSettings: strict),
    test("ValuesTests", ["Values"]),
    test("DocumentsTests", ["Documents"]),
    test("CELTests", ["CEL", "Values"]),
    test("YAMLTests", ["YAML"]),
    test("ArchivesTests", ["Archives"]),
    test("PlansTests", ["Plans", "Documents", "Values"]),
    test("FindingsTests", ["Findings", "Documents", "Values"]),
    test("ReadersTests", ["Readers", "Documents", "Archives", "Values"]),
    test("RulesTests", ["Rules", "YAML", "CEL", "Plans", "Findings", "Values"]),
    test(
      "ReportsTests",
      ["Reports", "Readers", "Findings", "Plans", "Documents", "Archives", "Values"]),
    test(
      "EvaluationTests",
      [
        "Authoring", "Evaluation", "Rules", "YAML", "CEL", "Plans", "Findings", "Documents",
        "Values",
      ]),
    test(
      "CheckingTests",
      [
        "Checking", "Plans", "Rules", "Findings", "Readers", "Reports", "Documents", "Archives",
        "Values",
      ], fixtures: ["Headings/Fixtures"]),
    test("StoreTests", ["Store", "Findings", "Documents", "Values"]),
    test(
      "AuditTests",
      [
        "Audit", "Store", "Checking", "Reports", "Readers", "Archives", "Rules", "Findings",
        "Documents", "Values",
      ]),
    test(
      "AuthoringTests",
      [
        "Authoring", "Rules", "Reports", "Readers", "Findings", "Documents", "Archives", "CEL",
        "Values",
      ]),
    test(
      "RulePackTests",
      [
        "Authoring", "Checking", "Evaluation", "Rules", "Reports", "Plans", "Findings", "Documents",
        "Values",
      ]),
    test("CommandTests", ["Store", "Values"]),
  ]
)
