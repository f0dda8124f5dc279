// What can be wrong with the cases of a plan, and what they can find wrong with it.

extension DiagnosticKind {
  /// P0611, an error: cases without a plan.
  public static let casesWithoutPlan = DiagnosticKind(
    "P0611", .error, Phrase(en: "cases without a plan", vi: "trường hợp không có kế hoạch"),
    explanation: Phrase(
      en:
        "A file of cases opens with `use` and the plan that it tries. A vocabulary alone has no target to expect.",
      vi:
        "Tệp trường hợp mở đầu bằng `use` và kế hoạch cần thử. Riêng từ vựng thì không có mục tiêu nào để kiểm tra."
    ),
    example: .files(["demo.plantest": "case \"nothing to try\"\n  expect jobs is met\n"]))

  /// P0612, an error: case that expects nothing.
  public static let caseExpectsNothing = DiagnosticKind(
    "P0612", .error, Phrase(en: "case that expects nothing", vi: "trường hợp không nêu kết quả phải có"),
    explanation: Phrase(
      en:
        "A case without an `expect` line would pass whatever the plan says. Say what its rows must come to.",
      vi: "Trường hợp không có dòng `expect` thì luôn đạt, bất kể kế hoạch nói gì. Hãy nêu kết quả phải có."),
    example: .files([
      "demo.plan": casesExamplePlan,
      "demo.plantest": "use \"demo.plan\"\ncase \"two\"\n  rows organisations at 2024: id\n    row \"a\"\n",
    ]))

  /// P0613, an error: cell that does not fit its column.
  public static let wrongCaseCell = DiagnosticKind(
    "P0613", .error, Phrase(en: "cell that does not fit its column", vi: "ô không hợp với cột"),
    explanation: Phrase(
      en: """
        A cell of a case is written as in the plan language: a category by its name, a number with a decimal point, a
        text or a key in quotes. `none` is for columns with `blank means none`; `unknown` is for all but the texts that
        give an empty cell a meaning. A row has as many cells as its table has columns.
        """,
      vi: """
        Ô của trường hợp viết theo ngôn ngữ kế hoạch: loại ghi bằng tên, số dùng dấu chấm thập phân, chữ hay khóa để
        trong ngoặc kép. `không có` dành cho cột có `blank means none`; `unknown` không dùng cho cột chữ mà ô trống đã
        có nghĩa. Mỗi dòng có đúng số ô như số cột đã nêu.
        """),
    example: .files([
      "demo.plan": casesExamplePlan,
      "demo.plantest":
        "use \"demo.plan\"\ncase \"two\"\n  rows organisations at 2024: id, good\n    row \"a\", 5\n  expect good_share is met\n",
    ]))

  /// P0614, an error: no such clause to expect.
  public static let expectsNoSuchClause = DiagnosticKind(
    "P0614", .error, Phrase(en: "no such clause to expect", vi: "không có mệnh đề như vậy"),
    explanation: Phrase(
      en: """
        An `expect` line names a clause of the target as the plan writes it: `by 2030`, one year of `each year`,
        `total 2021..2025`, `always`, `undated`. `for "…"` is for targets with `for each`.
        """,
      vi: """
        Dòng `expect` nêu mệnh đề của mục tiêu đúng như trong kế hoạch: `by 2030`, một năm của `each year`,
        `total 2021..2025`, `always`, `undated`. `for "…"` dành cho mục tiêu có `for each`.
        """),
    example: .files([
      "demo.plan": casesExamplePlan,
      "demo.plantest": "use \"demo.plan\"\ncase \"two\"\n  expect good_share by 2031 is unmeasured\n",
    ]))

  /// P0921, an error: a case comes out otherwise.
  public static let caseFailed = DiagnosticKind(
    "P0921", .error, Phrase(en: "a case comes out otherwise", vi: "trường hợp cho kết quả khác"),
    explanation: Phrase(
      en: """
        The rows of a case were judged, and the value or the verdict is not the one that its `expect` line names.
        Values are compared exactly: 33.3% is not 1/3. Either the plan does not mean what its author thinks, or the
        case expects the wrong thing.
        """,
      vi: """
        Các dòng của trường hợp đã được đánh giá, nhưng giá trị hoặc kết luận không như dòng `expect`. Giá trị được so
        chính xác: 33,3% không phải 1/3. Hoặc kế hoạch không có nghĩa như người viết nghĩ, hoặc trường hợp nêu sai kết quả.
        """),
    example: .files([
      "demo.plan": casesExamplePlan,
      "demo.plantest":
        "use \"demo.plan\"\ncase \"two\"\n  rows organisations at 2024: id, good\n    row \"a\", yes\n    row \"b\", no\n  expect good_share is 60%\n",
    ]))

  /// P0922, an error: rows of a case that cannot be used.
  public static let caseRowsRejected = DiagnosticKind(
    "P0922", .error,
    Phrase(en: "rows of a case that cannot be used", vi: "dòng của trường hợp không dùng được"),
    explanation: Phrase(
      en: """
        The rows of a case are read like a data file, and here such a file would have been complained about: a key that
        stands twice, a reference to a row that is not there, a number outside its range.
        """,
      vi: """
        Các dòng của trường hợp được đọc như tệp số liệu, và một tệp như thế sẽ bị báo lỗi: khóa trùng, tham chiếu tới dòng không có, số
        nằm ngoài khoảng cho phép.
        """),
    example: .files([
      "demo.plan": casesExamplePlan,
      "demo.plantest":
        "use \"demo.plan\"\ncase \"two\"\n  rows organisations at 2024: id, good\n    row \"a\", yes\n    row \"a\", no\n  expect good_share is unmeasured\n",
    ]))

  private static let casesExamplePlan = """
    plan demo
    table organisations
      column id text key
      column good yes/no
    target good_share = share of organisations where good
      by 2030: at least 60%

    """

  /// The entries of this topic.
  public static let caseKinds: [DiagnosticKind] = [
    casesWithoutPlan, caseExpectsNothing, wrongCaseCell, expectsNoSuchClause, caseFailed, caseRowsRejected,
  ]
}
