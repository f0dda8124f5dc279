import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// What somebody sees who looks no further than the first screen, also of plans that are odd or broken.
@Suite("The first screen") struct FirstScreenTests {
  private func run(_ files: [String: String], _ words: String...) throws -> (
    code: Int32, output: String, errors: String
  ) {
    let folder = try TemporaryFolder(files)
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    let code = console.run([words[0], folder.path] + words.dropFirst())
    return (code, console.output.replacing(folder.path + "/", with: ""), console.errors)
  }

  private static let sound =
    "plan a \"Một\"\n  issued 2021-01-01\ntarget jobs = stated\n  reported 2024: 20\n  by 2030: at least 90\n"
  private static let broken = "plan c\ntarget t = stated\n  by 2030: at last 2\n"

  /// What stands before the first goal or the first table.
  private func first(_ page: String) -> Substring {
    let body = page.split(separator: "<main>").last ?? ""
    let end = ["<ul class=\"goals\"", "<table", "class=\"whole\"", "class=\"scroll"].compactMap {
      body.firstRange(of: $0)?.lowerBound
    }.min()
    return body[..<(end ?? body.endIndex)]
  }

  @Test(
    "a broken plan is named with its first error, beside one plan or several",
    arguments: ["check", "history", "compare"])
  func brokenAmongSound(_ command: String) throws {
    var files = ["a.plan": FirstScreenTests.sound, "c.plan": FirstScreenTests.broken]
    for _ in 0..<2 {
      let found = try run(files, command, "--format", "html")
      #expect(found.code == 2)
      let first = first(found.output)
      #expect(first.contains("Not judged because of errors: 1 plan."), "\(first)")
      #expect(first.contains("<b>c.plan</b>: line 3: "))
      #expect(first.contains("href=\"#problems\"") && found.output.contains("id=\"problems\""))
      files["b.plan"] = FirstScreenTests.sound.replacing("plan a", with: "plan b")
    }
  }

  @Test("where every plan is broken the page says that nothing could be judged, and why")
  func allBroken() throws {
    let found = try run(["c.plan": FirstScreenTests.broken], "check", "--format", "html")
    #expect(found.output.contains("<h1>No plan could be judged</h1>"))
    #expect(found.output.contains("<title>No plan could be judged</title>"))
    #expect(found.output.contains("<b>c.plan</b>: line 3: "))
    #expect(!found.output.contains("0 goals"))
    let both = [
      "c.plan": FirstScreenTests.broken,
      "d.plan": FirstScreenTests.broken.replacing("plan c", with: "plan d"),
    ]
    let text = try run(both, "check").output
    #expect(text.contains("2 errors, 2 plans, nothing could be judged\n"), "\(text)")
    let beside = try run(["a.plan": FirstScreenTests.sound, "c.plan": FirstScreenTests.broken], "check")
      .output
    #expect(beside.contains("1 error, 2 plans, 1 of them not judged; "), "\(beside)")
  }

  @Test("nothing is not counted") func nothing() throws {
    let rules = "plan r\n  issued 2021\ntarget n = stated\n  reported 2024: 3\n  always: at least 1\n"
    let page = try run(["r.plan": rules], "check", "--format", "html").output
    #expect(page.contains("as of 2024 · 1 rule about the data<"), "\(first(page))")
    #expect(!page.contains("0 goals") && !page.contains("0 milestones"))
    let empty = try run(["e.plan": "plan e\n  issued 2021\n"], "check", "--format", "html").output
    #expect(empty.contains("no goal<") && !empty.contains("0 goals"))
  }

