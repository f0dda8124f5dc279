import TargetDSL
import TargetEngine

/// A plan that errors keep from being judged.
struct UnjudgedPlan: Sendable {
  let file: String
  /// Those of its own file first, each by its place.
  let errors: [Diagnostic]

  init(file: String, problems: [Diagnostic]) {
    self.file = file
    func order(_ error: Diagnostic) -> (Int, Int, Int) {
      let (line, column) = error.place.position
      return (error.place.path == file ? 0 : 1, line ?? 0, column ?? 0)
    }
    errors = problems.filter { $0.severity == .error }.enumerated().sorted {
      let (left, right) = (order($0.element), order($1.element))
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }

  /// The first that is wrong with it, and where. For example: `line 3: expected a number`.
  var firstError: Phrase? {
    errors.first.map { error in
      let message = error.message
      guard let line = error.place.position.line else { return message }
      return error.place.path == file
        ? Phrase(en: "line \(line: line): \(message)", vi: "dòng \(line: line): \(message)")
        : Phrase(
          en: "\(error.place.path), line \(line: line): \(message)",
          vi: "\(error.place.path), dòng \(line: line): \(message)")
    }
  }
}

/// Plans that a report of several leaves out because of errors: every form of it that has a place for them names them.
struct BrokenPlans: Sendable {
  var plans: [UnjudgedPlan] = []
  /// Why, with what else is wrong beside.
  var errors: [Diagnostic] = []

  var files: [String] { plans.map(\.file) }

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
    BrokenPlans(plans: unjudged, errors: problems.filter { $0.severity == .error })
  }
}
