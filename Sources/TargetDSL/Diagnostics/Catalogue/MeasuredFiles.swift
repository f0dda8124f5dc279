// What can be wrong with a file of measured values, `indicator,date,group,low,high,source`.

extension DiagnosticKind {
  /// P0910, an error: two different measured values for one date.
  public static let measuredTwice = DiagnosticKind(
    "P0910", .error, subject: .data,
    Phrase(en: "two different measured values for one date", vi: "hai số đo khác nhau cho một ngày"),
    explanation: Phrase(
      en:
        "Two lines give different values of one indicator, date and group. The first is used until one is removed.",
      vi:
        "Hai dòng cho giá trị khác nhau của cùng chỉ tiêu, ngày và nhóm. Dòng đầu được dùng cho đến khi bỏ bớt một."
    ),
    example: measuredExample("jobs,2023,,100,100,\njobs,2023,,110,110,\n"))

  /// P0911, an error: header of a file of measured values.
  public static let measuredHeader = DiagnosticKind(
    "P0911", .error, subject: .data,
    Phrase(
      en: "the columns of a file of measured values are not clear", vi: "không rõ các cột của tệp số đo"),
    explanation: Phrase(
      en: """
        Nothing of the file is used until its header says what each column is. Needed are `indicator` and `date` with `value`
        (or with `low` and `high`), or `indicator` and a column for each year (`2024`, `Thực hiện 2024`); `group`, `unit` and
        `source` may stand beside them. A list with `low` and `high` may have no other column, since a misspelt one would be
        lost without a word.
        """,
      vi: """
        Cả tệp không được dùng cho đến khi dòng tiêu đề nói rõ mỗi cột là gì. Cần có `Chỉ tiêu` và `Ngày` (hoặc `Năm`) cùng
        `Thực hiện` (hoặc `low` và `high`), hoặc `Chỉ tiêu` và mỗi năm một cột (`2024`, `Thực hiện 2024`); có thể thêm `Nhóm`,
        `Đơn vị`, `Nguồn`. Danh sách có `low` và `high` không được có cột khác, vì cột viết sai tên sẽ mất đi mà không ai biết.
        """),
    example: measuredExample(header: "indicator,date,group,lo,high,source", "jobs,2023,,100,100,\n"))

  /// P0912, an error: line with the wrong number of fields.
  public static let measuredFieldCount = DiagnosticKind(
    "P0912", .error, subject: .data,
    Phrase(en: "line with the wrong number of fields", vi: "dòng có số ô không khớp"),
    explanation: Phrase(
      en:
        "Every line has as many fields as the header. A decimal comma without quotes splits a number in two.",
      vi: "Mỗi dòng có số ô bằng dòng đầu. Dấu phẩy thập phân không đặt trong ngoặc kép sẽ tách số làm hai."),
    example: measuredExample("jobs,2023,,100,5,100,5,\n"))

  /// P0913, an error: broken quoting.
  public static let measuredQuote = DiagnosticKind(
    "P0913", .error, subject: .data, Phrase(en: "broken quoting", vi: "ngoặc kép sai"),
    explanation: Phrase(
      en: "A field in quotes ends with a quote, and a quote inside it is written twice (RFC 4180).",
      vi: "Ô trong ngoặc kép phải kết thúc bằng ngoặc kép, ngoặc kép bên trong viết hai lần (RFC 4180)."),
    example: measuredExample("jobs,2023,,100,100,\"statistics office\n"))

  /// P0914, an error: measured value of an unknown name.
  public static let measuredName = DiagnosticKind(
    "P0914", .error, subject: .data,
    Phrase(en: "measured value of an unknown name", vi: "số đo của tên không có trong kế hoạch"),
    explanation: Phrase(
      en: "The first column names an indicator or a target of the plan, spelt as it is declared.",
      vi: "Cột đầu là tên một chỉ tiêu hay mục tiêu của kế hoạch, viết đúng như khai báo."),
    example: measuredExample("job,2023,,100,100,\n"))

  /// P0915, an error: broken date.
  public static let measuredDate = DiagnosticKind(
    "P0915", .error, subject: .data, Phrase(en: "broken date", vi: "ngày không hợp lệ"),
    explanation: Phrase(
      en:
        "A date is written 2024-12-31; 2024 stands for the last day of the year, 2024-06 for that of the month.",
      vi: "Ngày viết 2024-12-31; 2024 là ngày cuối năm, 2024-06 là ngày cuối tháng."),
    example: measuredExample("jobs,31/12/2023,,100,100,\n"))

