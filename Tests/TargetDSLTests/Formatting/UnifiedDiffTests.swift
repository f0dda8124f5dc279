import TargetDSL
import Testing

/// Differences read like those of `diff -u`, so that every tool that takes patches takes them.
@Suite struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    String(decoding: unifiedDiff(from: Array(old.utf8), to: Array(new.utf8), path: "a.plan"), as: UTF8.self)
  }

  @Test func equalTextsHaveNoDifference() { #expect(diff("a\nb\n", "a\nb\n") == "") }

  @Test func aChangedLineStandsBetweenThreeLinesThatDidNot() {
    #expect(
      diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") == """
        --- a.plan
        +++ a.plan
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8

        """)
  }

  @Test func changesFarApartAreHunksOfTheirOwn() {
    let old = (1...30).map { "\($0)\n" }.joined()
    let new = old.replacing("\n3\n", with: "\n").replacing("\n20\n", with: "\n20\nnew\n")
    #expect(
      diff(old, new).split(separator: "\n").filter { $0.hasPrefix("@@") } == [
        "@@ -1,6 +1,5 @@", "@@ -18,6 +17,7 @@",
      ])
  }

  @Test func aMissingLastLineBreakIsSaid() {
    #expect(diff("a", "a\n") == "--- a.plan\n+++ a.plan\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")
    #expect(diff("", "a\n") == "--- a.plan\n+++ a.plan\n@@ -0,0 +1 @@\n+a\n")
  }

  @Test(arguments: 0..<200)
  func applyingTheDifferenceGivesTheNewText(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func text() -> String {
      (0..<Int.random(in: 0...25, using: &random)).map { _ in "\(Int.random(in: 0...4, using: &random))\n" }
        .joined()
    }
    let (old, new) = (text(), text())
    #expect(apply(diff(old, new), to: old) == new)
  }

  @Test func manyChangesAreShownInTime() {
    let old = (0..<20_000).map { "a\($0)\n" }.joined()
    let new = (0..<20_000).map { "b\($0)\n" }.joined()
    #expect(apply(diff(old, new), to: old) == new)
  }

  /// What `patch` does.
  private func apply(_ diff: String, to old: String) -> String {
    let lines = old.split(separator: "\n")
    var result: [Substring] = []
    var next = 0
    for line in diff.split(separator: "\n").dropFirst(2) {
      if line.hasPrefix("@@") {
        let parts = line.dropFirst(4).prefix { $0 != " " }.split(separator: ",").compactMap { Int($0) }
        let start = parts.count == 2 && parts[1] == 0 ? parts[0] : parts[0] - 1
        result += lines[next..<start]
        next = start
      } else if line.hasPrefix("+") {
        result.append(line.dropFirst())
      } else {
        #expect(lines[next] == line.dropFirst())
        if line.hasPrefix(" ") { result.append(lines[next]) }
        next += 1
      }
    }
    result += lines[next...]
    return result.map { $0 + "\n" }.joined()
  }
}
