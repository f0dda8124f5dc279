/// What a target measures, as an expression over rows, stated quantities and numbers.
public indirect enum Measure: Hashable, Sendable {
  /// A count, share, sum, mean or single value over the rows of one table.
  case aggregate(Aggregate)
  /// A quantity that no table gives: known from `baseline`, `reported` and measured values only, under the name
  /// of the indicator or target that declares it.
  case stated(name: String)
  /// Another indicator's value, an index into `CheckedPlan.indicators`; for the date that is measured, or the
  /// last value dated in another year.
  case indicator(Int, at: YearReference?)
  /// In base units; a percentage is a share (60% is 3/5).
  case number(Rational)
  /// The value with the other sign.
  case negated(Measure)
  /// Of two measures of the same type and dimension.
  case sum(Measure, Measure)
  /// Of two measures of the same type and dimension; of two shares it is points.
  case difference(Measure, Measure)
  /// The dimensions of both are multiplied.
  case product(Measure, Measure)
  /// The dimensions are divided; not applicable where the divisor is 0.
  case quotient(Measure, Measure)
}

extension Measure {
  /// No row and no stated value takes part: it is the same on every day.
  var isOfNumbersAlone: Bool {
    switch self {
    case .number: true
    case .aggregate, .stated, .indicator: false
    case .negated(let operand): operand.isOfNumbersAlone
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.isOfNumbersAlone && right.isOfNumbersAlone
    }
  }
}

/// `at 2019`, or `at year - 1` relative to the year that is being measured.
public enum YearReference: Hashable, Sendable {
  /// A calendar year.
  case year(Int)
  /// For example: -1 for `at year - 1`.
  case relative(Int)
}

/// One number made from the rows of one table.
public struct Aggregate: Hashable, Sendable {
  /// How rows become a number.
  public enum Function: Hashable, Sendable {
    /// Rows of the population for which the condition holds.
    case count
    /// Different values of a column.
    case countDistinct(ColumnPath)
    /// The weight of the rows for which the condition holds in the weight of the population; 1 a row where
    /// there is no weight.
    case share(weight: NumberExpression?)
    /// The sum of a number over the rows for which the condition holds.
    case sum(NumberExpression)
    /// The sum over the number of rows that have a value; with a weight, weighted by it.
    case mean(NumberExpression, weight: NumberExpression?)
    /// The value in the only row; of none or several there is no value.
    case value(NumberExpression)
  }

  /// How rows become a number.
  public let function: Function
  /// The rows that are looked at.
  public let population: RowSet
  /// `where …` after the population.
  public let condition: Condition
  /// `ignoring unknown`: rows with anything unknown that matters are left out and counted.
  public let ignoresUnknown: Bool

  package init(function: Function, population: RowSet, condition: Condition, ignoresUnknown: Bool) {
    self.function = function
    self.population = population
    self.condition = condition
    self.ignoresUnknown = ignoresUnknown
  }
}

/// A measure with everything that checking has found out about it.
public struct TypedMeasure: Sendable {
  /// What is computed.
  public let expression: Measure
  /// What kind of number comes out; decides what it may be compared with.
  public let type: QuantityType
  /// The scale and unit in which a person reads it: of the first operand that has one.
  public let unit: UnitExpression
  /// Whether its value depends on `year`, directly or through an indicator.
  public let speaksOfYear: Bool
  /// Equal exactly where two measures mean the same, in this plan or in another; names of indicators and
  /// populations do not matter, a `stated` measure is its name and unit.
  public let identity: String
  /// The expression in its file.
  public let span: SourceSpan

  package init(
    expression: Measure, type: QuantityType, unit: UnitExpression, speaksOfYear: Bool, identity: String,
    span: SourceSpan
  ) {
    self.expression = expression
    self.type = type
    self.unit = unit
    self.speaksOfYear = speaksOfYear
    self.identity = identity
    self.span = span
  }
}

/// What kind of number a value is, so that unlike numbers never meet.
public enum QuantityType: Hashable, Sendable {
  /// A number of rows, or a bare number.
  case count
  /// A part of a whole, 0 to 1; written with `%`.
  case share
  /// The difference of two shares; written with `points`.
  case points
  /// A plain ratio; compared with a percentage or with a plain number.
  case ratio
  /// A number with a unit.
  case quantity(Dimension)
}

/// Units with their exponents, without a scale: `VND per person per year` is `VND^1 person^-1 year^-1`.
public struct Dimension: Hashable, Sendable {
  /// Unit names (the first word of their declaration; `year` is built in) with exponents other than 0.
  public let exponents: [String: Int]

  /// Leaves out exponents of 0, so that equal dimensions are equal values.
  public init(_ exponents: [String: Int]) {
    self.exponents = exponents.filter { $0.value != 0 }
  }

  /// Whether it has no unit at all.
  public var isPlain: Bool { exponents.isEmpty }
}

/// A scale and a unit as they are written: `million VND per person per year`, `%`, `points`, or nothing.
public struct UnitExpression: Hashable, Sendable {
  /// A word that multiplies the unit behind it; its raw value is the word in a plan.
  public enum Scale: String, CaseIterable, Hashable, Sendable {
    case one = ""
    case thousand, million, billion
    case thousandBillion = "thousand billion"

    /// 1 to 1 000 000 000 000.
    public var factor: Rational {
      switch self {
      case .one: Rational(1)
      case .thousand: Rational(1_000)
      case .million: Rational(1_000_000)
      case .billion: Rational(1_000_000_000)
      case .thousandBillion: Rational(1_000_000_000_000)
      }
    }
  }

  /// How it is read after a number. For example: `million VND per person per year`, `%`, `people`; empty for a
  /// plain number.
  public let text: String
  /// What stands before the unit; `one` where nothing does.
  public let scale: Scale
  /// What kind of number is written with it.
  public let type: QuantityType
  /// What reports in Vietnamese write for words of `text` that the plan labels. For example: `["ha": "héc-ta"]`.
  let labels: [String: String]

  package init(text: String, scale: Scale, type: QuantityType, labels: [String: String] = [:]) {
    self.text = text
    self.scale = scale
    self.type = type
    self.labels = labels
  }

  /// What a number written in this unit is multiplied by to be in base units: the scale, or 1/100 for `%` and
  /// `points`.
  public var factor: Rational {
    switch type {
    case .share, .points: Rational(1, over: 100) ?? .one
    case .count, .ratio, .quantity: scale.factor
    }
  }

  /// Nothing behind the number: a count.
  public static let plain = UnitExpression(text: "", scale: .one, type: .count)
  /// `%`: a share, whose numbers are hundredths.
  public static let percent = UnitExpression(text: "%", scale: .one, type: .share)
  /// `points`: a difference of shares, whose numbers are hundredths.
  public static let points = UnitExpression(text: "points", scale: .one, type: .points)

  /// The unit of a number that comes out of arithmetic, without a scale.
  static func base(of type: QuantityType) -> UnitExpression {
    switch type {
    case .share: .percent
    case .points: .points
    case .count, .ratio: UnitExpression(text: "", scale: .one, type: type)
    case .quantity(let dimension): UnitExpression(text: dimension.text, scale: .one, type: type)
    }
  }
}
