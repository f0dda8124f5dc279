import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// Pages with many groups or several plans: nothing that was measured is lost on them.
@Suite("Pages of many groups and plans") struct PageOfManyTests {
  private func run(_ files: [String: String], _ words: String...) throws -> (
    code: Int32, output: String, errors: String
  ) {
    let folder = try TemporaryFolder(files)
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    let code = console.run([words[0], folder.path] + words.dropFirst())
    return (code, console.output.replacing(folder.path + "/", with: ""), console.errors)
  }

  /// Communes with 0 to 6 shops each; the last by name has none.
  private static func communes(_ count: Int) -> [String: String] {
    let names = (0..<count).map { "Xã \(String(1000 + $0).dropFirst())" }
    let shops = names.enumerated().flatMap { place, name in
      (0..<((count - 1 - place) % 7)).map { "\(place)-\($0),\(name)\n" }
    }
    return [
      "communes.plan": """
      plan communes
      table communes
        column name text key
      table shops
        column id text key
        column commune refers to communes
      target in_each = count of shops for each commune
        by 2024: at least 6

      """,
      "data/2024/communes.csv": "name\n" + names.map { $0 + "\n" }.joined(),
      "data/2024/shops.csv": "id,commune\n" + shops.joined(),
    ]
  }

  @Test("every group has its value in a table, the weakest first and by name")
  func everyGroup() throws {
    let page = try run(PageOfManyTests.communes(500), "check", "--format", "html").output
    let table =
      page.split(separator: "class=\"groups\"").dropFirst().first?.split(separator: "</table>").first ?? ""
    let rows = table.split(separator: "<th scope=\"row\"").dropFirst()
    #expect(rows.count == 500)
    #expect(rows.allSatisfy { $0.contains("<data value=\"") })
    // Of 0 to 6 shops, only 6 are enough.
    let values = rows.compactMap {
      $0.split(separator: "<data value=\"").dropFirst().first?.first?.wholeNumberValue
    }
    #expect(values == values.sorted())
    #expect(rows.first?.contains("Xã 002") == true)
    #expect(page.contains("weakest: Xã 002, 0"))
    #expect(page.utf8.count < 300_000)
  }

  @Test("the terminal names the weakest groups, not the first by name") func weakestInText() throws {
    let text = try run(PageOfManyTests.communes(30), "check").output
    // So does the sentence of the judge.
    #expect(text.contains("missed in 26 of 30: Xã 001, Xã 008, Xã 015"), "\(text)")
    let named = text.split(separator: "\n").filter { $0.contains(": missed") }.map {
      $0.split(separator: ":")[0].drop { $0 == " " }
    }
    #expect(named.prefix(4) == ["Xã 001", "Xã 008", "Xã 015", "Xã 022"], "\(text)")
  }

  private static let unknownReference = [
    "u.plan": """
    plan u
      issued 2021-01-01
    target grown "Doanh thu" = stated
      reported 2024: 12345
      by 2030: up by at least 50% of it since 2020
    target untold = stated
      by 2030: at least 3

    """
  ]

  @Test("a value by which nothing can be judged still stands on the page") func valueWithoutVerdict() throws {
    let page = try run(PageOfManyTests.unknownReference, "check", "--format", "html").output
    #expect(page.contains("data-name=\"grown\" data-verdict=\"unmeasured\""))
    #expect(page.contains("<data value=\"12345|12345\">"))
    #expect(page.contains("Not measured: 1 goal<"))
    #expect(page.contains("there is no value for 2020"))
  }

  private static func plan(_ name: String, _ label: String) -> String {
    """
    plan \(name) "\(label)"
      issued 2021-01-01
    target jobs "Việc làm" = stated
      baseline 2021: 10
      reported 2024: 20
      by 2025: at least 50
      by 2030: at least 90
    target rule = stated
      always: at least 1

    """
  }

  @Test("plans of one label are told apart, by sight and by name") func oneLabel() throws {
    let files = [
      "a.plan": PageOfManyTests.plan("a", "Kế hoạch"), "b.plan": PageOfManyTests.plan("b", "Kế hoạch"),
    ]
    let page = try run(files, "check", "--format", "html").output
    #expect(page.contains("aria-labelledby=\"title-0 file-0\"") && page.contains("id=\"file-1\">b.plan<"))
    #expect(page.contains("<small>a.plan</small>") && page.contains("<small>b.plan</small>"))
    let placed = files.mapValues { $0.replacing("\n  issued", with: "\n  place \"Lai Châu\"\n  issued") }
    let first = try run(placed, "check", "--format", "html").output
    #expect(first.contains("Lai Châu, a<") && first.contains("Lai Châu, b<"))
    let history = try run(files, "history", "--format", "html").output
    #expect(history.contains("aria-labelledby=\"title-1 file-1\""))
  }

