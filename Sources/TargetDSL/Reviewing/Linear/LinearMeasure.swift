/// A measure as a quotient of two weighted sums of masses: numbers or weights of rows.
struct LinearMeasure {
  /// A weighted sum of masses of a `MassIndex`, each once, and a constant.
  struct Form {
    var terms: [WeightedMass] = []
    var constant = Rational.zero
  }

  struct WeightedMass {
    let mass: Int
    var coefficient: Rational
  }

  var numerator: Form
  /// Never negative; `nil` for 1.
  var denominator: Form?
  /// A number of rows, so always whole.
  var isWhole = false

  /// What it is made of.
  var masses: [Int] { (numerator.terms + (denominator?.terms ?? [])).map(\.mass) }

  /// The measure of a target; one that is not linear is a number of its own, known by its identity.
  init(_ measure: TypedMeasure, _ index: MassIndex) {
    var steps = 0
    self = LinearMeasure.of(measure.expression, index, &steps) ?? LinearMeasure(named: measure, index)
  }

  private init(named measure: TypedMeasure, _ index: MassIndex) {
    self.init(numerator: Form(index.mass(.named(measure.identity), nil)))
  }

  private init(numerator: Form, denominator: Form? = nil, isWhole: Bool = false) {
    self.numerator = numerator
    self.denominator = denominator
    self.isWhole = isWhole
  }

  /// Indicators that build on indicators may double at every step, so the parts are counted.
  private static let stepLimit = 500

  private static func of(
    _ expression: Measure, _ index: MassIndex, _ steps: inout Int
  ) -> LinearMeasure? {
    steps += 1
    guard steps < stepLimit else { return nil }
    func part(_ inner: Measure) -> LinearMeasure? { of(inner, index, &steps) }
    switch expression {
    case .aggregate(let aggregate): return of(aggregate, index)
    // Identified with the whole measure by the caller.
    case .stated: return nil
    case .indicator(let number, at: nil):
      guard index.plan.indicators.indices.contains(number) else { return nil }
      let measure = index.plan.indicators[number].measure
      return part(measure.expression) ?? LinearMeasure(named: measure, index)
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
        bottom.numerator.terms.allSatisfy({ !$0.coefficient.isNegative && !index.masses[$0.mass].isNamed })
      else { return nil }
      return LinearMeasure(numerator: top.numerator, denominator: bottom.numerator)
    }
  }

  private static func of(_ aggregate: Aggregate, _ index: MassIndex) -> LinearMeasure? {
    let all = aggregate.population.condition
    let table = aggregate.population.table
    let chosen = all.and(aggregate.condition)
    let ignores = aggregate.ignoresUnknown
    func rows(_ condition: Condition) -> Form {
      Form(index.mass(.rows(table: table, ignoresUnknown: ignores), condition))
    }
    func weight(_ expression: NumberExpression, _ condition: Condition) -> Form {
      Form(index.mass(.weight(expression, table: table, ignoresUnknown: ignores), condition))
    }
    switch aggregate.function {
    case .count: return LinearMeasure(numerator: rows(chosen), isWhole: true)
    case .countDistinct: return nil
    case .share(nil): return LinearMeasure(numerator: rows(chosen), denominator: rows(all))
    case .share(let expression?):
      return LinearMeasure(numerator: weight(expression, chosen), denominator: weight(expression, all))
    case .sum(let expression):
      return expression.isNeverNegative(index.plan.tables)
        ? LinearMeasure(numerator: weight(expression, chosen)) : nil
    case .mean(let expression, nil):
      guard expression.isNeverNegative(index.plan.tables) else { return nil }
      return LinearMeasure(numerator: weight(expression, chosen), denominator: rows(chosen))
    case .mean, .value: return nil
    }
  }

  private func scaled(by factor: Rational) -> LinearMeasure? {
    guard let numerator = Form().adding(numerator, times: factor) else { return nil }
    return LinearMeasure(numerator: numerator, denominator: denominator)
  }

  private func adding(_ other: LinearMeasure?) -> LinearMeasure? {
    guard let other, denominator == nil, other.denominator == nil,
      let sum = numerator.adding(other.numerator, times: .one)
    else { return nil }
    return LinearMeasure(numerator: sum)
  }
}

extension LinearMeasure.Form {
  /// One mass, once.
  fileprivate init(_ mass: Int) {
    terms = [LinearMeasure.WeightedMass(mass: mass, coefficient: .one)]
  }

  /// `nil` where the exact numbers grow too large.
  fileprivate func adding(_ other: Self, times factor: Rational) -> Self? {
    var sum = self
    for term in other.terms {
      guard let product = try? term.coefficient.multiplied(by: factor) else { return nil }
      if let place = sum.terms.firstIndex(where: { $0.mass == term.mass }) {
        guard let total = try? sum.terms[place].coefficient.adding(product) else { return nil }
        sum.terms[place].coefficient = total
      } else {
        sum.terms.append(LinearMeasure.WeightedMass(mass: term.mass, coefficient: product))
      }
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
