import Synchronization
import TargetDSL

/// What reading has found wrong, each thing once, however often a file is read.
final class Findings: Sendable {
  private struct State {
    var problems: [Diagnostic] = []
    var seen: Set<String> = []
    var brokenFiles: Set<String> = []
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

extension Findings {
  /// Rows that would be counted beside those that they sum up.
  func addTotals(_ totals: TotalRows, _ file: DataFile, _ table: Table) {
    for (line, cell) in totals.found {
      add(
        Diagnostic(
          .totalRow, at: .file(file.path, line: line, column: nil),
          Phrase(
            en: "“\(cell)”: this row looks like a total, and it is read as a row of table “\(table.name)”",
            vi: "“\(cell)”: dòng này có vẻ là dòng tổng, nhưng được đọc như một dòng của bảng “\(table.name)”"
          ),
          fixes: [
            .init(
              Phrase(
                en: "delete it from the file if it is one", vi: "nếu đúng là dòng tổng, hãy xóa khỏi tệp"))
          ]),
        identity: "total \(file.path) \(line)")
    }
  }

  /// Lists the first broken cells of a column and the number of the others.
  func addBroken(_ cells: BrokenCells, file: DataFile, reader: CellReader, tables: SnapshotTables) {
    guard cells.count > 0, isFirst("cells \(file.path) \(reader.table) \(reader.column)") else { return }
    let column = tables.plan.tables[reader.table].columns[reader.column]
    func place(of cell: BrokenCells.Cell) -> Place {
      .file(file.path, line: cell.line, column: file.sheetRow == nil ? cell.column : reader.field + 1)
    }
    for cell in cells.first {
      add(
        Diagnostic(
          .brokenCell, at: place(of: cell),
          BrokenCellText(cell, column: column, reader: reader, tables: tables).message, column: column.name
        ),
        identity: "cell \(file.path) \(cell.offset) \(reader.column)")
    }
    if cells.count > cells.first.count, let last = cells.first.last {
      let more = cells.count - cells.first.count
      add(
        Diagnostic(
          .moreBrokenCells, at: place(of: last),
          Phrase(
            en: "\(more) more \(more == 1 ? "cell" : "cells") of column “\(column.name)” cannot be read; "
              + "\(more == 1 ? "it counts" : "they count") as unknown",
            vi: "cột “\(column.name)” còn \(more) ô khác không đọc được, được coi là chưa biết"),
          column: column.name),
        identity: "more \(file.path) \(reader.column)")
    }
  }
}
