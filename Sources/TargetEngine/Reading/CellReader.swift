import TargetDSL

/// Why a cell has no value that can be used.
enum CellFault: UInt8, Sendable {
  case notANumber, notWhole, tooLong, outOfRange, notADate, notACategory, notYesNo, noSuchKey, notUTF8, hasNUL
  /// An error value of a spreadsheet; a formula that nobody has calculated.
  case errorValue, noResult, notCalculated
  /// A percentage in a column of another unit or none.
  case percentage
  /// `12.000` where nothing says how numbers are written.
  case twoReadings
}

/// What a cell says.
enum CellOutcome: Sendable {
  /// A code, or a value with the digits after its point.
  case value(Int64, digits: UInt8)
  case gap(CellGap)
  case broken(CellFault)
}

/// How the cells of one column become values: the slow, complete way. The fast ways of `LaneFilling` decide
/// plain cells only, and agree with this one.
struct CellReader: Sendable {
  enum Kind: Sendable {
    /// A category or yes/no column, by the folded spellings.
    case codes([[UInt8]: Int], count: Int, isYesNo: Bool)
    /// Texts that are compared with constants: each constant has a code, every other text the last one.
    case comparedText([[UInt8]: Int], count: Int, isFolded: Bool)
    /// Texts that are compared with each other, or counted.
    case pooledText(TextPool, isFolded: Bool)
    case number(Table.NumberFormat, isWhole: Bool, range: DecimalRange)
    case date(Table.DateFormat)
    case reference(KeyIndex, Table.NumberFormat)
  }

  /// Indices into the plan's tables and the table's columns.
  let table: Int
  let column: Int
  let kind: Kind
  let blank: CellOutcome
  /// What a broken cell is: possibly none where blank cells mean none.
  private let brokenGap: CellGap
  /// What `cell … means` says, by the folded spelling.
  let words: [[UInt8]: CellOutcome]
  /// Whether `25%` is 25 of the column's unit.
  let isPercent: Bool
  /// Whether the table says how its numbers are written.
  let knowsNumbers: Bool
  /// Whether every point of the column may as well group thousands, so that cells with one are unknown. The kind is then that of
  /// whole numbers, which leaves every cell with a point to this reader.
  let hasTwoReadings: Bool

  /// Codes of the lane; `nil` where it holds values.
  var codeCount: Int? {
    switch kind {
    case .codes(_, let count, _), .comparedText(_, let count, _): count
    default: nil
    }
  }

  /// What a cell with a fault is. One of two readings has a value in each of them.
  func gap(of fault: CellFault) -> CellGap { fault == .twoReadings ? .unknown : brokenGap }

