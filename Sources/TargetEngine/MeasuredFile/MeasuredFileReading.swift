import TargetDSL

/// One line of a file of measured values.
struct MeasuredLine {
  /// The indicator or target that it is about.
  let name: String
  let value: NamedValue
}

/// Reads a file of measured values, CSV or a workbook: one line a value (`indicator, date, group, low, high, source`, in any
/// order, or `value` for both ends), or one line an indicator with a column a year. A line that is wrong is a problem and left
/// out; the others are used.
func readMeasuredFile(_ file: SourceFile, plan: CheckedPlan) -> (
  lines: [MeasuredLine], problems: [Diagnostic]
) {
  var reader = MeasuredFileReader(file, plan)
  reader.read()
  return (reader.lines, reader.problems)
}

struct MeasuredFileReader {
  let file: SourceFile
  let plan: CheckedPlan
  let names: MeasuredNames
  var lines: [MeasuredLine] = []
  var problems: [Diagnostic] = []
  /// The units of a line above the header, and whether some goal of the sheet is measured in one of them.
  private var noted: (units: [String], serve: Bool) = ([], false)
  /// Labels with values of which the plan has none.
  var strangers: [MeasuredCell] = []
  var leftOut: [LeftOutRow] = []

  init(_ file: SourceFile, _ plan: CheckedPlan) {
    self.file = file
    self.plan = plan
    names = MeasuredNames(plan)
  }

  mutating func read() {
    if let wide = WideEncoding(file.bytes) {
      return report(.measuredHeader, at: nil, .wideMeasuredFile(wide))
    }
    let readings: [MeasuredGrid]
    do throws(FileFailure) {
      readings = try MeasuredGrid.readings(of: file)
    } catch {
      return report(.measuredHeader, at: nil, error.reason)
    }
    let usable = readings.compactMap { grid in
      MeasuredHeader.found(in: grid, words: plan.unitWords).map { (grid, $0) }
    }
    // More columns are understood with the right separator than with another.
    let best =
      readings.first?.sheet == nil
      ? usable.max { $0.1.roles.count { $0 != nil } < $1.1.roles.count { $0 != nil } } : usable.first
    guard let (grid, header) = best else { return reportNoHeader(readings) }
    if usable.count > 1, let name = grid.sheet {
      report(
        .chosenSheet, at: nil, .measuredSheet(name, others: usable.dropFirst().compactMap(\.0.sheet)))
    }
    guard header.isSheet || header.unknown.isEmpty else { return reportUnknown(header) }
    read(grid, header)
  }

  // MARK: - The header

  private mutating func reportNoHeader(_ readings: [MeasuredGrid]) {
    for grid in readings {
      if let fault = grid.fault, grid.rows.isEmpty { return report(fault) }
    }
    guard let grid = readings.first(where: { !$0.rows.isEmpty }),
      let header = MeasuredHeader.nearest(in: grid, words: plan.unitWords)
    else { return report(.measuredHeader, at: nil, .emptyMeasuredFile) }
    // A file of one line has no values, whatever its header may be.
    guard header.unknown.isEmpty else { return reportUnknown(header) }
    report(
      .measuredHeader, at: grid.rows[header.rows.lowerBound].first, .missingMeasuredColumns(header.missing))
  }

  private mutating func reportUnknown(_ header: MeasuredHeader) {
    guard let cell = header.unknown.first else { return }
    let known = Set(header.roles.compactMap { $0 })
    if let role = MeasuredWording(cell.text, words: plan.unitWords)?.found, known.contains(role) {
      return report(.measuredHeader, at: cell, .repeatedMeasuredColumn(cell.text))
    }
    let free = MeasuredHeader.listed.filter { name in
      MeasuredWording(name, words: [:])?.role.map { !known.contains($0) } ?? true
    }
    report(
      .measuredHeader, at: cell, .unknownMeasuredColumn(cell.text),
      fixes: nearest(to: matchKey(cell.text), among: free).map(Self.didYouMean))
  }

  // MARK: - Rows

