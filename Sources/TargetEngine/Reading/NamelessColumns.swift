import TargetDSL

/// Columns of a file with something in its rows but nothing in its header: what they say is not known, so they are not read,
/// and that is said.
enum NamelessColumns {
  private static let window = 1 << 16

  /// `column C (no header)`, as spreadsheet programs call the column with a number from 1.
  static func phrase(_ number: Int) -> Phrase {
    var letters = ""
    var rest = number
    while rest > 0 {
      letters = "\(Character(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))))" + letters
      rest = (rest - 1) / 26
    }
    return Phrase(en: "column \(letters) (no header)", vi: "cột \(letters) (không có tiêu đề)")
  }

  /// The numbers of those of a table's file, from 1. In a file of lines the first rows tell.
  static func found(in file: DataFile, _ header: CSVHeader, _ table: Table) -> [Int] {
    if let sheet = file.sheet { return sheet.nameless }
    let blank = header.namelessFields
    let judged = table.key.map { [header.fields[$0]] } ?? header.fields
    let read = judged.compactMap { $0 }
    guard !blank.isEmpty, !read.isEmpty,
      let bytes = try? file.bytes(header.dataStart..<header.dataStart + window)
    else { return [] }
    var found: Set<Int> = []
    var at = 0
    while at < bytes.count, found.count < blank.count,
      case .success(let record) = CSVRecord.parse(bytes, from: at, separator: header.separator)
    {
      at = record.end
      guard record.fields.count == header.fieldCount else { continue }
      func isFilled(_ field: Int) -> Bool {
        !CellReader.trimmed(CSVRecord.content(bytes[record.fields[field]])).isEmpty
      }
      guard read.contains(where: isFilled) else { continue }
      found.formUnion(blank.filter(isFilled))
    }
    return found.sorted().map { $0 + 1 }
  }
}
