import TargetDSL
import TargetEngine

/// The options that name an engine which holds the tables of a plan.
enum EngineOptions {
  private static let engine = Option(
    "engine", value: "SPEC",
    Phrase(
      en:
        "the tables are in an engine: `duckdb:FILE`, `duckdb:` for Parquet in the data folder, `postgres:service=NAME`",
      vi:
        "các bảng ở trong cơ sở dữ liệu: `duckdb:TỆP`, `duckdb:` cho Parquet trong thư mục số liệu, `postgres:service=TÊN`"
    ))
  private static let snapshot = Option(
    "snapshot", value: "DATE|today",
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

  /// `nil` where no engine is named.
  static func place(_ invocation: Invocation, dataFolder: String?) throws(UsageError) -> EnginePlace? {
    let arguments = invocation.arguments
    let timeout = try arguments.number(timeout, in: 1...1_000_000)
    guard let spec = arguments.value(engine) else {
      for option in all where arguments.has(option) || arguments.value(option) != nil {
        throw UsageError(
          Phrase(
            en: "`--\(option.name)` goes with `--engine`", vi: "`--\(option.name)` chỉ dùng cùng `--engine`"))
      }
      return nil
    }
    let (kind, database) = try parse(spec)
    let day = try arguments.value(snapshot).map { text throws(UsageError) in
      try TrackingOptions.day(text, of: "--snapshot", today: invocation.surroundings.today)
    }
    if database != nil, dataFolder != nil {
      throw UsageError(
        Phrase(
          en: "`--data` names a folder of Parquet, but `--engine \(spec)` is a database",
          vi: "`--data` nêu thư mục Parquet, còn `--engine \(spec)` là cơ sở dữ liệu"))
    }
    if database == nil, day != nil {
      throw UsageError(
        Phrase(
          en: "folders of Parquet are called after their day, so `--snapshot` has nothing to say",
          vi: "thư mục Parquet mang tên ngày của nó nên không cần `--snapshot`"))
    }
    return EnginePlace(
      kind: kind, database: database, snapshot: day, dataFolder: dataFolder, client: arguments.value(client),
      timeout: timeout ?? 600, keptStatements: arguments.value(keepSQL))
  }

  private static func parse(_ spec: String) throws(UsageError) -> (EnginePlace.Kind, String?) {
    let parts = spec.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let kind = EnginePlace.Kind(rawValue: parts[0]) else {
      throw UsageError.unknown(
        Phrase(
          en: "`--engine` is written ENGINE:PLACE, not `\(spec)`",
          vi: "`--engine` viết là HỆ:NƠI, không phải `\(spec)`"),
        word: parts.first ?? spec, among: EnginePlace.Kind.allCases.map(\.rawValue))
    }
    switch kind {
    case .duckdb:
      if parts[1].isEmpty { return (kind, nil) }
      try TrackingOptions.prove(parts[1], is: .file)
      // A name that begins so would be an option.
      return (kind, parts[1].hasPrefix("-") ? "./" + parts[1] : parts[1])
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
      return (kind, parts[1])
    }
  }

  /// `password=…` of a connection string, `//name:password@` of an address.
  private static func hasPassword(_ connection: String) -> Bool {
    let lowered = connection.lowercased()
    if lowered.contains("password") { return true }
    guard let start = connection.firstRange(of: "//") else { return false }
    let authority = connection[start.upperBound...].prefix { $0 != "/" && $0 != "?" }
    guard let at = authority.lastIndex(of: "@") else { return false }
    return authority[..<at].contains(":")
  }
}
