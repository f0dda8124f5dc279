// What can be wrong with the letters of a plan file.

extension DiagnosticKind {
  /// P0101, an error: character without a meaning.
  public static let foreignCharacter = DiagnosticKind(
    "P0101", .error, Phrase(en: "character without a meaning", vi: "ký tự không có nghĩa"),
    explanation: Phrase(
      en: """
        Outside of texts in quotes and comments, a plan is made of letters, digits and the signs
        = != < <= > >= { } ( ) , | : . .. + - * / %. Word processors put in curved quotes and long dashes: write " and -.
        """,
      vi: """
        Ngoài chữ trong ngoặc kép và chú thích, kế hoạch chỉ gồm chữ cái, chữ số và các dấu
        = != < <= > >= { } ( ) , | : . .. + - * / %. Trình soạn thảo hay chèn ngoặc kép cong và gạch dài: hãy viết " và -.
        """),
    example: .plan("target rated = count of groups\n  by 2030: at least 20 ; note \"x\"\n"))

  /// P0102, an error: bytes that are not UTF-8.
  public static let invalidUTF8 = DiagnosticKind(
    "P0102", .error, Phrase(en: "bytes that are not UTF-8", vi: "byte không phải UTF-8"),
    explanation: Phrase(
      en: "A plan file is UTF-8. Older Vietnamese encodings (TCVN3, VNI, Windows-1258) have to be converted.",
      vi: "Tệp kế hoạch dùng UTF-8. Các bảng mã cũ (TCVN3, VNI, Windows-1258) phải được chuyển đổi trước."),
    example: .situation(
      Phrase(en: "a file saved as Windows-1258", vi: "một tệp được lưu bằng Windows-1258")))

  /// P0103, an error: not a text file.
  public static let notAText = DiagnosticKind(
    "P0103", .error, Phrase(en: "not a text file", vi: "không phải tệp văn bản"),
    explanation: Phrase(
      en:
        "The file holds zero bytes, as workbooks, pictures and UTF-16 texts do. A plan is plain UTF-8 text.",
      vi: "Tệp có byte 0 như bảng tính, ảnh hay văn bản UTF-16. Kế hoạch là văn bản thuần UTF-8."),
    example: .situation(
      Phrase(en: "a workbook renamed to daknong.plan", vi: "một bảng tính được đổi tên thành daknong.plan")))

  /// P0104, an error: text without a closing quote.
  public static let unclosedString = DiagnosticKind(
    "P0104", .error, Phrase(en: "text without a closing quote", vi: "đoạn chữ thiếu dấu ngoặc kép đóng"),
    explanation: Phrase(
      en: "A text in quotes ends on its own line. A quote inside it is written \\\".",
      vi:
        "Đoạn chữ trong ngoặc kép phải kết thúc ngay trên dòng của nó. Dấu ngoặc kép bên trong viết là \\\"."),
    example: .plan("use \"../common/vocabulary.plan\nplan daknong\n"))

  /// P0105, an error: backslash before another character.
  public static let unknownEscape = DiagnosticKind(
    "P0105", .error, Phrase(en: "backslash before another character", vi: "dấu \\ đứng trước ký tự khác"),
    explanation: Phrase(
      en: "In a text, \\\" is a quote and \\\\ a backslash; there are no others.",
      vi: "Trong đoạn chữ, \\\" là dấu ngoặc kép và \\\\ là dấu gạch ngược; không có dạng nào khác."),
    example: .plan("use \"common\\vocabulary.plan\"\n"))

  /// P0106, an error: not a date.
  public static let invalidDate = DiagnosticKind(
    "P0106", .error, Phrase(en: "not a date", vi: "không phải ngày hợp lệ"),
    explanation: Phrase(
      en: """
        A date is written 2030-12-31: four digits, two, two; a month 2030-12. `31/12/2030` is no date here. Digits joined
        by hyphens are never a subtraction or a range: write `60 - 5` with spaces, and `from 60 to 70%` for a range.
        """,
      vi: """
        Ngày viết dạng 2030-12-31: bốn chữ số, hai, hai; tháng viết 2030-12. Tệp dùng từ tiếng Việt viết 31/12/2030 và
        12/2030 cũng được. Chữ số nối bằng
        gạch ngang không phải phép trừ hay khoảng: viết `60 - 5` có dấu cách, và `from 60 to 70%` cho một khoảng.
        """),
    example: .plan("plan daknong\n  issued 2023-3-7\n"))

  /// P0107, an error: comma inside a number.
  public static let commaInNumber = DiagnosticKind(
    "P0107", .error, Phrase(en: "comma inside a number", vi: "dấu phẩy trong số"),
    explanation: Phrase(
      en:
        "1,000 is one thousand to some readers and one to others. Group digits with _ and write decimals with a point.",
      vi:
        "1,000 là một nghìn với người này và là một với người khác. Hãy nhóm chữ số bằng _ và dùng dấu chấm thập phân; tệp dùng từ tiếng Việt thì nhóm bằng dấu chấm và dùng dấu phẩy thập phân."
    ),
    example: .plan("target members = stated\n  by 2030: at least 4,200\n"))

