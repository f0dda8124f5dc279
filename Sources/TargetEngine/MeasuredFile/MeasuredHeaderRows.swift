import TargetDSL

/// The rows that are the header of a file of measured values: the one that names the indicators, rows below it that leave that
/// column blank or are merged with it, and the rows right above it that have something over the values. Titles are none of it.
struct MeasuredHeaderRows {
  /// Into the rows of the grid.
  let rows: Range<Int>
  /// For each column its texts from above, blank ones left out, and whether a text is that of a column further left.
  let texts: [[(text: String, isCarried: Bool)]]
  /// The lowest cell of each column that has something in it.
  let cells: [MeasuredCell?]
  /// The units of `Đơn vị tính: triệu đồng, người` above the header.
  let units: [String]

  private static let most = 2

  /// `nil` where no column of a row names indicators. `words` are those of the plan's units.
  init?(in grid: MeasuredGrid, at index: Int, words: [String: String]) {
    let top = grid.rows[index]
    let roles = top.map { MeasuredWording($0.text, words: words)?.role }
    guard let label = roles.firstIndex(of: .indicator) else { return nil }
    var range = index..<index + 1
    // A list that a program writes has one line of names.
    if !roles.contains(.low), !roles.contains(.high) {
      var end = index + 1
      while end < grid.rows.count, end <= index + MeasuredHeaderRows.most, !grid.isSeparated(end),
        MeasuredHeaderRows.goesOn(grid.rows[end], below: grid.rows[end - 1], label: label, roles)
      {
        end += 1
      }
      var start = index
      while start > 0, index - start < MeasuredHeaderRows.most, !grid.isSeparated(start),
        MeasuredHeaderRows.standsOver(grid.rows[start - 1], label: label, words),
        start == index || MeasuredHeaderRows.isKnown(grid.rows[start], label: label, words)
      {
        start -= 1
      }
      range = start..<end
    }
    rows = range
    var texts = [[(text: String, isCarried: Bool)]](repeating: [], count: top.count)
    var cells = [MeasuredCell?](repeating: nil, count: top.count)
    for row in range {
      var over: String?
      for (column, cell) in grid.rows[row].enumerated() where column < top.count {
        let text = MeasuredHeaderRows.isNote(cell.text, isAbove: row < index, words) ? "" : cell.text
        // Above its own row the name of the first columns says nothing of them: a title may stand there.
        if row < index, column <= label { continue }
        if !text.isEmpty {
          // The name of a column of its own does not go on over the next ones.
          let role = MeasuredWording(text, words: words)?.role
          over = role == nil || role == .date ? text : nil
          cells[column] = cell
          if texts[column].last.map({ matchKey($0.text) == matchKey(text) }) != true {
            texts[column].append((text, false))
          }
        } else if let over, row + 1 < range.upperBound, column > label,
          (row + 1..<range.upperBound).contains(where: { MeasuredHeaderRows.isFilled(grid.rows[$0], column) })
        {
          texts[column].append((over, true))
        }
      }
    }
    self.texts = texts
    self.cells = cells
    units =
      grid.rows[..<index].suffix(MeasuredHeader.furthest).reversed().lazy.compactMap { row in
        let texts = row.map(\.text).filter { !$0.isEmpty }
        return UnitNote(in: UnitNote.line(of: texts))?.parts(words: words)
      }.first { !$0.isEmpty } ?? []
  }

  /// A row as the whole of a header, whatever is in it.
  init(_ row: [MeasuredCell], at index: Int) {
    rows = index..<index + 1
    texts = row.map { $0.text.isEmpty ? [] : [($0.text, false)] }
    cells = row.map { $0.text.isEmpty ? nil : $0 }
    units = []
  }

  private static func isFilled(_ row: [MeasuredCell], _ column: Int) -> Bool {
    row.indices.contains(column) && !row[column].text.isEmpty
  }

  /// Whether a row below a row of the header belongs to it.
  private static func goesOn(
    _ row: [MeasuredCell], below: [MeasuredCell], label: Int, _ roles: [MeasuredRole?]
  ) -> Bool {
    func isSame(_ column: Int) -> Bool {
      below.indices.contains(column) && matchKey(below[column].text) == matchKey(row[column].text)
    }
    guard row.indices.contains(label), row[label].text.isEmpty || isSame(label) else { return false }
    let new = row.indices.filter { !row[$0].text.isEmpty && !isSame($0) }
    guard new.allSatisfy({ row[$0].isHeaderText }) else { return false }
    return new.contains { column in
      guard roles.indices.contains(column), let role = roles[column] else { return column > label }
      switch role {
      case .value, .valueOf, .plan: return true
      // `Năm` above several years; a single one may be the year of a line.
      case .date: return new.contains(column + 1) && isBlankOrSame(roles, column + 1)
      case .indicator, .group, .low, .high, .source, .unit, .note: return false
      }
    }
  }

  private static func isBlankOrSame(_ roles: [MeasuredRole?], _ column: Int) -> Bool {
    roles.indices.contains(column) && (roles[column] == nil || roles[column] == .date)
  }

  /// Whether a row above the names has something over the values that may say more of them.
  private static func standsOver(_ row: [MeasuredCell], label: Int, _ words: [String: String]) -> Bool {
    let over = row.dropFirst(label + 1).filter { !$0.text.isEmpty && !isNote($0.text, isAbove: true, words) }
    return !over.isEmpty && over.allSatisfy(\.isHeaderText)
  }

  /// `Đơn vị tính: triệu đồng`; above the names also behind a title.
  private static func isNote(_ text: String, isAbove: Bool, _ words: [String: String]) -> Bool {
    UnitNote(all: text) != nil
      || isAbove && UnitNote(in: text) != nil && MeasuredWording(text, words: words) == nil
  }

  private static func isKnown(_ row: [MeasuredCell], label: Int, _ words: [String: String]) -> Bool {
    row.dropFirst(label + 1).contains { !$0.text.isEmpty && MeasuredWording($0.text, words: words) != nil }
  }
}

extension MeasuredCell {
  /// Whether a cell may stand in a header: a text, or a number that is a year.
  fileprivate var isHeaderText: Bool {
    switch value {
    case .text, .number:
      let text = text
      if text.utf8.count == 4, let year = Int(text) { return (1900...2199).contains(year) }
      return text.contains { $0.isLetter }
        || text.contains { !$0.isNumber && !" .,+-–/".contains($0) } && !text.contains { $0.isNumber }
    case .percent, .padded, .flag, .date, .fault: return false
    }
  }
}
