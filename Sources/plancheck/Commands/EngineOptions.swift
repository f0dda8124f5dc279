import TargetDSL
import TargetEngine

/// The options that name an engine which holds the tables of a plan.
struct EngineOptions: Sendable {
  private static let engine = Option(
    "engine", value: "[PLAN=]SPEC", isRepeatable: true,
    Phrase(
      en:
        "the tables are in an engine: `duckdb:FILE`, `duckdb:` or `spark:MASTER` for Parquet in the data folder, `postgres:service=NAME`",
      vi:
        "các bảng ở trong cơ sở dữ liệu: `duckdb:TỆP`, `duckdb:` hoặc `spark:MÁY_CHỦ` cho Parquet trong thư mục số liệu, `postgres:service=TÊN`"
    ))
  private static let snapshot = Option(
    "snapshot", value: "[PLAN=]DATE|today", isRepeatable: true,
    Phrase(
      en: "the day of which the rows of a database are",
      vi: "ngày của các dòng trong cơ sở dữ liệu"))
  private static let client = Option(
    "engine-client", value: "PATH",
    Phrase(en: "the client program of the engine", vi: "chương trình dòng lệnh của cơ sở dữ liệu"))
  private static let timeout = Option(
    "engine-timeout", value: "SECONDS",
    Phrase(
      en: "end the client of the engine after so long (by default 600)",
      vi: "dừng chương trình hỏi cơ sở dữ liệu sau thời gian này (mặc định 600)"))
  private static let keepSQL = Option(
    "keep-sql", value: "FILE",
    Phrase(en: "write the statements to a file", vi: "ghi các câu lệnh ra tệp"))

  static let all: [Option] = [engine, snapshot, client, timeout, keepSQL]

  /// An engine as the command line names it.
  struct Spec: Sendable {
    let text: String
    let kind: EnginePlace.Kind
    /// `nil` for files of Parquet.
    let database: String?
    /// A cluster.
    var master: String?
  }

  let specs: PlanValues<Spec>
  let days: PlanValues<CalendarDate>
  let keptStatements: String?
  private let client: String?
  private let timeout: Int

  /// `nil` where no engine is named.
  init?(_ invocation: Invocation) throws(UsageError) {
    let arguments = invocation.arguments
    timeout = try arguments.number(EngineOptions.timeout, in: 1...1_000_000) ?? 600
    guard arguments.value(EngineOptions.engine) != nil else {
      for option in EngineOptions.all where arguments.has(option) || arguments.value(option) != nil {
        throw UsageError(
          Phrase(
            en: "`--\(option.name)` goes with `--engine`", vi: "`--\(option.name)` chỉ dùng cùng `--engine`"))
      }
      return nil
    }
    client = arguments.value(EngineOptions.client)
    keptStatements = arguments.value(EngineOptions.keepSQL)
    if let keptStatements { try EngineOptions.proveWritable(keptStatements) }
    specs = try PlanValues(EngineOptions.engine, arguments) { text in
      EngineOptions.split(text)
    } read: { text throws(UsageError) in
      try EngineOptions.parse(text)
    }
    days = try PlanValues(EngineOptions.snapshot, arguments) { text in
      text.lastIndex(of: "=").map { (String(text[..<$0]), String(text[text.index(after: $0)...])) }
    } read: { text throws(UsageError) in
      try TrackingOptions.day(text, of: "--snapshot", today: invocation.surroundings.today)
    }
  }

  /// A plan stands before an engine; `=` also stands in connections.
  private static func split(_ text: String) -> (plan: String, text: String)? {
    let starts = EnginePlace.Kind.allCases.map { $0.rawValue + ":" }
    guard !starts.contains(where: { text.hasPrefix($0) }) else { return nil }
    return starts.compactMap { text.firstRange(of: "=" + $0) }.min { $0.lowerBound < $1.lowerBound }.map {
      (String(text[..<$0.lowerBound]), String(text[text.index(after: $0.lowerBound)...]))
    }
  }

