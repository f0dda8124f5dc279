import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("Plans side by side")
struct ComparisonTests {
  private func comparison(_ plans: ComparisonBuilder.Plan...) -> PlanComparison {
    ComparisonBuilder(plans: plans).comparison()
  }

  private func text(_ comparison: PlanComparison) -> String {
    ReportFixture.text(ComparisonReport(comparison: comparison, style: ReportStyle()).render(.text))
  }

  @Test("call what they share in the reader's language, whichever plan stands first")
  func titles() throws {
    let measure = "share of cooperatives where rating = good\n  by 2030: more than 60%\n"
    let one = try ReportProvince.plan("one", "One", "target good \"Good cooperatives\" = " + measure)
    let other = try ReportProvince.plan("other", "Other", "target tốt \"Hợp tác xã tốt\" = " + measure)
    for plans in [[one, other], [other, one]] {
      let found = comparison(
        try ReportProvince.judged(plans[0], [38...38]), try ReportProvince.judged(plans[1], [45...45]))
      #expect(found.shared.map(\.title.english) == ["Good cooperatives"])
      #expect(found.shared.map(\.title.vietnamese) == ["Hợp tác xã tốt"])
    }
  }

  @Test("share a measure where it means the same, whatever it is called")
  func sameMeaning() throws {
    let daknong = try ReportProvince.plan(
      "daknong", "Đắk Nông",
      """
      population rated = cooperatives where rating in { good, fair }
      target good "Tốt, khá" = share of cooperatives where rating in { good, fair }
        by 2030: more than 60%
        by 2045: more than 90%
      target all_rated = count of rated
        by 2030: at least 5
      """)
    let laichau = try ReportProvince.plan(
      "laichau", "Lai Châu",
      """
      target quality = share of cooperatives where rating = good or rating = fair
        by 2025: at least 50%
      """)
    let found = comparison(
      try ReportProvince.judged(daknong, [38...38, nil]), try ReportProvince.judged(laichau, [45...45]))
    #expect(found.shared.map(\.title.english) == ["Tốt, khá"])
    #expect(
      text(found) == """
        Đắk Nông: plans/daknong/daknong.plan, as of 2024
        Lai Châu: plans/laichau/laichau.plan, as of 2024

        Tốt, khá
          share of cooperatives where rating in { good, fair }
                       Đắk Nông                       Lai Châu
          goal         more than 60%, by 2030         at least 50%, by 2025
          other goals  more than 90%, by 2045 (slow)
          value        38% (2024)                     45% (2024)
          gap          22 points short                5 points short
          pace         pace 50%                       pace 50%
          verdict      slow                           slow
          rank         2                              1
          ambition     +3.8 points a year             +6.7 points a year
          achieved     +4.0 points a year             +7.5 points a year
          1 is the greatest value

        """)
  }

  @Test("say in one line how goals that look alike differ")
  func lookAlikes() throws {
    let daknong = try ReportProvince.plan(
      "daknong", "Đắk Nông",
      """
      target good "Đạt loại tốt, khá" = share of organisations where rating in { good, fair }
        by 2030: more than 60%
      target strong = count of cooperatives where rating = good
        by 2030: at least 10
      """)
    let camranh = try ReportProvince.plan(
      "khanhhoa", "Cam Ranh, Khánh Hòa",
      """
      target quality "Loại khá, tốt" = share of cooperatives where rating in { good, fair }
        by 2030: from 60 to 70%
      target weak = count of cooperatives where rating = weak
        by 2030: none
      """)
    let found = comparison(
      try ReportProvince.judged(daknong, [nil, nil]), try ReportProvince.judged(camranh, [nil, nil]))
    #expect(found.shared.isEmpty)
    #expect(
      found.lookAlikes.map(\.difference.english) == [
        "Đắk Nông counts organisations, Cam Ranh counts cooperatives; Đắk Nông more than 60% by 2030, Cam Ranh from 60 to 70% by 2030"
      ])
    #expect(text(found).contains("No measure is shared by two of these plans."))
  }

  @Test("a shared measure may be another reading of a goal, and is then marked as one")
  func readings() throws {
    let daknong = try ReportProvince.plan(
      "daknong", "Đắk Nông",
      """
      target good = share of organisations where rating in { good, fair }
        by 2030: more than 60%
        reading "cooperatives only" = share of cooperatives where rating in { good, fair }
      """)
    let laichau = try ReportProvince.plan(
      "laichau", "Lai Châu",
      """
      target quality = share of cooperatives where rating in { good, fair }
        by 2025: at least 50%
      """)
    let found = comparison(
      try ReportProvince.judged(daknong, [nil]), try ReportProvince.judged(laichau, [nil]))
    #expect(found.shared.first?.entries.map(\.reading) == ["cooperatives only", nil])
    #expect(text(found).contains("read as  “cooperatives only” (good)"))
  }

  @Test(
    "rank surely where values are apart, and between places where they overlap",
    arguments: [
      ([10...10, 20...20, 30...30], ["3", "2", "1"]), ([10...10, 10...10, 5...5], ["1", "1", "3"]),
      ([10...20, 15...30, 5...5], ["1–2", "1–2", "3"]),
      ([0...100, 50...50, 60...60], ["1–3", "2–3", "1–2"]),
    ])
  func ranks(values: [ClosedRange<Int>], ranks: [String]) {
    let intervals: [ValueInterval?] = values.map {
      ValueInterval(low: Rational($0.lowerBound), high: Rational($0.upperBound))
    }
    let found = intervals.indices.map { index in
      Ranking.rank(of: index, among: intervals, wantsMore: true).map {
        $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
      }
    }
    #expect(found == ranks)
  }

  @Test("the command needs two plans, and prints every format")
  func command() throws {
    let folder = try TemporaryFolder(["a/a.plan": "x", "b/b.plan": "x"])
    let plan = try ReportProvince.plan(
      "daknong", "Đắk Nông", "target good = share of cooperatives where rating = good\n  by 2030: all")
    let judgement = try ReportProvince.judged(plan, [38...38]).judgement
    func run(_ words: String...) -> (code: Int32, console: ReportConsole) {
      let console = ReportConsole { _, _ in
        TrackingPipeline.Result(judgement: judgement, problems: [], sampleNotice: nil, isVocabulary: false)
      }
      return (console.run(["compare"] + words), console)
    }
    let alone = run("\(folder.path)/a")
    #expect(alone.code == 2)
    #expect(alone.console.errors == "plancheck: a comparison needs at least two plans\n")
    let json = run(folder.path, "--format", "json")
    #expect(json.code == 0)
    let document = try JSONValue(Array(json.console.output.utf8))
    let entry = document["shared"]?.array?.first?["entries"]?.array?.first
    #expect(entry?["bound"]?.string == "all")
    #expect(entry?["value"]?["low"]?.string == "0.38")
    #expect(run(folder.path, "--format", "csv").console.output.hasPrefix("record,measure,"))
    #expect(
      run(folder.path, "--format", "markdown").console.output.contains(
        "| goal | all, by 2030 | all, by 2030 |"))
  }

  @Test("what was missed on the way is told beside the goal that is ahead, in every format")
  func milestones() throws {
    func plan(_ name: String, _ value: String) -> String {
      """
      plan \(name)
        place "\(name)"
        issued 2021-01-01
      indicator rate = stated in %
        baseline 2020: 50%
        reported 2023: \(value)%
      target goal_share = rate
        by 2022: at least 55%
        by 2023: at least 70%
        by 2030: at least 80%

      """
    }
    let place = try Workspace(["a.plan": plan("a", "66"), "b.plan": plan("b", "71")])
    for format in ["text", "markdown", "html"] {
      let text = place.run("compare", "--format", format)
      #expect(text.contains("at least 70%, by 2023 (missed)"), "\(text)")
      #expect(text.contains("at least 70%, by 2023 (met)"), "\(text)")
    }
    let rows = place.run("compare", "--format", "csv").split(separator: "\r\n")
    #expect(
      rows.map { $0.split(separator: ",").last ?? "" }.contains {
        $0.hasSuffix("by 2023: at least 70%: missed")
      })
  }
}
