import TargetDSL
import TargetEngine

/// Finds the plans of a command line and has each tracked, in a fixed order.
struct PlanTracker {
  struct Tracked {
    let report: Report
    let judgements: [PlanJudgement]
    /// What stands outside any plan's text: a file that is no plan, a plan that gave nothing and no reason.
    let failures: [UsageError]
  }

  let invocation: Invocation
  let options: TrackingOptions

  /// With names of targets, findings in data that none of these reads are left out.
  func track(_ operands: [String], only names: Set<String> = []) throws(UsageError) -> Tracked {
    let found = PlanFinder.find(operands)
    var failures = found.problems
    if found.files.isEmpty, let first = failures.first, failures.count == 1 { throw first }
    var report = Report(plans: [], unjudged: [], problems: [], obsoleteEntries: [])
    var judgements: [PlanJudgement] = []
    let bar = ProgressBar(invocation)
    defer { bar?.finish() }
    var pipelineOptions = options.pipelineOptions
    pipelineOptions.meter = bar?.meter
    for file in found.files {
      if let size = try? fileType(at: file.path).size, size == 0 {
        failures.append(
          UsageError(Phrase(en: "`\(file.path)` is empty", vi: "`\(file.path)` là tệp rỗng")))
        continue
      }
      let result = invocation.surroundings.track(file.path, pipelineOptions)
      if result.isVocabulary, !file.isNamed {
        // A misspelt `plan` header makes a plan look like a vocabulary: what cannot be read is still said.
        let unreadable = result.problems.filter { $0.code < "P03" }
        report.problems += unreadable
        if !unreadable.isEmpty { report.unjudged.append(file.path) }
        continue
      }
      if let plan = result.judgement?.plan, !names.isEmpty {
        report.problems += plan.findings(result.problems, concerning: names)
      } else {
        report.problems += result.problems
      }
      let hasErrors = result.problems.contains { $0.severity == .error }
      if let judgement = result.judgement {
        judgements.append(judgement)
        report.plans.append(ReportBuilder.report(judgement, sampleNotice: result.sampleNotice))
      } else if hasErrors {
        report.unjudged.append(file.path)
      } else if result.isVocabulary {
        failures.append(
          UsageError(
            Phrase(
              en: "`\(file.path)` holds no plan, only words for other plans",
              vi: "`\(file.path)` không chứa kế hoạch, chỉ có từ vựng cho kế hoạch khác"),
            hint: Phrase(en: "name a plan that uses it", vi: "hãy nêu kế hoạch dùng tệp này")))
      } else {
        failures.append(
          UsageError(Phrase(en: "`\(file.path)` cannot be judged", vi: "không đánh giá được `\(file.path)`")))
      }
    }
    if report.plans.isEmpty, report.unjudged.isEmpty, failures.isEmpty, let folder = operands.first {
      throw PlanFinder.noPlan(in: tidied(folder))
    }
    if options.dataFolder != nil, report.plans.count + report.unjudged.count > 1 {
      throw UsageError(
        Phrase(
          en: "`--data` names the snapshots of one plan, but several plans are checked",
          vi: "`--data` nêu số liệu của một kế hoạch, nhưng đang kiểm tra nhiều kế hoạch"))
    }
    report.problems = sortedOnce(report.problems)
    return Tracked(report: report, judgements: judgements, failures: failures)
  }

  /// By file, line, column and code; what several plans find in a shared file is said once.
  private func sortedOnce(_ problems: [Diagnostic]) -> [Diagnostic] {
    struct Key: Hashable {
      let path: String
      let line: Int
      let column: Int
      let code: String
      let message: String

      var order: (Int, Int, String) { (line, column, code) }
    }
    var seen: Set<Key> = []
    var keyed: [(key: Key, index: Int, problem: Diagnostic)] = []
    for (index, problem) in problems.enumerated() {
      let (line, column) = problem.place.position
      let key = Key(
        path: problem.place.path, line: line ?? 0, column: column ?? 0, code: problem.code,
        message: problem.message.english)
      if seen.insert(key).inserted { keyed.append((key, index, problem)) }
    }
    keyed.sort { left, right in
      if left.key.path != right.key.path {
        return left.key.path.utf8.lexicographicallyPrecedes(right.key.path.utf8)
      }
      if left.key.order != right.key.order { return left.key.order < right.key.order }
      return left.index < right.index
    }
    return keyed.map(\.problem)
  }
}
