import TargetDSL
import TargetEngine

/// The options of `check`, read and proved.
struct CheckOptions: Sendable {
  let tracking: TrackingOptions
  let targets: [String]
  let format: ReportFormat
  let outputs: [OutputFiles<ReportFormat>.File]
  let failRule: FailRule
  let warnsOnly: Bool
  let baseline: String?
  let updatesBaseline: Bool
  let appliesFixes: Bool
  let showsAll: Bool
  let watches: Bool

  private static let formats = ReportFormat.allCases.map(\.rawValue)

  private static let formatOption = Option(
    "format", value: "FORMAT", choices: formats,
    Phrase(
      en: "the form of the report: \(formats.joined(separator: ", "))",
      vi: "dạng báo cáo: \(formats.joined(separator: ", "))"))
  private static let failOn = Option(
    "fail-on", value: "LIST", offers: .list(FailRule.words.map(\.word)), isRepeatable: true,
    Phrase(
      en: "also fail (exit 1) on these, due or not: \(failWords)",
      vi: "thoát với mã 1 cả với các kết luận này, dù chưa đến hạn: \(failWords)"))
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

  private static let allOption = Option(
    "all",
    Phrase(
      en:
        "a line for every clause in the text report, also for what is unmeasured, and all that is known of it",
      vi: "mỗi mốc một dòng trong báo cáo dạng text, kể cả mốc chưa đo được, cùng mọi điều đã biết"))

  private static let watch = Option(
    "watch",
    Phrase(
      en:
        "judge again whenever a plan or its data change, write the files of `--output` anew, and tell what changed",
      vi:
        "đánh giá lại mỗi khi kế hoạch hoặc số liệu thay đổi, ghi lại các tệp của `--output` và nêu điều đã đổi"
    ))

  private static var failWords: String { FailRule.words.map(\.word).joined(separator: ", ") }

  static let all: [Option] =
    TrackingOptions.all + [
      .only, formatOption, .output, failOn, warnOnly, baselineOption, updateBaseline, fix, allOption, watch,
      .color,
      .width,
    ]

  init(_ invocation: Invocation) throws(UsageError) {
    let arguments = invocation.arguments
    tracking = try TrackingOptions(invocation)
    targets = arguments.values(.only)
    format = arguments.value(CheckOptions.formatOption).flatMap(ReportFormat.init(rawValue:)) ?? .text
    failRule = try FailRule(words: arguments.values(CheckOptions.failOn))
    warnsOnly = arguments.has(CheckOptions.warnOnly)
    baseline = arguments.value(CheckOptions.baselineOption)
    outputs = try OutputFiles(
      invocation, besides: tracking.measuredFiles + [baseline].compactMap { $0 }
    ).files
    updatesBaseline = arguments.has(CheckOptions.updateBaseline)
    appliesFixes = arguments.has(CheckOptions.fix)
    showsAll = arguments.has(CheckOptions.allOption)
    watches = arguments.has(CheckOptions.watch)
    if watches, updatesBaseline || appliesFixes {
      throw UsageError(
        Phrase(
          en: "`--watch` only looks: it does not go with `--fix` or `--update-baseline`",
          vi: "`--watch` chỉ theo dõi, không dùng cùng `--fix` hay `--update-baseline`"))
    }
    _ = try invocation.width(.output)
    if updatesBaseline {
      guard baseline != nil else {
        throw UsageError(
          Phrase(
            en: "`--update-baseline` needs `--baseline FILE`",
            vi: "`--update-baseline` cần có `--baseline TỆP`"))
      }
      guard targets.isEmpty else {
        throw UsageError(
          Phrase(
            en: "`--update-baseline` writes the whole file and cannot go with `--only`",
            vi: "`--update-baseline` ghi lại cả tệp nên không dùng cùng `--only`"))
      }
    }
    if arguments.operands.isEmpty {
      throw .noPlanIsNamed(
        Phrase(
          en: "write `plancheck check PATH`, a plan file or a folder",
          vi: "hãy viết `plancheck check ĐƯỜNG_DẪN`; ĐƯỜNG_DẪN là tệp kế hoạch hoặc thư mục"))
    }
  }
}
