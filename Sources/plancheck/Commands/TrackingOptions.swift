import TargetDSL
import TargetEngine

/// Options of every command that judges plans.
struct TrackingOptions: Sendable {
  let asOf: CalendarDate?
  let root: String?
  let folders: PlanValues<String>
  let usesSamples: Bool
  let engines: EngineOptions?
  let measuredFiles: [String]
  let threads: Int?

  private static let asOfOption = Option(
    "as-of", value: "DATE|today",
    Phrase(
      en: "judge as of this day (by default that of the latest value)",
      vi: "đánh giá tính đến ngày này (mặc định: ngày của số liệu mới nhất)"))
  static let rootOption = Option(
    "root", value: "DIR",
    Phrase(
      en: "the folder that no `use` may leave (by default the parent of the plan's folder)",
      vi: "thư mục mà `use` không được ra ngoài (mặc định: thư mục cấp trên của thư mục kế hoạch)"))
  static let dataOption = Option(
    "data", value: "[PLAN=]DIR", isRepeatable: true,
    Phrase(
      en:
        "the folder of snapshots (by default `data` beside the plan); PLAN=DIR for one of several plans (repeatable)",
      vi:
        "thư mục số liệu (mặc định: `data` bên cạnh kế hoạch); PLAN=DIR khi có nhiều kế hoạch (lặp lại được)")
  )
  static let sampleOption = Option(
    "sample",
    Phrase(
      en: "judge every plan on the made-up data of the folder `sample` beside it",
      vi: "đánh giá mỗi kế hoạch trên số liệu giả định trong thư mục `sample` bên cạnh"))
  private static let measured = Option(
    "measured", value: "FILE", isRepeatable: true,
    Phrase(
      en: "values that another program measured, as CSV (repeatable)",
      vi: "giá trị do chương trình khác đo, dạng CSV (lặp lại được)"))
  static let threadsOption = Option(
    "threads", value: "N",
    Phrase(
      en: "at most so many threads read rows (by default one a core); the result is the same",
      vi: "tối đa bấy nhiêu luồng đọc số liệu (mặc định: số nhân); kết quả không đổi"))

  static let all: [Option] =
    [asOfOption, rootOption, dataOption, sampleOption, measured, threadsOption] + EngineOptions.all

  init(_ invocation: Invocation) throws(UsageError) {
    let arguments = invocation.arguments
    asOf = try arguments.value(TrackingOptions.asOfOption).map { text throws(UsageError) in
      try TrackingOptions.day(text, of: "--as-of", today: invocation.surroundings.today)
    }
    root = try TrackingOptions.folder(arguments, TrackingOptions.rootOption)
    folders = try PlanValues(folders: TrackingOptions.dataOption, arguments)
    usesSamples = arguments.has(TrackingOptions.sampleOption)
    if usesSamples, folders.general != nil {
      throw UsageError(
        Phrase(
          en: "`--sample` and `--data` name two places for the same data",
          vi: "`--sample` và `--data` nêu hai nơi cho cùng một số liệu"),
        hint: Phrase(en: "leave one of them out", vi: "hãy bỏ một trong hai"))
    }
    if usesSamples, let one = folders.ofPlans.first {
      throw TrackingOptions.twoPlaces("--data \(one.plan)=\(one.value)", of: one.plan)
    }
    engines = try EngineOptions(invocation)
    if usesSamples, let one = engines?.specs.ofPlans.first {
      throw TrackingOptions.twoPlaces("--engine \(one.plan)=\(one.value.text)", of: one.plan)
    }
    if usesSamples, engines?.specs.general != nil {
      throw UsageError(
        Phrase(
          en: "with `--engine` the rows are in the database, so `--sample` has no place",
          vi: "dùng `--engine` thì số liệu nằm trong cơ sở dữ liệu, nên không dùng `--sample`"))
    }
    measuredFiles = arguments.values(TrackingOptions.measured)
    for path in measuredFiles { try TrackingOptions.prove(path, is: .file) }
    threads = try arguments.number(TrackingOptions.threadsOption, in: 1...1_024)
  }

  /// `--sample` is said of every plan, so also of one that has a place of its own.
  private static func twoPlaces(_ given: String, of plan: String) -> UsageError {
    UsageError(
      Phrase(
        en: "`--sample` and `\(given)` name two places for the data of `\(plan)`",
        vi: "`--sample` và `\(given)` nêu hai nơi cho số liệu của `\(plan)`"),
      hint: Phrase(
        en: "leave one of them out; `--data PLAN=…/sample` gives made-up data to single plans",
        vi: "hãy bỏ một trong hai; `--data KẾ_HOẠCH=…/sample` dùng số liệu giả định cho từng kế hoạch"))
  }

  /// `2025-12-31` or `31/12/2025`, or a year or month, which stands for its last day.
  static func day(
    _ text: String, of option: String, today: () -> CalendarDate?
  ) throws(UsageError) -> CalendarDate {
    if text == "today", let today = today() { return today }
    if let date = CalendarDate(iso: text) ?? CalendarDate(vietnamese: text) { return date }
    if let first = CalendarDate(monthAndYear: text),
      let end = CalendarDate.endOf(year: first.year, month: first.month)
    {
      return end
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let widths = text.split(separator: "-", omittingEmptySubsequences: false).map(\.utf8.count)
    if widths == [4], let year = parts[0], year >= 1 { return .endOf(year: year) }
    if widths == [4, 2], let year = parts[0], let month = parts[1],
      let date = CalendarDate.endOf(year: year, month: month)
    {
      return date
    }
    throw UsageError(
      Phrase(
        en: "`\(option)` needs a day, not `\(text)`", vi: "`\(option)` cần một ngày, không phải `\(text)`"),
      hint: Phrase(en: "for example `2025-12-31` or `today`", vi: "ví dụ `2025-12-31` hoặc `today`"))
  }

  static func folder(_ arguments: ParsedArguments, _ option: Option) throws(UsageError) -> String? {
    guard let path = arguments.value(option) else { return nil }
    try prove(path, is: .folder)
    return path
  }

  static func prove(_ path: String, is wanted: FileType) throws(UsageError) {
    let found: FileType
    do throws(FileError) {
      found = try fileType(at: path).type
    } catch {
      throw .unreadable(path, error, near: nearestSibling(of: path))
    }
    guard (found == .folder) == (wanted == .folder) else {
      throw UsageError(
        wanted == .folder
          ? Phrase(en: "`\(path)` is not a folder", vi: "`\(path)` không phải thư mục")
          : Phrase(en: "`\(path)` is a folder, not a file", vi: "`\(path)` là thư mục, không phải tệp"))
    }
  }

  /// Whether something may be said of single plans, so that they have to be known before they are judged.
  var namesPlans: Bool { !folders.ofPlans.isEmpty || engines != nil }

  /// Where the rows of the plan in a file are.
  func data(of path: String, named name: String?) throws(UsageError) -> DataLocation {
    let folder = folders.value(of: path, named: name)
    if let engine = try engines?.place(of: path, named: name, folder: folder) { return .engine(engine) }
    return folder.map { .folder($0) } ?? (usesSamples ? .sampleBesidePlan : .besidePlan)
  }

  var pipelineOptions: TrackingPipeline.Options {
    var options = TrackingPipeline.Options()
    options.root = root
    options.measuredFiles = measuredFiles
    options.asOf = asOf
    options.threads = threads
    return options
  }
}
