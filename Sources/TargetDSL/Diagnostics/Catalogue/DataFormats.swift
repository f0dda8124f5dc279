// P0826 to P0830, P0837 to P0840: what is said of the way in which a data file is written.

private func incomeExample(_ column: String, _ csv: String) -> DiagnosticKind.Example {
  .files([
    "demo.plan": """
    plan demo "Demo"
      issued 2024-01-01
    unit VND "đồng"
    table coops
      column id     text key
      column income "Doanh thu" \(column)
    target income = sum of income over coops
      by 2025: at least 5\(column.contains("VND") ? " million VND" : "")
    """,
    "data/2024/coops.csv": csv,
  ])
}

extension DiagnosticKind {
  /// P0826, a warning: a workbook has several sheets.
  public static let chosenSheet = DiagnosticKind(
    "P0826", .warning, subject: .data,
    Phrase(en: "a workbook has several sheets", vi: "bảng tính có nhiều trang"),
    explanation: Phrase(
      en:
        "None of the visible sheets is called like the table, so the first of them is read. Call the sheet like the table, by "
        + "its name or its label, or name it: `file \"register.xlsx\" sheet \"HTX\"`. A hidden sheet is read only where the plan "
        + "names it; a sheet that is nothing but a chart never.",
      vi:
        "Không có trang tính nào đang hiện mang tên của bảng, nên trang hiện đầu tiên được đọc. Hãy đặt tên trang giống "
        + "tên hoặc nhãn của bảng, hoặc chỉ rõ: `file \"register.xlsx\" sheet \"HTX\"`. Trang bị ẩn chỉ được đọc khi kế hoạch "
        + "nêu tên; trang chỉ có biểu đồ thì không bao giờ."),
    example: .situation(
      Phrase(
        en: "`data/2024/coops.xlsx` has the sheets “Legend” and “List”, and the table is called `coops`.",
        vi: "`data/2024/coops.xlsx` có các trang “Chú giải” và “Danh sách”, còn bảng tên là `coops`.")))

  /// P0827, a warning: a column without a unit has percentages in it.
  public static let percentCells = DiagnosticKind(
    "P0827", .warning, subject: .data,
    Phrase(
      en: "a column without a unit has percentages in it", vi: "cột không có đơn vị lại có ô phần trăm"),
    explanation: Phrase(
      en:
        "A cell of a workbook that shows 48% stores 0.48. In a column `in %` it counts 48; in a column without a unit it is "
        + "read as it is stored, which is seldom what the column means. Declare the column `in %`.",
      vi:
        "Ô bảng tính hiển thị 48% thực ra lưu 0,48. Ở cột `in %` ô đó là 48; ở cột không có đơn vị, ô được đọc đúng như số lưu, "
        + "thường không đúng ý của cột. Hãy khai báo cột `in %`."),
    example: .situation(
      Phrase(
        en: "A cell of `data/2024/coops.xlsx` shows 48%, and its column is declared `decimal`.",
        vi: "Một ô của `data/2024/coops.xlsx` hiển thị 48%, còn cột khai báo là `decimal`.")))

  /// P0828, a warning: numbers of a column can be read in two ways.
  public static let twoReadings = DiagnosticKind(
    "P0828", .warning, subject: .data,
    Phrase(
      en: "numbers of a column can be read in two ways", vi: "số trong một cột có thể hiểu theo hai cách"),
    explanation: Phrase(
      en:
        "Every point in the column has exactly three digits behind it, and the table does not say how its numbers are written: "
        + "`12.000` may be twelve or twelve thousand. In a workbook that goes for cells that are text; stored numbers have one "
        + "reading. Such cells count as unknown until the table has `numbers vietnamese` or "
        + "`numbers plain`.",
      vi:
        "Mọi dấu chấm trong cột đều có đúng ba chữ số phía sau, mà bảng không khai báo cách viết số: `12.000` có thể là mười hai "
        + "hoặc mười hai nghìn. Trong bảng tính, điều này áp dụng cho ô dạng văn bản; ô dạng số chỉ có một cách hiểu. Các ô này được coi là chưa biết cho đến khi bảng có `numbers vietnamese` hoặc `numbers plain`."
    ),
    example: incomeExample("decimal", "id,Doanh thu\nA,12.000\nB,3.500\n"))

