import TargetDSL
import TargetEngine

/// The values of an option such as `--data [PLAN=]DIR`: one for every plan, and some for single ones.
struct PlanValues<Value: Sendable>: Sendable {
  struct OfPlan: Sendable {
    /// The name of a plan, its file or its folder.
    let plan: String
    let value: Value

    /// Whether it is of the plan in a file, of such a name.
    func isOf(_ path: String, named name: String?) -> Bool {
      isAt(path) || name.map { matchKey($0) == matchKey(plan) } == true
    }

    /// Whether it gives the plan's file or folder.
    func isAt(_ path: String) -> Bool {
      let given = tidied(plan)
      return given == path || given == parentFolder(of: path)
    }
  }

  let option: Option
  private(set) var general: Value?
  private(set) var ofPlans: [OfPlan] = []

  /// - Parameters:
  ///   - split: The plan and what is said of it; `nil` where a text speaks of no plan.
  ///   - read: What a text means.
  init(
    _ option: Option, _ arguments: ParsedArguments,
    split: (String) throws(UsageError) -> (plan: String, text: String)?,
    read: (String) throws(UsageError) -> Value
  ) throws(UsageError) {
    self.option = option
    for text in arguments.values(option) {
      guard let (plan, rest) = try split(text) else {
        guard general == nil else { throw PlanValues.twice(option) }
        general = try read(text)
        continue
      }
      guard !plan.isEmpty, !rest.isEmpty else { throw PlanValues.halfWritten(option, text) }
      guard !ofPlans.contains(where: { tidied($0.plan) == tidied(plan) }) else {
        throw PlanValues.twice(option, plan)
      }
      ofPlans.append(OfPlan(plan: plan, value: try read(rest)))
    }
  }

  var isEmpty: Bool { general == nil && ofPlans.isEmpty }

  /// What is said of the plan in a file alone.
  func own(of path: String, named name: String?) -> Value? {
    ofPlans.last { $0.isOf(path, named: name) }?.value
  }

  /// What is said of the plan in a file, or of all.
  func value(of path: String, named name: String?) -> Value? {
    own(of: path, named: name) ?? general
  }

  private static func halfWritten(_ option: Option, _ text: String) -> UsageError {
    let value = (option.value ?? "").replacing("[PLAN=]", with: "")
    return UsageError(
      Phrase(
        en: "`--\(option.name)` is written \(value) or PLAN=\(value), not `\(text)`",
        vi: "`--\(option.name)` viết là \(value) hoặc KẾ_HOẠCH=\(value), không phải `\(text)`"),
      hint: option.name == "data"
        ? Phrase(
          en: "for example `--data laichau=registers/laichau`", vi: "ví dụ `--data laichau=so-lieu/laichau`")
        : nil)
  }

  private static func twice(_ option: Option, _ plan: String) -> UsageError {
    UsageError(
      option.name == "data"
        ? Phrase(
          en: "`--data` names two folders for `\(plan)`", vi: "`--data` nêu hai thư mục cho `\(plan)`")
        : Phrase(
          en: "`--\(option.name)` stands twice for `\(plan)`",
          vi: "`--\(option.name)` được nêu hai lần cho `\(plan)`"))
  }

  private static func twice(_ option: Option) -> UsageError {
    let value = (option.value ?? "").replacing("[PLAN=]", with: "PLAN=")
    return UsageError(
      option.name == "data"
        ? Phrase(
          en: "`--data` names two folders; `--data PLAN=DIR` says which plan each is of",
          vi: "`--data` nêu hai thư mục; viết `--data KẾ_HOẠCH=THƯ_MỤC` để nói thư mục nào của kế hoạch nào")
        : Phrase(
          en: "`--\(option.name)` stands twice; `--\(option.name) \(value)` says which plan each is of",
          vi:
            "`--\(option.name)` được nêu hai lần; viết `--\(option.name) \(value)` để nói mỗi cái của kế hoạch nào"
        ))
  }
}

extension PlanValues<String> {
  /// Folders.
  init(folders option: Option, _ arguments: ParsedArguments) throws(UsageError) {
    try self.init(option, arguments) { text throws(UsageError) in
      // A folder may have such a sign in its name.
      if (try? fileType(at: text))?.type == .folder { return nil }
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    } read: { text throws(UsageError) in
      try TrackingOptions.prove(text, is: .folder)
      return text
    }
  }
}
