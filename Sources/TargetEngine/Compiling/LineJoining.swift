import TargetDSL

/// Makes one row of the lines that have one key: a cell on which they agree keeps its value, any other is unknown.
struct LineJoining {
  private let declared: Table
  private let readers: [CellReader?]
  private let foldings: [Int: KeyFolding]

  init(table declared: Table, plan: CheckedPlan, tables: SnapshotTables, table index: Int) {
    self.declared = declared
    var readers: [CellReader?] = []
    var foldings: [Int: KeyFolding] = [:]
    for (column, type) in declared.columns.map(\.type).enumerated() {
      let step = ColumnPath.Step(table: index, column: column)
      switch type {
      case .whole, .decimal, .yesNo, .date, .category:
        let form = LaneForm.natural(of: declared.columns[column], isFollowed: true)
        let kind = try? tables.cellKind(of: step, form)
        readers.append(kind.map { CellReader(plan: plan, table: index, column: column, kind: $0) })
      case .reference(let target):
        foldings[column] = tables.keyFolding(of: target)
        readers.append(nil)
      case .text: readers.append(nil)
      }
    }
    self.readers = readers
    self.foldings = foldings
  }

  /// What a cell says, so that equal sayings are equal.
  private enum Saying: Hashable {
    case value(Int64, UInt8)
    case text([UInt8])
    case unknown
    case none
    /// What cannot be read is the same where it is written the same.
    case broken([UInt8])

    var mayBeNone: Bool { self == .none }
  }

  private func saying(_ cell: [UInt8]?, _ column: Int) -> Saying {
    let trimmed = Array(CellReader.trimmed(cell ?? []))
    let folded = CanonicalBytes.ofKey(String(decoding: trimmed, as: UTF8.self))
    if let reader = readers[column] {
      switch reader.outcome(of: trimmed) {
      case .value(let value, let digits): return LineJoining.number(value, digits)
      case .gap(.noValue): return .none
      case .gap: return .unknown
      case .broken(.twoReadings): return .text(folded)
      case .broken: return .broken(folded)
      }
    }
    let declared = declared.columns[column]
    let meaning =
      folded.isEmpty
      ? declared.blank : declared.cells.first { CanonicalBytes.ofKey($0.spelling) == folded }?.meaning
    switch meaning {
    case .unknown?: return .unknown
    case .some(.none): return .none
    case .text(let text)?: return .text(CanonicalBytes.ofKey(text))
    case .no?, .yes?, .category?, .number?, .date?, nil: break
    }
    if let folding = foldings[column] {
      return .text(
        KeyCell.normalized(folded, isWholeNumber: folding.isWholeNumber, format: self.declared.numbers))
    }
    return .text(
      column == self.declared.key ? folded : CanonicalBytes.ofText(String(decoding: trimmed, as: UTF8.self)))
  }

  /// 1.50 says what 1.5 says.
  private static func number(_ value: Int64, _ digits: UInt8) -> Saying {
    var (value, digits) = (value, digits)
    while digits > 0, value % 10 == 0 { (value, digits) = (value / 10, digits - 1) }
    return .value(value, digits)
  }

  /// The columns on which some lines differ.
  func differing(_ lines: [RowSifter.Line]) -> [Int] {
    declared.columns.indices.filter { column in
      guard column != declared.key else { return false }
      let first = saying(lines[0].cells[column], column)
      return lines.dropFirst().contains { saying($0.cells[column], column) != first }
    }
  }

  private func cell(_ lines: [RowSifter.Line], _ column: Int) -> [UInt8] {
    if column == declared.key { return lines[0].cells[column] ?? [] }
    let sayings = lines.map { saying($0.cells[column], column) }
    guard let first = sayings.first, sayings.allSatisfy({ $0 == first }) else {
      let mayBeNone =
        declared.columns[column].blank == .none
        && sayings.contains { saying in
          switch saying {
          case .none, .broken: true
          case .value, .text, .unknown: false
          }
        }
      return mayBeNone ? TablePart.disagreementOrNone : TablePart.disagreement
    }
    // The one that is written out, where another leaves it blank; one with a point, which may have a second reading, whatever
    // the order of the lines.
    let written = lines.lazy.compactMap { $0.cells[column] }.filter { !CellReader.trimmed($0).isEmpty }
    return written.first { $0.contains(0x2E) } ?? written.first ?? []
  }

  /// The rows as a part of their own. Cells are quoted, and a line break in one is a space, so that every row is a line.
  func part(
    of joined: [[RowSifter.Line]], behind last: TablePart, parts: [TablePart]
  ) throws(MeasureGap) -> TablePart {
    let present = declared.columns.indices.filter { column in
      parts.contains { $0.header.fields[column] != nil }
    }
    var bytes: [UInt8] = []
    for lines in joined {
      for (number, column) in present.enumerated() {
        if number > 0 { bytes.append(0x2C) }
        CSVRecord.write(cell(lines, column), to: &bytes)
      }
      bytes.append(0x0A)
    }
    let path = joined[0][0].path
    return TablePart(
      file: DataFile(path: path, bytes: bytes), header: CSVHeader(madeOf: present, of: declared),
      base: last.base + last.file.size + 1,
      origins: joined.map { TablePart.Origin(path: $0[0].path, line: $0[0].line) },
      answered: parts.first?.answered)
  }
}
