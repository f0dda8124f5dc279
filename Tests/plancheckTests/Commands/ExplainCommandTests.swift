import Foundation
import TargetDSL
import TargetEngine
import Testing

@testable import plancheck

@Suite("Explaining a target")
struct ExplainCommandTests {
  private static let plans = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "plans").path()

  private func console() -> ReportConsole {
    ReportConsole { path, options in TrackingPipeline(options: options).track(path) }
  }

  private func run(_ words: String...) -> (code: Int32, output: String, errors: String) {
    let console = console()
    let code = console.run(words)
    return (code, console.output, console.errors)
  }

  /// A plan on its sample data, read once.
  private struct Tracked {
    let plan: TrackedPlan
    var judgement: PlanJudgement { plan.judgement }
    var report: PlanReport { plan.report }

    init(_ name: String) throws {
      let folder = plans + "/" + name
      var options = TrackingPipeline.Options()
      options.data = .folder(folder + "/sample")
      let result = TrackingPipeline(options: options).track("\(folder)/\(name).plan")
      let judgement = try #require(result.judgement)
      plan = TrackedPlan(
        judgement: judgement, report: ReportBuilder.report(judgement, sampleNotice: nil),
        source: result.source)
    }

    func explanation(_ target: Int, listing states: Set<RowState> = []) -> TargetExplanation {
      TargetExplanation(plan, target: target, listing: states, limit: 10_000)
    }
  }

  /// The analyst's question: for each unmet goal on a share, which cooperatives to visit.
  @Test("names for every unmet share of the sample run the rows that do not do what it asks")
  func sampleOfLaiChau() throws {
    let tracked = try Tracked("laichau")
    var explained = 0
    for (index, (target, judged)) in zip(tracked.judgement.plan.targets, tracked.judgement.targets)
      .enumerated()
    {
      let unmet = judged.clauses.filter {
        [.missed, .slow, .farBehind, .worsening].contains($0.finding.verdict)
      }
      guard target.measure.type == .share, let clause = unmet.first, unmet.count == judged.clauses.count,
        let value = clause.finding.value, case .share(let counts) = value.value.attainable
      else { continue }
      let wantsMore = target.clauses[clause.clause].bound.wantsMore == true
      let rows = ExplainedRows(
        explanation: tracked.explanation(index, listing: [.failing]), language: .english)
      let (bytes, count, omitted) = rows.csv(limit: 10_000)
      #expect(count == (wantsMore ? counts.b : counts.a), "\(target.name)")
      #expect(omitted == 0)
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").dropFirst()
      #expect(lines.allSatisfy { $0.contains(",failing,") })
      explained += 1
    }
    #expect(explained > 2)
  }

  @Test(
    "tells every target of the plans in both languages",
    arguments: ["daknong", "khanhhoa", "kiengiang", "laichau"])
  func everyTarget(_ name: String) throws {
    let tracked = try Tracked(name)
    for (index, target) in tracked.judgement.plan.targets.enumerated() {
      let explanation = tracked.explanation(index)
      for language in Language.allCases {
        let page = ExplanationText(explanation: explanation, style: ReportStyle(language: language)).render()
        #expect(page.hasPrefix(target.name))
        // Every bound of the target is told, unless its year has not begun.
        for entry in explanation.entries where !entry.report.isUnbegunYear {
          #expect(page.contains(entry.report.bound.phrase.text(in: language)), "\(target.name)")
        }
      }
    }
  }

  @Test("takes the kind of rows beside `--rows` or leaves it out")
  func rowsOption() throws {
    let options = [ExplainTarget.rows]
    let bare = try ParsedArguments.parse(["weak", "--rows", "plans"], options: options)
    #expect(bare.operands == ["weak", "plans"])
    #expect(bare.has(ExplainTarget.rows))
    #expect(bare.value(ExplainTarget.rows) == "")
    let named = try ParsedArguments.parse(["weak", "--rows", "unknown", "plans"], options: options)
    #expect(named.operands == ["weak", "plans"])
    #expect(named.value(ExplainTarget.rows) == "unknown")
    #expect(ExplainTarget.rows.usage == "--rows [failing|unknown|all]")
    #expect(throws: UsageError.self) {
      try ParsedArguments.parse(["--rows=failling"], options: options)
    }
  }

  @Test("leaves codes what they are")
  func codes() throws {
    let (code, output, _) = run("explain", "p0301")
    #expect(code == 0)
    #expect(output.contains("P0301"))
    #expect(run("explain", "P01").errors.contains("there is no code `P01`"))
    #expect(run("explain", "p2030", Self.plans + "/laichau").errors.contains("there is no code `p2030`"))
  }

  @Test("gives the pace that was judged, step by step, at both ends")
  func pace() throws {
    let (_, output, _) = run(
      "explain", "women_directors", Self.plans + "/daknong", "--data", Self.plans + "/daknong/sample")
    #expect(output.contains("time gone           547 of 8\u{A0}036 days = 6.8%"))
    #expect(output.contains("at worst: "))
    #expect(output.contains("at best: "))
  }
}
