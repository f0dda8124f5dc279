/// What a value must be beside that of an earlier year: `up by at least 7% per year since 2020`, `down by 1 to 1.5
/// points`, `at least 1.5 times 2020`.
public struct Change: Hashable, Sendable {
  /// What the size of the change is told in.
  public enum Kind: Hashable, Sendable {
    /// A percentage of the earlier value.
    case part
    /// An amount in the measure's unit, or points of a percentage.
    case amount
    /// A multiple of the earlier value.
    case times
  }

  /// What `size` is told in.
  public let kind: Kind
  /// `down by`
  public let isDecrease: Bool
  /// How much, as it is written: one of `atLeast`, `moreThan`, `atMost`, `lessThan`, `exactly`, `reach` on numbers that
  /// are not negative. A part is 0.07 for 7%, an amount in base units.
  public let size: Bound
  /// Compounded, or added up, over the years.
  public let isPerYear: Bool
  /// The year of the earlier value; `nil` for the year before the one that is judged.
  public let since: Int?

  package init(kind: Kind, isDecrease: Bool, size: Bound, isPerYear: Bool, since: Int?) {
    self.kind = kind
    self.isDecrease = isDecrease
    self.size = size
    self.isPerYear = isPerYear
    self.since = since
  }

  /// What the change asks of the measure where the earlier value is `reference` (above 0 for a part or a multiple)
  /// and lies `years` years back.
  ///
  /// With a reference of 1, or of 0 for an amount, it is what the change asks of the quotient, or of the difference.
  public func bound(from reference: Rational, years: Int) throws(ArithmeticOverflow) -> Bound {
    func level(_ number: Rational) throws(ArithmeticOverflow) -> Rational {
      let times = isPerYear ? years : 1
      let signed = isDecrease ? number.negation : number
      switch kind {
      case .times: return try reference.multiplied(by: number)
      case .amount: return reference.sum(try signed.multiplied(by: Rational(times)))
      case .part: return try reference.multiplied(by: try Rational.one.sum(signed).power(times))
      }
    }
    switch size {
    case .atLeast(let number): return isDecrease ? .atMost(try level(number)) : .atLeast(try level(number))
    case .moreThan(let number):
      return isDecrease ? .lessThan(try level(number)) : .moreThan(try level(number))
    case .atMost(let number): return isDecrease ? .atLeast(try level(number)) : .atMost(try level(number))
    case .lessThan(let number):
      return isDecrease ? .moreThan(try level(number)) : .lessThan(try level(number))
    case .reach(let from, let to):
      // The lesser change is what must be reached; going beyond the greater one is met.
      return isDecrease ? .atMost(try level(from)) : .reach(try level(from), try level(to))
    case .exactly(let number): return .exactly(try level(number))
    case .noneLeft, .everyOne, .between, .about, .atLeastAbout, .change:
      // No such size is ever made.
      return size
    }
  }

  /// Whether the value has to rise or to fall.
  var wantsMore: Bool? { size.wantsMore.map { $0 != isDecrease } }

  /// The unit in which the size is written, for a measure's unit.
  public func unit(of measure: UnitExpression) -> UnitExpression { kind.unit(of: measure) }
}

extension Change.Kind {
  /// The unit in which a change of this kind is told, for a measure's unit.
  public func unit(of measure: UnitExpression) -> UnitExpression {
    switch self {
    case .part: .percent
    case .times: .plain
    case .amount: measure.isPercentage || measure.type == .ratio ? .points : measure
    }
  }
}

extension Rational {
  /// The power with an exponent of at least 0, by squaring.
  public func power(_ exponent: Int) throws(ArithmeticOverflow) -> Rational {
    var (result, square, rest) = (Rational.one, self, max(exponent, 0))
    while rest > 0 {
      if rest & 1 == 1 { result = try result.multiplied(by: square) }
      rest >>= 1
      if rest > 0 { square = try square.multiplied(by: square) }
    }
    return result
  }
}