  /// The meaning of a cell whose quotes are already taken off.
  func outcome(of cell: some RandomAccessCollection<UInt8>) -> CellOutcome {
    let trimmed = CellReader.trimmed(cell)
    if trimmed.isEmpty { return blank }
    if !words.isEmpty, let meant = word(trimmed) { return meant }
    if let fault = SheetFault.found(in: trimmed) { return .broken(fault) }
    switch kind {
    case .number(let format, let isWhole, let range):
      var digits = trimmed
      if trimmed.last == 0x25 {
        digits = CellReader.trimmed(trimmed.dropLast())
        if !isPercent, case .success = NumberCell.parse(digits, format: format, isWhole: false) {
          return .broken(.percentage)
        }
      }
      if hasTwoReadings, digits.contains(0x2E),
        case .success = NumberCell.parse(digits, format: format, isWhole: false)
      {
        return .broken(.twoReadings)
      }
      let allowsZeros = knowsNumbers && format == .plain
      switch NumberCell.parse(
        isPercent ? digits : trimmed, format: format, isWhole: isWhole, allowsZeros: allowsZeros)
      {
      case .success(let number):
        return range.contains(number.mantissa, digits: number.digits)
          ? .value(number.mantissa, digits: number.digits) : .broken(.outOfRange)
      case .failure(let fault):
        if let plain = CellReader.withoutExoticSpaces(trimmed) { return outcome(of: plain) }
        switch fault {
        case .notANumber: return .broken(.notANumber)
        case .notWhole: return .broken(.notWhole)
        case .tooLong: return .broken(.tooLong)
        }
      }
    case .date(let format):
      guard let date = DateCell.parse(trimmed, format: format) else {
        if let plain = CellReader.withoutExoticSpaces(trimmed) { return outcome(of: plain) }
        return .broken(.notADate)
      }
      return .value(PackedDate.pack(date), digits: 0)
    default:
      if case .reference(let keys, let format) = kind, let row = writtenKey(trimmed, keys, format) {
        return .value(Int64(row), digits: 0)
      }
      let isFolded =
        switch kind {
        case .comparedText(_, _, let isFolded), .pooledText(_, let isFolded): isFolded
        default: true
        }
      if isFolded, let bytes = CanonicalBytes.ofASCIIKey(trimmed) { return textOutcome(bytes) }
      if trimmed.contains(0) { return .broken(.hasNUL) }
      guard let text = String(validating: trimmed, as: UTF8.self) else { return .broken(.notUTF8) }
      return textOutcome(isFolded ? CanonicalBytes.ofKey(text) : CanonicalBytes.ofText(text))
    }
  }

  /// The row whose key is written with these very bytes: what needs no folding, and whole numbers that the two tables read
  /// in different ways.
  private func writtenKey(
    _ cell: some RandomAccessCollection<UInt8>, _ keys: KeyIndex, _ format: Table.NumberFormat
  ) -> Int? {
    if !keys.isWholeNumber { return cell.allSatisfy { $0 < 0x80 } ? nil : keys.row(ofCell: cell) }
    guard keys.format != format,
      case .folded(let key) = KeyFolding(isWholeNumber: true).key(of: Array(cell), format: keys.format),
      let row = keys.row(of: key), keys.written(row: row).utf8.elementsEqual(cell)
    else { return nil }
    return row
  }

  private func word(_ cell: some RandomAccessCollection<UInt8>) -> CellOutcome? {
    if let bytes = CanonicalBytes.ofASCIIKey(cell) { return words[bytes] }
    return String(validating: cell, as: UTF8.self).flatMap { words[CanonicalBytes.ofKey($0)] }
  }

  /// The meaning of a text in its canonical form.
  private func textOutcome(_ bytes: [UInt8]) -> CellOutcome {
    if bytes.isEmpty { return blank }
    switch kind {
    case .codes(let spellings, _, let isYesNo):
      guard let code = spellings[bytes] else { return .broken(isYesNo ? .notYesNo : .notACategory) }
      return .value(Int64(code), digits: 0)
    case .comparedText(let constants, let count, _):
      return .value(Int64(constants[bytes] ?? count - 1), digits: 0)
    case .pooledText(let pool, _): return .value(Int64(pool.number(of: bytes)), digits: 0)
    case .reference(let keys, let format):
      let key = KeyCell.normalized(bytes, isWholeNumber: keys.isWholeNumber, format: format)
      guard let row = keys.row(of: key) else { return .broken(.noSuchKey) }
      return .value(Int64(row), digits: 0)
    case .number, .date: return .broken(.notANumber)
    }
  }

  /// Without the ASCII spaces around it.
  static func trimmed<Cell: RandomAccessCollection<UInt8>>(_ cell: Cell) -> Cell.SubSequence {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let start = cell.firstIndex { !isSpace($0) } ?? cell.endIndex
    guard start < cell.endIndex else { return cell[cell.endIndex...] }
    var end = cell.endIndex
    while end > start, isSpace(cell[cell.index(before: end)]) { end = cell.index(before: end) }
    return cell[start..<end]
  }

