import TargetDSL
import Testing

@testable import TargetEngine

/// Values beside that of an earlier year. The levels are worked out apart, with Python's fractions.
@Suite("A change since an earlier year") struct ChangeTests {
  struct Row: CustomTestStringConvertible {
    let bound: String
    let earlier: String
    let value: String
    let verdict: Verdict
    var unit = "ha"

    init(_ bound: String, _ earlier: String, _ value: String, _ verdict: Verdict, _ unit: String = "ha") {
      (self.bound, self.earlier, self.value, self.verdict, self.unit) = (bound, earlier, value, verdict, unit)
    }

    var testDescription: String { "\(bound): \(earlier) to \(value)" }
  }

  static let table: [Row] = [
    // A percentage, on both sides of its edge and on it.
    Row("up by at least 7% since 2020", "100 ha", "107 ha", .met),
    Row("up by at least 7% since 2020", "100 ha", "106.999999999 ha", .missed),
    Row("up by more than 7% since 2020", "100 ha", "107 ha", .missed),
    Row("up by more than 7% since 2020", "100 ha", "107.0000001 ha", .met),
    Row("up by at most 7% since 2020", "100 ha", "107 ha", .met),
    Row("up by at most 7% since 2020", "100 ha", "108 ha", .missed),
    Row("up by at most 7% since 2020", "100 ha", "20 ha", .met),
    Row("up by less than 7% since 2020", "100 ha", "107 ha", .missed),
    Row("up by exactly 7% since 2020", "100 ha", "107 ha", .met),
    Row("up by exactly 7% since 2020", "100 ha", "107.1 ha", .missed),
    Row("up by from 5 to 7% since 2020", "100 ha", "105 ha", .met),
    Row("up by from 5 to 7% since 2020", "100 ha", "104.9 ha", .missed),
    Row("up by from 5 to 7% since 2020", "100 ha", "200 ha", .met),
    // Compounded: 1.07^5 = 1.4025517307, 0.95^5 = 0.7737809375.
    Row("up by at least 7% per year since 2020", "100 ha", "140.25517307 ha", .met),
    Row("up by at least 7% per year since 2020", "100 ha", "140.25517306 ha", .missed),
    Row("down by at least 5% per year since 2020", "100 ha", "77.37809375 ha", .met),
    Row("down by at least 5% per year since 2020", "100 ha", "77.37809376 ha", .missed),
    // 1.0655^10 has 2000^10 below the line.
    Row("up by at least 6.55% per year since 2015", "1 ha", "1.885968959249243757295128269 ha", .missed),
    Row("up by at least 6.55% per year since 2015", "1 ha", "1.8859689592492437572951282691 ha", .met),
    // Down: a rise is a negative fall.
    Row("down by at most 2% since 2020", "100 ha", "98 ha", .met),
    Row("down by at most 2% since 2020", "100 ha", "97.9 ha", .missed),
    Row("down by at most 2% since 2020", "100 ha", "150 ha", .met),
    Row("down by less than 2% since 2020", "100 ha", "98 ha", .missed),
    Row("down by more than 2% since 2020", "100 ha", "98 ha", .missed),
    Row("down by from 1 to 1.5% since 2020", "100 ha", "99 ha", .met),
    Row("down by from 1 to 1.5% since 2020", "100 ha", "90 ha", .met),
    Row("down by at least 100% since 2020", "100 ha", "0 ha", .met),
    // Amounts, each year's and the whole.
    Row("up by at least 10 ha since 2020", "100 ha", "110 ha", .met),
    Row("up by at least 10 ha since 2020", "100 ha", "109.9 ha", .missed),
    Row("up by at least 10 ha per year since 2020", "100 ha", "150 ha", .met),
    Row("up by at least 10 ha per year since 2020", "100 ha", "149 ha", .missed),
    Row("up by at least 10 ha since 2020", "-20 ha", "-10 ha", .met),
    Row("up by at least 10 ha since 2020", "0 ha", "10 ha", .met),
    // Points, and a percentage of a percentage.
    Row("up by at least 5 points since 2020", "40%", "45%", .met, "%"),
    Row("up by at least 5 points since 2020", "40%", "44.9%", .missed, "%"),
    Row("up by at least 5% of it since 2020", "40%", "42%", .met, "%"),
    Row("up by at least 5% of it since 2020", "40%", "41.9%", .missed, "%"),
    Row("down by from 1 to 1.5 points per year since 2020", "10%", "5%", .met, "%"),
    Row("down by from 1 to 1.5 points per year since 2020", "10%", "5.1%", .missed, "%"),
    // Times.
    Row("at least 1.5 times 2020", "100 ha", "150 ha", .met),
    Row("at least 1.5 times 2020", "100 ha", "149.9 ha", .missed),
    Row("more than 1.5 times 2020", "100 ha", "150 ha", .missed),
    Row("at most 1.5 times 2020", "100 ha", "150 ha", .met),
    Row("exactly 2 times 2020", "100 ha", "200 ha", .met),
    Row("from 1.5 to 2 times 2020", "100 ha", "300 ha", .met),
    Row("from 1.5 to 2 times 2020", "100 ha", "140 ha", .missed),
    // Nothing to take a percentage of.
    Row("up by at least 7% since 2020", "0 ha", "10 ha", .unmeasured),
    Row("up by at least 7% since 2020", "-5 ha", "10 ha", .unmeasured),
    Row("at least 1.5 times 2020", "0 ha", "10 ha", .unmeasured),
    Row("up by at least 7% since 2020", "between 0 ha and 5 ha", "10 ha", .undetermined),
    Row("up by at least 7% since 2020", "at most 5 ha", "10 ha", .undetermined),
    // Of two intervals each end takes the worst of the other.
    Row("up by at least 10% since 2020", "between 90 ha and 100 ha", "110 ha", .met),
    Row("up by at least 10% since 2020", "between 90 ha and 100 ha", "109 ha", .undetermined),
    Row("up by at least 10% since 2020", "between 90 ha and 100 ha", "98 ha", .missed),
    Row(
      "up by at least 10% since 2020", "between 90 ha and 100 ha", "between 99 ha and 110 ha", .undetermined),
    Row("up by at least 10 ha since 2020", "between 90 ha and 100 ha", "between 110 ha and 120 ha", .met),
    Row("up by at least 10 ha since 2020", "between 90 ha and 100 ha", "between 95 ha and 99 ha", .missed),
    Row("up by at least 10 ha since 2020", "more than 90 ha", "100 ha", .missed),
    Row("up by more than 10 ha since 2020", "less than 90 ha", "100 ha", .met),
    Row("down by at least 10% since 2020", "between 90 ha and 100 ha", "81 ha", .met),
    Row("down by at least 10% since 2020", "between 90 ha and 100 ha", "91 ha", .missed),
  ]

