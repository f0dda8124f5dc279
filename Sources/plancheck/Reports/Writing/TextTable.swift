import TargetDSL

/// Columns of text aligned by display width.
struct TextTable {
  struct Cell {
    let text: String
    let style: TextStyle?
    let width: Int

    init(_ text: String, _ style: TextStyle? = nil) {
      self.text = printable(text)
      self.style = style
      width = displayWidth(self.text)
    }
  }

  private(set) var rows: [[Cell]] = []
  /// The column that gives way first where the width is limited.
  let flexible: Int
  static let gap = 2

  init(flexible: Int) { self.flexible = flexible }

  mutating func add(_ row: [Cell]) { rows.append(row) }

  /// The lines of each row. The flexible column is shortened to fit into `width`, down to `least` columns, and the
  /// cells behind it are broken at spaces where they are wider than `widest`; `nil` where even that does not fit.
  func lines(ofRowsWithin width: Int?, least: Int, widest: Int = .max, usesColor: Bool) -> [[String]]? {
    let parts = rows.map { row in
      row.enumerated().map { index, cell in
        index > flexible && cell.width > widest
          ? wrapped(cell.text, width: widest, indent: 0, hanging: 0).map { Cell($0, cell.style) } : [cell]
      }
    }
    var widths: [Int] = []
    for row in parts {
      for (index, lines) in row.enumerated() {
        if widths.count <= index { widths.append(0) }
        widths[index] = lines.reduce(widths[index]) { max($0, $1.width) }
      }
    }
    if let width, widths.indices.contains(flexible) {
      let total = widths.reduce(0, +) + TextTable.gap * (widths.filter { $0 > 0 }.count - 1)
      if total > width {
        let room = widths[flexible] - (total - width)
        guard room >= min(least, widths[flexible]) else { return nil }
        widths[flexible] = room
      }
    }
    return parts.map { row in
      (0..<(row.map { $0.count }.max() ?? 0)).map { number in
        line(row.map { $0.indices.contains(number) ? $0[number] : Cell("") }, widths, usesColor)
      }
    }
  }

  /// The lines of all rows, of which no cell is broken.
  func lines(width: Int?, least: Int, usesColor: Bool) -> [String]? {
    lines(ofRowsWithin: width, least: least, usesColor: usesColor)?.flatMap { $0 }
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ usesColor: Bool) -> String {
    var line: [UInt8] = []
    var owed = 0
    for (cell, width) in zip(cells, widths) where width > 0 {
      let fits = cell.width <= width
      let text = fits ? cell.text : fitting(cell.text, width: width)
      if !text.isEmpty {
        line += repeatElement(UInt8(ascii: " "), count: owed)
        line += (cell.style?.applied(to: text, if: usesColor) ?? text).utf8
        owed = 0
      }
      owed += width - (fits ? cell.width : displayWidth(text)) + TextTable.gap
    }
    return String(decoding: line, as: UTF8.self)
  }
}
