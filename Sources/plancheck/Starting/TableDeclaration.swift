import TargetDSL
import TargetEngine

/// A table declaration made of a data file, with what was left out and why as comments.
struct TableDeclaration {
  let sketch: TableSketch
  /// Of its comments.
  let language: Language
  /// Whose words it is written in.
  var words = Language.english

  var name: String { sketch.name }

  /// The units that its columns need, one a line.
  var units: [String] { sketch.units }

  /// The declaration without units, laid out as `plancheck fmt` does it.
  var text: String {
    var lines = [comment(title)] + otherSheets.map(comment)
    lines += sketch.leftOut.map { comment(reason($0)) }
    lines.append("table \(sketch.name)")
    lines += sketch.columns.map { "  " + $0.declaration }
    if let numbers = sketch.numbers {
      lines.append(numbers == .plain ? "  numbers plain" : "  numbers vietnamese")
    }
    switch sketch.dates {
    case .iso: break
    case .dayFirst: lines.append("  dates day first")
    case .monthFirst: lines.append("  dates month first")
    }
    lines.append(
      "  file \(quotedText(sketch.fileName))" + (sketch.sheet.map { " sheet \(quotedText($0))" } ?? ""))
    return laidOut(lines.joined(separator: "\n") + "\n")
  }

  /// Units, then the table: ready for a plan.
  var whole: String {
    laidOut(sketch.units.map { $0 + "\n" }.joined() + (sketch.units.isEmpty ? "" : "\n")) + text
  }

  private func laidOut(_ text: String) -> String {
    var bytes = Array(text.utf8)
    guard words != .english else {
      return String(decoding: format(SyntaxTree.parse(SourceFile(path: "", bytes: bytes))), as: UTF8.self)
    }
    // Headers make names that may be words of the other language.
    let names = SyntaxTree.parse(SourceFile(path: "", bytes: bytes)).reservedNames(in: words)
    for end in names.map(\.range.upperBound).sorted(by: >) {
      bytes.insert(contentsOf: Array("_2".utf8), at: end)
    }
    return String(
      decoding: format(SyntaxTree.parse(SourceFile(path: "", bytes: bytes)), in: words), as: UTF8.self)
  }

