import Testing

@testable import plancheck

/// `plancheck trace` and `plancheck draft`: from a document to a plan and back.
@Suite struct TraceCommandTests {
  static let document = """
    Số: 15/KH-UBND

    Cao Bằng, ngày 05 tháng 02 năm 2024

    II. MỤC TIÊU

    Đến năm 2030:

    - Trên 60% hợp tác xã đạt loại tốt, khá.

    - Giải thể dứt điểm hợp tác xã ngừng hoạt động.
    """

  static let plan = """
    plan caobang
      issued 2024-02-05
    target good "Hợp tác xã tốt, khá" = stated in %
      by 2030: at least 60%
        source "II" says "trên 60%"
    target schools "Trường học" = stated
      by 2030: at least 5
        source "II" says "ít nhất 5 trường học"

    """

  @Test func aTraceSaysWhatIsMissing() throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan), ("15.txt", Self.document)])
    #expect(
      try sandbox.run("plancheck trace a.plan 15.txt") == [
        "15.txt: caobang covers 0 of 2 goals", "", "Cited with another figure",
        "  line 9  II  goal  Trên 60%  hợp tác xã đạt loại tốt, khá  good by 2030: at least 60%", "",
        "Not covered by any target",
        "  line 11  II  goal  dứt điểm  Giải thể dứt điểm hợp tác xã ngừng hoạt động  by 2030", "",
        "Quoted words that the document does not hold",
        "  a.plan:8  schools by 2030: at least 5  “ít nhất 5 trường học”", "(exit 1)",
      ])
  }

  @Test func aDraftCoversItsDocument() throws {
    let sandbox = try Sandbox(files: [
      ("15.html", "<p>" + Self.document.replacing("\n\n", with: "</p>\n<p>") + "</p>")
    ])
    #expect(
      try sandbox.run("plancheck draft 15.html -o plans/caobang/caobang.plan") == [
        "plans/caobang/caobang.plan: 2 stubs. Next: `plancheck check plans/caobang/caobang.plan`.",
        "(exit 0)",
      ])
    #expect(try sandbox.run("plancheck fmt --check plans") == ["(exit 0)"])
    let traced = try sandbox.run("plancheck trace plans/caobang/caobang.plan 15.html")
    #expect(traced.first == "15.html: caobang covers 2 of 2 goals")
    #expect(traced.last == "(exit 0)")
    // What stands there is never overwritten.
    #expect(try sandbox.run("plancheck draft 15.html -o plans/caobang/caobang.plan").last == "(exit 2)")
  }

  @Test func otherToolsReadJSON() throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan), ("15.txt", Self.document)])
    let printed = try sandbox.run("plancheck trace a.plan 15.txt --format json")
    let json = try JSONValue(Array(printed.dropLast().joined(separator: "\n").utf8))
    #expect(json["schema"]?.string == "plancheck/trace/1")
    #expect(json["statements"]?.array?.map { $0["coverage"]?.string } == ["other_figure", "not_covered"])
    #expect(json["missingWords"]?.array?.count == 1)
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan), ("15.txt", Self.document)])
    #expect(try sandbox.run("plancheck trace a.plan 16.txt").last == "(exit 2)")
    #expect(try sandbox.run("plancheck trace a.plan").last == "(exit 2)")
    #expect(try sandbox.run("plancheck draft").last == "(exit 2)")
  }
}