  /// P0108, an error: point used to group digits.
  public static let groupingPoint = DiagnosticKind(
    "P0108", .error, Phrase(en: "point used to group digits", vi: "dấu chấm dùng để nhóm chữ số"),
    explanation: Phrase(
      en:
        "In Vietnam 5.000 is five thousand; here the point is the decimal sign, so it would be five. Write 5_000.",
      vi: "Ở Việt Nam 5.000 là năm nghìn; ở đây dấu chấm là dấu thập phân nên sẽ thành năm. Hãy viết 5_000."),
    example: .plan("target jobs = stated\n  by 2025: at least 5.000\n"))

  /// P0109, an error: misplaced _ in a number.
  public static let misplacedGrouping = DiagnosticKind(
    "P0109", .error, Phrase(en: "misplaced _ in a number", vi: "dấu _ sai chỗ trong số"),
    explanation: Phrase(
      en: "An underscore groups digits and stands between two of them.",
      vi: "Dấu gạch dưới để nhóm chữ số và đứng giữa hai chữ số."),
    example: .plan("target jobs = stated\n  by 2025: at least 5_000_\n"))

  /// P0110, an error: number with too many digits.
  public static let numberTooLong = DiagnosticKind(
    "P0110", .error, Phrase(en: "number with too many digits", vi: "số có quá nhiều chữ số"),
    explanation: Phrase(
      en: "Numbers are exact and have at most 30 digits.",
      vi: "Số được tính chính xác và có nhiều nhất 30 chữ số."),
    example: .plan("target jobs = stated\n  by 2025: at least 1234567890123456789012345678901\n"))

  /// P0111, an error: sign of another language.
  public static let doubledOperator = DiagnosticKind(
    "P0111", .error, Phrase(en: "sign of another language", vi: "dấu của ngôn ngữ khác"),
    explanation: Phrase(
      en: "Equality is written =, inequality !=.", vi: "Bằng viết là =, khác viết là !=."),
    example: .plan(
      "table groups\n  column kind one of { tht, htx }\npopulation coops = groups where kind == htx\n"))

  /// P0112, an error: space inside a number.
  public static let spaceInNumber = DiagnosticKind(
    "P0112", .error, Phrase(en: "space inside a number", vi: "dấu cách trong số"),
    explanation: Phrase(
      en: "Reports print 5 000 with a space that does not break; in a plan digits are grouped with _: 5_000.",
      vi: "Báo cáo in 5 000 với dấu cách; trong kế hoạch chữ số được nhóm bằng _: 5_000."),
    example: .plan("target jobs = stated\n  by 2025: at least 5 000\n"))

  /// P0113, a warning: line separator that ends no line.
  public static let otherLineSeparator = DiagnosticKind(
    "P0113", .warning, Phrase(en: "line separator that ends no line", vi: "ký tự xuống dòng không được nhận"),
    explanation: Phrase(
      en: """
        Web pages and word processors put in U+2028, U+2029, U+0085 or a vertical tab where an editor shows a new line.
        A line of a plan ends with LF, CRLF or CR only, so a clause behind such a sign may still belong to a comment.
        """,
      vi: """
        Trang web và trình soạn thảo chèn U+2028, U+2029, U+0085 hay tab dọc ở chỗ màn hình hiện dòng mới. Dòng của kế
        hoạch chỉ kết thúc bằng LF, CRLF hoặc CR, nên mệnh đề đứng sau ký tự ấy có thể vẫn thuộc chú thích.
        """),
    example: .plan("# goals of 2030\u{2028}target jobs = stated\n"))

  /// P0701, a warning: three digits after the point.
  public static let ambiguousThousands = DiagnosticKind(
    "P0701", .warning, Phrase(en: "three digits after the point", vi: "ba chữ số sau dấu chấm"),
    explanation: Phrase(
      en: """
        2.125 is a little more than two here, but a Vietnamese reader may have meant two thousand one hundred and
        twenty-five. Write 2_125 for that, or 2.1250 to say that the decimal is meant.
        """,
      vi: """
        2.125 ở đây chỉ hơn hai một chút, nhưng người viết có thể muốn nói hai nghìn một trăm hai mươi lăm. Hãy viết
        2_125, hoặc 2.1250 nếu đúng là số thập phân.
        """),
    example: .plan("target area = stated\n  by 2030: at least 2.125\n"))

  /// The entries of this topic.
  public static let lexingKinds: [DiagnosticKind] = [
    foreignCharacter, invalidUTF8, notAText, unclosedString, unknownEscape, invalidDate, commaInNumber,
    groupingPoint, misplacedGrouping, numberTooLong, doubledOperator, spaceInNumber,
    otherLineSeparator,
    ambiguousThousands,
  ]
}
