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

  /// The width of each column if nothing is shortened.
  var widths: [Int] {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.enumerated() {
        if widths.count <= index { widths.append(0) }
        widths[index] = max(widths[index], cell.width)
      }
    }
    return widths
  }

  /// One line a row. The flexible column is shortened to fit into `width`, down to `least` columns; `nil` where
  /// even that does not fit.
  func lines(width: Int?, least: Int, usesColor: Bool) -> [String]? {
    var widths = self.widths
    if let width, widths.indices.contains(flexible) {
      let total = widths.reduce(0, +) + TextTable.gap * (widths.filter { $0 > 0 }.count - 1)
      if total > width {
        let room = widths[flexible] - (total - width)
        guard room >= min(least, widths[flexible]) else { return nil }
        widths[flexible] = room
      }
    }
    return rows.map { row in
      var line = ""
      var owed = 0
      for (cell, width) in zip(row, widths) where width > 0 {
        let fits = cell.width <= width
        let text = fits ? cell.text : fitting(cell.text, width: width)
        if !text.isEmpty {
          for _ in 0..<owed { line += " " }
          line += cell.style?.applied(to: text, if: usesColor) ?? text
          owed = 0
        }
        owed += width - (fits ? cell.width : displayWidth(text)) + TextTable.gap
      }
      return line
    }
  }
}

/// Breaks a text into lines of at most so many columns, the later ones indented. A word that is too long stays
/// whole.
func wrapped(_ text: String, width: Int?, indent: Int, hanging: Int) -> [String] {
  let first = String(repeating: " ", count: indent)
  let other = String(repeating: " ", count: hanging)
  guard let width else { return [first + text] }
  var lines: [String] = []
  var line = first
  var used = indent
  var isEmpty = true
  for word in text.split(separator: " ") {
    let needed = displayWidth(word) + (isEmpty ? 0 : 1)
    if !isEmpty, used + needed > width {
      lines.append(line)
      line = other + word
      used = hanging + displayWidth(word)
    } else {
      line += (isEmpty ? "" : " ") + word
      used += needed
    }
    isEmpty = false
  }
  return lines + [line]
}
