// Rows of one kind that follow each other have their cells under each other.

/// Pads the cells of rows that stand together, row by row of one kind.
///
/// A cell is aligned with those of the neighbours that have one too. A row so wide that the others could not
/// follow it without leaving the page is left out.
func align(_ rows: inout [Row]) {
  // A row without cells, such as `territory until …`, stands among aligned ones without taking part.
  let aligned = rows.indices.filter { !rows[$0].cells.isEmpty }
  let cellCount = aligned.map { rows[$0].cells.count }.max() ?? 0
  for cell in 0..<cellCount {
    var run: [Int] = []
    for index in aligned {
      if rows[index].cells.count > cell {
        run.append(index)
      } else {
        alignCell(cell, of: run, in: &rows)
        run = []
      }
    }
    alignCell(cell, of: run, in: &rows)
  }
}

private func alignCell(_ cell: Int, of run: [Int], in rows: inout [Row]) {
  struct Candidate {
    let row: Int
    /// The columns before the cell, and of the whole first line.
    let width: Int
    let lineWidth: Int
  }
  var candidates: [Candidate] = []
  for index in run {
    let row = rows[index]
    let (lineWidth, count) = row.firstLine
    guard row.cells[cell] < count else { continue }
    let width = row.width(of: row.cells[cell])
    candidates.append(Candidate(row: index, width: width, lineWidth: lineWidth))
  }
  let widths = Set(candidates.map(\.width)).sorted(by: >).drop { $0 > lineLimit }
  let chosen = widths.first { width in
    candidates.allSatisfy {
      $0.width > width || $0.lineWidth > lineLimit || $0.lineWidth + width - $0.width <= lineLimit
    }
  }
  guard let chosen else { return }
  for candidate in candidates where candidate.width <= chosen && candidate.lineWidth <= lineLimit {
    rows[candidate.row].pieces[rows[candidate.row].cells[cell]].padding += chosen - candidate.width
  }
}
