/// Writes CSV as RFC 4180 has it: commas (or another separator), CRLF, quotes where they are needed.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []
  private let separator: UInt8

  init(separator: Character = ",") { self.separator = separator.asciiValue ?? 0x2C }

  mutating func row(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(separator) }
      write(CSVWriter.withoutFormula(cell))
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func write(_ cell: String) {
    let needsQuotes =
      cell.utf8.contains { [separator, 0x22, 0x0D, 0x0A].contains($0) } || cell.hasPrefix(" ")
    guard needsQuotes else {
      bytes += cell.utf8
      return
    }
    bytes.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// A spreadsheet runs a cell that starts like a formula; an apostrophe keeps it text. Plain numbers stay.
  static func withoutFormula(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first, ["=", "+", "-", "@", "\t", "\r"].contains(first) else {
      return cell
    }
    let isNumber =
      first == "-" && cell.utf8.count > 1 && cell.utf8.dropFirst().allSatisfy { (0x2E...0x39).contains($0) }
    return isNumber ? cell : "'" + cell
  }
}
