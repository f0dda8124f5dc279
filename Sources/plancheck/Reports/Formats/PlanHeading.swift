import TargetDSL
import TargetEngine

/// What stands above the goals of a plan in the report for a terminal.
struct PlanHeading {
  let plan: PlanReport
  let style: ReportStyle

  func title(_ behind: String) -> [String] {
    let name = plan.label == nil ? "" : " (\(plan.name))"
    return lines(plan.title + name + behind).map { TextStyle.bold.applied(to: $0, if: style.usesColor) }
  }

  var asOf: String {
    let day = style.text(TimeText.phrase(plan.asOf))
    return style.text(en: "as of \(day)", vi: "tính đến \(day)")
  }

  var sample: [String] {
    guard let notice = plan.sampleNotice else { return [] }
    return lines(style.text(en: "SAMPLE DATA: ", vi: "SỐ LIỆU GIẢ ĐỊNH: ") + notice)
      .map { TextStyle.yellow.applied(to: $0, if: style.usesColor) }
  }

  func lines(_ text: String) -> [String] {
    wrapped(printable(text), width: style.width, indent: 0, hanging: 2)
  }
}

extension PlanReport {
  /// Readers of Vietnamese find the label of a target, which is in their language; with its name where another has the
  /// same.
  func name(of target: TargetReport, _ style: ReportStyle) -> String {
    guard style.language == .vietnamese, let label = target.label else { return target.name }
    let isOnly = targets.count { $0.label == label } == 1
    return isOnly ? label : "\(label) (\(target.name))"
  }
}
