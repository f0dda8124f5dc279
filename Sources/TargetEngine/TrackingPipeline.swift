public import TargetDSL

/// The whole way of a plan, in the order in which it happens.
public struct TrackingPipeline: Sendable {
  /// What is measured and as of when.
  public struct Options: Sendable {
    /// The folder that no `use` may leave; by default the parent of the plan's own folder.
    public var root: String?
    /// Where the rows are.
    public var data = DataLocation.besidePlan
    /// Files of measured values.
    public var measuredFiles: [String] = []
    /// The day of judging; `nil` for the day of the latest value.
    public var asOf: CalendarDate?
    /// How many threads may read rows; all cores where `nil`.
    public var threads: Int?
    /// Told of every byte of data that is read.
    public var meter: ReadMeter?
    /// Keeps what rows were measured to be from one run to the next.
    public var memory: AnswerMemory?
    /// Keeps the trees of files from one compilation to the next.
    public var shelf: TreeShelf?

    /// The data beside the plan, as of their latest day.
    public init() {}
  }

  /// What tracking one plan came to.
  public struct Result: Sendable {
    /// `nil` where the plan has errors, or nothing could be judged.
    public let judgement: PlanJudgement?
    /// Every value of each target that the judgement rests on, by date; empty where nothing was measured.
    public let values: MeasuredValues
    /// Where the rows came from; `nil` where the plan has none.
    public let source: (any MeasureSource)?
    /// Findings about the plan and its data, in a fixed order.
    public let problems: [Diagnostic]
    /// What says that the data are made up, where they are.
    public let sampleNotice: String?
    /// The file holds only declarations for other plans.
    public let isVocabulary: Bool

    /// An empty result has `problems` that say why.
    public init(
      judgement: PlanJudgement?, values: MeasuredValues = MeasuredValues(targets: []),
      source: (any MeasureSource)? = nil, problems: [Diagnostic], sampleNotice: String?, isVocabulary: Bool
    ) {
      self.judgement = judgement
      self.values = values
      self.source = source
      self.problems = problems
      self.sampleNotice = sampleNotice
      self.isVocabulary = isVocabulary
    }
  }

  /// What is measured and as of when; the same for each plan that is tracked.
  public let options: Options

  /// A pipeline for any number of plans.
  public init(options: Options) {
    self.options = options
  }
}

extension TrackingPipeline {
  /// Reads, checks, measures and judges one plan. `contents` stand for files at their paths.
  public func track(_ planPath: String, contents: [String: [UInt8]] = [:]) -> Result {
    // text → tokens → tree → checked plan
    let compiled = compile(planPath, contents: contents)
    guard let plan = compiled.plan else {
      return Result(
        judgement: nil, problems: offeringHeaders(compiled.diagnostics, of: planPath), sampleNotice: nil,
        isVocabulary: compiled.isVocabulary)
    }
    // plan → warnings, and beside it plan → measures → values
    let (found, measuredPlan) = Threads.both(
      usesThreads: options.threads != 1, { review(plan, trees: compiled.trees) },
      { values(of: plan, at: planPath) })
    var problems = compiled.diagnostics + found
    let rows: (any MeasureSource)?
    let measured: (values: MeasuredValues, problems: [Diagnostic])
    do throws(SourceFailure) {
      (rows, measured) = try measuredPlan.get()
    } catch {
      return Result(
        judgement: nil, problems: problems + error.problems, sampleNotice: nil, isVocabulary: false)
    }
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
    return Result(
      judgement: judged.judgement, values: measured.values, source: rows, problems: problems,
      sampleNotice: rows?.sampleNotice, isVocabulary: false)
  }
}

extension TrackingPipeline {
  private typealias Measured = (
    rows: (any MeasureSource)?, (values: MeasuredValues, problems: [Diagnostic])
  )

  /// What a plan's targets are measured to be, or why nothing can be.
  private func values(of plan: CheckedPlan, at planPath: String) -> Swift.Result<Measured, SourceFailure> {
    do throws(SourceFailure) {
      let rows = try openSource(of: plan, planPath: planPath)
      var problems: [Diagnostic] = []
      let files = readMeasuredFiles(of: planPath, &problems)
      let measured = measure(
        plan, rows: rows, measuredFiles: files, isSample: rows?.sampleNotice != nil, asOf: options.asOf)
      return .success((rows, (measured.values, problems + measured.problems)))
    } catch {
      return .failure(error)
    }
  }
}

