import Foundation
import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// `plancheck test` judges the rows of a case as if they were data, and says where it comes out otherwise.
@Suite struct TestCommandTests {
  static let plan = """
    plan demo
    table organisations
      column id     text key
      column good   yes/no
      column rating one of { high, low } blank means none
    target good_share = share of organisations where good
      by 2024: at least 60%
      by 2030: at least 80%
    target rated = count of organisations where rating = high
      by 2030: at least 2
    """

  private func run(_ cases: String, _ options: String = "") throws -> [String] {
    try Sandbox(files: [("demo.plan", Self.plan), ("demo.plantest", "use \"demo.plan\"\n" + cases)])
      .run("plancheck test \(options) demo.plantest")
  }

  @Test func theCasesOfThePlansPass() throws {
    for plan in ["daknong", "khanhhoa", "kiengiang", "laichau"] {
      let path = DocumentationTests.root.appending(path: "plans/\(plan)/\(plan).plantest").path()
      let printed = try Sandbox(files: []).run("plancheck test \(path)")
      #expect(printed.last == "(exit 0)", "\(printed.joined(separator: "\n"))")
      #expect((4...9).contains(printed.count), "three to eight cases, and two lines more")
    }
  }

  @Test func aCaseThatComesOutGivesOneLine() throws {
    let printed = try run(
      """
      case "two of three"
        rows organisations at 2024: id, good
          row "a", yes
          row "b", yes
          row "c", no
        expect good_share by 2024 is 2/3 and met
      """)
    #expect(printed == ["pass  demo.plantest:2  two of three", "1 case passes", "(exit 0)"])
  }

  @Test func whatDiffersIsShownAtItsPlace() throws {
    let printed = try run(
      """
      case "one of three"
        rows organisations at 2024: good
          row yes
          row no
          row no
        expect good_share by 2024 is 33.3% and missed
      """)
    #expect(printed.contains("error[P0921]: expected 33.3%, found 33.3% (1/3)"))
    #expect(printed.contains("7 |   expect good_share by 2024 is 33.3% and missed"))
    #expect(printed.count { $0.contains("P0921") } == 1, "the verdict is as expected")
    #expect(printed.last == "(exit 1)")
  }

  @Test func unknownCellsLeaveAnInterval() throws {
    let printed = try run(
      """
      case "an empty cell is none here, so unknown is said otherwise"
        rows organisations at 2024: rating, good
          row high, yes
          row unknown, unknown
          row none, no
        expect rated is from 1 to 2
        expect good_share by 2024 is undetermined
      """)
    #expect(printed.last == "(exit 0)", "\(printed)")
  }

  @Test func rowsThatNoFileMayHoldFailTheCase() throws {
    let printed = try run(
      """
      case "one key twice"
        rows organisations at 2024: id, good
          row "a", yes
          row "a", no
        expect good_share by 2024 is unmeasured
      """)
    #expect(printed.contains { $0.contains("P0922") })
    #expect(printed.last == "(exit 1)")
  }

  @Test func everyMistakeOfAFileIsTold() throws {
    let printed = try run(
      """
      case "wrong in many ways"
        rows organisation at 2024: id
          row "a"
        rows organisations at 2024: id, god
          row "a", yes
        expect good_shar is met
        expect good_share by 2031 is met
        expect rated is 50%
        expct rated is met
      """)
    for code in ["P0301", "P0309", "P0614", "P0203"] {
      #expect(printed.contains { $0.contains(code) }, "\(code)")
    }
    #expect(printed.last == "(exit 2)")
  }

  @Test func theVerdictsOfCasesAreThoseOfTheJudge() {
    #expect(Set(ExpectedVerdict.all.compactMap(\.verdict)) == Set(Verdict.allCases))
  }

  /// The tree of a file of cases holds every byte, whatever is wrong in it.
  @Test(arguments: [
    "", "case", "use \"a\"\ncase \"b\" # c\n  rows t at 2024: a\n    row 1, x\n", "row expect case \"\n ,, }",
    "case \"x\"\n  expect a by is 1/ and and met\n  with\n  as of\n",
  ])
  func theTreeKeepsEveryByte(_ text: String) {
    let tree = SyntaxTree.parseCases(SourceFile(path: "a.plantest", text: text))
    #expect(tree.printed == Array(text.utf8))
  }

  @Test func theWordsOfCasesAreNamesInPlans() {
    let tree = SyntaxTree.parse(
      SourceFile(
        path: "a.plan", text: "plan case\ntarget expect = count of rows\n  by 2030: at least 5 row\n"))
    #expect(tree.diagnostics.isEmpty)
  }
}
