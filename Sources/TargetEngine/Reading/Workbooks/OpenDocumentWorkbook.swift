import TargetDSL

/// A workbook in the OpenDocument format (ISO/IEC 26300): its sheets of cells.
struct OpenDocumentWorkbook {
  private let content: [UInt8]
  private let styles: OpenDocumentStyles
  let candidates: [SheetChoice.Candidate]

  static func isOne(_ archive: ZipArchive) -> Bool {
    archive.contains("content.xml") && !archive.contains("[Content_Types].xml")
  }

  init(_ archive: ZipArchive) throws(FileFailure) {
    if try OpenDocumentWorkbook.isEncrypted(archive) { throw OtherFormat.encrypted.refusal }
    guard let content = try archive.entry("content.xml") else { throw ZipArchive.damaged }
    self.content = content
    var styles = OpenDocumentStyles()
    if let common = try archive.entry("styles.xml") { try styles.take(common) }
    var hiddenStyles: Set<String> = []
    var style = ""
    var depth = 0
    var hasSheets = false
    var candidates: [SheetChoice.Candidate] = []
    var reader = XMLReader(content)
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        if !hasSheets { styles.take(element) }
        switch element.name {
        case "style" where element["family"] == "table": style = element["style", "name"] ?? ""
        case "table-properties" where element["display"] == "false": hiddenStyles.insert(style)
        case "spreadsheet": hasSheets = true
        case "table" where hasSheets:
          depth += 1
          guard depth == 1 else { break }
          candidates.append(
            SheetChoice.Candidate(
              name: element["table", "name"] ?? "",
              isHidden: hiddenStyles.contains(element["style-name"] ?? "") || element["display"] == "false"))
        default: break
        }
      case .end("table") where hasSheets: depth -= 1
      default: break
      }
    }
    guard hasSheets else {
      throw FileFailure(
        reason: Phrase(
          en: "it is an OpenDocument file but no spreadsheet",
          vi: "tệp thuộc dạng OpenDocument nhưng không phải bảng tính"))
    }
    self.candidates = candidates
    self.styles = styles
  }

  private static func isEncrypted(_ archive: ZipArchive) throws(FileFailure) -> Bool {
    if archive.contains("encrypted-package") { return true }
    guard let manifest = try archive.entry("META-INF/manifest.xml") else { return false }
    // The declaration of a document type stood in the manifests of old versions: it is not read as XML.
    return String(decoding: manifest, as: UTF8.self).contains("encryption-data")
  }

  // MARK: - Cells

  func sheet(_ index: Int) throws(FileFailure) -> Sheet {
    guard candidates.indices.contains(index) else { throw ZipArchive.damaged }
    var walk = OpenDocumentSheet(name: candidates[index].name, styles: styles)
    var sheets = -1
    var depth = 0
    var hasSheets = false
    var reader = XMLReader(content)
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "spreadsheet": hasSheets = true
      case .start(let element) where hasSheets && element.name == "table":
        depth += 1
        if depth == 1 { sheets += 1 }
      case .end("table") where hasSheets:
        depth -= 1
        if depth == 0, sheets == index { return walk.sheet }
      default:
        // A table inside a cell is none of the sheet.
        if depth == 1, sheets == index { try walk.take(event) }
      }
    }
    return walk.sheet
  }
}

/// The cells of one sheet, event by event. Rows and cells are written once for as many times as they repeat.
private struct OpenDocumentSheet {
  private(set) var sheet: Sheet
  private let styles: OpenDocumentStyles
  private var defaults = OpenDocumentDefaults()
  private var row = SheetRow(number: 0)
  /// Numbers of the row of which the last digits are not shown.
  private var shortened: [(column: Int, stored: String, shown: String)] = []
  private var rowRepeats = 1
  /// The column behind the last cell.
  private var position = 0
  private var nextRow = 1
  private var cells = 0
  private var cell: Cell?
  private var ignoredDepth = 0

  /// More cells than a real sheet of repeated ones has.
  private static let mostCells = 16 << 20

  private struct Cell {
    let element: XMLReader.Element
    var paragraphs: [String] = []
    var isInText = false
  }

  init(name: String, styles: OpenDocumentStyles) {
    sheet = Sheet(name: name)
    self.styles = styles
  }

  mutating func take(_ event: XMLReader.Event) throws(FileFailure) {
    switch event {
    case .start(let element): try start(element)
    case .end(let name): try end(name)
    case .text(let text): if ignoredDepth == 0, cell?.isInText == true { add(text) }
    }
  }

  private mutating func add(_ text: String) {
    guard let last = cell?.paragraphs.indices.last else { return }
    cell?.paragraphs[last] += text
  }

  private mutating func start(_ element: XMLReader.Element) throws(FileFailure) {
    if ignoredDepth > 0 {
      ignoredDepth += 1
      return
    }
    switch element.name {
    case "table-column":
      defaults.add(element["default-cell-style-name"], columns: count(element["number-columns-repeated"]))
    case "table-row":
      defaults.row = element["default-cell-style-name"]
      rowRepeats = count(element["number-rows-repeated"])
      row = SheetRow(number: min(nextRow, SheetRow.greatestNumber))
      position = 0
    case "table-cell", "covered-table-cell": cell = Cell(element: element)
    case "annotation", "shapes", "frame", "custom-shape": ignoredDepth = 1
    case "p":
      cell?.paragraphs.append("")
      cell?.isInText = true
    case "s": add(String(repeating: " ", count: min(100, count(element["c"]))))
    case "tab", "line-break": add(" ")
    default: break
    }
  }

