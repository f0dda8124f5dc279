import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

/// The line that `--watch` says after it has judged again.
@Suite("What changed between two reports") struct WatchTests {
  private func report(_ reported: String, bound: String = "at least 50", extra: String = "") throws -> Report
  {
    let text = """
      plan demo
        issued 2021-01-01
      target shops "Cửa hàng" = stated
        baseline 2021: 10
        reported 2024: \(reported)
        by 2025: \(bound)
      \(extra)

      """
    let folder = try TemporaryFolder(["demo.plan": text])
    let found = TrackingPipeline(options: .init()).track("\(folder.path)/demo.plan")
    let judgement = try #require(found.judgement, "\(found.problems)")
    return Report(
      plans: [ReportBuilder.report(judgement, values: found.values, sampleNotice: nil)].map { plan in
        // The same plan in another folder is the same plan.
        PlanReport(
          name: plan.name, identity: plan.identity, label: plan.label, document: plan.document,
          place: plan.place, file: "demo.plan", line: plan.line, asOf: plan.asOf,
          sampleNotice: plan.sampleNotice, territory: plan.territory, targets: plan.targets)
      }, unjudged: [], problems: [], obsoleteEntries: [])
  }

  private func line(_ old: Report, _ new: Report) -> String {
    Changes(from: old, to: new).lines.map(\.english).joined(separator: " | ")
  }

  @Test("a verdict is told before a value, nothing where nothing is another")
  func verdictsAndValues() throws {
    let slow = try report("30")
    #expect(line(slow, slow) == "judged again: no verdict, value or bound changed")
    #expect(line(slow, try report("40")) == "shops: slow → on track")
    #expect(line(slow, try report("35")) == "shops: 30 → 35 (slow)")
    #expect(line(try report("40"), try report("50")) == "shops: on track → met")
    #expect(
      Changes(from: slow, to: try report("40")).lines.map(\.vietnamese) == ["shops: chậm → đúng tiến độ"])
  }

  @Test("a target that is new or gone is named, the worst first") func newAndGone() throws {
    let more = "target other = stated\n  reported 2024: 1\n  by 2024: at least 2"
    let (one, two) = (try report("30"), try report("30", extra: more))
    #expect(line(one, two) == "other: new, missed")
    #expect(line(two, one) == "other is gone")
    #expect(line(one, try report("40", extra: more)) == "other: new, missed | shops: slow → on track")
  }

  @Test("a plan that is gone, or has lost all its goals, is told") func vanished() throws {
    let before = try report("30")
    var (without, empty) = (before, before)
    without.plans = []
    #expect(line(before, without) == "demo is gone, with 1 goal")
    empty.plans[0].targets = []
    #expect(line(before, empty) == "shops is gone")
  }

  @Test("groups that changed are told, although the verdict of all is the same") func groups() throws {
    func report(_ weak: String) throws -> Report {
      let folder = try TemporaryFolder([
        "demo.plan": """
        plan demo
        table districts
          column name text key
        table shops
          column id text key
          column district refers to districts
        target in_each = count of shops for each district
          by 2024: at least 3

        """,
        "data/2024/districts.csv": "name\nA\nB\n",
        "data/2024/shops.csv": "id,district\n" + weak,
      ])
      let found = TrackingPipeline(options: .init()).track("\(folder.path)/demo.plan")
      let judgement = try #require(found.judgement, "\(found.problems)")
      let plan = ReportBuilder.report(judgement, values: found.values, sampleNotice: nil)
      return Report(
        plans: [
          PlanReport(
            name: plan.name, identity: plan.identity, label: plan.label, document: plan.document,
            place: plan.place,
            file: "demo.plan", line: plan.line, asOf: plan.asOf, sampleNotice: nil, territory: nil,
            targets: plan.targets)
        ], unjudged: [], problems: [], obsoleteEntries: [])
    }
    let (one, two) = (try report("1,A\n2,B\n"), try report("1,A\n2,A\n3,B\n"))
    #expect(line(one, one) == "judged again: no verdict, value or bound changed")
    #expect(line(one, two) == "in_each by 2024: 2 missed; weakest: A, 1 → 2 missed; weakest: B, 1")
    let three = try report("1,A\n2,A\n3,A\n4,B\n")
    #expect(line(two, three) == "in_each by 2024: 2 missed; weakest: B, 1 → 1 missed, 1 met; weakest: B, 1")
    let four = try report("1,A\n2,A\n3,A\n4,A\n5,B\n")
    #expect(line(three, four) == "in_each by 2024: A: 3 → 4")
  }

  private func error(_ message: String, line: Int) throws -> Diagnostic {
    let kind = try #require(DiagnosticKind.all.first { $0.severity == .error })
    return Diagnostic(kind, at: .file("demo.plan", line: line, column: 1), Phrase(verbatim: message))
  }

  @Test("a plan that cannot be judged is named with its first error, again where it breaks in another way")
  func unjudged() throws {
    let before = try report("30")
    func broken(_ errors: Diagnostic...) -> Report {
      var report = before
      report.unjudged = [UnjudgedPlan(file: "demo.plan", problems: errors)]
      return report
    }
    let (one, two) = (broken(try error("no word", line: 3)), broken(try error("no number", line: 3)))
    #expect(line(before, one) == "demo.plan cannot be judged: line 3: no word")
    #expect(line(one, one) == "judged again: no verdict, value or bound changed")
    #expect(line(one, two) == "demo.plan still cannot be judged: line 3: no number")
    let moved = broken(try error("no word", line: 4), try error("no number", line: 2))
    #expect(line(one, moved) == "demo.plan still cannot be judged: line 2: no number (and 1 more error)")
    #expect(line(one, before) == "demo.plan can be judged")
  }

  @Test("a bound, a milestone and a deadline that change are told, also where no verdict does")
  func bounds() throws {
    let slow = try report("30")
    #expect(line(slow, try report("30", bound: "at least 51")) == "shops by 2025: at least 50 → at least 51")
    let other = try report("30", extra: "  by 2027: at least 400")
    #expect(line(slow, other) == "shops by 2027: new, at least 400: far behind")
    #expect(line(other, slow) == "shops by 2027: is gone")
    let later = try report("30", extra: "  by 2028: at least 400")
    #expect(line(other, later) == "shops: by 2027 → by 2028")
    let years = try report("30", extra: "  each year 2021..2024: at least 1")
    let stricter = try report("30", extra: "  each year 2021..2024: at least 2")
    #expect(line(years, stricter) == "shops each year 2021 … each year 2024: at least 1 → at least 2")
    // Beside another verdict it is told as well.
    #expect(
      line(slow, try report("30", bound: "at least 20"))
        == "shops: slow → met; by 2025: at least 50 → at least 20")
  }

  @Test("a value of an earlier day, and one that looks the same, are told") func values() throws {
    func of(_ reported: String) throws -> Report {
      try report("30", extra: "  reported 2022: \(reported)")
    }
    #expect(line(try of("15"), try of("16")) == "shops 2022: 15 → 16")
    #expect(line(try report("30"), try of("16")) == "shops 2022: – → 16")
  }

  @Test("two plans of one name are told apart by their files") func oneName() throws {
    let (slow, fast) = (try report("30"), try report("40"))
    func both(_ first: Report, _ second: Report) -> Report {
      var plan = second.plans[0]
      plan = PlanReport(
        name: plan.name, identity: plan.identity, label: plan.label, document: plan.document,
        place: plan.place, file: "b/demo.plan", line: plan.line, asOf: plan.asOf, sampleNotice: nil,
        territory: nil, targets: plan.targets)
      var report = first
      report.plans.append(plan)
      return report
    }
    #expect(line(both(slow, slow), both(slow, fast)) == "b/demo.plan: shops: slow → on track")
    #expect(
      line(both(slow, slow), both(fast, fast))
        == "demo.plan: shops: slow → on track | b/demo.plan: shops: slow → on track")
  }
}

