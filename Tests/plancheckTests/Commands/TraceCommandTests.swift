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
        "  line 11  II  goal  dứt điểm  hợp tác xã ngừng hoạt động  by 2030", "",
        "Quoted words that the document does not hold",
        "  a.plan:8  schools by 2030: at least 5  “ít nhất 5 trường học”", "",
        "The goals of the plan in the document",
        "  good     by 2030: at least 60%  line 9     “Trên 60% hợp tác xã đạt loại tốt, khá”",
        "  schools  by 2030: at least 5    not found", "(exit 1)",
      ])
  }

  @Test func aDraftCoversItsDocument() throws {
    let sandbox = try Sandbox(files: [
      ("15.html", "<p>" + Self.document.replacing("\n\n", with: "</p>\n<p>") + "</p>")
    ])
    #expect(
      try sandbox.run("plancheck draft 15.html -o plans/caobang/caobang.plan") == [
        "plans/caobang/vocabulary.plan",
        "plans/caobang/caobang.plan: 2 goals: nothing to look at",
        "Next: `plancheck check plans/caobang/caobang.plan`.",
        "(exit 0)",
      ])
    #expect(try sandbox.run("plancheck fmt --check plans") == ["(exit 0)"])
    let traced = try sandbox.run("plancheck trace plans/caobang/caobang.plan 15.html")
    #expect(traced.first == "15.html: caobang covers 2 of 2 goals")
    #expect(traced.last == "(exit 0)")
    // The next plan of the folder uses the same words.
    #expect(try sandbox.run("plancheck draft 15.html -o plans/caobang/next.plan").count == 3)
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

  /// A file that is no text, or text without figures, is said to be so, with what to do.
  @Test(arguments: [
    ("%PDF-1.4\n", "is a PDF", "pdftotext -layout"), ("PK\u{3}\u{4}word", "it is damaged", "save it anew"),
    ("{\\rtf1", "word processor", "soffice --headless --convert-to docx document"),
    ("a\u{0}b", "is no text", "plain text"),
    (" \n", "holds no text", "recognition"),
    ("Không có con số nào.", "no goal with a figure", "plancheck init"),
    ("Tổng quát, đạt 19 tiêu chí.", "no goal with a figure", "line 1"),
  ])
  func aFileWithoutGoalsIsSaidToBeSo(_ content: String, _ words: String, _ advice: String) throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan), ("document", content)])
    for command in ["draft document", "draft document -o b.plan", "trace a.plan document"] {
      let printed = try sandbox.run("plancheck " + command)
      #expect(printed.last == "(exit 2)")
      #expect(printed.first?.contains(words) == true, "\(printed)")
      #expect(printed.first?.contains(advice) == true, "\(printed)")
    }
  }

  @Test func numbersThatWereNotUnderstoodAreListed() throws {
    let document = Self.document + "\n\nIII. NHIỆM VỤ\n\n- Nằm trong nhóm 18/63."
    let sandbox = try Sandbox(files: [("a.plan", Self.plan), ("15.txt", document)])
    let drafted = try sandbox.run("plancheck draft 15.txt -o b.plan")
    #expect(drafted[1].hasSuffix(": 1 rank not read"), "\(drafted)")
    let traced = try sandbox.run("plancheck trace a.plan 15.txt")
    #expect(traced.contains { $0.hasPrefix("  line 15  18/63  “") }, "\(traced)")
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let sandbox = try Sandbox(files: [("a.plan", Self.plan), ("15.txt", Self.document)])
    #expect(try sandbox.run("plancheck trace a.plan 16.txt").last == "(exit 2)")
    #expect(try sandbox.run("plancheck trace a.plan").last == "(exit 2)")
    #expect(try sandbox.run("plancheck draft").last == "(exit 2)")
  }
}
