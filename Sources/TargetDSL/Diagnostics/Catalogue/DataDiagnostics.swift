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
  /// P0801, a warning: a table has no file.
  public static let missingDataFile = DiagnosticKind(
    "P0801", .warning, subject: .data,
    Phrase(en: "a table has no file", vi: "một bảng không có tệp số liệu"),
    explanation: Phrase(
      en:
        "A snapshot holds one file for each table. Targets that need a missing one stay unmeasured; the nearest "
        + "name in the folder is offered, because the file is often there under another name.",
      vi:
        "Mỗi kỳ số liệu có một tệp cho mỗi bảng. Mục tiêu cần tệp bị thiếu sẽ chưa đo được; chương trình "
        + "gợi ý tên gần nhất trong thư mục, vì tệp thường có mặt dưới một tên khác."),
    example: dataExample("id,rating,members\nA,good,7\n", named: "coop.csv"))

  /// P0802, an error: a data file cannot be used.
  public static let unreadableDataFile = DiagnosticKind(
    "P0802", .error, subject: .data,
    Phrase(en: "a data file cannot be used", vi: "một tệp số liệu không dùng được"),
    explanation: Phrase(
      en:
        "The file is empty, not text, not readable, or changed while it was read, or its header is not on the first "
        + "line. Every target that needs its table is unmeasured.",
      vi:
        "Tệp rỗng, không phải văn bản, không đọc được, đã thay đổi khi đang đọc, hoặc tiêu đề không ở dòng đầu. Mọi "
        + "mục tiêu cần bảng này đều không đo được."),
    example: dataExample(""))

  /// P0803, an error: quotation marks of a CSV file do not fit together.
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

  /// P0804, an error: a row has too many or too few cells.
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

  /// P0805, an error: (retired) two rows have the same key.
  public static let duplicateKey = DiagnosticKind(
    "P0805", .error, subject: .data,
    Phrase(en: "(retired) two rows have the same key", vi: "(không còn dùng) hai dòng có cùng khóa"),
    explanation: Phrase(
      en: """
        This was reported while a table with a key that stands twice was not used. Such lines are one row now: see P0819.
        """,
      vi: """
        Trước đây bảng có khóa lặp lại thì không được dùng. Nay các dòng như vậy được gộp thành một: xem P0819.
        """),
    example: .situation(
      Phrase(en: "This code is no longer reported.", vi: "Mã này không còn được báo.")))

  /// P0806, a warning: a row has no usable key.
  public static let blankKey = DiagnosticKind(
    "P0806", .warning, subject: .data,
    Phrase(en: "a row has no usable key", vi: "một dòng không có khóa hợp lệ"),
    explanation: Phrase(
      en: """
        The key of a row is blank, or its bytes are no text. The row counts, with a key that is not known: no row of
        another table can refer to it, and it is never joined with another.
        """,
      vi: """
        Khóa của một dòng bị bỏ trống hoặc không phải văn bản. Dòng vẫn được tính, khóa coi là chưa biết: không dòng nào
        của bảng khác tham chiếu được tới nó và nó không bị gộp với dòng khác.
        """),
    example: dataExample("id,rating,members\n,good,7\n"))

  /// P0807, a warning: a file lacks a column.
  public static let missingColumn = DiagnosticKind(
    "P0807", .warning, subject: .data,
    Phrase(en: "a file lacks a column", vi: "một tệp thiếu cột"),
    explanation: Phrase(
      en:
        "Only the targets that read the column are unmeasured. If the file has it under another header, add that "
        + "header to the column's declaration.",
      vi:
        "Chỉ những mục tiêu cần cột này không đo được. Nếu tệp có cột dưới tiêu đề khác, hãy thêm tiêu đề đó vào "
        + "khai báo cột."),
    example: dataExample("id,members\nA,7\n"))

  /// P0808, a warning: several columns of a file answer to one name.
  public static let ambiguousColumn = DiagnosticKind(
    "P0808", .warning, subject: .data,
    Phrase(en: "several columns of a file answer to one name", vi: "nhiều cột của tệp ứng với cùng một tên"),
    explanation: Phrase(
      en:
        "Which of them is meant cannot be told, so none is read and targets that need it are unmeasured. Keep one, and rename "
        + "or delete the others.",
      vi:
        "Không biết cột nào là đúng nên không đọc cột nào, và mục tiêu cần đến cột này không đo được. Hãy giữ một cột, đổi tên "
        + "hoặc xóa các cột kia."),
    example: dataExample("id,rating,members,Rating\nA,good,7,fair\n"))

  /// P0809, a warning: a file has columns that the plan does not declare.
  public static let extraColumns = DiagnosticKind(
    "P0809", .warning, subject: .data,
    Phrase(
      en: "a file has columns that the plan does not declare", vi: "tệp có cột mà kế hoạch không khai báo"),
    explanation: Phrase(
      en: "They are ignored. This is said once for a table.",
      vi: "Các cột này bị bỏ qua. Điều này chỉ được báo một lần cho mỗi bảng."),
    example: dataExample("id,rating,members,phone\nA,good,7,0912\n"))

  /// P0810, a warning: a cell cannot be read.
  public static let brokenCell = DiagnosticKind(
    "P0810", .warning, subject: .data,
    Phrase(en: "a cell cannot be read", vi: "một ô không đọc được"),
    explanation: Phrase(
      en:
        "The cell is not what its column is declared to hold: a word where a number is expected, a number outside the "
        + "declared range, a category or key that does not exist. It counts as unknown, so results that need it may lie "
        + "between two values. The first few of a column are listed, with the nearest valid spelling. Correct the cell, or "
        + "declare what it means, as in `cell \"NA\" means unknown`.",
      vi:
        "Ô không đúng với khai báo của cột: ghi chữ ở cột số, số nằm ngoài khoảng đã khai báo, loại hoặc khóa không có. Ô "
        + "được coi là chưa biết, nên kết quả cần đến ô này có thể chỉ là một khoảng. Mỗi cột nêu vài ô đầu tiên, kèm cách "
        + "viết đúng gần nhất. Hãy sửa ô, hoặc khai báo ý nghĩa của ô, ví dụ `cell \"NA\" means unknown`."),
    example: dataExample("id,rating,members\nA,goud,7\n"))

  /// P0811, a warning: further cells of a column cannot be read.
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

  /// P0812, an error: two folders hold the snapshot of one day.
  public static let repeatedSnapshot = DiagnosticKind(
    "P0812", .error, subject: .data,
    Phrase(en: "two folders hold the snapshot of one day", vi: "hai thư mục cùng là kỳ số liệu của một ngày"),
    explanation: Phrase(
      en: "`2024` and `2024-12-31` are the same day. Only the first is read; remove or merge the other.",
      vi: "`2024` và `2024-12-31` là cùng một ngày. Chỉ thư mục đầu được đọc; hãy xóa hoặc gộp thư mục kia."),
    example: .files([
      "demo.plan": examplePlan, "data/2024/coops.csv": "id,rating,members\nA,good,7\n",
      "data/2024-12-31/coops.csv": "id,rating,members\nA,fair,7\n",
    ]))

  /// P0813, a warning: a table has two files.
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

  /// P0814, a warning: a data folder holds something that is no snapshot.
  public static let noSnapshot = DiagnosticKind(
    "P0814", .warning, subject: .data,
    Phrase(
      en: "a data folder holds something that is no snapshot",
      vi: "thư mục số liệu có mục không phải kỳ số liệu"),
    explanation: Phrase(
      en:
        "A snapshot is a folder named after a year (`2024`) or a day (`2024-06-30`) with one file a table. Anything "
        + "else is not read, and figures may be missed.",
      vi:
        "Kỳ số liệu là thư mục đặt tên theo năm (`2024`) hoặc ngày (`2024-06-30`), mỗi bảng một tệp. Mục khác không "
        + "được đọc, có thể bỏ sót số liệu."),
    example: .files([
      "demo.plan": examplePlan, "data/31-12-2024/coops.csv": "id,rating,members\nA,good,7\n",
    ]))

  /// P0815, a warning: a file has a header and no row.
  public static let emptyTable = DiagnosticKind(
    "P0815", .warning, subject: .data,
    Phrase(en: "a file has a header and no row", vi: "tệp chỉ có dòng tiêu đề, không có dòng số liệu"),
    explanation: Phrase(
      en:
        "Nothing follows from a table without any row in all its files: it cannot be used, and every target that needs "
        + "it is unmeasured. Rows that are left out (P0818) are none.",
      vi:
        "Không kết luận được gì từ bảng không có dòng nào trong mọi tệp: bảng không dùng được, mọi mục tiêu cần nó đều "
        + "không đo được. Dòng không được tính (P0818) thì không kể."),
    example: dataExample("id,rating,members\n"))

  /// P0816, a warning: a weight is negative.
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

  /// P0817, a warning: (retired) a row that looks like a total.
  public static let totalRow = DiagnosticKind(
    "P0817", .warning, subject: .data,
    Phrase(en: "(retired) a row that looks like a total", vi: "(không còn dùng) dòng có vẻ là dòng tổng"),
    explanation: Phrase(
      en: "This was reported while totals were counted as rows. They are left out now: see P0818.",
      vi: "Trước đây dòng tổng vẫn được tính như một dòng. Nay dòng tổng không được tính: xem P0818."),
    example: .situation(
      Phrase(en: "This code is no longer reported.", vi: "Mã này không còn được báo.")))

  /// P0818, a warning: a row of a file that is none of its table.
  public static let rowLeftOut = DiagnosticKind(
    "P0818", .warning, subject: .data,
    Phrase(en: "a row of a file is not counted", vi: "một dòng của tệp không được tính"),
    explanation: Phrase(
      en: """
        Titles above the header, the row that numbers the columns, totals, headings, signatures, notes below the last row
        and blank rows are there for the reader and are no data. They are not counted, and each is named here. If one of
        them is data after all, fill in its key, or take the word for a total out of its first cell.
        """,
      vi: """
        Tên biểu phía trên tiêu đề, dòng đánh số cột, dòng tổng, đề mục, chữ ký, ghi chú dưới dòng cuối và dòng trống chỉ để
        người đọc xem, không phải số liệu. Các dòng này không được tính và được nêu ở đây. Nếu dòng nào thật ra là số liệu,
        hãy điền khóa cho dòng đó, hoặc bỏ chữ “Tổng”, “Cộng” ở ô đầu tiên.
        """),
    example: dataExample("id,rating,members\nA,good,7\nTổng cộng,,7\n"))

  /// P0819, a warning: lines of one key are one row.
  public static let linesJoined = DiagnosticKind(
    "P0819", .warning, subject: .data,
    Phrase(en: "lines of one key are one row", vi: "các dòng cùng khóa được gộp thành một"),
    explanation: Phrase(
      en: """
        A key names one row. Where it stands on several lines, a cell on which they agree keeps its value and any other is
        unknown, so that nothing is counted twice and nothing is guessed. Keys are compared without regard to case, spacing
        and the placement of tone marks.
        """,
      vi: """
        Mỗi khóa chỉ một dòng. Khi khóa có ở nhiều dòng, ô nào các dòng ghi giống nhau thì giữ giá trị, ô khác nhau thì coi
        là chưa biết: không đếm hai lần, cũng không đoán. Khóa được so sánh không phân biệt hoa thường, dấu cách và vị
        trí dấu thanh.
        """),
    example: dataExample("id,rating,members\nA,good,7\na,fair,9\n"))

  /// P0820, a warning: a file that no table claims.
  public static let unclaimedFile = DiagnosticKind(
    "P0820", .warning, subject: .data,
    Phrase(en: "a file that no table claims", vi: "tệp không thuộc bảng nào"),
    explanation: Phrase(
      en: """
        A file in the folder of a snapshot is called after its table, or the table names it with `file`. One that fits no
        table is not read, nor is one of another kind in a table's own folder; its rows may be missed.
        """,
      vi: """
        Tệp trong thư mục kỳ số liệu được đặt theo tên bảng, hoặc bảng nêu tên tệp bằng `file`. Tệp không ứng với bảng nào
        thì không được đọc; tệp khác loại trong thư mục riêng của bảng cũng vậy. Có thể bỏ sót số liệu.
        """),
    example: .files([
      "demo.plan": examplePlan, "data/2024/coops.csv": "id,rating,members\nA,good,7\n",
      "data/2024/extra list.csv": "id,rating,members\nB,fair,7\n",
    ]))

  /// P0821, an error: a folder of data cannot be read.
  public static let unusableFolder = DiagnosticKind(
    "P0821", .error, subject: .data,
    Phrase(en: "a folder of data cannot be read", vi: "không đọc được một thư mục số liệu"),
    explanation: Phrase(
      en: """
        What stands where a folder of data should be cannot be entered: it may not be opened, is a link to nothing, or is a
        file. The plan is judged as of its day all the same, so that nothing looks better for what is missing.
        """,
      vi: """
        Mục đứng ở vị trí thư mục số liệu không vào được: không có quyền mở, là liên kết hỏng, hoặc là một tệp. Kế hoạch
        vẫn được đánh giá tính đến ngày của mục đó, để không kết quả nào tốt lên chỉ vì thiếu số liệu.
        """),
    example: .files(["demo.plan": examplePlan, "data/2024": "id,rating,members\nA,good,7\n"]))

  /// P0822, a warning: a column that a file lacks is taken as blank.
  public static let missingTakenAsBlank = DiagnosticKind(
    "P0822", .warning, subject: .data,
    Phrase(
      en: "a column that a file lacks is taken as blank", vi: "cột mà tệp không có được coi là để trống"),
    explanation: Phrase(
      en: """
        The column says `blank or missing means`, so every row of a file without it has that meaning. Where the column was
        lost on the way, that is no result.
        """,
      vi: """
        Cột khai báo `blank or missing means` nên mọi dòng của tệp không có cột đều mang nghĩa đó. Nếu cột bị mất khi xuất
        tệp thì đó không phải là kết quả.
        """),
    example: .files([
      "demo.plan": examplePlan.replacing(
        "{ good, fair }", with: "{ good, fair } blank or missing means unknown"),
      "data/2024/coops.csv": "id,members\nA,7\n",
    ]))

  /// P0824, an error: a row of no snapshot.
  public static let rowOfNoSnapshot = DiagnosticKind(
    "P0824", .error, subject: .data,
    Phrase(en: "a row of no snapshot", vi: "dòng không thuộc kỳ số liệu nào"),
    explanation: Phrase(
      en: """
        `snapshots by` names the column that says of which snapshot a row is. A row where it is blank or no date is of none
        and is left out; it may belong to any of them, so the file is broken until somebody fills the cell in.
        """,
      vi: """
        `snapshots by` nêu cột cho biết dòng thuộc kỳ số liệu nào. Dòng để trống cột đó, hoặc ghi không phải ngày, thì không
        thuộc kỳ số liệu nào và không được tính; vì dòng ấy có thể thuộc bất kỳ kỳ nào, tệp bị coi là hỏng cho đến khi có
        người điền ô đó.
        """),
    example: .files([
      "demo.plan": examplePlan.replacing(
        "column members", with: "column day date\n  snapshots by day\n  column members"),
      "data/coops.csv": "id,rating,members,day\nA,good,7,2024-12-31\nB,good,7,\n",
    ]))

  /// P0825, a warning: further rows of a file are left out.
  public static let moreRowsLeftOut = DiagnosticKind(
    "P0825", .warning, subject: .data,
    Phrase(en: "further rows of a file are left out", vi: "tệp còn những dòng khác không được tính"),
    explanation: Phrase(
      en: "Beyond the rows that are listed one by one, so many more of the file are none of the table.",
      vi: "Ngoài các dòng đã liệt kê, tệp còn từng ấy dòng không phải dòng của bảng."),
    example: dataExample(
      "id,rating,members\nA,good,7\n" + (1...7).map { _ in "Tổng cộng,,7\n" }.joined()))

  /// The entries of this topic.
  public static let dataKinds: [DiagnosticKind] = [
    missingDataFile, unreadableDataFile, badQuotes, wrongFieldCount, duplicateKey, blankKey, missingColumn,
    ambiguousColumn, extraColumns, brokenCell, moreBrokenCells, repeatedSnapshot, repeatedDataFile,
    noSnapshot, emptyTable, negativeWeightCell, totalRow, rowLeftOut, linesJoined, unclaimedFile,
    unusableFolder,
    missingTakenAsBlank, rowOfNoSnapshot, moreRowsLeftOut,
  ]
}
