// Tables of databases and of Parquet files.

extension DiagnosticKind {
  public static let engineClientMissing = DiagnosticKind(
    "P1001", .error,
    Phrase(en: "the client of an engine is missing", vi: "thiếu chương trình để hỏi cơ sở dữ liệu"),
    explanation: Phrase(
      en:
        "With `--engine` the rows stay in a database, and plancheck asks it through the engine's own command line client (`duckdb`, "
        + "`psql`, `spark-sql`). Install the client, or name the program by `--engine-client PATH`.",
      vi:
        "Với `--engine`, các dòng ở nguyên trong cơ sở dữ liệu và plancheck hỏi qua chương trình dòng lệnh của chính hệ đó (`duckdb`, "
        + "`psql`, `spark-sql`). Hãy cài chương trình ấy, hoặc nêu đường dẫn bằng `--engine-client PATH`."),
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
        + "where one is; and lists, structures or bytes are no cell. Of a number with a fraction in a column of texts, words or keys nothing says "
        + "whether it is written `12.00` or `12`. Offer the column as `numeric`, `date` or text: a view will do.",
      vi:
        "Giá trị chính xác đến chữ số cuối. Cột dấu phẩy động (`double`, `real`) thì không; thời điểm có múi giờ thì ngày còn tùy nơi; còn "
        + "danh sách, cấu trúc hay byte không phải là một ô. Số có phần thập phân trong cột chữ, cột từ hoặc cột khóa thì không rõ viết là "
        + "`12.00` hay `12`. Hãy cung cấp cột kiểu `numeric`, `date` hoặc chữ: một view là đủ."
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

  public static let engineRowsChanged = DiagnosticKind(
    "P1008", .error, subject: .data,
    Phrase(en: "rows changed while they were measured", vi: "các dòng thay đổi trong khi đo"),
    explanation: Phrase(
      en:
        "A plan is measured by several statements, which have to see the same rows. A database holds them still; files of Parquet are "
        + "looked at before the first statement and after the last: their names, sizes and times, and how many rows they have. "
        + "Where something differs nothing is judged. Measure again when nothing writes there, or measure a copy.",
      vi:
        "Một kế hoạch được đo bằng nhiều câu lệnh, và mọi câu phải thấy cùng các dòng. Cơ sở dữ liệu tự giữ nguyên các dòng; với tệp "
        + "Parquet, trước câu đầu và sau câu cuối chương trình xem lại tên, cỡ, thời điểm ghi và số dòng. Nếu có gì khác thì "
        + "không đánh giá gì. Hãy đo lại khi không còn gì ghi vào đó, hoặc đo trên một bản sao."),
    example: .situation(
      Phrase(
        en: "a nightly job writes `organisations/b.parquet` anew while a plan is checked",
        vi: "tác vụ ban đêm ghi lại `organisations/b.parquet` trong khi đang kiểm tra kế hoạch")))

  public static let engineFilesDiffer = DiagnosticKind(
    "P1009", .warning, subject: .data,
    Phrase(
      en: "the Parquet files of one table do not have the same columns",
      vi: "các tệp Parquet của một bảng không có cùng các cột"),
    explanation: Phrase(
      en:
        "A table may be many files of Parquet. Engines read all of them by the columns of the first one: a column that another file "
        + "lacks would silently be blank there, and one of another type would be rounded. So the files, and the folders such as "
        + "`year=2024` in which they lie, are compared first, and every target that reads the table is unmeasured. Write the files "
        + "anew with the same columns and types. A column that both a folder and its files tell is refused, too.",
      vi:
        "Một bảng có thể gồm nhiều tệp Parquet. Các hệ đọc mọi tệp theo các cột của tệp đầu tiên: cột mà tệp khác không có sẽ lặng lẽ thành "
        + "ô trống, còn cột khác kiểu sẽ bị làm tròn. Vì vậy các tệp, và các thư mục như `year=2024` chứa chúng, được so trước; mọi mục "
        + "tiêu dùng bảng này không đo được. Hãy ghi lại các tệp với cùng các cột và kiểu. Cột vừa do thư mục vừa do tệp ghi cũng bị từ chối."
    ),
    example: .situation(
      Phrase(
        en: "`organisations/a.parquet` has the column `rating`, `organisations/b.parquet` has not",
        vi: "`organisations/a.parquet` có cột `rating`, còn `organisations/b.parquet` thì không")))

  public static let engineColumnForbidden = DiagnosticKind(
    "P1010", .warning, subject: .data,
    Phrase(
      en: "the role of an engine has no right to read a column",
      vi: "vai trò của cơ sở dữ liệu không có quyền đọc một cột"),
    explanation: Phrase(
      en:
        "A role may have rights on some columns of a table only. The others are left alone: targets that read one of them are "
        + "unmeasured, all others are measured as always. Give the right (`GRANT SELECT (income) ON organisations TO plancheck`), "
        + "or a view that holds what the plan reads.",
      vi:
        "Một vai trò có thể chỉ có quyền trên một số cột của bảng. Các cột khác được bỏ qua: mục tiêu đọc cột đó không đo được, mọi mục "
        + "tiêu khác vẫn đo như thường. Hãy cấp quyền (`GRANT SELECT (income) ON organisations TO plancheck`), hoặc cung cấp một "
        + "view có những gì kế hoạch đọc."),
    example: .situation(
      Phrase(
        en: "column `income` of the plan is hidden from the role `plancheck`",
        vi: "cột `income` của kế hoạch không cho vai trò `plancheck` xem")))

  public static let engineRowsHidden = DiagnosticKind(
    "P1011", .warning, subject: .data,
    Phrase(
      en: "a policy of a database decides which rows are measured",
      vi: "chính sách của cơ sở dữ liệu quyết định dòng nào được đo"),
    explanation: Phrase(
      en:
        "With row-level security a role sees some rows of a table, and others are not there for it. What is measured are the rows that "
        + "it sees. Where all of them are meant, give the role `BYPASSRLS`; where some are meant, this says that it is so.",
      vi:
        "Với bảo mật theo dòng (row-level security), một vai trò chỉ thấy một số dòng của bảng, các dòng khác coi như không có. Chương trình đo "
        + "những dòng mà vai trò thấy. Nếu cần đo mọi dòng, hãy cấp `BYPASSRLS`; nếu chỉ cần một phần, thông báo này xác nhận điều đó."
    ),
    example: .situation(
      Phrase(
        en: "table `organisations` has a policy that shows the role `plancheck` those of one district",
        vi: "bảng `organisations` có chính sách chỉ cho vai trò `plancheck` xem các dòng của một huyện")))
}

extension DiagnosticKind {
  static let engineKinds: [DiagnosticKind] = [
    .engineClientMissing, .engineFailed, .engineTableMissing, .engineColumnType, .engineTooMuch,
    .engineNotFinite,
    .engineWithoutDay, .engineRowsChanged, .engineFilesDiffer, .engineColumnForbidden,
    .engineRowsHidden,
  ]
}
