import TargetDSL

/// A workbook in the Office Open XML format (ECMA-376): its sheets of cells.
struct Workbook {
  private let archive: ZipArchive
  private let isFrom1904: Bool
  /// Zeros of formulas may be what a program wrote that could not calculate.
  private let isUncalculated: Bool
  private let sheets: [(candidate: SheetChoice.Candidate, path: String)]
  private let strings: [String]
  private let styles: CellStyles

  var candidates: [SheetChoice.Candidate] { sheets.map(\.candidate) }

  init(_ archive: ZipArchive) throws(FileFailure) {
    self.archive = archive
    let parts = try PackageParts(archive)
    guard let book = try archive.entry(parts.workbook) else { throw Workbook.refusal(of: archive) }
    var is1904 = false
    var isUncalculated = false
    var sheets: [(candidate: SheetChoice.Candidate, path: String)] = []
    var reader = XMLReader(book)
    while let event = try reader.next() {
      guard case .start(let element) = event else { continue }
      switch element.name {
      case "workbookPr": is1904 = ["1", "true"].contains(element["date1904"])
      case "calcPr": isUncalculated = ["1", "true"].contains(element["fullCalcOnLoad"])
      case "sheet":
        // Sheets of charts, dialogs and macros have no cells.
        guard let name = element["name"],
          let part = (element["r", "id"] ?? element["id"]).flatMap({ parts.relationships[$0] }),
          part.type.isEmpty || part.type == "worksheet"
        else { continue }
        let isHidden = element["state"].map { $0 != "visible" } ?? false
        sheets.append((SheetChoice.Candidate(name: EscapedText.decoded(name), isHidden: isHidden), part.path))
      default: break
      }
    }
    isFrom1904 = is1904
    self.isUncalculated = isUncalculated
    self.sheets = sheets
    func part(_ type: String) throws(FileFailure) -> [UInt8] {
      guard let path = parts.path(ofType: type) else { return [] }
      return try archive.entry(path) ?? []
    }
    strings = try Workbook.sharedStrings(try part("sharedStrings"))
    styles = try CellStyles(try part("styles"))
  }

  /// What a zip archive without a workbook is, as far as its names tell.
  private static func refusal(of archive: ZipArchive) -> FileFailure {
    let saved = Phrase(en: "; save it as .xlsx or .ods", vi: "; hãy lưu lại dạng .xlsx hoặc .ods")
    let what: Phrase
    if archive.contains("xl/workbook.bin") {
      what = Phrase(
        en: "it is a binary workbook (.xlsb), which is not read",
        vi: "tệp là bảng tính nhị phân (.xlsb), không đọc được")
    } else if archive.contains(suffix: ".iwa") {
      what = Phrase(
        en: "it is a workbook of Numbers, which is not read", vi: "tệp là bảng tính Numbers, không đọc được")
    } else if archive.contains("word/document.xml") {
      what = Phrase(
        en: "it is a text document (.docx), no workbook", vi: "tệp là văn bản .docx, không phải bảng tính")
    } else {
      return FileFailure(
        reason: Phrase(en: "it is a zip archive but no workbook", vi: "tệp zip này không phải bảng tính"))
    }
    return FileFailure(
      reason: Phrase(en: "\(what)\(saved)", vi: "\(what)\(saved)"))
  }

  private static func sharedStrings(_ xml: [UInt8]) throws(FileFailure) -> [String] {
    var reader = XMLReader(xml)
    var strings: [String] = []
    var text = RichText()
    while let event = try reader.next() {
      if case .start(let element) = event, element.name == "si" { text = RichText() }
      text.take(event)
      if case .end("si") = event { strings.append(EscapedText.decoded(text.content)) }
    }
    return strings
  }

  // MARK: - Cells

