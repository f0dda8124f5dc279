/// The values of a variable, cut as finely as the tests of it tell them apart.
struct RowDomain {
  /// Constants that the variable is compared with, in ascending order.
  private var cuts: [Rational] = []
  /// Texts that it is compared with, sorted.
  private var texts: [String] = []
  /// `2i` lies below cut i (and above cut i-1), `2i+1` on it; categories and texts by their index.
  private(set) var values: [Int] = []

  /// The value for *none*: the known absence of one.
  private static let none = -1

  init(of variable: RowVariable, tests: [Condition], _ tables: [Table]) {
    for test in tests {
      if let cut = test.cut { cuts.append(cut) }
      if case .isText(_, let among) = test { texts += among }
    }
    cuts = cuts.sortedOnce()
    texts = texts.sortedOnce()
    values = values(of: variable, tables)
    if values.isEmpty { values = [0] }
  }

  private func values(of variable: RowVariable, _ tables: [Table]) -> [Int] {
    func none(_ paths: [ColumnPath]) -> [Int] { tables.mayHoldNone(paths) ? [RowDomain.none] : [] }
    switch variable {
    case .yesNo(let path): return [0, 1] + none([path])
    case .category(let path):
      guard case .category(let categories)? = tables.column(path)?.type else { return [0] }
      return Array(categories.indices) + none([path])
    case .text(let path): return Array(0...texts.count) + none([path])
    case .numbers(let left, let right): return [0, 1, 2] + none(left.paths + right.paths)
    case .dates(let left, let right): return [0, 1, 2] + none([left, right])
    case .number(let expression):
      var pieces = pieces(isWhole: expression.isWhole(tables))
      if case .column(let path, let scale) = expression, let column = tables.column(path) {
        pieces = pieces.filter { isInside($0, column, scale) }
      }
      return pieces + none(expression.paths)
    case .date(let path): return pieces(isWhole: true) + none([path])
    case .references:
      return pieces(isWhole: true).filter { $0 > 0 || cuts.first.map { $0 > .zero } ?? true }
    case .test: return [0, 1]
    }
  }

  /// The pieces of the number line between and on the cuts; open pieces without a whole number left out for numbers
  /// that are whole.
  private func pieces(isWhole: Bool) -> [Int] {
    (0...2 * cuts.count).filter { piece in
      guard isWhole else { return true }
      if !piece.isMultiple(of: 2) { return cuts[piece / 2].isInteger }
      let upper = piece / 2
      guard upper > 0, upper < cuts.count else { return true }
      return cuts[upper - 1].floor + 1 < cuts[upper].ceiling
    }
  }

  /// Whether a piece meets the range that the column declares.
  private func isInside(_ piece: Int, _ column: Column, _ scale: Rational) -> Bool {
    let isOpen = piece.isMultiple(of: 2)
    let upper = cuts.indices.contains(piece / 2) ? cuts[piece / 2] : nil
    let lower = isOpen ? (cuts.indices.contains(piece / 2 - 1) ? cuts[piece / 2 - 1] : nil) : upper
    if let minimum = column.minimum, let least = try? minimum.multiplied(by: scale), let upper {
      if isOpen ? upper <= least : upper < least { return false }
    }
    if let maximum = column.maximum, let most = try? maximum.multiplied(by: scale), let lower {
      if isOpen ? lower >= most : lower > most { return false }
    }
    return true
  }

  /// For each value whether a normalized test of the variable holds.
  func outcomes(of test: Condition) -> [Bool] {
    // Where the cut of the test lies among the pieces.
    let cut = test.cut.flatMap { cuts.firstIndex(of: $0) }.map { 2 * $0 + 1 }
    return values.map { outcome(of: test, for: $0, cut: cut) }
  }

  private func outcome(of test: Condition, for value: Int, cut: Int?) -> Bool {
    let isNone = value == RowDomain.none
    switch test {
    case .isNone: return isNone
    case .isOneOf(_, let categories): return categories.contains(value)
    case .isText(_, let among): return texts.indices.contains(value) && among.contains(texts[value])
    case .number(_, let comparison, let right):
      if isNone { return comparison == .notEqual }
      guard case .constant = right else { return comparison.holds(value, 1) }
      return cut.map { comparison.holds(value, $0) } ?? false
    case .date(_, let comparison, let right):
      if isNone { return comparison == .notEqual }
      guard case .constant = right else { return comparison.holds(value, 1) }
      return cut.map { comparison.holds(value, $0) } ?? false
    case .has: return cut.map { Comparison.greaterOrEqual.holds(value, $0) } ?? false
    case .always, .all, .any, .not, .isYes, .sameValue, .isKnown, .refers: return value == 1
    }
  }
}

extension Condition {
  /// The constant that a normalized test compares with.
  fileprivate var cut: Rational? {
    switch self {
    case .number(_, _, .constant(let cut)): cut
    case .date(_, _, .constant(let day)): Rational(day.dayNumber)
    case .has(_, _, let least): Rational(least)
    case .always, .all, .any, .not, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone,
      .refers:
      nil
    }
  }
}

extension [Table] {
  fileprivate func mayHoldNone(_ paths: [ColumnPath]) -> Bool {
    paths.contains { path in path.steps.contains { column($0).map { $0.blank == .none } ?? true } }
  }
}
