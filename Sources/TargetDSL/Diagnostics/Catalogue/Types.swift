// What can be wrong with kinds of values.

extension DiagnosticKind {
  public static let notACondition = DiagnosticKind(
    "P0401", .error,
    Phrase(en: "a value where a condition is needed", vi: "giá trị đứng ở chỗ cần điều kiện"),
    explanation: Phrase(
      en: "A condition is true or false of a row: a comparison, a yes/no column, `in`, `is known`, `has …`.",
      vi: "Điều kiện đúng hoặc sai với một hàng: phép so sánh, cột có/không, `in`, `is known`, `has …`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where members\n  by 2030: at least 5\n"
    ))

  public static let conditionAsValue = DiagnosticKind(
    "P0402", .error,
    Phrase(en: "a condition where a value is needed", vi: "điều kiện đứng ở chỗ cần giá trị"),
    explanation: Phrase(
      en: "Here a column, a number, a date or a text is needed.",
      vi: "Ở đây cần một cột, số, ngày hoặc chữ."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where members > (linked and linked)\n  by 2030: at least 5\n"
    ))

  public static let unlikeOperands = DiagnosticKind(
    "P0403", .error, Phrase(en: "values that do not go together", vi: "các giá trị không đi với nhau"),
    explanation: Phrase(
      en:
        "Numbers are compared and added only with numbers of their own kind: people with people, shares with percentages, plain numbers with plain numbers.",
      vi:
        "Số chỉ so sánh và cộng trừ với số cùng loại: người với người, tỷ lệ với phần trăm, số trơn với số trơn."
    ),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where founded = \"2021\"\n  by 2030: at least 5\n"
    ))

  public static let wrongType = DiagnosticKind(
    "P0404", .error, Phrase(en: "a value of the wrong kind", vi: "giá trị sai loại"),
    explanation: Phrase(
      en: "The message says what is needed here.",
      vi: "Thông báo nói ở đây cần gì."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = sum of kind over organisations\n  by 2030: at least 5\n"
    ))

  public static let noOrder = DiagnosticKind(
    "P0405", .error, Phrase(en: "values without an order", vi: "giá trị không có thứ tự"),
    explanation: Phrase(
      en: "Categories, texts and references are equal or not; none of them is greater than another.",
      vi: "Loại, chữ và tham chiếu chỉ bằng hoặc khác nhau; không có cái nào lớn hơn."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where kind > tht\n  by 2030: at least 5\n"
    ))

  public static let neverNone = DiagnosticKind(
    "P0406", .error, Phrase(en: "a column that is never none", vi: "cột không bao giờ là none"),
    explanation: Phrase(
      en:
        "`is none` asks for the known absence of a value, which only a column with `blank means none` can have.",
      vi: "`is none` hỏi về việc chắc chắn không có giá trị, điều chỉ cột có `blank means none` mới có."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where founded is none\n  by 2030: at least 5\n"
    ))

  public static let wrongTable = DiagnosticKind(
    "P0407", .error, Phrase(en: "rows of another table", vi: "hàng của bảng khác"),
    explanation: Phrase(
      en: "The population or reference belongs to another table than the rows that are measured here.",
      vi: "Tập hợp hoặc tham chiếu thuộc bảng khác với các hàng đang đo."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntable communes\n  column name text key\ntarget rated = count of organisations where in communes\n  by 2030: at least 5\n"
    ))

  public static let ambiguousReference = DiagnosticKind(
    "P0408", .error, Phrase(en: "more than one way to refer", vi: "có hơn một cách tham chiếu"),
    explanation: Phrase(
      en: "More than one column of that table refers here: name it with `through`.",
      vi: "Có hơn một cột của bảng kia tham chiếu tới đây: nêu rõ bằng `through`."),
    example: .plan(
      "table communes\n  column name text key\ntable shops\n  column id text key\n  column seat refers to communes\n  column branch refers to communes\ntarget rated = count of communes where has shops\n  by 2030: at least 5\n"
    ))

  public static let notACount = DiagnosticKind(
    "P0409", .error, Phrase(en: "not a whole number", vi: "không phải số nguyên"),
    explanation: Phrase(
      en: "A number of rows or years is a whole number.",
      vi: "Số hàng hay số năm phải là số nguyên."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column union refers to organisations\n  column founded date\ntarget rated = count of organisations where has at least 1.5 organisations\n  by 2030: at least 5\n"
    ))

  public static let emptySet = DiagnosticKind(
    "P0410", .error, Phrase(en: "empty set", vi: "tập rỗng"),
    explanation: Phrase(
      en: "`in { }` is never true.",
      vi: "`in { }` không bao giờ đúng."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where kind in { }\n  by 2030: at least 5\n"
    ))

  public static let pathThroughValue = DiagnosticKind(
    "P0411", .error, Phrase(en: "path through a value", vi: "đường dẫn đi qua giá trị"),
    explanation: Phrase(
      en: "Only a column that `refers to` a table can be followed with a point.",
      vi: "Chỉ cột `refers to` một bảng mới nối tiếp được bằng dấu chấm."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where kind.name = \"x\"\n  by 2030: at least 5\n"
    ))

  public static let referenceToPopulation = DiagnosticKind(
    "P0412", .error, Phrase(en: "reference to a population", vi: "tham chiếu tới tập hợp"),
    explanation: Phrase(
      en: "A column refers to a table. A population of it can be asked for with `X in POPULATION`.",
      vi: "Cột tham chiếu tới bảng. Muốn hỏi tập hợp của bảng thì dùng `X in TẬP_HỢP`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\npopulation groups = organisations where kind = tht\ntable products\n  column id text key\n  column maker refers to groups\n"
    ))

  public static let referenceWithoutKey = DiagnosticKind(
    "P0413", .error,
    Phrase(en: "reference to a table without a key", vi: "tham chiếu tới bảng không có khóa"),
    explanation: Phrase(
      en: "Rows are found by their key: mark one column of the table `key`.",
      vi: "Hàng được tìm theo khóa: hãy đánh dấu một cột của bảng là `key`."),
    example: .plan("table communes\n  column name text\ntable shops\n  column seat refers to communes\n"))

  public static let badKey = DiagnosticKind(
    "P0414", .error, Phrase(en: "a column that cannot be a key", vi: "cột không thể làm khóa"),
    explanation: Phrase(
      en: "A key names a row: a text, a whole number, a category or a reference, never blank.",
      vi: "Khóa định danh một hàng: chữ, số nguyên, loại hoặc tham chiếu, không bao giờ trống."),
    example: .plan("table communes\n  column area decimal key\n"))

  public static let secondKey = DiagnosticKind(
    "P0415", .error, Phrase(en: "second key", vi: "khóa thứ hai"),
    explanation: Phrase(
      en: "A table has one key column.",
      vi: "Mỗi bảng chỉ có một cột khóa."),
    example: .plan("table communes\n  column name text key\n  column code text key\n"))

  public static let sharedSpelling = DiagnosticKind(
    "P0416", .error, Phrase(en: "one spelling for two things", vi: "một cách viết cho hai thứ"),
    explanation: Phrase(
      en:
        "Cells and headers are matched without regard to case, spacing, composition and the place of the tone mark; a spelling may fit one category or column only.",
      vi:
        "Ô và tiêu đề được so khớp không phân biệt hoa thường, khoảng trắng, cách tổ hợp và vị trí dấu thanh; một cách viết chỉ được khớp một loại hoặc một cột."
    ),
    example: .plan(
      "table t\n  column id text key\n  column rating one of { good = \"Tốt\", fair = \"tốt\" }\n"))

  public static let rangeOfNoNumber = DiagnosticKind(
    "P0417", .error,
    Phrase(en: "range of a column that is no number", vi: "khoảng giá trị của cột không phải số"),
    explanation: Phrase(
      en: "`from … to …` declares the range that numbers must lie in.",
      vi: "`from … to …` khai báo khoảng mà các số phải nằm trong."),
    example: .plan("table t\n  column id text key from 0 to 5\n"))

  public static let wrongBlank = DiagnosticKind(
    "P0418", .error,
    Phrase(en: "a blank that the column cannot mean", vi: "nghĩa của ô trống không hợp với cột"),
    explanation: Phrase(
      en: "`blank means` takes `unknown`, `none`, or a value of the column.",
      vi: "`blank means` nhận `unknown`, `none` hoặc một giá trị của cột."),
    example: .plan("table t\n  column id text key\n  column size whole blank means no\n"))

  public static let badDataFileName = DiagnosticKind(
    "P0419", .error, Phrase(en: "not the name of a data file", vi: "không phải tên tệp dữ liệu"),
    explanation: Phrase(
      en:
        "The file of a table is a bare name in the snapshot's folder: `\"so-lieu.csv\"`, or `\"so-lieu.xlsx\" sheet \"HTX\"`.",
      vi:
        "Tệp của bảng là tên trơn trong thư mục của kỳ số liệu: `\"so-lieu.csv\"`, hoặc `\"so-lieu.xlsx\" sheet \"HTX\"`."
    ),
    example: .plan("table t\n  column id text key\n  file \"../t.csv\"\n"))

  public static let tableWithoutColumns = DiagnosticKind(
    "P0420", .error, Phrase(en: "table without columns", vi: "bảng không có cột"),
    explanation: Phrase(
      en: "None of the table's columns could be read.",
      vi: "Không đọc được cột nào của bảng."),
    example: .plan("table t\n  numbers plain\n"))

  public static let shareWithoutCondition = DiagnosticKind(
    "P0421", .error, Phrase(en: "share of nothing in particular", vi: "tỷ lệ không rõ phần nào"),
    explanation: Phrase(
      en: "A share says which part: `share of cooperatives where rating = good`.",
      vi: "Tỷ lệ phải nói phần nào: `share of cooperatives where rating = good`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = share of organisations\n  by 2030: at least 5%\n"
    ))

  public static let negativeWeight = DiagnosticKind(
    "P0422", .error, Phrase(en: "weight that may be negative", vi: "trọng số có thể âm"),
    explanation: Phrase(
      en: "Weights may not be negative: declare the column `from 0`.",
      vi: "Trọng số không được âm: hãy khai báo cột `from 0`."),
    example: .plan(
      "table t\n  column id text key\n  column size whole from -5\n  column ok yes/no\ntarget rated = share of t where ok weighted by size\n  by 2030: at least 5%\n"
    ))

  public static let populationAsMeasure = DiagnosticKind(
    "P0423", .error, Phrase(en: "rows where a measure is needed", vi: "tập hàng đứng ở chỗ cần phép đo"),
    explanation: Phrase(
      en:
        "A population is a set of rows. Say how it is measured: `count of`, `share of`, `sum of`, `mean of`.",
      vi: "Tập hợp là các hàng. Hãy nói cách đo: `count of`, `share of`, `sum of`, `mean of`."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = organisations\n  by 2030: at least 5\n"
    ))

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

  public static let numberTooLarge = DiagnosticKind(
    "P0425", .error, Phrase(en: "number too large", vi: "số quá lớn"),
    explanation: Phrase(
      en: "Numbers are computed exactly, in 128 bits.",
      vi: "Số được tính chính xác trong 128 bit."),
    example: .plan(
      "target big = stated in billion\n  by 2030: at least 999999999999999999999999999999 billion\n"))

  public static let typeKinds: [DiagnosticKind] = [
    notACondition, conditionAsValue, unlikeOperands, wrongType, noOrder, neverNone, wrongTable,
    ambiguousReference, notACount, emptySet, pathThroughValue, referenceToPopulation, referenceWithoutKey,
    badKey, secondKey, sharedSpelling, rangeOfNoNumber, wrongBlank, badDataFileName, tableWithoutColumns,
    shareWithoutCondition, negativeWeight, populationAsMeasure, openEndedMeasure, numberTooLarge,
  ]
}
