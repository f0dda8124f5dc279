import TargetDSL
import Testing

@testable import plancheck

/// What is told of goals by groups: how many hold, how many are asked, what each lacks.
@Suite("Goals by groups") struct GroupRequirementTests {
  /// Of four districts A has 3 good shops of 4, B 2, C 1 and one not known, D none.
  private static let files = [
    "demo.plan": """
    plan demo
      issued 2021-01-01
    table districts
      column id text key
    table shops "cửa hàng"
      column id text key
      column district refers to districts
      column good yes/no
    target most "Phần lớn" = share of shops where good
      for at least 75% of district
      by 2024: at least 50%
      by 2030: at least 60%
    target each_of_them "Mỗi nơi" = share of shops where good
      for each district
      by 2024: at least 10%

    """,
    "data/2024/districts.csv": "id\nA\nB\nC\nD\n",
    "data/2024/shops.csv": """
    id,district,good
    1,A,yes
    2,A,yes
    3,A,yes
    4,A,no
    5,B,yes
    6,B,yes
    7,B,no
    8,B,no
    9,C,yes
    10,C,
    11,C,no
    12,C,no
    13,D,no
    14,D,no
    15,D,no
    16,D,no

    """,
  ]

  @Test(
    "so many groups are met and so many are asked: on the page, at a terminal, in history and in a comparison"
  )
  func requirement() throws {
    let place = try Workspace(GroupRequirementTests.files)
    let clauses = try place.json("check").target("most")?["clauses"]?.array ?? []
    #expect(clauses.map { $0["groupsHeld"]?["needed"]?.integer } == [3, 3])
    let due = "2 to 3 of 4 groups met, at least 3 needed"
    let ahead = "1 of 4 groups met, at least 3 needed"
    for command in ["check", "history"] {
      for format in ["text", "html"] {
        let text = place.run(command, "--format", format)
        #expect(text.contains(due) && text.contains(ahead), "\(command) \(format): \(text)")
      }
    }
    #expect(place.run("check").contains("at least 3 are needed, 0 to 1 more"))
    #expect(place.run("check", "--format", "html").contains("needs 2 more groups"))
    let vietnamese = place.run("check", "--format", "html", "--lang", "vi")
    #expect(vietnamese.contains("2 đến 3 trên 4 nhóm đạt, cần ít nhất 3"))
    #expect(vietnamese.contains("cần thêm 2 nhóm"))
    let csv = place.run("history", "--format", "csv")
    #expect(csv.split(separator: "\r\n").first?.contains("groups_needed") == true)
  }

  @Test("each group has what it needs and what is not known of it, in the table of the page") func needs()
    throws
  {
    let page = try Workspace(GroupRequirementTests.files).run("check", "--format", "html")
    #expect(page.contains("needs 2 more shops"))
    #expect(page.contains("1 row is not known; at least 1 would have to be filled in to decide"))
  }

  @Test("the weakest group stands first, also among those that are met") func order() throws {
    let page = try Workspace(GroupRequirementTests.files).run("check", "--format", "html")
    let table = page.split(separator: "data-name=\"each_of_them\"").last ?? ""
    let places = ["D", "C", "B", "A"].compactMap {
      table.firstRange(of: "<th scope=\"row\">\($0)</th>")?.lowerBound
    }
    #expect(places.count == 4)
    #expect(places == places.sorted())
  }

  @Test("a comparison says how many groups are met, not a dash") func compared() throws {
    var files: [String: String] = [:]
    for name in ["a", "b"] {
      for (path, text) in GroupRequirementTests.files {
        files["\(name)/\(path)"] = text.replacing("plan demo", with: "plan \(name)")
      }
    }
    for format in ["text", "html"] {
      let text = try Workspace(files).run("compare", "--format", format)
      #expect(text.contains("1 of 4 groups met, at least 3 needed"), "\(text)")
      #expect(text.contains("3 of 4 groups met"), "\(text)")
    }
  }
}
