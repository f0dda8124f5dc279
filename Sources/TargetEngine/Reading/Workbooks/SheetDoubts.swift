import TargetDSL

/// What in a sheet can be read, and may all the same be meant otherwise.
struct SheetDoubts {
  private(set) var remarks: [FileRemark] = []

  /// - Parameters:
  ///   - rows: Those below the header.
  ///   - numbers: The columns of the sheet that hold numbers of the table, from 0.
  init(_ sheet: Sheet, _ rows: ArraySlice<SheetRow>, numbers: [Int]) {
    let first = rows.first?.number ?? .max
    addShortened(sheet.shortened.filter { $0.row >= first && numbers.contains($0.column) })
    addMerged(sheet, rows, numbers)
  }

  /// Said once a column.
  private mutating func addShortened(_ cells: [Sheet.Shortened]) {
    for (column, cells) in Dictionary(grouping: cells, by: \.column).sorted(by: { $0.key < $1.key }) {
      remarks.append(
        FileRemark(
          .shortenedCells, line: cells[0].row, column: column + 1, .shortened(cells[0], count: cells.count)))
    }
  }

  /// A number as it is shown, also one that is a text.
  private static func number(_ value: SheetRow.Value) -> String? {
    switch value {
    case .number, .percent, .padded: return value.plainText
    case .text(let text):
      let bytes = Array(text.trimmingSpaces.utf8)
      let isNumber = [Table.NumberFormat.plain, .vietnamese].contains { format in
        if case .success = NumberCell.parse(bytes, format: format, isWhole: false) { true } else { false }
      }
      return isNumber ? value.plainText : nil
    case .flag, .date, .fault: return nil
    }
  }

  private mutating func addMerged(_ sheet: Sheet, _ rows: ArraySlice<SheetRow>, _ numbers: [Int]) {
    let tall = sheet.merges.filter { $0.rows.count > 1 && numbers.contains($0.columns.lowerBound) }
    guard !tall.isEmpty else { return }
    let cells = Dictionary(rows.map { ($0.number, $0.cells) }) { first, _ in first }
    var seen: Set<Int> = []
    for merge in tall {
      let column = merge.columns.lowerBound
      guard !seen.contains(column),
        let value = cells[merge.rows.lowerBound]?.first(where: { $0.column == column })?.value,
        let number = SheetDoubts.number(value)
      else { continue }
      seen.insert(column)
      remarks.append(
        FileRemark(
          .mergedNumber, line: merge.rows.lowerBound, column: column + 1,
          Phrase(
            en:
              "\(number) is merged over \(merge.rows.count) rows and counts in each of them; write each row's own number if it is their sum",
            vi:
              "\(number) nằm trong ô gộp trên \(merge.rows.count) dòng và được tính cho từng dòng; nếu là tổng của các dòng đó, hãy ghi số riêng của mỗi dòng"
          )))
    }
  }
}

extension Phrase {
  /// A number of which the last digits are not shown, and how many of its column are so.
  static func shortened(_ cell: Sheet.Shortened, count: Int) -> Phrase {
    let more =
      count == 1
      ? Phrase(verbatim: "")
      : Phrase(en: ", as are \(count - 1) more of the column", vi: " (cột còn \(count - 1) ô như vậy)")
    return Phrase(
      en:
        "this cell shows \(cell.shown), and its number is \(cell.stored), which is read\(more): see that the unit is that of the number",
      vi:
        "ô này hiển thị \(cell.shown) nhưng số trong ô là \(cell.stored) và được đọc như vậy\(more): hãy xem đơn vị có đúng với số trong ô không"
    )
  }
}