  private func comment(_ phrase: Phrase) -> String {
    "# " + phrase.text(in: language).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private var title: Phrase {
    let file = printable(sketch.fileName)
    return Phrase(
      en: "\(file): \(sketch.rows) \(sketch.rows == 1 ? "row" : "rows"), \(sketch.columns.count) columns",
      vi: "\(file): \(sketch.rows) dòng, \(sketch.columns.count) cột")
  }

  private var otherSheets: [Phrase] {
    guard let sheet = sketch.sheet.map({ printable($0) }), !sketch.otherSheets.isEmpty else { return [] }
    let list = sketch.otherSheets.prefix(8).map { "“\(printable($0))”" }.joined(separator: ", ")
    let all = list + (sketch.otherSheets.count > 8 ? ", …" : "")
    return [
      Phrase(
        en:
          "This is sheet “\(sheet)”. Not read: \(all); `--sheet` takes another. A plan has one table for each sheet that it needs.",
        vi:
          "Đây là trang tính “\(sheet)”. Không đọc: \(all); dùng `--sheet` để chọn trang khác. Mỗi trang cần dùng là một bảng trong kế hoạch."
      )
    ]
  }

  private func reason(_ leftOut: TableSketch.LeftOut) -> Phrase {
    switch leftOut {
    case .namelessColumn(let number):
      Phrase(
        en: "Column \(number) of the file has no header, so it is left out.",
        vi: "Cột thứ \(number) của tệp không có tiêu đề nên bị bỏ qua.")
    case .repeatedHeader(let header):
      Phrase(
        en: "Several columns are called “\(header)”: none can be told from the others, so they are left out.",
        vi: "Nhiều cột cùng có tiêu đề “\(header)”, không phân biệt được nên bị bỏ qua.")
    case .unclearDates(let column):
      Phrase(
        en:
          "\(column): text, because no date tells whether the day or the month comes first (none is above 12); with `dates day first` or `dates month first` it is a `date`.",
        vi:
          "\(column): để là chữ, vì không biết ngày hay tháng đứng trước (không số nào trên 12); khi có `dates day first` hoặc `dates month first` thì ghi `date`."
      )
    case .datesAsElsewhere(let column):
      Phrase(
        en:
          "\(column): no date of it tells whether the day or the month comes first (none is above 12); it is taken as in the other columns.",
        vi:
          "\(column): cột này không cho biết ngày hay tháng đứng trước (không số nào trên 12), nên hiểu như các cột khác."
      )
    case .datesAgainstHeader(let column):
      Phrase(
        en:
          "\(column): its header tells another order of day and month than some of its dates or other columns: correct the header or the dates, since they are not read otherwise.",
        vi:
          "\(column): tiêu đề ghi thứ tự ngày tháng khác với một số ngày trong cột hoặc với cột khác: hãy sửa tiêu đề hoặc ngày, nếu không sẽ không đọc được."
      )
    case .datesOfTwoKinds:
      Phrase(
        en:
          "Some dates can have only the day first, others only the month first: correct the file, since those of the other kind cannot be read.",
        vi:
          "Có ngày chỉ đọc được khi ngày đứng trước, có ngày chỉ đọc được khi tháng đứng trước: hãy sửa tệp, vì không thể đọc cả hai."
      )
    case .mixedPoints(let column, let cell):
      Phrase(
        en:
          "\(column): does the point of “\(printable(cell))” group thousands? Other numbers of the column have a decimal point, so it is read as one: correct the cell if not.",
        vi:
          "\(column): dấu chấm trong “\(printable(cell))” có phải ngăn hàng nghìn không? Các số khác trong cột dùng dấu chấm thập phân nên số này cũng được đọc như vậy: nếu sai hãy sửa ô."
      )
    case .mixedCommas(let column, let cell):
      Phrase(
        en:
          "\(column): does the comma of “\(printable(cell))” group thousands? Other numbers of the column have a decimal comma, so it is read as one: correct the cell if not.",
        vi:
          "\(column): dấu phẩy trong “\(printable(cell))” có phải ngăn hàng nghìn không? Các số khác trong cột dùng dấu phẩy thập phân nên số này cũng được đọc như vậy: nếu sai hãy sửa ô."
      )
    case .groupedByComma(let column, let cell):
      Phrase(
        en:
          "\(column): text, because commas group thousands, as in “\(printable(cell))”: write the numbers without them to have a `whole` or `decimal`.",
        vi:
          "\(column): để là chữ, vì dấu phẩy ngăn hàng nghìn, ví dụ “\(printable(cell))”: hãy viết số không có dấu phẩy để có kiểu `whole` hoặc `decimal`."
      )
    case .unclearComma(let column, let cell):
      Phrase(
        en:
          "\(column): text, because the comma of “\(printable(cell))” may be a decimal comma or group thousands, and no number of the column tells which; with `numbers vietnamese` it is a decimal comma and the column a `decimal`, otherwise write the numbers without commas.",
        vi:
          "\(column): để là chữ, vì dấu phẩy trong “\(printable(cell))” có thể là dấu thập phân hoặc ngăn hàng nghìn, không số nào trong cột cho biết; khi có `numbers vietnamese` thì là dấu thập phân và ghi `decimal`, nếu không hãy viết số không có dấu phẩy."
      )
    case .nearlyNumbers(let column, let others, let all, let cell):
      Phrase(
        en:
          "\(column): text, because \(others) of \(all) cells cannot be read as numbers, such as “\(printable(cell))”.",
        vi: "\(column): để là chữ, vì \(others)/\(all) ô không phải số, ví dụ “\(printable(cell))”.")
    case .nearlyDates(let column, let others, let all, let cell):
      Phrase(
        en:
          "\(column): text, because \(others) of \(all) cells cannot be read as dates, such as “\(printable(cell))”.",
        vi: "\(column): để là chữ, vì \(others)/\(all) ô không phải ngày, ví dụ “\(printable(cell))”.")
    case .otherDates(let column, let cell):
      Phrase(
        en:
          "\(column): text, because dates such as “\(printable(cell))” cannot be read; write them as `2030-12-31` to have a `date`.",
        vi:
          "\(column): để là chữ, vì không đọc được ngày viết như “\(printable(cell))”; hãy viết dạng `2030-12-31` để có kiểu `date`."
      )
    case .codes(let column, let cell):
      Phrase(
        en: "\(column): text, because numbers such as “\(printable(cell))” begin with a zero, as codes do.",
        vi: "\(column): để là chữ, vì số như “\(printable(cell))” có số 0 ở đầu, là mã.")
    case .rowNumbers(let header):
      Phrase(
        en: "Column “\(printable(header))” only numbers the rows of the file, so it is left out.",
        vi: "Cột “\(printable(header))” chỉ đánh số thứ tự dòng nên bị bỏ qua.")
    case .rowLikeHeading(let line, let text):
      Phrase(
        en:
          "Line \(line: line), “\(printable(text))”, looks like a heading but has a key, so it counts as a row.",
        vi:
          "Dòng \(line: line), “\(printable(text))”, trông như đề mục nhưng có khóa nên vẫn tính là một dòng."
      )
    case .unitAbove(let line, let text):
      Phrase(
        en:
          "Line \(line: line) says that numbers are in “\(printable(text))”: write that behind `decimal` or `whole` of the columns that it is about, as in `decimal in million VND`.",
        vi:
          "Dòng \(line: line) ghi đơn vị “\(printable(text))”: hãy ghi đơn vị đó sau `decimal` hoặc `whole` ở các cột liên quan, ví dụ `decimal in million VND`."
      )
    case .unclearNumbers(let column):
      Phrase(
        en:
          "\(column): every point may be a decimal point or group thousands; add `numbers plain` or `numbers vietnamese`.",
        vi:
          "\(column): mọi dấu chấm đều có thể là dấu thập phân hoặc ngăn hàng nghìn; hãy thêm `numbers plain` hoặc `numbers vietnamese`."
      )
    case .unevenRow(let line, let cells):
      Phrase(
        en:
          "Line \(line: line) has \(cells) cells, another number than the header: the file cannot be read before that is mended.",
        vi: "Dòng \(line: line) có \(cells) ô, khác với dòng tiêu đề: phải sửa thì tệp mới đọc được.")
    case .row(let line, let text, let why):
      Phrase(
        en: "Line \(line: line), “\(printable(text))”, is left out: \(why).",
        vi: "Dòng \(line: line), “\(printable(text))”, không tính: \(why).")
    case .moreRows(let count):
      Phrase(
        en: "\(count) more \(count == 1 ? "row is" : "rows are") left out likewise.",
        vi: "Còn \(count) dòng khác không tính tương tự.")
    case .noKey:
      Phrase(
        en: "No column tells every row from the others, so the table has no key.",
        vi: "Không cột nào phân biệt được mọi dòng nên bảng không có khóa.")
    }
  }
}