  @Test(arguments: table) func decides(_ row: Row) throws {
    let year = row.bound.hasSuffix("2015") ? "2015" : "2020"
    let plan = try planOf(
      """
        baseline \(year): \(row.earlier)
        reported 2025: \(row.value)
        by 2025: \(row.bound)
      """, measure: "stated in \(row.unit)")
    #expect(try plan.judged().finding().verdict == row.verdict)
  }

  @Test("each year is told from the year before, or from a named one") func eachYear() throws {
    let plan = try planOf(
      """
        baseline 2020: 100 ha
        reported 2021: 110 ha
        reported 2022: 115 ha
        reported 2023: 130 ha
        each year 2021..2025: up by at least 10%
        each year 2021..2025: up by at least 10 ha per year since 2020
      """)
    let verdicts = try plan.judged().targets[0].clauses.map(\.finding.verdict)
    // 110/100, 115/110, 130/115; 2024 and 2025 have not come.
    #expect(verdicts[0..<5] == [.met, .missed, .met, .pending, .pending])
    #expect(verdicts[5...] == [.met, .missed, .met, .pending, .pending])
  }

  @Test("the earlier value is the baseline of its year, else the last of it, never a later one")
  func reference() throws {
    let stated = try planOf(
      """
        baseline 2020: 100 ha
        reported 2021: 50 ha
        reported 2025: 120 ha
        by 2025: up by at least 10% since 2020
        by 2025: up by at least 10% since 2021
        by 2025: up by at least 10% since 2019
      """)
    let clauses = try stated.judged().targets[0].clauses
    #expect(clauses.map(\.finding.verdict) == [.met, .met, .unmeasured])
    #expect(
      clauses.map { $0.finding.change?.reference.value.interval.low?.description } == ["100", "50", nil])

