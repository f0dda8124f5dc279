// What can be wrong with the language of a file's words.

extension DiagnosticKind {
  /// P0312, an error: a word of the other language.
  public static let foreignWord = DiagnosticKind(
    "P0312", .error, Phrase(en: "a word of the other language", vi: "từ của ngôn ngữ khác"),
    explanation: Phrase(
      en: """
        The first declaration of a file decides whether its words are English or Vietnamese; the other language's words
        stand in other files. `plancheck fmt --words vi` or `--words en` writes a whole file in one of them.
        """,
      vi: """
        Khai báo đầu tiên của tệp quyết định tệp dùng từ tiếng Việt hay tiếng Anh; từ của ngôn ngữ kia để ở tệp khác.
        `plancheck fmt --words vi` hoặc `--words en` viết lại cả tệp bằng từ của một ngôn ngữ.
        """),
    example: .plan("mục tiêu xếp_loại = theo công bố\n  by 2030: ít nhất 60\n"))

  /// P0313, an error: a file in two languages.
  public static let mixedLanguages = DiagnosticKind(
    "P0313", .error, Phrase(en: "a file in two languages", vi: "tệp viết bằng hai ngôn ngữ"),
    explanation: Phrase(
      en: """
        The first declaration decides whose words a file has, and most of this one's declarations are in the other
        language. Write them all in one; files of both kinds can use one another.
        """,
      vi: """
        Khai báo đầu tiên quyết định tệp dùng từ của ngôn ngữ nào, nhưng phần lớn khai báo ở đây lại bằng ngôn ngữ kia.
        Hãy viết tất cả bằng một ngôn ngữ; tệp của hai ngôn ngữ vẫn dùng được lẫn nhau.
        """),
    example: .plan(
      "unit person\nmục tiêu thành_viên = theo công bố\n  đến năm 2030: ít nhất 60\nmục tiêu lao_động = theo công bố\n  đến năm 2030: ít nhất 60\n"
    ))

  /// P0314, an error: a word of the language in capitals.
  public static let keywordLetterCase = DiagnosticKind(
    "P0314", .error, Phrase(en: "a word of the language in capitals", vi: "từ của ngôn ngữ viết hoa"),
    explanation: Phrase(
      en:
        "Words of the language are written in small letters, as in `mục tiêu`; in names, letter case counts.",
      vi: "Từ của ngôn ngữ viết bằng chữ thường, như `mục tiêu`; trong tên thì chữ hoa, chữ thường khác nhau."
    ),
    example: .plan("mục tiêu xếp_loại = theo công bố\n  Đến năm 2030: ít nhất 60\n"))

  /// P0519, an error: a level that is worded as a change.
  public static let levelNotChange = DiagnosticKind(
    "P0519", .error,
    Phrase(en: "a level that is worded as a change", vi: "mức cần đạt viết như mức thay đổi"),
    explanation: Phrase(
      en: "`giảm còn 5%` says which level is reached; a level is a bound: `không quá 5%`.",
      vi: "`giảm còn 5%` nêu mức cần đạt; mức cần đạt viết là `không quá 5%`."),
    example: .plan("mục tiêu hộ_nghèo = theo công bố tính bằng %\n  đến năm 2030: giảm còn 5%\n"))

  /// P0520, an error: a rise by so many times.
  public static let ambiguousTimes = DiagnosticKind(
    "P0520", .error, Phrase(en: "a rise by so many times", vi: "tăng theo số lần"),
    explanation: Phrase(
      en: """
        `tăng 1,5 lần` is one and a half times the value to some readers, and two and a half times to others. `gấp 1,5
        lần` says the former.
        """,
      vi: """
        `tăng 1,5 lần` có người hiểu là gấp 1,5 lần, có người hiểu là gấp 2,5 lần. Hãy viết `gấp 1,5 lần` nếu đúng là
        gấp 1,5 lần.
        """),
    example: .plan(
      "mục tiêu thu_nhập = theo công bố\n  đến năm 2030: tăng ít nhất 1,5 lần so với năm 2020\n"))

