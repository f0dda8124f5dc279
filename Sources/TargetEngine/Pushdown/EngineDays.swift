import Synchronization
import TargetDSL

/// Of which days the rows of tables are that say so themselves: the spellings of each day.
final class EngineDays: Sendable {
  /// Hexadecimal digits of cells.
  struct OfTable: Sendable {
    var cells: [CalendarDate: [String]] = [:]
    /// Cells that tell no day.
    var dayless: [String] = []
  }

  private let catalogue: EngineCatalogue
  private let tables = Mutex<[Int: OfTable]>([:])

  private static let mostSpellings = 100_000

  init(_ catalogue: EngineCatalogue) {
    self.catalogue = catalogue
  }

  /// The days of a table; none where its rows do not say.
  func days(
    _ index: Int, _ table: EngineTable, _ header: EngineHeader
  ) throws(MeasureGap) -> OfTable? {
    let declared = catalogue.plan.tables[index]
    guard let column = declared.snapshotColumn else { return nil }
    if let known = tables.withLock({ $0[index] }) { return known }
    guard let number = header.number(of: column) else {
      if let found = header.unreadable(column) {
        throw MeasureGap(reason: found.refusal(declared.columns[column], of: table.path))
      }
      throw MeasureGap(
        reason: Phrase(
          en:
            "\(table.path) has no column “\(declared.columns[column].name)”, which says of which day a row is",
          vi: "\(table.path) không có cột “\(declared.columns[column].name)” cho biết dòng thuộc ngày nào"))
    }
    let (session, reader) = (catalogue.session, reader(index, column))
    let question = TableQuestion(
      session: session, table: header.table, readable: [number], key: nil, hasKey: false, isKeyWhole: false,
      keyWords: [],
      day: nil)
    let cell = session.dialect.hexadecimal(TableQuestion.cell(number))
    let form = header.form(of: number, declared)
    var (found, spellings) = (OfTable(), 0)
    try session.ask(
      """
      SELECT \(session.dialect.line(of: ["x"])) FROM (SELECT DISTINCT \(cell) AS x FROM \(question.rows)) AS d \
      ORDER BY x LIMIT \(EngineDays.mostSpellings + 1)
      """
    ) { cells in
      guard let cell = cells.first else { return }
      spellings += 1
      let spelling = EngineAnswer.encoded(cell)
      var text = cell
      if case .decimal(let point) = form { AnsweredText.shorten(&text, point) }
      if let day = SnapshotDays.day(reader.outcome(of: text), reader) {
        found.cells[day, default: []].append(spelling)
      } else {
        found.dayless.append(spelling)
      }
    }
    if let day = session.place.rehearses == nil ? nil : session.place.snapshot {
      found.cells[day] = [EngineAnswer.encoded(Array("\(day)".utf8))]
    }
    guard spellings <= EngineDays.mostSpellings else {
      throw MeasureGap(
        reason: Phrase(
          en:
            "column “\(declared.columns[column].name)” of \(table.path) has more than 100,000 different cells",
          vi: "cột “\(declared.columns[column].name)” của \(table.path) có hơn 100.000 ô khác nhau"))
    }
    tables.withLock { [found] in $0[index] = found }
    return found
  }

  /// Which rows are of a day; all where the table does not say.
  func filter(
    _ index: Int, _ date: CalendarDate, _ table: EngineTable, _ header: EngineHeader
  ) throws(MeasureGap) -> SQL? {
    guard let days = try days(index, table, header),
      let column = catalogue.plan.tables[index].snapshotColumn, let number = header.number(of: column)
    else { return nil }
    return EngineDays.rows(with: days.cells[date] ?? [], in: number, catalogue.session.dialect)
  }

  static func rows(with cells: [String], in number: Int, _ dialect: any Dialect) -> SQL {
    guard !cells.isEmpty else { return "1 = 0" }
    return "\(dialect.hexadecimal(TableQuestion.cell(number))) IN \(dialect.list(cells))"
  }

  func reader(_ index: Int, _ column: Int) -> CellReader {
    let table = catalogue.plan.tables[index]
    let declared = table.columns[column]
    let kind: CellReader.Kind =
      if case .date = declared.type {
        .date(table.dates)
      } else {
        .number(
          table.numbers, isWhole: true, range: DecimalRange(from: declared.minimum, to: declared.maximum))
      }
    return CellReader(plan: catalogue.plan, table: index, column: column, kind: kind)
  }
}
