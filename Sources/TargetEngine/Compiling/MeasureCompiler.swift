import TargetDSL

/// Compiles measures into one program a table, so that every table is read once for all of them.
struct MeasureCompiler {
  let tables: SnapshotTables
  private(set) var builders: [Int: ProgramBuilder] = [:]

  init(tables: SnapshotTables) {
    self.tables = tables
  }

  /// `measure` speaks of no `year` any more.
  mutating func compile(_ measure: Measure, groupedBy path: ColumnPath?) throws(MeasureGap) -> CompiledMeasure
  {
    switch measure {
    case .aggregate(let aggregate): return .aggregate(try compile(aggregate, path))
    case .number(let number): return .number(number)
    case .stated, .indicator:
      throw MeasureGap(
        reason: Phrase(
          en: "rows cannot give this quantity", vi: "các dòng số liệu không cho được đại lượng này"))
    case .negated(let operand): return .negated(try compile(operand, groupedBy: path))
    case .sum(let left, let right):
      return try joined(
        measure, path, .sum(try compile(left, groupedBy: path), try compile(right, groupedBy: path)))
    case .difference(let left, let right):
      return try joined(
        measure, path, .difference(try compile(left, groupedBy: path), try compile(right, groupedBy: path)))
    case .product(let left, let right):
      return .product(try compile(left, groupedBy: path), try compile(right, groupedBy: path))
    case .quotient(let left, let right):
      let arithmetic = CompiledMeasure.quotient(
        try compile(left, groupedBy: path), try compile(right, groupedBy: path))
      guard let first = LinearCombination(left), let second = LinearCombination(right),
        first.table == second.table,
        let table = first.table
      else { return arithmetic }
      return try form(table, first, over: second, path, otherwise: arithmetic)
    }
  }

  private mutating func joined(
    _ measure: Measure, _ path: ColumnPath?, _ arithmetic: CompiledMeasure
  ) throws(MeasureGap) -> CompiledMeasure {
    guard let linear = LinearCombination(measure), linear.terms.count > 1, let table = linear.table else {
      return arithmetic
    }
    return try form(table, linear, over: nil, path, otherwise: arithmetic)
  }

  // MARK: - Programs

  /// Adds to the program of a table.
  mutating func build<Result>(
    _ table: Int, _ body: (inout ProgramBuilder) throws(MeasureGap) -> Result
  ) throws(MeasureGap) -> Result {
    var builder = builders.removeValue(forKey: table) ?? ProgramBuilder(table: table, tables: tables)
    // The program is kept where one measure fails: what it added is only computed in vain.
    defer { builders[table] = builder }
    _ = try tables.open(table)
    return try body(&builder)
  }

  private func group(_ path: ColumnPath?, _ table: Int, _ builder: inout ProgramBuilder) throws(MeasureGap)
    -> Int?
  {
    guard let path else { return nil }
    guard path.table == table else {
      throw MeasureGap(
        reason: Phrase(
          en: "the measure reads tables that have no way to the groups",
          vi: "phép đo đọc những bảng không dẫn tới các nhóm"))
    }
    return try builder.group(path)
  }

  private mutating func compile(_ aggregate: Aggregate, _ path: ColumnPath?) throws(MeasureGap)
    -> CompiledAggregate
  {
    let table = aggregate.population.table
    let population = aggregate.population.condition
    let condition = aggregate.condition
    let tables = tables
    let group = group
    return try build(table) { (builder) throws(MeasureGap) in
      let groups = try group(path, table, &builder)
      let joint = try builder.joint(population, condition)
      var item: Int?
      var valueCount: Int?
      switch aggregate.function {
      case .count, .share(weight: nil): break
      case .countDistinct(let column):
        let lane = try builder.lane(column.steps, tables.distinctForm(of: column))
        valueCount = builder.program.lanes[lane].valueCount
        item = builder.item(
          .distinct(joint: joint, lane: lane, ignoresUnknown: aggregate.ignoresUnknown, group: groups))
      case .share(let weight?):
        let number = try builder.number(weight, [])
        let all = try builder.joint(population, .always)
        item = builder.item(
          .form(
            .init(
              numerator: [.init(coefficient: .one, joint: joint, value: number, presence: nil)],
              numeratorOffset: .zero,
              denominator: [.init(coefficient: .one, joint: all, value: number, presence: nil)],
              denominatorOffset: .zero, ignoresUnknown: aggregate.ignoresUnknown, weights: [number]),
            group: groups))
      case .sum(let number):
        let value = try builder.number(number, [])
        item = builder.item(
          .form(
            .init(
              numerator: [.init(coefficient: .one, joint: joint, value: value, presence: nil)],
              numeratorOffset: .zero, denominator: [], denominatorOffset: .zero,
              ignoresUnknown: aggregate.ignoresUnknown, weights: []),
            group: groups))
      case .value(let number):
        // As a mean: a row without a value gives none, not 0.
        let value = try builder.number(number, [])
        item = builder.item(
          .form(
            .init(
              numerator: [.init(coefficient: .one, joint: joint, value: value, presence: nil)],
              numeratorOffset: .zero,
              denominator: [.init(coefficient: .one, joint: joint, value: nil, presence: value)],
              denominatorOffset: .zero, ignoresUnknown: aggregate.ignoresUnknown, weights: []),
            group: groups))
      case .mean(let number, let weight):
        let value = try builder.number(number, [])
        let weight = try weight.map { (weight) throws(MeasureGap) in try builder.number(weight, []) }
        item = builder.item(
          .form(
            .init(
              numerator: [
                .init(
                  coefficient: .one, joint: joint, value: weight.map { .product($0, value) } ?? value,
                  presence: nil)
              ],
              numeratorOffset: .zero,
              denominator: [.init(coefficient: .one, joint: joint, value: weight, presence: value)],
              denominatorOffset: .zero, ignoresUnknown: aggregate.ignoresUnknown,
              weights: weight.map { [$0] } ?? []),
            group: groups))
      }
      return CompiledAggregate(
        table: table, function: aggregate.function, ignoresUnknown: aggregate.ignoresUnknown,
        tally: builder.item(.tally(joint: joint, group: groups)), item: item, valueCount: valueCount)
    }
  }

