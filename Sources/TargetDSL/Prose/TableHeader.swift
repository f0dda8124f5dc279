// What the head of a table says of its columns.

extension TableReader {
  /// The rows of a header: one, or two where a cell of the first spans the years in the second.
  struct Header {
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
  func header(_ cells: [Cell], in index: Int, above: Header?) -> Header? {
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
  func refined(_ header: Header, by cells: [Cell], in index: Int) -> Header? {
    let tokens = passages[index].tokens
    guard header.second.isEmpty, header.first.count == cells.count, !cells.isEmpty,
      !tokens.contains(where: { $0.kind == .number }),
      cells.contains(where: { !$0.isEmpty })
    else { return nil }
    var refined = header
    for (place, cell) in cells.enumerated() where !cell.isEmpty {
      let words = Array(tokens[cell])
      guard words.count <= 6,
        Self.facts.occurs(in: words) || Self.goalColumns.isAt(words, 0) || Self.planned.isAt(words, 0)
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
  func unit(above index: Int) -> [ProseToken] {
    for passage in passages[max(0, index - 2)..<index].reversed() {
      let words = Array(passage.tokens.drop { $0.isSymbol("(") })
      guard words.count <= 12, Self.units.isAt(words, 0),
        let colon = words.firstIndex(where: { $0.isSymbol(":") })
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
    "ghi chú", "so sánh", "so với", "tỷ lệ so với", "tăng, giảm", "tăng/giảm", "tốc độ tăng", "cơ quan",
    "đơn vị chủ trì",
    "đơn vị thực hiện", "đơn vị phụ trách", "cơ quan chủ trì", "căn cứ", "% so với", "% so", "phân công",
    "tỷ lệ đạt",
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
}