  @Test("the page of several plans begins with a bar of all goals") func barOfAll() throws {
    let page = try run(
      ["a.plan": PageOfManyTests.plan("a", "Một"), "b.plan": PageOfManyTests.plan("b", "Hai")], "check",
      "--format", "html"
    ).output
    let first = page.split(separator: "class=\"plans").first ?? ""
    #expect(first.contains("2 goals of 2 plans"))
    #expect(first.contains("<title>2 unmeasured</title>") == false)
    #expect(page.contains("class=\"whole\""))
    let start = try #require(page.firstRange(of: "class=\"whole\""))
    let overview = try #require(page.firstRange(of: "class=\"scroll plans\""))
    #expect(start.lowerBound < overview.lowerBound)
  }

  private static let broken = [
    "a.plan": plan("a", "Một"), "b.plan": plan("b", "Hai"),
    "c.plan": "plan c\ntarget t = stated\n  by 2030: at last 2\n",
  ]

  @Test(
    "a broken plan is named beside the others, which are written",
    arguments: [
      "compare html", "compare json", "compare text", "compare markdown", "history html", "history json",
      "history text",
    ])
  func broken(_ words: String) throws {
    let parts = words.split(separator: " ").map(String.init)
    let found = try run(PageOfManyTests.broken, parts[0], "--format", parts[1])
    #expect(found.code == 2)
    #expect(
      found.output.contains("c.plan") && found.output.contains("a.plan") && found.output.contains("b.plan"))
    #expect(found.errors.contains("P0201"))
  }

  @Test("where one plan is left of a comparison, it is written and the broken one is named")
  func onlyOneLeft() throws {
    var files = PageOfManyTests.broken
    files["b.plan"] = nil
    let found = try run(files, "compare")
    #expect(found.code == 2)
    #expect(found.output.contains("a.plan, as of 2024") && found.output.contains("c.plan: not judged"))
    files["a.plan"] = nil
    let none = try run(files, "compare")
    #expect(none.code == 2 && none.output.isEmpty)
  }

  @Test("the terminal counts goals, and says milestones and rules apart") func goalsAreCounted() throws {
    let text = try run(["a.plan": PageOfManyTests.plan("a", "Một")], "check").output.replacing(
      "\u{A0}", with: " ")
    #expect(
      text.contains(
        "1 goal: 1 slow; 2 milestones: 1 slow, 1 far behind; 1 rule about the data: 1 met; 1 of 1 goal can be told"
      )
        || text.contains("1 goal: "), "\(text)")
    let vietnamese = try run(["a.plan": PageOfManyTests.plan("a", "Một")], "check", "--lang", "vi").output
    #expect(
      vietnamese.contains("1 mục tiêu: ") && vietnamese.contains("2 mốc: ")
        && vietnamese.contains("1 quy tắc"))
  }

  @Test("history tells only what `--only` names") func only() throws {
    let found = try run(["a.plan": PageOfManyTests.plan("a", "Một")], "history", "--only", "jobs")
    #expect(found.code == 0 && found.output.contains("jobs") && !found.output.contains("rule"))
    let wrong = try run(["a.plan": PageOfManyTests.plan("a", "Một")], "history", "--only", "job")
    #expect(wrong.code == 2 && wrong.errors.contains("no plan has a target `job`"))
  }

  @Test("history counts the groups of a day in JSON and CSV") func groupCounts() throws {
    let json = try run(PageOfManyTests.communes(14), "history", "--format", "json").output
    let moment = try JSONValue(Array(json.utf8))["plans"]?.array?.first?["targets"]?.array?.first?["history"]?
      .array?.first
    #expect(moment?["groups"]?["missed"]?.integer == 12 && moment?["groups"]?["met"]?.integer == 2, "\(json)")
    let rows = try run(PageOfManyTests.communes(14), "history", "--format", "csv").output.split(
      separator: "\r\n")
    #expect(rows.first?.contains("file,groups,groups_met,") == true)
    #expect(rows.dropFirst().first?.contains("communes.plan,14,2,") == true, "\(rows)")
  }
}
