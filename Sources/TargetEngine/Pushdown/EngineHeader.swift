import TargetDSL

/// The columns of an engine's table beside those of the plan's.
struct EngineHeader: Sendable {
  let file: DataFile
  let whole: CSVHeader
  /// Numbers of the engine's columns that can be read; fields of `whole` are positions in this list.
  let readable: [Int]
  let names: [String]
  /// The engine's table, in which columns of days have no times.
  let table: EngineTable
  /// For each column of the plan's table: the engine's column whose type cannot be read.
  private let others: [Int: Int]

  init(of table: EngineTable, _ declared: Table, units: [String: String]) throws(FileFailure) {
    let readable = table.columns.indices.filter {
      table.columns[$0].type.isReadable && EngineTable.isUsable(table.columns[$0].name)
    }
    self.readable = readable
    names = readable.map { table.columns[$0].name }
    func header(_ names: [String]) -> DataFile {
      DataFile(
        path: table.path, bytes: AnsweredText(forms: [], isCounted: false, header: names).bytes,
        separator: 0x2C)
    }
    file = header(names)
    whole = try CSVHeader(of: file, table: declared, units: units)
    let all = try CSVHeader(of: header(table.columns.map(\.name)), table: declared, units: units)
    var others: [Int: Int] = [:]
    for (column, field) in all.fields.enumerated() where whole.fields[column] == nil {
      others[column] = field
    }
    self.others = others
    var columns = table.columns
    for (column, field) in whole.fields.enumerated() {
      guard case .date = declared.columns[column].type, let number = field.map({ readable[$0] }),
        columns[number].type == .timestamp
      else { continue }
      columns[number] = columns[number].asDay
    }
    self.table = EngineTable(path: table.path, relation: table.relation, columns: columns)
  }

  /// The engine's column of a column of the plan.
  func number(of column: Int) -> Int? {
    whole.fields[column].flatMap { readable.indices.contains($0) ? readable[$0] : nil }
  }

  func unreadable(_ column: Int) -> EngineTable.Column? { unreadableNumber(column).map { table.columns[$0] } }

  func unreadableNumber(_ column: Int) -> Int? { others[column] }

  /// The plan's column of a column of the engine.
  private func column(of number: Int) -> Int? {
    readable.firstIndex(of: number).flatMap { field in whole.fields.firstIndex { $0 == field } }
  }

  func form(of number: Int, _ declared: Table) -> AnsweredText.Form {
    guard table.columns[number].type == .decimal, let column = column(of: number) else { return .asIs }
    switch declared.columns[column].type {
    case .whole, .decimal: return .decimal(point: declared.numbers == .vietnamese ? 0x2C : 0x2E)
    case .text, .yesNo, .date, .category, .reference: return .asIs
    }
  }

  /// The plan's columns that the engine holds as numbers.
  func numbers(of declared: Table) -> Set<Int> {
    Set(
      declared.columns.indices.filter { column in
        guard let number = number(of: column) else { return false }
        let type = table.columns[number].type
        return type == .decimal || type == .whole
      })
  }
}

extension ColumnType {
  /// Whether cells are what is written in them, and not what it comes to.
  var isSpelled: Bool {
    switch self {
    case .text, .category, .reference: true
    case .whole, .decimal, .yesNo, .date: false
    }
  }
}

extension EngineTable.Column {
  /// Of numbers as texts.
  func unclearSpelling(_ column: Column) -> Phrase {
    Phrase(
      en:
        "column “\(name)” is \(typeName), and nothing says whether `12.00` in it is to be read as “12.00” or as “12”; make it text or a "
        + "whole number for column “\(column.name)”",
      vi:
        "cột “\(name)” có kiểu \(typeName), không rõ `12.00` trong đó là “12.00” hay “12”; hãy đổi sang chữ hoặc số nguyên "
        + "cho cột “\(column.name)”")
  }

  func refusal(_ column: Column, of path: String) -> Phrase {
    switch type {
    case .floating:
      Phrase(
        en:
          "column “\(name)” is \(typeName), which is not exact; make it numeric for column “\(column.name)”",
        vi:
          "cột “\(name)” có kiểu \(typeName), không chính xác; hãy đổi sang numeric cho cột “\(column.name)”")
    case .zoned:
      Phrase(
        en: "column “\(name)” is \(typeName), whose day depends on the time zone; make it a date",
        vi: "cột “\(name)” có kiểu \(typeName), ngày phụ thuộc múi giờ; hãy đổi sang date")
    case .forbidden:
      Phrase(
        en: "the role has no right to read column “\(name)” of \(path); allow it: `GRANT SELECT (\(name))`",
        vi:
          "vai trò này không có quyền đọc cột “\(name)” của \(path); hãy cấp quyền: `GRANT SELECT (\(name))`")
    case .text, .whole, .decimal, .boolean, .date, .timestamp, .other:
      Phrase(
        en: "column “\(name)” is \(typeName), which is neither text, number, date nor yes/no",
        vi: "cột “\(name)” có kiểu \(typeName), không phải chữ, số, ngày hay có/không")
    }
  }
}
