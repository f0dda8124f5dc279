import Testing

@Suite("Goals by groups, and two goals on one measure, side by side")
struct ComparisonOfGroupsTests {
  private func plan(_ name: String, _ goals: String) -> String {
    """
    plan \(name)
      place "\(name)"
      issued 2021-01-01
    table tasks
      column id text key
      column done yes/no
      column district refers to districts
    table districts
      column id text key
    \(goals)

    """
  }

  private func place(_ one: String, _ other: String) throws -> Workspace {
    var files: [String: String] = [:]
    for (name, goals) in [("a", one), ("b", other)] {
      files["\(name)/\(name).plan"] = plan(name, goals)
      files["\(name)/data/2023/tasks.csv"] = "id,done,district\n1,yes,d1\n2,no,d2\n3,yes,d3\n"
      files["\(name)/data/2023/districts.csv"] = "id\nd1\nd2\nd3\n"
    }
    return try Workspace(files)
  }

  private let share = "target done = share of tasks where done\n"

  @Test("one measure asked of other groups only looks alike, and it is said how it differs")
  func scopes() throws {
    let place = try place(
      share + "  for at least 80% of district\n  by 2023: at least 50%",
      share + "  for each district\n  by 2023: at least 50%")
    let text = place.run("compare")
    #expect(text.contains("Alike, but not comparable"), "\(text)")
    #expect(
      text.contains("a: asked of at least 80% of districts; b: asked of each of districts"), "\(text)")
    let vietnamese = place.run("compare", "--lang", "vi")
    #expect(vietnamese.contains("a: yêu cầu với ít nhất 80% trong số districts"), "\(vietnamese)")
  }

  @Test("how many groups hold is told to other programs, too") func groupsHeld() throws {
    let goal = share + "  for at least 80% of district\n  by 2023: at least 50%"
    let place = try place(goal, goal)
    let rows = place.run("compare", "--format", "csv")
    #expect(rows.contains("2 of 3 groups met, at least 3 needed"), "\(rows)")
    let json = place.run("compare", "--format", "json")
    #expect(json.contains("\"groupsHeld\""), "\(json)")
  }

  @Test("a second goal of a plan on one measure is told beside the first") func secondGoal() throws {
    let second = "target also = share of tasks where done\n  by 2023: at least 90%"
    let place = try place(share + "  by 2023: at least 50%\n" + second, share + "  by 2023: at least 40%")
    let text = place.run("compare")
    #expect(text.contains("at least 90%, by 2023 (missed)"), "\(text)")
  }
}
