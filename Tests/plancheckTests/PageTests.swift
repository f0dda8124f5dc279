import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// What the pages say, beside the JSON of the same run.
@Suite("Pages") struct PageTests {
  private func run(_ files: [String: String], _ words: String...) throws -> String {
    let folder = try TemporaryFolder(files)
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    let code = console.run([words[0], folder.path] + words.dropFirst())
    #expect(code < 2, "\(console.errors)")
    return console.output
  }

  private static let goals = """
    plan demo
      issued 2021-01-01
    table shops
      column id text key
      column founded date
      column linked_with_firm yes/no
    target linked "Cửa hàng liên kết" = share of shops where linked_with_firm
      baseline 2021: 0%
      by 2024: at least 50%
        source "II.1" says "ít nhất 50%"
      by 2030: at least 75%
        source "II.2" says "ít nhất 75%"
    target young "Cửa hàng mới" = count of shops where founded in 2022..2024
      baseline 2021: 0
      by 2030: at least about 20 within 5%
    target rule "Quy tắc" = count of shops where founded > 2030-01-01
      always: none
    target untold "Chưa đo" = stated in %
      owner "Sở Công Thương"
      by 2030: more than 60%
        source "III" says "trên 60%"
      note "chưa có nguồn"

    """
  private static let files = [
    "demo.plan": goals,
    "data/2024/shops.csv":
      "id,founded,linked_with_firm\na,2022-05-01,yes\nb,2023-01-01,no\nc,2020-01-01,no\nd,2020-01-01,no\n",
  ]

  /// The words of a page without its markup.
  private func words(_ page: String) -> String {
    var text = ""
    var isTag = false
    for character in page {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
      } else if !isTag {
        text.append(character)
      }
    }
    return text.replacing("\u{A0}", with: " ")
  }

  @Test("the first screen counts each goal once, and no goal is both lost and still to be reached")
  func firstLook() throws {
    let page = try run(PageTests.files, "check", "--format", "html")
    let text = words(page)
    #expect(text.contains("3 goals with 4 milestones · 1 rule about the data"))
    #expect(page.contains("<title>1 missed; 1 unmeasured; 1 far behind</title>"), "\(text.prefix(4000))")
    #expect(text.contains("Missed: 1 goal"))
    let cards =
      page.split(separator: "class=\"cards\"").dropFirst().first?.split(separator: "</ul>").first ?? ""
    #expect(cards.contains("Cửa hàng mới"))
    #expect(!cards.contains("Cửa hàng liên kết"))
    #expect(text.contains("at least 75% by 2030: "))
  }

  @Test("what is needed is told in words, not in those of the plan language")
  func neededInWords() throws {
    let document = try JSONValue(Array(try run(PageTests.files, "check", "--format", "json").utf8))
    let targets = document["plans"]?.array?.first?["targets"]?.array ?? []
    let needed = targets.flatMap { $0["clauses"]?.array ?? [] }.compactMap { $0["needed"]?["text"]?.string }
    #expect(
      needed == [
        "1 more shop where linked with firm", "2 more shops where linked with firm",
        "17 more shops where the year of founded is from 2022 to 2024",
      ])
    let text = words(try run(PageTests.files, "check", "--format", "html"))
    #expect(text.contains("at least about 20 (from 19)"))
    for code in ["linked_with_firm", "2022..2024", "within"] {
      #expect(!text.split(separator: "footer").joined().contains(code + " "), "\(code)")
    }
  }

  @Test("a goal without a value keeps its bound, deadline, owner, note and the words of its document")
  func unmeasured() throws {
    let page = try run(PageTests.files, "check", "--format", "html")
    let text = words(page)
    for said in ["by 2030: more than 60%", "III: “trên 60%”", "Sở Công Thương", "chưa có nguồn"] {
      #expect(text.contains(said), "\(said)")
    }
    #expect(page.contains("data-owner=\"Sở Công Thương\" data-due=\"2030-12-31\""))
  }

  @Test("each milestone of a goal keeps its words, and filters find it by each of its deadlines")
  func milestones() throws {
    let page = try run(PageTests.files, "check", "--format", "html")
    let text = words(page)
    #expect(text.contains("II.1: “ít nhất 50%”") && text.contains("II.2: “ít nhất 75%”"))
    #expect(page.contains("data-due=\"2030-12-31;2024-12-31\""))
    #expect(page.contains("<option value=\"2024-12-31\">"))
  }

  @Test(
    "numbers of any size are drawn",
    arguments: ["90_000_000_000_000_000", "99_000_000_000_000_000_000_000_000_000", "0.000_000_000_000_001"])
  func sizes(_ number: String) throws {
    let plan =
      "plan h\n  issued 2021-01-01\nunit VND\ntarget big = stated in VND\n  reported 2024: \(number) VND\n  by 2030: at least 5 VND\n"
    let page = try run(["h.plan": plan], "check", "--format", "html")
    #expect(page.contains("class=\"bullet\""))
    #expect(try !run(["h.plan": plan], "history", "--format", "html").isEmpty)
  }

  @Test("a value that is only known to be more than a number has no point, and no line leads to it")
  func openValues() throws {
    let plan = """
      plan o
        issued 2021-01-01
      target x = stated
        baseline 2020: 10
        reported 2022: 12
        reported 2024: more than 20
        by 2030: more than 40

      """
    let page = try run(["o.plan": plan], "check", "--format", "html")
    let picture =
      page.split(separator: "class=\"path\"").dropFirst().first?.split(separator: "</svg>").first ?? ""
    #expect(picture.split(separator: "class=\"dot\"").count - 1 == 2)
    #expect(picture.split(separator: "class=\"interval\"").count - 1 == 1)
    let course = picture.split(separator: "class=\"course\" points=\"").dropFirst().first?.prefix {
      $0 != "\""
    }
    #expect(course?.split(separator: " ").count == 2)
  }

  @Test("the comparison shows the values, bounds and verdicts of its JSON")
  func comparison() throws {
    let table = "table shops\n  column id text key\n"
    func plan(_ name: String, _ bound: Int) -> String {
      "plan \(name)\n  issued 2021-01-01\n  place \"\(name.uppercased())\"\n\(table)"
        + "target n \"Có \(bound) cửa hàng\" = count of shops\n  by 2030: at least \(bound)\n"
    }
    let files = [
      "a/a.plan": plan("a", 5), "b/b.plan": plan("b", 9), "a/data/2024/shops.csv": "id\nx\ny\n",
      "b/data/2024/shops.csv": "id\nx\ny\nz\n",
    ]
    let document = try JSONValue(Array(try run(files, "compare", "--format", "json").utf8))
    let page = try run(files, "compare", "--format", "html")
    let text = words(page)
    let entries = document["shared"]?.array?.first?["entries"]?.array ?? []
    #expect(entries.map { $0["value"]?["low"]?.string } == ["2", "3"])
    for entry in entries {
      let (low, display) = (entry["value"]?["low"]?.string ?? "?", entry["value"]?["display"]?.string ?? "?")
      #expect(page.contains("<data value=\"\(low)|\(low)\">\(display)</data>"))
      #expect(text.contains("\(entry["bound"]?.string ?? "?"), by 2030"))
      #expect(text.contains((entry["verdict"]?.string ?? "?").replacing("_", with: " ")))
      #expect(text.contains(entry["needed"]?.string.map { "\($0) more shops" } ?? "?"))
      #expect(entry["file"]?.string?.hasSuffix(".plan") == true)
    }
    #expect(page.contains("A: 2 (2024), goal at least 5; B: 3 (2024), goal at least 9"))
  }
}

