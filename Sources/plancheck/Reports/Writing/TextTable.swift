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

  /// The lines of each row. The flexible column is broken to fit into `width`, down to `least` columns, and the cells
  /// behind it are broken at spaces where they are wider than `widest`; `nil` where even that does not fit. Nothing is
  /// left out, but for what the row above says already.
  func lines(ofRowsWithin width: Int?, least: Int, widest: Int = .max, usesColor: Bool) -> [[String]]? {
    var parts = rows.map { row in
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
        guard room >= min(least, widths[flexible]), breakFlexible(&parts, room) else { return nil }
        widths[flexible] = room
      }
    }
    return parts.map { row in
      (0..<(row.map { $0.count }.max() ?? 0)).map { number in
        line(row.map { $0.indices.contains(number) ? $0[number] : Cell("") }, widths, usesColor)
      }
    }
  }

  /// Whether each word of the flexible column is so narrow.
  private func breakFlexible(_ parts: inout [[[Cell]]], _ width: Int) -> Bool {
    for index in rows.indices where rows[index].indices.contains(flexible) {
      let cell = rows[index][flexible]
      guard let lines = TextTable.broken(cell.text, width: width) else { return false }
      if lines.count > 1, index > 0, rows[index - 1].indices.contains(flexible),
        rows[index - 1][flexible].text == cell.text
      {
        parts[index][flexible] = [Cell(fitting(cell.text, width: width), cell.style)]
      } else {
        parts[index][flexible] = lines.map { Cell($0, cell.style) }
      }
    }
    return true
  }

  /// Lines of at most so many columns, broken at spaces and behind `_`, each indented as the first; `nil` where that does
  /// not do.
  private static func broken(_ text: String, width: Int) -> [String]? {
    let indent = String(text.prefix { $0 == " " })
    var lines: [String] = []
    var line = indent
    for word in text.dropFirst(indent.count).split(separator: " ") {
      for (index, part) in pieces(word).enumerated() {
        let gap = index == 0 && line != indent ? " " : ""
        if displayWidth(line + gap + part) <= width {
          line += gap + part
          continue
        }
        guard displayWidth(indent + part) <= width else { return nil }
        lines.append(line)
        line = indent + part
      }
    }
    return lines + [line]
  }

  /// `a_`, `b_`, `c` of `a_b_c`.
  private static func pieces(_ word: Substring) -> [Substring] {
    var pieces: [Substring] = []
    var rest = word
    while let place = rest.firstIndex(of: "_") {
      let end = rest.index(after: place)
      pieces.append(rest[..<end])
      rest = rest[end...]
    }
    return rest.isEmpty ? pieces : pieces + [rest]
  }

  /// The lines of all rows; no cell behind the flexible one is broken.
  func lines(width: Int?, least: Int, usesColor: Bool) -> [String]? {
    lines(ofRowsWithin: width, least: least, usesColor: usesColor)?.flatMap { $0 }
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ usesColor: Bool) -> String {
    var line: [UInt8] = []
    var owed = 0
    for (cell, width) in zip(cells, widths) where width > 0 {
      if !cell.text.isEmpty {
        line += repeatElement(UInt8(ascii: " "), count: owed)
        line += (cell.style?.applied(to: cell.text, if: usesColor) ?? cell.text).utf8
        owed = 0
      }
      owed += width - cell.width + TextTable.gap
    }
    return String(decoding: line, as: UTF8.self)
  }
}
