import Synchronization
import TargetDSL

/// What reading has found wrong, each thing once, however often a file is read.
final class ReadingProblems: Sendable {
  /// A finding, and the days of whose rows it was made, where one place has the rows of several.
  struct Dated {
    let problem: Diagnostic
    fileprivate(set) var days: [CalendarDate]
  }

  private struct State {
    var problems: [Dated] = []
    /// By identity; `nil` for what was said without a finding.
    var seen: [String: Int?] = [:]
    var brokenFiles: Set<String> = []
    var mended: [String: DataFile] = [:]
  }

  /// What all days have in common.
  private final class Shared: Sendable {
    let state = Mutex(State())
  }

  private let shared: Shared
  private let day: CalendarDate?

  init() { (shared, day) = (Shared(), nil) }

  private init(_ shared: Shared, _ day: CalendarDate) { (self.shared, self.day) = (shared, day) }

  /// The same, for what is found in the rows of one day.
  func of(_ day: CalendarDate) -> ReadingProblems { ReadingProblems(shared, day) }

  /// By file and place.
  var problems: [Diagnostic] { dated.map(\.problem) }

  var dated: [Dated] {
    shared.state.withLock { $0.problems }.enumerated().sorted { left, right in
      let (first, second) = (left.element.problem.place, right.element.problem.place)
      if first.path != second.path { return first.path < second.path }
      let (from, to) = (first.position, second.position)
      return (from.line ?? 0, from.column ?? 0, left.element.problem.code, left.offset)
        < (to.line ?? 0, to.column ?? 0, right.element.problem.code, right.offset)
    }.map(\.element)
  }

  /// A file that was made plain before.
  func mended(_ path: String) -> DataFile? { shared.state.withLock { $0.mended[path] } }

  func keepMended(_ file: DataFile) { shared.state.withLock { $0.mended[file.path] = file } }

  /// Files that cannot be used, sorted.
  var brokenFiles: [String] { shared.state.withLock { $0.brokenFiles.sorted() } }

  /// `identity` tells a finding that was made before.
  func add(_ problem: Diagnostic, identity: String) {
    shared.state.withLock { state in
      if let known = state.seen[identity] {
        if let day, let known, !state.problems[known].days.contains(day) {
          state.problems[known].days.append(day)
        }
        return
      }
      state.seen[identity] = .some(state.problems.count)
      state.problems.append(Dated(problem: problem, days: day.map { [$0] } ?? []))
      if problem.severity == .error { state.brokenFiles.insert(problem.place.path) }
    }
  }

  /// Whether something was said already; it is from now on.
  func isFirst(_ identity: String) -> Bool {
    shared.state.withLock { state in
      guard state.seen[identity] == nil else { return false }
      state.seen[identity] = .some(nil)
      return true
    }
  }
}

extension ReadingProblems {
  /// One message for all cells of a column whose points may be decimal points or group thousands.
  private func addTwoReadings(_ text: String, _ count: Int, at place: Place, _ column: Column) {
    let shown = SheetFault.shown(text.trimmingSpaces)
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
      identity: "two readings \(place.path) \(column.name)\(day.map { " \($0)" } ?? "")")
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
      // Rows of an engine have the order of their keys.
      let texts = cells.texts.filter { $0.value == .twoReadings }.keys.sorted()
      let keyed = opened.answered?.finder.cells(of: reader.column, with: texts, limit: 1).first
      addTwoReadings(
        keyed?.text ?? first.text, count,
        at: keyed.map { answeredPlace(opened.path, key: $0.key) } ?? place(of: first), column)
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

  private func answeredPlace(_ table: String, key: String) -> Place {
    .file(key.isEmpty ? table : "\(table) [\(printable(key))]", line: nil, column: nil)
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
          at: answeredPlace(path, key: cell.key),
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
