// What can be wrong with kinds of values.

extension DiagnosticKind {
  /// P0401, an error: a value where a condition is needed.
  public static let notACondition = DiagnosticKind(
    "P0401", .error,
    Phrase(en: "a value where a condition is needed", vi: "giá trị đứng ở chỗ cần điều kiện"),
    explanation: Phrase(
      en: "A condition is true or false of a row: a comparison, a yes/no column, `in`, `is known`, `has …`.",
      vi: "Điều kiện đúng hoặc sai với một dòng: phép so sánh, cột có/không, `in`, `is known`, `has …`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where members\n  by 2030: at least 5\n"
    ))

  /// P0402, an error: a condition where a value is needed.
  public static let conditionAsValue = DiagnosticKind(
    "P0402", .error,
    Phrase(en: "a condition where a value is needed", vi: "điều kiện đứng ở chỗ cần giá trị"),
    explanation: Phrase(
      en: "Here a column, a number, a date or a text is needed.",
      vi: "Ở đây cần một cột, số, ngày hoặc chữ."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where members > (linked and linked)\n  by 2030: at least 5\n"
    ))

  /// P0403, an error: values that do not go together.
  public static let unlikeOperands = DiagnosticKind(
    "P0403", .error,
    Phrase(en: "values that do not go together", vi: "các giá trị không dùng chung với nhau được"),
    explanation: Phrase(
      en:
        "Numbers are compared and added only with numbers of their own kind: people with people, shares with percentages, plain numbers with plain numbers.",
      vi:
        "Số chỉ so sánh và cộng trừ với số cùng loại: người với người, tỷ lệ với phần trăm, số không có đơn vị với số không có đơn vị."
    ),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where founded = \"2021\"\n  by 2030: at least 5\n"
    ))

  /// P0404, an error: a value of the wrong kind.
  public static let wrongType = DiagnosticKind(
    "P0404", .error, Phrase(en: "a value of the wrong kind", vi: "giá trị sai loại"),
    explanation: Phrase(
      en: "The message says what is needed here.",
      vi: "Thông báo nói ở đây cần gì."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = sum of kind over organisations\n  by 2030: at least 5\n"
    ))

  /// P0405, an error: values without an order.
  public static let noOrder = DiagnosticKind(
    "P0405", .error, Phrase(en: "values without an order", vi: "giá trị không có thứ tự"),
    explanation: Phrase(
      en: "Categories, texts and references are equal or not; none of them is greater than another.",
      vi: "Loại, chữ và tham chiếu chỉ bằng hoặc khác nhau; không có cái nào lớn hơn."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where kind > tht\n  by 2030: at least 5\n"
    ))

  /// P0406, an error: a column that is never none.
  public static let neverNone = DiagnosticKind(
    "P0406", .error, Phrase(en: "a column that is never none", vi: "cột không bao giờ “không có giá trị”"),
    explanation: Phrase(
      en:
        "`is none` asks for the known absence of a value, which only a column with `blank means none` can have.",
      vi: "`is none` hỏi về việc chắc chắn không có giá trị, điều chỉ cột có `blank means none` mới có."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where founded is none\n  by 2030: at least 5\n"
    ))

  /// P0407, an error: rows of another table.
  public static let wrongTable = DiagnosticKind(
    "P0407", .error, Phrase(en: "rows of another table", vi: "dòng của bảng khác"),
    explanation: Phrase(
      en: "The population or reference belongs to another table than the rows that are measured here.",
      vi: "Tổng thể hoặc tham chiếu thuộc bảng khác với các dòng đang đo."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntable communes\n  column name text key\ntarget rated = count of organisations where in communes\n  by 2030: at least 5\n"
    ))

  /// P0408, an error: more than one way to refer.
  public static let ambiguousReference = DiagnosticKind(
    "P0408", .error, Phrase(en: "more than one way to refer", vi: "có hơn một cách tham chiếu"),
    explanation: Phrase(
      en: "More than one column of that table refers here: name it with `through`.",
      vi: "Có hơn một cột của bảng kia tham chiếu tới đây: nêu rõ bằng `through`."),
    example: .plan(
      "table communes\n  column name text key\ntable shops\n  column id text key\n  column seat refers to communes\n  column branch refers to communes\ntarget rated = count of communes where has shops\n  by 2030: at least 5\n"
    ))

  /// P0409, an error: not a whole number.
  public static let notACount = DiagnosticKind(
    "P0409", .error, Phrase(en: "not a whole number", vi: "không phải số nguyên"),
    explanation: Phrase(
      en: "A number of rows or years is a whole number.",
      vi: "Số dòng hay số năm phải là số nguyên."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column union refers to organisations\n  column founded date\ntarget rated = count of organisations where has at least 1.5 organisations\n  by 2030: at least 5\n"
    ))

  /// P0410, an error: empty set.
  public static let emptySet = DiagnosticKind(
    "P0410", .error, Phrase(en: "empty set", vi: "danh sách rỗng"),
    explanation: Phrase(
      en: "`in { }` is never true.",
      vi: "`in { }` không bao giờ đúng."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where kind in { }\n  by 2030: at least 5\n"
    ))

  /// P0411, an error: path through a value.
  public static let pathThroughValue = DiagnosticKind(
    "P0411", .error, Phrase(en: "path through a value", vi: "dấu chấm sau cột không phải tham chiếu"),
    explanation: Phrase(
      en: "Only a column that `refers to` a table can be followed with a point.",
      vi: "Chỉ sau cột `refers to` một bảng mới viết tiếp được bằng dấu chấm."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where kind.name = \"x\"\n  by 2030: at least 5\n"
    ))

  /// P0412, an error: reference to a population.
  public static let referenceToPopulation = DiagnosticKind(
    "P0412", .error, Phrase(en: "reference to a population", vi: "tham chiếu tới tổng thể"),
    explanation: Phrase(
      en: "A column refers to a table. A population of it can be asked for with `X in POPULATION`.",
      vi: "Cột tham chiếu tới bảng. Muốn hỏi tổng thể của bảng thì dùng `X in TỔNG_THỂ`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\npopulation groups = organisations where kind = tht\ntable products\n  column id text key\n  column maker refers to groups\n"
    ))

  /// P0413, an error: reference to a table without a key.
  public static let referenceWithoutKey = DiagnosticKind(
    "P0413", .error,
    Phrase(en: "reference to a table without a key", vi: "tham chiếu tới bảng không có khóa"),
    explanation: Phrase(
      en: "Rows are found by their key: mark one column of the table `key`.",
      vi: "Hàng được tìm theo khóa: hãy đánh dấu một cột của bảng là `key`."),
    example: .plan("table communes\n  column name text\ntable shops\n  column seat refers to communes\n"))

  /// P0414, an error: a column that cannot be a key.
  public static let badKey = DiagnosticKind(
    "P0414", .error, Phrase(en: "a column that cannot be a key", vi: "cột không thể làm khóa"),
    explanation: Phrase(
      en: "A key names a row: a text, a whole number, a category or a reference, never blank.",
      vi: "Khóa định danh một dòng: chữ, số nguyên, loại hoặc tham chiếu, không bao giờ trống."),
    example: .plan("table communes\n  column area decimal key\n"))

  /// P0415, an error: second key.
  public static let secondKey = DiagnosticKind(
    "P0415", .error, Phrase(en: "second key", vi: "khóa thứ hai"),
    explanation: Phrase(
      en: "A table has one key column.",
      vi: "Mỗi bảng chỉ có một cột khóa."),
    example: .plan("table communes\n  column name text key\n  column code text key\n"))

  /// P0416, an error: one spelling for two things.
  public static let sharedSpelling = DiagnosticKind(
    "P0416", .error, Phrase(en: "one spelling for two things", vi: "một cách viết cho hai thứ"),
    explanation: Phrase(
      en:
        "Cells and headers are matched without regard to case, spacing, composition and the place of the tone mark; a spelling may fit one category or column only.",
      vi:
        "Ô và tiêu đề được so khớp không phân biệt hoa thường, dấu cách, cách tổ hợp và vị trí dấu thanh; một cách viết chỉ được khớp một loại hoặc một cột."
    ),
    example: .plan(
      "table t\n  column id text key\n  column rating one of { good = \"Tốt\", fair = \"tốt\" }\n"))

  /// P0417, an error: range of a column that is no number.
  public static let rangeOfNoNumber = DiagnosticKind(
    "P0417", .error,
    Phrase(en: "range of a column that is no number", vi: "khoảng giá trị của cột không phải số"),
    explanation: Phrase(
      en: "`from … to …` declares the range that numbers must lie in.",
      vi: "`from … to …` khai báo khoảng mà các số phải nằm trong."),
    example: .plan("table t\n  column id text key from 0 to 5\n"))

  /// P0418, an error: a blank that the column cannot mean.
  public static let wrongBlank = DiagnosticKind(
    "P0418", .error,
    Phrase(en: "a blank that the column cannot mean", vi: "nghĩa của ô trống không hợp với cột"),
    explanation: Phrase(
      en: "`blank means` takes `unknown`, `none`, or a value of the column.",
      vi: "`blank means` nhận `unknown`, `không có` hoặc một giá trị của cột."),
    example: .plan("table t\n  column id text key\n  column size whole blank means no\n"))

  /// P0419, an error: not the name of a data file.
  public static let badDataFileName = DiagnosticKind(
    "P0419", .error, Phrase(en: "not the name of a data file", vi: "không phải tên tệp số liệu"),
    explanation: Phrase(
      en:
        "The file of a table is a bare name in the snapshot's folder: `\"so-lieu.csv\"`, or `\"so-lieu.xlsx\" sheet \"HTX\"`.",
      vi:
        "Tệp của bảng chỉ ghi tên, không kèm thư mục, và nằm trong thư mục của kỳ số liệu: `\"so-lieu.csv\"`, hoặc `\"so-lieu.xlsx\" sheet \"HTX\"`."
    ),
    example: .plan("table t\n  column id text key\n  file \"../t.csv\"\n"))

  /// P0430, an error: a column that tells no snapshot.
  public static let badSnapshotColumn = DiagnosticKind(
    "P0430", .error, Phrase(en: "a column that tells no snapshot", vi: "cột không cho biết kỳ số liệu"),
    explanation: Phrase(
      en: """
        `snapshots by` names the column of a file that says of which snapshot each row is: a `date`, or a `whole` column
        that holds years. It is not the key, because a key stands once in every snapshot.
        """,
      vi: """
        `snapshots by` nêu cột của tệp cho biết mỗi dòng thuộc kỳ số liệu nào: cột `date`, hoặc cột `whole` ghi năm. Cột
        này không phải là khóa, vì mỗi khóa có trong mọi kỳ số liệu.
        """),
    example: .plan("table t\n  column id text key\n  column name text\n  snapshots by name\n"))

  /// P0420, an error: table without columns.
  public static let tableWithoutColumns = DiagnosticKind(
    "P0420", .error, Phrase(en: "table without columns", vi: "bảng không có cột"),
    explanation: Phrase(
      en: "None of the table's columns could be read.",
      vi: "Không đọc được cột nào của bảng."),
    example: .plan("table t\n  numbers plain\n"))

  /// P0421, an error: share of nothing in particular.
  public static let shareWithoutCondition = DiagnosticKind(
    "P0421", .error, Phrase(en: "share of nothing in particular", vi: "tỷ lệ không rõ phần nào"),
    explanation: Phrase(
      en: "A share says which part: `share of cooperatives where rating = good`.",
      vi: "Tỷ lệ phải nói phần nào: `share of cooperatives where rating = good`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = share of organisations\n  by 2030: at least 5%\n"
    ))

  /// P0422, an error: weight that may be negative.
  public static let negativeWeight = DiagnosticKind(
    "P0422", .error, Phrase(en: "weight that may be negative", vi: "trọng số có thể âm"),
    explanation: Phrase(
      en: "Weights may not be negative: declare the column `from 0`.",
      vi: "Trọng số không được âm: hãy khai báo cột `from 0`."),
    example: .plan(
      "table t\n  column id text key\n  column size whole from -5\n  column ok yes/no\ntarget rated = share of t where ok weighted by size\n  by 2030: at least 5%\n"
    ))

  /// P0423, an error: rows where a measure is needed.
  public static let populationAsMeasure = DiagnosticKind(
    "P0423", .error, Phrase(en: "rows where a measure is needed", vi: "các dòng đứng ở chỗ cần phép đo"),
    explanation: Phrase(
      en:
        "A population is a set of rows. Say how it is measured: `count of`, `share of`, `sum of`, `mean of`.",
      vi: "Tổng thể là các dòng. Hãy nói cách đo: `count of`, `share of`, `sum of`, `mean of`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = organisations\n  by 2030: at least 5\n"
    ))

  /// P0424, an error: measure with `where` inside arithmetic.
  public static let openEndedMeasure = DiagnosticKind(
    "P0424", .error,
    Phrase(en: "measure with `where` inside arithmetic", vi: "phép đo có `where` trong phép tính"),
    explanation: Phrase(
      en:
        "A condition takes every operator that it can, so a measure with `where` stands in parentheses inside arithmetic.",
      vi: "Điều kiện nhận mọi phép toán có thể, nên phép đo có `where` phải nằm trong ngoặc khi tính toán."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations - count of organisations where linked\n  by 2030: at least 5\n"
    ))

  /// P0425, an error: number too large.
  public static let numberTooLarge = DiagnosticKind(
    "P0425", .error, Phrase(en: "number too large", vi: "số quá lớn"),
    explanation: Phrase(
      en: """
        A number that a plan writes has at most 38 digits in its unit without `million` or `billion`: no plan has a longer
        one on purpose. What is computed from it may be of any length.
        """,
      vi: """
        Số ghi trong kế hoạch có nhiều nhất 38 chữ số khi viết theo đơn vị không kèm `triệu`, `tỷ`: không kế hoạch nào cố ý
        ghi số dài hơn. Kết quả tính từ số đó thì dài bao nhiêu cũng được.
        """),
    example: .plan(
      "target big = stated in billion\n  by 2030: at least 999999999999999999999999999999 billion\n"))

  /// The entries of this topic.
  public static let typeKinds: [DiagnosticKind] = [
    notACondition, conditionAsValue, unlikeOperands, wrongType, noOrder, neverNone, wrongTable,
    ambiguousReference, notACount, emptySet, pathThroughValue, referenceToPopulation, referenceWithoutKey,
    badKey, secondKey, sharedSpelling, rangeOfNoNumber, wrongBlank, badDataFileName, badSnapshotColumn,
    tableWithoutColumns,
    shareWithoutCondition, negativeWeight, populationAsMeasure, openEndedMeasure, numberTooLarge,
  ]
}
