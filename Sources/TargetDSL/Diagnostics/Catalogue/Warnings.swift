// What a valid plan says that its author may not have meant.

extension DiagnosticKind {
  /// P0702, a warning: clauses that cannot all be met.
  public static let contradictoryClauses = DiagnosticKind(
    "P0702", .warning,
    Phrase(en: "clauses that cannot all be met", vi: "các mệnh đề không thể cùng đạt"),
    explanation: Phrase(
      en: """
        Whatever the data, meeting one of these clauses misses another: their numbers exclude each other, or parts of
        one whole are asked to be more than the whole. Either a figure is wrong or two of them count different things.
        """,
      vi: """
        Dù số liệu thế nào, đạt mệnh đề này thì mệnh đề kia không đạt: các con số loại trừ nhau, hoặc các phần cộng lại vượt
        quá toàn bộ. Hoặc một con số sai, hoặc hai mệnh đề đếm hai thứ khác nhau.
        """),
    example: .plan(
      """
      plan cities
      table groups
        column id   text key
        column good yes/no
      target good_share = share of groups where good
        by 2030: more than 70%
      target other_share = share of groups where not good
        by 2030: at least 40%

      """))

  /// P0703, a warning: a later milestone that asks for less.
  public static let fallingMilestone = DiagnosticKind(
    "P0703", .warning,
    Phrase(en: "a later milestone that asks for less", vi: "mốc sau đòi hỏi ít hơn mốc trước"),
    explanation: Phrase(
      en: """
        A goal that grows asks for more at each deadline, one that shrinks allows less. Where a later deadline falls
        behind an earlier one, a figure or a year was probably mistyped.
        """,
      vi: """
        Mục tiêu tăng thì mốc sau phải cao hơn, mục tiêu giảm thì mốc sau phải thấp hơn. Nếu mốc sau lại kém mốc trước thì
        có thể con số hoặc năm đã bị gõ nhầm.
        """),
    example: .plan(
      """
      plan cities
      target rated = stated in %
        by 2025: at least 70%
        by 2030: at least 60%

      """))

  /// P0704, a warning: a clause that another one implies.
  public static let impliedClause = DiagnosticKind(
    "P0704", .warning,
    Phrase(en: "a clause that another one implies", vi: "mệnh đề đã được bao hàm"),
    explanation: Phrase(
      en: """
        Whenever the other clause is met this one is met too, so it decides nothing. Remove it, or check its figure.
        """,
      vi: """
        Hễ mệnh đề kia đạt thì mệnh đề này cũng đạt, nên nó không quyết định điều gì. Hãy bỏ đi hoặc kiểm tra con số.
        """),
    example: .plan(
      """
      plan cities
      target rated = stated in %
        by 2030: at least 60%
        by 2030: at least 50%

      """))

  /// P0705, a warning: a range that no number of rows reaches.
  public static let unreachableRange = DiagnosticKind(
    "P0705", .warning,
    Phrase(en: "a range that no number of rows reaches", vi: "khoảng mà không số dòng nào đạt được"),
    explanation: Phrase(
      en: """
        A share of N rows is one of 0/N, 1/N … N/N. None of these lies inside the range, so the clause cannot be met as
        it is written: with 4 cooperatives no share lies between 60% and 70%.
        """,
      vi: """
        Tỷ lệ trên N dòng chỉ có thể là 0/N, 1/N … N/N. Không giá trị nào nằm trong khoảng, nên mệnh đề không thể đạt
        như đã viết: với 4 hợp tác xã không có tỷ lệ nào từ 60% đến 70%.
        """),
    example: .plan(
      """
      plan cities
      table groups
        column id   text key
        column good yes/no
      target size = count of groups
        by 2030: exactly 4
      target good_share = share of groups where good
        by 2030: between 60 and 70%

      """))

  /// P0706, a warning: a deadline outside the plan's period.
  public static let deadlineOutsidePeriod = DiagnosticKind(
    "P0706", .warning,
    Phrase(en: "a deadline outside the plan's period", vi: "thời hạn ngoài giai đoạn của kế hoạch"),
    explanation: Phrase(
      en: "The plan header names the years that the plan covers; this clause is about another year.",
      vi: "Phần đầu kế hoạch nêu các năm mà kế hoạch bao gồm; mệnh đề này nói về năm khác."),
    example: .plan(
      """
      plan cities
        period 2021..2025
      target rated = stated in %
        by 2030: at least 60%

      """))

  /// P0707, a warning: quoted words that do not agree with the bound.
  public static let wordsAgainstFigure = DiagnosticKind(
    "P0707", .warning,
    Phrase(en: "quoted words that do not agree with the bound", vi: "lời trích không khớp với mức"),
    explanation: Phrase(
      en: """
        The words after `says` come from the document, and the bound is what is judged. `trên` and `hơn` are `more
        than`; `ít nhất`, `tối thiểu`, `trở lên` are `at least`; `dưới` is `less than`; `không quá` is `at most`; `khoảng`
        is `about`; a bare number after `phấn đấu` is `at least`. One figure that agrees is enough; `none` and `all` need
        none.
        """,
      vi: """
        Lời sau `says` lấy từ văn bản, còn mức là điều được đánh giá; hai bên phải so sánh như nhau. `hơn` như `trên`;
        `tối thiểu`, `trở lên` và con số đứng một mình sau `phấn đấu` như `ít nhất`. Chỉ cần một con số khớp; `none` và
        `all` không cần số.
        """),
    example: .plan(
      """
      plan cities
      target rated = stated in %
        by 2030: at least 60%
          source "II.2" says "trên 60%"

      """))

  /// P0708, a warning: a plan without a target.
  public static let planWithoutTarget = DiagnosticKind(
    "P0708", .warning, Phrase(en: "a plan without a target", vi: "kế hoạch không có mục tiêu"),
    explanation: Phrase(
      en: "Nothing is measured and nothing can be missed: the run says so instead of passing silently.",
      vi: "Không có gì được đo và không có gì có thể không đạt: chương trình nói rõ thay vì lặng lẽ bỏ qua."),
    example: .plan("plan cities\n  issued 2024\n"))

  public static let yearCutShort = DiagnosticKind(
    "P0709", .warning, Phrase(en: "a year that ends with its deadline", vi: "năm chỉ tính đến thời hạn"),
    explanation: Phrase(
      en: """
        The measure speaks of `year`, and the deadline is a day within one: what counts is the year up to that day. Only a
        snapshot of that very day can tell it; one of the end of the year tells of the whole year. Without such a snapshot the
        clause is unmeasured.
        """,
      vi: """
        Phép đo nói tới `year`, còn thời hạn là một ngày trong năm: chỉ tính phần năm đến ngày đó. Chỉ kỳ số liệu của đúng ngày
        đó mới cho biết; kỳ số liệu cuối năm là của cả năm. Không có kỳ số liệu đó thì mệnh đề không đo được.
        """),
    example: .plan(
      """
      plan cities
      table shops
        column id text key
        column founded date
      target opened = count of shops where founded = year
        by 2030-06-30: at least 5

      """))

  /// The entries of this topic.
  public static let warningKinds: [DiagnosticKind] = [
    yearCutShort,
    contradictoryClauses, fallingMilestone, impliedClause, unreachableRange, deadlineOutsidePeriod,
    wordsAgainstFigure, planWithoutTarget,
  ]
}
