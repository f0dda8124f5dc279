public import TargetDSL

/// Measures from tables of an engine: a database, or Parquet files that an engine reads.
///
/// The engine counts rows that are alike; what they come to is worked out here, by what reads files.
public final class PushdownSource: StatementSource {
  private let place: EnginePlace
  private let session: EngineSession
  let rows: SnapshotSource
  private let places: EnginePlaces
  private let watch: ParquetWatch

  /// Asks the engine at once which days there are.
  init(plan: CheckedPlan, place: EnginePlace, dialect: any Dialect, threads: Int? = nil)
    throws(SourceFailure)
  {
    self.place = place
    let session = EngineSession(place, dialect)
    self.session = session
    let (findings, places) = (ReadingProblems(), EnginePlaces())
    self.places = places
    let catalogue = EngineCatalogue(plan: plan, session: session, findings: findings)
    watch = catalogue.watch
    let days = EngineDays(catalogue)
    let folder = place.dataFolder.map { DataFolder(path: $0) }
    let root = folder?.root ?? Snapshot.Root(path: place.shown, entries: [])
    var snapshots = folder?.snapshots ?? []
    do throws(MeasureGap) {
      for day in try PushdownSource.days(plan, place, catalogue, days, root)
      where !snapshots.contains(where: { $0.date == day }) {
        snapshots.append(Snapshot(date: day, path: joined(root.path, "\(day)"), entries: [], root: root))
      }
    } catch {
      session.finish()
      throw SourceFailure(
        problems: session.failure.map { [$0] } ?? findings.problems + [
          Diagnostic(.engineWithoutDay, at: .file(place.shown, line: nil, column: nil), error.reason)
        ])
    }
    rows = SnapshotSource(
      plan: plan, snapshots: snapshots.sorted { $0.date < $1.date }, folder: folder, threads: threads,
      findings: findings
    ) { snapshot in
      EngineAnswers(catalogue, place, snapshot: snapshot, days: days, places: places)
    }
  }

  /// The days that tables tell, and the day that the database is as of.
  private static func days(
    _ plan: CheckedPlan, _ place: EnginePlace, _ catalogue: EngineCatalogue, _ days: EngineDays,
    _ root: Snapshot.Root
  ) throws(MeasureGap) -> Set<CalendarDate> {
    var found: Set<CalendarDate> = []
    for (index, declared) in plan.tables.enumerated() where declared.snapshotColumn != nil {
      let anyDay = Snapshot(date: .endOf(year: 9999), path: root.path, entries: [], root: root)
      let table: EngineTable?
      if place.readsFiles {
        table = try catalogue.parquet(declared, in: anyDay)
      } else {
        table = try? catalogue.table(index)
        if let failure = catalogue.session.failure { throw MeasureGap(reason: failure.message) }
      }
      guard let table, let header = try? EngineHeader(of: table, declared, units: plan.unitWords),
        let told = try days.days(index, table, header)
      else { continue }
      found.formUnion(told.cells.keys)
    }
    guard !place.readsFiles else { return found }
    if let day = place.snapshot { return found.union([day]) }
    guard let table = plan.tables.first(where: { $0.snapshotColumn == nil }) else { return found }
    throw MeasureGap(
      reason: Phrase(
        en:
          "nothing says of which day the rows of table “\(table.name)” are: write `--snapshot DATE` (or `today`), or "
          + "`snapshots by COLUMN` in the table",
        vi:
          "không có gì cho biết các dòng của bảng “\(table.name)” là của ngày nào: hãy ghi `--snapshot NGÀY` (hoặc `today`), "
          + "hoặc `snapshots by CỘT` trong bảng"))
  }

  /// The days that tables tell, and the one that the command line names.
  public var dates: [CalendarDate] { rows.dates }
  /// With the table and the key of the row as their place.
  public var problems: [Diagnostic] {
    places.placed(rows.findings.dated) + (session.failure.map { [$0] } ?? [])
  }
  /// Only beside Parquet.
  public var sampleNotice: String? { rows.sampleNotice }
  /// Tables that cannot be used.
  public var brokenFiles: [String] { rows.brokenFiles + (session.failure.map { [$0.place.path] } ?? []) }

  /// Everything that was asked so far, a statement a line.
  public var statements: String { session.statements }

  /// Throws where the engine has no answer, or its rows changed meanwhile: nothing is judged on a part of one.
  public func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] {
    let answers = try settled { () throws(SourceFailure) in try rows.measure(requests) }
    if let failure = session.failure { throw SourceFailure(problems: [failure]) }
    return answers
  }

  /// Why what was asked is of no use.
  public var failure: Diagnostic? { session.failure }

  /// What was asked, with a failure where the rows are no longer those of which it was asked.
  func settled<Answer, E: Error>(_ ask: () throws(E) -> Answer) throws(E) -> Answer {
    let answer = try ask()
    watch.prove()
    return answer
  }

  deinit { session.finish() }
}
