// What can be wrong with the values that a plan is judged on, beside its rows.

extension DiagnosticKind {
  public static let noAsOfDate = DiagnosticKind(
    "P0901", .error, Phrase(en: "no day to judge as of", vi: "không có ngày để đánh giá"),
    explanation: Phrase(
      en: """
        A plan is judged as of its latest value, else as of its date of issue, else as of the first day of its
        period. This one has none of them. Give the day with `--as-of`, or write `issued` or `period` in the plan.
        """,
      vi: """
        Kế hoạch được đánh giá đến ngày của số liệu mới nhất, nếu không có thì ngày ban hành, rồi đến ngày đầu thời
        kỳ. Kế hoạch này không có ngày nào. Hãy dùng `--as-of`, hoặc viết `issued` hay `period` trong kế hoạch.
        """),
    example: .plan(
      """
      plan demo "Demo"
      target jobs = stated
        by 2030: at least 100
      """))

  public static let statedTwice = DiagnosticKind(
    "P0902", .error,
    Phrase(en: "two different values for one date", vi: "hai giá trị khác nhau cho một ngày"),
    explanation: Phrase(
      en: """
        Two `baseline` clauses, or two `reported` clauses, give different values of one thing for the same date.
        Keep the one that is right; say the other in a `note`.
        """,
      vi: """
        Hai dòng `baseline`, hoặc hai dòng `reported`, cho giá trị khác nhau của cùng một chỉ tiêu vào cùng một ngày.
        Hãy giữ dòng đúng; dòng kia ghi vào `note`.
        """),
    example: .plan(
      """
      plan demo "Demo"
      target jobs = stated
        reported 2023: 100
        reported 2023: 110 from "another page"
        by 2030: at least 200
      """))

  public static let valueOverflow = DiagnosticKind(
    "P0903", .error, Phrase(en: "number beyond exact arithmetic", vi: "số vượt giới hạn tính chính xác"),
    explanation: Phrase(
      en: """
        Every verdict is computed with exact fractions of 38 digits. The numbers here need more, so the clause is
        unmeasured rather than rounded. Look for a figure with many digits, or a scale that was applied twice.
        """,
      vi: """
        Mọi kết luận được tính bằng phân số chính xác 38 chữ số. Các số ở đây cần nhiều hơn, nên chỉ tiêu là chưa đo
        được chứ không làm tròn. Hãy xem lại số có quá nhiều chữ số, hoặc thang đo bị nhân hai lần.
        """),
    example: .plan(
      """
      plan demo "Demo"
      indicator area = stated
        reported 2023: 999_999_999_999_999_999_999_999_999_999
      target square = area * area
        by 2030: at least 100
      """))

  public static let afterTerritory = DiagnosticKind(
    "P0904", .warning,
    Phrase(en: "value of a territory that no longer exists", vi: "số liệu sau khi địa giới đã thay đổi"),
    explanation: Phrase(
      en: """
        The plan says `territory until` a day, and this value is of a later one: it may be about other borders than
        the goal was set for. It is used all the same.
        """,
      vi: """
        Kế hoạch ghi `territory until` một ngày, còn số liệu này thuộc ngày sau đó nên có thể theo địa giới khác với khi
        đặt mục tiêu. Số liệu vẫn được dùng.
        """),
    example: .plan(
      """
      plan demo "Demo"
        territory until 2025-06-30 "merged"
      target jobs = stated
        reported 2025: 100
        by 2030: at least 200
      """))

  public static let snapshotWithoutValue = DiagnosticKind(
    "P0906", .warning, subject: .data,
    Phrase(en: "a later snapshot gives no value", vi: "bản chụp muộn hơn không cho giá trị nào"),
    explanation: Phrase(
      en: """
        A plan is judged as of its latest value. A snapshot of a later day is there, but its files cannot be used, so
        the plan is judged as of an earlier day, and what fell due in between is not told. Mend the files, or give the
        day with `--as-of`.
        """,
      vi: """
        Kế hoạch được đánh giá đến ngày của số liệu mới nhất. Có bản chụp của ngày muộn hơn nhưng tệp không dùng được,
        nên kế hoạch được đánh giá đến ngày sớm hơn và mục tiêu đến hạn ở giữa không được xét. Hãy sửa tệp, hoặc nêu
        ngày bằng `--as-of`.
        """),
    example: .files([
      "demo.plan": """
      plan demo "Demo"
        issued 2023
      table coops
        column id text key
      target many = count of coops
        by 2024: at least 1
      """, "data/2024/coop.csv": "id\nA\n",
    ]))

  public static let valueKinds: [DiagnosticKind] = [
    noAsOfDate, statedTwice, valueOverflow, afterTerritory, snapshotWithoutValue,
  ]
}
