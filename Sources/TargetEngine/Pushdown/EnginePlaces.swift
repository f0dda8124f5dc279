import Synchronization
import TargetDSL

/// Where something stands in tables of an engine: the table and the key of a row in place of a file and a line.
final class EnginePlaces: Sendable {
  private struct State {
    var parts: [String: [(part: TablePart, key: Int?)]] = [:]
    var days: [String: Set<CalendarDate>] = [:]
  }

  private let state = Mutex(State())

  /// Rows that came one by one.
  func keep(_ part: TablePart, key: Int?) {
    state.withLock { $0.parts[part.file.path, default: []].append((part, key)) }
  }

  /// The rows of a day were read from a table that may hold others.
  func keep(_ day: CalendarDate, of table: String) {
    state.withLock { _ = $0.days[table, default: []].insert(day) }
  }

  /// Findings with the keys of their rows in place of lines, those that are alike as one; in a table with the rows of several days
  /// each says of which it speaks.
  func placed(_ found: [ReadingProblems.Dated]) -> [Diagnostic] {
    struct Said: Hashable {
      let code: String
      let path: String
      let message: Phrase
      let column: String?
    }
    var order: [(problem: Diagnostic, days: Set<CalendarDate>, table: String)] = []
    var known: [Said: Int] = [:]
    for one in found {
      let problem = placed(one.problem)
      let said = Said(
        code: problem.code, path: problem.place.path, message: problem.message, column: problem.column)
      if let index = known[said] {
        order[index].days.formUnion(one.days)
      } else {
        known[said] = order.count
        order.append((problem, Set(one.days), one.problem.place.path))
      }
    }
    let days = state.withLock { $0.days }
    return order.map { problem, own, table in
      // The place may have the key of a row behind the table.
      let all = days[table] ?? days.first { table.hasPrefix($0.key + " [") }?.value
      return own.isEmpty || (all?.count ?? 0) < 2 ? problem : problem.dated(own.sorted())
    }
  }

  /// A finding with the key of its row in place of the line.
  private func placed(_ found: Diagnostic) -> Diagnostic {
    guard case .file(let path, let line, _) = found.place,
      let kept = state.withLock({ $0.parts[path] })
    else { return found }
    let key = line.flatMap { line in
      kept.lazy.compactMap { EnginePlaces.key(in: $0.part, line, $0.key) }.first
    }
    return Diagnostic(
      found.kind, at: .file(key.map { EnginePlaces.path(path, key: $0) } ?? path, line: nil, column: nil),
      found.message, related: found.related, fixes: found.fixes, column: found.column)
  }

  static func path(_ table: String, key: String) -> String { "\(table) [\(printable(key))]" }

  private static func key(in part: TablePart, _ line: Int, _ key: Int?) -> String? {
    guard let key, let field = part.header.fields[key], line >= part.header.dataLine,
      let bytes = try? part.file.bytes(0..<part.file.size)
    else { return nil }
    var (at, number) = (part.header.dataStart, part.header.dataLine)
    while number < line {
      guard let end = bytes[at...].firstIndex(of: 0x0A) else { return nil }
      (at, number) = (end + 1, number + 1)
    }
    guard at < bytes.count, case .success(let record) = CSVRecord.parse(bytes, from: at, separator: 0x2C),
      record.fields.indices.contains(field)
    else { return nil }
    let text = String(decoding: CSVRecord.content(bytes[record.fields[field]]), as: UTF8.self).trimmingSpaces
    return text.isEmpty ? nil : text
  }
}

extension Diagnostic {
  private static let mostDays = 4

  fileprivate func dated(_ days: [CalendarDate]) -> Diagnostic {
    let more = days.count - Diagnostic.mostDays
    let shown = Phrase(joining: days.prefix(Diagnostic.mostDays).map { Phrase(en: "\($0)", vi: "\($0)") })
    let of =
      more > 0
      ? Phrase(en: "\(shown) and \(more) more days", vi: "\(shown) và \(more) ngày khác")
      : shown
    return Diagnostic(
      kind, at: place, Phrase(en: "\(message) (rows of \(of))", vi: "\(message) (các dòng của \(of))"),
      related: related, fixes: fixes, column: column)
  }
}

/// Asks for the keys of rows with cells that could not be read.
struct TableCellFinder: CellFinder {
  let question: TableQuestion
  let header: EngineHeader

  func cells(of column: Int, with texts: [String], limit: Int) -> [(key: String, text: String)] {
    guard let number = header.number(of: column), !texts.isEmpty, question.session.place.rehearses == nil
    else { return [] }
    var written: [String: String] = [:]
    for text in texts {
      for form in forms(of: text, question.table.columns[number].type) {
        written[EngineAnswer.encoded(Array(form.utf8))] = text
      }
    }
    var found: [(key: String, text: String)] = []
    try? question.session.ask(question.cells(of: number, with: written.keys.sorted(), limit: limit)) {
      cells in
      guard cells.count == 2 else { return }
      found.append(
        (
          String(decoding: cells[0], as: UTF8.self).trimmingSpaces,
          written[EngineAnswer.encoded(cells[1])] ?? String(decoding: cells[1], as: UTF8.self)
        ))
    }
    return found
  }

  /// A decimal may have come without zeros that the engine writes.
  private func forms(of text: String, _ type: EngineType) -> [String] {
    guard type == .decimal else { return [text] }
    let plain = text.replacing(",", with: ".")
    let start = plain.contains(".") ? plain : plain + "."
    return [plain] + (0...12).map { start + String(repeating: "0", count: $0) }
  }
}