  private mutating func read(_ grid: MeasuredGrid, _ header: MeasuredHeader) {
    var rows = grid.rows[header.rows.upperBound...]
    if header.isSheet {
      for row in grid.rows[..<header.rows.lowerBound] { leaveOut(row, .title) }
      if let first = rows.first, RowsAtTheTop.numbersColumns(first.map(\.text)) {
        leaveOut(first, .columnNumbers)
        rows = rows.dropFirst()
      }
    }
    let nameless = header.nameless(in: rows)
    if let cell = grid.mergedOver(nameless, header) {
      return report(.measuredHeader, at: cell, .mergedMeasuredHeader(cell.text))
    }
    let unread =
      header.isSheet ? (header.unknown + header.idle).sorted { $0.column < $1.column } : []
    let last = grid.rows[header.rows.upperBound - 1]
    if let first = unread.first ?? nameless.first.map({ last[$0] }) {
      let columns =
        unread.map { Phrase(verbatim: "“\($0.text)”") } + nameless.map { NamelessColumns.phrase($0 + 1) }
      report(.measuredColumnsUnread, at: first, .unreadMeasuredColumns(columns))
    }
    let style = MeasuredNumber.Style(
      isVietnamese: header.isVietnamese, allowsPercent: header.isSheet, words: plan.unitWords)
    noted.units = header.noted
    noted.serve =
      !noted.units.isEmpty
      && rows.contains { row in
        guard let label = MeasuredRow(cells: row, header: header)[.indicator],
          case .one(_, let measure, _) = names.find(label.text), measure.type != .count
        else { return false }
        return noted.units.contains {
          MeasuredNumber.factor(of: $0, for: measure, words: plan.unitWords) != nil
        }
      }
    for row in rows {
      guard grid.sheet != nil || row.count == header.roles.count else {
        let isAlone = header.isSheet && row.count(where: { !$0.isBlank }) == 1
        if isAlone {
          leaveOut(row, .heading)
        } else {
          report(
            .measuredFieldCount, at: row.first, .wrongFieldCount(row.count, expected: header.roles.count))
        }
        continue
      }
      read(MeasuredRow(cells: row, header: header), style)
    }
    if let fault = grid.fault { report(fault) }
    let values = header.roles.indices.filter { header.roles[$0]?.isValue ?? false }
    let shortened = grid.shortened.filter { $0.row > last[0].line && values.contains($0.column) }
    if let first = shortened.first {
      let cell = MeasuredCell(value: .number(first.stored), line: first.row, column: first.column + 1)
      report(.shortenedCells, at: cell, .shortened(first, count: shortened.count))
    }
    reportStrangers()
    reportLeftOut()
  }

  private mutating func read(_ row: MeasuredRow, _ style: MeasuredNumber.Style) {
    guard let label = row[.indicator] else { return }
    guard row.header.isSheet else {
      switch names.find(label.text) {
      case .none: reportUnknownName(label)
      case .several(let spans): reportUnclear(label, spans)
      case .one(let name, let measure, let unit): readEnds(row, name, measure, unit: unit, style)
      }
      return
    }
    guard row.hasValues else {
      // A goal that nothing is said of yet is no heading.
      if case .one = names.find(label.text) {
        report(.emptyMeasuredValue, at: label, .noMeasuredValue(label.text))
      } else {
        leaveOut(row.cells, .heading)
      }
      return
    }
    switch names.find(label.text) {
    case .none: strangers.append(label)
    case .several(let spans): reportUnclear(label, spans)
    case .one(let name, let measure, let unit):
      readSheet(row, name, measure, unit: unit, style)
    }
  }

  private mutating func readSheet(
    _ row: MeasuredRow, _ name: String, _ measure: TypedMeasure, unit: String?, _ style: MeasuredNumber.Style
  ) {
    let written = row.text(.unit)
    let rowUnit = written ?? unit
    for column in row.header.years.map(\.column) + [row.header.column(.value)].compactMap({ $0 }) {
      guard row.cells.indices.contains(column), !row.cells[column].isBlank else { continue }
      let units = [written, unit, row.header.ownUnit(in: column)].compactMap { $0 }
      if contradict(units, row.cells[column], measure, style) {
        return report(.measuredUnit, at: row.cells[column], .contradictoryUnits(units))
      }
      // Thousands of what is counted have to be said in the line: a list of things has other units beside them.
      if units.isEmpty, measure.type == .count, let note = note(for: measure),
        HeaderUnit.scale(of: note) != .one
      {
        return report(.measuredUnit, at: row.cells[column], .unfitMeasuredUnit(note, measure))
      }
    }
    for (column, year) in row.header.years {
      guard row.cells.indices.contains(column), !row.cells[column].isBlank else { continue }
      let unit = rowUnit ?? row.header.unit(in: column, or: note(for: measure))
      if let value = number(row.cells[column], unit, measure, style) {
        add(name, measure, .endOf(year: year), value, value, row, at: row.cells[column])
      }
    }
    if row.header.years.isEmpty { readEnds(row, name, measure, unit: rowUnit, style) }
    comparePlan(row, name, measure, unit: rowUnit, style)
  }

