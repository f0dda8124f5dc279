import Glibc
import Testing

/// Inputs that are too large for a suite that a person reads: each is told in a few lines, and none ends with 0.
@Suite struct HostileInputTests {
  /// Codes that only such inputs bring about, or workbooks, which no suite of texts can hold.
  static let codes: Set<String> = ["P0206", "P0304", "P0308", "P0826", "P0827", "P0838", "P0839"]

  /// What `plancheck check demo.plan` prints.
  private func check(_ files: [(name: String, text: String)]) throws -> [String] {
    try Sandbox(files: files).run("plancheck check demo.plan")
  }

  private let table = """
    plan demo
      issued 2024
    table groups
      column id text key
      column good yes/no

    """

  @Test(arguments: ["(", "not ", "-"])
  func nestingIsGivenUpNotTheStack(_ opening: String) throws {
    let condition = String(repeating: opening, count: 100_000) + "good"
    let printed = try check([
      ("demo.plan", table + "target a = count of groups where \(condition)\n  by 2030: at least 5\n")
    ])
    #expect(printed.first == "error[P0206]: this is nested more than 120 levels deep")
    #expect(printed.last == "(exit 2)")
    #expect(printed.allSatisfy { $0.count < 400 }, "a long line is drawn around its mark")
  }

  @Test func aMeasureNestsNoDeeper() throws {
    let printed = try check([
      (
        "demo.plan",
        "plan demo\ntarget a = \(String(repeating: "(", count: 100_000))3\n  by 2030: at least 5\n"
      )
    ])
    #expect(printed.first?.hasPrefix("error[P0206]") == true)
    #expect(printed.last == "(exit 2)")
  }

  @Test func aSumOfManyOperandsIsGivenUp() throws {
    let sum = Array(repeating: "1", count: 50_000).joined(separator: " + ")
    let printed = try check([("demo.plan", "plan demo\ntarget a = \(sum)\n  by 2030: at least 5\n")])
    #expect(printed.first == "error[P0206]: this expression has more than 200 operands")
    #expect(printed.last == "(exit 2)")
  }

  @Test(arguments: [("x", 10_000_000), ("\"", 500_000), ("1", 1_000_000), ("{", 500_000), ("é", 500_000)])
  func aVeryLongLine(_ letter: String, _ count: Int) throws {
    let line = String(repeating: letter, count: count)
    let printed = try check([("demo.plan", "plan demo\n  note \"a\"\n\(line)\n")])
    #expect(printed.last == "(exit 2)")
    #expect(printed.first?.hasPrefix("error[P0") == true)
    #expect(printed.allSatisfy { $0.count < 400 })
  }

  @Test("the order of declarations does not matter at the limit", arguments: [false, true])
  func theLimitOfNames(isReversed: Bool) throws {
    for (last, isTooDeep) in [(59, false), (60, true)] {
      let names = (1...last).map { "population p\($0) = p\($0 - 1) where good\n" }
      let printed = try check([
        (
          "demo.plan",
          table + "population p0 = groups\n" + (isReversed ? names.reversed() : names).joined()
            + "target a = count of p\(last)\n  by 2030: at least 5\n"
        )
      ])
      #expect(printed.contains { $0.hasPrefix("error[P0304]") } == isTooDeep)
    }
  }

  @Test func namesBuildOnNamesOnlySoDeep() throws {
    let chain = (1...100).reversed().map { "population p\($0) = p\($0 - 1) where good\n" }.joined()
    let printed = try check([
      (
        "demo.plan",
        table + "population p0 = groups\n" + chain + "target a = count of p100\n  by 2030: at least 5\n"
      )
    ])
    #expect(printed.contains { $0.hasPrefix("error[P0304]") })
    #expect(printed.last == "(exit 2)")
  }

  @Test func filesUseFilesOnlySoDeep() throws {
    let chain = (1...60).map { (name: "f\($0).plan", text: "use \"f\($0 + 1).plan\"\n") }
    let printed = try check(
      [("demo.plan", "plan demo\nuse \"f1.plan\"\n"), ("f61.plan", "unit ha\n")] + chain)
    #expect(printed.first == "error[P0308]: a plan uses at most 1\u{A0}000 files, 50 deep")
    #expect(printed.last == "(exit 2)")
  }

  /// Root may read everything.
  @Test(.enabled(if: geteuid() != 0))
  func filesAndFoldersWithoutPermission() throws {
    let files = [(name: "demo.plan", text: "plan demo\n"), (name: "closed/other.plan", text: "plan other\n")]
    let sandbox = try Sandbox(files: files)
    for name in ["demo.plan", "closed"] { try sandbox.setPermissions(0, of: name) }
    defer { for name in ["demo.plan", "closed"] { try? sandbox.setPermissions(0o700, of: name) } }
    for path in ["demo.plan", "closed"] {
      let printed = try sandbox.run("plancheck check \(path)")
      #expect(printed.contains { $0.contains("permission") }, "\(printed)")
      #expect(printed.last == "(exit 2)")
    }
  }
}
