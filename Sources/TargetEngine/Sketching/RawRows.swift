import TargetDSL

/// A data file without a table that says what it holds: its header and the texts of its cells.
struct RawRows {
  /// As written, in the order of the file.
  let header: [String]
  /// The sheet's name, where the file has several visible ones, and those that are not read.
  let sheet: String?
  let otherSheets: [String]
  /// What separates cells; `nil` for a workbook.
  let separator: UInt8?
  /// Lines above the header with something on them: the number of each, its first text and the one that tells of a unit.
  let titles: [(line: Int, text: String, unit: UnitNote?)]
  /// Rows of a sheet whose only filled cell is merged over several columns.
  var mergedLines: Set<Int> { file.sheet?.mergedLines ?? [] }
  /// Columns of a sheet with a stored number that has digits after its point.
  var decimalFields: Set<Int> { file.sheet?.decimalFields ?? [] }
  private let file: DataFile
  private let start: Int
  private let end: UInt8

  static let furthestHeader = 20

  /// The header is the first of the first twenty lines that fills most cells with texts that are no numbers.
  init(_ path: String, sheet wanted: String? = nil) throws(FileFailure) {
    let opened = try DataFile(opening: path)
    let head = try opened.bytes(0..<512)
    let separators: [UInt8]
    if case .zip? = OtherFormat(of: head) {
      let whole = try WorkbookFile.wholeSheet(of: path, named: wanted)
      file = whole.file
      sheet = whole.name
      otherSheets = whole.others
      separators = [0x2C]
    } else {
      let all = try opened.bytes(0..<min(opened.size, CSVMending.largest))
      if let other = OtherFormat(of: all) { throw other.refusal }
      let mending = try CSVMending(opened)
      file = mending.mended() ?? opened
      sheet = nil
      otherSheets = []
      separators = file.separator.map { [$0] } ?? CSVHeader.separators
    }
    let bytes = try file.bytes(0..<min(file.size, CSVHeader.longest))
    var best: (filled: Int, end: Int, names: [String], separator: UInt8)?
    var above: [(line: Int, text: String, unit: UnitNote?)] = []
    for separator in separators {
      var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var line = file.firstLine
      var passed: [(line: Int, text: String, unit: UnitNote?)] = []
      for _ in 0..<RawRows.furthestHeader where at < bytes.count {
        guard case .success(let record) = CSVRecord.parse(bytes, from: at, separator: separator) else {
          break
        }
        let names = record.fields.map { String(decoding: CSVRecord.content(bytes[$0]), as: UTF8.self) }
        let filled = Set(names.filter(RawRows.isName).map { matchKey($0) }).count
        if filled > best?.filled ?? 0 {
          best = (filled, record.end, names, separator)
          above = passed
        }
        let first = names.lazy.map(\.trimmingSpaces).first { !$0.isEmpty }
        if let first {
          let texts = names.map(\.trimmingSpaces).filter { !$0.isEmpty }
          passed.append((line, first, UnitNote(in: UnitNote.line(of: texts))))
        }
        line += bytes[at..<record.end].count { $0 == 0x0A }
        at = record.end
      }
    }
    guard let best else {
      throw FileFailure(reason: Phrase(en: "it has no header", vi: "tệp không có dòng tiêu đề"))
    }
    guard String(validating: bytes[..<best.end], as: UTF8.self) != nil else {
      throw FileFailure(
        reason: Phrase(
          en: "its header is not UTF-8; save it as “CSV UTF-8”",
          vi: "dòng tiêu đề không phải UTF-8; hãy lưu lại dạng “CSV UTF-8”"))
    }
    header = best.names
    titles = above
    separator = file.sheet == nil ? best.separator : nil
    start = best.end
    end = best.separator
  }

  private static func isName(_ cell: String) -> Bool {
    let text = cell.trimmingSpaces
    guard !text.isEmpty else { return false }
    if case .success = NumberCell.parse(Array(text.utf8), format: .plain, isWhole: false) { return false }
    return true
  }

  /// Each row's cells without the spaces around them; those that are not UTF-8 with signs in the place of what is not. The line is that in
  /// the file, from 1. Rows with other numbers of cells than the header come as they are.
  func eachRow(_ body: (_ line: Int, _ cells: [String]) -> Void) throws(FileFailure) {
    let bytes = try file.bytes(0..<file.size)
    var at = start
    var line = file.firstLine + bytes[..<start].count { $0 == 0x0A }
    while at < bytes.count {
      guard case .success(let record) = CSVRecord.parse(bytes, from: at, separator: end) else {
        throw FileFailure(
          reason: Phrase(
            en: "a quotation mark of the row on line \(line: line) is out of place",
            vi: "dấu ngoặc kép ở dòng \(line: line) đặt sai chỗ"))
      }
      if !record.isBlankLine {
        body(
          line,
          record.fields.map { String(decoding: CSVRecord.content(bytes[$0]), as: UTF8.self).trimmingSpaces })
      }
      line += bytes[at..<record.end].count { $0 == 0x0A }
      at = record.end
    }
  }
}
