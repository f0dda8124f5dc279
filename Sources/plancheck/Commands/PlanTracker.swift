import TargetDSL
import TargetEngine

/// Finds the plans of a command line and has each tracked, in a fixed order.
struct PlanTracker {
  struct Tracked: Sendable {
    let report: Report
    /// In the order of the report's.
    let plans: [TrackedPlan]
    /// What stands outside any plan's text: a file that is no plan, a plan that gave nothing and no reason.
    let failures: [UsageError]

    /// Tells what is wrong beside a report that has no place for it.
    func complainOfErrors(_ invocation: Invocation) throws(UsageError) {
      let drawing = DiagnosticRenderer(
        language: invocation.language, usesColor: invocation.usesColor(.error),
        width: try invocation.width(.error))
      for problem in report.problems where problem.severity == .error {
        invocation.complain(drawing.render(problem))
      }
      for failure in failures { invocation.complain(Program.text(of: failure, in: invocation.language)) }
    }
  }

  let invocation: Invocation
  let options: TrackingOptions

  /// With names of targets, findings in data that none of these reads are left out.
  func track(_ operands: [String], only names: Set<String> = []) throws(UsageError) -> Tracked {
    let found = PlanFinder.find(operands)
    var failures = found.problems
    if found.files.isEmpty, let first = failures.first, failures.count == 1 { throw first }
    var report = Report(plans: [], unjudged: [], problems: [], obsoleteEntries: [])
    var plans: [TrackedPlan] = []
    let bar = ProgressBar(invocation)
    defer { bar?.finish() }
    var pipelineOptions = options.pipelineOptions
    pipelineOptions.meter = bar?.meter
    let paths = found.files.map(\.path)
    let compiled = options.namesPlans ? compile(paths) : [:]
    try provePlanValues(paths, compiled)
    try proveSharing(paths, compiled)
    for file in found.files {
      if let found = try? fileType(at: file.path), found.type == .file, found.size == 0 {
        failures.append(
          UsageError(Phrase(en: "`\(file.path)` is empty", vi: "`\(file.path)` là tệp rỗng")))
        continue
      }
      pipelineOptions.data = try options.data(of: file.path, named: compiled[file.path]?.name)
      let result = invocation.surroundings.track(file.path, pipelineOptions)
      if result.isVocabulary, !file.isNamed {
        // A misspelt `plan` header makes a plan look like a vocabulary: what cannot be read is still said.
        let unreadable = result.problems.filter { $0.code < "P03" && $0.severity == .error }
        report.problems += unreadable
        if !unreadable.isEmpty {
          report.unjudged.append(UnjudgedPlan(file: file.path, problems: unreadable))
        }
        continue
      }
      if let plan = result.judgement?.plan, !names.isEmpty {
        report.problems += plan.findings(result.problems, concerning: names)
      } else {
        report.problems += result.problems
      }
      let hasErrors = result.problems.contains { $0.severity == .error }
      if pipelineOptions.data == .sampleBesidePlan, result.judgement != nil {
        complainOfMissingSample(file.path)
      }
      if let judgement = result.judgement {
        let planReport = ReportBuilder.report(
          judgement, values: result.values, sampleNotice: result.sampleNotice)
        plans.append(
          TrackedPlan(
            judgement: judgement, report: planReport, values: result.values, source: result.source))
        report.plans.append(planReport)
      } else if hasErrors {
        report.unjudged.append(UnjudgedPlan(file: file.path, problems: result.problems))
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
    if options.folders.general != nil, report.plans.count + report.unjudged.count > 1 {
      throw UsageError(
        Phrase(
          en: "`--data` names the snapshots of one plan, but several plans are checked",
          vi: "`--data` nêu số liệu của một kế hoạch, nhưng đang kiểm tra nhiều kế hoạch"),
        hint: Phrase(
          en: "write `--data PLAN=DIR` for each", vi: "hãy viết `--data KẾ_HOẠCH=THƯ_MỤC` cho từng kế hoạch"))
    }
    report.problems = sortedOnce(report.problems)
    return Tracked(report: report, plans: plans, failures: failures)
  }

  private func complainOfMissingSample(_ path: String) {
    let sample = joined(parentFolder(of: path), "sample")
    guard (try? fileType(at: sample))?.type != .folder else { return }
    let text = Phrase(
      en: "there is no folder `\(sample)`: `\(path)` is judged on its own data",
      vi: "không có thư mục `\(sample)`: `\(path)` được đánh giá trên số liệu của chính nó")
    invocation.complain("plancheck: \(printable(text.text(in: invocation.language)))\n")
  }

  /// The plans without errors, by their files.
  private func compile(_ paths: [String]) -> [String: CheckedPlan] {
    var pipelineOptions = TrackingPipeline.Options()
    pipelineOptions.root = options.root
    let pipeline = TrackingPipeline(options: pipelineOptions)
    return Dictionary(
      paths.compactMap { path in pipeline.compile(path).plan.map { (path, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What is said of no plan would be left out silently, and what is said of a name that several plans have would count
  /// for each of them.
  private func provePlanValues(
    _ paths: [String], _ compiled: [String: CheckedPlan]
  ) throws(UsageError) {
    try provePlanValues(options.folders, paths, compiled)
    guard let engines = options.engines else { return }
    try provePlanValues(engines.specs, paths, compiled)
    try provePlanValues(engines.days, paths, compiled)
  }

  private func provePlanValues<Value>(
    _ values: PlanValues<Value>, _ paths: [String], _ compiled: [String: CheckedPlan]
  ) throws(UsageError) {
    let option = values.option.name
    var taken: [String: String] = [:]
    for one in values.ofPlans {
      let of = paths.filter { one.isOf($0, named: compiled[$0]?.name) }
      guard let first = of.first else {
        throw UsageError.unknown(
          Phrase(
            en: "`--\(option)` names a plan that is not judged here: `\(one.plan)`",
            vi: "`--\(option)` nêu kế hoạch không được đánh giá ở đây: `\(one.plan)`"),
          word: one.plan, among: paths.compactMap { compiled[$0]?.name })
      }
      if of.count > 1, !of.allSatisfy(one.isAt) {
        let all = of.map { "`\($0)`" }.joined(separator: ", ")
        throw UsageError(
          Phrase(
            en: "`--\(option)` names `\(one.plan)`, and several plans are called so: \(all)",
            vi: "`--\(option)` nêu `\(one.plan)`, nhưng nhiều kế hoạch cùng mang tên đó: \(all)"),
          hint: Phrase(
            en: "write the file of the plan: `--\(option) \(first)=…`",
            vi: "hãy ghi tệp của kế hoạch: `--\(option) \(first)=…`"))
      }
      for path in of {
        guard let other = taken.updateValue(one.plan, forKey: path) else { continue }
        throw UsageError(
          Phrase(
            en: "`--\(option)` stands twice for `\(path)`: as `\(other)` and as `\(one.plan)`",
            vi: "`--\(option)` được nêu hai lần cho `\(path)`: qua `\(other)` và qua `\(one.plan)`"))
      }
    }
  }

  /// A database for every plan must not give the rows of one register to the plans of two provinces: tables that only
  /// have a name in common are not the same.
  private func proveSharing(_ paths: [String], _ compiled: [String: CheckedPlan]) throws(UsageError) {
    guard let engines = options.engines else { return }
    var served: [String: String] = [:]
    var asked: [String] = []
    for path in paths {
      guard let plan = compiled[path], engines.specs.value(of: path, named: plan.name) != nil else {
        continue
      }
      asked.append(plan.name)
      guard let spec = engines.specs.general, spec.database != nil,
        engines.specs.own(of: path, named: plan.name) == nil
      else { continue }
      for table in plan.tables where table.database == nil {
        if let other = served[table.name] {
          throw UsageError(
            Phrase(
              en:
                "`--engine \(spec.text)` would give the same table `\(table.name)` to `\(other)` and `\(plan.name)`",
              vi:
                "`--engine \(spec.text)` sẽ đưa cùng một bảng `\(table.name)` cho `\(other)` và `\(plan.name)`"
            ),
            hint: Phrase(
              en:
                "write `--engine PLAN=SPEC` for each, or say in the plans which table it is: `database \"schema.table\"`",
              vi:
                "hãy viết `--engine PLAN=SPEC` cho từng kế hoạch, hoặc ghi trong kế hoạch đó là bảng nào: `database \"schema.table\"`"
            ))
        }
        served[table.name] = plan.name
      }
    }
    if engines.keptStatements != nil, asked.count > 1 {
      throw UsageError(
        Phrase(
          en: "`--keep-sql` keeps the statements of one plan, but several plans ask an engine",
          vi: "`--keep-sql` giữ câu lệnh của một kế hoạch, nhưng có nhiều kế hoạch hỏi cơ sở dữ liệu"))
    }
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
