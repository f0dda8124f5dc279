import TargetDSL
import Testing

@testable import TargetEngine

/// The table of keys beside a plain dictionary.
@Suite struct KeyIndexTests {
  /// Keys as people write them: in both cases, with blanks and composed letters, as numbers with zeros before them.
  private static func key(_ random: inout some RandomNumberGenerator) -> String {
    let number = Int.random(in: 0..<400, using: &random)
    return switch Int.random(in: 0..<6, using: &random) {
    case 0: "T\(number)"
    case 1: "t\(number)"
    case 2: "Xã  \(number)"
    case 3: "Xa\u{303} \(number)"
    case 4: "00\(number)"
    default: String(repeating: "Hợp tác xã ", count: number % 9) + "\(number)"
    }
  }

  @Test(arguments: [false, true]) func findsTheRowsOfADictionary(isWholeNumber: Bool) {
    var random = SystemRandomNumberGenerator()
    let folding = KeyFolding(isWholeNumber: isWholeNumber)
    var table = KeyTable()
    var rows: [[UInt8]: Int] = [:]
    var written: [String] = []
    for _ in 0..<3000 {
      let key = KeyIndexTests.key(&random)
      guard case .folded(let folded) = folding.key(of: Array(key.utf8), format: .plain) else {
        table.addNameless()
        written.append("")
        continue
      }
      let isNew = table.add(folded: folded, written: CellReader.trimmed(Array(key.utf8)))
      #expect(isNew == (rows[folded] == nil))
      if isNew {
        rows[folded] = written.count
        written.append(key.trimmingSpaces)
      }
      if Bool.random(using: &random), written.count % 7 == 0 {
        table.addNameless()
        written.append("")
      }
    }
    let index = KeyIndex(table, isWholeNumber: isWholeNumber, format: .plain)
    #expect(index.count == written.count)
    for (row, text) in written.enumerated() {
      #expect(index.written(row: row) == text)
      #expect(index.isNamed(row: row) == !text.isEmpty)
    }
    for _ in 0..<3000 {
      let key = KeyIndexTests.key(&random)
      guard case .folded(let folded) = folding.key(of: Array(key.utf8), format: .plain) else { continue }
      #expect(index.row(of: folded) == rows[folded])
      if let row = index.row(ofCell: key.utf8), !isWholeNumber { #expect(row == rows[folded]) }
      let reader = CellReader(
        plan: rowsPlan([RowsFuzzTests.table]), table: 0, column: 6, kind: .reference(index, .plain))
      if case .value(let row, _) = reader.outcome(of: Array(key.utf8)) {
        #expect(Int(row) == rows[folded])
      } else {
        #expect(rows[folded] == nil)
      }
    }
  }
}