  func sheet(_ index: Int) throws(FileFailure) -> Sheet {
    guard sheets.indices.contains(index), let xml = try archive.entry(sheets[index].path) else {
      throw ZipArchive.damaged
    }
    var reader = XMLReader(xml)
    var sheet = Sheet(name: sheets[index].candidate.name)
    var row = SheetRow(number: 0)
    var isRowNumbered = true
    /// Of the last cell, blank or not.
    var position = -1
    var cell = CellText()
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "row":
        let number = element["r"].flatMap { Int($0) } ?? row.number + 1
        guard number > row.number, number <= SheetRow.greatestNumber else { throw SheetRow.absurd }
        row = SheetRow(number: number)
        isRowNumbered = element["r"] != nil
        position = -1
      case .start(let element) where element.name == "c":
        if let reference = element["r"] {
          guard let place = CellReference(reference), place.column > position else { throw SheetRow.absurd }
          if place.row != row.number {
            // A row without a number has that of its first cell.
            guard !isRowNumbered, position < 0, place.row > row.number, row.cells.isEmpty else {
              throw SheetRow.absurd
            }
            row = SheetRow(number: place.row)
          }
          position = place.column
        } else {
          position += 1
          guard position < SheetRow.greatestColumn else { throw SheetRow.absurd }
        }
        cell = CellText(element, column: position)
      case .end("c"):
        if let value = try value(of: cell) {
          let hidden = styles.hidden(cell.style)
          if hidden > 0, case .number(let stored) = value, stored != "0",
            let shown = SheetNumber.decimal(stored, shiftedBy: -hidden)
          {
            sheet.shortened.append(
              Sheet.Shortened(row: row.number, column: cell.column, stored: stored, shown: shown))
          }
          row.cells.append((cell.column, value))
        }
        cell = CellText()
      case .end("row"): sheet.rows.append(row)
      case .start(let element) where element.name == "mergeCell":
        if let merge = element["ref"].flatMap({ CellReference.range($0) }) { sheet.merges.append(merge) }
      default: cell.take(event)
      }
    }
    return sheet
  }

  private func value(of cell: CellText) throws(FileFailure) -> SheetRow.Value? {
    let written = cell.value
    switch cell.type {
    case "s":
      let number = written.withoutSpaces
      if number.isEmpty { return cell.hasFormula ? .fault(.noResult) : nil }
      guard let index = Int(number), strings.indices.contains(index) else { throw ZipArchive.damaged }
      return .text(strings[index])
    case "inlineStr": return .text(EscapedText.decoded(cell.inline.content))
    case "str": return .text(EscapedText.decoded(written))
    case "e": return .fault(.error(written.isEmpty ? "#N/A" : written))
    case "b":
      if written.isEmpty { return cell.hasFormula ? .fault(.noResult) : nil }
      return .flag(written == "1" || written == "true")
    case "d":
      let day = String(written.prefix { $0 != "T" })
      return CalendarDate(iso: day).map { .date($0) } ?? .text(written)
    default:
      let number = written.withoutSpaces
      if number.isEmpty { return cell.hasFormula ? .fault(.noResult) : nil }
      guard let decimal = SheetNumber.decimal(number) else { return .text(written) }
      if cell.hasFormula, isUncalculated, decimal == "0" { return .fault(.notCalculated) }
      switch styles[cell.style] {
      case .number: return .number(decimal)
      case .date:
        let serial = Double(decimal) ?? -1
        return SheetDate.date(serial: serial, isFrom1904: isFrom1904).map { .date($0) } ?? .number(decimal)
      case .percent: return .percent(decimal)
      case .padded(let width):
        return decimal.utf8.allSatisfy { (0x30...0x39).contains($0) }
          ? .padded(decimal, width: width) : .number(decimal)
      }
    }
  }
}

/// A cell by its letters and number: `AB12`, `$AB$12`.
struct CellReference {
  /// From 0.
  let column: Int
  /// From 1.
  let row: Int

  /// `nil` where it is none, or beyond what a sheet can have.
  init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case 0x24: break
      case 0x41...0x5A where digits == 0: column = column * 26 + Int(byte - 0x40)
      case 0x61...0x7A where digits == 0: column = column * 26 + Int(byte - 0x60)
      case 0x30...0x39:
        row = row * 10 + Int(byte - 0x30)
        digits += 1
      default: return nil
      }
      guard column <= SheetRow.greatestColumn, row <= SheetRow.greatestNumber else { return nil }
    }
    guard column >= 1, row >= 1 else { return nil }
    self.column = column - 1
    self.row = row
  }

  /// `A1:B3`.
  static func range(_ text: String) -> Sheet.Merge? {
    let ends = text.split(separator: ":")
    guard ends.count == 2, let first = CellReference(ends[0]), let last = CellReference(ends[1]),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    return Sheet.Merge(rows: first.row...last.row, columns: first.column...last.column)
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
