import TargetDSL

/// The tables of one snapshot as an engine answers them: rows about which something has to be asked one by one, then
/// all others by their pattern, each with the number of rows that are alike.
final class EngineAnswers: RowAnswers {
  /// So many rows may come back.
  static let mostPatterns = 2_000_000
  static let mostSingles = 1_000_000
  /// So many keys that folding changes may have others beside them.
  private static let mostSpellings = 50_000

  private let catalogue: EngineCatalogue
  private let place: EnginePlace
  private let snapshot: Snapshot
  private let days: EngineDays
  private let places: EnginePlaces
  /// Tables of up to so many rows come in one answer for everything that is asked of them.
  private static let fewRows = 1_000
  /// So many patterns are told apart by name; of more, all are.
  private static let mostApart = 2_000

  /// What is asked at the moment; every row by itself where `nil`.
  private var needs: RowNeeds?
  /// The columns that are asked for at any time, by table.
  private var expected: [Int: Set<Int>] = [:]
  private var surveyed: [Int: SurveyedTable] = [:]
  /// Rows that answer everything, by table.
  private var whole: [Int: DataFile] = [:]
  /// Rows of what is asked at the moment, by table.
  private var together: [Int: RowsPutTogether] = [:]

  /// Columns of the targets that a rehearsal names; all where `nil`.
  private let rehearsed: Set<ColumnPath.Step>?

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
    rehearsed = place.rehearses.flatMap { names in
      names.isEmpty
        ? nil
        : catalogue.plan.targets.filter { names.contains($0.name) }
          .reduce(into: []) { $0.formUnion(ColumnUse(of: $1, plan: catalogue.plan).columns) }
    }
  }

  func expect(_ sets: [RowNeeds]) {
    for needs in sets where isAsked(needs) {
      for step in needs.columns.keys { expected[step.table, default: []].insert(step.column) }
    }
  }

  func expectKeys(of table: Int) -> Bool {
    guard needs != nil, let key = plan.tables[table].key,
      expected[table, default: []].insert(key).inserted
    else { return false }
    (whole[table], together[table]) = (nil, nil)
    return true
  }

  func restrict(to needs: RowNeeds) {
    self.needs = needs
    together = [:]
  }

  private func isAsked(_ needs: RowNeeds) -> Bool {
    rehearsed.map { needs.columns.keys.allSatisfy($0.contains) } ?? true
  }

  func parts(of index: Int, in tables: SnapshotTables) throws(MeasureGap) -> [TablePart]? {
    if let needs, !isAsked(needs) { throw MeasureGap(reason: Phrase(en: "not asked", vi: "không hỏi")) }
    guard let found = try engineTable(index) else { return nil }
    let declared = plan.tables[index]
    if surveyed[index] == nil { surveyed[index] = try survey(found, index, tables) }
    guard var known = surveyed[index] else { throw MeasureGap.fault }
    let table = known.table
    let all = expected[index] ?? []
    let isLookedUp = declared.key.map { all.contains($0) } ?? false
    let comesWhole = needs == nil || known.isSmall || isLookedUp
    var wanted = Set(declared.columns.indices)
    if let needs { wanted = comesWhole ? all : Set(needs.columns(of: index).keys) }
    // Without the key no row can be told from another, whoever asks for it.
    let looked = declared.key.map { wanted.union([$0]) } ?? wanted
    for column in looked.sorted() where known.refused[column] == nil {
      known.refused[column] = .some(try refusal(column, declared, table, known))
    }
    surveyed[index] = known
    let refused = known.refused.compactMapValues { $0 }
    let columns = wanted.filter { known.header.whole.fields[$0] != nil && refused[$0] == nil }.sorted()
    func answered(_ further: Int, isSifted: Bool, _ marks: RowsTogether? = nil) -> AnsweredRows {
      AnsweredRows(
        countField: further > 0 ? columns.count : nil, together: marks, asked: Set(columns),
        present: Set(declared.columns.indices.filter { known.header.whole.fields[$0] != nil }),
        numbers: known.header.numbers(of: declared), refused: refused, isSifted: isSifted,
        finder: TableCellFinder(question: known.question, header: known.header))
    }
    let first = TablePart(
      file: known.singles, header: known.ofSingles, answered: answered(0, isSifted: false))
    let (file, further, marks): (DataFile, Int, RowsTogether?)
    if comesWhole {
      let isCounted = needs != nil
      var rows = isCounted ? whole[index] : nil
      if rows == nil {
        rows = try others(known.question, columns, known.header, declared, isCounted: isCounted)
        if isCounted { whole[index] = rows }
      }
      guard let rows else { throw MeasureGap.fault }
      (file, further, marks) = (rows, isCounted ? 1 : 0, nil)
    } else {
      if together[index] == nil { together[index] = try putTogether(known, columns, index) }
      guard let rows = together[index] else { throw MeasureGap.fault }
      (file, further, marks) = (rows.table(), 2, rows.marks)
      guard rows.singles <= EngineAnswers.mostPatterns else { throw tooMany(columns, declared, table) }
      guard !rows.isFaulty else { throw MeasureGap.fault }
    }
    let second = TablePart(
      file: file, header: CSVHeader(madeOf: columns, of: declared, further: further),
      base: known.singles.size + 1,
      answered: answered(further, isSifted: true, marks))
    places.keep(first, key: declared.key)
    if declared.snapshotColumn != nil { places.keep(snapshot.date, of: table.path) }
    return [first, second]
  }

  /// What is asked of a table once.
  private func survey(
    _ found: EngineTable, _ index: Int, _ tables: SnapshotTables
  ) throws(MeasureGap) -> SurveyedTable {
    let declared = plan.tables[index]
    let header = try self.header(of: found, declared)
    let table = header.table
    tables.report(header.whole, header.file, declared)
    let folding = tables.keyFolding(of: index)
    var question = TableQuestion(
      session: session, table: table, readable: header.readable,
      key: declared.key.flatMap { header.number(of: $0) }, hasKey: declared.key != nil,
      isKeyWhole: folding.isWholeNumber, keyWords: keyWords(of: declared),
      day: try days.filter(index, snapshot.date, table, header))
    try question.survey()
    try reportDayless(question, index, header, tables)
    var single = try singles(question, header, declared, folding)
    if !single.keys.isEmpty {
      question.otherSpellings = single.keys.sorted()
      single = try singles(question, header, declared, folding)
    }
    question.isUnsuspected = single.text.rows == 0 && place.rehearses == nil
    // The rows of a rehearsal are taken to be many.
    let strange = StrangeRowsAsked(question: question, header: header, declared: declared)
    let counts = try strange.counts()
    let isSmall = place.rehearses == nil && counts.rows <= EngineAnswers.fewRows
    // Lines that no other day of the table has.
    let lines = Int(PackedDate.pack(snapshot.date)) << 24
    if let (part, remarks) = try strange.found(counts, units: plan.unitWords, firstLine: lines + 1 << 23) {
      tables.report(remarks, of: part.file)
      places.keep(part, key: declared.key)
    }
    let file = DataFile(
      path: table.path, bytes: single.text.bytes, firstLine: lines, separator: 0x2C)
    guard let whole = try? CSVHeader(of: file, table: declared, units: plan.unitWords) else {
      throw MeasureGap.fault
    }
    return SurveyedTable(
      table: table, header: header, question: question, singles: file, ofSingles: whole, isSmall: isSmall)
  }

  /// Asks for the rows that are needed at the moment, those together that are alike in what matters.
  private func putTogether(
    _ known: SurveyedTable, _ columns: [Int], _ index: Int
  ) throws(MeasureGap) -> RowsPutTogether {
    let declared = plan.tables[index]
    let needs = needs?.columns(of: index) ?? [:]
    var (asked, forms): ([TableQuestion.TableColumn], [AnsweredText.Form]) = ([], [])
    for column in columns {
      guard let number = known.header.number(of: column) else { throw MeasureGap.fault }
      let placed = PlacedColumn(
        column, needs[column] ?? .cell, of: declared, as: known.table.columns[number], number: number,
        session.dialect)
      asked.append(.init(number: number, placed: placed))
      forms.append(known.header.form(of: number, declared))
    }
    let rows = RowsPutTogether(asked, forms: forms, path: known.table.path)
    let limit = EngineAnswers.mostPatterns + 1
    try session.askLines(known.question.together(asked, limit: limit)) { rows.add($0) }
    if place.rehearses != nil { rows.addSingle(rehearsedRow(of: columns, isCounted: true)) }
    guard rows.count <= EngineAnswers.mostPatterns else { throw tooMany(columns, declared, known.table) }
    return rows
  }

  func tellApart() -> Bool {
    var isVoid = false
    for (index, rows) in together {
      let keys = rows.tellApart()
      guard !keys.isEmpty, let known = surveyed[index], session.failure == nil else { continue }
      isVoid = true
      if keys.count > EngineAnswers.mostApart { rows.tellAllApart() }
      let query = known.question.patterns(
        rows.columns.map(\.number), limit: EngineAnswers.mostPatterns + 1,
        of: keys.count > EngineAnswers.mostApart ? nil : (rows.columns, keys))
      try? session.askLines(query) { rows.addSingle($0) }
    }
    return isVoid
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

  /// Folded spellings of ASCII that are no key, or a strange one.
  private func keyWords(of declared: Table) -> [String] {
    guard let key = declared.key else { return [] }
    return (declared.columns[key].cells.map { CanonicalBytes.ofKey($0.spelling) } + declared.strangeKeys)
      .filter { $0.allSatisfy { (0x20...0x7E).contains($0) } }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Why a column is refused by name: its type cannot be read exactly, or it has values that no file could hold.
  private func refusal(
    _ column: Int, _ declared: Table, _ table: EngineTable, _ known: SurveyedTable
  ) throws(MeasureGap) -> Phrase? {
    let name = declared.columns[column].name
    guard let number = known.header.number(of: column) else {
      return known.header.unreadable(column).map {
        refuse(
          $0.type == .forbidden ? .engineColumnForbidden : .engineColumnType, table, name,
          $0.refusal(declared.columns[column], of: table.path)
        ).reason
      }
    }
    let found = table.columns[number]
    if found.type == .decimal, declared.columns[column].type.isSpelled,
      try known.question.count(known.question.unclearlySpelled(number)) > 0
    {
      return refuse(
        .engineColumnType, table, name, found.unclearSpelling(declared.columns[column])
      ).reason
    }
    guard let isInfinite = session.dialect.isInfinite(found.reference, found.type),
      try known.question.count("\(table.relation) WHERE \(isInfinite)") > 0
    else { return nil }
    return refuse(
      .engineNotFinite, table, name,
      Phrase(
        en: "column “\(found.name)” of \(table.path) holds values that are infinite or no number (NaN)",
        vi: "cột “\(found.name)” của \(table.path) có giá trị vô hạn hoặc không phải số (NaN)")
    ).reason
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

  /// Rows that are looked at one by one, and what their keys come to where folding changes them.
  private func singles(
    _ question: TableQuestion, _ header: EngineHeader, _ declared: Table, _ folding: KeyFolding
  ) throws(MeasureGap) -> (text: AnsweredText, keys: Set<String>) {
    var text = AnsweredText(
      forms: header.readable.map { header.form(of: $0, declared) }, isCounted: false, header: header.names)
    var keys: Set<String> = []
    let field = question.key.flatMap { header.readable.firstIndex(of: $0) }
    try session.askLines(question.single(limit: EngineAnswers.mostSingles + 1)) { line in
      text.add(line)
      guard let field else { return }
      let cell = EngineAnswer.cells(of: line)[field]
      guard case .folded(let key) = folding.key(of: cell, format: declared.numbers),
        key.allSatisfy({ (0x21...0x7E).contains($0) })
      else { return }
      keys.insert(String(decoding: key, as: UTF8.self))
    }
    guard text.rows <= EngineAnswers.mostSingles, keys.count <= EngineAnswers.mostSpellings else {
      throw refuse(
        .engineTooMuch, question.table, nil,
        Phrase(
          en:
            "more than a million rows of \(question.table.path) have a key that only its spelling tells apart, or none",
          vi:
            "hơn một triệu dòng của \(question.table.path) có khóa chỉ phân biệt được bằng cách viết, hoặc không có khóa"
        ))
    }
    return (text, keys)
  }

  private func others(
    _ question: TableQuestion, _ columns: [Int], _ header: EngineHeader, _ declared: Table, isCounted: Bool
  ) throws(MeasureGap) -> DataFile {
    let numbers = columns.compactMap { header.number(of: $0) }
    var text = AnsweredText(forms: numbers.map { header.form(of: $0, declared) }, isCounted: isCounted)
    let limit = EngineAnswers.mostPatterns + 1
    let query = isCounted ? question.patterns(numbers, limit: limit) : question.others(numbers, limit: limit)
    try session.askLines(query) { text.add($0) }
    if place.rehearses != nil { text.add(rehearsedRow(of: columns, isCounted: isCounted)) }
    guard text.rows < limit else { throw tooMany(columns, declared, question.table) }
    return DataFile(path: question.table.path, bytes: text.bytes, separator: 0x2C)
  }

  /// So that tables which look into this one are asked as well.
  private func rehearsedRow(of columns: [Int], isCounted: Bool) -> ArraySlice<UInt8> {
    Array((columns.map { _ in "58" } + (isCounted ? ["1"] : [])).joined(separator: ",").utf8)[...]
  }

  private func tooMany(_ columns: [Int], _ declared: Table, _ table: EngineTable) -> MeasureGap {
    let names = columns.map { "“\(declared.columns[$0].name)”" }.joined(separator: ", ")
    return refuse(
      .engineTooMuch, table, nil,
      Phrase(
        en: "more than two million rows of \(table.path) differ in what is asked of them (\(names))",
        vi: "hơn hai triệu dòng của \(table.path) khác nhau ở các cột được hỏi (\(names))"))
  }
}

/// What is known of a table before its rows are asked for.
private struct SurveyedTable {
  let table: EngineTable
  let header: EngineHeader
  let question: TableQuestion
  /// Rows that are looked at one by one, and their header.
  let singles: DataFile
  let ofSingles: CSVHeader
  let isSmall: Bool
  /// For each column that was looked at: why it is refused.
  var refused: [Int: Phrase?] = [:]
}
