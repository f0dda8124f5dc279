import Synchronization
import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("Which files a check reads")
struct PlanFinderTests {
  private func found(_ folder: TemporaryFolder, _ names: String...) -> (files: [String], problems: [String]) {
    let result = PlanFinder.find(names.map { "\(folder.path)/\($0)" })
    let prefix = folder.path + "/"
    return (
      result.files.map { String($0.path.dropFirst(prefix.count)) + ($0.isNamed ? " (named)" : "") },
      result.problems.map { problem in
        (problem.message.english + (problem.hint.map { "; " + $0.english } ?? "")).replacing(prefix, with: "")
          .replacing(folder.path, with: ".")
      }
    )
  }

  @Test("in a folder every plan below it, but not data, samples and hidden folders, whatever the order")
  func folders() throws {
    let folder = try TemporaryFolder([
      "b/b.plan": "x", "a/a.plan": "x", "a/data/d.plan": "x", "a/sample/s.plan": "x", "a/.git/g.plan": "x",
      "a/notes.txt": "x", ".hidden.plan": "x",
    ])
    #expect(found(folder, "b", "a").files == ["a/a.plan", "b/b.plan"])
    #expect(found(folder, "a", ".", "a/./a.plan").files == ["a/a.plan (named)", "b/b.plan"])
  }

  @Test("says clearly what is not there")
  func problems() throws {
    let folder = try TemporaryFolder(["daknong/daknong.plan": "x", "empty/notes.txt": "x"])
    #expect(
      found(folder, "daknon").problems == ["cannot read `daknon`: it does not exist; did you mean `daknong`?"]
    )
    #expect(
      found(folder, "daknong/daknog.plan").problems == [
        "cannot read `daknong/daknog.plan`: it does not exist; did you mean `daknong/daknong.plan`?"
      ])
    #expect(
      found(folder, "empty").problems == [
        "the folder `empty` holds no plan; a plan is a file that ends in `.plan`"
      ])
    #expect(
      found(folder, "empty/notes.txt").problems == [
        "`empty/notes.txt` is not a plan file: its name does not end in `.plan`"
      ])
  }
}

