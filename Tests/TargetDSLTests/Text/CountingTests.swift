import TargetDSL
import Testing

@Suite("English counts") struct CountingTests {
  @Test(
    "one is singular",
    arguments: [
      ("cooperatives", "cooperative"), ("new_cooperatives", "new_cooperative"), ("parties", "party"),
      ("people", "person"), ("boxes", "box"), ("ha", "ha"), ("status", "status"), ("glass", "glass"),
      ("hợp_tác_xã_s", "hợp_tác_xã_s"),
    ])
  func one(plural: String, expected: String) { #expect(singular(plural) == expected) }

  @Test("a number and its things")
  func numbers() {
    #expect(
      [0, 1, 2, 20_000].map { count in Wording("\(count: count, "rows")").text(in: .english) }
        == ["0 rows", "1 row", "2 rows", "20\u{A0}000 rows"])
  }

  @Test("a near name that begins alike comes first")
  func firstLetter() {
    #expect(nearest(to: "vn", among: ["en", "vi"]).first == "vi")
  }
}
