/// Reads the statements of a table of goals, as appendices of plans have them: a row a goal, a column a year.
///
///     TT │ Chỉ tiêu                  │ Đơn vị tính │ Thực hiện 2023 │ Năm 2025 │ Năm 2030
///     1  │ Tỷ lệ hợp tác xã tốt, khá │ %           │ 38,5           │ > 50     │ 60
///
/// A table whose header names no year is left to the reader of running text.
struct TableReader {
  /// What the header says of a column.
  enum Column {
    case number, label, unit
    /// Its figures, in the unit that its head names.
    case value(StatementTime, isFact: Bool, unit: [ProseToken])
    /// `Thời hạn`, `Thời gian hoàn thành`
    case deadline
    /// What only tells more: `Ghi chú`, `So sánh (%)`.
    case aside
    case other

    /// What its numbers are where they are no goals.
    var kindOfNumbers: UnreadFigure.Kind? {
      switch self {
      case .number: .item
      case .label: .partOfLabel
      case .unit: .denominator
      case .deadline: .date
      case .value, .aside, .other: nil
      }
    }
  }

  typealias Cell = Range<Int>

  let passages: [Passage]
  let times: DocumentTimes

  var documentYear: Int? { times.year }

  /// The statements and the numbers that were not understood, by passage; a passage that is missing is no row of a
  /// table of goals. O(tokens).
  ///
  /// - Parameter isPlain: an empty line stands where one was written.
  static func rows(of passages: [Passage], times: DocumentTimes, isPlain: Bool) -> [Int: (
    statements: [Statement], unread: [UnreadFigure]
  )] {
    let reader = TableReader(passages: passages, times: times)
    var rows: [Int: (statements: [Statement], unread: [UnreadFigure])] = [:]
    var header: Header?
    /// Where the head stands that is in force.
    var headerIndex = 0
    for index in passages.indices {
      let cells = reader.cells(of: index)
      guard cells.count > 1 else {
        // `I. Lâm nghiệp` across the whole table parts its rows, and the header goes on.
        let next = passages.indices.contains(index + 1) ? reader.cells(of: index + 1).count : 0
        if header?.columns(of: next) == nil { header = nil }
        continue
      }
      if let found = reader.header(cells, in: index, above: header) {
        header = found
        if found.unit.isEmpty { header?.unit = reader.unit(above: index) }
        headerIndex = index
        rows[index] = ([], [])
      } else if headerIndex + 1 == index, let above = header,
        let refined = reader.refined(above, by: cells, in: index)
      {
        header = refined
        headerIndex = index
        rows[index] = ([], [])
      } else if let columns = header?.columns(of: cells.count) {
        // A line between the rows may part two tables, the second of which has a head that is not known.
        if isPlain, headerIndex + 1 < index, let last = passages[index - 1].tokens.last?.line,
          let first = passages[index].tokens.first?.line, first > last + 1
        {
          header?.isUnsure = true
        }
        rows[index] = reader.row(
          cells, in: index, columns, unit: header?.unit ?? [], isUnsure: header?.isUnsure == true)
      }
    }
    return rows
  }

  private func cells(of index: Int) -> [Cell] {
    let tokens = passages[index].tokens
    guard tokens.contains(where: { $0.isSymbol("\t") }) else { return [] }
    let borders = tokens.indices.filter { tokens[$0].isSymbol("\t") }
    return zip([-1] + borders, borders + [tokens.count]).map { $0 + 1..<$1 }
  }

  // MARK: Rows

