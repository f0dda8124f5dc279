import Synchronization
import TargetDSL

/// Which rows of a file of many snapshots are of which day.
struct FileDays: Sendable {
  /// Offsets in the file, ascending.
  var days: [CalendarDate: [Int]] = [:]
  /// Rows of no day.
  var dayless: [(offset: Int, line: Int, text: String)] = []
  /// Headings and signatures between the rows, which every snapshot leaves out.
  var headings: [Int] = []
}

/// The rows of a file of many snapshots, by the day that a column of theirs says.
final class SnapshotDays: BatchConsumer {
  private let reader: CellReader
  private var counter = LineCounter()
  private let judge: HeadingJudge?
  private let table: Table
  private(set) var found = FileDays()

  init(reader: CellReader, table: Table) {
    self.reader = reader
    self.table = table
    judge = table.key == nil ? nil : HeadingJudge(table: table, keys: [:])
  }

  func consume(_ batch: RowBatch) {
    for row in 0..<batch.rows {
      let offset = batch.fileOffset - batch.part.base + batch.cell(row: row, field: 0).lowerBound
      let cell = batch.content(row: row, column: reader.column)
      if let day = day(reader.outcome(of: cell)) {
        found.days[day, default: []].append(offset)
        continue
      }
      if let judge,
        judge.isHeading(
          table.columns.indices.map { column in
            batch.field(of: column).map { batch.content(row: row, field: $0) }
          })
      {
        found.headings.append(offset)
        continue
      }
      found.dayless.append(
        (
          offset, found.dayless.count < 5 ? counter.line(row, batch) : 0,
          String(decoding: CellReader.trimmed(cell).prefix(40), as: UTF8.self)
        ))
    }
  }

  private func day(_ outcome: CellOutcome) -> CalendarDate? { SnapshotDays.day(outcome, reader) }

  /// A year has four digits: 24 may be 2024, or a number of something.
  private static let years = 1000...9999

  /// The day that a cell tells; of a year its last.
  static func day(_ outcome: CellOutcome, _ reader: CellReader) -> CalendarDate? {
    guard case .value(let value, let digits) = outcome else { return nil }
    var isYear = true
    if case .date = reader.kind { isYear = false }
    if isYear { return digits == 0 && years.contains(Int(value)) ? .endOf(year: Int(value)) : nil }
    guard years.contains(Int(value >> 9)) else { return nil }
    return CalendarDate(
      year: Int(value >> 9), month: Int(value >> 5 & 15), day: Int(value & 31))
  }
}

extension SnapshotTables {
  /// Reads which rows of a file are of which day.
  func readDays(_ index: Int, _ column: Int, _ part: TablePart) throws(MeasureGap) -> FileDays {
    let table = plan.tables[index]
    let step = ColumnPath.Step(table: index, column: column)
    guard part.header.fields[column] != nil else { throw missing(step, part) }
    let form: LaneForm = if case .date = table.columns[column].type { .date } else { .number }
    let days = SnapshotDays(
      reader: CellReader(plan: plan, table: index, column: column, kind: try cellKind(of: step, form)),
      table: table)
    // Rows that a scan passes over are told when the table is read.
    let scan = TableScan(part, segmentSize: segmentSize)
    do throws(ScanFault) { try scan.run([days]) } catch { throw unusable(index, part, error) }
    return days.found
  }

  /// Offsets of rows that are of another day than the snapshot, or of none.
  func rowsOfOthers(_ index: Int, _ column: Int, _ part: TablePart) throws(MeasureGap) -> [Int] {
    let days = try daysOfFiles.days(of: part.file.path, table: index) { () throws(MeasureGap) in
      try readDays(index, column, part)
    }
    reportDayless(days, index, column, part)
    var others = days.dayless.map(\.offset)
    for (day, offsets) in days.days where day != snapshot.date { others += offsets }
    return others
  }

  /// Lists the first rows that are of no day, and the number of the others.
  func reportDayless(_ days: FileDays, _ index: Int, _ column: Int, _ part: TablePart) {
    let table = plan.tables[index]
    for row in days.dayless.prefix(5) {
      findings.add(
        Diagnostic(
          .rowOfNoSnapshot, at: .file(part.file.path, line: row.line, column: nil),
          Phrase(
            en: row.text.isEmpty
              ? "column “\(table.columns[column].name)” is blank here, so the row is of no snapshot and is left out"
              : "“\(row.text)” in column “\(table.columns[column].name)” tells no snapshot; the row is left out",
            vi: row.text.isEmpty
              ? "cột “\(table.columns[column].vietnameseName)” để trống nên dòng này không thuộc kỳ số liệu nào và không được tính"
              : "“\(row.text)” ở cột “\(table.columns[column].vietnameseName)” không cho biết kỳ số liệu nào; dòng không được tính"
          ),
          column: table.columns[column].name),
        identity: "no snapshot \(part.file.path) \(row.line)")
    }
    if days.dayless.count > 5, let last = days.dayless.prefix(5).last {
      let rest = days.dayless.count - 5
      findings.add(
        Diagnostic(
          .rowOfNoSnapshot, at: .file(part.file.path, line: last.line, column: nil),
          Phrase(
            en: "\(rest) more \(rest == 1 ? "row is" : "rows are") of no snapshot",
            vi: "còn \(rest) dòng khác không thuộc kỳ số liệu nào")),
        identity: "no snapshot more \(part.file.path)")
    }
  }
}

/// The days of files of many snapshots: each file is read once for them.
final class DaysOfFiles: Sendable {
  private struct Key: Hashable {
    let path: String
    let table: Int
  }

  private let known = Mutex<[Key: FileDays]>([:])

  func days(
    of path: String, table: Int, orElse read: () throws(MeasureGap) -> FileDays
  ) throws(MeasureGap) -> FileDays {
    let key = Key(path: path, table: table)
    if let days = known.withLock({ $0[key] }) { return days }
    let days = try read()
    known.withLock { $0[key] = days }
    return days
  }
}