  /// P0829, an error: a file has another unit than its column.
  public static let otherUnit = DiagnosticKind(
    "P0829", .error, subject: .data,
    Phrase(en: "a file says another unit than its column has", vi: "tệp ghi đơn vị khác với cột"),
    explanation: Phrase(
      en:
        "A header such as “Doanh thu (tỷ đồng)” is the column whose header is “Doanh thu”, with its unit in brackets. Where that is "
        + "not the unit of the column, its numbers would be wrong by the factor between both, so the column is not read. Correct "
        + "the unit in the plan or in the file. A text in brackets that is no unit belongs to the header: declare the whole of it. "
        + "A row of units below the header counts likewise, and “Đơn vị tính: tỷ đồng” above it for every column of money "
        + "without a unit of its own. A column “ĐVT” beside the numbers counts for its rows.",
      vi:
        "Tiêu đề như “Doanh thu (tỷ đồng)” là cột có tiêu đề “Doanh thu”, kèm đơn vị trong ngoặc. Nếu đó không phải đơn vị của cột thì "
        + "số liệu sẽ sai theo tỷ lệ giữa hai đơn vị, nên cột không được đọc. Hãy sửa đơn vị trong kế hoạch hoặc trong tệp. Nếu phần trong "
        + "ngoặc không phải đơn vị thì hãy khai báo toàn bộ tiêu đề. Dòng ghi đơn vị ngay dưới tiêu đề cũng được xét như vậy; dòng “Đơn vị "
        + "tính: tỷ đồng” phía trên tiêu đề áp dụng cho mọi cột tiền không ghi đơn vị riêng. Cột “ĐVT” bên cạnh số liệu áp dụng cho "
        + "từng dòng."),
    example: incomeExample("decimal in million VND", "id,Doanh thu (tỷ đồng)\nA,1\n"))

  /// P0830, a warning: a data file has line separators that end no line.
  public static let strangeSeparator = DiagnosticKind(
    "P0830", .warning, subject: .data,
    Phrase(
      en: "a data file has line separators that end no line", vi: "tệp có dấu ngắt dòng không kết thúc dòng"),
    explanation: Phrase(
      en:
        "The signs U+2028, U+2029 and U+0085, as web pages and word processors have them, look like the end of a line and are "
        + "none in CSV: what stands behind them belongs to the same row. Replace them by line breaks, or delete them.",
      vi:
        "Các ký tự U+2028, U+2029 và U+0085 (từ trang web hoặc phần mềm soạn thảo) trông như hết dòng nhưng trong CSV thì không: phần "
        + "phía sau vẫn thuộc cùng dòng. Hãy thay bằng ngắt dòng hoặc xóa đi."),
    example: incomeExample("decimal", "id,Doanh thu\nA,1.5\u{2028}\n"))

  /// P0837, a warning: a row that counts looks like a total, a heading or a header.
  public static let strangeRow = DiagnosticKind(
    "P0837", .warning, subject: .data,
    Phrase(
      en: "a row that counts looks like a total, a heading or a header",
      vi: "dòng được tính trông như dòng tổng, đề mục hoặc dòng tiêu đề"),
    explanation: Phrase(
      en:
        "A total is left out where its word is the first thing in the row and nothing else stands beside it, a heading where it has "
        + "no key. Here a number or more words stand with it, the row has nothing but a key, or its key is the header of the column, so it "
        + "counts. Delete it from the file if it is no row.",
      vi:
        "Dòng tổng bị bỏ ra khi chữ “Tổng cộng” đứng đầu dòng và không kèm chữ khác, đề mục bị bỏ ra khi không có khóa. Ở đây có số hoặc "
        + "chữ đi kèm, dòng chỉ có khóa, hoặc khóa trùng tiêu đề cột, nên dòng vẫn được tính. Nếu không phải số liệu, hãy xóa dòng "
        + "khỏi tệp."),
    example: .files([
      "demo.plan": """
      plan demo "Demo"
        issued 2024-01-01
      table coops
        column id      text key
        column members whole
      target members = sum of members over coops
        by 2025: at least 5
      """,
      "data/2024/coops.csv": "STT,id,members\n1,A,5\n2,Total,5\n",
    ]))
}

