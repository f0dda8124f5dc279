import TargetDSL

/// The empty files of a plan's tables, each with what explains it: to be sent to those who have the figures.
struct DataTemplates {
  enum Format: String, CaseIterable { case csv, xlsx }

  struct File {
    /// A name without a folder. For example: `organisations.csv`.
    let name: String
    let content: [UInt8]
  }

  let plan: CheckedPlan
  let language: Language

  func files(_ formats: Set<Format>) -> [File] {
    var files: [File] = []
    if formats.contains(.csv) { files += plan.tables.flatMap(csvFiles) }
    if formats.contains(.xlsx) { files += workbooks() }
    return files
  }

  /// The name under which the data are found, without its ending.
  private func baseName(of table: Table) -> String {
    guard let name = table.file?.name else { return table.name }
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  private func explanations(of table: Table) -> [ColumnExplanation] {
    table.columns.map { ColumnExplanation(plan: plan, table: table, column: $0, language: language) }
  }

  private func header(of table: Table) -> [String] {
    table.columns.map { ColumnExplanation.header(of: $0, in: language) }
  }

  // MARK: CSV

  /// Where numbers have a decimal comma, cells are separated by semicolons, as spreadsheets there do it. The byte
  /// order mark tells them that the letters are UTF-8.
  private func csvFiles(of table: Table) -> [File] {
    let separator: Character = table.numbers == .vietnamese ? ";" : ","
    var data = CSVWriter(separator: separator)
    data.row(header(of: table))
    var columns = CSVWriter(separator: separator)
    columns.row(ColumnExplanation.titles(in: language))
    for explanation in explanations(of: table) {
      columns.row(explanation.cells + [explanation.explainedChoices.joined(separator: "; ")])
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let base = baseName(of: table)
    return [
      File(name: "\(base).csv", content: mark + data.bytes),
      File(name: "\(base).columns.csv", content: mark + columns.bytes),
    ]
  }

  // MARK: XLSX

  /// Tables of one file are sheets of one workbook.
  private func workbooks() -> [File] {
    var names: [String] = []
    var tables: [String: [Table]] = [:]
    for table in plan.tables {
      let name = baseName(of: table) + ".xlsx"
      if tables[name] == nil { names.append(name) }
      tables[name, default: []].append(table)
    }
    return names.map { File(name: $0, content: workbook(of: tables[$0] ?? []).rendered()) }
  }

  private func workbook(of tables: [Table]) -> TemplateWorkbook {
    var workbook = TemplateWorkbook()
    for table in tables {
      let explanations = explanations(of: table)
      let title = Phrase(en: "Columns", vi: "Giải thích").text(in: language)
      let sheetName = table.file?.sheet ?? table.name
      // The sheet of the data comes first: a reader that is told no name takes the first one.
      let explaining = workbook.freeName(tables.count == 1 ? title : "\(title) \(sheetName)")
      workbook.add(dataSheet(of: table, named: sheetName, explanations, explainedIn: explaining))
      workbook.add(explainingSheet(explanations, named: explaining))
    }
    return workbook
  }

  private func dataSheet(
    of table: Table, named name: String, _ explanations: [ColumnExplanation], explainedIn sheet: String
  ) -> TemplateWorkbook.Sheet {
    let firstChoice = ColumnExplanation.titles(in: language).count - 1
    let columns = explanations.enumerated().map { index, explanation in
      let choices = explanation.choices
      let (row, last) = (index + 2, columnName(firstChoice + choices.count - 1))
      return TemplateWorkbook.Column(
        width: max(12, displayWidth(explanation.cells[0]) + 2),
        format: format(of: explanation.column, in: table),
        choices: choices.isEmpty ? nil : "'\(sheet)'!$\(columnName(firstChoice))$\(row):$\(last)$\(row)")
    }
    return TemplateWorkbook.Sheet(name: name, columns: columns, rows: [header(of: table)], hasHeader: true)
  }

  /// Keys and references are text, so that a spreadsheet keeps their leading zeros.
  private func format(of column: Column, in table: Table) -> TemplateWorkbook.Column.Format {
    switch column.type {
    case .text, .reference, .category, .yesNo: .text
    case .whole, .decimal: .general
    case .date: table.dates == .dayFirst ? .dayFirstDate : .isoDate
    }
  }

  private func explainingSheet(_ explanations: [ColumnExplanation], named name: String)
    -> TemplateWorkbook.Sheet
  {
    let rows = explanations.map { $0.cells + $0.choices }
    let widths = [24, 30, 48, 30] + Array(repeating: 20, count: max(1, (rows.map(\.count).max() ?? 0) - 4))
    return TemplateWorkbook.Sheet(
      name: name, columns: widths.map { TemplateWorkbook.Column(width: $0, format: .wrapped) },
      rows: [ColumnExplanation.titles(in: language)] + rows, hasHeader: true)
  }
}
