import TargetDSL
import TargetEngine

extension Command {
  static let table = Command(
    "table",
    Phrase(
      en: "print a table declaration for a data file as it is",
      vi: "in khai báo bảng cho một tệp số liệu có sẵn"),
    operands: "FILE",
    details: Phrase(
      en: """
        Reads a CSV file or a workbook and writes the declaration with which a plan can use it: columns by their headers, their
        types and units, categories where a column has few spellings, the key, how numbers and dates are written, and, as
        comments, what is left out and why. Read it before you trust it: a file shows what its cells look like, not what they mean.
        """,
      vi: """
        Đọc một tệp CSV hoặc bảng tính và viết khai báo để kế hoạch dùng được tệp đó: cột theo tiêu đề, kiểu và đơn vị, các
        loại khi cột chỉ có ít cách viết, khóa, cách viết số và ngày, cùng chú thích về phần bị bỏ qua và lý do. Hãy đọc lại
        trước khi dùng: tệp cho thấy ô trông thế nào, không cho biết ô có nghĩa gì.
        """),
    options: [tableSheet, .words], run: runTable)
}

private let tableSheet = Option(
  "sheet", value: "SHEET",
  Phrase(
    en: "the sheet of a workbook (by default the first with rows)",
    vi: "trang tính cần đọc (mặc định là trang đầu tiên có số liệu)"))

private func runTable(_ invocation: Invocation) throws(UsageError) -> Int32 {
  guard let operand = invocation.arguments.operands.first, invocation.arguments.operands.count == 1 else {
    throw UsageError(
      Phrase(en: "one data file is to be named", vi: "cần nêu một tệp số liệu"),
      hint: Phrase(
        en: "write `plancheck table data/2024/register.xlsx`",
        vi: "hãy viết `plancheck table data/2024/register.xlsx`"))
  }
  let declaration = TableDeclaration(
    sketch: try sketch(of: operand, sheet: invocation.arguments.value(tableSheet)),
    language: invocation.language,
    words: invocation.words)
  invocation.print(declaration.whole)
  return 0
}

/// What a data file looks like.
func sketch(of path: String, sheet: String? = nil) throws(UsageError) -> TableSketch {
  do { return try TableSketch(file: path, sheet: sheet) } catch {
    throw UsageError(
      Phrase(
        en: "`\(printable(path))` cannot be used: \(error.reason)",
        vi: "không dùng được `\(printable(path))`: \(error.reason)"))
  }
}