  /// P0916, an error: broken number.
  public static let measuredNumber = DiagnosticKind(
    "P0916", .error, subject: .data, Phrase(en: "broken number", vi: "số không hợp lệ"),
    explanation: Phrase(
      en: """
        A value is an exact number in the measure's own scale and unit: an integer, a decimal with a point, or a
        fraction such as 121/316; a share is a part of 1.
        """,
      vi: """
        Giá trị là số chính xác theo bậc và đơn vị của phép đo: số nguyên, số thập phân dùng dấu chấm, hoặc phân số như
        121/316; tỷ lệ là phần của 1.
        """),
    example: measuredExample("jobs,2023,,1e2,1e2,\n"))

  /// P0917, an error: impossible value.
  public static let impossibleMeasuredValue = DiagnosticKind(
    "P0917", .error, subject: .data, Phrase(en: "impossible value", vi: "giá trị không thể có"),
    explanation: Phrase(
      en: "A share lies between 0 and 1, a count is whole and not negative, and `low` is not above `high`.",
      vi: "Tỷ lệ nằm từ 0 đến 1, số đếm là số nguyên không âm, và `low` không lớn hơn `high`."),
    example: measuredExample("jobs,2023,,110,100,\n"))

  /// P0918, a warning: line without a value.
  public static let emptyMeasuredValue = DiagnosticKind(
    "P0918", .warning, subject: .data, Phrase(en: "line without a value", vi: "dòng không có giá trị"),
    explanation: Phrase(
      en:
        "A blank `low` or `high` is unbounded on that side; a line with neither says nothing and is left out.",
      vi:
        "`low` hay `high` trống là không giới hạn phía đó; dòng trống cả hai không cho biết gì và bị bỏ qua."),
    example: measuredExample("jobs,2023,,,,\n"))

  /// P0919, a warning: measured value that nothing uses.
  public static let unusedMeasuredValue = DiagnosticKind(
    "P0919", .warning, subject: .data,
    Phrase(en: "measured value that nothing uses", vi: "số đo không được dùng"),
    explanation: Phrase(
      en: """
        A value with a group serves a target that is measured `for each` such group, and a value without one serves a
        target that is measured as a whole.
        """,
      vi: """
        Số đo có ghi nhóm dùng cho mục tiêu đo theo từng nhóm (`for each`); số đo không ghi nhóm dùng cho mục tiêu đo
        toàn bộ.
        """),
    example: measuredExample("jobs,2023,Cư Jút,100,100,\n"))

  public static let planColumnDiffers = DiagnosticKind(
    "P0823", .warning, subject: .data,
    Phrase(en: "plan column that differs from the plan", vi: "cột kế hoạch khác với kế hoạch"),
    explanation: Phrase(
      en: """
        A sheet of values has a column for what is planned, and its figure is not the one of the plan file: the plan was
        changed, the figure is of another year or unit, or one of them is wrong. The plan file decides; the value is used.
        """,
      vi: """
        Bảng số có cột kế hoạch, nhưng số ghi ở đó không phải số trong tệp kế hoạch: kế hoạch đã điều chỉnh, số thuộc năm hay
        đơn vị khác, hoặc một bên sai. Tệp kế hoạch là căn cứ; số thực hiện vẫn được dùng.
        """),
    example: measuredExample(header: "Chỉ tiêu,Kế hoạch,Thực hiện 2024", "jobs,250,120\n"))

  public static let unknownMeasuredLabel = DiagnosticKind(
    "P0831", .warning, subject: .data,
    Phrase(
      en: "values of something that is no goal of the plan", vi: "số của chỉ tiêu không có trong kế hoạch"),
    explanation: Phrase(
      en: """
        A sheet of values gives them to goals by name or label. A line whose label the plan does not have is not used: it may
        be another plan's, or its label is spelt otherwise.
        """,
      vi: """
        Bảng số gắn số với chỉ tiêu theo tên hoặc nhãn. Dòng có nhãn mà kế hoạch không có thì không được dùng: có thể là của
        kế hoạch khác, hoặc nhãn viết khác.
        """),
    example: measuredExample(header: "Chỉ tiêu,Thực hiện 2024", "Số việc làm,120\n"))

  public static let unclearMeasuredLabel = DiagnosticKind(
    "P0832", .error, subject: .data,
    Phrase(en: "values of a label that several goals have", vi: "số của nhãn mà nhiều chỉ tiêu cùng có"),
    explanation: Phrase(
      en:
        "Nothing says which of the goals the value is of, so it is not used. Write the name of the goal instead.",
      vi: "Không rõ số thuộc chỉ tiêu nào nên không được dùng. Hãy ghi tên của chỉ tiêu thay cho nhãn."),
    example: .files([
      "demo.plan": """
      plan demo "Demo"
      target town "Việc làm" = stated
        by 2030: at least 200
      target country "Việc làm" = stated in %
        by 2030: at least 20%
      """,
      "measured.csv": "Chỉ tiêu,Thực hiện 2024\nViệc làm,120\n",
    ]))

