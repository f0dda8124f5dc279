// P08xx: what the files of a snapshot can have wrong.

private let examplePlan = """
  plan demo "Demo"
    issued 2024-01-01
  table coops
    column id      text key
    column rating  one of { good, fair }
    column members whole from 0
  target rated = share of coops where rating = good
    by 2025: at least 50%
  """

private func dataExample(_ csv: String, named name: String = "coops.csv") -> DiagnosticKind.Example {
  .files(["demo.plan": examplePlan, "data/2024/\(name)": csv])
}

extension DiagnosticKind {
  public static let missingDataFile = DiagnosticKind(
    "P0801", .warning, subject: .data,
    Phrase(en: "a table has no file", vi: "một bảng không có tệp dữ liệu"),
    explanation: Phrase(
      en:
        "A snapshot holds one file for each table. Targets that need a missing one stay unmeasured; the nearest "
        + "name in the folder is offered, because the file is often there under another name.",
      vi:
        "Mỗi bản chụp dữ liệu có một tệp cho mỗi bảng. Chỉ tiêu cần tệp bị thiếu sẽ không đo được; chương trình "
        + "gợi ý tên gần nhất trong thư mục, vì tệp thường có mặt dưới một tên khác."),
    example: dataExample("id,rating,members\nA,good,7\n", named: "coop.csv"))

  public static let unreadableDataFile = DiagnosticKind(
    "P0802", .error, subject: .data,
    Phrase(en: "a data file cannot be used", vi: "một tệp dữ liệu không dùng được"),
    explanation: Phrase(
      en:
        "The file is empty, not text, not readable, or changed while it was read, or its header is not on the first "
        + "line. Every target that needs its table is unmeasured.",
      vi:
        "Tệp rỗng, không phải văn bản, không đọc được, đã thay đổi khi đang đọc, hoặc tiêu đề không ở dòng đầu. Mọi "
        + "chỉ tiêu cần bảng này đều không đo được."),
    example: dataExample(""))

  public static let badQuotes = DiagnosticKind(
    "P0803", .error, subject: .data,
    Phrase(
      en: "quotation marks of a CSV file do not fit together", vi: "dấu ngoặc kép trong tệp CSV không khớp"),
    explanation: Phrase(
      en:
        "A cell that contains a separator, a line break or a quotation mark is enclosed in quotation marks, and "
        + "those inside are doubled. A mark out of place shifts every cell behind it, so the table is not used.",
      vi:
        "Ô có dấu phân cách, xuống dòng hoặc dấu ngoặc kép phải được đặt trong ngoặc kép, dấu ngoặc bên trong "
        + "viết đôi. Một dấu đặt sai làm lệch mọi ô phía sau, nên bảng không được dùng."),
    example: dataExample("id,rating,members\nA,\"good,7\n"))

  public static let wrongFieldCount = DiagnosticKind(
    "P0804", .error, subject: .data,
    Phrase(en: "a row has too many or too few cells", vi: "một dòng thừa hoặc thiếu ô"),
    explanation: Phrase(
      en:
        "Every row has as many cells as the header. Where one differs it is unknown which cells are which, so "
        + "the table is not used.",
      vi:
        "Mỗi dòng phải có số ô bằng dòng tiêu đề. Khi lệch thì không biết ô nào thuộc cột nào, nên bảng không "
        + "được dùng."),
    example: dataExample("id,rating,members\nA,good\n"))

  public static let duplicateKey = DiagnosticKind(
    "P0805", .error, subject: .data,
    Phrase(en: "two rows have the same key", vi: "hai dòng có cùng khóa"),
    explanation: Phrase(
      en:
        "A key names one row. Counting a row twice would falsify every figure, so the table is not used. Keys "
        + "are compared without regard to case, spacing and the placement of tone marks.",
      vi:
        "Mỗi khóa chỉ một dòng. Đếm một dòng hai lần sẽ làm sai mọi con số, nên bảng không được dùng. Khóa được "
        + "so sánh không phân biệt hoa thường, khoảng trắng và vị trí dấu thanh."),
    example: dataExample("id,rating,members\nA,good,7\na,fair,9\n"))

  public static let blankKey = DiagnosticKind(
    "P0806", .error, subject: .data,
    Phrase(en: "a row has no usable key", vi: "một dòng không có khóa hợp lệ"),
    explanation: Phrase(
      en: "The key of a row is blank, or its bytes are no text. The table is not used.",
      vi: "Khóa của một dòng bị bỏ trống hoặc không phải văn bản. Bảng không được dùng."),
    example: dataExample("id,rating,members\n,good,7\n"))

