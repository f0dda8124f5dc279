// Tables of databases and of Parquet files.

extension DiagnosticKind {
  public static let engineClientMissing = DiagnosticKind(
    "P1001", .error,
    Phrase(en: "the client of an engine is missing", vi: "thiếu chương trình để hỏi cơ sở dữ liệu"),
    explanation: Phrase(
      en:
        "With `--engine` the rows stay in a database, and plancheck asks it through the engine's own command line client (`duckdb`, "
        + "`psql`). Install the client, or name the program by `--engine-client PATH`.",
      vi:
        "Với `--engine`, các dòng ở nguyên trong cơ sở dữ liệu và plancheck hỏi qua chương trình dòng lệnh của chính hệ đó (`duckdb`, "
        + "`psql`). Hãy cài chương trình ấy, hoặc nêu đường dẫn bằng `--engine-client PATH`."),
    example: .situation(
      Phrase(
        en: "`plancheck check plans/laichau --engine postgres:service=htx` where `psql` is not installed",
        vi: "`plancheck check plans/laichau --engine postgres:service=htx` khi chưa cài `psql`")))

  public static let engineFailed = DiagnosticKind(
    "P1002", .error, subject: .data,
    Phrase(en: "an engine gave no answer", vi: "cơ sở dữ liệu không trả lời"),
    explanation: Phrase(
      en:
        "A connection that cannot be made, a right that is lacking, a statement that fails, a server that has gone away, or a client "
        + "that took longer than `--engine-timeout` allows. The message is that of the engine. Nothing is judged on half an answer. "
        + "`--keep-sql FILE` keeps what was asked.",
      vi:
        "Không kết nối được, thiếu quyền, câu lệnh lỗi, máy chủ đã tắt, hoặc quá thời gian cho phép bởi `--engine-timeout`. Thông báo là "
        + "của chính hệ quản trị. Không đánh giá gì trên câu trả lời dở dang. `--keep-sql FILE` giữ lại các câu đã hỏi."
    ),
    example: .situation(
      Phrase(
        en: "the server is shut down while a plan is checked", vi: "máy chủ bị tắt khi đang kiểm tra kế hoạch"
      )))

  public static let engineTableMissing = DiagnosticKind(
    "P1003", .warning, subject: .data,
    Phrase(en: "an engine has no such table", vi: "cơ sở dữ liệu không có bảng này"),
    explanation: Phrase(
      en:
        "A table of the plan is looked for under its own name, or under the one that its clause `database \"schema.table\"` gives. "
        + "Every target that reads it is unmeasured.",
      vi:
        "Bảng của kế hoạch được tìm theo tên của nó, hoặc theo tên ghi ở `database \"schema.table\"`. Mọi mục tiêu dùng bảng này đều "
        + "không đo được."),
    example: .situation(
      Phrase(
        en: "table `organisations` of a plan, and a database that has `htx_organisations`",
        vi: "bảng `organisations` của kế hoạch, còn cơ sở dữ liệu có `htx_organisations`")))

  public static let engineColumnType = DiagnosticKind(
    "P1004", .warning, subject: .data,
    Phrase(
      en: "a column of an engine has a type that cannot be read exactly",
      vi: "cột có kiểu không đọc chính xác được"),
    explanation: Phrase(
      en:
        "Values are exact to the last digit. A floating column (`double`, `real`) is not; of a time with a zone the day depends on "
        + "where one is; and lists, structures or bytes are no cell. Offer the column as `numeric`, `date` or text: a view will do.",
      vi:
        "Giá trị chính xác đến chữ số cuối. Cột dấu phẩy động (`double`, `real`) thì không; thời điểm có múi giờ thì ngày còn tùy nơi; còn "
        + "danh sách, cấu trúc hay byte không phải là một ô. Hãy cung cấp cột kiểu `numeric`, `date` hoặc chữ: một view là đủ."
    ),
    example: .situation(
      Phrase(
        en: "column `income` of the plan is `double precision` in the database",
        vi: "cột `income` của kế hoạch có kiểu `double precision` trong cơ sở dữ liệu")))

  public static let engineTooMuch = DiagnosticKind(
    "P1005", .warning, subject: .data,
    Phrase(
      en: "too many rows of an engine would have to come back",
      vi: "quá nhiều dòng phải lấy về từ cơ sở dữ liệu"),
    explanation: Phrase(
      en:
        "An engine counts rows that are alike in all that the targets ask of them. Where more than two million different ones are left, "
        + "or more than a million keys that only the spelling of Vietnamese tells apart, the table is not measured this way: give it "
        + "as files, or ask for fewer columns.",
      vi:
        "Hệ quản trị đếm các dòng giống nhau ở mọi điều mà mục tiêu hỏi. Nếu còn hơn hai triệu loại khác nhau, hoặc hơn một triệu khóa chỉ "
        + "phân biệt bằng cách viết tiếng Việt, bảng không đo theo cách này: hãy cung cấp dưới dạng tệp, hoặc dùng ít cột hơn."
    ),
    example: .situation(
      Phrase(
        en:
          "a target weights three million rows, each with an amount of its own, whose membership is not known",
        vi:
          "một mục tiêu tính trọng số trên ba triệu dòng, mỗi dòng một số tiền, mà chưa rõ dòng nào thuộc tổng thể"
      )))

  public static let engineNotFinite = DiagnosticKind(
    "P1006", .warning, subject: .data,
    Phrase(en: "a value of an engine is infinite or no number", vi: "giá trị vô hạn hoặc không phải số"),
    explanation: Phrase(
      en:
        "Databases can hold `NaN`, infinite numbers and infinite dates, which no measure can use. What such a value means has to be "
        + "decided where it is kept: make it NULL, and say in the plan what a blank cell means.",
      vi:
        "Cơ sở dữ liệu có thể chứa `NaN`, số vô hạn và ngày vô hạn, không phép đo nào dùng được. Ý nghĩa của giá trị ấy phải được quyết định "
        + "ở nơi lưu: hãy đổi thành NULL và ghi trong kế hoạch ô trống nghĩa là gì."),
    example: .situation(
      Phrase(
        en: "a column `dissolved` of dates that holds `infinity` for “never”",
        vi: "cột ngày `dissolved` ghi `infinity` với nghĩa “không bao giờ”")))

  public static let engineWithoutDay = DiagnosticKind(
    "P1007", .error,
    Phrase(
      en: "nothing says of which day the rows of a database are",
      vi: "không rõ các dòng trong cơ sở dữ liệu là của ngày nào"),
    explanation: Phrase(
      en:
        "A folder of files is called after its day; a database is not. Either a column of the table says it (`snapshots by COLUMN`), or the "
        + "command line does (`--snapshot 2024`, or `today`). Nothing is assumed.",
      vi:
        "Thư mục tệp mang tên ngày của nó, cơ sở dữ liệu thì không. Hoặc một cột của bảng cho biết (`snapshots by CỘT`), hoặc dòng lệnh nêu rõ "
        + "(`--snapshot 2024`, hoặc `today`). Chương trình không tự giả định ngày nào."),
    example: .situation(
      Phrase(
        en: "`plancheck check plans/laichau --engine duckdb:register.duckdb` without `--snapshot`",
        vi: "`plancheck check plans/laichau --engine duckdb:register.duckdb` mà không có `--snapshot`")))
}

extension DiagnosticKind {
  static let engineKinds: [DiagnosticKind] = [
    .engineClientMissing, .engineFailed, .engineTableMissing, .engineColumnType, .engineTooMuch,
    .engineNotFinite,
    .engineWithoutDay,
  ]
}