  public static let measuredUnit = DiagnosticKind(
    "P0833", .error, subject: .data,
    Phrase(en: "unit that the goal is not measured in", vi: "đơn vị không phải của chỉ tiêu"),
    explanation: Phrase(
      en: """
        The column of units, or the brackets behind a label or header, say a unit of another kind than the goal's. The value is
        not used. Another scale of the same unit (thousands for millions) is converted.
        """,
      vi: """
        Cột đơn vị, hoặc phần trong ngoặc sau nhãn hay tiêu đề, ghi một loại đơn vị khác với chỉ tiêu. Số không được dùng. Cùng
        đơn vị nhưng khác bậc (nghìn, triệu) thì được quy đổi.
        """),
    example: measuredExample(header: "Chỉ tiêu,Đơn vị,Thực hiện 2024", "jobs,%,12\n"))

  public static let measuredColumnsUnread = DiagnosticKind(
    "P0834", .warning, subject: .data,
    Phrase(en: "columns of a sheet of values that are not read", vi: "cột của bảng số không được đọc"),
    explanation: Phrase(
      en: """
        A sheet for people has columns of other use. They are named once, so that a column of values under a misspelt header
        is not lost without a word: it has to be called `value`, a year, or `Thực hiện 2024`.
        """,
      vi: """
        Bảng cho người đọc có những cột dùng vào việc khác. Chúng được nêu một lần, để cột số có tiêu đề viết sai không mất đi mà
        không ai biết: cột số phải gọi là `Thực hiện`, một năm, hoặc `Thực hiện 2024`.
        """),
    example: measuredExample(header: "Chỉ tiêu,Ước 2024,Thực hiện 2023", "jobs,130,120\n"))

  /// P0835, an error: value of a group that there is not.
  public static let unknownMeasuredGroup = DiagnosticKind(
    "P0835", .error, subject: .data,
    Phrase(en: "value of a group that there is not", vi: "số đo của nhóm không có"),
    explanation: Phrase(
      en: """
        A target that is measured `for each` row of a table takes values of these rows only, by their keys. The group of this
        value is none of them: it is misspelt, it belongs to another table, or the table lacks it. The value is not used.
        """,
      vi: """
        Mục tiêu đo cho từng dòng của một bảng (`for each`) chỉ nhận số đo của các dòng đó, theo khóa. Nhóm của số đo này không
        có trong bảng: viết sai, thuộc bảng khác, hoặc bảng thiếu nhóm đó. Số đo không được dùng.
        """),
    example: groupExample("A", "B"))

  /// P0836, a warning: groups that no table lists.
  public static let unlistedGroups = DiagnosticKind(
    "P0836", .warning, subject: .data,
    Phrase(en: "groups that no table lists", vi: "nhóm không có bảng nào liệt kê"),
    explanation: Phrase(
      en: """
        Values are given by group, and no snapshot holds the table whose rows are the groups. Whether the file leaves one out
        cannot be told then, so the values decide nothing and the target is unmeasured. Put the table of the groups into a
        snapshot; a column of keys is enough.
        """,
      vi: """
        Số đo ghi theo nhóm nhưng không kỳ số liệu nào có bảng mà mỗi dòng là một nhóm. Khi đó không biết được tệp có bỏ sót nhóm
        nào không, nên số đo chưa quyết định được gì và mục tiêu chưa đo được. Hãy thêm bảng các nhóm vào kỳ số liệu, chỉ cần
        cột khóa.
        """),
    example: groupExample(nil, "A"))

  private static func groupExample(_ key: String?, _ group: String) -> Example {
    var files = [
      "demo.plan": """
      plan demo "Demo"
        issued 2024-01-01
      table communes
        column id text key
      table coops
        column id      text key
        column commune refers to communes
        column good    yes/no
      target good = share of coops where good
        for each commune
        by 2030: at least 50%
      """,
      "measured.csv": "indicator,date,group,low,high,source\ngood,2024,\(group),0.6,0.6,\n",
    ]
    if let key { files["data/2024/communes.csv"] = "id\n\(key)\n" }
    return .files(files)
  }

  /// Of sheets that are kept for people.
  static let measuredSheetKinds: [DiagnosticKind] = [
    planColumnDiffers, unknownMeasuredLabel, unclearMeasuredLabel, measuredUnit, measuredColumnsUnread,
    unknownMeasuredGroup, unlistedGroups,
  ]

  /// The entries of this topic.
  public static let measuredFileKinds: [DiagnosticKind] = [
    measuredTwice, measuredHeader, measuredFieldCount, measuredQuote, measuredName, measuredDate,
    measuredNumber, impossibleMeasuredValue, emptyMeasuredValue, unusedMeasuredValue,
  ]

  private static func measuredExample(
    header: String = "indicator,date,group,low,high,source", _ lines: String
  ) -> Example {
    .files([
      "demo.plan": """
      plan demo "Demo"
      target jobs = stated
        by 2030: at least 200
      """,
      "measured.csv": header + "\n" + lines,
    ])
  }
}
