/// The goals that hold at one time, as linear constraints over the kinds of rows of their tables.
struct GoalSystem {
  let goals: [Goal]
  let time: GoalTime
  private let measures: [LinearMeasure]
  private let requirements: [Requirement]
  /// `nil` where the exact numbers grow too large.
  private let quotients: [QuotientColumns?]
  /// What meeting each goal takes.
  private let rows: [[LinearProgram.Row]?]
  private let columns: [Int: MassColumns]
  /// What each mass adds up.
  private let kinds: [Int: Int]

  /// `nil` where the goals are too many or too different to be gone through.
  init?(_ goals: [Goal], at time: GoalTime, _ index: MassIndex) {
    self.goals = goals
    self.time = time
    let measures = goals.map { index.measure(ofTarget: $0.targetIndex) }
    self.measures = measures
    guard let layout = ColumnLayout(of: measures.flatMap(\.masses), year: time.year, index) else {
      return nil
    }
    columns = layout.columns
    kinds = layout.kinds
    let requirements = zip(goals, measures).map { Requirement($0.clause.bound, isWhole: $1.isWhole) }
    guard requirements.count == goals.count else { return nil }
    self.requirements = requirements
    let quotients = measures.map { QuotientColumns($0, layout.columns, words: layout.words) }
    self.quotients = quotients
    rows = zip(requirements, quotients).map { requirement, quotient in
      quotient.flatMap { quotient in requirement.sides.allRows { quotient.rows(for: $0) } }
    }
  }

  /// Whether some data meet all the goals at these places; `nil` where it cannot be told.
  func canMeet(_ places: some Sequence<Int>) -> Bool? {
    var all: [LinearProgram.Row] = []
    for place in places {
      guard let given = rows[place] else { return nil }
      all += given
    }
    return LinearProgram(all).isFeasible
  }

  /// Whether every way of meeting one goal meets another too, and there is a way of missing the other.
  func implies(_ first: Int, _ second: Int) -> Bool {
    guard let given = rows[first], let quotient = quotients[second] else { return false }
    return requirements[second].sides.allSatisfy { side in
      guard let opposite = quotient.rows(for: side.opposite) else { return false }
      return LinearProgram(opposite + given).isFeasible == false
        && LinearProgram(opposite).isFeasible == true
    }
  }

  // MARK: How two goals are related

  enum Relation { case same, inside, around, apart, complements, other }

  /// How the rows that count for one goal lie to those that count for another.
  func relation(_ first: Int, _ second: Int) -> Relation {
    if goals[first].subject == goals[second].subject { return .same }
    guard let left = counted(measures[first].numerator), let right = counted(measures[second].numerator)
    else {
      return .other
    }
    let whole = measures[first].denominator.flatMap { counted($0) }
    if left == right { return .same }
    if left.isSubset(of: right) { return .inside }
    if right.isSubset(of: left) { return .around }
    if !left.meets(right) {
      return whole.map { left.union(right) == $0 } ?? false ? .complements : .apart
    }
    return .other
  }

  private func counted(_ form: LinearMeasure.Form) -> ColumnSet? {
    form.single.flatMap { columns[$0] }.flatMap { $0.subtracted == nil ? $0.added : nil }
  }

  /// Whether two goals measure alike, so that one may imply the other in so many words: two counts, two sums of one
  /// number, or two shares of one whole.
  func isAlike(_ first: Int, _ second: Int) -> Bool {
    if goals[first].subject == goals[second].subject { return true }
    let (left, right) = (measures[first], measures[second])
    guard let one = left.numerator.single, let other = right.numerator.single, kinds[one] == kinds[other],
      columns[one]?.subtracted == nil
    else {
      return false
    }
    switch (left.denominator?.single, right.denominator?.single) {
    case (nil, nil): return left.denominator == nil && right.denominator == nil
    case (let one?, let other?): return columns[one] == columns[other]
    default: return false
    }
  }
}

extension LinearMeasure.Form {
  fileprivate var single: Int? { terms.count == 1 ? terms.first?.mass : nil }
}

extension [Requirement.Side] {
  /// The rows of all sides; `nil` where one has none.
  fileprivate func allRows(_ rows: (Requirement.Side) -> [LinearProgram.Row]?) -> [LinearProgram.Row]? {
    var all: [LinearProgram.Row] = []
    for side in self {
      guard let found = rows(side) else { return nil }
      all += found
    }
    return all
  }
}