  private mutating func end(_ name: String) throws(FileFailure) {
    if ignoredDepth > 0 {
      ignoredDepth -= 1
      return
    }
    switch name {
    case "p": cell?.isInText = false
    case "table-cell", "covered-table-cell": try endCell()
    case "table-row": try endRow()
    default: break
    }
  }

  /// A count that is written, at least 1.
  private func count(_ text: String?) -> Int {
    max(1, min(text.flatMap { Int($0) } ?? 1, SheetRow.greatestNumber))
  }

  private mutating func endCell() throws(FileFailure) {
    guard let done = cell else { return }
    cell = nil
    let repeats = count(done.element["number-columns-repeated"])
    let columns = count(done.element["number-columns-spanned"])
    let rows = count(done.element["number-rows-spanned"])
    if columns > 1 || rows > 1, row.number + rows - 1 <= SheetRow.greatestNumber {
      sheet.merges.append(
        Sheet.Merge(
          rows: row.number...(row.number + rows - 1), columns: position...(position + columns - 1)))
    }
    if done.element.name == "table-cell", let value = value(of: done), !value.isBlank {
      guard position + repeats <= SheetRow.greatestColumn else { throw SheetRow.absurd }
      for column in position..<(position + repeats) { row.cells.append((column, value)) }
      noteShortened(value, done.element, columns: position..<(position + repeats))
    }
    position = min(position + repeats, SheetRow.greatestColumn)
  }

  private mutating func noteShortened(
    _ value: SheetRow.Value, _ element: XMLReader.Element, columns: Range<Int>
  ) {
    guard case .number(let stored) = value, stored != "0" else { return }
    let digits = styles.hiddenDigits(element["style-name"] ?? defaults.style(ofColumn: position))
    guard digits > 0, let shown = SheetNumber.decimal(stored, shiftedBy: -digits) else { return }
    for column in columns { shortened.append((column, stored, shown)) }
  }

  private mutating func endRow() throws(FileFailure) {
    defer { shortened = [] }
    if !row.cells.isEmpty {
      guard nextRow + rowRepeats - 1 <= SheetRow.greatestNumber else { throw SheetRow.absurd }
      cells += row.cells.count * rowRepeats
      guard cells <= OpenDocumentSheet.mostCells else { throw SheetRow.absurd }
      for number in nextRow..<(nextRow + rowRepeats) {
        var copy = SheetRow(number: number)
        copy.cells = row.cells
        sheet.rows.append(copy)
        sheet.shortened += shortened.map {
          Sheet.Shortened(row: number, column: $0.column, stored: $0.stored, shown: $0.shown)
        }
      }
    }
    nextRow = min(nextRow + rowRepeats, SheetRow.greatestNumber + 1)
  }

  private func value(of cell: Cell) -> SheetRow.Value? {
    let element = cell.element
    let shown = cell.paragraphs.joined(separator: " ")
    if element["calcext", "value-type"] == "error" { return .fault(.error(shown.isEmpty ? "#N/A" : shown)) }
    // Writers without that attribute store an error as 0 or as an empty text, and show what it is.
    if element["office", "value-type"] != nil,
      SheetFault.isErrorShown(shown, isFormula: element["formula"] != nil)
    {
      return .fault(.error(shown))
    }
    let number = element["office", "value"].flatMap { SheetNumber.decimal($0) }
    switch element["office", "value-type"] {
    case "float", "currency":
      guard let number else { return shown.isEmpty ? nil : .text(shown) }
      if isPercent(element, number, shown) { return .percent(number) }
      return padded(number, shown) ?? .number(number)
    case "percentage": return number.map { .percent($0) } ?? .text(shown)
    case "boolean": return .flag(element["boolean-value"] == "true")
    case "date":
      let written = element["date-value"] ?? shown
      let day = String(written.prefix { $0 != "T" })
      return CalendarDate(iso: day).map { .date($0) } ?? .text(written)
    case "string":
      return .text(element["string-value"] ?? shown)
    case nil:
      if element["formula"] != nil, shown.isEmpty { return .fault(.noResult) }
      return shown.isEmpty ? nil : .text(shown)
    default: return .text(shown)
    }
  }

  /// Whether a stored number is a percentage by its style, its column's or row's, or by what is shown of it.
  private func isPercent(_ element: XMLReader.Element, _ number: String, _ shown: String) -> Bool {
    if styles.hasPercent, styles.isPercent(element["style-name"] ?? defaults.style(ofColumn: position)) {
      return true
    }
    guard shown.hasSuffix("%"), let hundredfold = SheetNumber.decimal(number, shiftedBy: 2) else {
      return false
    }
    // `48%` may also be 48 with a sign behind it. What is shown is rounded: its whole part tells enough.
    let whole = shown.prefix { $0 == "-" || $0.isNumber }
    func begins(_ text: String) -> Bool { text.split(separator: ".").first.map(String.init) == String(whole) }
    return begins(hundredfold) && !begins(number) || number == "0"
  }

  /// A whole number that is shown with zeros before it.
  private func padded(_ number: String, _ shown: String) -> SheetRow.Value? {
    guard shown.utf8.count > number.utf8.count, shown.hasPrefix("0"), shown.hasSuffix(number),
      shown.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      number.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return .padded(number, width: shown.utf8.count)
  }
}
