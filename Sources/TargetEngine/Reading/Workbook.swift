import TargetDSL

/// A workbook (Office Open XML): one of its sheets becomes the lines of a CSV file in the table's own formats, one
/// line a row of the sheet, so that everything behind it is the same for both kinds of file.
struct Workbook {
  private let archive: ZipArchive
  private let isFrom1904: Bool
  private let sheets: [(name: String, path: String)]
  private let strings: [String]
  /// Whether each cell style shows a number as a date.
  private let dateStyles: [Bool]

  static func sheet(of path: String, table: Table) throws(FileFailure) -> DataFile {
    let file = try DataFile(opening: path)
    guard file.size <= ZipArchive.largestArchive else { throw ZipArchive.tooLarge }
    let bytes = try file.bytes(0..<file.size)
    try file.checkUnchanged()
    let workbook = try Workbook(ZipArchive(bytes))
    let rows = try workbook.rows(ofSheet: table.file?.sheet)
    return try SheetText(rows: rows, table: table).file(path: path)
  }

  private init(_ archive: ZipArchive) throws(FileFailure) {
    self.archive = archive
    guard let book = try archive.entry("xl/workbook.xml") else {
      throw FileFailure(
        reason: Phrase(en: "it is a zip archive but no workbook", vi: "tệp zip này không phải bảng tính"))
    }
    var targets: [String: String] = [:]
    try Workbook.elements(of: try archive.entry("xl/_rels/workbook.xml.rels") ?? []) { element in
      if element.name == "Relationship", let id = element["Id"], let target = element["Target"] {
        targets[id] = target
      }
    }
    var is1904 = false
    var sheets: [(name: String, path: String)] = []
    try Workbook.elements(of: book) { element in
      if element.name == "workbookPr" { is1904 = ["1", "true"].contains(element["date1904"]) }
      if element.name == "sheet", let name = element["name"], let id = element["id"], let target = targets[id]
      {
        sheets.append((name, target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target))
      }
    }
    isFrom1904 = is1904
    self.sheets = sheets
    strings = try Workbook.sharedStrings(try archive.entry("xl/sharedStrings.xml") ?? [])
    dateStyles = try Workbook.dateStyles(try archive.entry("xl/styles.xml") ?? [])
  }

  private static func elements(of xml: [UInt8], _ body: (XMLReader.Element) -> Void) throws(FileFailure) {
    var reader = XMLReader(xml)
    while let event = try reader.next() {
      if case .start(let element) = event { body(element) }
    }
  }

  private static func sharedStrings(_ xml: [UInt8]) throws(FileFailure) -> [String] {
    var reader = XMLReader(xml)
    var strings: [String] = []
    var text = RichText()
    while let event = try reader.next() {
      if case .start(let element) = event, element.name == "si" { text = RichText() }
      text.take(event)
      if case .end("si") = event { strings.append(text.content) }
    }
    return strings
  }