  /// The unit above the header that counts for a measure. A number of things has none where the line speaks of another goal.
  private func note(for measure: TypedMeasure) -> String? {
    if measure.type == .count, noted.serve { return nil }
    return noted.units.first { MeasuredNumber.factor(of: $0, for: measure, words: plan.unitWords) != nil }
      ?? noted.units.first
  }

  /// Whether the units that stand for a number, in its line, its label and its header, make different values of it.
  private func contradict(
    _ units: [String], _ cell: MeasuredCell, _ measure: TypedMeasure, _ style: MeasuredNumber.Style
  ) -> Bool {
    guard units.count > 1 else { return false }
    var values: Set<Rational?> = []
    for unit in units {
      values.insert(try? MeasuredNumber.value(of: cell, unit: unit, measure: measure, style: style))
    }
    return values.count > 1
  }

  private mutating func readEnds(
    _ row: MeasuredRow, _ name: String, _ measure: TypedMeasure, unit: String?, _ style: MeasuredNumber.Style
  ) {
    guard let dateCell = row[.date] else { return }
    guard let date = day(dateCell, style) else {
      return report(.measuredDate, at: dateCell, .brokenMeasuredDate(dateCell.text))
    }
    if let column = row.header.column(.value) {
      guard row.cells.indices.contains(column), !row.cells[column].isBlank else { return }
      let cell = row.cells[column]
      guard
        let value = number(cell, unit ?? row.header.unit(in: column, or: note(for: measure)), measure, style)
      else {
        return
      }
      return add(name, measure, date, value, value, row, at: cell)
    }
    guard let lowCell = row[.low], let highCell = row[.high] else { return }
    var ends: [Rational?] = []
    for cell in [lowCell, highCell] {
      guard !cell.isBlank else {
        ends.append(nil)
        continue
      }
      let written = row.text(.unit)
      guard let value = number(cell, written, measure, style) else { return }
      ends.append(value)
    }
    guard ends[0] != nil || ends[1] != nil else {
      return report(.emptyMeasuredValue, at: lowCell, .emptyMeasuredValue)
    }
    add(name, measure, date, ends[0], ends[1], row, at: lowCell)
  }

  private mutating func add(
    _ name: String, _ measure: TypedMeasure, _ date: CalendarDate, _ low: Rational?, _ high: Rational?,
    _ row: MeasuredRow, at cell: MeasuredCell
  ) {
    let written = ValueInterval(low: low, high: high)
    var scale = ValueInterval.unbounded
    if measure.type == .share || measure.type == .count && plan.isNeverNegative(measure.expression) {
      scale.low = .zero
    }
    if measure.type == .share { scale.high = .one }
    let ends = [written.low, written.high].compactMap { $0 }
    guard !written.isEmpty, ends.allSatisfy({ scale.contains(ValueInterval($0)) }) else {
      return report(
        .impossibleMeasuredValue, at: cell,
        .impossibleMeasuredValue(written, measure.type, isPercent: row.header.isSheet))
    }
    guard !plan.isNumberOfThings(measure.expression) || written.holdsWholeNumber else {
      return report(.impossibleMeasuredValue, at: cell, .brokenNumberOfThings)
    }
    lines.append(
      MeasuredLine(
        name: name,
        value: NamedValue(
          kind: .measured, date: date, group: row.text(.group), value: scale.intersection(written),
          source: row.text(.source), place: place(row.header.isSheet ? cell : row.cells.first),
          isCount: measure.type == .count)))
  }

