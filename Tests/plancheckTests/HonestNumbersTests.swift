import TargetDSL
import Testing

@testable import plancheck

/// No number is told so that it seems to be another one.
@Suite("Honest numbers") struct HonestNumbersTests {
  @Test("a value beside its bound looks like neither it nor the other side, wherever it stands")
  func besideTheBound() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target goal_share "Tỷ lệ" = stated in %
        baseline 2021: 60%
        reported 2023: 69.9996%
        by 2023: at least 70%
        by 2030: at least 80%

      """
    ])
    let page = place.run("check", "--format", "html")
    let history = place.run("history", "--format", "html")
    for text in [
      place.run("check"), page, history, place.run("history"), place.run("history", "--format", "csv"),
      place.run("history", "--format", "json"),
    ] {
      #expect(text.contains("69.9996"), "\(text)")
      #expect(!text.contains("70.0%") && !text.contains(">70%<"), "\(text)")
    }
    // The title of the path says the same.
    #expect(page.contains("Values: 60% (2021); 69.9996% (2023)"))
    #expect(history.contains("<data value=\"0.699996|0.699996\">69.9996%</data>"))
  }

  @Test("a reason does not put a value on its bound") func reasons() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target goal_share = stated in %
        reported 2023: between 69.9996% and 71%
        by 2023: at least 70%

      """
    ])
    let why = try place.json("check").target("goal_share")?["clauses"]?.array?.first?["why"]?.string
    #expect(why == "it is only known to be between 69.9996% and 71%")
  }

  @Test("an open value is rounded alike in a row and in the reason below it") func openValues() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      table tasks
        column id text key
        column done yes/no
        column cost decimal
      indicator spent = sum of cost over tasks where done
      indicator left = sum of cost over tasks where not done
      target quotient = spent / left
        by 2023: at least 100%

      """,
      "data/2023/tasks.csv": "id,done,cost\n1,yes,3\n2,no,2\n3,no,1\n4,,1\n",
    ])
    for format in ["text", "html"] {
      let text = place.run("check", "--format", format)
      #expect(text.contains("75 to 133.3%"), "\(text)")
      #expect(text.contains("1 row is not known, so the value is between 75% and 133.3%"), "\(text)")
    }
  }

  @Test("a pace is rounded alike in a row and in the reason below it") func paces() throws {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      unit ha
      target forest = stated in ha
        baseline 2020: 0 ha
        reported 2023: between 10 and 40 ha
        by 2030: at least 100 ha

      """
    ])
    for format in ["text", "html"] {
      let text = place.run("check", "--format", format)
      #expect(text.contains("pace 33 to 133%"), "\(text)")
      #expect(text.contains("the pace lies between 33% and 133%: far behind or on track"), "\(text)")
    }
  }

  @Test("three values beside each other are three, however near") func beside() throws {
    func plan(_ name: String, _ value: String) -> String {
      """
      plan \(name) "Kế hoạch"
        place "\(name)"
        issued 2021-01-01
      indicator rate = stated in %
        reported 2023: \(value)%
      target goal_share "Tỷ lệ" = rate
        by 2030: at least 70%

      """
    }
    let place = try Workspace([
      "a.plan": plan("a", "69.9991"), "b.plan": plan("b", "69.9993"), "c.plan": plan("c", "69.9989"),
    ])
    for format in ["text", "html", "csv", "markdown"] {
      let text = place.run("compare", "--format", format)
      for value in ["69.9991%", "69.9993%", "69.9989%"] {
        #expect(text.contains(value), "\(format): \(text)")
      }
    }
  }

  @Test(
    "a small number is told to two digits that say something",
    arguments: [
      ("0.0000025", "0.0000025"), ("0.00000254", "0.0000025"), ("0.0052", "0.0052"), ("0.04", "0.04"),
      ("0.0577", "0.058"), ("0.0625", "0.063"),
      ("0.0417", "0.042"), ("0.25", "0.3"), ("5.04", "5.0"),
    ])
  func small(_ number: String, _ shown: String) throws {
    let parts = number.split(separator: ".")
    let scale = try #require(Rational.powerOfTen(parts[1].count))
    let digits = try #require(Int128(parts[0] + parts[1]))
    let value = try #require(Rational(digits, over: scale))
    #expect(ScaledNumber(value).shown(.plan, exactPlaces: 1) == shown)
  }

  @Test(
    "what is needed is rounded so that it is enough",
    arguments: [
      (5, 6, "0.84"), (37, 3, "12.4"), (5, 3, "1.7"), (1, 2, "0.5"), (1, 300, "0.0034"), (12, 1, "12"),
    ])
  func enough(_ top: Int128, _ bottom: Int128, _ shown: String) throws {
    let number = try #require(Rational(top, over: bottom))
    #expect(ScaledNumber(number).shownUp(.plan) == shown)
  }

  private func needed(_ stated: String, _ bound: String, unit: String = "") throws -> (
    text: String, yearly: String
  )? {
    let place = try Workspace([
      "a.plan": """
      plan a
        issued 2021-01-01
      target goal = stated\(unit)
        baseline 2021: 9\(unit == " in %" ? "%" : "")
        reported 2024: \(stated)
        by 2030: \(bound)

      """
    ])
    let needed = try place.json("check").target("goal")?["clauses"]?.array?.first?["needed"]
    return needed?["text"]?.string.map { ($0, needed?["perYear"]?.string ?? "") }
  }

  @Test("of an unknown value both what is needed at best and what is enough in any case are told")
  func atBestAndAtWorst() throws {
    #expect(try needed("20", "at least 25")?.text == "5 more for “goal”")
    #expect(try needed("between 10 and 20", "at least 25")?.text == "at least 5, at most 15 more for “goal”")
    #expect(
      try needed("between 30% and 60%", "at most 10%", unit: " in %")?.text
        == "at least 20, at most 50 points less")
    // The least is next to nothing.
    #expect(try needed("more than 10%", "at most 10%", unit: " in %")?.text == "at most 90 points less")
    #expect(
      try needed("at most 20%", "more than 20%", unit: " in %")?.text
        == "a little, at worst over 20 more points")
    // Nothing limits it: what is known is said.
    #expect(try needed("more than 10", "at most 10")?.text == "at least 1 fewer for “goal”")
    #expect(try needed("less than 20%", "at least 20%", unit: " in %")?.text == "at most 20 more points")
  }

  @Test(
    "a yearly step that is followed reaches the bound, and few things in many years are told with the years")
  func yearly() throws {
    #expect(try needed("20", "at least 25")?.yearly == "5 in 6 years")
    #expect(try needed("20%", "at least 25%", unit: " in %")?.yearly == "0.84 points a year")
    #expect(try needed("20", "at least 22")?.yearly == "1 every 3 years")
  }
}
