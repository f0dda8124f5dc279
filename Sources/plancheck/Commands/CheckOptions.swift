import TargetDSL
import TargetEngine

/// The options of `check`, read and proved.
struct CheckOptions: Sendable {
  struct Output: Sendable {
    let format: ReportFormat
    let path: String
  }

  let tracking: TrackingOptions
  let targets: [String]
  let format: ReportFormat
  let outputs: [Output]
  let failRule: FailRule
  let warnsOnly: Bool
  let baseline: String?
  let updatesBaseline: Bool
  let appliesFixes: Bool

  private static let formats = ReportFormat.allCases.map(\.rawValue)

  private static let only = Option(
    "only", value: "NAME", isRepeatable: true,
    Phrase(en: "report this target only (repeatable)", vi: "chỉ báo cáo mục tiêu này (lặp lại được)"))
  private static let formatOption = Option(
    "format", value: "FORMAT", choices: formats,
    Phrase(
      en: "the form of the report: \(formats.joined(separator: ", "))",
      vi: "dạng báo cáo: \(formats.joined(separator: ", "))"))
  private static let output = Option(
    "output", value: "FORMAT=FILE", isRepeatable: true,
    Phrase(
      en: "also write the report to a file (repeatable)", vi: "ghi thêm báo cáo ra tệp (lặp lại được)"))
  private static let failOn = Option(
    "fail-on", value: "LIST", isRepeatable: true,
    Phrase(
      en: "also fail (exit 1) on these, due or not: \(failWords)",
      vi: "thoát mã 1 cả với các kết quả này, dù chưa đến hạn: \(failWords)"))
  private static let warnOnly = Option(
    "warn-only",
    Phrase(en: "exit 0 where it would be 1", vi: "thoát mã 0 thay cho mã 1"))
  private static let baselineOption = Option(
    "baseline", value: "FILE",
    Phrase(
      en: "fail only on what is worse than this file says, and where the file is out of date",
      vi: "chỉ báo lỗi khi xấu hơn tệp này ghi, hoặc khi tệp đã cũ"))
  private static let updateBaseline = Option(
    "update-baseline",
    Phrase(en: "write the present failures to the baseline", vi: "ghi các lỗi hiện tại vào tệp đối chiếu"))

  private static let fix = Option(
    "fix",
    Phrase(
      en: "first apply the fixes that surely keep or restore what was meant, to the files of the plans",
      vi: "trước hết áp dụng các cách sửa chắc chắn đúng ý vào các tệp của kế hoạch"))

  private static var failWords: String { FailRule.words.map(\.word).joined(separator: ", ") }

  static let all: [Option] =
    TrackingOptions.all + [
      only, formatOption, output, failOn, warnOnly, baselineOption, updateBaseline, fix, .color, .width,
    ]

  init(_ invocation: Invocation) throws(UsageError) {
    let arguments = invocation.arguments
    tracking = try TrackingOptions(invocation)
    targets = arguments.values(CheckOptions.only)
    format = arguments.value(CheckOptions.formatOption).flatMap(ReportFormat.init(rawValue:)) ?? .text
    var outputs: [Output] = []
    for text in arguments.values(CheckOptions.output) { outputs.append(try CheckOptions.output(text)) }
    try CheckOptions.proveWritable(outputs.map(\.path))
    self.outputs = outputs
    failRule = try FailRule(words: arguments.values(CheckOptions.failOn))
    warnsOnly = arguments.has(CheckOptions.warnOnly)
    baseline = arguments.value(CheckOptions.baselineOption)
    updatesBaseline = arguments.has(CheckOptions.updateBaseline)
    appliesFixes = arguments.has(CheckOptions.fix)
    _ = try invocation.width(.output)
    if updatesBaseline {
      guard baseline != nil else {
        throw UsageError(
          Phrase(
            en: "`--update-baseline` needs `--baseline FILE`",
            vi: "`--update-baseline` cần có `--baseline FILE`"))
      }
      guard targets.isEmpty else {
        throw UsageError(
          Phrase(
            en: "`--update-baseline` writes the whole file and cannot go with `--only`",
            vi: "`--update-baseline` ghi lại cả tệp nên không dùng cùng `--only`"))
      }
    }
    if arguments.operands.isEmpty {
      throw UsageError(
        Phrase(en: "no plan is named", vi: "chưa nêu kế hoạch nào"),
        hint: Phrase(
          en: "write `plancheck check PATH`, a plan file or a folder",
          vi: "hãy viết `plancheck check PATH`, PATH là tệp kế hoạch hoặc thư mục"))
    }
  }

  private static func output(_ text: String) throws(UsageError) -> Output {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw UsageError(
        Phrase(
          en: "`--output` is written FORMAT=FILE, not `\(text)`",
          vi: "`--output` viết là FORMAT=FILE, không phải `\(text)`"),
        hint: Phrase(
          en: "for example `--output sarif=report.sarif`", vi: "ví dụ `--output sarif=report.sarif`"))
    }
    guard let format = ReportFormat(rawValue: String(parts[0])) else {
      throw UsageError.unknown(
        Phrase(
          en: "`--output` does not know the format `\(parts[0])`",
          vi: "`--output` không nhận dạng `\(parts[0])`"),
        word: String(parts[0]), among: formats)
    }
    return Output(format: format, path: String(parts[1]))
  }

  /// A report may not take the place of another, of a plan or of a data file.
  private static func proveWritable(_ paths: [String]) throws(UsageError) {
    var seen: Set<String> = []
    for path in paths.map(tidied) {
      let isInput =
        path.hasSuffix(".plan")
        || path.split(separator: "/").dropLast().contains { ["data", "sample"].contains($0) }
      if isInput {
        throw UsageError(
          Phrase(
            en: "`--output` would overwrite a plan or its data: `\(path)`",
            vi: "`--output` sẽ ghi đè kế hoạch hoặc dữ liệu của nó: `\(path)`"))
      }
      if !seen.insert(path).inserted {
        throw UsageError(
          Phrase(en: "two reports are to be written to `\(path)`", vi: "hai báo cáo cùng ghi vào `\(path)`"))
      }
    }
  }
}