  /// A cell without the wider Unicode spaces around it (a no-break space); `nil` where there are none.
  static func withoutExoticSpaces(_ cell: some RandomAccessCollection<UInt8>) -> [UInt8]? {
    guard cell.count < 100, cell.contains(where: { $0 >= 0x80 }),
      let text = String(validating: cell, as: UTF8.self)
    else { return nil }
    let plain = matchKey(text).utf8
    return plain.count < cell.count ? Array(plain) : nil
  }
}

/// Keys that are whole numbers match by value: `007` is `7`.
enum KeyCell {
  static func normalized(_ key: [UInt8], isWholeNumber: Bool, format: Table.NumberFormat) -> [UInt8] {
    guard isWholeNumber, case .success(let number) = NumberCell.parse(key, format: format, isWhole: true)
    else {
      return key
    }
    return Array(String(number.mantissa).utf8)
  }
}

extension CellReader {
  /// The folded words of a yes/no column.
  static let yesNoWords: [(word: String, code: Int)] =
    YesNoWords.no.map { ($0, 0) } + YesNoWords.yes.map { ($0, 1) }

  /// As cells are matched.
  static let yesNoKeys = Set(yesNoWords.map { matchKey($0.word) })

  /// What a blank cell, or one with a meaning of its own, is in the form of a column's lane.
  static func outcome(of meaning: BlankMeaning, kind: Kind) -> CellOutcome {
    switch meaning {
    case .unknown: return .gap(.unknown)
    case .none: return .gap(.noValue)
    case .no: return .value(0, digits: 0)
    case .yes: return .value(1, digits: 0)
    case .category(let index): return .value(Int64(index), digits: 0)
    case .number(let number):
      return Decimal64(number).map { .value($0.mantissa, digits: $0.digits) } ?? .gap(.unknown)
    case .date(let date):
      return .value(PackedDate.pack(date), digits: 0)
    case .text(let text):
      switch kind {
      case .comparedText(let constants, let count, let isFolded):
        let bytes = isFolded ? CanonicalBytes.ofKey(text) : CanonicalBytes.ofText(text)
        return .value(Int64(constants[bytes] ?? count - 1), digits: 0)
      case .pooledText(let pool, let isFolded):
        return .value(
          Int64(pool.number(of: isFolded ? CanonicalBytes.ofKey(text) : CanonicalBytes.ofText(text))),
          digits: 0)
      case .reference(let keys, _):
        return keys.row(of: text).map { .value(Int64($0), digits: 0) } ?? .broken(.noSuchKey)
      default: return .gap(.unknown)
      }
    }
  }

  /// The same for numbers whose points are decimal points; `nil` where there is no question.
  var ofStoredNumbers: CellReader? {
    guard hasTwoReadings, case .number(let format, _, let range) = kind else { return nil }
    return CellReader(self, kind: .number(format, isWhole: false, range: range))
  }

  private init(_ other: CellReader, kind: Kind) {
    (table, column, blank, brokenGap) = (other.table, other.column, other.blank, other.brokenGap)
    (words, isPercent, knowsNumbers) = (other.words, other.isPercent, other.knowsNumbers)
    self.kind = kind
    hasTwoReadings = false
  }

  init(
    plan: CheckedPlan, table: Int, column: Int, kind: Kind, hasTwoReadings: Bool = false
  ) {
    let declared = plan.tables[table].columns[column]
    self.table = table
    self.column = column
    self.kind = kind
    self.blank = CellReader.outcome(of: declared.blank, kind: kind)
    var words: [[UInt8]: CellOutcome] = [:]
    for cell in declared.cells {
      words[CanonicalBytes.ofKey(cell.spelling)] = CellReader.outcome(of: cell.meaning, kind: kind)
    }
    self.words = words
    self.brokenGap = declared.blank == .none ? .unknownOrNone : .unknown
    self.hasTwoReadings = hasTwoReadings
    knowsNumbers = plan.tables[table].numbersWritten
    isPercent = declared.type.unit?.type == .share
  }
}