extension DiagnosticKind {
  /// P0838, a warning: cells do not show the last digits of their numbers.
  public static let shortenedCells = DiagnosticKind(
    "P0838", .warning, subject: .data,
    Phrase(
      en: "cells do not show the last digits of their numbers", vi: "ô không hiển thị hết các chữ số của số"),
    explanation: Phrase(
      en:
        "The format of the cells shows thousands or millions (`#,##0,,`), so that 1 234 567 looks like 1. The number in the cell "
        + "is read. Where the header or the plan has the unit of what is shown, every value is too great by that factor.",
      vi:
        "Định dạng của ô chỉ hiển thị đến hàng nghìn hoặc hàng triệu (`#,##0,,`), nên 1.234.567 trông như 1. Số trong ô mới là số "
        + "được đọc. Nếu tiêu đề hoặc kế hoạch ghi đơn vị theo số hiển thị thì mọi giá trị đều lớn hơn thực tế chừng ấy lần."
    ),
    example: .situation(
      Phrase(
        en: "A cell of `data/2024/coops.xlsx` shows 7 and holds 7 000 000; its column is in million VND.",
        vi: "Một ô của `data/2024/coops.xlsx` hiển thị 7 nhưng chứa 7.000.000; cột tính bằng triệu đồng.")))

  /// P0839, a warning: a number is merged over several rows.
  public static let mergedNumber = DiagnosticKind(
    "P0839", .warning, subject: .data,
    Phrase(en: "a number is merged over several rows", vi: "một số nằm trong ô gộp nhiều dòng"),
    explanation: Phrase(
      en:
        "A merged cell says the same for all its rows, so its number counts in each of them. That is right for a price or a share, "
        + "and wrong for the sum of those rows.",
      vi:
        "Ô gộp có giá trị như nhau cho mọi dòng của ô, nên số trong ô được tính cho từng dòng. Điều đó đúng với giá hoặc tỷ lệ, "
        + "nhưng sai nếu số là tổng của các dòng ấy."),
    example: .situation(
      Phrase(
        en: "In `data/2024/coops.xlsx` one cell with 30 is merged over the rows of three cooperatives.",
        vi: "Trong `data/2024/coops.xlsx`, một ô ghi 30 được gộp trên dòng của ba hợp tác xã.")))

  /// P0840, an error: a file has another order of day and month than its table.
  public static let otherDateOrder = DiagnosticKind(
    "P0840", .error, subject: .data,
    Phrase(
      en: "a header says another order of day and month than its table",
      vi: "tiêu đề ghi thứ tự ngày tháng khác với bảng"),
    explanation: Phrase(
      en:
        "Dates below a header such as “Ngày (mm/dd/yyyy)” would be read the other way round by a table with `dates day first`, so the "
        + "column is not read. Correct the header, or say `dates month first` in the table.",
      vi:
        "Ngày dưới tiêu đề như “Ngày (mm/dd/yyyy)” sẽ bị hiểu ngược ngày và tháng khi bảng có `dates day first`, nên cột không được đọc. Hãy sửa "
        + "tiêu đề, hoặc ghi `dates month first` trong bảng."),
    example: .files([
      "demo.plan": """
      plan demo "Demo"
        issued 2024-01-01
        table coops
          dates day first
          column id      text key
          column founded "Ngày" date
        target young = count of coops where founded >= 2020-01-01
          by 2025: at least 5
      """,
      "data/2024/coops.csv": "id,Ngày (mm/dd/yyyy)\nA,03/04/2021\n",
    ]))

  static let dataFormatKinds: [DiagnosticKind] = [
    .chosenSheet, .percentCells, .twoReadings, .otherUnit, .strangeSeparator, .strangeRow,
    .shortenedCells, .mergedNumber, .otherDateOrder,
  ]
}