@Suite("Exit codes of a check")
struct CheckCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(["a.plan": "plan a", "empty.plan": ""]) }

  private func run(_ console: ReportConsole, _ words: String...) -> Int32 {
    console.run(["check", "\(folder.path)/a.plan"] + words)
  }

  private func console(_ verdict: Verdict, isDue: Bool) throws -> ReportConsole {
    let plan = try ReportFixture.plan()
    // A plan of which nothing was measured fails by itself.
    let value = DatedValue(
      date: .endOf(year: 2025), year: 2025,
      value: MeasuredValue(interval: ValueInterval(.one), attainable: .everything), origin: .rows)
    let clause = ReportFixture.entry(
      0, .by(.endOf(year: 2030)), isDue: isDue,
      Finding(verdict: verdict, value: verdict == .unmeasured ? nil : value))
    let judgement = PlanJudgement(
      plan: plan, asOf: CalendarDate.endOf(year: 2025),
      targets: [TargetJudgement(verdict: verdict, worst: nil, clauses: [clause])])
    return ReportConsole { _, _ in
      TrackingPipeline.Result(judgement: judgement, problems: [], sampleNotice: nil, isVocabulary: false)
    }
  }

  @Test("are 1 for what is missed, or due and without a verdict, and 0 for what is still to come")
  func verdicts() throws {
    for verdict in Verdict.allCases {
      let failsWhenDue: Set<Verdict> = [.missed, .undetermined, .unmeasured, .notApplicable]
      #expect(
        run(try console(verdict, isDue: true)) == (failsWhenDue.contains(verdict) ? 1 : 0), "\(verdict)")
      #expect(
        run(try console(verdict, isDue: false)) == ([.missed, .unmeasured].contains(verdict) ? 1 : 0),
        "\(verdict)")
    }
  }

  @Test("are widened by `--fail-on` and quietened by `--warn-only`")
  func rules() throws {
    #expect(run(try console(.slow, isDue: false), "--fail-on", "behind") == 1)
    #expect(run(try console(.farBehind, isDue: false), "--fail-on", "behind") == 1)
    #expect(run(try console(.onTrack, isDue: false), "--fail-on", "behind,unmeasured") == 0)
    #expect(run(try console(.unmeasured, isDue: false), "--fail-on=behind,unmeasured") == 1)
    #expect(run(try console(.farBehind, isDue: false), "--fail-on", "far_behind") == 1)
    #expect(run(try console(.missed, isDue: true), "--warn-only") == 0)
  }

  @Test("are 2 for a wrong plan, 3 for a broken data file, and the greatest wins")
  func problems() throws {
    func code(_ kinds: [DiagnosticKind], judged: Bool) throws -> Int32 {
      let judgement = judged ? try ReportFixture.judgement() : nil
      let problems = kinds.map { kind in
        Diagnostic(kind, at: .file("x", line: 1, column: 1), Phrase(en: "m", vi: "m"))
      }
      return run(
        ReportConsole { _, _ in
          TrackingPipeline.Result(
            judgement: judgement, problems: problems, sampleNotice: nil, isVocabulary: false)
        })
    }
    func kind(_ code: String, _ severity: Severity, _ subject: DiagnosticKind.Subject) -> DiagnosticKind {
      DiagnosticKind(
        code, severity, subject: subject, Phrase(en: "t", vi: "t"), explanation: Phrase(en: "e", vi: "e"),
        example: .plan(""))
    }
    let plan = kind("P0301", .error, .plan)
    let data = kind("P0801", .error, .data)
    #expect(try code([plan], judged: false) == 2)
    #expect(try code([data], judged: true) == 3)
    #expect(try code([plan, data], judged: false) == 3)
    #expect(try code([kind("P0701", .warning, .plan)], judged: true) == 1)
    #expect(try code([kind("P0802", .warning, .data)], judged: true) == 1)
    #expect(try code([], judged: false) == 2)
  }

  @Test("are 2 for a file that is empty or holds only vocabulary, when it is named")
  func vocabulary() throws {
    let console = ReportConsole { _, _ in
      TrackingPipeline.Result(judgement: nil, problems: [], sampleNotice: nil, isVocabulary: true)
    }
    #expect(run(console) == 2)
    #expect(console.errors.contains("holds no plan, only words for other plans; name a plan that uses it"))
    let empty = ReportConsole { _, _ in
      TrackingPipeline.Result(judgement: nil, problems: [], sampleNotice: nil, isVocabulary: true)
    }
    #expect(empty.run("check", "\(folder.path)/empty.plan") == 2)
    #expect(empty.errors.contains("is empty"))
    let inFolder = ReportConsole { _, _ in
      TrackingPipeline.Result(judgement: nil, problems: [], sampleNotice: nil, isVocabulary: true)
    }
    #expect(inFolder.run("check", folder.path) == 2)
  }

  @Test("`--only` keeps some targets, and names the nearest to one that is not there")
  func only() throws {
    let console = try ReportConsole.ofFixture()
    #expect(run(console, "--only", "good_fair_share") == 0)
    #expect(console.output.contains("good_fair_share"))
    #expect(!console.output.contains("weak"))
    let wrong = try ReportConsole.ofFixture()
    #expect(run(wrong, "--only", "good_fair_shar") == 2)
    #expect(
      wrong.errors.hasSuffix("no plan has a target `good_fair_shar`; did you mean `good_fair_share`?\n"))
  }

  @Test("hands its options to the pipeline")
  func options() throws {
    try folder.write("", to: "data/x")
    try folder.write("", to: "m.csv")
    let judgement = try ReportFixture.judgement()
    let seen = Mutex<TrackingPipeline.Options?>(nil)
    let console = ReportConsole { _, options in
      seen.withLock { $0 = options }
      return TrackingPipeline.Result(
        judgement: judgement, problems: [], sampleNotice: nil, isVocabulary: false)
    }
    _ = run(
      console, "--as-of", "2024-02", "--data", "\(folder.path)/data", "--measured", "\(folder.path)/m.csv",
      "--threads", "3", "--root", folder.path)
    let options = try #require(seen.withLock { $0 })
    #expect(options.asOf?.description == "2024-02-29")
    #expect(options.data == .folder("\(folder.path)/data"))
    #expect(options.measuredFiles == ["\(folder.path)/m.csv"])
    #expect(options.threads == 3)
    #expect(options.root == folder.path)
  }

  @Test("several outputs are written at once, each whole")
  func outputs() throws {
    let console = try ReportConsole.ofFixture()
    let code = run(
      console, "--output", "json=\(folder.path)/r.json", "--output", "tap=\(folder.path)/r.tap", "--format",
      "csv")
    #expect(code == 1)
    #expect(try folder.text("r.json").hasPrefix("{"))
    #expect(try folder.text("r.tap").hasPrefix("TAP version 14\n1..4\n"))
    #expect(console.output.hasPrefix("\u{FEFF}record,plan,"))
    #expect(try names(inFolder: folder.path) == ["a.plan", "empty.plan", "r.json", "r.tap"])
    let nowhere = try ReportConsole.ofFixture()
    #expect(run(nowhere, "--output", "tap=\(folder.path)/no/where.tap") == 2)
    #expect(nowhere.errors.contains("it does not exist"))
  }

  @Test("a baseline lets known failures pass, and fails on worse ones and on entries that are out of date")
  func ratchet() throws {
    let file = "\(folder.path)/known.json"
    let first = try ReportConsole.ofFixture()
    #expect(run(first, "--baseline", file) == 2)
    #expect(first.errors.contains("`--update-baseline` makes one"))

    #expect(run(try ReportConsole.ofFixture(), "--baseline", file, "--update-baseline") == 0)
    let written = try folder.text("known.json").split(separator: "\n", omittingEmptySubsequences: false)
    // The way from here to the plan of the fixture, which is another one on every machine.
    #expect(
      written.count { $0.contains("\"file\": \"") && $0.hasSuffix("plans/daknong/daknong.plan\",") } == 2)
    #expect(
      written.filter { !$0.contains("\"file\"") }.joined(separator: "\n") == """
        {
          "schema": "plancheck/baseline/1",
          "entries": [
            {
              "plan": "daknong",
              "target": "members",
              "when": "by 2025",
              "bound": "at least 4_200 people",
              "verdict": "undetermined"
            },
            {
              "plan": "daknong",
              "target": "weak",
              "when": "by 2024",
              "bound": "less than 15%",
              "verdict": "missed",
              "groups": [
                "Cư Jút"
              ]
            }
          ]
        }

        """)
    let known = try ReportConsole.ofFixture()
    #expect(run(known, "--baseline", file) == 0)
    #expect(known.output.contains("known: the baseline lists it"))

    // A verdict that was worse is out of date; one that was better, or a new group, is a failure.
    let text = try folder.text("known.json")
    func code(_ old: String, _ new: String) throws -> Int32 {
      try folder.write(text.replacing(old, with: new), to: "known.json")
      return run(try ReportConsole.ofFixture(), "--baseline", file)
    }
    #expect(try code("\"undetermined\"", "\"missed\"") == 1)
    #expect(try code("\"undetermined\"", "\"unmeasured\"") == 1)
    #expect(try code("Cư Jút", "Đắk Song") == 1)
    #expect(try code("by 2024", "by 2023") == 1)
    try folder.write("{ not json", to: "known.json")
    let broken = try ReportConsole.ofFixture()
    #expect(run(broken, "--baseline", file) == 2)
    #expect(broken.errors.contains("is not a baseline of plancheck (line 1)"))
  }
}
