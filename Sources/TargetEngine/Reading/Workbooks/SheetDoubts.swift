import TargetDSL

/// What in a sheet can be read, and may all the same be meant otherwise.
struct SheetDoubts {
  private(set) var remarks: [FileRemark] = []

  /// - Parameters:
  ///   - rows: Those below the header.
  ///   - numbers: The columns of the sheet that hold numbers of the table, from 0.
  ///   - key: That of the table's key; `nil` where it has none or the sheet lacks it.
  ///   - read: Those of all columns of the table.
  ///   - others: The numbers of rows that are left out in any case.
  init(
    _ sheet: Sheet, _ table: Table, _ rows: ArraySlice<SheetRow>, numbers: [Int], key: Int?, read: Set<Int>,
    besides others: Set<Int>
  ) {
    let first = rows.first?.number ?? .max
    addShortened(sheet.shortened.filter { $0.row >= first && numbers.contains($0.column) })
    addMerged(sheet, rows, numbers)
    guard let key, read.count > 2 else { return }
    addKeysAlone(rows.filter { !others.contains($0.number) }, key, read, table)
  }

  /// Said once a column.
  private mutating func addShortened(_ cells: [Sheet.Shortened]) {
    for (column, cells) in Dictionary(grouping: cells, by: \.column).sorted(by: { $0.key < $1.key }) {
      remarks.append(
        FileRemark(
          .shortenedCells, line: cells[0].row, column: column + 1, .shortened(cells[0], count: cells.count)))
    }
  }

  private mutating func addMerged(_ sheet: Sheet, _ rows: ArraySlice<SheetRow>, _ numbers: [Int]) {
    let tall = sheet.merges.filter { $0.rows.count > 1 && numbers.contains($0.columns.lowerBound) }
    guard !tall.isEmpty else { return }
    var seen: Set<Int> = []
    for merge in tall where seen.insert(merge.columns.lowerBound).inserted {
      let value = rows.first { $0.number == merge.rows.lowerBound }?.cells
        .first { $0.column == merge.columns.lowerBound }?.value
      guard case .number(let number)? = value else {
        seen.remove(merge.columns.lowerBound)
        continue
      }
      remarks.append(
        FileRemark(
          .mergedNumber, line: merge.rows.lowerBound, column: merge.columns.lowerBound + 1,
          Phrase(
            en:
              "\(number) is merged over \(merge.rows.count) rows and counts in each of them; write each row's own number if it is their sum",
            vi:
              "\(number) nằm trong ô gộp trên \(merge.rows.count) dòng và được tính cho từng dòng; nếu là tổng của các dòng đó, hãy ghi số riêng của mỗi dòng"
          )))
    }
  }

  /// Where many rows have nothing but their key, that is how the sheet is kept.
  private mutating func addKeysAlone(_ rows: [SheetRow], _ key: Int, _ read: Set<Int>, _ table: Table) {
    let filled = rows.filter { !$0.isBlank }
    let alone = filled.compactMap { row -> (line: Int, text: String)? in
      let cells = row.cells.filter { read.contains($0.column) && !$0.value.isBlank }
      guard cells.count == 1, cells[0].column == key, case .text(let text) = cells[0].value else {
        return nil
      }
      return (row.number, text)
    }
    guard alone.count <= 5, alone.count * 3 <= filled.count else { return }
    for (line, text) in alone {
      let shown = text.count > 60 ? text.prefix(59) + "…" : text
      remarks.append(
        FileRemark(
          .strangeRow, line: line, column: key + 1,
          Phrase(
            en:
              "this row has nothing but the key “\(shown)”, and it counts as a row of table “\(table.name)”; delete it if it is a heading",
            vi:
              "dòng này chỉ có khóa “\(shown)” nhưng vẫn được tính là một dòng của bảng “\(table.vietnameseName)”; hãy xóa nếu là đề mục"
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