  private func row(
    _ cells: [Cell], in index: Int, _ columns: [Column], unit above: [ProseToken], isUnsure: Bool
  ) -> (statements: [Statement], unread: [UnreadFigure]) {
    let passage = passages[index]
    let tokens = passage.tokens
    var label: Cell?
    var unit: [ProseToken] = []
    var deadline: Cell?
    var unread: [UnreadFigure] = []
    for (cell, column) in zip(cells, columns) {
      if let kind = column.kindOfNumbers {
        unread += cell.filter { tokens[$0].kind == .number }.map {
          UnreadFigure($0..<$0 + 1, kind, in: tokens)
        }
      }
      switch column {
      case .label: label = label ?? cell
      case .unit: unit = Array(tokens[cell])
      case .deadline: deadline = cell
      case .number, .value, .aside, .other: break
      }
    }
    var words = label.map { Array(tokens[$0]) } ?? []
    // `A │ B │ 1 │ 2 │ 3=2/1` numbers the columns.
    if words.count == 1, words[0].text.count == 1 {
      let numbers = tokens.indices.filter { tokens[$0].kind == .number }
      return ([], numbers.map { UnreadFigure($0..<$0 + 1, .item, in: tokens) })
    }
    if unit.isEmpty { unit = LabelWords.splitUnit(&words) }
    if unit.isEmpty { unit = above }
    let name = LabelWords.shortened(words)
    let sentence = Array(tokens.prefix(SentenceMap.reach)).written
    let values = columns.count { if case .value = $0 { true } else { false } }
    var statements: [Statement] = []
    for (cell, column) in zip(cells, columns) {
      guard case .value(let time, let isFact, let ofColumn) = column,
        tokens[cell].contains(where: { $0.kind == .number })
      else { continue }
      guard var figure = figure(in: cell, of: tokens, unit: ofColumn.isEmpty ? unit : ofColumn),
        !name.text.isEmpty
      else {
        unread.append(UnreadFigure(cell, .other, in: tokens))
        continue
      }
      let own =
        values == 1 || time == .unstated ? deadline.flatMap { self.deadline(in: Array(tokens[$0])) } : nil
      let when = own.map { StatementClock.ReadTime(time: $0, source: .table) } ?? self.time(time, passage)
      var doubts = when.doubts
      if when.time == .unstated { doubts.append(.noDeadline) }
      doubts += figure.doubts(of: tokens[cell])
      if name.isCut { doubts.append(.label) }
      if isUnsure { doubts.append(.table) }
      doubts += uncertainties(figure, time, columns, cells, words, passage)
      if figure.comparator == .bare, let low = figure.low, !low.isZero, figure.change == nil, !isFact {
        // Beside a greater number of an earlier year it is to fall.
        let isUnwanted = LabelWords.isUnwanted(LabelWords.stripped(words))
        let earlier = statements.last.flatMap {
          $0.figure.unit.kind == figure.unit.kind ? $0.figure.low : nil
        }
        let falls = earlier.map { low < $0 } ?? false
        // `Tỷ lệ hộ nghèo giảm`: how much less each year.
        if LabelWords.isOfFall(words) {
          doubts.append(.byOrTo)
        } else {
          if isUnwanted || falls { figure.direction = .down }
          if isUnwanted != falls { doubts.append(.unwanted) }
        }
      }
      statements.append(
        Statement(
          kind: isFact ? .fact : .goal, figure: figure, time: when.time, timeSource: when.source,
          doubts: doubts,
          continuesPrevious: !isFact && statements.last?.kind == .goal
            && statements.last?.figure.unit.kind == figure.unit.kind && statements.last?.time != when.time,
          isFlow: { if case .period = time { true } else { false } }(), each: nil, isPartOfPrevious: false,
          isInTable: true,
          section: passage.section, line: tokens[cell.lowerBound].line,
          column: tokens[cell.lowerBound].column,
          label: name.text, sentence: sentence, passage: index, range: cell, places: tokens[cell].numberPlaces
        ))
    }
    return (statements, unread)
  }

