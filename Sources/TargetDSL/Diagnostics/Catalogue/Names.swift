// What can be wrong with names and files.

extension DiagnosticKind {
  /// P0301, an error: unknown name.
  public static let unknownName = DiagnosticKind(
    "P0301", .error, Phrase(en: "unknown name", vi: "tên chưa khai báo"),
    explanation: Phrase(
      en:
        "Nothing of this kind carries the name. The nearest names that would do are offered; accents count for little.",
      vi:
        "Không có gì thuộc loại này mang tên đó. Các tên gần giống nhất được gợi ý; khi tìm tên gần giống, dấu thanh ít được tính đến."
    ),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisatons\n  by 2030: at least 5\n"
    ))

  /// P0302, an error: name declared twice.
  public static let duplicateName = DiagnosticKind(
    "P0302", .error, Phrase(en: "name declared twice", vi: "tên khai báo hai lần"),
    explanation: Phrase(
      en:
        "Tables and populations share one namespace; indicators, targets and units have one each; columns belong to their table, categories to their column.",
      vi:
        "Bảng và tổng thể dùng chung một bộ tên; chỉ tiêu, mục tiêu, đơn vị mỗi thứ một bộ; cột thuộc về bảng, loại thuộc về cột."
    ),
    example: .plan("unit person\nunit person\n"))

  /// P0303, an error: name defined by itself.
  public static let nameCycle = DiagnosticKind(
    "P0303", .error, Phrase(en: "name defined by itself", vi: "tên tự định nghĩa bằng chính nó"),
    explanation: Phrase(
      en: "A population or indicator cannot use itself, directly or through others.",
      vi: "Tổng thể hoặc chỉ tiêu không thể dùng chính nó, trực tiếp hay qua tên khác."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\npopulation a = b where linked\npopulation b = a\n"
    ))

  /// P0304, an error: names built on too many names.
  public static let chainTooLong = DiagnosticKind(
    "P0304", .error, Phrase(en: "names built on too many names", vi: "tên dựa trên quá nhiều tầng tên"),
    explanation: Phrase(
      en: """
        Populations over populations and indicators over indicators go at most 60 deep, and a condition has at most 2,000
        parts when the names in it are written out.
        """,
      vi: """
        Tổng thể dựa trên tổng thể và chỉ tiêu dựa trên chỉ tiêu chỉ được sâu nhất 60 tầng, và một điều kiện có nhiều nhất 2.000
        phần khi viết đầy đủ các tên trong đó.
        """),
    example: .situation(
      Phrase(
        en: "a population over a population, a hundred times",
        vi: "một trăm tổng thể, cái sau dựa trên cái trước")))

  /// P0305, an error: file that cannot be read.
  public static let unreadableFile = DiagnosticKind(
    "P0305", .error, Phrase(en: "file that cannot be read", vi: "tệp không đọc được"),
    explanation: Phrase(
      en: "A plan or a file that it uses does not exist, is a folder, or may not be read.",
      vi: "Kế hoạch hoặc tệp nó dùng không tồn tại, là thư mục, hoặc không được phép đọc."),
    example: .plan("use \"vocabulry.plan\"\nplan demo\n"))

  /// P0306, an error: `use` outside the workspace.
  public static let useOutsideRoot = DiagnosticKind(
    "P0306", .error, Phrase(en: "`use` outside the workspace", vi: "`use` ra ngoài thư mục gốc"),
    explanation: Phrase(
      en:
        "A plan reads only files below the workspace root: the parent of its own folder, or what `--root` names. Paths are relative, with `/`.",
      vi:
        "Kế hoạch chỉ đọc tệp trong thư mục gốc: thư mục cấp trên của thư mục kế hoạch, hoặc thư mục do `--root` chỉ định. Đường dẫn là tương đối, dùng `/`."
    ),
    example: .plan("use \"../../elsewhere/secret.plan\"\nplan demo\n"))

  /// P0307, an error: files that use each other.
  public static let useCycle = DiagnosticKind(
    "P0307", .error, Phrase(en: "files that use each other", vi: "các tệp dùng vòng lẫn nhau"),
    explanation: Phrase(
      en: "A file may not use itself, directly or through others. Put what both need into a third file.",
      vi:
        "Một tệp không thể dùng chính nó, trực tiếp hay qua tệp khác. Hãy đưa phần dùng chung vào tệp thứ ba."
    ),
    example: .plan("use \"example.plan\"\nplan demo\n"))

  /// P0308, an error: too many files.
  public static let tooManyFiles = DiagnosticKind(
    "P0308", .error, Phrase(en: "too many files", vi: "quá nhiều tệp"),
    explanation: Phrase(
      en: "A plan reads at most 1000 files, 50 deep.",
      vi: "Một kế hoạch đọc nhiều nhất 1000 tệp, sâu 50 tầng."),
    example: .situation(
      Phrase(
        en: "a chain of sixty files, each using the next", vi: "sáu mươi tệp, tệp này dùng tệp kế tiếp")))

  /// P0309, an error: unknown column.
  public static let unknownColumn = DiagnosticKind(
    "P0309", .error, Phrase(en: "unknown column", vi: "cột chưa khai báo"),
    explanation: Phrase(
      en: "The table has no column of this name.",
      vi: "Bảng không có cột tên này."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where member > 30\n  by 2030: at least 5\n"
    ))

  /// P0310, an error: unknown category.
  public static let unknownCategory = DiagnosticKind(
    "P0310", .error, Phrase(en: "unknown category", vi: "loại chưa khai báo"),
    explanation: Phrase(
      en:
        "The column does not have this category. Categories are names; spellings of the data files are declared beside them.",
      vi: "Cột không có loại này. Loại là tên; cách viết trong tệp số liệu được khai báo bên cạnh."),
    example: .plan(
      "table organisations\n  column id text key\n  column kind one of { tht, htx }\n  column linked yes/no\n  column members whole\n  column founded date\ntarget rated = count of organisations where kind = htxx\n  by 2030: at least 5\n"
    ))

  /// P0311, an error: unknown unit.
  public static let unknownUnit = DiagnosticKind(
    "P0311", .error, Phrase(en: "unknown unit", vi: "đơn vị chưa khai báo"),
    explanation: Phrase(
      en: "Units are declared with `unit`; `%`, `points`, `thousand`, `million` and `billion` are built in.",
      vi: "Đơn vị được khai báo bằng `unit`; `%`, `points`, `thousand`, `million`, `billion` có sẵn."),
    example: .plan("unit person, people\ntarget members = stated in peopel\n  by 2030: at least 5 people\n"))

  /// The entries of this topic.
  public static let nameKinds: [DiagnosticKind] = [
    unknownName, duplicateName, nameCycle, chainTooLong, unreadableFile, useOutsideRoot, useCycle,
    tooManyFiles, unknownColumn, unknownCategory, unknownUnit,
  ]
}
