/// How a bound is worded: the one list of words that open a bound. By it the parser knows where one begins, the checker tells
/// bounds apart, plan text is written, and an editor offers them in this order.
enum BoundForm: CaseIterable, Sendable {
  case atLeast, moreThan, atMost, lessThan, exactly, reach, between, about, atLeastAbout
  /// `up by …`, `down by …`; also what ends in `times 2020` and opens as its size does.
  case change
  case noneLeft, everyOne

  /// The words that open it; `up` and `down` are such before `by` only.
  var openings: [[Keyword]] {
    switch self {
    case .atLeast: [[.at, .least]]
    case .moreThan: [[.more, .than]]
    case .atMost: [[.at, .most]]
    case .lessThan: [[.less, .than]]
    case .exactly: [[.exactly]]
    case .reach: [[.from]]
    case .between: [[.between]]
    case .about: [[.about]]
    case .atLeastAbout: [[.at, .least, .about]]
    case .change: [[.up, .by], [.down, .by]]
    case .noneLeft: [[.noneWord]]
    case .everyOne: [[.all]]
    }
  }

  /// All openings as a plan has them: `at least`, `more than`, …
  static let spelledOpenings = allCases.flatMap(\.openings).map { $0.map(\.rawValue).joined(separator: " ") }

  /// The form that words open; `nil` where they open none.
  init?(of words: [Keyword]) {
    guard let form = BoundForm.longestFirst.first(where: { words.starts(with: $0.words) })?.form else {
      return nil
    }
    self = form
  }

  /// `at least` opens `at least about` as well.
  private static let longestFirst: [(words: [Keyword], form: BoundForm)] =
    allCases.flatMap { form in form.openings.map { ($0, form) } }.sorted { $0.0.count > $1.0.count }
}
