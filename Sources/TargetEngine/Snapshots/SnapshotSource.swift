public import TargetDSL

/// Measures from the files of a data folder: `data/<year>/` and `data/<date>/`, one file a table.
public final class SnapshotSource: MeasureSource {
  /// The plan whose tables the files are.
  public let plan: CheckedPlan
  /// The first line of the `SAMPLE` file where the data are made up.
  public let sampleNotice: String?
  /// Whether the data folder is there at all.
  public let folderExists: Bool
  let threads: Int
  let findings: ReadingProblems
  let daysOfFiles = DaysOfFiles()
  /// By date: folders, and days that files of many snapshots have beside them.
  let snapshots: [Snapshot]
  let segmentSize: Int
  let meter: ReadMeter?
  /// Where an engine holds the rows of a snapshot.
  let answers: (@Sendable (Snapshot) -> any RowAnswers)?

  /// `threads` caps how many threads read a file; all processors where `nil`.
  public convenience init(plan: CheckedPlan, dataFolder: String, threads: Int? = nil, meter: ReadMeter? = nil)
  {
    self.init(
      plan: plan, dataFolder: dataFolder, threads: threads, segmentSize: TableScan.segmentSize, meter: meter)
  }

  init(plan: CheckedPlan, dataFolder: String, threads: Int?, segmentSize: Int, meter: ReadMeter? = nil) {
    self.meter = meter
    self.plan = plan
    self.threads = max(1, threads ?? Threads.available)
    self.segmentSize = segmentSize
    let folder = DataFolder(path: dataFolder)
    answers = nil
    findings = ReadingProblems()
    sampleNotice = folder.sampleNotice
    folderExists = folder.exists
    snapshots = SnapshotSource.snapshots(
      of: plan, in: folder, findings, daysOfFiles, segmentSize: segmentSize)
    report(folder, in: dataFolder)
  }

  /// Of rows that an engine gives.
  init(
    plan: CheckedPlan, snapshots: [Snapshot], folder: DataFolder?, threads: Int?, findings: ReadingProblems,
    answers: @escaping @Sendable (Snapshot) -> any RowAnswers
  ) {
    meter = nil
    self.plan = plan
    self.threads = max(1, threads ?? Threads.available)
    segmentSize = TableScan.segmentSize
    sampleNotice = folder?.sampleNotice
    folderExists = folder?.exists ?? true
    self.snapshots = snapshots
    self.findings = findings
    self.answers = answers
  }

  /// The folders, and the days of files that lie beside them.
  private static func snapshots(
    of plan: CheckedPlan, in folder: DataFolder, _ findings: ReadingProblems, _ daysOfFiles: DaysOfFiles,
    segmentSize: Int
  ) -> [Snapshot] {
    var snapshots = folder.snapshots
    var known = Set(snapshots.map(\.date))
    for (index, table) in plan.tables.enumerated() {
      guard let column = table.snapshotColumn, folder.exists, folder.failure == nil else { continue }
      let anyDay = Snapshot(date: .endOf(year: 9999), path: folder.path, entries: [], root: folder.root)
      let tables = SnapshotTables(
        plan: plan, snapshot: anyDay, findings: findings, segmentSize: segmentSize, daysOfFiles: daysOfFiles)
      guard let parts = try? tables.openFiles(of: table) else { continue }
      for part in parts {
        let read = try? daysOfFiles.days(of: part.file.path, table: index) { () throws(MeasureGap) in
          try tables.readDays(index, column, part)
        }
        for day in read?.days.keys.sorted() ?? [] where known.insert(day).inserted {
          snapshots.append(
            Snapshot(date: day, path: folder.path + "/\(day)", entries: [], root: folder.root))
        }
      }
    }
    return snapshots.sorted { $0.date < $1.date }
  }

  private func report(_ folder: DataFolder, in dataFolder: String) {
    if let failure = folder.failure { reportUnusable(dataFolder, failure) }
    for snapshot in folder.snapshots {
      if let failure = snapshot.failure { reportUnusable(snapshot.path, failure) }
      reportUnclaimed(snapshot)
    }
    for name in folder.strangers(of: plan) {
      findings.add(
        Diagnostic(
          .noSnapshot, at: .file(dataFolder + "/" + name, line: nil, column: nil),
          Phrase(
            en: "“\(name)” is no snapshot, so nothing in it is read",
            vi: "“\(name)” không phải kỳ số liệu nên không được đọc"),
          fixes: [
            .init(
              Phrase(
                en: "name the folder after the year or the day: `2024` or `2024-06-30`",
                vi: "đặt tên thư mục theo năm hoặc ngày: `2024` hoặc `2024-06-30`"))
          ]),
        identity: "stranger \(name)")
    }
    for (path, date, other) in folder.repeated {
      findings.add(
        Diagnostic(
          .repeatedSnapshot, at: .file(path, line: nil, column: nil),
          Phrase(
            en: "\(path) and \(other) are both the snapshot of \(date); only \(other) is read",
            vi: "\(path) và \(other) cùng là kỳ số liệu ngày \(date.shown); chỉ đọc \(other)")),
        identity: "repeated \(path)")
    }
  }

