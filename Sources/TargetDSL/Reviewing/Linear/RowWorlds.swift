/// Every kind of row that a table can have, as far as some conditions tell rows apart.
///
/// Cells are taken as known. Properties that depend on each other in ways that are not modelled here count as
/// independent: that only adds kinds of rows, so what no mixture of them can meet cannot be met at all.
struct RowWorlds {
  /// The kinds of rows by the conditions that hold for them: bit i for condition i. Each set of conditions once.
  let signatures: [UInt64]

  private static let mostKinds = 30_000
  static let mostConditions = 64

  /// `nil` where there are too many conditions or too many kinds of rows to go through.
  init?(_ conditions: [Condition], tables: [Table], year: Int?) {
    guard conditions.count <= Self.mostConditions else { return nil }
    let variables = DomainCollector.variables(of: conditions, tables, year)
    let tests = conditions.map(variables.test)
    // Values that every test treats alike are one.
    let choices = variables.domains.indices.map { variable in
      let outcomes = tests.flatMap { $0.outcomes(of: variable) }
      var seen: Set<[Bool]> = []
      return variables.domains[variable].values.indices.filter { value in
        seen.insert(outcomes.map { $0[value] }).inserted
      }
    }
    var kinds = 1
    for values in choices {
      kinds *= values.count
      guard kinds <= Self.mostKinds else { return nil }
    }
    var found: Set<UInt64> = []
    var digits = [Int](repeating: 0, count: choices.count)
    var positions = choices.map { $0[0] }
    for _ in 0..<kinds {
      var signature: UInt64 = 0
      for (index, test) in tests.enumerated() where test.holds(positions) { signature |= 1 << UInt64(index) }
      found.insert(signature)
      // The next combination, as an odometer counts.
      for variable in choices.indices {
        digits[variable] = (digits[variable] + 1) % choices[variable].count
        positions[variable] = choices[variable][digits[variable]]
        if digits[variable] != 0 { break }
      }
    }
    signatures = found.sorted()
  }
}

/// Finds the variables of conditions and cuts their values.
struct DomainCollector {
  let tables: [Table]
  let year: Int?
  private var domains: [RowVariable: RowDomain] = [:]
  private var order: [RowVariable] = []

  static func variables(of conditions: [Condition], _ tables: [Table], _ year: Int?) -> RowVariables {
    var collector = DomainCollector(tables: tables, year: year)
    for condition in conditions { collector.collect(condition) }
    let domains = collector.order.map { collector.finished($0) }
    return RowVariables(tables: tables, year: year, variables: collector.order, domains: domains)
  }

  private init(tables: [Table], year: Int?) {
    self.tables = tables
    self.year = year
  }

  private mutating func collect(_ condition: Condition) {
    switch condition {
    case .always: break
    case .all(let parts), .any(let parts): for part in parts { collect(part) }
    case .not(let inner): collect(inner)
    default:
      let test = condition.normalized(year)
      guard let variable = test.variable(tables) else { return }
      if domains[variable] == nil { order.append(variable) }
      var domain = domains[variable] ?? RowDomain()
      switch test {
      case .number(_, _, .constant(let cut)): domain.cuts.append(cut)
      case .date(_, _, .constant(let day)): domain.cuts.append(Rational(day.dayNumber))
      case .has(_, _, let least): domain.cuts.append(Rational(least))
      case .isText(_, let texts): domain.texts += texts
      default: break
      }
      domains[variable] = domain
    }
  }

  private func finished(_ variable: RowVariable) -> RowDomain {
    var domain = domains[variable] ?? RowDomain()
    domain.cuts = Array(Set(domain.cuts)).sorted()
    domain.texts = Array(Set(domain.texts)).sorted()
    let values = values(of: variable, domain)
    domain.values = values.isEmpty ? [0] : values
    return domain
  }

  private func values(of variable: RowVariable, _ domain: RowDomain) -> [Int] {
    switch variable {
    case .yesNo(let path): return [0, 1] + none([path])
    case .category(let path):
      guard case .category(let categories)? = tables.column(path)?.type else { return [0] }
      return Array(categories.indices) + none([path])
    case .text(let path): return Array(0...domain.texts.count) + none([path])
    case .numbers(let left, let right): return [0, 1, 2] + none(left.paths + right.paths)
    case .dates(let left, let right): return [0, 1, 2] + none([left, right])
    case .number(let expression):
      var pieces = pieces(domain.cuts, isWhole: expression.isWhole(tables))
      if case .column(let path, let scale) = expression, let column = tables.column(path) {
        pieces = pieces.filter { isInside($0, domain.cuts, column, scale) }
      }
      return pieces + none(expression.paths)
    case .date(let path): return pieces(domain.cuts, isWhole: true) + none([path])
    case .references:
      return pieces(domain.cuts, isWhole: true).filter {
        $0 > 0 || domain.cuts.first.map { $0 > .zero } ?? true
      }
    case .test: return [0, 1]
    }
  }

  /// The pieces of the number line between and on the cuts; open pieces without a whole number left out for numbers
  /// that are whole.
  private func pieces(_ cuts: [Rational], isWhole: Bool) -> [Int] {
    (0...2 * cuts.count).filter { piece in
      guard isWhole else { return true }
      if !piece.isMultiple(of: 2) { return cuts[piece / 2].isInteger }
      let upper = piece / 2
      guard upper > 0, upper < cuts.count else { return true }
      return cuts[upper - 1].floor + 1 < cuts[upper].ceiling
    }
  }

  /// Whether a piece meets the range that the column declares.
  private func isInside(_ piece: Int, _ cuts: [Rational], _ column: Column, _ scale: Rational) -> Bool {
    let upper =
      piece.isMultiple(of: 2) ? cuts.indices.contains(piece / 2) ? cuts[piece / 2] : nil : cuts[piece / 2]
    let lower =
      piece.isMultiple(of: 2)
      ? cuts.indices.contains(piece / 2 - 1) ? cuts[piece / 2 - 1] : nil : cuts[piece / 2]
    if let minimum = column.minimum, let least = try? minimum.multiplied(by: scale), let upper {
      if piece.isMultiple(of: 2) ? upper <= least : upper < least { return false }
    }
    if let maximum = column.maximum, let most = try? maximum.multiplied(by: scale), let lower {
      if piece.isMultiple(of: 2) ? lower >= most : lower > most { return false }
    }
    return true
  }

  private func none(_ paths: [ColumnPath]) -> [Int] {
    paths.contains { path in path.steps.contains { mayBeNone($0) } } ? [RowDomain.none] : []
  }

  private func mayBeNone(_ step: ColumnPath.Step) -> Bool {
    guard tables.indices.contains(step.table), tables[step.table].columns.indices.contains(step.column) else {
      return true
    }
    return tables[step.table].columns[step.column].blank == .none
  }

}

extension [Table] {
  func column(_ path: ColumnPath) -> Column? {
    let step = path.target
    guard indices.contains(step.table), self[step.table].columns.indices.contains(step.column) else {
      return nil
    }
    return self[step.table].columns[step.column]
  }
}

extension NumberExpression {
  /// Whether its values are whole numbers for certain.
  fileprivate func isWhole(_ tables: [Table]) -> Bool {
    switch self {
    case .column(let path, let scale):
      if case .whole? = tables.column(path)?.type { return scale == .one }
      return false
    case .constant(let number): return number.isInteger
    case .year, .yearOf: return true
    case .negated(let inner): return inner.isWhole(tables)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
      return left.isWhole(tables) && right.isWhole(tables)
    case .quotient: return false
    }
  }
}