  // MARK: - Cells

  /// `2024-12-31`, or the end of `2024` or of `2024-06`; `31/12/2024` and `6/2024` under Vietnamese headers.
  private func day(_ cell: MeasuredCell, _ style: MeasuredNumber.Style) -> CalendarDate? {
    if case .date(let date) = cell.value { return date }
    let text = cell.text
    switch text.utf8.count {
    case 4: return CalendarDate(iso: text + "-12-31")
    case 7 where text.contains("-"):
      return CalendarDate(iso: text + "-01").flatMap { CalendarDate.endOf(year: $0.year, month: $0.month) }
    default: break
    }
    guard style.isVietnamese else { return CalendarDate(iso: text) }
    if let date = DateCell.parse(Array(text.utf8), format: .dayFirst) { return date }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 4,
      let first = DateCell.parse(Array("1/\(text)".utf8), format: .dayFirst)
    else { return nil }
    return CalendarDate.endOf(year: first.year, month: first.month)
  }

  /// `nil` after reporting.
  private mutating func number(
    _ cell: MeasuredCell, _ unit: String?, _ measure: TypedMeasure, _ style: MeasuredNumber.Style
  ) -> Rational? {
    do throws(MeasuredNumber.Fault) {
      return try MeasuredNumber.value(of: cell, unit: unit, measure: measure, style: style)
    } catch {
      switch error {
      case .notANumber(let isShare):
        report(
          .measuredNumber, at: cell,
          .brokenMeasuredNumber(cell.text, isVietnamese: style.isVietnamese, isShare: isShare))
      case .unclearShare: report(.measuredNumber, at: cell, .unclearMeasuredShare(cell.text))
      case .twoReadings: report(.measuredNumber, at: cell, .measuredTwoReadings(cell.text))
      case .errorValue: report(.measuredNumber, at: cell, .measuredErrorValue(cell.text))
      case .unfitUnit: report(.measuredUnit, at: cell, .unfitMeasuredUnit(unit ?? "", measure))
      case .overflow: report(.measuredNumber, at: cell, .overflow)
      }
      return nil
    }
  }

  // MARK: - What the sheet says of the plan

  private mutating func comparePlan(
    _ row: MeasuredRow, _ name: String, _ measure: TypedMeasure, unit: String?, _ style: MeasuredNumber.Style
  ) {
    guard row[.group].map(\.isBlank) ?? true else { return }
    let years = row.header.years.map(\.year)
    for (column, role) in row.header.roles.enumerated() {
      guard case .plan(let named)? = role, row.cells.indices.contains(column), !row.cells[column].isBlank
      else {
        continue
      }
      let cell = row.cells[column]
      let written = PlanCell(
        cell, unit: unit ?? row.header.unit(in: column, or: note(for: measure)), measure, style)
      let dated = row[.date].flatMap { day($0, style)?.year }
      let year = named ?? dated ?? (years.count == 1 ? years.first : nil)
      let clauses = PlanCell.clauses(of: name, in: plan, year: year, isNamed: named != nil)
      guard let first = clauses.first, written.differs(from: clauses.map(\.bound)) else { continue }
      report(
        .planColumnDiffers, at: cell, .planColumnDiffers(cell.text, first, measure),
        related: clauses.prefix(3).map { .init(.source($0.span), Phrase(en: "the plan", vi: "kế hoạch")) })
    }
  }
}

/// A row of values by what its header says.
private struct MeasuredRow {
  let cells: [MeasuredCell]
  let header: MeasuredHeader

  subscript(_ role: MeasuredRole) -> MeasuredCell? {
    header.column(role).flatMap { cells.indices.contains($0) ? cells[$0] : nil }
  }

  /// What it says; `nil` where that is nothing.
  func text(_ role: MeasuredRole) -> String? { self[role].map(\.text).flatMap { $0.isEmpty ? nil : $0 } }

  /// Whether it says anything of a value.
  var hasValues: Bool {
    header.roles.enumerated().contains { index, role in
      switch role {
      case .value?, .valueOf?, .plan?, .low?, .high?: cells.indices.contains(index) && !cells[index].isBlank
      default: false
      }
    }
  }
}
