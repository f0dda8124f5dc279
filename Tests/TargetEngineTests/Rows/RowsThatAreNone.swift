import TargetDSL

@testable import TargetEngine

/// What a record of a file is by the letter of the language page, cell by cell: the measure of the scanner.
enum RowsThatAreNone {
  enum Kind { case row, leftOut, tail, fault }

  static func kind(_ bytes: [UInt8], _ record: CSVRecord.Parsed, _ header: CSVHeader) -> Kind {
    let cells = record.fields.map { folded(CSVRecord.content(bytes[$0])) }
    guard let first = cells.first(where: { !$0.isEmpty }) else { return .leftOut }
    guard cells.count == header.fieldCount else { return cells.count == 1 ? .tail : .fault }
    return ["tổng", "cộng", "tổng cộng", "tổng số", "total"].contains { folded(Array($0.utf8)) == first }
      ? .leftOut : .row
  }

  private static func folded(_ cell: [UInt8]) -> [UInt8] {
    CanonicalBytes.ofKey(String(decoding: cell, as: UTF8.self))
  }
}
