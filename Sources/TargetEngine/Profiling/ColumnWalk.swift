import TargetDSL

/// Counts the cells of one column by what they say.
struct ColumnWalk {
  /// Texts of one column that are kept apart; beyond them the column is no list of spellings.
  static let spellingLimit = 20_000

  let reader: CellReader
  /// Category and yes/no columns are made of few spellings: each is read once.
  private let isCoded: Bool
  private(set) var broken = BrokenCells()
  private(set) var profile: ColumnProfile
  private var texts = ByteTable()
  private var counts: [Int] = []
  private var outcomes: [CellOutcome] = []

  init(reader: CellReader) {
    self.reader = reader
    profile = ColumnProfile(column: reader.column)
    if case .codes = reader.kind { isCoded = true } else { isCoded = false }
  }

  mutating func add(row: Int, _ batch: RowBatch) {
    let field = batch.field(of: reader.column)
    let cell = field.map { batch.cell(row: row, field: $0) } ?? batch.cell(row: row, field: 0)
    guard field != nil else { return count(reader.outcome(of: []), cell, batch, []) }
    if let gap = batch.disagreement(cell) { return count(.gap(gap), cell, batch, []) }
    let content = CSVRecord.content(batch.window.bytes(cell))
    let trimmed = Array(CellReader.trimmed(content))
    if isCoded, !trimmed.isEmpty, let index = texts.index(of: trimmed) {
      counts[index] += 1
      return count(outcomes[index], cell, batch, content)
    }
    let outcome = reader.outcome(of: content)
    count(outcome, cell, batch, content)
    if isCoded && !trimmed.isEmpty || outcome.isBroken { keep(trimmed, outcome, times: 1) }
  }

  private mutating func count(
    _ outcome: CellOutcome, _ cell: Range<Int>, _ batch: RowBatch, _ content: [UInt8]
  ) {
    switch outcome {
    case .value: profile.known += 1
    case .gap(.noValue): profile.none += 1
    case .gap: profile.unknown += 1
    case .broken(let fault):
      switch fault {
      case .outOfRange: profile.outOfRange += 1
      case .noSuchKey: profile.dangling += 1
      default: profile.unreadable += 1
      }
      let offset = batch.fileOffset + cell.lowerBound
      if batch.part.answered != nil { broken.note(String(decoding: content, as: UTF8.self), fault) }
      broken.add(fault, at: offset, rows: 1) {
        let (line, column) = batch.position(of: cell.lowerBound)
        return BrokenCells.Cell(
          offset: offset, line: line, column: column,
          text: String(decoding: content.prefix(200), as: UTF8.self), fault: fault)
      }
    }
  }

  private mutating func keep(_ text: some RandomAccessCollection<UInt8>, _ outcome: CellOutcome, times: Int) {
    if let index = texts.index(of: text) {
      counts[index] += times
    } else if texts.count < ColumnWalk.spellingLimit, text.count <= SpellingMemo.longestCell {
      _ = texts.insert(text)
      counts.append(times)
      outcomes.append(outcome)
    } else {
      profile.hasTooManySpellings = true
    }
  }

  mutating func merge(_ other: ColumnWalk) {
    broken.merge(other.broken)
    profile.known += other.profile.known
    profile.unknown += other.profile.unknown
    profile.none += other.profile.none
    profile.outOfRange += other.profile.outOfRange
    profile.dangling += other.profile.dangling
    profile.unreadable += other.profile.unreadable
    if other.profile.hasTooManySpellings { profile.hasTooManySpellings = true }
    for index in other.counts.indices {
      keep(other.texts[index], other.outcomes[index], times: other.counts[index])
    }
  }

  /// Which spellings are kept when there are too many depends on the threads, so none is listed then.
  func finished(_ column: Column) -> ColumnProfile {
    var result = profile
    guard !profile.hasTooManySpellings else { return result }
    result.spellings = counts.indices.map { index in
      ColumnProfile.Spelling(
        text: String(decoding: texts[index], as: UTF8.self), count: counts[index],
        meaning: ColumnWalk.meaning(of: outcomes[index], column))
    }.sorted { left, right in
      left.count != right.count
        ? left.count > right.count : left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
    return result
  }

  private static func meaning(of outcome: CellOutcome, _ column: Column) -> ColumnProfile.Spelling.Meaning {
    switch outcome {
    case .value(let code, _):
      if case .category(let categories) = column.type, categories.indices.contains(Int(code)) {
        return .category(categories[Int(code)].name)
      }
      return .category(code == 1 ? "yes" : "no")
    case .broken(.outOfRange): return .outOfRange
    case .broken(.noSuchKey): return .dangling
    case .broken, .gap: return .unreadable
    }
  }
}

extension CellOutcome {
  var isBroken: Bool { if case .broken = self { true } else { false } }
}

/// The columns of a table, one worker's rows.
final class TableWalk: BatchConsumer {
  private(set) var rows = 0
  private(set) var columns: [ColumnWalk]

  init(_ readers: [CellReader]) { columns = readers.map { ColumnWalk(reader: $0) } }

  func consume(_ batch: RowBatch) {
    rows += batch.rows
    for column in columns.indices {
      for row in 0..<batch.rows { columns[column].add(row: row, batch) }
    }
  }

  func merge(_ other: TableWalk) {
    rows += other.rows
    for column in columns.indices { columns[column].merge(other.columns[column]) }
  }
}
