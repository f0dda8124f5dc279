import TargetDSL
import TargetEngine

/// Plans that a report of several leaves out because of errors: every form of it that has a place for them names them.
struct BrokenPlans: Sendable {
  var files: [String] = []
  /// Why, with what else is wrong beside.
  var errors: [Diagnostic] = []

  func lines(_ style: ReportStyle) -> [String] {
    files.map {
      style.text(en: "\($0): not judged because of its errors", vi: "\($0): chưa đánh giá vì còn lỗi")
    }
  }

  /// The same for a terminal.
  func printableLines(_ style: ReportStyle) -> [String] {
    lines(style).flatMap { wrapped(printable($0), width: style.width, indent: 0, hanging: 2) }
  }
}

extension Report {
  var broken: BrokenPlans {
    BrokenPlans(files: unjudged, errors: problems.filter { $0.severity == .error })
  }
}
