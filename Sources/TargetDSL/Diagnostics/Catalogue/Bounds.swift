// What can be wrong with bounds and clauses.

extension DiagnosticKind {
  /// P0501, an error: bound of the wrong kind.
  public static let wrongBoundKind = DiagnosticKind(
    "P0501", .error, Phrase(en: "bound of the wrong kind", vi: "mức sai loại"),
    explanation: Phrase(
      en: "`none` is for counts, `all` for shares.",
      vi: "`none` dành cho số đếm, `all` dành cho tỷ lệ."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = share of organisations where linked\n  by 2030: none\n"
    ))

  /// P0502, an error: bound in another unit than the measure.
  public static let wrongBoundUnit = DiagnosticKind(
    "P0502", .error, Phrase(en: "bound in another unit than the measure", vi: "mức khác đơn vị với phép đo"),
    explanation: Phrase(
      en:
        "A share is compared with a percentage, a count with a plain number, a quantity with its unit, a difference of shares with points.",
      vi:
        "Tỷ lệ so với phần trăm, số đếm so với số không có đơn vị, đại lượng so với đơn vị của nó, hiệu hai tỷ lệ so với điểm phần trăm."
    ),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = share of organisations where linked\n  by 2030: at least 60\n"
    ))

  /// P0503, an error: range from the greater to the less.
  public static let invertedRange = DiagnosticKind(
    "P0503", .error, Phrase(en: "range from the greater to the less", vi: "khoảng đi từ lớn tới nhỏ"),
    explanation: Phrase(
      en: "A range is written from the lesser to the greater end.",
      vi: "Khoảng được viết từ đầu nhỏ tới đầu lớn."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = share of organisations where linked\n  by 2030: from 70% to 60%\n"
    ))

  /// P0504, an error: bound that no value can meet.
  public static let impossibleBound = DiagnosticKind(
    "P0504", .error, Phrase(en: "bound that no value can meet", vi: "mức không giá trị nào đạt được"),
    explanation: Phrase(
      en: "A share lies between 0 and 100%, a count is a whole number from 0.",
      vi: "Tỷ lệ nằm từ 0 đến 100%, số đếm là số nguyên từ 0."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = share of organisations where linked\n  by 2030: more than 100%\n"
    ))

  /// P0505, an error: `about` without a tolerance.
  public static let aboutWithoutTolerance = DiagnosticKind(
    "P0505", .error, Phrase(en: "`about` without a tolerance", vi: "`about` thiếu sai lệch"),
    explanation: Phrase(
      en:
        "`about 300` needs to say how far is still about: `within 5%`, or `about means within 5%` in the plan header.",
      vi:
        "`about 300` phải nói lệch bao nhiêu: `within 5%`, hoặc `about means within 5%` ở phần đầu kế hoạch."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  by 2030: about 300\n"
    ))

  /// P0506, an error: points of no percentage.
  public static let pointsOfNoPercentage = DiagnosticKind(
    "P0506", .error, Phrase(en: "points of no percentage", vi: "điểm phần trăm của số không phải tỷ lệ"),
    explanation: Phrase(
      en: "A tolerance in points belongs to a percentage.",
      vi: "Sai lệch bằng điểm phần trăm chỉ dùng cho tỷ lệ."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  by 2030: about 300 within 2 points\n"
    ))

  /// P0507, an error: not a year.
  public static let notAYear = DiagnosticKind(
    "P0507", .error, Phrase(en: "not a year", vi: "không phải năm"),
    explanation: Phrase(
      en: "Years have four digits.",
      vi: "Năm có bốn chữ số."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  by 30: at least 300\n"
    ))

  /// P0508, an error: too many years.
  public static let tooManyYears = DiagnosticKind(
    "P0508", .error, Phrase(en: "too many years", vi: "quá nhiều năm"),
    explanation: Phrase(
      en: "A range of years holds at most 200.",
      vi: "Một khoảng có nhiều nhất 200 năm."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  each year 1000..2030: at least 300\n"
    ))

  /// P0509, an error: each year of no period.
  public static let eachYearWithoutPeriod = DiagnosticKind(
    "P0509", .error, Phrase(en: "each year of no period", vi: "mỗi năm nhưng không rõ giai đoạn"),
    explanation: Phrase(
      en: "`each year:` without years means every year of the plan's `period`.",
      vi: "`each year:` không kèm năm nghĩa là mọi năm trong `period` của kế hoạch."),
    example: .plan(
      "plan demo\ntable organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  each year: at least 300\n"
    ))

  /// P0510, an error: total of shares.
  public static let totalOfShares = DiagnosticKind(
    "P0510", .error, Phrase(en: "total of shares", vi: "tổng của tỷ lệ"),
    explanation: Phrase(
      en: "Only counts and quantities add up over the years.",
      vi: "Chỉ số đếm và đại lượng mới cộng dồn qua các năm."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = share of organisations where founded = year\n  total 2021..2025: at least 30%\n"
    ))

  /// P0511, an error: total of a stock.
  public static let totalOfStock = DiagnosticKind(
    "P0511", .error, Phrase(en: "total of a stock", vi: "tổng của số thời điểm"),
    explanation: Phrase(
      en:
        "A total adds up what happened in each year, so the measure speaks of `year`, or is stated year by year.",
      vi:
        "Tổng là cộng dồn những gì xảy ra từng năm, nên phép đo phải nói tới `year` hoặc được công bố từng năm."
    ),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  total 2021..2025: at least 30\n"
    ))

  /// P0512, an error: clause that stands twice.
  public static let repeatedClause = DiagnosticKind(
    "P0512", .error, Phrase(en: "clause that stands twice", vi: "mệnh đề lặp lại"),
    explanation: Phrase(
      en: "This clause may stand once in its declaration.",
      vi: "Mệnh đề này chỉ được viết một lần trong mỗi khai báo."),
    example: .plan("plan demo\n  document \"1\"\n  document \"2\"\n"))

  /// P0513, an error: target without a deadline clause.
  public static let targetWithoutClause = DiagnosticKind(
    "P0513", .error, Phrase(en: "target without a deadline clause", vi: "mục tiêu không có thời hạn"),
    explanation: Phrase(
      en: "A target says what must be reached and when: `by`, `each year`, `total`, `always` or `undated`.",
      vi: "Mục tiêu phải nói đạt gì và khi nào: `by`, `each year`, `total`, `always` hoặc `undated`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n"
    ))

  /// P0514, an error: target without a measure.
  public static let targetWithoutMeasure = DiagnosticKind(
    "P0514", .error, Phrase(en: "target without a measure", vi: "mục tiêu không có phép đo"),
    explanation: Phrase(
      en: "A target defines its measure after `=`, or carries the name of an indicator.",
      vi: "Mục tiêu định nghĩa phép đo sau `=`, hoặc mang tên của một chỉ tiêu."),
    example: .plan("target rated\n  by 2030: at least 5\n"))

  /// P0515, an error: target that redefines an indicator.
  public static let targetAndIndicator = DiagnosticKind(
    "P0515", .error, Phrase(en: "target that redefines an indicator", vi: "mục tiêu định nghĩa lại chỉ tiêu"),
    explanation: Phrase(
      en: "A target that carries an indicator's name is measured as the indicator says.",
      vi: "Mục tiêu mang tên chỉ tiêu thì được đo theo chỉ tiêu đó."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\nindicator rated = count of organisations\ntarget rated = count of organisations where linked\n  by 2030: at least 5\n"
    ))

  /// P0516, an error: reading of another kind.
  public static let readingOfAnotherKind = DiagnosticKind(
    "P0516", .error, Phrase(en: "reading of another kind", vi: "cách hiểu khác loại"),
    explanation: Phrase(
      en: "A reading is judged by the target's bounds, so it measures the same kind of number.",
      vi: "Cách hiểu được xét theo mức của mục tiêu nên phải đo cùng loại số."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  by 2030: at least 5\n  reading \"share\" = share of organisations where linked\n"
    ))

  /// P0517, an error: `for each` over a value.
  public static let groupingByValue = DiagnosticKind(
    "P0517", .error, Phrase(en: "`for each` over a value", vi: "`for each` theo giá trị"),
    explanation: Phrase(
      en:
        "Groups are rows of a table, so that a group with nothing in it is still there. The column must refer to one.",
      vi: "Mỗi nhóm là một dòng của một bảng, nhờ đó nhóm trống vẫn còn. Cột phải tham chiếu tới một bảng."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  for each kind\n  by 2030: at least 5\n"
    ))

  /// P0518, an error: `for each` without one table.
  public static let groupingOfSeveralTables = DiagnosticKind(
    "P0518", .error, Phrase(en: "`for each` without one table", vi: "`for each` không ứng với đúng một bảng"),
    explanation: Phrase(
      en: "`for each` divides the rows of one table; the measure has none, or several.",
      vi: "`for each` chia các dòng của một bảng; phép đo không dùng bảng nào hoặc dùng nhiều bảng."),
    example: .plan(
      "table communes\n  column name text key\ntarget rated = stated\n  for each commune\n  by 2030: at least 5\n"
    ))

  /// P0601, an error: second plan header.
  public static let secondPlan = DiagnosticKind(
    "P0601", .error, Phrase(en: "second plan header", vi: "phần `plan` thứ hai"),
    explanation: Phrase(
      en: "A plan and the files that it uses hold one `plan` header.",
      vi: "Kế hoạch cùng các tệp nó dùng chỉ có một phần `plan`."),
    example: .plan("plan one\nplan two\n"))

  /// P0751, a warning: unused name.
  public static let unusedName = DiagnosticKind(
    "P0751", .warning, Phrase(en: "unused name", vi: "tên không dùng đến"),
    explanation: Phrase(
      en:
        "A name of the plan's own file that nothing uses is often a misspelt or forgotten one. Shared vocabularies may hold more than one plan needs.",
      vi:
        "Tên trong chính tệp kế hoạch mà không gì dùng thường là viết sai hoặc bị bỏ quên. Từ vựng dùng chung có thể có nhiều tên hơn số một kế hoạch cần."
    ),
    example: .plan("plan demo\nunit ha\n"))

  /// P0752, a warning: source that covers nothing.
  public static let idleSource = DiagnosticKind(
    "P0752", .warning, Phrase(en: "source that covers nothing", vi: "nguồn không dẫn cho mệnh đề nào"),
    explanation: Phrase(
      en:
        "A source covers the deadline clauses since the source before it. Two in a row leave the second without any.",
      vi:
        "Một nguồn dẫn cho các mệnh đề thời hạn kể từ nguồn trước. Hai nguồn liền nhau thì nguồn sau không dẫn cho mệnh đề nào."
    ),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations\n  by 2030: at least 5\n  source \"II.1\"\n  source \"II.2\"\n"
    ))

  /// P0522, an error: change where it has no meaning.
  public static let misplacedChange = DiagnosticKind(
    "P0522", .error, Phrase(en: "change where it has no meaning", vi: "mức thay đổi đặt sai chỗ"),
    explanation: Phrase(
      en: """
        `up by`, `down by` and `times` compare a value with that of an earlier year. They stand in `by` and `undated`
        with `since` and a year, and in `each year`, where the year before is meant without one. `per year` needs whole
        years to a deadline. Totals, rules for always and stated values compare with nothing.
        """,
      vi: """
        `up by`, `down by` và `times` so giá trị với một năm trước. Chúng dùng trong `by` và `undated` kèm `since` và một
        năm, và trong `each year`, không ghi năm thì so với năm liền trước. `per year` cần số năm tròn đến thời hạn.
        Tổng cộng, quy tắc luôn luôn và số công bố không so với gì cả.
        """),
    example: .plan("target poor = stated in %\n  baseline 2020: 10%\n  by 2030: up by at least 5 points\n"))

  /// P0523, an error: percentage of a percentage.
  public static let barePercentageOfChange = DiagnosticKind(
    "P0523", .error, Phrase(en: "percentage of a percentage", vi: "phần trăm của phần trăm"),
    explanation: Phrase(
      en:
        "A share that rises from 40% by 5% stands at 45% or at 42%. `5 points` is the first, `5% of it` the second.",
      vi:
        "Tỷ lệ 40% tăng 5% có thể là 45% hoặc 42%. `5 points` là cách hiểu đầu, `5% of it` là cách hiểu sau."),
    example: .plan(
      "target poor = stated in %\n  baseline 2020: 10%\n  by 2030: up by at least 5% since 2020\n"))

  /// P0524, a warning: whose `per year` is it?.
  public static let singlePerYear = DiagnosticKind(
    "P0524", .warning, Phrase(en: "whose `per year` is it?", vi: "`per year` này thuộc về đâu?"),
    explanation: Phrase(
      en: """
        The measure's unit ends in `per year` itself, so a single one behind an amount belongs to the unit, and the
        amount is the whole change. One more says that it is the change of each year.
        """,
      vi: """
        Đơn vị của phép đo đã có `per year`, nên một `per year` sau con số thuộc về đơn vị, và con số là mức thay đổi của
        cả giai đoạn. Thêm một `per year` nữa thì là mức thay đổi của mỗi năm.
        """),
    example: .plan(
      "unit VND\ntarget income = stated in million VND per year\n  baseline 2020: 10 million VND per year\n  by 2030: up by at least 2 million VND per year since 2020\n"
    ))

  /// P0526, an error: no number of groups.
  public static let badGroupQuota = DiagnosticKind(
    "P0526", .error, Phrase(en: "no number of groups", vi: "không phải số nhóm"),
    explanation: Phrase(
      en:
        "`for at least 80% of …` takes a percentage of the groups up to 100%, or a whole number of them without a unit.",
      vi:
        "`for at least 80% of …` cần tỷ lệ phần trăm số nhóm, không quá 100%, hoặc số nguyên không có đơn vị."
    ),
    example: .plan(
      "table districts\n  column id text key\ntable groups\n  column id text key\n  column district refers to districts\ntarget enough = count of groups\n  for at least 2.5 of district\n  by 2030: at least 3\n"
    ))

  /// P0525, an error: change from a year that is not before the deadline.
  public static let changeAfterDeadline = DiagnosticKind(
    "P0525", .error,
    Phrase(en: "change from a year that is not before the deadline", vi: "năm so sánh không trước thời hạn"),
    explanation: Phrase(
      en: "A change runs from the end of the year that `since` or `times` names to the deadline.",
      vi: "Mức thay đổi tính từ cuối năm nêu sau `since` hoặc `times` đến thời hạn."),
    example: .plan(
      "target poor = stated in %\n  baseline 2020: 10%\n  by 2030: up by at least 5 points since 2030\n"))

  /// The entries of this topic.
  public static let boundKinds: [DiagnosticKind] = [
    wrongBoundKind, wrongBoundUnit, invertedRange, impossibleBound, aboutWithoutTolerance,
    pointsOfNoPercentage, notAYear, tooManyYears, eachYearWithoutPeriod, totalOfShares, totalOfStock,
    repeatedClause, targetWithoutClause, targetWithoutMeasure, targetAndIndicator, readingOfAnotherKind,
    groupingByValue, groupingOfSeveralTables, secondPlan, unusedName, idleSource,
    misplacedChange, barePercentageOfChange, singlePerYear, changeAfterDeadline, badGroupQuota,
  ]
}
