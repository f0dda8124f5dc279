import TargetDSL
import TargetEngine

/// `--data PLAN=DIR`: the snapshots of one of several plans.
struct DataOfPlan: Hashable, Sendable {
  /// The name of a plan, its file or its folder.
  let plan: String
  let folder: String

  /// `nil` where the text only names a folder.
  init?(_ text: String) throws(UsageError) {
    // A folder may have such a sign in its name.
    if (try? fileType(at: text))?.type == .folder { return nil }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    guard !parts[0].isEmpty, !parts[1].isEmpty else {
      throw UsageError(
        Phrase(
          en: "`--data` is written DIR or PLAN=DIR, not `\(text)`",
          vi: "`--data` viết là THƯ_MỤC hoặc KẾ_HOẠCH=THƯ_MỤC, không phải `\(text)`"),
        hint: Phrase(
          en: "for example `--data laichau=registers/laichau`", vi: "ví dụ `--data laichau=so-lieu/laichau`"))
    }
    (plan, folder) = (parts[0], parts[1])
    try TrackingOptions.prove(folder, is: .folder)
  }

  /// Whether it is of the plan in a file, whose name may only be found where it is asked for.
  func isOf(_ path: String, named name: @autoclosure () -> String?) -> Bool {
    let given = tidied(plan)
    return given == path || given == parentFolder(of: path)
      || name().map { matchKey($0) == matchKey(plan) } == true
  }
}
