// What can be wrong with the build of a sentence.

extension DiagnosticKind {
  /// P0201, an error: something else was expected.
  public static let unexpectedToken = DiagnosticKind(
    "P0201", .error, Phrase(en: "something else was expected", vi: "chỗ này cần viết khác"),
    explanation: Phrase(
      en: "A clause has a fixed order of words. The message says what belongs at the marked place.",
      vi: "Mỗi mệnh đề có thứ tự từ cố định. Thông báo nói điều gì phải đứng ở chỗ được đánh dấu."),
    example: .plan("target rated = stated\n  by 2030: at leest 60\n"))

  /// P0202, an error: a clause that ends too early.
  public static let missingPart = DiagnosticKind(
    "P0202", .error, Phrase(en: "a clause that ends too early", vi: "mệnh đề kết thúc quá sớm"),
    explanation: Phrase(
      en:
        "The line stops before the clause is complete. The message says what is missing after the marked word.",
      vi: "Dòng dừng lại khi mệnh đề chưa đủ. Thông báo nói còn thiếu gì sau từ được đánh dấu."),
    example: .plan("target rated = stated\n  by 2030: at least\n"))

  /// P0203, an error: a word that starts nothing.
  public static let strayToken = DiagnosticKind(
    "P0203", .error, Phrase(en: "a word that starts nothing", vi: "từ không mở đầu mệnh đề nào"),
    explanation: Phrase(
      en: "Every declaration and every clause starts with its own keyword; this word is none of them.",
      vi: "Mỗi khai báo và mỗi mệnh đề mở đầu bằng từ khóa riêng; từ này không phải từ khóa nào."),
    example: .plan("target rated = stated\n  basline 2022: 48\n"))

  /// P0204, an error: a clause in the wrong declaration.
  public static let misplacedClause = DiagnosticKind(
    "P0204", .error, Phrase(en: "a clause in the wrong declaration", vi: "mệnh đề đặt sai khai báo"),
    explanation: Phrase(
      en:
        "The clause exists, but not in this kind of declaration: an indicator has no deadline, a table no owner.",
      vi:
        "Mệnh đề này có trong ngôn ngữ nhưng không thuộc loại khai báo này: chỉ tiêu không có thời hạn, bảng không có cơ quan chủ trì."
    ),
    example: .plan("indicator rated = stated\n  by 2030: at least 60\n"))

  /// P0205, an error: a reserved word as a name.
  public static let reservedName = DiagnosticKind(
    "P0205", .error, Phrase(en: "a reserved word as a name", vi: "dùng từ dành riêng làm tên"),
    explanation: Phrase(
      en: "Reserved words open clauses and join conditions, so they cannot name anything.",
      vi: "Từ dành riêng mở mệnh đề và nối điều kiện nên không dùng làm tên được."),
    example: .plan("table sum\n  column id text key\n"))

  /// P0206, an error: an expression that is nested too deeply.
  public static let tooDeep = DiagnosticKind(
    "P0206", .error, Phrase(en: "an expression that is nested too deeply", vi: "biểu thức lồng quá sâu"),
    explanation: Phrase(
      en:
        "Expressions have limits that no sentence of a plan comes near. Name parts as populations or indicators.",
      vi:
        "Biểu thức có giới hạn mà không câu nào của kế hoạch chạm tới. Hãy đặt tên từng phần thành tổng thể hoặc chỉ tiêu."
    ),
    example: .situation(
      Phrase(
        en: "a condition with a thousand nested parentheses", vi: "một điều kiện lồng một nghìn dấu ngoặc")))

  /// The entries of this topic.
  public static let syntaxKinds: [DiagnosticKind] = [
    unexpectedToken, missingPart, strayToken, misplacedClause, reservedName, tooDeep,
  ]
}
