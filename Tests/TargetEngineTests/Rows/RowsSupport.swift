import Glibc
import TargetDSL

@testable import TargetEngine

/// A plan of tables only: all that measuring needs.
func rowsPlan(_ tables: [Table], words: [String: String] = [:]) -> CheckedPlan {
  let file = SourceFile(path: "test.plan", text: "plan test")
  return CheckedPlan(
    name: "test", label: nil, file: file, nameSpan: SourceSpan(file, 0..<4), document: nil, issued: nil,
    place: nil,
    period: nil, territory: nil, notes: [], tables: tables, populations: [], indicators: [], targets: [],
    files: [file], unitWords: words)
}

func rowsTable(
  _ name: String, _ columns: [Column], key: Int? = nil, numbers: Table.NumberFormat = .plain,
  dates: Table.DateFormat = .iso, file: String? = nil, sheet: String? = nil
) -> Table {
  let source = SourceFile(path: "test.plan", text: "")
  return Table(
    name: name, label: nil, columns: columns, key: key, numbers: numbers, numbersWritten: true, dates: dates,
    file: file.map { Table.DataFileName(name: $0, sheet: sheet) }, span: SourceSpan(source, 0..<0))
}

func rowsColumn(
  _ name: String, _ type: ColumnType, headers: [String] = [], from minimum: Int? = nil,
  to maximum: Int? = nil,
  blank: BlankMeaning = .unknown
) -> Column {
  let source = SourceFile(path: "test.plan", text: "")
  return Column(
    name: name, headers: headers, type: type, minimum: minimum.map { Rational($0) },
    maximum: maximum.map { Rational($0) }, blank: blank, span: SourceSpan(source, 0..<0))
}

func rowsCategories(_ names: String...) -> ColumnType {
  .category(names.map { ColumnType.Category(name: $0, spellings: []) })
}

func rowsPath(_ steps: (Int, Int)...) -> ColumnPath {
  ColumnPath(steps: steps.map { ColumnPath.Step(table: $0.0, column: $0.1) })
}

func rowsAggregate(
  _ function: Aggregate.Function, of population: RowSet, where condition: Condition = .always,
  ignoringUnknown: Bool = false
) -> Measure {
  .aggregate(
    Aggregate(
      function: function, population: population, condition: condition, ignoresUnknown: ignoringUnknown))
}

/// A data folder that is gone when the test ends.
final class RowsFolder {
  let path: String

  init() throws { path = try ScratchFolder.make() }

  func write(_ name: String, _ text: String) { write(name, bytes: Array(text.utf8)) }

  func write(_ name: String, bytes: [UInt8]) {
    let parts = name.split(separator: "/")
    var folder = path
    for part in parts.dropLast() {
      folder += "/" + part
      _ = unsafe mkdir(folder, 0o755)
    }
    guard let file = unsafe fopen(path + "/" + name, "wb") else { return }
    _ = unsafe bytes.withUnsafeBufferPointer { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    unsafe fclose(file)
  }

  deinit { RowsFolder.remove(path) }

  private static func remove(_ path: String) {
    guard case .names(let entries) = readFolder(path) else {
      _ = unsafe Glibc.remove(path)
      return
    }
    for entry in entries { remove(path + "/" + entry) }
    _ = unsafe Glibc.remove(path)
  }
}

extension MeasureSource {
  /// The outcome of one measure on the last day of 2024.
  func outcome(_ measure: Measure, year: Int = 2024, date: CalendarDate = .endOf(year: 2024)) throws
    -> Outcome
  {
    let request = MeasureRequest(measure: measure, grouping: nil, date: date, year: year)
    guard case .value(let outcome)? = try self.measure([request]).first else {
      return .missing(Phrase(verbatim: "groups"))
    }
    return outcome
  }
}

extension Outcome {
  /// `3/5`, `[1/2, 1)`, `n/a`, `missing: …`.
  var rowsText: String {
    switch self {
    case .notApplicable: "n/a"
    case .missing(let reason): "missing: \(reason.english)"
    case .measured(let value): value.interval.rowsText
    }
  }

  var measured: MeasuredValue? {
    if case .measured(let value) = self { return value }
    return nil
  }
}

extension ValueInterval {
  var rowsText: String {
    if let low, low == high, !lowOpen, !highOpen { return "\(low)" }
    return (lowOpen || low == nil ? "(" : "[") + (low.map { "\($0)" } ?? "-inf") + ", "
      + (high.map { "\($0)" } ?? "inf") + (highOpen || high == nil ? ")" : "]")
  }
}