  /// Formats 14 to 22, 27 to 36, 45 to 47 and 50 to 58 are dates and times by themselves (ECMA-376, 18.8.30).
  private static func dateStyles(_ xml: [UInt8]) throws(FileFailure) -> [Bool] {
    var custom: [Int: Bool] = [:]
    var styles: [Bool] = []
    var isInCellFormats = false
    var reader = XMLReader(xml)
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "numFmt":
        if let id = element["numFmtId"].flatMap({ Int($0) }) {
          custom[id] = isDateFormat(element["formatCode"] ?? "")
        }
      case .start(let element) where element.name == "cellXfs": isInCellFormats = true
      case .end("cellXfs"): isInCellFormats = false
      case .start(let element) where element.name == "xf" && isInCellFormats:
        let id = element["numFmtId"].flatMap { Int($0) } ?? 0
        let isBuiltIn =
          (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id) || (50...58).contains(id)
        styles.append(custom[id] ?? isBuiltIn)
      default: break
      }
    }
    return styles
  }

  /// Whether a format shows years or days, outside quoted text and brackets.
  private static func isDateFormat(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if character == "\\" || character == "_" || character == "*" {
        isEscaped = true
      } else if character == "[" {
        isBracketed = true
      } else if character == "]" {
        isBracketed = false
      } else if !isBracketed, character == "y" || character == "d" {
        return true
      }
    }
    return false
  }

  private func path(ofSheet name: String?) throws(FileFailure) -> String {
    guard let name else {
      guard let first = sheets.first else { throw ZipArchive.damaged }
      return first.path
    }
    if let sheet = sheets.first(where: { $0.name == name })
      ?? sheets.first(where: { matchKey($0.name) == matchKey(name) })
    {
      return sheet.path
    }
    let near = nearest(to: name, among: sheets.map(\.name), limit: 1).first ?? sheets.first?.name
    throw FileFailure(
      reason: Phrase(
        en: "it has no sheet “\(name)”" + (near.map { "; it has “\($0)”" } ?? ""),
        vi: "không có trang tính “\(name)”" + (near.map { "; có “\($0)”" } ?? "")))
  }

  // MARK: - Rows

  func rows(ofSheet name: String?) throws(FileFailure) -> [SheetRow] {
    guard let xml = try archive.entry(try path(ofSheet: name)) else { throw ZipArchive.damaged }
    var reader = XMLReader(xml)
    var rows: [SheetRow] = []
    var row = SheetRow(number: 0)
    var cell = CellText()
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "row":
        let number = element["r"].flatMap { Int($0) } ?? row.number + 1
        guard number > row.number, number <= SheetRow.greatestNumber else { throw SheetRow.absurd }
        row = SheetRow(number: number)
      case .start(let element) where element.name == "c":
        cell = CellText(element, column: try column(of: element, after: row))
      case .end("c"):
        if let value = try value(of: cell) { row.cells.append((cell.column, value)) }
      case .end("row"): rows.append(row)
      default: cell.take(event)
      }
    }
    return rows
  }

  /// The column of a cell from 0, by its reference (`AB12`) or behind the cell before it.
  private func column(of element: XMLReader.Element, after row: SheetRow) throws(FileFailure) -> Int {
    guard let reference = element["r"] else { return (row.cells.last?.column ?? -1) + 1 }
    var column = 0
    for byte in reference.utf8.prefix(while: { (0x41...0x5A).contains($0) }).prefix(4) {
      column = column * 26 + Int(byte - 0x40)
    }
    guard column >= 1, column <= SheetRow.greatestColumn, column - 1 > row.cells.last?.column ?? -1 else {
      throw SheetRow.absurd
    }
    return column - 1
  }

  private func value(of cell: CellText) throws(FileFailure) -> SheetRow.Value? {
    switch cell.type {
    case "s":
      guard let index = Int(cell.value), strings.indices.contains(index) else { throw ZipArchive.damaged }
      return .text(strings[index])
    case "inlineStr": return .text(cell.inline.content)
    case "str", "e": return .text(cell.value)
    case "b": return .flag(cell.value == "1" || cell.value == "true")
    case "d": return .text(String(cell.value.prefix { $0 != "T" }))
    default:
      if cell.value.isEmpty { return cell.hasFormula ? .text("#NO VALUE") : nil }
      guard let number = Double(cell.value), number.isFinite else { return .text(cell.value) }
      let isDate = dateStyles.indices.contains(cell.style) && dateStyles[cell.style]
      if isDate, let date = SheetDate.date(serial: number, isFrom1904: isFrom1904) { return .date(date) }
      return .number(SheetNumber.shortest(number, written: cell.value))
    }
  }
}

/// Text that may stand in runs; phonetic hints are none of it.
private struct RichText {
  private(set) var content = ""
  private var isText = false
  private var phoneticDepth = 0

  mutating func take(_ event: XMLReader.Event) {
    switch event {
    case .start(let element):
      if element.name == "rPh" { phoneticDepth += 1 }
      isText = element.name == "t"
    case .end(let name):
      if name == "rPh" { phoneticDepth -= 1 }
      isText = false
    case .text(let text): if isText, phoneticDepth == 0 { content += text }
    }
  }
}

private struct CellText {
  var column = 0
  var type = "n"
  var style = 0
  var value = ""
  var hasFormula = false
  var inline = RichText()
  private var isValue = false

  init() {}

  init(_ element: XMLReader.Element, column: Int) {
    self.column = column
    type = element["t"] ?? "n"
    style = element["s"].flatMap { Int($0) } ?? 0
  }

  mutating func take(_ event: XMLReader.Event) {
    inline.take(event)
    switch event {
    case .start(let element):
      isValue = element.name == "v"
      if element.name == "f" { hasFormula = true }
    case .end: isValue = false
    case .text(let text): if isValue { value += text }
    }
  }
}
