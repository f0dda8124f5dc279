public import TargetDSL

/// Measures from the files of a data folder: `data/<year>/` and `data/<date>/`, one file a table.
public final class SnapshotSource: MeasureSource {
  public let plan: CheckedPlan
  /// The first line of the `SAMPLE` file where the data are made up.
  public let sampleNotice: String?
  /// Whether the data folder is there at all.
  public let folderExists: Bool
  let folder: DataFolder
  let threads: Int
  let findings = Findings()
  let segmentSize: Int
  let meter: ReadMeter?

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
    folder = DataFolder(path: dataFolder)
    sampleNotice = folder.sampleNotice
    folderExists = folder.exists
    for name in folder.strangers {
      findings.add(
        Diagnostic(
          .noSnapshot, at: .file(dataFolder + "/" + name, line: nil, column: nil),
          Phrase(
            en: "“\(name)” is no snapshot, so nothing in it is read",
            vi: "“\(name)” không phải bản chụp nên không được đọc"),
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
            vi: "\(path) và \(other) cùng là bản chụp ngày \(date.shown.vietnamese); chỉ đọc \(other)")),
        identity: "repeated \(path)")
    }
  }

  public var dates: [CalendarDate] { folder.snapshots.map(\.date) }

  /// What has been found wrong in the files so far, by file and place.
  public var problems: [Diagnostic] { findings.problems }

  /// Files that cannot be used. A file that is missing is none of them.
  public var brokenFiles: [String] { findings.brokenFiles }

  public func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] {
    var answers = [MeasureAnswer](
      repeating: .value(
        .missing(Phrase(en: "there is no snapshot of that day", vi: "không có bản chụp của ngày đó"))),
      count: requests.count)
    for snapshot in folder.snapshots {
      let indices = requests.indices.filter { requests[$0].date == snapshot.date }
      guard !indices.isEmpty else { continue }
      let pass = SnapshotPass(source: self, snapshot: snapshot)
      for (index, answer) in zip(indices, pass.answers(indices.map { requests[$0] })) {
        answers[index] = answer
      }
    }
    return answers
  }
}

/// All requests of one snapshot.
struct SnapshotPass {
  private struct Prepared {
    let measure: CompiledMeasure
    let tables: [Int]
    let groups: GroupList?
  }

  let source: SnapshotSource
  let tables: SnapshotTables

  init(source: SnapshotSource, snapshot: Snapshot) {
    self.source = source
    tables = SnapshotTables(
      plan: source.plan, snapshot: snapshot, findings: source.findings, segmentSize: source.segmentSize,
      meter: source.meter)
  }

  func answers(_ requests: [MeasureRequest]) -> [MeasureAnswer] {
    var compiler = MeasureCompiler(tables: tables)
    var known: [MeasureRequest: Result<Prepared, MeasureGap>] = [:]
    let prepared = requests.map { request in
      if let same = known[request] { return same }
      let result: Result<Prepared, MeasureGap>
      do throws(MeasureGap) { result = .success(try prepare(request, &compiler)) } catch {
        result = .failure(error)
      }
      known[request] = result
      return result
    }
    var results: [Int: Result<[MeasureConsumer.Accumulator], MeasureGap>] = [:]
    for (table, builder) in compiler.builders.sorted(by: { $0.key < $1.key }) {
      do throws(MeasureGap) { results[table] = .success(try run(builder.program, table)) } catch {
        results[table] = .failure(error)
      }
    }
    return prepared.map { answer($0, results) }
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
    return Prepared(measure: compiled, tables: read, groups: groups)
  }

  /// One pass over a table for everything that was compiled for it.
  private func run(
    _ program: RowProgram, _ table: Int
  ) throws(MeasureGap) -> [MeasureConsumer.Accumulator] {
    let keyField = try keyField(of: table)
    // Rows that are looked up by their number are numbered in the order of the file.
    let count = try tables.threads(for: table, cap: source.threads)
    let consumers = (0..<count).map { _ in
      MeasureConsumer(program: program, keys: keyField.map { keyChecker(table, $0) })
    }
    try tables.scan(table, numbersRows: program.numbersRows, consumers)
    guard let first = consumers.first else { return [] }
    for other in consumers.dropFirst() { first.merge(other) }
    if let keys = first.keys { try check(keys, table) }
    try tables.reportCells(of: first.batch)
    let path = try tables.open(table).file.path
    for case .form(let form) in first.accumulators {
      guard let weight = form.negativeWeight else { continue }
      source.findings.add(
        Diagnostic(
          .negativeWeightCell, at: .file(path, line: weight.line, column: nil), weight.negativeWeight),
        identity: "weight \(path) \(weight.line)")
    }
    return first.accumulators
  }

  /// The key column, where the table's keys have not been read already.
  private func keyField(of table: Int) throws(MeasureGap) -> Int? {
    guard let key = source.plan.tables[table].key, !tables.hasReadKeys(of: table) else { return nil }
    return try? tables.field(of: ColumnPath.Step(table: table, column: key))
  }

  private func keyChecker(_ table: Int, _ field: Int) -> KeyChecker {
    KeyChecker(field: field, folding: tables.keyFolding(of: table), format: source.plan.tables[table].numbers)
  }

  private func check(_ keys: KeyChecker, _ table: Int) throws(MeasureGap) {
    let suspects = keys.repeated()
    guard keys.hasFaultyKey || !suspects.isEmpty, let field = try keyField(of: table) else { return }
    let collector = KeyCollector(
      field: field, folding: tables.keyFolding(of: table), format: source.plan.tables[table].numbers,
      suspects: suspects)
    try tables.scan(table, [collector])
    if let fault = collector.fault { throw tables.keyFault(fault, table) }
  }

  private func answer(
    _ prepared: Result<Prepared, MeasureGap>,
    _ results: [Int: Result<[MeasureConsumer.Accumulator], MeasureGap>]
  ) -> MeasureAnswer {
    do throws(MeasureGap) {
      let prepared = try prepared.get()
      var accumulators: [Int: [MeasureConsumer.Accumulator]] = [:]
      for table in prepared.tables { accumulators[table] = try results[table]?.get() ?? [] }
      guard let groups = prepared.groups else {
        let finisher = MeasureFinisher(accumulators: accumulators, slot: 0, floating: nil)
        return .value(finisher.outcome(of: prepared.measure))
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
            group: name, outcome: finisher.outcome(of: prepared.measure))
        })
    } catch { return .value(.missing(error.reason)) }
  }
}
