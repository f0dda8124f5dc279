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
    case value(StatementTime, isFact: Bool)
    case other
  }

  private typealias Cell = Range<Int>

  let passages: [Passage]
  let documentYear: Int?

  /// The statements and the numbers that were not understood, by passage; a passage that is missing is no row of a
  /// table of goals. O(tokens).
  static func rows(of passages: [Passage], documentYear: Int?) -> [Int: (
    statements: [Statement], unread: [UnreadFigure]
  )] {
    let reader = TableReader(passages: passages, documentYear: documentYear)
    var rows: [Int: (statements: [Statement], unread: [UnreadFigure])] = [:]
    var header: Header?
    for index in passages.indices {
      let cells = reader.cells(of: index)
      guard cells.count > 1 else {
        header = nil
        continue
      }
      if let found = reader.header(cells, in: index, above: header) {
        header = found
        rows[index] = ([], [])
      } else if let columns = header?.columns(of: cells.count) {
        rows[index] = reader.row(cells, in: index, columns)
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
    let columns = cells.map { column(Array(passages[index].tokens[$0])) }
    let values = columns.count { if case .value = $0 { true } else { false } }
    if values == cells.count { return above.map { Header(first: $0.first, second: columns) } }
    let named = columns.count { if case .other = $0 { false } else { true } }
    let hasLabel = columns.contains { if case .label = $0 { true } else { false } }
    let hasNumbers = zip(cells, columns).contains { cell, column in
      if case .value = column { return false }
      return passages[index].tokens[cell].contains { $0.kind == .number }
    }
    return hasLabel && named > 1 && !hasNumbers ? Header(first: columns) : nil
  }

  private func column(_ cell: [ProseToken]) -> Column {
    if Self.numbers.isAt(cell, 0), cell.count <= 2 { return .number }
    if Self.units.occurs(in: cell) { return .unit }
    let isOfTime = cell.allSatisfy { token in
      proseYear(token) != nil || token.kind == .word && Self.timeWords.contains(token.key)
        || token.kind == .symbol && ["-", "(", ")", String(HTMLStripper.cellLineBreak)].contains(token.key)
    }
    if isOfTime, let first = cell.lazy.compactMap(proseYear).first, let last = cell.compactMap(proseYear).last
    {
      let isFact = Self.facts.occurs(in: cell) || documentYear.map { last < $0 } ?? false
      return .value(last > first ? .period(first...last) : .by(last), isFact: isFact)
    }
    if isOfTime, StatementTime.yearly.occurs(in: cell) { return .value(.eachYear(nil), isFact: false) }
    return cell.count <= 8 && Self.labels.occurs(in: cell) ? .label : .other
  }

  private static let numbers = ProsePhrases(["tt", "stt", "số tt"])
  private static let units = ProsePhrases(["đơn vị", "đvt", "đơn vị tính"])
  private static let labels = ProsePhrases([
    "chỉ tiêu", "mục tiêu", "nội dung", "tên", "lĩnh vực", "tiêu chí", "nhiệm vụ",
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

  private func row(_ cells: [Cell], in index: Int, _ columns: [Column]) -> (
    statements: [Statement], unread: [UnreadFigure]
  ) {
    let passage = passages[index]
    let tokens = passage.tokens
    var label: Cell?
    var unit: [ProseToken] = []
    for (cell, column) in zip(cells, columns) {
      switch column {
      case .label: label = label ?? cell
      case .unit: unit = Array(tokens[cell])
      default: break
      }
    }
    let name = label.map { Array(tokens[$0]).written } ?? ""
    let sentence = tokens.written
    var statements: [Statement] = []
    var unread: [UnreadFigure] = []
    for (cell, column) in zip(cells, columns) {
      guard case .value(let time, let isFact) = column, tokens[cell].contains(where: { $0.kind == .number })
      else { continue }
      guard let figure = figure(in: cell, of: tokens, unit: unit), !name.isEmpty else {
        unread.append(UnreadFigure(cell, in: tokens))
        continue
      }
      statements.append(
        Statement(
          kind: isFact ? .fact : .goal, figure: figure, time: time, each: nil, isPartOfPrevious: false,
          isInTable: true, section: passage.section, line: tokens[cell.lowerBound].line,
          column: tokens[cell.lowerBound].column, label: name, sentence: sentence, passage: index,
          range: cell))
    }
    return (statements, unread)
  }

  /// The one figure of a cell, in the unit of its row where it has none of its own.
  private func figure(in cell: Cell, of tokens: [ProseToken], unit: [ProseToken]) -> Figure? {
    let own = Array(tokens[cell])
    // `xem mục 3` refers, `12/15` counts so many of so many.
    guard
      own.prefix(while: { $0.kind != .number }).allSatisfy({
        $0.kind == .symbol || ProseLexicon.isComparing($0)
      })
    else { return nil }
    let hasUnit = own.contains { $0.isSymbol("%") || $0.kind == .word && !ProseLexicon.isComparing($0) }
    let words = hasUnit ? own : Array(own.prefix { $0.kind != .number }) + number(own) + unit
    let figures = FigureReader.figures(in: words, extent: .quotation)
    guard figures.count == 1, var figure = figures.first, figure.low != nil else { return nil }
    figure.written = own.written
    figure.range = cell
    figure.core = cell
    return figure
  }

  private func number(_ cell: [ProseToken]) -> [ProseToken] { Array(cell.drop { $0.kind != .number }) }
}

extension UnreadFigure {
  /// - Parameter range: the tokens of the number; a few words around it are kept.
  init(_ range: Range<Int>, in tokens: [ProseToken]) {
    let first = tokens[range.lowerBound]
    self.init(
      written: Array(tokens[range]).written, line: first.line, column: first.column,
      words: Array(tokens[max(0, range.lowerBound - 6)..<min(tokens.count, range.upperBound + 5)]).written)
  }
}