  public static let missingColumn = DiagnosticKind(
    "P0807", .warning, subject: .data,
    Phrase(en: "a file lacks a column", vi: "một tệp thiếu cột"),
    explanation: Phrase(
      en:
        "Only the targets that read the column are unmeasured. If the file has it under another header, add that "
        + "header to the column's declaration.",
      vi:
        "Chỉ những chỉ tiêu cần cột này không đo được. Nếu tệp có cột dưới tiêu đề khác, hãy thêm tiêu đề đó vào "
        + "khai báo cột."),
    example: dataExample("id,members\nA,7\n"))

  public static let ambiguousColumn = DiagnosticKind(
    "P0808", .warning, subject: .data,
    Phrase(en: "several columns of a file answer to one name", vi: "nhiều cột của tệp ứng với cùng một tên"),
    explanation: Phrase(
      en: "Which of them is meant cannot be known, so none is read. Rename or remove all but one.",
      vi: "Không biết cột nào là đúng nên không đọc cột nào. Hãy đổi tên hoặc bỏ bớt, chỉ giữ một."),
    example: dataExample("id,rating,members,Rating\nA,good,7,fair\n"))

  public static let extraColumns = DiagnosticKind(
    "P0809", .warning, subject: .data,
    Phrase(
      en: "a file has columns that the plan does not declare", vi: "tệp có cột mà kế hoạch không khai báo"),
    explanation: Phrase(
      en: "They are ignored. This is said once for a table.",
      vi: "Các cột này bị bỏ qua. Điều này chỉ được báo một lần cho mỗi bảng."),
    example: dataExample("id,rating,members,phone\nA,good,7,0912\n"))

  public static let brokenCell = DiagnosticKind(
    "P0810", .warning, subject: .data,
    Phrase(en: "a cell cannot be read", vi: "một ô không đọc được"),
    explanation: Phrase(
      en:
        "The cell is no value of its column, lies outside the declared range, or names a category or key that "
        + "does not exist. It counts as unknown: values that depend on it become intervals. The first few of a "
        + "column are listed, with the nearest valid spelling.",
      vi:
        "Ô không đúng kiểu của cột, nằm ngoài khoảng đã khai báo, hoặc nêu một loại hay khóa không có. Ô được coi "
        + "là chưa biết: giá trị phụ thuộc vào nó trở thành một khoảng. Mỗi cột liệt kê vài ô đầu tiên, kèm cách "
        + "viết đúng gần nhất."),
    example: dataExample("id,rating,members\nA,goud,7\n"))

  public static let moreBrokenCells = DiagnosticKind(
    "P0811", .warning, subject: .data,
    Phrase(en: "further cells of a column cannot be read", vi: "cột còn những ô khác không đọc được"),
    explanation: Phrase(
      en:
        "Beyond the cells that are listed one by one, so many more of the column are unknown for the same kind of "
        + "reason. `plancheck data` profiles the whole column.",
      vi:
        "Ngoài các ô đã liệt kê, cột còn từng ấy ô chưa biết vì lý do tương tự. Lệnh `plancheck data` cho biết "
        + "toàn cảnh của cột."),
    example: dataExample(
      "id,rating,members\n" + (1...7).map { "A\($0),x,7\n" }.joined()))

  public static let repeatedSnapshot = DiagnosticKind(
    "P0812", .error, subject: .data,
    Phrase(en: "two folders hold the snapshot of one day", vi: "hai thư mục cùng chứa bản chụp của một ngày"),
    explanation: Phrase(
      en: "`2024` and `2024-12-31` are the same day. Only the first is read; remove or merge the other.",
      vi: "`2024` và `2024-12-31` là cùng một ngày. Chỉ thư mục đầu được đọc; hãy xóa hoặc gộp thư mục kia."),
    example: .files([
      "demo.plan": examplePlan, "data/2024/coops.csv": "id,rating,members\nA,good,7\n",
      "data/2024-12-31/coops.csv": "id,rating,members\nA,fair,7\n",
    ]))

  public static let repeatedDataFile = DiagnosticKind(
    "P0813", .warning, subject: .data,
    Phrase(en: "a table has two files", vi: "một bảng có hai tệp"),
    explanation: Phrase(
      en:
        "The folder holds the table as CSV and as a workbook. The CSV file is read; name one with `file` in the "
        + "table's declaration, or remove the other.",
      vi:
        "Thư mục có cả tệp CSV và bảng tính cho cùng một bảng. Tệp CSV được đọc; hãy chỉ rõ tệp bằng `file` trong "
        + "khai báo bảng, hoặc bỏ tệp còn lại."),
    example: .files([
      "demo.plan": examplePlan, "data/2024/coops.csv": "id,rating,members\nA,good,7\n",
      "data/2024/coops.xlsx": "",
    ]))