  /// The engine of the plan in a file, with the folder that is named for it; `nil` where it has none.
  func place(
    of path: String, named name: String?, folder: String?
  ) throws(UsageError) -> EnginePlace? {
    guard let spec = specs.value(of: path, named: name) else {
      guard days.own(of: path, named: name) == nil else {
        throw UsageError(
          Phrase(
            en: "`--snapshot` names a day for `\(path)`, which `--engine` does not read",
            vi: "`--snapshot` nêu ngày cho `\(path)`, kế hoạch không dùng `--engine`"))
      }
      return nil
    }
    if spec.database != nil, folder != nil {
      throw UsageError(
        Phrase(
          en: "`--data` names a folder of Parquet, but `--engine \(spec.text)` is a database",
          vi: "`--data` nêu thư mục Parquet, còn `--engine \(spec.text)` là cơ sở dữ liệu"))
    }
    // A day for every plan is of those that are in a database.
    let day =
      spec.database == nil && specs.isMixed
      ? days.own(of: path, named: name) : days.value(of: path, named: name)
    if spec.database == nil, day != nil {
      throw UsageError(
        Phrase(
          en: "folders of Parquet are called after their day, so `--snapshot` has nothing to say",
          vi: "thư mục Parquet mang tên ngày của nó nên không cần `--snapshot`"))
    }
    return EnginePlace(
      kind: spec.kind, database: spec.database, master: spec.master, snapshot: day, dataFolder: folder,
      client: client,
      timeout: timeout, keptStatements: keptStatements)
  }

  private static func parse(_ spec: String) throws(UsageError) -> Spec {
    let parts = spec.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let kind = EnginePlace.Kind(rawValue: parts[0]) else {
      throw UsageError.unknown(
        Phrase(
          en: "`--engine` is written ENGINE:PLACE, not `\(spec)`",
          vi: "`--engine` viết là HỆ:NƠI, không phải `\(spec)`"),
        word: parts.first ?? spec,
        among: EnginePlace.Kind.allCases.map { parts.first == $0.rawValue ? $0.rawValue + ":" : $0.rawValue })
    }
    switch kind {
    case .duckdb:
      if parts[1].isEmpty { return Spec(text: spec, kind: kind, database: nil) }
      try TrackingOptions.prove(parts[1], is: .file)
      // A name that begins so would be an option.
      let path = parts[1].hasPrefix("-") ? "./" + parts[1] : parts[1]
      return Spec(text: spec, kind: kind, database: path)
    case .spark:
      guard !parts[1].hasPrefix("-") else {
        throw UsageError(
          Phrase(
            en: "`\(parts[1])` is no address of a cluster", vi: "`\(parts[1])` không phải địa chỉ của cụm máy"
          ),
          hint: Phrase(
            en: "for example `--engine spark:spark://head:7077`",
            vi: "ví dụ `--engine spark:spark://head:7077`"))
      }
      return Spec(text: spec, kind: kind, database: nil, master: parts[1])
    case .postgres:
      guard !hasPassword(parts[1]) else {
        throw UsageError(
          Phrase(
            en: "a password on a command line can be read by everybody on the machine, so it is not taken",
            vi: "mật khẩu trên dòng lệnh ai dùng máy cũng đọc được nên không nhận"),
          hint: Phrase(
            en: "keep it in `~/.pgpass` or in a service file, and write `--engine postgres:service=NAME`",
            vi: "hãy để trong `~/.pgpass` hoặc tệp service, rồi viết `--engine postgres:service=TÊN`"))
      }
      return Spec(text: spec, kind: kind, database: parts[1])
    }
  }

  /// `password=…` of a connection string, `//name:password@` of an address.
  private static func hasPassword(_ connection: String) -> Bool {
    // By its bytes: an accent behind the word does not make it another.
    let plain = Array(percentDecoded(connection[...]).lowercased().utf8)
    if plain.firstRange(of: "password".utf8) != nil { return true }
    guard let start = connection.firstRange(of: "//") else { return false }
    // A password may hold what ends an address elsewhere.
    let address = connection[start.upperBound...]
    guard let at = address.lastIndex(of: "@") else { return false }
    return address[..<at].contains(":")
  }

  /// Statements are written to a new file, or over others of their kind.
  private static func proveWritable(_ path: String) throws(UsageError) {
    guard path.hasSuffix(".sql") || fileStamp(at: path) == nil else {
      throw UsageError(
        Phrase(
          en: "`--keep-sql \(path)`: there is such a file; only one that ends in `.sql` is written over",
          vi: "`--keep-sql \(path)`: tệp đã có sẵn, chỉ ghi đè tệp có đuôi `.sql`"))
    }
    do { try writeFile([], to: path) } catch {
      throw UsageError(
        Phrase(
          en: "`--keep-sql \(path)` cannot be written: \(error.reason.english)",
          vi: "không ghi được `--keep-sql \(path)`: \(error.reason.vietnamese)"))
    }
  }
}

extension PlanValues<EngineOptions.Spec> {
  /// Whether some plans are in a database and others in files.
  fileprivate var isMixed: Bool {
    let all = ofPlans.map(\.value) + (general.map { [$0] } ?? [])
    return all.contains { $0.database != nil }
  }
}
