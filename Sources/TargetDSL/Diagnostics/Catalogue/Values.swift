// What can be wrong with the values that a plan is judged on, beside its rows.

extension DiagnosticKind {
  /// P0901, an error: no day to judge as of.
  public static let noAsOfDate = DiagnosticKind(
    "P0901", .error, Phrase(en: "no day to judge as of", vi: "không có ngày để đánh giá"),
    explanation: Phrase(
      en: """
        A plan is judged as of its latest value, else as of its date of issue, else as of the first day of its
        period. This one has none of them. Give the day with `--as-of`, or write `issued` or `period` in the plan.
        """,
      vi: """
        Kế hoạch được đánh giá tính đến ngày của số liệu mới nhất, nếu không có thì ngày ban hành, rồi đến ngày đầu
        giai đoạn. Kế hoạch này không có ngày nào. Hãy dùng `--as-of`, hoặc viết `issued` hay `period` trong kế hoạch.
        """),
    example: .plan(
      """
      plan demo "Demo"
      target jobs = stated
        by 2030: at least 100
      """))

  /// P0902, an error: two different values for one date.
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

  /// P0903, an error: number beyond exact arithmetic.
  public static let valueOverflow = DiagnosticKind(
    "P0903", .error, Phrase(en: "number beyond exact arithmetic", vi: "số vượt giới hạn tính chính xác"),
    explanation: Phrase(
      en: """
        Every verdict is computed with exact fractions, whatever their length. Here two numbers of some 80 000 digits
        each would have to be multiplied, so the clause is unmeasured rather than rounded. Look for a measure that is
        multiplied by itself over and over, or a scale that was applied twice.
        """,
      vi: """
        Mọi kết luận được tính bằng phân số chính xác, dài bao nhiêu cũng được. Ở đây phải nhân hai số có chừng 80.000
        chữ số, nên mệnh đề là chưa đo được chứ không làm tròn. Hãy xem lại phép đo nhân với chính nó nhiều lần, hoặc
        bậc (nghìn, triệu …) bị nhân hai lần.
        """),
    example: .plan(
      """
      plan demo "Demo"
      indicator area = stated
        reported 2023: 999_999_999_999_999_999_999_999_999_999
      indicator a = area * area * area * area * area * area * area * area
      indicator b = a * a * a * a * a * a * a * a
      indicator c = b * b * b * b * b * b * b * b
      indicator d = c * c * c * c * c * c * c * c
      target square = d * d
        by 2030: at least 100
      """))

  /// P0904, a warning: value of a territory that no longer exists.
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

  /// P0906, a warning: (retired) a later snapshot gives no value.
  public static let snapshotWithoutValue = DiagnosticKind(
    "P0906", .warning, subject: .data,
    Phrase(
      en: "(retired) a later snapshot gives no value",
      vi: "(không còn dùng) kỳ số liệu muộn hơn không cho giá trị nào"),
    explanation: Phrase(
      en: "A plan is judged as of its latest snapshot now, even where its files cannot be used.",
      vi: "Nay kế hoạch được đánh giá tính đến kỳ số liệu mới nhất, kể cả khi tệp của nó không dùng được."),
    example: .situation(
      Phrase(en: "This code is no longer reported.", vi: "Mã này không còn được báo.")))

  /// P0907, an error: fault of the program itself.
  public static let internalFault = DiagnosticKind(
    "P0907", .error, Phrase(en: "fault of the program itself", vi: "lỗi của chính chương trình"),
    explanation: Phrase(
      en: """
        While the target was measured plancheck came into a state that its own checks exclude, so the target is unmeasured
        rather than given a number that may be wrong. Neither the plan nor its data is to blame, and the other targets are
        measured as ever. Please report it with the plan and the table declarations; the figures are not needed.
        """,
      vi: """
        Khi đo mục tiêu, plancheck rơi vào tình huống lẽ ra không thể xảy ra, nên mục tiêu được coi là chưa đo được chứ không
        đưa ra con số có thể sai. Kế hoạch và số liệu không có lỗi, các mục tiêu khác vẫn được đo bình thường. Xin báo lại kèm
        tệp kế hoạch và phần khai báo bảng; không cần gửi số liệu.
        """),
    example: .situation(
      Phrase(
        en: "No plan is known that brings it about.", vi: "Chưa biết kế hoạch nào gây ra lỗi này.")))

  /// The entries of this topic.
  public static let valueKinds: [DiagnosticKind] = [
    noAsOfDate, statedTwice, valueOverflow, afterTerritory, snapshotWithoutValue, internalFault,
  ]
}