  private func reportUnusable(_ path: String, _ failure: FileFailure) {
    findings.add(
      Diagnostic(
        .unusableFolder, at: .file(path, line: nil, column: nil),
        Phrase(
          en: "the folder \(path) cannot be read: \(failure.reason)",
          vi: "không đọc được thư mục \(path): \(failure.reason)")),
      identity: "unusable \(path)")
  }

  /// Files that lie in a snapshot and that no table is called like. One that stands for a missing file by its name is
  /// told with that.
  private func reportUnclaimed(_ snapshot: Snapshot) {
    let missing = plan.tables.filter { $0.snapshotColumn == nil && snapshot.files(for: $0).paths.isEmpty }
    let near = Set(missing.compactMap { snapshot.nearestEntry(to: $0) })
    let names = snapshot.unclaimed(by: plan).filter { !near.contains($0) }
    for (number, name) in names.prefix(5).enumerated() {
      let rest = number == 4 ? names.count - 5 : 0
      findings.add(
        Diagnostic(
          .unclaimedFile, at: .file(snapshot.path + "/" + name, line: nil, column: nil),
          Phrase(
            en: "no table of `\(plan.name)` is called like “\(name)”, so it is not read"
              + (rest > 0 ? " (and \(rest) more)" : ""),
            vi: "không bảng nào của `\(plan.name)` có tên khớp với “\(name)” nên mục này không được đọc"
              + (rest > 0 ? " (và \(rest) mục nữa)" : ""))),
        identity: "unclaimed \(snapshot.path) \(name)")
    }
  }

  public var dates: [CalendarDate] { snapshots.map(\.date) }

  /// What has been found wrong in the files so far, by file and place.
  public var problems: [Diagnostic] { findings.problems }

  /// Files that cannot be used. A file that is missing is none of them.
  public var brokenFiles: [String] { findings.brokenFiles }

  /// Measures all requests of a day in one pass over each table.
  ///
  /// - Complexity: linear in the rows of the tables that the requests read, whatever the number of requests;
  ///   requests add to what is computed for a row.
  ///
  /// - Throws: `SourceFailure` where nothing can be measured at all.
  public func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] {
    var answers = [MeasureAnswer](
      repeating: .value(
        .missing(Phrase(en: "there is no snapshot of that day", vi: "không có kỳ số liệu của ngày đó"))),
      count: requests.count)
    for snapshot in snapshots {
      let indices = requests.indices.filter { requests[$0].date == snapshot.date }
      guard !indices.isEmpty else { continue }
      for (set, found) in answered(indices.map { requests[$0] }, on: snapshot) {
        for (index, answer) in zip(set, found) { answers[indices[index]] = answer }
      }
    }
    return answers
  }

  /// The answers to sets of requests of one day: from files all in one pass, from an engine those together that the same
  /// rows answer.
  private func answered(
    _ requests: [MeasureRequest], on snapshot: Snapshot
  ) -> [(requests: [Int], answers: [MeasureAnswer])] {
    guard let engine = answers?(snapshot) else {
      return [(Array(requests.indices), SnapshotPass(source: self, snapshot: snapshot).answers(requests))]
    }
    let sets = RowNeeds.sets(
      of: requests.map { RowNeeds(of: $0.measure, $0.grouping, year: $0.year, plan: plan) })
    engine.expect(sets.map(\.needs))
    return sets.map { set in
      engine.restrict(to: set.needs)
      let pass = SnapshotPass(source: self, snapshot: snapshot, answers: engine)
      return (set.members, pass.answers(set.members.map { requests[$0] }))
    }
  }
}

/// All requests of one snapshot.
struct SnapshotPass {
  /// What each table's pass came to.
  typealias Results = [Int: Result<MeasureConsumer, MeasureGap>]

  struct Prepared {
    let measure: CompiledMeasure
    let tables: [Int]
    /// Every table that has a part in it.
    let read: Set<Int>
    let groups: GroupList?
  }

  let source: SnapshotSource
  let tables: SnapshotTables

  /// - Parameter answers: Of an engine that was asked before.
  init(source: SnapshotSource, snapshot: Snapshot, answers: (any RowAnswers)? = nil) {
    self.source = source
    tables = SnapshotTables(
      plan: source.plan, snapshot: snapshot,
      findings: source.answers == nil ? source.findings : source.findings.of(snapshot.date),
      segmentSize: source.segmentSize,
      daysOfFiles: source.daysOfFiles, meter: source.meter, answers: answers ?? source.answers?(snapshot))
  }

  /// A file that turns out not to be plain while it is read is made so, once, and everything is measured again.
  func answers(_ requests: [MeasureRequest]) -> [MeasureAnswer] {
    var answers: [MeasureAnswer]
    tables.mayRestart = true
    repeat { answers = answersOnce(requests) } while tables.restart()
    return answers
  }

  private func answersOnce(_ requests: [MeasureRequest]) -> [MeasureAnswer] {
    var compiler = MeasureCompiler(tables: tables)
    let prepared = prepare(requests, &compiler)
    let results = run(compiler)
    return prepared.map { answer($0, results) }
  }