  public static let noSnapshot = DiagnosticKind(
    "P0814", .warning, subject: .data,
    Phrase(
      en: "a data folder holds something that is no snapshot",
      vi: "thư mục dữ liệu có mục không phải bản chụp"),
    explanation: Phrase(
      en:
        "A snapshot is a folder named after a year (`2024`) or a day (`2024-06-30`) with one file a table. Anything "
        + "else is not read, and figures may be missed.",
      vi:
        "Bản chụp là thư mục đặt tên theo năm (`2024`) hoặc ngày (`2024-06-30`), mỗi bảng một tệp. Mục khác không "
        + "được đọc, có thể bỏ sót số liệu."),
    example: .files([
      "demo.plan": examplePlan, "data/31-12-2024/coops.csv": "id,rating,members\nA,good,7\n",
    ]))

  public static let emptyTable = DiagnosticKind(
    "P0815", .warning, subject: .data,
    Phrase(en: "a file has a header and no row", vi: "tệp chỉ có dòng tiêu đề, không có dòng dữ liệu"),
    explanation: Phrase(
      en:
        "A table without rows is measured as it stands: counts are 0, shares and means are not applicable. Where the "
        + "rows were lost on the way, that is no result.",
      vi:
        "Bảng không có dòng vẫn được đo như nó có: số đếm bằng 0, tỷ lệ và trung bình không áp dụng được. Nếu các "
        + "dòng bị mất khi xuất tệp thì đó không phải là kết quả."),
    example: dataExample("id,rating,members\n"))

  public static let negativeWeightCell = DiagnosticKind(
    "P0816", .warning, subject: .data,
    Phrase(en: "a weight is negative", vi: "một trọng số âm"),
    explanation: Phrase(
      en:
        "A weighted share or mean needs weights from 0, so every measure that uses the weight is unmeasured. Correct "
        + "the cell, or declare the column `from 0`: then such a cell is listed and counts as unknown.",
      vi:
        "Tỷ lệ hoặc trung bình có trọng số cần trọng số từ 0 trở lên, nên mọi phép đo dùng trọng số này không đo "
        + "được. Hãy sửa ô đó, hoặc khai báo cột `from 0`: khi đó ô như vậy được liệt kê và coi là chưa biết."
    ),
    example: .files([
      "demo.plan": """
      plan demo "Demo"
        issued 2024-01-01
      table coops
        column id      text key
        column rating  one of { good, fair }
        column members whole
      target rated = share of coops where rating = good weighted by members
        by 2025: at least 50%
      """,
      "data/2024/coops.csv": "id,rating,members\nA,good,7\nB,fair,-2\n",
    ]))

  public static let totalRow = DiagnosticKind(
    "P0817", .warning, subject: .data,
    Phrase(en: "a row that looks like a total", vi: "dòng có vẻ là dòng tổng"),
    explanation: Phrase(
      en: """
        Among the first or last rows of a file a cell says “Tổng cộng”, “Tổng số”, “Cộng” or “Total”. Every row counts as
        one thing of its table, so such a row is counted beside those that it sums up. It is not left out silently: delete
        it from the file.
        """,
      vi: """
        Trong các dòng đầu hoặc cuối tệp có ô ghi “Tổng cộng”, “Tổng số”, “Cộng” hoặc “Total”. Mỗi dòng được tính là một
        đối tượng của bảng, nên dòng này bị tính thêm bên cạnh các dòng mà nó cộng lại. Chương trình không tự bỏ qua: hãy
        xóa dòng đó khỏi tệp.
        """),
    example: .files([
      "demo.plan": examplePlan, "data/2024/coops.csv": "id,rating,members\nA,good,7\nTổng cộng,,7\n",
    ]))

  public static let dataKinds: [DiagnosticKind] = [
    missingDataFile, unreadableDataFile, badQuotes, wrongFieldCount, duplicateKey, blankKey, missingColumn,
    ambiguousColumn, extraColumns, brokenCell, moreBrokenCells, repeatedSnapshot, repeatedDataFile,
    noSnapshot, emptyTable, negativeWeightCell, totalRow,
  ]
}
