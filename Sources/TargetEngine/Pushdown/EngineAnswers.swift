import TargetDSL

/// The tables of one snapshot as an engine answers them: rows about which something has to be asked one by one, then
/// all others by their pattern, each with the number of rows that are alike.
final class EngineAnswers: RowAnswers {
  /// So many rows may come back.
  static let mostPatterns = 2_000_000
  static let mostSingles = 1_000_000

  private let catalogue: EngineCatalogue
  private let place: EnginePlace
  private let snapshot: Snapshot
  private let days: EngineDays
  private let places: EnginePlaces
  /// The columns of each table; all, and every row by itself, where `nil`.
  private var asked: [Int: Set<Int>]?

  /// Tables of the targets that a rehearsal names; all where `nil`.
  private var rehearsed: Set<Int>?

  private var plan: CheckedPlan { catalogue.plan }
  private var session: EngineSession { catalogue.session }

  init(
    _ catalogue: EngineCatalogue, _ place: EnginePlace, snapshot: Snapshot, days: EngineDays,
    places: EnginePlaces
  ) {
    self.catalogue = catalogue
    self.place = place
    self.snapshot = snapshot
    self.days = days
    self.places = places
  }

  func restrict(to columns: Set<ColumnPath.Step>) {
    var asked: [Int: Set<Int>] = [:]
    var columns = columns
    if let names = place.rehearses, !names.isEmpty {
      let uses = plan.targets.filter { names.contains($0.name) }.map { ColumnUse(of: $0, plan: plan) }
      var (read, tables): (Set<ColumnPath.Step>, Set<Int>) = ([], [])
      for use in uses {
        read.formUnion(use.columns)
        tables.formUnion(use.tables)
      }
      columns.formIntersection(read)
      rehearsed = tables
    }
    for step in columns { asked[step.table, default: []].insert(step.column) }
    self.asked = asked
  }

  func parts(of index: Int, in tables: SnapshotTables) throws(MeasureGap) -> [TablePart]? {
    if let rehearsed, !rehearsed.contains(index) {
      throw MeasureGap(reason: Phrase(en: "not asked", vi: "không hỏi"))
    }
    guard let table = try engineTable(index) else { return nil }
    let declared = plan.tables[index]
    let header = try self.header(of: table, declared)
    tables.report(header.whole, header.file, declared)
    let wanted = asked.map { $0[index] ?? [] } ?? Set(declared.columns.indices)
    var question = TableQuestion(
      session: session, table: table, readable: header.readable,
      key: declared.key.flatMap { header.number(of: $0) }, hasKey: declared.key != nil,
      isKeyWhole: tables.keyFolding(of: index).isWholeNumber, keyWords: keyWords(of: declared),
      day: try days.filter(index, snapshot.date, table, header))
    let refused = try refusals(wanted, declared, table, header, question)
    let columns = wanted.filter { header.whole.fields[$0] != nil && refused[$0] == nil }.sorted()
    try question.survey()
    try reportDayless(question, index, header, tables)
    let single = try singles(question, header, declared)
    let answered = { (isCounted: Bool, isSifted: Bool) in
      AnsweredRows(
        countField: isCounted ? columns.count : nil, asked: Set(columns),
        present: Set(declared.columns.indices.filter { header.whole.fields[$0] != nil }),
        numbers: header.numbers(of: declared), refused: refused, isSifted: isSifted,
        finder: TableCellFinder(question: question, header: header))
    }
    let first = TablePart(
      file: DataFile(path: table.path, bytes: single.bytes, separator: 0x2C), header: header.whole,
      answered: answered(false, false))
    let isCounted = asked != nil
    let others = try self.others(question, columns, header, declared, isCounted: isCounted)
    let second = TablePart(
      file: DataFile(path: table.path, bytes: others.bytes, separator: 0x2C),
      header: CSVHeader(answering: columns, isCounted: isCounted, of: declared), base: single.bytes.count + 1,
      answered: answered(isCounted, true))
    places.keep(first, key: declared.key)
    return [first, second]
  }