    let rows = AnsweredRows([
      "2020-06-30": value("90"), "2020-12-31": value("95"), "2021": value("10"), "2025": value("110"),
    ])
    let measured = try planOf(
      "  by 2025: up by at least 15 ha since 2020", measure: "sum of area over shops")
    #expect(try measured.judged(rows: rows).finding().verdict == .met)
    let differing = try planOf(
      "  baseline 2020: 100 ha\n  by 2025: up by at least 15 ha since 2020", measure: "sum of area over shops"
    )
    let finding = try differing.judged(rows: rows).finding()
    #expect(finding.verdict == .missed)
    #expect(finding.remarks.contains(Remark(.referenceDiffers(2020))))
  }

  @Test("what is said of the earlier value says of which year, unless it names the year") func remarks()
    throws
  {
    var earlier = value("95")
    earlier.remarks = [
      Remark(Phrase(verbatim: "2020 is taken from a later snapshot"), namingYear: 2020),
      Remark(Phrase(verbatim: "2020 Ltd is left out")),
    ]
    let plan = try planOf("  by 2025: up by at least 15 ha since 2020", measure: "sum of area over shops")
    let finding = try plan.judged(rows: AnsweredRows(["2020": earlier, "2025": value("110")])).finding()
    let said = finding.remarks.map(\.text.english)
    #expect(said.contains("2020 is taken from a later snapshot"))
    #expect(said.contains("of 2020: 2020 Ltd is left out"))
  }

  @Test("pace starts at the end of the named year") func pace() throws {
    // From 100 to 150 in ten years; 5 years on: half of the way is 125.
    for (value, verdict): (String, Verdict) in [
      ("125 ha", .onTrack), ("118 ha", .slow), ("105 ha", .farBehind), ("99 ha", .worsening),
      ("150 ha", .met),
    ] {
      let plan = try planOf(
        "  baseline 2020: 100 ha\n  reported 2025: \(value)\n  by 2030: up by at least 50% since 2020")
      let finding = try plan.judged().finding()
      #expect(finding.verdict == verdict, "\(value)")
      if verdict == .farBehind {
        #expect(finding.needed?.amount == number("45"))
        #expect(finding.needed?.perYear == number("9"))
        // The leap years 2024 and 2028 are days of the way.
        #expect(finding.pace?.low == number("3652/18260"))
      }
    }
  }

  @Test("with `per year` a value that keeps up with its own year is on track") func yearly() throws {
    // 1.1^2 = 1.21; on a straight line to 1.1^10 = 2.5937424601 it would be far behind.
    for (value, verdict): (String, Verdict) in [("121 ha", .onTrack), ("120.9 ha", .slow)] {
      let plan = try planOf(
        "  baseline 2020: 100 ha\n  reported 2022: \(value)\n  by 2030: up by at least 10% per year since 2020"
      )
      #expect(try plan.judged().finding().verdict == verdict, "\(value)")
    }
  }

  @Test("before the named year has ended nothing is told") func ahead() throws {
    let plan = try planOf("  reported 2024: 5 ha\n  by 2030: up by at least 50% since 2025")
    #expect(try plan.judged().finding().verdict == .pending)
    let undated = try planOf(
      "  baseline 2020: 4 ha\n  reported 2024: 5 ha\n  undated: up by at least 50% since 2020")
    #expect(try undated.judged().finding().verdict == .pending)
  }

  @Test("a deadline within a year, and a leap day") func withinYear() throws {
    let plan = try planOf(
      "  baseline 2023: 100 ha\n  reported 2024-02-29: 110 ha\n  by 2024-02-29: up by at least 10% since 2023"
    )
    #expect(try plan.judged().finding().verdict == .met)
  }

  @Test("groups are told from their own earlier values") func groups() throws {
    let rows = AnsweredRows(["2020", "2025"]) { request in
      let values = request.date == day("2020") ? ["10", "20"] : ["12", "21"]
      return .groups(
        zip(["A", "B"], values).map { GroupOutcome(group: $0, outcome: .measured(value($1))) })
    }
    let plan = try planOf(
      "  for each district\n  by 2025: up by at least 10% since 2020", measure: "sum of area over shops")
    let clause = try plan.judged(rows: rows).targets[0].clauses[0]
    #expect(clause.finding.verdict == .missed)
    #expect(clause.groups.map { "\($0.group) \($0.finding.verdict)" } == ["B missed", "A met"])
  }
}
