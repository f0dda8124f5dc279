import TargetDSL
import Testing

@Suite("What was measured holds") struct StandingPartsTests {
  private static let plan = """
    plan demo
    table coops
      column id text key
      column rating one of { good, weak }
    population sound = coops where rating = good
    indicator sound_count = count of sound
    target all_of_them = count of coops
      by 2025: at least 1
      by 2030: at least 2
    target sound_count
      by 2030: at least 3

    """

  private func compiled(_ text: String) -> CompiledPlan {
    CompiledPlan.compile(path: "a.plan", reader: MemoryReader(files: ["a.plan": text]))
  }

  private func standing(
    from plan: String = plan, asOf: String = "2024-12-31", _ change: (String) -> String
  ) -> StandingParts {
    StandingParts(of: compiled(plan), in: compiled(change(plan)), asOf: CalendarDate(iso: asOf))
  }

  @Test func `where nothing changed, and moves with the text`() {
    let same = standing { $0 }
    #expect(same.lines == ["a.plan": [8: 8, 9: 9, 11: 11]])
    #expect(same.targets == ["all_of_them", "sound_count"] && same.populations == ["sound"])
    let moved = standing {
      "# one\n# two\n" + $0.replacing("  by 2030: at least 3", with: "  by 2030:  at least 3 # so")
    }
    #expect(moved.lines == ["a.plan": [8: 10, 9: 11, 11: 13]])
    #expect(moved.targets.count == 2)
  }

  @Test func `but for a goal that says something else`() {
    let changed = standing { $0.replacing("at least 2", with: "at least 20") }
    #expect(changed.lines == ["a.plan": [8: 8, 11: 11]])
    #expect(changed.targets == ["sound_count"])
    let measured = standing { $0.replacing("= count of coops", with: "= count of sound") }
    #expect(measured.lines == ["a.plan": [11: 11]])
  }

  @Test func `but for what rests on a declaration that changed`() {
    let changed = standing { $0.replacing("where rating = good", with: "where rating = weak") }
    #expect(changed.lines == ["a.plan": [8: 8, 9: 9]])
    #expect(changed.targets == ["all_of_them"] && changed.populations.isEmpty)
    let column = standing { $0.replacing("{ good, weak }", with: "{ good = \"tốt\", weak }") }
    #expect(column.targets.isEmpty && column.populations.isEmpty && column.tables.isEmpty)
  }

  @Test func `of facts of the data, those of what still says the same`() {
    var facts = MeasuredFacts()
    facts.rows = [.population("sound"): "2 rows", .table("coops"): "3 rows"]
    facts.sentences = [
      .table("coops"): ["in a file"], .column(table: "coops", "id"): ["known"], .target("sound_count"): ["2"],
      .target("all_of_them"): ["3"],
    ]
    facts.spellings = [.column(table: "coops", "rating"): [.init(text: "tốt", count: 2, category: "good")]]
    let same = facts.holding(standing { $0 })
    #expect(same.rows == facts.rows && same.sentences == facts.sentences)
    let rated = facts.holding(standing { $0.replacing("where rating = good", with: "where rating = weak") })
    #expect(Set(rated.rows.keys) == [.table("coops")])
    #expect(rated.sentences[.target("sound_count")] == nil && rated.sentences.count == 3)
    let column = facts.holding(standing { $0.replacing("{ good, weak }", with: "{ good = \"tốt\", weak }") })
    #expect(column.rows.isEmpty && column.sentences.isEmpty && column.spellings.count == 1)
  }

  @Test func `beside a goal that is being typed`() {
    let typed = standing { $0 + "target q = \n" }
    #expect(typed.targets == ["all_of_them", "sound_count"])
    let told = standing {
      $0.replacing("  by 2025: at least 1\n", with: "  by 2025: at least 1\n  note \"x\"\n")
    }
    #expect(told.targets.count == 2)
  }

  @Test func `as long as the plan is judged as of the same day`() {
    let plan = Self.plan + "target told = stated\n  reported 2024: 4\n  by 2030: at least 5\n"
    let others: Set = ["all_of_them", "sound_count"]
    let later = standing(from: plan) { $0.replacing("reported 2024", with: "reported 2026-03") }
    #expect(later.targets.isEmpty && later.lines.isEmpty && later.populations == ["sound"])
    #expect(standing(from: plan) { $0.replacing("  reported 2024: 4\n", with: "") }.targets.isEmpty)
    #expect(standing(from: plan) { $0.replacing("2024: 4", with: "2024: 3") }.targets == others)
    // A later snapshot had decided the day.
    let earlier = standing(from: plan, asOf: "2025-06-30") {
      $0.replacing("reported 2024", with: "reported 2023")
    }
    #expect(earlier.targets == others)
    #expect(
      standing(from: plan, asOf: "2025-06-30") { $0.replacing("reported 2024", with: "reported 2025") }
        .targets.isEmpty)
  }
}
