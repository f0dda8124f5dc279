import Synchronization
import TargetDSL

/// Proves that files which no transaction holds still were the same ones, with as many rows, from the first statement to
/// the last.
final class ParquetWatch: Sendable {
  typealias Stamps = [String: FileStamp]

  private struct Watched: Sendable {
    let table: EngineTable
    let stamps: Stamps
    let rows: Int
    let now: @Sendable () -> Stamps
  }

  private let session: EngineSession
  private let tables = Mutex<[Watched]>([])

  init(_ session: EngineSession) {
    self.session = session
  }

  /// A file that cannot be found has a stamp like no other.
  static func stamps(of files: ParquetFiles) -> Stamps {
    let none = FileStamp(size: -1, identity: FileIdentity(device: 0, node: 0), seconds: 0, nanoseconds: 0)
    return Dictionary(files.paths.map { ($0, fileStamp(at: $0) ?? none) }) { first, _ in first }
  }

  /// - Parameter stamps: Taken before anything was asked of the table.
  func keep(_ table: EngineTable, _ stamps: Stamps, now: @escaping @Sendable () -> Stamps) throws(MeasureGap)
  {
    let watched = Watched(table: table, stamps: stamps, rows: try count(table), now: now)
    tables.withLock { $0.append(watched) }
  }

  /// Fails the session where rows have changed.
  func prove() {
    for table in tables.withLock({ $0 }) {
      guard session.failure == nil, let rows = try? count(table.table) else { return }
      let now = table.now()
      if rows != table.rows { return session.fail(changed(table, rows: rows)) }
      let others = Set(table.stamps.keys).union(now.keys).filter { table.stamps[$0] != now[$0] }
      if let first = others.min() { return session.fail(changed(table, file: first)) }
    }
  }

  private func count(_ table: EngineTable) throws(MeasureGap) -> Int {
    var count: Int?
    let dialect = session.dialect
    try session.askLines(
      "SELECT \(dialect.line(of: [dialect.text(ofCount: "count(*)")])) FROM \(table.relation)"
    ) { line in count = Int(String(decoding: line, as: UTF8.self)) }
    return count ?? 0
  }

  private func changed(_ table: Watched, rows: Int) -> Diagnostic {
    found(
      table,
      Phrase(
        en: "the rows changed while they were measured: \(table.rows) before, \(rows) after",
        vi: "các dòng đã thay đổi trong khi đo: trước có \(table.rows), sau có \(rows)"))
  }

  private func changed(_ table: Watched, file: String) -> Diagnostic {
    found(
      table,
      Phrase(
        en: "the file `\(file)` changed while it was measured", vi: "tệp `\(file)` đã thay đổi trong khi đo"))
  }

  private func found(_ table: Watched, _ message: Phrase) -> Diagnostic {
    Diagnostic(
      .engineRowsChanged, at: .file(table.table.path, line: nil, column: nil), message,
      fixes: [
        .init(
          Phrase(
            en: "measure again when nothing writes there, or measure a copy",
            vi: "hãy đo lại khi không còn gì ghi vào đó, hoặc đo trên một bản sao"))
      ])
  }
}