extension TrackingPipeline {
  /// The front half: a plan without data. `contents` stand for files at their paths, the plan's own or those that
  /// it uses; all others are read.
  public func compile(_ planPath: String, contents: [String: [UInt8]] = [:]) -> CompiledPlan {
    let reader = PlanFileReader(
      standIns: contents, boundary: RootBoundary(root: options.root, plan: planPath))
    guard let root = options.root else {
      return CompiledPlan.compile(path: planPath, reader: reader, shelf: options.shelf)
    }
    guard let levels = levels(from: root, downTo: planPath) else {
      let outside = Diagnostic(
        .useOutsideRoot, at: .file(planPath, line: nil, column: nil),
        Phrase(
          en: "`\(planPath)` does not lie below the root `\(root)`",
          vi: "`\(planPath)` không nằm trong thư mục gốc `\(root)`"))
      return CompiledPlan(plan: nil, diagnostics: [outside], isVocabulary: false)
    }
    return CompiledPlan.compile(
      path: planPath, rootLevelsUp: levels, reader: reader, shelf: options.shelf)
  }
}

extension TrackingPipeline {
  /// What a plan's files of measured values speak of: the indicator or target of each line that is used.
  public func measuredSubjects(of plan: CheckedPlan, planPath: String) -> [(place: Place, name: String)] {
    var problems: [Diagnostic] = []
    return subjects(of: readMeasuredFiles(of: planPath, &problems), plan)
  }

  /// The files that were named, and those of the data folder.
  private func readMeasuredFiles(of planPath: String, _ problems: inout [Diagnostic]) -> [SourceFile] {
    var files: [SourceFile] = []
    var paths = options.measuredFiles
    let named = paths.count
    var known = Set(paths.compactMap { resolved($0) })
    for path in options.data.measuredFiles(of: planPath)
    where resolved(path).map({ known.insert($0).inserted }) ?? true {
      paths.append(path)
    }
    for (index, path) in paths.enumerated() {
      do throws(SourceReadError) {
        files.append(SourceFile(path: path, bytes: try PlanFileReader().read(path)))
      } catch {
        let reason: Phrase = isDanglingLink(path) ? .danglingLink : error.reason
        // One that was named may be a mistake of the command line; one of the data folder is broken data.
        problems.append(
          Diagnostic(
            index < named ? .unreadableFile : .unreadableDataFile, at: .file(path, line: nil, column: nil),
            Phrase(en: "`\(path)` cannot be read: \(reason)", vi: "không đọc được `\(path)`: \(reason)")))
      }
    }
    return files
  }
}

extension TrackingPipeline {
  /// The rows of a plan; `nil` where there is no data folder beside it and no other place was named.
  public func openSource(
    of plan: CheckedPlan, planPath: String
  ) throws(SourceFailure) -> (any MeasureSource)? {
    guard let memory = options.memory, options.data.showsItsChanges else { return try open(plan, planPath) }
    return try memory.source(memoryKey(of: plan, planPath)) { () throws(SourceFailure) in
      try open(plan, planPath)
    }
  }

  private func open(_ plan: CheckedPlan, _ planPath: String) throws(SourceFailure) -> (any MeasureSource)? {
    try options.data.open(
      for: plan, at: planPath, root: options.root, threads: options.threads, meter: options.meter)
  }

  private func memoryKey(of plan: CheckedPlan, _ planPath: String) -> AnswerMemory.Key {
    let folder = options.data.snapshotFolder(of: planPath)
    return AnswerMemory.Key(
      plan: planPath, name: plan.name, root: options.root, folder: folder, state: changeMark(of: folder),
      tables: plan.tables.map(\.meaning))
  }
}

extension TrackingPipeline {
  /// Reads a file of cases with its plan. `contents` stand for files at their paths.
  public func compileCases(_ path: String, contents: [String: [UInt8]] = [:]) -> CompiledCases {
    let reader = PlanFileReader(standIns: contents, boundary: RootBoundary(root: options.root, plan: path))
    guard let root = options.root else {
      return CompiledCases.compile(path: path, reader: reader, shelf: options.shelf)
    }
    return CompiledCases.compile(
      path: path, rootLevelsUp: levels(from: root, downTo: path) ?? 0, reader: reader, shelf: options.shelf)
  }
}
