import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("What a new version of a plan changes")
struct AmendmentTests {
  private static let old = """
    target good "Tốt, khá" = share of cooperatives where rating in { good, fair }
      by 2025: at least 50%
      by 2030: more than 60%
      source "II.2" says "trên 60%"
    target members = sum of members over cooperatives
      by 2030: at least 4_000 people
    target weak = count of cooperatives where rating = weak
      by 2030: none
    """

  private func changes(_ new: String, from old: String = old) throws -> [Amendment] {
    AmendmentFinder.amendments(
      from: try ReportProvince.plan("daknong", "Đắk Nông", old),
      to: try ReportProvince.plan("daknong", "Đắk Nông", new))
  }

  private func sentences(_ old: String, _ new: String) throws -> [String] {
    try changes(Self.old.replacing(old, with: new)).map(\.sentence.english)
  }

  @Test("nothing, where only the layout changes")
  func nothing() throws {
    #expect(
      try changes("# a comment\n" + Self.old.replacing("{ good, fair }", with: "{ fair,\n good }")).isEmpty)
  }

  @Test(
    "a bound is tightened where it accepts less, loosened where it accepts more",
    arguments: [
      ("more than 60%", "at least 70%", Amendment.Kind.tightened),
      ("more than 60%", "at least 60%", .loosened),
      ("more than 60%", "from 61 to 70%", .tightened),
      ("more than 60%", "between 50 and 70%", .boundChanged),
      ("more than 60%", "all", .tightened),
      ("none", "at most 3", .loosened),
      ("none", "exactly 0", .tightened),
    ])
  func bounds(old: String, new: String, kind: Amendment.Kind) throws {
    // The words of the source no longer matter here.
    let text = Self.old.replacing("  source \"II.2\" says \"trên 60%\"\n", with: "")
    let found = try changes(text.replacing(old, with: new), from: text)
    #expect(found.map(\.kind) == [kind])
  }

  @Test("a stated quantity of another name with the same label is the same one, told once")
  func renamedStated() throws {
    let old = "target poor \"Hộ nghèo\" = stated in %\n  by 2030: at most 3%\n"
    let new = "target hộ_nghèo \"Hộ nghèo\" = stated in %\n  by 2030: at most 2%\n"
    #expect(try changes(new, from: old).map(\.kind) == [.targetRenamed, .tightened])
    // In another unit, or where two share the label, it may be another.
    let counted = "target hộ_nghèo \"Hộ nghèo\" = stated\n  by 2030: at most 2\n"
    #expect(try changes(counted, from: old).map(\.kind) == [.targetAdded, .targetDropped])
    let twice = new + "target khác \"Hộ nghèo\" = stated in %\n  by 2030: at most 1%\n"
    #expect(try changes(twice, from: old).map(\.kind) == [.targetAdded, .targetAdded, .targetDropped])
  }

  @Test("another label is told beside another name")
  func renamedAndLabelled() throws {
    let found = try changes(Self.old.replacing("target good \"Tốt, khá\"", with: "target fine \"Khá, tốt\""))
    #expect(found.map(\.kind) == [.targetRenamed, .labelChanged])
    #expect(
      found.map(\.sentence.vietnamese) == [
        "mục tiêu `good` nay mang tên `fine`", "nhãn của `fine` nay là “Khá, tốt”; trước là “Tốt, khá”",
      ])
  }

  @Test("a Vietnamese sentence has no English words of either file")
  func inVietnamese() throws {
    let shops = """
      table districts
        column id text key
      table shops
        column id text key
        column district refers to districts
      target b "B" = count of shops
        by 2030: at least 5

      """
    let old = "target good \"Tốt\" = share of cooperatives where rating = good\n  by 2030: at least 50%\n"
    let each = try changes(
      shops + "  for at least 80% of district\n", from: shops + "  for each district\n")
    #expect(
      each.map(\.sentence.vietnamese) == [
        "“B” (`b`) nay xét với ít nhất 80% số district, trước xét với mỗi district"
      ])
    let other = try changes(old.replacing("= good", with: "= fair"), from: old)
    #expect(other.map(\.kind) == [.measureRedefined])
    #expect(other.allSatisfy { !$0.sentence.vietnamese.contains("share of") })
  }

  @Test("another bound at another time is one change")
  func boundAndTime() throws {
    let found = try changes(Self.old.replacing("by 2030: at least 4_000", with: "by 2035: at least 5_000"))
    #expect(found.map(\.kind) == [.boundChanged])
    #expect(
      found.map(\.sentence.english) == [
        "`members` changes its bound and its time: at least 5\u{A0}000 people, by 2035 instead of at least "
          + "4\u{A0}000 people, by 2030"
      ])
  }

  @Test("every sort of change has a sentence")
  func sentences() throws {
    #expect(
      try sentences("by 2030: at least 4_000", "by 2035: at least 4_000") == [
        "`members`: at least 4\u{A0}000 people moves later, by 2035 instead of by 2030"
      ])
    #expect(
      try sentences("by 2030: none", "undated: none") == [
        "`weak`: none moves later, undated instead of by 2030"
      ])
    #expect(
      try sentences("  by 2025: at least 50%\n", "") == [
        "“Tốt, khá” (`good`) loses a goal: at least 50%, by 2025"
      ])
    #expect(
      try sentences("  by 2025: at least 50%\n", "  by 2025: at least 50%\n  by 2045: all\n") == [
        "“Tốt, khá” (`good`) gets a goal: all, by 2045"
      ])
    #expect(
      try sentences("rating = weak", "rating in { weak, fair }") == [
        "`weak` is measured differently: now “count of cooperatives where rating in { weak, fair }”, before “count of cooperatives where rating = weak”"
      ])
    #expect(
      try sentences("target weak", "target weakest") == ["the target `weak` is now called `weakest`"])
    #expect(
      try sentences("trên 60%", "trên 60 %") == [
        "“Tốt, khá” (`good`), by 2025 cites II.2 “trên 60 %”, before II.2 “trên 60%”",
        "“Tốt, khá” (`good`), by 2030 cites II.2 “trên 60 %”, before II.2 “trên 60%”",
      ])
    #expect(
      try sentences("\"Tốt, khá\"", "\"Khá, tốt\"") == [
        "`good` is now labelled “Khá, tốt”; it was “Tốt, khá”"
      ])
    let dropped = try changes(
      String(Self.old.prefix(upTo: try #require(Self.old.firstRange(of: "target weak")).lowerBound)))
    #expect(dropped.map(\.sentence.english) == ["the target `weak` is dropped (none, by 2030)"])
    #expect(dropped.map(\.sentence.vietnamese) == ["bỏ mục tiêu `weak` (không còn, đến 2030)"])
  }

  @Test("a population that changes its meaning redefines the measures that use it")
  func populations() throws {
    let old =
      "population fine = cooperatives where rating = good\ntarget a = count of fine\n  by 2030: at least 5"
    let found = try changes(old.replacing("rating = good", with: "rating in { good, fair }"), from: old)
    #expect(
      found.map(\.sentence.english) == [
        "`a` is measured differently: the words of “count of fine” mean something else now"
      ])
  }

  @Test("one version may come from standard input, under the name where it belongs")
  func standardInput() throws {
    let text = "plan a\n  period 2023..2045\n\(ReportProvince.vocabulary)\n\(Self.old)\n"
    let folder = try TemporaryFolder(["a/a.plan": text.replacing(": none", with: ": at most 2")])
    let path = "\(folder.path)/a/a.plan"
    func run(_ words: String...) -> (code: Int32, console: ReportConsole) {
      let console = ReportConsole(input: text) { _, _ in
        TrackingPipeline.Result(judgement: nil, problems: [], sampleNotice: nil, isVocabulary: false)
      }
      return (console.run(["diff"] + words), console)
    }
    let found = run("-", path, "--stdin-filename", path, "--format", "json")
    #expect(found.code == 0, "\(found.console.errors)")
    let change = try JSONValue(Array(found.console.output.utf8))["changes"]?.array?.first
    #expect(change?["change"]?.string == "loosened")
    #expect(change?["old"]?.string == "none")
    #expect(run("-", path).code == 2)
    #expect(run("-", "-").code == 2)
    #expect(run(path).code == 2)
    #expect(run(path, path).console.output == "Nothing changes.\n")
  }
}
