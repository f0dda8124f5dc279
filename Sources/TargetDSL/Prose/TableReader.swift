/// Reads the statements of a table of goals, as appendices of plans have them: a row a goal, a column a year.
///
///     TT │ Chỉ tiêu                  │ Đơn vị tính │ Thực hiện 2023 │ Năm 2025 │ Năm 2030
///     1  │ Tỷ lệ hợp tác xã tốt, khá │ %           │ 38,5           │ > 50     │ 60
///
/// A table whose header names no year is left to the reader of running text.
struct TableReader {
  /// What the header says of a column.
  private enum Column {
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

  private typealias Cell = Range<Int>

  let passages: [Passage]
  let times: DocumentTimes

  private var documentYear: Int? { times.year }

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
      } else if headerIndex + 1 == index, let above = header, let refined = reader.refined(above, by: cells, in: index) {
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

  // MARK: The header

  /// The rows of a header: one, or two where a cell of the first spans the years in the second.
  private struct Header {
    var first: [Column]
    var second: [Column] = []
    /// `ĐVT: tỷ đồng` above the table.
    var unit: [ProseToken] = []
    /// It may belong to another table, or says two things of one column.
    var isUnsure = false

    /// The columns of a row with so many cells; `nil` where it is no row below this header.
    func columns(of count: Int) -> [Column]? {
      let columns = first.prefix(max(0, count - second.count)) + second
      guard columns.count == count, second.isEmpty ? first.count == count : first.count < count else {
        return nil
      }
      return columns.contains { if case .value = $0 { true } else { false } } ? Array(columns) : nil
    }
  }

  /// A row without figures that names what the columns hold, or the years below such a row.
  private func header(_ cells: [Cell], in index: Int, above: Header?) -> Header? {
    var columns = cells.map { column(Array(passages[index].tokens[$0])) }
    let values = columns.count { if case .value = $0 { true } else { false } }
    if values == cells.count { return above.map { Header(first: $0.first, second: columns) } }
    // The years below a head that spans them, with nothing below the other heads.
    if values > 0, let above, above.second.isEmpty, above.first.count == cells.count,
      zip(cells, columns).allSatisfy({ cell, column in
        if case .value = column { return true }
        return cell.isEmpty
      })
    {
      for (place, cell) in cells.enumerated() where cell.isEmpty { columns[place] = above.first[place] }
      return Header(first: columns)
    }
    let named = columns.count { if case .other = $0 { false } else { true } }
    let hasLabel = columns.contains { if case .label = $0 { true } else { false } }
    let hasNumbers = zip(cells, columns).contains { cell, column in
      if case .value = column { return false }
      // `Tăng so với 2024 (%)`
      return passages[index].tokens[cell].contains { $0.kind == .number && proseYear($0) == nil }
    }
    guard hasLabel, named > 1, !hasNumbers else { return nil }
    if values == 0 { findGoals(in: &columns, cells, index) }
    return Header(first: columns)
  }

  /// `KH`, `TH` below a year that spans several columns; the heads of those behind the first are empty.
  private func refined(_ header: Header, by cells: [Cell], in index: Int) -> Header? {
    let tokens = passages[index].tokens
    guard header.second.isEmpty, header.first.count == cells.count, !cells.isEmpty,
      !tokens.contains(where: { $0.kind == .number }),
      cells.contains(where: { !$0.isEmpty })
    else { return nil }
    var refined = header
    for (place, cell) in cells.enumerated() where !cell.isEmpty {
      let words = Array(tokens[cell])
      guard words.count <= 6, Self.facts.occurs(in: words) || Self.goalColumns.isAt(words, 0) || Self.planned.isAt(words, 0)
      else {
        // `A`, `B`, `C` number the columns.
        if words.count == 1, words[0].text.count == 1 { continue }
        return nil
      }
      var spanned: (StatementTime, [ProseToken])?
      for left in (0...place).reversed() {
        if case .value(let time, _, let unit) = header.first[left] {
          spanned = (time, unit)
          break
        }
        guard case .other = header.first[left] else { break }
      }
      guard let spanned else { return nil }
      refined.first[place] = .value(spanned.0, isFact: Self.facts.occurs(in: words), unit: spanned.1)
    }
    return refined
  }

  private static let planned = ProsePhrases(["kh", "kế hoạch"])

  /// `ĐVT: tỷ đồng`, `(Đơn vị tính: triệu đồng)`, just above a table.
  private func unit(above index: Int) -> [ProseToken] {
    for passage in passages[max(0, index - 2)..<index].reversed() {
      let words = Array(passage.tokens.drop { $0.isSymbol("(") })
      guard words.count <= 12, Self.units.isAt(words, 0), let colon = words.firstIndex(where: { $0.isSymbol(":") })
      else { continue }
      return Array(words[(colon + 1)...].prefix { !$0.isSymbol(")") && !$0.isSymbol(".") })
    }
    return []
  }

  /// In a table without years: the column `Chỉ tiêu` beside that of the names, or one whose head names a unit.
  private func findGoals(in columns: inout [Column], _ cells: [Cell], _ index: Int) {
    let labels = columns.indices.filter { if case .label = columns[$0] { true } else { false } }
    for (place, cell) in zip(columns.indices, cells) {
      let words = Array(passages[index].tokens[cell])
      let unit = unit(in: words)
      let isGoal =
        place != labels.first && Self.goalColumns.match(words, from: 0)?.count == words.count
        || unit != nil && { if case .other = columns[place] { true } else { false } }()
      if isGoal { columns[place] = .value(.unstated, isFact: false, unit: unit ?? []) }
    }
  }

  /// `(tỷ đồng)` in the head of a column.
  private func unit(in cell: [ProseToken]) -> [ProseToken]? {
    guard let open = cell.firstIndex(where: { $0.isSymbol("(") }),
      let close = cell[open...].firstIndex(where: { $0.isSymbol(")") }), close > open + 1
    else { return nil }
    let unit = Array(cell[(open + 1)..<close])
    return unit.contains { $0.kind == .number } ? nil : unit
  }

  private func column(_ cell: [ProseToken]) -> Column {
    if Self.numbers.isAt(cell, 0), cell.count <= 2 { return .number }
    if Self.units.occurs(in: cell) { return .unit }
    if Self.deadlines.isAt(cell, 0), cell.count <= 8 { return .deadline }
    let unit = unit(in: cell)
    let words = unit == nil ? cell : Array(cell.prefix { !$0.isSymbol("(") })
    let isOfTime = words.allSatisfy { token in
      proseYear(token) != nil || token.kind == .word && Self.timeWords.contains(token.key)
        || token.kind == .symbol && ["-", "(", ")", String(HTMLStripper.cellLineBreak)].contains(token.key)
    }
    if isOfTime, let first = words.lazy.compactMap(proseYear).first,
      let last = words.compactMap(proseYear).last
    {
      let isFact = Self.facts.occurs(in: words) || documentYear.map { last < $0 } ?? false
      return .value(last > first ? .period(first...last) : .by(last), isFact: isFact, unit: unit ?? [])
    }
    if isOfTime, StatementTime.yearly.occurs(in: words) {
      return .value(.eachYear(nil), isFact: false, unit: unit ?? [])
    }
    if Self.asides.isAt(cell, 0) { return .aside }
    return cell.count <= 8 && Self.labels.occurs(in: cell) ? .label : .other
  }

  private static let deadlines = ProsePhrases([
    "thời hạn", "thời gian hoàn thành", "thời gian thực hiện", "thời hạn hoàn thành", "tiến độ", "hoàn thành",
    "thời gian",
    "hạn hoàn thành", "thời điểm hoàn thành",
  ])
  private static let goalColumns = ProsePhrases([
    "chỉ tiêu", "mục tiêu", "kế hoạch", "chỉ tiêu giao", "chỉ tiêu phấn đấu", "kế hoạch giao", "giá trị",
    "số lượng", "mức phấn đấu",
    "chỉ tiêu kế hoạch", "mục tiêu phấn đấu",
  ])
  private static let asides = ProsePhrases([
    "ghi chú", "so sánh", "so với", "tỷ lệ so với", "tăng, giảm", "tăng/giảm", "tốc độ tăng", "cơ quan", "đơn vị chủ trì",
    "đơn vị thực hiện", "đơn vị phụ trách", "cơ quan chủ trì", "căn cứ", "% so với", "% so", "phân công", "tỷ lệ đạt",
    "tỷ lệ hoàn thành", "mức đạt", "đánh giá",
  ])
  private static let numbers = ProsePhrases(["tt", "stt", "số tt"])
  private static let units = ProsePhrases(["đơn vị", "đvt", "đơn vị tính"])
  private static let labels = ProsePhrases([
    "chỉ tiêu", "mục tiêu", "nội dung", "tên", "lĩnh vực", "tiêu chí", "nhiệm vụ", "danh mục", "dự án",
    "hạng mục",
  ])
  /// The words beside the year in the head of a column.
  private static let timeWords = Set(
    ("năm đến hết cuối giai đoạn mục tiêu chỉ kế hoạch thực hiện trạng ước dự kiến kh th kết quả phấn đấu mốc hiện có "
      + "đạt được mỗi hằng hàng từng thời kỳ định hướng tầm nhìn")
      .split(separator: " ").map { matchKey($0) })

  private static let facts = ProsePhrases([
    "thực hiện", "hiện trạng", "kết quả", "ước", "ước thực hiện", "hiện có", "th", "thực trạng",
  ])

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
    if figure.comparator == .bare, figure.direction != .down, !LabelWords.isUnwanted(LabelWords.stripped(words)),
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