  private func engineTable(_ index: Int) throws(MeasureGap) -> EngineTable? {
    let declared = plan.tables[index]
    if place.readsFiles { return try catalogue.parquet(declared, in: snapshot) }
    if declared.snapshotColumn == nil, let day = place.snapshot, day != snapshot.date {
      throw MeasureGap(
        reason: Phrase(
          en: "the rows of table “\(declared.name)” are as of \(day)",
          vi: "các dòng của bảng “\(declared.vietnameseName)” là của ngày \(day)"))
    }
    return try catalogue.table(index)
  }

  private func header(of table: EngineTable, _ declared: Table) throws(MeasureGap) -> EngineHeader {
    do throws(FileFailure) {
      return try EngineHeader(of: table, declared, units: plan.unitWords)
    } catch {
      throw MeasureGap(
        reason: Phrase(
          en: "\(table.path) cannot be used: \(error.reason)",
          vi: "không dùng được \(table.path): \(error.reason)"))
    }
  }

  /// Folded spellings of ASCII that are no key.
  private func keyWords(of declared: Table) -> [String] {
    guard let key = declared.key else { return [] }
    return declared.columns[key].cells.map { CanonicalBytes.ofKey($0.spelling) }
      .filter { $0.allSatisfy { (0x20...0x7E).contains($0) } }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Columns whose type cannot be read exactly, and those with values that no file could hold: refused by name.
  private func refusals(
    _ wanted: Set<Int>, _ declared: Table, _ table: EngineTable, _ header: EngineHeader,
    _ question: TableQuestion
  ) throws(MeasureGap) -> [Int: Phrase] {
    var refused: [Int: Phrase] = [:]
    for column in wanted.sorted() {
      let name = declared.columns[column].name
      guard let number = header.number(of: column) else {
        guard let other = header.unreadable(column) else { continue }
        refused[column] =
          refuse(.engineColumnType, table, name, other.refusal(declared.columns[column])).reason
        continue
      }
      let found = table.columns[number]
      guard let isInfinite = session.dialect.isInfinite(found.reference, found.type),
        try question.count("\(table.relation) WHERE \(isInfinite)") > 0
      else { continue }
      refused[column] =
        refuse(
          .engineNotFinite, table, name,
          Phrase(
            en: "column “\(found.name)” of \(table.path) holds values that are infinite or no number (NaN)",
            vi: "cột “\(found.name)” của \(table.path) có giá trị vô hạn hoặc không phải số (NaN)")
        ).reason
    }
    return refused
  }

  private func refuse(
    _ kind: DiagnosticKind, _ table: EngineTable, _ column: String?, _ reason: Phrase
  ) -> MeasureGap {
    catalogue.findings.add(
      Diagnostic(kind, at: .file(table.path, line: nil, column: nil), reason, column: column),
      identity: "\(kind.code) \(table.path) \(column ?? "")")
    return MeasureGap(reason: reason)
  }

  /// Rows that are of no snapshot.
  private func reportDayless(
    _ question: TableQuestion, _ index: Int, _ header: EngineHeader, _ tables: SnapshotTables
  ) throws(MeasureGap) {
    let declared = plan.tables[index]
    guard let column = declared.snapshotColumn, let number = header.number(of: column),
      let dayless = try days.days(index, question.table, header)?.dayless, !dayless.isEmpty
    else { return }
    var rows = question
    rows.day = EngineDays.rows(with: dayless, in: number, session.dialect)
    var text = AnsweredText(
      forms: header.readable.map { header.form(of: $0, declared) }, isCounted: false, header: header.names)
    try session.askLines(rows.all(limit: EngineAnswers.mostSingles)) { text.add($0) }
    // Lines that no other rows of the table have.
    let file = DataFile(
      path: question.table.path, bytes: text.bytes, firstLine: 1 << 32, separator: 0x2C)
    guard let whole = try? CSVHeader(of: file, table: declared, units: plan.unitWords) else { return }
    let part = TablePart(file: file, header: whole)
    tables.reportDayless(try tables.readDays(index, column, part), index, column, part)
    places.keep(part, key: declared.key)
  }

  private func singles(
    _ question: TableQuestion, _ header: EngineHeader, _ declared: Table
  ) throws(MeasureGap) -> AnsweredText {
    var text = AnsweredText(
      forms: header.readable.map { header.form(of: $0, declared) }, isCounted: false, header: header.names)
    try session.askLines(question.single(limit: EngineAnswers.mostSingles + 1)) { text.add($0) }
    guard text.rows <= EngineAnswers.mostSingles else {
      throw refuse(
        .engineTooMuch, question.table, nil,
        Phrase(
          en:
            "more than a million rows of \(question.table.path) have a key that only its spelling tells apart, or none",
          vi:
            "hơn một triệu dòng của \(question.table.path) có khóa chỉ phân biệt được bằng cách viết, hoặc không có khóa"
        ))
    }
    return text
  }

  private func others(
    _ question: TableQuestion, _ columns: [Int], _ header: EngineHeader, _ declared: Table, isCounted: Bool
  ) throws(MeasureGap) -> AnsweredText {
    let numbers = columns.compactMap { header.number(of: $0) }
    var text = AnsweredText(forms: numbers.map { header.form(of: $0, declared) }, isCounted: isCounted)
    let limit = EngineAnswers.mostPatterns + 1
    let query = isCounted ? question.patterns(numbers, limit: limit) : question.others(numbers, limit: limit)
    try session.askLines(query) { text.add($0) }
    if place.rehearses != nil {
      // A row, so that tables which look into this one are asked as well.
      text.add(Array((columns.map { _ in "58" } + (isCounted ? ["1"] : [])).joined(separator: ",").utf8)[...])
    }
    guard text.rows < limit else {
      let names = columns.map { "“\(declared.columns[$0].name)”" }.joined(separator: ", ")
      throw refuse(
        .engineTooMuch, question.table, nil,
        Phrase(
          en:
            "more than two million rows of \(question.table.path) differ in what is asked of them (\(names))",
          vi: "hơn hai triệu dòng của \(question.table.path) khác nhau ở các cột được hỏi (\(names))"))
    }
    return text
  }
}

extension CSVHeader {
  /// Of rows that an engine gave: some columns of a table, and their number behind them.
  init(answering columns: [Int], isCounted: Bool, of table: Table) {
    self.init(madeOf: columns, of: table, further: isCounted ? 1 : 0)
  }
}

/// The columns of an engine's table beside those of the plan's.
struct EngineHeader: Sendable {
  let file: DataFile
  let whole: CSVHeader
  /// Numbers of the engine's columns that can be read; fields of `whole` are positions in this list.
  let readable: [Int]
  let names: [String]
  private let table: EngineTable
  /// For each column of the plan's table: the engine's column whose type cannot be read.
  private let others: [Int: Int]

  init(of table: EngineTable, _ declared: Table, units: [String: String]) throws(FileFailure) {
    self.table = table
    readable = table.columns.indices.filter {
      table.columns[$0].type.isReadable && EngineTable.isUsable(table.columns[$0].name)
    }
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
  }

  /// The engine's column of a column of the plan.
  func number(of column: Int) -> Int? {
    whole.fields[column].flatMap { readable.indices.contains($0) ? readable[$0] : nil }
  }

  func unreadable(_ column: Int) -> EngineTable.Column? { others[column].map { table.columns[$0] } }

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

extension EngineTable.Column {
  fileprivate func refusal(_ column: Column) -> Phrase {
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
    case .text, .whole, .decimal, .boolean, .date, .timestamp, .other:
      Phrase(
        en: "column “\(name)” is \(typeName), which is neither text, number, date nor yes/no",
        vi: "cột “\(name)” có kiểu \(typeName), không phải chữ, số, ngày hay có/không")
    }
  }
}
