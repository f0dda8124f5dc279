import Synchronization
import TargetDSL

/// What reading has found wrong, each thing once, however often a file is read.
final class ReadingProblems: Sendable {
  private struct State {
    var problems: [Diagnostic] = []
    var seen: Set<String> = []
    var brokenFiles: Set<String> = []
    var mended: [String: DataFile] = [:]
  }

  private let state = Mutex(State())

  /// By file and place.
  var problems: [Diagnostic] {
    state.withLock { $0.problems }.enumerated().sorted { left, right in
      let (first, second) = (left.element.place, right.element.place)
      if first.path != second.path { return first.path < second.path }
      let (from, to) = (first.position, second.position)
      return (from.line ?? 0, from.column ?? 0, left.element.code, left.offset)
        < (to.line ?? 0, to.column ?? 0, right.element.code, right.offset)
    }.map(\.element)
  }

  /// A file that was made plain before.
  func mended(_ path: String) -> DataFile? { state.withLock { $0.mended[path] } }

  func keepMended(_ file: DataFile) { state.withLock { $0.mended[file.path] = file } }

  /// Files that cannot be used, sorted.
  var brokenFiles: [String] { state.withLock { $0.brokenFiles.sorted() } }

  /// `identity` tells a finding that was made before.
  func add(_ problem: Diagnostic, identity: String) {
    state.withLock { state in
      guard state.seen.insert(identity).inserted else { return }
      state.problems.append(problem)
      if problem.severity == .error { state.brokenFiles.insert(problem.place.path) }
    }
  }

  /// Whether something was said already; it is from now on.
  func isFirst(_ identity: String) -> Bool {
    state.withLock { $0.seen.insert(identity).inserted }
  }
}

extension ReadingProblems {
  /// One message for all cells of a column whose points may be decimal points or group thousands.
  private func addTwoReadings(_ cell: BrokenCells.Cell, _ count: Int, at place: Place, _ column: Column) {
    let shown = SheetFault.shown(cell.text.trimmingSpaces)
    let others = count - 1
    let like =
      others == 0
      ? Phrase(verbatim: "")
      : Phrase(en: " and \(others) more like it", vi: " và \(others) ô tương tự")
    let bare = shown.replacing(".", with: "")
    add(
      Diagnostic(
        .twoReadings, at: place,
        Phrase(
          en:
            "“\(shown)” in column “\(column.name)”\(like) can be read in two ways and counts as unknown: write `numbers vietnamese` in the table if it means \(bare), `numbers plain` if the point is a decimal point",
          vi:
            "“\(shown)” ở cột “\(column.vietnameseName)”\(like) có thể hiểu theo hai cách nên được coi là chưa biết: hãy ghi `số viết việt nam` (`numbers vietnamese`) trong bảng nếu là \(bare), `số viết quốc tế` (`numbers plain`) nếu dấu chấm là dấu thập phân"
        ),
        column: column.name),
      identity: "two readings \(place.path) \(column.name)")
  }

  /// Lists the first broken cells of a column and the number of the others.
  func addBroken(
    _ cells: BrokenCells, in opened: OpenedTable, reader: CellReader, plan: CheckedPlan, date: CalendarDate
  ) {
    guard cells.count > 0,
      isFirst("cells \(opened.path) \(date) \(reader.table) \(reader.column)")
    else { return }
    let column = plan.tables[reader.table].columns[reader.column]
    func place(of cell: BrokenCells.Cell) -> Place {
      guard let part = opened.part(of: cell.offset) else {
        return .file(opened.path, line: cell.line, column: cell.column)
      }
      let (path, line) = part.place(ofLine: cell.line)
      return .file(path, line: line, column: part.isMade ? nil : character(of: cell, in: part))
    }
    /// In a sheet columns are counted, in a text characters.
    func character(of cell: BrokenCells.Cell, in part: TablePart) -> Int {
      let file = part.file
      if let sheet = file.sheet, let field = part.header.fields[reader.column] {
        return sheet.columns.indices.contains(field) ? sheet.columns[field] : field + 1
      }
      let offset = cell.offset - part.base
      return cell.column - file.insertions.count { $0.line == cell.line && $0.offset < offset }
    }
    if let count = cells.faults[.twoReadings],
      let first = cells.first.first(where: { $0.fault == .twoReadings })
    {
      addTwoReadings(first, count, at: place(of: first), column)
    }
    let listed = cells.first.filter { $0.fault != .twoReadings }
    let count = cells.count - (cells.faults[.twoReadings] ?? 0)
    if let finder = opened.answered?.finder {
      return addAnswered(cells, count, finder, opened.path, reader: reader, plan: plan, date: date)
    }
    for cell in listed {
      add(
        Diagnostic(
          .brokenCell, at: place(of: cell),
          BrokenCellText(cell, column: column, reader: reader, plan: plan).message, column: column.name
        ),
        identity: "cell \(opened.path) \(date) \(cell.offset) \(reader.column)")
    }
    if count > listed.count, let last = listed.last {
      addMore(
        count - listed.count, of: column, at: place(of: last),
        identity: "more \(opened.path) \(date) \(reader.column)")
    }
  }

  /// How many cells are not listed.
  private func addMore(_ more: Int, of column: Column, at place: Place, identity: String) {
    add(
      Diagnostic(
        .moreBrokenCells, at: place,
        Phrase(
          en: "\(more) more \(more == 1 ? "cell" : "cells") of column “\(column.name)” cannot be read; "
            + "\(more == 1 ? "it counts" : "they count") as unknown",
          vi: "cột “\(column.vietnameseName)” còn \(more) ô khác không đọc được, được coi là chưa biết"),
        column: column.name),
      identity: identity)
  }

  /// The same of a table of an engine: cells are listed by the keys of their rows.
  private func addAnswered(
    _ cells: BrokenCells, _ count: Int, _ finder: any CellFinder, _ path: String, reader: CellReader,
    plan: CheckedPlan, date: CalendarDate
  ) {
    let column = plan.tables[reader.table].columns[reader.column]
    let texts = cells.texts.filter { $0.value != .twoReadings }
    let shown = min(BrokenCells.shown, count)
    let found = finder.cells(of: reader.column, with: texts.keys.sorted(), limit: shown)
    // Without keys rows that say the same cannot be told apart.
    var listed: Set<String> = []
    for (number, cell) in found.enumerated() {
      guard let fault = texts[cell.text], listed.insert("\(cell.key)\u{0}\(cell.text)").inserted else {
        continue
      }
      let text = String(cell.text.prefix(200))
      add(
        Diagnostic(
          .brokenCell,
          at: .file(cell.key.isEmpty ? path : path + " [\(printable(cell.key))]", line: nil, column: nil),
          BrokenCellText(
            BrokenCells.Cell(offset: number, line: 0, column: 0, text: text, fault: fault), column: column,
            reader: reader, plan: plan
          ).message, column: column.name),
        identity: "cell \(path) \(date) \(number) \(reader.column)")
    }
    if count > listed.count {
      addMore(
        count - listed.count, of: column, at: .file(path, line: nil, column: nil),
        identity: "more \(path) \(date) \(reader.column)")
    }
  }
}
