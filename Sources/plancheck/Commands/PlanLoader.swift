import TargetDSL
import TargetEngine

/// Reads and checks the one plan that a command names, without its data.
struct PlanLoader {
  let invocation: Invocation

  /// The plan; `nil` after its mistakes have been shown.
  func load(_ operand: String, root: String?) throws(UsageError) -> CheckedPlan? {
    let (files, problems) = PlanFinder.find([operand])
    if let problem = problems.first { throw problem }
    var options = TrackingPipeline.Options()
    options.root = root
    let pipeline = TrackingPipeline(options: options)
    let compiled = files.map { pipeline.compile($0.path) }.filter { !$0.isVocabulary }
    guard let found = compiled.first else {
      throw UsageError(
        Phrase(en: "`\(operand)` holds no plan", vi: "`\(operand)` không chứa kế hoạch nào"),
        hint: Phrase(
          en: "a plan has a header that starts with `plan`", vi: "kế hoạch có phần đầu bắt đầu bằng `plan`"))
    }
    guard compiled.count == 1 else {
      throw UsageError(
        Phrase(en: "`\(operand)` holds several plans", vi: "`\(operand)` chứa nhiều kế hoạch"),
        hint: Phrase(en: "name one of them", vi: "hãy nêu một trong số đó"))
    }
    return try plan(of: found)
  }

  /// The same for a text that stands for the file at a path.
  func load(contents: [UInt8], of path: String, root: String?) throws(UsageError) -> CheckedPlan? {
    var options = TrackingPipeline.Options()
    options.root = root
    let compiled = TrackingPipeline(options: options).compile(path, contents: [path: contents])
    guard !compiled.isVocabulary else {
      throw UsageError(
        Phrase(en: "standard input holds no plan", vi: "đầu vào chuẩn không chứa kế hoạch nào"),
        hint: Phrase(
          en: "a plan has a header that starts with `plan`", vi: "kế hoạch có phần đầu bắt đầu bằng `plan`"))
    }
    return try plan(of: compiled)
  }

  private func plan(of found: CompiledPlan) throws(UsageError) -> CheckedPlan? {
    if found.plan == nil {
      let renderer = DiagnosticRenderer(
        language: invocation.language, usesColor: invocation.usesColor(.error),
        width: try invocation.width(.error))
      for diagnostic in found.diagnostics where diagnostic.severity == .error {
        invocation.complain(renderer.render(diagnostic) + "\n")
      }
    }
    return found.plan
  }
}
