import TargetDSL

/// The sentence about a broken cell: what it says, why that is no value, and what may have been meant.
struct BrokenCellText {
  let message: Phrase

  init(_ cell: BrokenCells.Cell, column: Column, reader: CellReader, plan: CheckedPlan) {
    let shown = BrokenCellText.shown(SheetFault.shown(cell.text))
    let reason = BrokenCellText.reason(cell.fault, column: column, plan: plan)
    let hint = BrokenCellText.hint(cell, column: column, reader: reader, plan: plan)
    // A formula has no text of its own.
    let what = shown.isEmpty ? Phrase(en: "this cell", vi: "ô này") : Phrase(verbatim: "“\(shown)”")
    message = Phrase(
      en: "\(what) in column “\(column.name)” \(reason) and counts as unknown\(hint)",
      vi: "\(what) ở cột “\(column.vietnameseName)” \(reason), được coi là chưa biết\(hint)")
  }

  /// At most 40 letters, control characters named.
  private static func shown(_ text: String) -> String {
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(40)))
    return withNamedControls(start) + (text.unicodeScalars.count > 40 ? "…" : "")
  }

  private static func reason(_ fault: CellFault, column: Column, plan: CheckedPlan) -> Phrase {
    switch fault {
    case .notANumber: Phrase(en: "is not a number", vi: "không phải là số")
    case .notWhole: Phrase(en: "is not a whole number", vi: "không phải là số nguyên")
    case .tooLong:
      Phrase(en: "has more digits than can be kept exactly", vi: "có quá nhiều chữ số để giữ chính xác")
    case .outOfRange:
      Phrase(
        en: "lies outside the declared range (\(range(column)))",
        vi: "nằm ngoài khoảng đã khai báo (\(range(column)))")
    case .notADate: Phrase(en: "is not a date", vi: "không phải là ngày tháng")
    case .notACategory: Phrase(en: "is no category of it", vi: "không phải loại nào của cột")
    case .notYesNo: Phrase(en: "is neither yes nor no", vi: "không phải “có” hay “không”")
    case .noSuchKey:
      if case .reference(let table) = column.type {
        Phrase(
          en: "is no key of table “\(plan.tables[table].name)”",
          vi: "không phải khóa của bảng “\(plan.tables[table].vietnameseName)”")
      } else {
        Phrase(en: "is no key", vi: "không phải khóa")
      }
    case .errorValue: Phrase(en: "is an error value of a spreadsheet", vi: "là giá trị lỗi của bảng tính")
    case .noResult: Phrase(en: "is a formula without a result", vi: "là công thức chưa có kết quả")
    case .notCalculated:
      Phrase(en: "is a formula whose 0 nobody has calculated", vi: "là công thức có số 0 chưa được tính")
    case .percentage:
      Phrase(
        en: "is a percentage in a column that is not in %",
        vi: "là phần trăm ở cột không tính bằng phần trăm")
    case .twoReadings:
      Phrase(en: "can be read in two ways", vi: "có thể hiểu theo hai cách")
    case .notUTF8: Phrase(en: "is not valid UTF-8 text", vi: "không phải văn bản UTF-8 hợp lệ")
    case .hasNUL: Phrase(en: "contains a NUL byte", vi: "có ký tự NUL")
    }
  }

  private static func range(_ column: Column) -> Phrase {
    func end(_ number: Rational) -> Phrase {
      // A whole number without a unit that could be a year is written as one.
      if case .whole(nil) = column.type, let year = number.integer.flatMap({ Int(exactly: $0) }),
        (1800...2200).contains(year)
      {
        return Phrase(en: "\(year: year)", vi: "\(year: year)")
      }
      return Phrase(en: "\(number)", vi: "\(number)")
    }
    return switch (column.minimum.map(end), column.maximum.map(end)) {
    case (let low?, let high?): Phrase(en: "from \(low) to \(high)", vi: "từ \(low) đến \(high)")
    case (let low?, nil): Phrase(en: "from \(low)", vi: "từ \(low)")
    case (nil, let high?): Phrase(en: "to \(high)", vi: "đến \(high)")
    case (nil, nil): Phrase(verbatim: "")
    }
  }

  private static func hint(
    _ cell: BrokenCells.Cell, column: Column, reader: CellReader, plan: CheckedPlan
  ) -> Phrase {
    func meant(_ text: String) -> Phrase {
      Phrase(en: "; did you mean “\(text)”?", vi: "; ý bạn là “\(text)”?")
    }
    let nothing = Phrase(verbatim: "")
    switch cell.fault {
    case .noResult, .notCalculated:
      return Phrase(
        en: "; open the workbook in a spreadsheet program and save it",
        vi: "; hãy mở tệp bằng phần mềm bảng tính rồi lưu lại")
    case .errorValue: return nothing
    case .notANumber, .notWhole, .tooLong, .outOfRange, .notADate, .notACategory, .notYesNo, .noSuchKey,
      .percentage, .twoReadings, .notUTF8, .hasNUL:
      break
    }
    switch reader.kind {
    case .codes:
      let spellings: [String] =
        if case .category(let categories) = column.type {
          categories.flatMap { $0.spellings.isEmpty ? [$0.name] : $0.spellings + [$0.name] }
        } else {
          CellReader.yesNoWords.map(\.word) + column.yesSpellings + column.noSpellings
        }
      if let near = nearest(to: cell.text, among: spellings, limit: 1).first { return meant(near) }
      guard case .category(let categories) = column.type else { return nothing }
      let list = categories.prefix(5).map { "“\($0.spellings.first ?? $0.name)”" }.joined(separator: ", ")
      let all = list + (categories.count > 5 ? ", …" : "")
      return Phrase(en: "; it has \(all)", vi: "; cột có các loại \(all)")
    case .reference(let keys, _):
      guard keys.count <= 20_000 else { return nothing }
      let known = (0..<keys.count).lazy.map { keys.written(row: $0) }
      if let padded = withZeros(cell.text, among: known), let example = known.first {
        return Phrase(
          en:
            "; did you mean “\(padded)”? Keys such as “\(example)” lose their zeros in a cell that is a number: make it text",
          vi:
            "; ý bạn là “\(padded)”? Khóa như “\(example)” mất số 0 ở đầu khi ô là số: hãy để ô dạng văn bản")
      }
      return nearest(to: cell.text, among: known, limit: 1).first.map(meant) ?? nothing
    case .number where cell.fault == .percentage:
      return Phrase(
        en: "; declare the column `in %` if percentages are meant",
        vi: "; hãy khai báo cột `in %` nếu muốn nói phần trăm")
    case .number(let format, let isWhole, _) where cell.fault == .notANumber || cell.fault == .notWhole:
      let other: Table.NumberFormat = format == .plain ? .vietnamese : .plain
      let bytes = CellReader.trimmed(Array(cell.text.utf8))
      let isOther =
        if case .success = NumberCell.parse(bytes, format: other, isWhole: isWhole) { true } else { false }
      if NumberCell.groupsByComma(bytes) {
        let number = cell.text.trimmingSpaces.replacing(",", with: "")
        let own = format == .plain ? number : number.replacing(".", with: ",")
        guard isOther else { return meant(own) }
        return Phrase(
          en:
            "; write “\(own)” if the comma groups thousands, `numbers vietnamese` in the table if it is a decimal comma",
          vi:
            "; hãy ghi “\(own)” nếu dấu phẩy ngăn hàng nghìn, `số viết việt nam` (`numbers vietnamese`) trong bảng nếu là dấu thập phân"
        )
      }
      guard isOther else {
        return nothing
      }
      if format == .plain, !reader.knowsNumbers, cell.fault == .notWhole {
        return Phrase(
          en:
            "; write `numbers vietnamese` in the table if the point groups thousands, `numbers plain` if it is a decimal point",
          vi:
            "; hãy ghi `số viết việt nam` (`numbers vietnamese`) trong bảng nếu dấu chấm ngăn hàng nghìn, `số viết quốc tế` (`numbers plain`) nếu là dấu thập phân"
        )
      }
      return format == .plain
        ? Phrase(
          en: "; it is written the Vietnamese way: does the table need `numbers vietnamese`?",
          vi: "; số viết theo kiểu Việt Nam: bảng có cần `số viết việt nam` (`numbers vietnamese`) không?")
        : Phrase(
          en: "; the table has `numbers vietnamese`, where the decimal sign is a comma",
          vi: "; bảng khai báo `số viết việt nam` (`numbers vietnamese`), dấu thập phân là dấu phẩy")
    case .date(let format):
      let other: Table.DateFormat = format == .dayFirst ? .monthFirst : .dayFirst
      let bytes = Array(cell.text.utf8)
      guard let date = DateCell.parse(CellReader.trimmed(bytes), format: other) else { return nothing }
      let clause = other == .dayFirst ? "dates day first" : "dates month first"
      let own = Language.vietnamese.withOwnWords("`\(clause)`", isOfCases: false)
      return Phrase(
        en: "; as `\(clause)` it would be \(date)", vi: "; theo \(own) (`\(clause)`) thì là \(date)")
    default: return nothing
    }
  }

  /// The key that a whole number is without the zeros before it.
  private static func withZeros(_ text: String, among keys: some Sequence<String>) -> String? {
    let number = text.trimmingSpaces
    guard !number.isEmpty, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return keys.first { key in
      key.utf8.count > number.utf8.count && key.hasSuffix(number)
        && key.utf8.dropLast(number.utf8.count).allSatisfy { $0 == 0x30 }
    }
  }
}
