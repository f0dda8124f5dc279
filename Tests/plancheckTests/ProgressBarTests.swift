import TargetDSL
import Testing

@testable import plancheck

/// What a person sees while a large register is read.
@Suite struct ProgressBarTests {
  @Test(arguments: [
    (0, 240_000_000, "[------------------------] 0 of 240 MB"),
    (120_000_000, 240_000_000, "[============------------] 120 of 240 MB"),
    (240_000_000, 240_000_000, "[========================] 240 of 240 MB"),
    (5, 10, "[=====-------------------] 0 of 0 MB"),
  ])
  func fillsUp(_ read: Int, _ expected: Int, _ text: String) {
    #expect(ProgressBar.text(read, of: expected, .english) == text)
  }

  @Test func nothingWhereNobodyWatches() throws {
    let printed = try Sandbox(files: [("a.plan", "plan a\n  issued 2024\n")]).run("plancheck check a.plan")
    #expect(!printed.joined().contains("\u{1B}"))
  }
}
