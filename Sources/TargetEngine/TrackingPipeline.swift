public import TargetDSL

/// The whole way of a plan, in the order in which it happens.
public struct TrackingPipeline: Sendable {
  public struct Options: Sendable {
    /// The folder that no `use` may leave; by default the parent of the plan's own folder.
    public var root: String?
    /// The folder of snapshots; by default `data` beside the plan.
    public var dataFolder: String?
    /// Files of measured values.
    public var measuredFiles: [String] = []
    public var asOf: CalendarDate?
    /// How many threads may read rows; all cores where `nil`.
    public var threads: Int?
    /// Told of every byte of data that is read.
    public var meter: ReadMeter?

    public init() {}
  }

  /// What tracking one plan came to.
  public struct Result: Sendable {
    /// `nil` where the plan has errors, or nothing could be judged.
    public let judgement: PlanJudgement?
    /// Findings about the plan and its data, in a fixed order.
    public let problems: [Diagnostic]
    /// The first line of the `SAMPLE` file where the data are made up.
    public let sampleNotice: String?
    /// The file holds only declarations for other plans.
    public let isVocabulary: Bool

    public init(
      judgement: PlanJudgement?, problems: [Diagnostic], sampleNotice: String?, isVocabulary: Bool
    ) {
      self.judgement = judgement
      self.problems = problems
      self.sampleNotice = sampleNotice
      self.isVocabulary = isVocabulary
    }
  }

  public let options: Options

  public init(options: Options) {
    self.options = options
  }
}

extension TrackingPipeline {
  /// Reads, checks, measures and judges one plan.
  public func track(_ planPath: String) -> Result {
    // text → tokens → tree → checked plan
    let compiled = compile(planPath)
    guard let plan = compiled.plan else {
      return Result(
        judgement: nil, problems: compiled.diagnostics, sampleNotice: nil, isVocabulary: compiled.isVocabulary
      )
    }
    var problems = compiled.diagnostics + review(plan)

    // plan → measures → values
    let rows = rowSource(of: plan, planPath: planPath)
    let measured = measure(
      plan, rows: rows, measuredFiles: readMeasuredFiles(&problems), isSample: rows?.sampleNotice != nil,
      asOf: options.asOf)
    problems += measured.problems + (rows?.problems ?? [])

    // values → verdicts
    let judged = judge(plan, measured.values, asOf: options.asOf)
    // What the plan alone has told already is not told again from its data.
    // Where a value was too large there is a day that it is of, only no value: that alone is to mend.
    let hasOverflow = problems.contains { $0.kind == .valueOverflow }
    problems += judged.problems.filter { found in
      !(hasOverflow && found.kind == .noAsOfDate)
        && !problems.contains { $0.code == found.code && $0.place == found.place }
    }
    if options.asOf == nil, let asOf = judged.judgement?.asOf, let last = rows?.dates.last, last > asOf {
      problems.append(snapshotWithoutValue(last, judgedAsOf: asOf, of: plan))
    }
    return Result(
      judgement: judged.judgement, problems: problems, sampleNotice: rows?.sampleNotice, isVocabulary: false)
  }
}

extension TrackingPipeline {
  /// The front half: a plan without data. `contents` stand for files at their paths, the plan's own or those that
  /// it uses; all others are read.
  public func compile(_ planPath: String, contents: [String: [UInt8]] = [:]) -> CompiledPlan {
    let reader = PlanFileReader(standIns: contents)
    guard let root = options.root else { return CompiledPlan.compile(path: planPath, reader: reader) }
    guard let levels = levels(from: root, downTo: planPath) else {
      let outside = Diagnostic(
        .useOutsideRoot, at: .file(planPath, line: nil, column: nil),
        Phrase(
          en: "`\(planPath)` does not lie below the root `\(root)`",
          vi: "`\(planPath)` không nằm trong thư mục gốc `\(root)`"))
      return CompiledPlan(plan: nil, diagnostics: [outside], isVocabulary: false)
    }
    return CompiledPlan.compile(path: planPath, rootLevelsUp: levels, reader: reader)
  }
}

extension TrackingPipeline {
  private func readMeasuredFiles(_ problems: inout [Diagnostic]) -> [SourceFile] {
    var files: [SourceFile] = []
    for path in options.measuredFiles {
      do throws(SourceReadError) {
        files.append(SourceFile(path: path, bytes: try PlanFileReader().read(path)))
      } catch {
        problems.append(
          Diagnostic(
            .unreadableFile, at: .file(path, line: nil, column: nil),
            Phrase(
              en: "`\(path)` cannot be read: \(error.reason.english)",
              vi: "không đọc được `\(path)`: \(error.reason.vietnamese)")))
      }
    }
    return files
  }
}

extension TrackingPipeline {
  /// The snapshots of a plan; `nil` where there is no data folder beside it and none was named.
  public func rowSource(of plan: CheckedPlan, planPath: String) -> SnapshotSource? {
    let folder = options.dataFolder ?? joined(parentFolder(of: planPath), "data")
    let source = SnapshotSource(
      plan: plan, dataFolder: folder, threads: options.threads, meter: options.meter)
    return source.folderExists || options.dataFolder != nil ? source : nil
  }
}

/// The latest snapshot could not be used: that the day of judging fell back is said.
private func snapshotWithoutValue(
  _ snapshot: CalendarDate, judgedAsOf asOf: CalendarDate, of plan: CheckedPlan
) -> Diagnostic {
  Diagnostic(
    .snapshotWithoutValue, at: .source(plan.nameSpan),
    Phrase(
      en: "the snapshot of \(snapshot) gives no value, so `\(plan.name)` is judged as of \(asOf)",
      vi: """
        bản chụp \(snapshot.shown.vietnamese) không cho giá trị nào nên `\(plan.name)` được đánh giá đến \
        \(asOf.shown.vietnamese)
        """),
    fixes: [
      .init(
        Phrase(
          en: "mend its files, or judge as of that day: `--as-of \(snapshot)`",
          vi: "sửa các tệp của nó, hoặc đánh giá đến ngày đó: `--as-of \(snapshot)`"))
    ])
}
