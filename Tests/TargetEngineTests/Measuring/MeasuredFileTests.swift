import TargetDSL
import Testing

@testable import TargetEngine

/// The file of measured values that another engine writes.
@Suite("A file of measured values") struct MeasuredFileTests {
  private func plan() throws -> CheckedPlan {
    try compiled(
      """
      plan demo "Demo"
      unit VND
      table districts
        column name text key
      table shops
        column id text key
        column district refers to districts
      indicator income = stated in million VND
      indicator tỷ_lệ = stated in %
      target jobs = stated
        by 2030: at least 1
      target rich = income
        by 2030: at least 1 million VND
      target rate = tỷ_lệ
        by 2030: at least 1%
      target everywhere = count of shops
        for each district
        by 2030: at least 1
      """)
  }

  private func read(_ text: String) throws -> (lines: [MeasuredLine], problems: [Diagnostic]) {
    readMeasuredFile(SourceFile(path: "m.csv", text: text), plan: try plan())
  }

  private let header = "indicator,date,group,low,high,source\n"

  @Test("numbers are exact, in the measure's own scale, blank is unbounded") func numbers() throws {
    let (lines, problems) = try read(
      header + """
        jobs,2023,,316,316,office
        jobs,2024-06,,,20,
        income,2023-06-30,,52.6,,"a ""quoted"" page"
        tỷ_lệ,2024,,121/316,0.5,
        tỷ_lệ,2025,,0.1,,
        """)
    #expect(problems.map(\.message.english) == [])
    #expect(lines.map(\.value.date) == ["2023", "2024-06-30", "2023-06-30", "2024", "2025"].map(day))
    #expect(
      lines.map(\.value.value)
        == ["316", "[0, 20]", "[52600000, )", "[121/316, 1/2]", "[1/10, 1]"].map(interval))
    #expect(lines.map(\.value.source) == ["office", nil, "a \"quoted\" page", nil, nil])
    #expect(lines.map(\.value.isCount) == [true, true, false, false, false])
  }

  @Test("separators, line ends, a BOM and the order of columns are free") func forms() throws {
    for text in [
      "\u{FEFF}indicator;date;low;high\r\njobs;2023;1;2\r\n", "indicator\tdate\tlow\thigh\njobs\t2023\t1\t2",
      "High, Low ,DATE,indicator\n2,1,2023,jobs\n\n",
      "\"indicator\",\"date\",\"low\",\"high\"\n\"jobs\",2023,1,\"2\"\n",
    ] {
      let (lines, problems) = try read(text)
      #expect(problems.map(\.message.english) == [])
      #expect(lines.map(\.value.value) == [interval("[1, 2]")])
    }
    // A name in decomposed letters is the same name.
    #expect(try read(header + "ty\u{309}_lê\u{323},2023,,0.1,0.1,\n").lines.count == 1)
  }

  @Test(
    "what is wrong stands at its place, and the other lines are used",
    arguments: [
      ("job,2023,,1,1,", "P0914", 1, "did you mean `jobs`?"), ("jobs,31/12/2023,,1,1,", "P0915", 6, nil),
      ("jobs,2023,,1e2,1,", "P0916", 12, nil), ("jobs,2023,,1,1 000,", "P0916", 14, nil),
      ("tỷ_lệ,2023,,48%,48%,", "P0916", 13, nil), ("tỷ_lệ,2023,,48,48,", "P0917", 13, nil),
      ("jobs,2023,,-1,1,", "P0917", 12, nil), ("jobs,2023,,2,1,", "P0917", 12, nil),
      ("jobs,2023,,1/0,1,", "P0916", 12, nil), ("jobs,2023,,,,", "P0918", 12, nil),
      ("jobs,2023,1,1,", "P0912", 1, nil),
    ] as [(String, String, Int, String?)])
  func problems(line: String, code: String, column: Int, offer: String?) throws {
    let (lines, problems) = try read(header + line + "\njobs,2024,,5,5,\n")
    #expect(problems.map(\.code) == [code])
    #expect(problems.map(\.place) == [.file("m.csv", line: 2, column: column)])
    #expect(problems.first?.fixes.first?.offer.english == offer)
    #expect(lines.map(\.value.date.year) == [2024])
  }

  @Test("a header that is wrong leaves nothing to use") func headers() throws {
    for (text, part) in [
      ("", "empty"), ("indicator,date,lo,high\njobs,2023,1,1", "column “lo” holds is not known"),
      ("indicator,date,low\njobs,2023,1", "lacks `high`"),
      ("low,low,high,date,indicator\n", "says the same as “low”"),
    ] {
      let (lines, problems) = try read(text)
      #expect(lines.isEmpty && problems.map(\.code) == ["P0911"])
      #expect(problems.first?.message.english.contains(part) == true)
    }
    #expect(
      try read("indicator,date,lo,high\n").problems.first?.fixes.first?.offer.english == "did you mean `low`?"
    )
  }

  @Test("broken quoting ends the reading there") func quotes() throws {
    let open = try read(header + "jobs,2023,,1,1,\njobs,2024,,1,1,\"x\n")
    #expect(open.lines.count == 1 && open.problems.map(\.place) == [.file("m.csv", line: 3, column: 16)])
    let after = try read(header + "jobs,2023,,\"1\"2,1,\n")
    #expect(after.problems.map(\.code) == ["P0913"])
  }

  // MARK: Groups

  private func groups(_ lines: String, rows: AnsweredRows? = nil) throws -> (
    points: [[String]], remarks: [String], problems: [Diagnostic]
  ) {
    let file = SourceFile(path: "m.csv", text: header + lines)
    let (values, problems) = measure(try plan(), rows: rows, measuredFiles: [file])
    let points = values.targets[3].main.points
    let shown = points.map { point -> [String] in
      guard case .groups(let groups) = point.answer else { return [] }
      return groups.map { group in
        guard case .measured(let value) = group.outcome else { return group.group }
        return "\(group.group) \(value.interval.low?.description ?? "")"
      }
    }
    return (shown, points.flatMap(\.remarks).map(\.text.english), problems)
  }

  @Test("groups of a file decide nothing where no rows list them") func groupsAlone() throws {
    let result = try groups("everywhere,2023,B,1,1,\neverywhere,2023,A,2,2,\neverywhere,2024,A,3,3,\n")
    #expect(result.points == [[], []] && result.problems.map(\.code) == ["P0836"])
  }

  @Test("rows come first, group by group, and spell the groups") func groupsBesideRows() throws {
    let rows = AnsweredRows(["2023"]) { _ in
      .groups([
        GroupOutcome(group: "Cư Jút", outcome: .measured(value("5"))),
        GroupOutcome(group: "Krông Nô", outcome: .missing(Phrase(verbatim: "broken"))),
      ])
    }
    let result = try groups(
      "everywhere,2023,CƯ  JÚT,6,6,\neverywhere,2023,krông nô,7,7,\neverywhere,2023,Cư Jut,1,1,\n", rows: rows
    )
    #expect(result.points == [["Cư Jút 5", "Krông Nô 7"]])
    #expect(
      result.remarks == ["Cư Jút: the measured value says 6, which does not agree with 5 from the rows"])
    #expect(result.problems.map(\.code) == ["P0835"])
    #expect(result.problems.first?.place == .file("m.csv", line: 4, column: 1))
    #expect(result.problems.first?.fixes.map(\.offer.english) == ["did you mean “Cư Jút”?"])
  }

  @Test("a value without a group says nothing of groups, and one with a group nothing of the whole")
  func unused()
    throws
  {
    #expect(try groups("everywhere,2023,,1,1,\n").problems.map(\.code) == ["P0919"])
    #expect(try groups("jobs,2023,Cư Jút,1,1,\n").problems.map(\.code) == ["P0919"])
  }
}