  /// What speaks against a cell as a goal of its column.
  private func uncertainties(
    _ figure: Figure, _ time: StatementTime, _ columns: [Column], _ cells: [Cell], _ words: [ProseToken],
    _ passage: Passage
  ) -> [Doubt] {
    var doubts: [Doubt] = []
    if times.isForeign { doubts.append(.language) }
    if times.isAmending { doubts.append(.amending) }
    let isKnown = zip(cells, columns).allSatisfy { cell, column in
      if case .other = column { return !passage.tokens[cell].contains { $0.kind == .number } }
      return true
    }
    if !isKnown { doubts.append(.table) }
    if figure.unit.kind == .none, !LabelWords.counts(words) { doubts.append(.noUnit) }
    // A year that is over or ends, beside later ones.
    let last = columns.compactMap { if case .value(let time, _, _) = $0 { time.lastYear } else { nil } }.max()
    if let year = time.lastYear, !times.isAhead(year), let last, last > year {
      doubts.append(.goalOrFact)
    }
    if figure.comparator == .bare, figure.direction != .down,
      !LabelWords.isUnwanted(LabelWords.stripped(words)),
      StatementReader.isBurden(words)
    {
      doubts.append(.eitherWay)
    }
    if passage.isUnderFacts { doubts.append(.goalOrFact) }
    if passage.isUnderFunding { doubts.append(.goalOrMoney) }
    return doubts
  }

  /// The time of a column, else of what stands above the table.
  private func time(_ time: StatementTime, _ passage: Passage) -> StatementClock.ReadTime {
    if time != .unstated { return StatementClock.ReadTime(time: time, source: .table) }
    if passage.time != .unstated {
      return StatementClock.ReadTime(time: passage.time, source: .heading(line: passage.timeLine))
    }
    if times.title != .unstated { return StatementClock.ReadTime(time: times.title, source: .title) }
    if times.plan != .unstated {
      return StatementClock.ReadTime(time: times.plan, source: .plan, doubts: [.deadlineOfPlan])
    }
    return StatementClock.ReadTime(time: .unstated, source: .none)
  }

  /// `30/6/2023`, `Quý IV/2023`, `Quý IV`, `2024`, `2023-2025`
  private func deadline(in cell: [ProseToken]) -> StatementTime? {
    let year = times.title.lastYear ?? times.year
    for index in cell.indices {
      if let found = ProseDate.read(cell, at: index, year: year) {
        return found.date.isEndOfYear && found.isStretch ? .by(found.date.year) : .byDay(found.date)
      }
    }
    let years = cell.compactMap(proseYear)
    guard let last = years.last else { return nil }
    return .by(last)
  }

  /// The one figure of a cell, in the unit of its row where it has none of its own.
  private func figure(in cell: Cell, of tokens: [ProseToken], unit: [ProseToken]) -> Figure? {
    let own = Array(tokens[cell])
    // `xem mục 3` refers.
    guard
      own.prefix(while: { $0.kind != .number }).allSatisfy({
        $0.kind == .symbol || ProseLexicon.isComparing($0)
      })
    else { return nil }
    let hasUnit = own.contains { $0.isSymbol("%") || $0.kind == .word && !ProseLexicon.isComparing($0) }
    let words = hasUnit ? own : Array(own.prefix { $0.kind != .number }) + number(own) + scaled(unit)
    let figures = FigureReader.figures(in: words, extent: .quotation)
    guard figures.count == 1, var figure = figures.first, figure.low != nil else { return nil }
    figure.written = own.written
    figure.range = cell
    figure.core = cell
    return figure
  }

  /// `1.000 m3` as `nghìn m3`.
  private func scaled(_ unit: [ProseToken]) -> [ProseToken] {
    guard let first = unit.first, first.kind == .number, unit.count > 1 else { return unit }
    let word: String? =
      switch first.text.filter({ $0 != "." }) {
      case "1000": "nghìn"
      case "1000000": "triệu"
      default: nil
      }
    return (word.map { proseTokens($0, line: first.line) } ?? []) + unit.dropFirst()
  }

  private func number(_ cell: [ProseToken]) -> [ProseToken] { Array(cell.drop { $0.kind != .number }) }
}
