/// A cell of a workbook that has no value: an error, or a formula that nobody has calculated. Written to the made
/// CSV behind a sign that no text has (a noncharacter), so that it is told apart from a text that reads alike.
enum SheetFault: Equatable {
  case error(String)
  case noResult
  /// A zero that a program wrote where it could not calculate.
  case notCalculated
  /// A text such as `12.000` in a column of numbers whose writing nothing tells.
  case twoReadings(String)

  /// U+FDD0, U+FDD1, U+FDD2, U+FDD3.
  private static let errorMark: [UInt8] = [0xEF, 0xB7, 0x90]
  private static let noResultMark: [UInt8] = [0xEF, 0xB7, 0x91]
  private static let notCalculatedMark: [UInt8] = [0xEF, 0xB7, 0x92]
  private static let twoReadingsMark: [UInt8] = [0xEF, 0xB7, 0x93]

  var text: String {
    switch self {
    case .error(let text): String(decoding: SheetFault.errorMark, as: UTF8.self) + text
    case .noResult: String(decoding: SheetFault.noResultMark, as: UTF8.self)
    case .notCalculated: String(decoding: SheetFault.notCalculatedMark, as: UTF8.self)
    case .twoReadings(let text): String(decoding: SheetFault.twoReadingsMark, as: UTF8.self) + text
    }
  }

  /// The fault in a trimmed cell of a table: that of a workbook, or an error value that a spreadsheet wrote to CSV.
  static func found(in cell: some RandomAccessCollection<UInt8>) -> CellFault? {
    guard let first = cell.first else { return nil }
    if first == 0x23 { return words.contains(String(decoding: cell, as: UTF8.self)) ? .errorValue : nil }
    guard first == 0xEF else { return nil }
    if cell.starts(with: errorMark) { return .errorValue }
    if cell.starts(with: noResultMark) { return .noResult }
    if cell.starts(with: twoReadingsMark) { return .twoReadings }
    return cell.starts(with: notCalculatedMark) ? .notCalculated : nil
  }

  /// Whether what is shown of a cell that has a value of its own is an error: `#DIV/0!`, `Err:502`, `#TÊN?`.
  static func isErrorShown(_ text: String, isFormula: Bool) -> Bool {
    if words.contains(text) { return true }
    guard isFormula, text.utf8.count <= 24 else { return false }
    if text.hasPrefix("#"), text.hasSuffix("!") || text.hasSuffix("?") {
      return text.contains(where: \.isLetter) && !text.contains(where: \.isWhitespace)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].allSatisfy(\.isLetter) && !parts[0].isEmpty
      && parts[1].count == 3 && parts[1].allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// As a person sees the cell.
  static func shown(_ text: String) -> String {
    var text = text
    while let first = text.unicodeScalars.first, (0xFDD0...0xFDD3).contains(first.value) {
      text.unicodeScalars.removeFirst()
    }
    return text
  }

  /// The error values of spreadsheet programs.
  private static let words: Set<String> = [
    "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
    "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!", "#GETTING_DATA",
  ]
}
