/// How a bound is worded. The checker tells bounds apart by these words, plan text is written with them, and an editor offers
/// them: in this order.
enum BoundForm: CaseIterable, Sendable {
  case atLeast, atMost, moreThan, lessThan, exactly, between, about, reach, atLeastAbout, everyOne, noneLeft
  /// `up by …`, `… times 2020`: words of its own beside those of its size.
  case change

  /// The words that open it, as a plan has them; none for a change.
  var opening: String {
    switch self {
    case .atLeast: "at least"
    case .atMost: "at most"
    case .moreThan: "more than"
    case .lessThan: "less than"
    case .exactly: "exactly"
    case .between: "between"
    case .about: "about"
    case .reach: "from"
    case .atLeastAbout: "at least about"
    case .everyOne: "all"
    case .noneLeft: "none"
    case .change: ""
    }
  }

  /// The words around quantities that are written already: `at least 60%`, `from 5 to 6 people`, `about 95% within 1 point`.
  func planText(_ quantity: String = "", to second: String? = nil, within tolerance: String? = nil) -> String
  {
    var words = [opening, quantity].filter { !$0.isEmpty }
    if let second { words += [self == .between ? "and" : "to", second] }
    if let tolerance { words += ["within", tolerance] }
    return words.joined(separator: " ")
  }
}

extension Bound {
  /// How it is worded.
  var form: BoundForm {
    switch self {
    case .atLeast: .atLeast
    case .moreThan: .moreThan
    case .atMost: .atMost
    case .lessThan: .lessThan
    case .exactly: .exactly
    case .noneLeft: .noneLeft
    case .everyOne: .everyOne
    case .reach: .reach
    case .between: .between
    case .about: .about
    case .atLeastAbout: .atLeastAbout
    case .change: .change
    }
  }
}
