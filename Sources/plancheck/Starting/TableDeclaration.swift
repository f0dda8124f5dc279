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
    var lines = [comment(title)]
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
          "\(column): the day or the month may come first in every date; with `dates day first` or `dates month first` it is a `date`.",
        vi:
          "\(column): mọi ngày đều có thể hiểu là ngày hoặc tháng đứng trước; khi có `dates day first` hoặc `dates month first` thì ghi `date`."
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
