import TargetDSL

/// Answers of an engine as the lines of a text that the readers of files read: a cell in quotes where it has to be, a
/// line break in one as a space, so that every row is a line.
struct AnsweredText {
  /// How the cells of a column are written.
  enum Form {
    case asIs
    /// A decimal of the engine: without zeros behind its last digit.
    case decimal(point: UInt8)
  }

  private(set) var bytes: [UInt8]
  private(set) var rows = 0
  private let forms: [Form]
  /// Whether a number of rows stands behind the cells.
  private let isCounted: Bool

  init(forms: [Form], isCounted: Bool, header: [String] = []) {
    self.forms = forms
    self.isCounted = isCounted
    bytes = []
    guard !header.isEmpty else { return }
    for (number, name) in header.enumerated() {
      if number > 0 { bytes.append(0x2C) }
      CSVRecord.write(Array(name.utf8), to: &bytes, isQuoted: true)
    }
    bytes.append(0x0A)
  }

  /// Takes a row as the engine gave it; with further fields behind it.
  mutating func add(_ line: ArraySlice<UInt8>, behind further: String = "") {
    var number = 0
    EngineAnswer.forEachCell(of: line) { cell in
      if number > 0 { bytes.append(0x2C) }
      if isCounted, number == forms.count {
        bytes += cell
      } else if forms.indices.contains(number) {
        CSVRecord.write(self.cell(cell, number), to: &bytes)
      }
      number += 1
    }
    end(with: further)
  }

  /// Takes a row as it is to stand, with further fields behind its cells.
  mutating func add(_ cells: [[UInt8]], _ further: String) {
    for cell in cells {
      CSVRecord.write(cell, to: &bytes)
      bytes.append(0x2C)
    }
    end(with: further)
  }

  private mutating func end(with further: String) {
    bytes += further.utf8
    bytes.append(0x0A)
    rows += 1
  }

  /// A cell in hexadecimal digits as it is to stand in a column.
  func cell(_ digits: ArraySlice<UInt8>, _ number: Int) -> [UInt8] {
    var text = EngineAnswer.decoded(digits)
    if case .decimal(let point) = forms[number] { AnsweredText.shorten(&text, point) }
    return text
  }

  static func shorten(_ number: inout [UInt8], _ point: UInt8) {
    guard let place = number.firstIndex(of: 0x2E) else { return }
    while number.last == 0x30 { number.removeLast() }
    if number.count == place + 1 { number.removeLast() } else { number[place] = point }
  }
}
