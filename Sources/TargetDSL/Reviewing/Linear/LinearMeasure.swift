/// A measure as a quotient of two weighted sums of masses: numbers or weights of rows.
struct LinearMeasure {
  /// Something that adds up over disjoint sets of rows.
  enum Mass: Hashable {
    /// The number of rows of a set.
    case rows(RowSet, ignoresUnknown: Bool)
    /// The sum over the rows of a set of a number that is never negative.
    case weight(NumberExpression, RowSet, ignoresUnknown: Bool)
    /// A number about which only its name is known.
    case named(String)
  }

  struct Form {
    var masses: [Mass: Rational] = [:]
    var constant = Rational.zero
  }

  var numerator: Form
  /// Never negative; `nil` for 1.
  var denominator: Form?
  /// A number of rows, so always whole.
  var isWhole = false

  /// What it is made of, in order.
  var masses: [Mass] {
    (Array(numerator.masses.keys) + Array((denominator?.masses ?? [:]).keys)).map {
      (name: $0.name, mass: $0)
    }
    .sorted { $0.name < $1.name }.map(\.mass)
  }

  /// The measure of a target; one that is not linear is a number of its own, known by its identity.
  init(_ measure: TypedMeasure, in plan: CheckedPlan) {
    var steps = 0
    let linear = LinearMeasure.of(measure.expression, plan, &steps)
    self = linear ?? LinearMeasure(numerator: Form(masses: [.named(measure.identity): .one]))
  }

  private init(numerator: Form, denominator: Form? = nil, isWhole: Bool = false) {
    self.numerator = numerator
    self.denominator = denominator
    self.isWhole = isWhole
  }

  /// Indicators that build on indicators may double at every step, so the parts are counted.
  private static let stepLimit = 500

  private static func of(_ expression: Measure, _ plan: CheckedPlan, _ steps: inout Int) -> LinearMeasure? {
    steps += 1
    guard steps < stepLimit else { return nil }
    func part(_ inner: Measure) -> LinearMeasure? { of(inner, plan, &steps) }
    switch expression {
    case .aggregate(let aggregate): return of(aggregate, plan.tables)
    // Identified with the whole measure by the caller.
    case .stated: return nil
    case .indicator(let index, at: nil):
      guard plan.indicators.indices.contains(index) else { return nil }
      let measure = plan.indicators[index].measure
      return part(measure.expression)
        ?? LinearMeasure(numerator: Form(masses: [.named(measure.identity): .one]))
    case .indicator: return nil
    case .number(let number): return LinearMeasure(numerator: Form(constant: number))
    case .negated(let inner): return part(inner)?.scaled(by: Rational(-1))
    case .sum(let left, let right): return part(left)?.adding(part(right))
    case .difference(let left, let right): return part(left)?.adding(part(right)?.scaled(by: Rational(-1)))
    case .product(let left, .number(let factor)), .product(.number(let factor), let left):
      return part(left)?.scaled(by: factor)
    case .product: return nil
    case .quotient(let left, let right):
      guard let top = part(left), let bottom = part(right), top.denominator == nil, bottom.denominator == nil,
        !bottom.numerator.constant.isNegative,
        bottom.numerator.masses.allSatisfy({ !$0.value.isNegative && !$0.key.isNamed })
      else { return nil }
      return LinearMeasure(numerator: top.numerator, denominator: bottom.numerator)
    }
  }

  private static func of(_ aggregate: Aggregate, _ tables: [Table]) -> LinearMeasure? {
    let all = aggregate.population
    let chosen = RowSet(table: all.table, condition: all.condition.and(aggregate.condition))
    let ignores = aggregate.ignoresUnknown
    func rows(_ set: RowSet) -> Form { Form(masses: [.rows(set, ignoresUnknown: ignores): .one]) }
    func weight(_ expression: NumberExpression, _ set: RowSet) -> Form {
      Form(masses: [.weight(expression, set, ignoresUnknown: ignores): .one])
    }
    switch aggregate.function {
    case .count: return LinearMeasure(numerator: rows(chosen), isWhole: true)
    case .countDistinct: return nil
    case .share(nil): return LinearMeasure(numerator: rows(chosen), denominator: rows(all))
    case .share(let expression?):
      return LinearMeasure(numerator: weight(expression, chosen), denominator: weight(expression, all))
    case .sum(let expression):
      return expression.isNeverNegative(tables) ? LinearMeasure(numerator: weight(expression, chosen)) : nil
    case .mean(let expression, nil):
      guard expression.isNeverNegative(tables) else { return nil }
      return LinearMeasure(numerator: weight(expression, chosen), denominator: rows(chosen))
    case .mean: return nil
    }
  }

  private func scaled(by factor: Rational) -> LinearMeasure? {
    guard let numerator = numerator.scaled(by: factor) else { return nil }
    return LinearMeasure(numerator: numerator, denominator: denominator)
  }

  private func adding(_ other: LinearMeasure?) -> LinearMeasure? {
    guard let other, denominator == nil, other.denominator == nil,
      let sum = numerator.adding(other.numerator, times: .one)
    else { return nil }
    return LinearMeasure(numerator: sum)
  }
}

extension LinearMeasure.Mass {
  /// A text that differs between masses, to put them in order.
  fileprivate var name: String { "\(self)" }

  var isNamed: Bool { if case .named = self { true } else { false } }

  /// The rows that it is about.
  var rows: RowSet? {
    switch self {
    case .rows(let set, _), .weight(_, let set, _): set
    case .named: nil
    }
  }
}

extension LinearMeasure.Form {
  func scaled(by factor: Rational) -> Self? { LinearMeasure.Form().adding(self, times: factor) }

  /// `nil` where the exact numbers grow too large.
  func adding(_ other: Self, times factor: Rational) -> Self? {
    var sum = self
    for (mass, coefficient) in other.masses {
      guard let product = try? coefficient.multiplied(by: factor),
        let total = try? (sum.masses[mass] ?? .zero).adding(product)
      else { return nil }
      sum.masses[mass] = total
    }
    guard let product = try? other.constant.multiplied(by: factor),
      let total = try? sum.constant.adding(product)
    else {
      return nil
    }
    sum.constant = total
    return sum
  }
}

extension NumberExpression {
  /// Whether the declared ranges of its columns keep it from falling below 0.
  fileprivate func isNeverNegative(_ tables: [Table]) -> Bool {
    switch self {
    case .column(let path, _): tables.column(path)?.minimum.map { !$0.isNegative } ?? false
    case .constant(let number): !number.isNegative
    case .year, .yearOf: true
    case .sum(let left, let right), .product(let left, let right), .quotient(let left, let right):
      left.isNeverNegative(tables) && right.isNeverNegative(tables)
    case .negated, .difference: false
    }
  }
}
