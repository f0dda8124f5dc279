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

  /// Takes a row as the engine gave it.
  mutating func add(_ line: ArraySlice<UInt8>) {
    var number = 0
    EngineAnswer.forEachCell(of: line) { cell in
      if number > 0 { bytes.append(0x2C) }
      if isCounted, number == forms.count {
        bytes += cell
      } else if forms.indices.contains(number) {
        var text = EngineAnswer.decoded(cell)
        if case .decimal(let point) = forms[number] { AnsweredText.shorten(&text, point) }
        CSVRecord.write(text, to: &bytes)
      }
      number += 1
    }
    bytes.append(0x0A)
    rows += 1
  }

  static func shorten(_ number: inout [UInt8], _ point: UInt8) {
    guard let place = number.firstIndex(of: 0x2E) else { return }
    while number.last == 0x30 { number.removeLast() }
    if number.count == place + 1 { number.removeLast() } else { number[place] = point }
  }
}