/// What needs attention, and what stands behind a value, is on the page.
@Suite("Pages tell all") struct PageTellsAllTests {
  @Test("goals that are due and that nobody can tell have a card that says why") func dueAndOpen() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target open "Chưa rõ" = stated
        reported 2023: between 5 and 15
        by 2023: at least 10
      target gone "Không ai đo" = stated
        by 2022: at least 3
      target fine "Tốt" = stated
        reported 2023: 9
        by 2023: at least 3

      """
    ])
    let page = place.run("check", "--format", "html")
    let cards =
      page.split(separator: "Due, but nobody can tell: 2 goals").dropFirst().first?.split(separator: "</ul>")
      .first ?? ""
    #expect(
      cards.contains("Chưa rõ") && cards.contains("it is only known to be between 5 and 15"), "\(cards)")
    #expect(cards.contains("Không ai đo"), "\(cards)")
    #expect(!cards.contains("Tốt"))
    #expect(
      place.run("check", "--format", "html", "--lang", "vi").contains(
        "Đã đến hạn mà chưa kết luận được: 2 mục tiêu"))
  }

  @Test("why another reading has no value is told") func readings() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      table shops
        column id text key
      target goal "Mục tiêu" = stated
        reading "theo sổ" = count of shops
        reported 2023: 5
        by 2030: at least 10

      """
    ])
    let why = try #require(
      try place.json("check").target("goal")?["clauses"]?.array?.first?["readings"]?.array?.first?["why"]?
        .string)
    let page = place.run("check", "--format", "html")
    #expect(page.contains("<td>\(HTMLText.escaped(why))</td>"), "\(why)")
  }

  @Test("a total has the way of its sums, and each of them in a table") func sums() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target built "Xây mới" = stated
        reported 2021: 3
        reported 2022: 5
        reported 2023: 4
        total 2021..2025: at least 20

      """
    ])
    let sums = try place.json("check").target("built")?["clauses"]?.array?.first?["sums"]?.array ?? []
    #expect(sums.map { $0["low"]?.string } == ["3", "8", "12"])
    let page = place.run("check", "--format", "html")
    #expect(page.contains("Values: 3 (2021); 8 (2022); 12 (2023)"))
    #expect(page.contains("The sum so far"))
    for sum in ["3", "8", "12"] { #expect(page.contains("<data value=\"\(sum)|\(sum)\">\(sum)</data>")) }
  }

  @Test("a later milestone without a value is not said to be before the one that is drawn")
  func laterMilestone() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target goal "Mục tiêu" = stated
        reported 2022: 12
        by 2022: at least 10
        by 2024: at least 20
      target other = stated
        reported 2025: 1
        by 2030: at least 10

      """
    ])
    let page = place.run("check", "--format", "html")
    #expect(!page.contains("unmeasured before"), "\(page)")
    #expect(page.contains("unmeasured, by 2024"))
  }

  @Test("one thing is one, also where its name goes on, and what is to fall is not asked to grow")
  func words() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      table tasks
        column id text key
        column due date
        column done yes/no
      population tasks_due_2023 = tasks where year of due = 2023
      target finished = share of tasks_due_2023 where done
        by 2024: at least 50%

      """,
      "data/2024/tasks.csv": "id,due,done\na,2023-01-01,no\nb,2023-01-02,no\n",
    ])
    #expect(place.run("check").contains("1 more task due 2023 where done"))
  }
}