  @Test(
    "a label that shows nothing gives way to the name", arguments: ["", " ", "\u{200B}\u{2060}", "\u{00A0}"])
  func emptyLabels(_ label: String) throws {
    let plan = """
      plan a "\(label)"
        issued 2021-01-01
        place "\(label)"
      target jobs "\(label)" = stated
        reported 2024: 20
        by 2030: at least 90
        owner "\(label)"

      """
    let page = try run(["a.plan": plan, "b.plan": FirstScreenTests.sound], "check", "--format", "html").output
    #expect(page.contains("<b>jobs</b>") && page.contains("href=\"#plan-0\">a</a>"))
    #expect(
      !page.contains("></b>") && !page.contains("></a>") && !page.contains("<option value=\"\"></option>"))
    let text = try run(["a.plan": plan], "check", "--lang", "vi").output
    #expect(text.contains("jobs"))
  }

  @Test("deadlines are offered in the words of the language, and goals without one are found too")
  func deadlines() throws {
    let plan = """
      plan a
        issued 2021-01-01
      target jobs = stated
        reported 2024: 20
        by 2030-06-30: at least 90
      target shops = stated
        reported 2024: 20
        undated: at least 90
      target rule = stated
        reported 2024: 20
        always: at least 1

      """
    let page = try run(["a.plan": plan], "check", "--format", "html", "--lang", "vi").output
    let offers =
      page.split(separator: "name=\"due\"").dropFirst().first?.split(separator: "</select>").first ?? ""
    #expect(offers.contains("<option value=\"2030-06-30\">30/06/2030</option>"), "\(offers)")
    #expect(offers.contains("<option value=\"undated\">không thời hạn</option>"), "\(offers)")
    #expect(offers.contains("<option value=\"always\">luôn luôn</option>"), "\(offers)")
    #expect(page.contains("data-due=\"undated\"") && page.contains("data-due=\"always\""))
    #expect(page.contains("data-said=\"Đang hiện {0}/{1} mục tiêu và {2}/{3} quy tắc về số liệu\""))
  }

  @Test(
    "the mark of a bound keeps its comparison",
    arguments: [
      ("at least 90", "≥ 90"), ("more than 90", "&gt; 90"), ("at most 90", "≤ 90"),
      ("less than 90", "&lt; 90"),
      ("exactly 90", "= 90"),
    ]) func marks(_ bound: String, _ mark: String) throws
  {
    let plan = FirstScreenTests.sound.replacing("at least 90", with: bound)
    let page = try run(["a.plan": plan], "check", "--format", "html").output
    let picture =
      page.split(separator: "class=\"bullet\"").dropFirst().first?.split(separator: "</svg>").first ?? ""
    #expect(picture.contains(">\(mark)</text>"), "\(picture)")
  }

  @Test("a goal whose milestones differ is counted by one verdict and says the others in words")
  func differing() throws {
    let plan = """
      plan a
        issued 2021-01-01
      target jobs = stated
        baseline 2021: 10
        reported 2025: 20
        by 2025: at least 50
        by 2030: at least 30
      target shops = stated
        reported 2025: 20
        by 2025: at least 10
      target firms = stated
        reported 2025: 20
        by 2025: at least 10

      """
    let page = try run(["a.plan": plan], "check", "--format", "html").output
    #expect(page.contains("data-verdict=\"missed\""))
    #expect(page.contains("</i>missed, by 2025</span>"), "\(page)")
    #expect(page.contains("</i>on track, by 2030</span>"))
    #expect(page.contains("milestones: 1 missed, 1 on track"))
    #expect(page.contains("<option value=\"missed\">missed (1)</option>") && !page.contains("on track (1)"))
  }

  @Test("a report takes the place of no file that is read", arguments: ["--measured", "--baseline"])
  func outputs(_ option: String) throws {
    let folder = try TemporaryFolder(["a.plan": FirstScreenTests.sound, "x.txt": "kept"])
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    let file = "\(folder.path)/x.txt"
    let code = console.run(["check", "\(folder.path)/a.plan", option, file, "--output", "csv=\(file)"])
    #expect(code == 2 && console.errors.contains("which is read"), "\(console.errors)")
    #expect(try folder.text("x.txt") == "kept")
  }
}