  /// P0527, a warning: a number without a word that compares.
  public static let unsaidComparison = DiagnosticKind(
    "P0527", .warning,
    Phrase(en: "a number without a word that compares", vi: "con số không có từ so sánh"),
    explanation: Phrase(
      en: """
        Documents write `đạt 60%` or `tăng 7%` where at least so much is meant, and so it is read. Write `ít nhất`, or
        `không quá` where less is better.
        """,
      vi: """
        Văn bản hay viết `đạt 60%` hoặc `tăng 7%` với nghĩa ít nhất phải được bấy nhiêu, và câu được hiểu như vậy. Hãy viết
        `ít nhất`, hoặc `không quá` nếu càng ít càng tốt.
        """),
    example: .plan("mục tiêu xếp_loại = theo công bố tính bằng %\n  đến năm 2030: đạt 60%\n"))

  /// P0528, an error: a year where a value stands.
  public static let yearForValue = DiagnosticKind(
    "P0528", .error, Phrase(en: "a year where a value stands", vi: "năm đặt ở chỗ của giá trị"),
    explanation: Phrase(
      en: """
        `higher than in 2020` compares with the value of that year, which `more than 1 times 2020` says, or `up by more than
        0 points since 2020` of a percentage. A bound by itself compares with a number.
        """,
      vi: """
        `cao hơn năm 2020` là so với giá trị của năm đó: hãy viết `trên 1 lần năm 2020`, hoặc với tỷ lệ phần trăm thì viết
        `tăng trên 0 điểm phần trăm so với năm 2020`. Một mức đứng riêng chỉ so với con số.
        """),
    example: .plan("mục tiêu hợp_tác_xã = theo công bố\n  đến năm 2030: cao hơn năm 2020\n"))

  /// P0529, a warning: a number that looks like a year.
  public static let numberLikeYear = DiagnosticKind(
    "P0529", .warning, Phrase(en: "a number that looks like a year", vi: "con số trông như một năm"),
    explanation: Phrase(
      en: """
        `more than 2020` asks for more than 2,020 things. Write `2_020` if that is meant, and `more than 1 times 2020` to
        compare with the value of that year.
        """,
      vi: """
        `trên 2020` đòi hỏi nhiều hơn 2.020. Nếu đúng là con số đó, hãy viết `2.020`; để so với giá trị của năm đó, hãy viết
        `trên 1 lần năm 2020`.
        """),
    example: .plan("target cooperatives = stated\n  by 2030: more than 2020\n"))

  /// P0530, a warning: a source on the line of a known value.
  public static let sourceBesideValue = DiagnosticKind(
    "P0530", .warning,
    Phrase(en: "a source on the line of a known value", vi: "nguồn đứng cùng dòng với số liệu đã biết"),
    explanation: Phrase(
      en: """
        `source` cites the document for the goals before it. Who published a value stands behind `from`. Write `from`, or
        move the source to a line of its own.
        """,
      vi: """
        `source` dẫn văn bản cho các mục tiêu phía trước. Nơi công bố số liệu đứng sau `from`. Hãy viết `from`, hoặc chuyển
        nguồn xuống dòng riêng.
        """),
    example: .plan(
      "target rated = stated in %\n  by 2030: at least 60%\n  reported 2023: 38% source \"daknong.gov.vn\"\n")
  )

  /// P0315, an error: a label of more than one thing.
  public static let unclearLabel = DiagnosticKind(
    "P0315", .error, Phrase(en: "a label of more than one thing", vi: "một nhãn của nhiều đối tượng"),
    explanation: Phrase(
      en: "What has a label may be called by it, as long as nothing else of its kind has the same label.",
      vi: "Đối tượng có nhãn có thể gọi bằng nhãn, miễn là không đối tượng cùng loại nào khác mang nhãn đó."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\npopulation groups \"Tổ chức\" = organisations where kind = tht\npopulation coops \"Tổ chức\" = organisations where kind = htx\ntarget rated = count of tổ_chức\n  by 2030: at least 5\n"
    ))

  /// The entries of this topic.
  public static let wordKinds: [DiagnosticKind] = [
    foreignWord, mixedLanguages, keywordLetterCase, levelNotChange, ambiguousTimes, unsaidComparison,
    yearForValue, numberLikeYear, sourceBesideValue,
    unclearLabel,
  ]
}