/// `--output FORMAT=FILE`.
@Suite("Files of reports") struct OutputFilesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "demo.plan": "plan demo\n  issued 2024\ntarget t = stated\n  reported 2024: 3\n  by 2030: at least 5\n",
      "data/2024/": "",
    ])
  }

  private func run(_ command: String, _ outputs: String...) -> (code: Int32, console: ReportConsole) {
    let console = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    let words = outputs.flatMap { output in
      let parts = output.split(separator: "=", maxSplits: 1)
      return ["--output", parts.count == 2 ? "\(parts[0])=\(folder.path)/\(parts[1])" : output]
    }
    return (console.run([command, "\(folder.path)/demo.plan"] + words), console)
  }

  @Test(
    "hold what the format prints", arguments: ["check json", "check html", "history csv", "history html"])
  func sameBytes(_ words: String) throws {
    let parts = words.split(separator: " ").map(String.init)
    let found = run(parts[0], "\(parts[1])=out.txt")
    #expect(found.code == 0, "\(found.console.errors)")
    let printed = ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
    _ = printed.run([parts[0], "\(folder.path)/demo.plan", "--format", parts[1]])
    #expect(try folder.text("out.txt") == printed.output)
    #expect(!printed.output.isEmpty)
  }

  @Test("never take the place of a plan, its data or another report")
  func refusals() throws {
    let plan = try folder.text("demo.plan")
    for (outputs, reason) in [
      (["json=demo.plan"], "would overwrite a plan or its data"),
      (["json=data/2024/x.csv"], "would overwrite a plan or its data"),
      (["json=a.txt", "html=./a.txt"], "two reports are to be written"),
      (["jsn=a.txt"], "does not know the format `jsn`"), (["a.txt"], "is written FORMAT=FILE"),
    ] {
      let found = outputs.count == 2 ? run("check", outputs[0], outputs[1]) : run("check", outputs[0])
      #expect(found.code == 2)
      #expect(found.console.errors.contains(reason), "\(found.console.errors)")
      #expect(found.console.output.isEmpty)
    }
    #expect(try folder.text("demo.plan") == plan)
  }
}
