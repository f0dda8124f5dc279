// What can be wrong with a file of measured values, `indicator,date,group,low,high,source`.

extension DiagnosticKind {
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

  public static let measuredHeader = DiagnosticKind(
    "P0911", .error, subject: .data,
    Phrase(en: "header of a file of measured values", vi: "dòng đầu của tệp số đo"),
    explanation: Phrase(
      en: """
        The first line names the columns: indicator, date, low and high must be there, group and source may be. Other
        columns are refused, since a misspelt one would be lost without a word. Nothing of the file is used.
        """,
      vi: """
        Dòng đầu ghi tên cột: phải có indicator, date, low và high, có thể có group và source. Cột khác bị từ chối, vì
        cột viết sai tên sẽ mất đi mà không ai biết. Cả tệp không được dùng.
        """),
    example: measuredExample(header: "indicator,date,group,lo,high,source", "jobs,2023,,100,100,\n"))

  public static let measuredFieldCount = DiagnosticKind(
    "P0912", .error, subject: .data,
    Phrase(en: "line with the wrong number of fields", vi: "dòng có số ô không khớp"),
    explanation: Phrase(
      en:
        "Every line has as many fields as the header. A decimal comma without quotes splits a number in two.",
      vi: "Mỗi dòng có số ô bằng dòng đầu. Dấu phẩy thập phân không đặt trong ngoặc kép sẽ tách số làm hai."),
    example: measuredExample("jobs,2023,,100,5,100,5,\n"))

  public static let measuredQuote = DiagnosticKind(
    "P0913", .error, subject: .data, Phrase(en: "broken quoting", vi: "ngoặc kép sai"),
    explanation: Phrase(
      en: "A field in quotes ends with a quote, and a quote inside it is written twice (RFC 4180).",
      vi: "Ô trong ngoặc kép phải kết thúc bằng ngoặc kép, ngoặc kép bên trong viết hai lần (RFC 4180)."),
    example: measuredExample("jobs,2023,,100,100,\"statistics office\n"))

  public static let measuredName = DiagnosticKind(
    "P0914", .error, subject: .data,
    Phrase(en: "measured value of an unknown name", vi: "số đo của tên không có trong kế hoạch"),
    explanation: Phrase(
      en: "The first column names an indicator or a target of the plan, spelt as it is declared.",
      vi: "Cột đầu là tên một chỉ tiêu hay mục tiêu của kế hoạch, viết đúng như khai báo."),
    example: measuredExample("job,2023,,100,100,\n"))

  public static let measuredDate = DiagnosticKind(
    "P0915", .error, subject: .data, Phrase(en: "broken date", vi: "ngày không hợp lệ"),
    explanation: Phrase(
      en:
        "A date is written 2024-12-31; 2024 stands for the last day of the year, 2024-06 for that of the month.",
      vi: "Ngày viết 2024-12-31; 2024 là ngày cuối năm, 2024-06 là ngày cuối tháng."),
    example: measuredExample("jobs,31/12/2023,,100,100,\n"))

  public static let measuredNumber = DiagnosticKind(
    "P0916", .error, subject: .data, Phrase(en: "broken number", vi: "số không hợp lệ"),
    explanation: Phrase(
      en: """
        A value is an exact number in the measure's own scale and unit: an integer, a decimal with a point, or a
        fraction such as 121/316; a share is a part of 1.
        """,
      vi: """
        Giá trị là số chính xác theo thang và đơn vị của phép đo: số nguyên, số thập phân dùng dấu chấm, hoặc phân số như
        121/316; tỷ lệ là phần của 1.
        """),
    example: measuredExample("jobs,2023,,1e2,1e2,\n"))

  public static let impossibleMeasuredValue = DiagnosticKind(
    "P0917", .error, subject: .data, Phrase(en: "impossible value", vi: "giá trị không thể có"),
    explanation: Phrase(
      en: "A share lies between 0 and 1, a count is not negative, and `low` is not above `high`.",
      vi: "Tỷ lệ nằm từ 0 đến 1, số đếm không âm, và `low` không lớn hơn `high`."),
    example: measuredExample("jobs,2023,,110,100,\n"))

  public static let emptyMeasuredValue = DiagnosticKind(
    "P0918", .warning, subject: .data, Phrase(en: "line without a value", vi: "dòng không có giá trị"),
    explanation: Phrase(
      en:
        "A blank `low` or `high` is unbounded on that side; a line with neither says nothing and is left out.",
      vi:
        "`low` hay `high` trống là không giới hạn phía đó; dòng trống cả hai không cho biết gì và bị bỏ qua."),
    example: measuredExample("jobs,2023,,,,\n"))

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