  private mutating func form(
    _ table: Int, _ numerator: LinearCombination, over divisor: LinearCombination?, _ path: ColumnPath?,
    otherwise: CompiledMeasure
  ) throws(MeasureGap) -> CompiledMeasure {
    let group = group
    return try build(table) { (builder) throws(MeasureGap) in
      let groups = try group(path, table, &builder)
      func terms(_ linear: LinearCombination) throws(MeasureGap) -> [RowProgram.Term] {
        var terms: [RowProgram.Term] = []
        for (coefficient, aggregate) in linear.terms {
          let joint = try builder.joint(aggregate.population.condition, aggregate.condition)
          var value: RowNumber?
          if case .sum(let number) = aggregate.function { value = try builder.number(number, []) }
          terms.append(.init(coefficient: coefficient, joint: joint, value: value, presence: nil))
        }
        return terms
      }
      let numeratorTerms = try terms(numerator)
      let divisorTerms = try divisor.map { (divisor) throws(MeasureGap) in try terms(divisor) } ?? []
      let form = RowProgram.Form(
        numerator: numeratorTerms, numeratorOffset: numerator.offset, denominator: divisorTerms,
        denominatorOffset: divisor?.offset ?? .zero, ignoresUnknown: false, weights: [])
      let joint = (divisorTerms.first ?? numeratorTerms.first)?.joint ?? 0
      return .form(
        table: table, item: builder.item(.form(form, group: groups)),
        tally: builder.item(.tally(joint: joint, group: groups)), isQuotient: divisor != nil,
        otherwise: otherwise)
    }
  }
}

/// Sums and counts over one population, each times a number, plus a number.
struct LinearCombination {
  private(set) var terms: [(coefficient: Rational, aggregate: Aggregate)] = []
  private(set) var offset: Rational = .zero

  var table: Int? { terms.first?.aggregate.population.table }

  /// `nil` where the measure is anything else, or has no aggregate.
  init?(_ measure: Measure) {
    guard (try? add(measure, times: .one)) == true, let first = terms.first else { return nil }
    guard terms.allSatisfy({ $0.aggregate.population == first.aggregate.population }) else { return nil }
  }

  private mutating func add(_ measure: Measure, times factor: Rational) throws(ArithmeticOverflow) -> Bool {
    switch measure {
    case .aggregate(let aggregate):
      guard !aggregate.ignoresUnknown else { return false }
      switch aggregate.function {
      case .count, .sum: terms.append((factor, aggregate))
      case .countDistinct, .share, .mean, .value: return false
      }
      return true
    case .number(let number):
      offset = try offset.adding(try number.multiplied(by: factor))
      return true
    case .negated(let operand): return try add(operand, times: try factor.negated())
    case .sum(let left, let right):
      let isLinear = try add(left, times: factor)
      return try add(right, times: factor) && isLinear
    case .difference(let left, let right):
      let isLinear = try add(left, times: factor)
      return try add(right, times: try factor.negated()) && isLinear
    case .product(.number(let number), let operand), .product(let operand, .number(let number)):
      return try add(operand, times: try factor.multiplied(by: number))
    case .quotient(let operand, .number(let number)):
      guard let inverse = try Rational.one.divided(by: number) else { return false }
      return try add(operand, times: try factor.multiplied(by: inverse))
    case .product, .quotient, .stated, .indicator: return false
    }
  }
}

extension SnapshotTables {
  /// The form in which the different values of a column are counted.
  func distinctForm(of path: ColumnPath) -> LaneForm {
    let column = plan.tables[path.target.table].columns[path.target.column]
    if case .text = column.type { return .pooledText(isFolded: isKey(path.target)) }
    return LaneForm.natural(of: column, isFollowed: true)
  }
}