  func prepare(
    _ requests: [MeasureRequest], _ compiler: inout MeasureCompiler
  ) -> [Result<Prepared, MeasureGap>] {
    var known: [MeasureRequest: Result<Prepared, MeasureGap>] = [:]
    return requests.map { request in
      if let same = known[request] { return same }
      let result: Result<Prepared, MeasureGap>
      do throws(MeasureGap) { result = .success(try prepare(request, &compiler)) } catch {
        result = .failure(error)
      }
      known[request] = result
      return result
    }
  }

  /// One pass over each table; one with visitors is read by one thread, in order.
  func run(
    _ compiler: MeasureCompiler, visitors: [Int: [(BatchEvaluator) -> any RowVisitor]] = [:]
  ) -> Results {
    var results: Results = [:]
    for (table, builder) in compiler.builders.sorted(by: { $0.key < $1.key }) {
      do throws(MeasureGap) {
        results[table] = .success(try run(builder.program, table, visitors[table] ?? []))
      } catch {
        results[table] = .failure(error)
      }
    }
    return results
  }

  private func prepare(
    _ request: MeasureRequest, _ compiler: inout MeasureCompiler
  ) throws(MeasureGap) -> Prepared {
    let measure = request.measure.resolving(year: request.year)
    var groups: GroupList?
    if let grouping = request.grouping {
      groups = try tables.groupList(grouping.groups.resolving(year: request.year))
    }
    let compiled = try compiler.compile(measure, groupedBy: request.grouping?.path)
    let read = Set(measure.aggregates.map(\.population.table)).sorted()
    return Prepared(
      measure: compiled, tables: read,
      read: ColumnUse(of: request.measure, request.grouping, plan: source.plan).tables, groups: groups)
  }

  /// One pass over a table for everything that was compiled for it.
  private func run(
    _ program: RowProgram, _ table: Int, _ visitors: [(BatchEvaluator) -> any RowVisitor]
  ) throws(MeasureGap) -> MeasureConsumer {
    // Rows that are looked up by their number are numbered in the order of the file.
    let count = visitors.isEmpty ? try tables.threads(for: table, cap: source.threads) : 1
    let first = try tables.scanSoundly(table, numbersRows: program.numbersRows, count: count) { keys in
      let consumer = MeasureConsumer(program: program, keys: keys)
      consumer.visitors = visitors.map { $0(consumer.batch) }
      return consumer
    } merge: {
      $0.merge($1)
    }
    try tables.reportCells(of: first.batch)
    let opened = try tables.open(table)
    for case .form(let form) in first.accumulators {
      guard let weight = form.negativeWeight else { continue }
      let path = opened.part(of: weight.offset)?.place(ofLine: weight.line).path ?? opened.path
      source.findings.add(
        Diagnostic(
          .negativeWeightCell, at: .file(path, line: weight.line, column: nil), weight.negativeWeight),
        identity: "weight \(path) \(weight.line)")
    }
    return first
  }

  func answer(_ prepared: Result<Prepared, MeasureGap>, _ results: Results) -> MeasureAnswer {
    do throws(MeasureGap) {
      let prepared = try prepared.get()
      var accumulators: [Int: [MeasureConsumer.Accumulator]] = [:]
      for table in prepared.tables { accumulators[table] = try results[table]?.get().accumulators ?? [] }
      guard let groups = prepared.groups else {
        let finisher = MeasureFinisher(accumulators: accumulators, slot: 0, floating: nil)
        return .value(finisher.outcome(of: prepared.measure).remarking(joined(prepared.read)))
      }
      return .groups(
        groups.names.map { name, slot in
          if groups.unsure.contains(slot) {
            return GroupOutcome(
              group: name,
              outcome: .missing(
                Phrase(
                  en: "it is not known whether this group belongs to those asked for",
                  vi: "chưa biết nhóm này có thuộc các nhóm được yêu cầu hay không")))
          }
          let finisher = MeasureFinisher(accumulators: accumulators, slot: slot, floating: groups.floating)
          return GroupOutcome(
            group: name, outcome: finisher.outcome(of: prepared.measure).remarking(joined(prepared.read)))
        })
    } catch { return .value(.missing(error.reason)) }
  }

  /// What every value says that reads a table in which lines of one key were joined.
  private func joined(_ read: Set<Int>) -> [Remark] {
    read.sorted().compactMap { table in
      guard let opened = try? tables.open(table), opened.joinedKeys > 0 else { return nil }
      let (read, keys) = (source.plan.tables[table], opened.joinedKeys)
      let name = read.name
      return Remark(
        Phrase(
          en: keys == 1
            ? "in table “\(name)” one key stands on several lines, which count as one row"
            : "in table “\(name)” \(keys) keys stand on several lines, which count as one row each",
          vi: "bảng “\(read.vietnameseName)” có \(keys) khóa ở nhiều dòng, mỗi khóa tính là một dòng"))
    }
  }
}

extension Outcome {
  fileprivate func remarking(_ remarks: [Remark]) -> Outcome {
    guard !remarks.isEmpty, case .measured(var value) = self else { return self }
    value.remarks += remarks
    return .measured(value)
  }
}
