import TargetDSL

/// How far some measures tell the rows of tables apart: what an engine may put together without a value changing.
struct RowNeeds: Hashable {
  /// What is asked of a column. Of one whose values need not be told apart one by one, rows count as alike that lie
  /// between the same ends.
  enum Need: Hashable {
    /// Its very cell.
    case cell
    /// Between which of some values it lies, and what it adds up to.
    case place(among: Ends, isSummed: Bool)
  }

  /// Values with which cells are compared.
  struct Ends: Hashable {
    /// In the column's own unit.
    var numbers: Set<Rational> = []
    var days: Set<CalendarDate> = []
    /// Values below 0 are told apart.
    var isWeight = false

    func union(_ other: Ends) -> Ends {
      Ends(
        numbers: numbers.union(other.numbers), days: days.union(other.days),
        isWeight: isWeight || other.isWeight)
    }
  }

  private(set) var columns: [ColumnPath.Step: Need] = [:]

  /// Of one measure, for the whole or by group, in a year.
  init(of measure: Measure, _ grouping: Grouping?, year: Int, plan: CheckedPlan) {
    var reading = NeedReading(plan: plan)
    for aggregate in measure.resolving(year: year).aggregates { reading.add(aggregate) }
    if let grouping {
      reading.addCells(grouping.path)
      reading.add(grouping.groups.resolving(year: year).condition)
    }
    // What no rule above has spoken of is looked at cell by cell: keys into which references lead.
    for step in ColumnUse(of: measure, grouping, plan: plan).columns {
      columns[step] = reading.needs[step] ?? .cell
    }
  }

  /// The columns of one table.
  func columns(of table: Int) -> [Int: Need] {
    var found: [Int: Need] = [:]
    for (step, need) in columns where step.table == table { found[step.column] = need }
    return found
  }

  /// Puts needs together that the same rows serve, with their indices, which ascend.
  static func sets(of needs: [RowNeeds]) -> [(needs: RowNeeds, members: [Int])] {
    let order = needs.indices.sorted { (needs[$1].columns.count, $0) < (needs[$0].columns.count, $1) }
    var sets: [(needs: RowNeeds, members: [Int])] = []
    for index in order {
      if let known = sets.indices.first(where: { sets[$0].needs.serves(needs[index]) }) {
        sets[known].needs.add(needs[index])
        sets[known].members.append(index)
      } else {
        sets.append((needs[index], [index]))
      }
    }
    return sets.map { ($0.needs, $0.members.sorted()) }
  }

  /// Whether rows that are told apart as far as this says tell them apart as far as the other does, but for ends.
  private func serves(_ other: RowNeeds) -> Bool {
    other.columns.allSatisfy { step, need in
      switch (columns[step], need) {
      case (nil, _): false
      case (.cell, _): true
      case (.place, .cell): false
      case (.place(_, let isSummed), .place(_, let isOtherSummed)): isSummed || !isOtherSummed
      }
    }
  }

  private mutating func add(_ other: RowNeeds) {
    columns.merge(other.columns) { $0.joined(with: $1) }
  }
}

extension RowNeeds.Need {
  fileprivate func joined(with other: RowNeeds.Need) -> RowNeeds.Need {
    switch (self, other) {
    case (.cell, _), (_, .cell): .cell
    case (.place(let ends, let isSummed), .place(let others, let isOtherSummed)):
      .place(among: ends.union(others), isSummed: isSummed || isOtherSummed)
    }
  }
}

/// Collects what the parts of a measure ask of columns.
private struct NeedReading {
  let plan: CheckedPlan
  private(set) var needs: [ColumnPath.Step: RowNeeds.Need] = [:]

  init(plan: CheckedPlan) {
    self.plan = plan
  }

  private mutating func add(_ step: ColumnPath.Step, _ need: RowNeeds.Need) {
    needs[step] = needs[step].map { $0.joined(with: need) } ?? need
  }

  mutating func addCells(_ path: ColumnPath) { for step in path.steps { add(step, .cell) } }

  private mutating func addCells(of number: NumberExpression) { for path in number.paths { addCells(path) } }

  private mutating func addPlace(_ path: ColumnPath, _ ends: RowNeeds.Ends = .init(), isSummed: Bool = false)
  {
    guard path.isDirect else { return addCells(path) }
    add(path.target, .place(among: ends, isSummed: isSummed))
  }

  mutating func add(_ aggregate: Aggregate) {
    add(aggregate.population.condition)
    add(aggregate.condition)
    switch aggregate.function {
    case .count, .share(weight: nil): return
    case .countDistinct(let path): addCells(path)
    case .share(let weight?):
      addSum(of: weight)
      addWeight(weight)
    case .sum(let number), .value(let number): addSum(of: number)
    case .mean(let number, weight: nil): addSum(of: number)
    case .mean(let number, let weight?):
      addSum(of: .product(weight, number))
      addSum(of: weight)
      addWeight(weight)
    }
  }

  // MARK: Sums

  /// Rows may be put together where what they add is a straight line in each cell that varies: of two cells that are
  /// multiplied one stays as it is.
  private mutating func addSum(of number: NumberExpression) {
    guard let products = number.products() else { return addCells(of: number) }
    for product in products {
      let paths = product.filter(\.isDirect)
      let isRepeated = Set(paths).count < paths.count
      // The one with the most different values, as far as a declaration tells.
      let varying = isRepeated ? nil : paths.last { isDecimal($0) } ?? paths.last
      for path in product {
        if path == varying { addPlace(path, isSummed: true) } else { addCells(path) }
      }
    }
  }

  private func isDecimal(_ path: ColumnPath) -> Bool {
    switch plan.tables[path.target.table].columns[path.target.column].type {
    case .decimal: true
    case .whole, .text, .yesNo, .date, .category, .reference: false
    }
  }

  private mutating func addWeight(_ weight: NumberExpression) {
    var ends = RowNeeds.Ends()
    ends.isWeight = true
    guard case .column(let path, let scale) = weight, scale > .zero else {
      return addCells(of: weight)
    }
    addPlace(path, ends)
  }

  // MARK: Conditions

  mutating func add(_ condition: Condition) {
    switch condition {
    case .always: return
    case .all(let parts), .any(let parts): for part in parts { add(part) }
    case .not(let part): add(part)
    case .isYes(let path), .isOneOf(let path, _), .isText(let path, _): addCells(path)
    case .isKnown(let path), .isNone(let path): addPlace(path)
    case .sameValue(let left, let right):
      addCells(left)
      addCells(right)
    case .number(let left, _, let right): addComparison(of: .difference(left, right))
    case .date(.column(let path), _, .constant(let day)), .date(.constant(let day), _, .column(let path)):
      var ends = RowNeeds.Ends()
      ends.days = [day]
      addPlace(path, ends)
    case .date(.column(let left), _, .column(let right)):
      addCells(left)
      addCells(right)
    case .date(.constant, _, .constant): return
    case .refers(let path, let condition):
      addCells(path)
      add(condition)
    case .has(let rows, let column, _):
      add(rows.condition)
      add(ColumnPath.Step(table: rows.table, column: column), .cell)
    }
  }

  /// Where a number is below, at and above 0.
  private mutating func addComparison(of number: NumberExpression) {
    let paths = number.paths
    guard let path = paths.first, paths.allSatisfy({ $0 == path }), path.isDirect,
      let line = try? number.rowNumber({ _, _ in 0 }).affine(),
      let end = try? line.offset.negated().divided(by: line.factor)
    else { return addCells(of: number) }
    var ends = RowNeeds.Ends()
    if line.isYear {
      guard let year = Int(exactly: end.floor), (1...9998).contains(year),
        let first = CalendarDate(year: year, month: 1, day: 1)
      else { return addPlace(path) }
      ends.days = [first, .endOf(year: year)]
    } else {
      ends.numbers = [end]
    }
    addPlace(path, ends)
  }
}

extension NumberExpression {
  /// The products of cells that it is a sum of; `nil` where it is none, or would be one of very many.
  fileprivate func products() -> [[ColumnPath]]? {
    switch self {
    case .constant, .year: return [[]]
    case .yearOf: return nil
    case .column(let path, _): return [[path]]
    case .negated(let part): return part.products()
    case .sum(let left, let right), .difference(let left, let right):
      guard let first = left.products(), let second = right.products() else { return nil }
      return first + second
    case .product(let left, let right):
      guard let first = left.products(), let second = right.products(), first.count * second.count <= 64
      else {
        return nil
      }
      return first.flatMap { one in second.map { one + $0 } }
    case .quotient(let left, let right): return right.paths.isEmpty ? left.products() : nil
    }
  }

  /// With a lane for each cell.
  func rowNumber(
    _ lane: (ColumnPath, _ isDate: Bool) throws(MeasureGap) -> Int
  ) throws(MeasureGap) -> RowNumber {
    switch self {
    case .column(let path, let scale): .cell(lane: try lane(path, false), scale: scale)
    case .constant(let number): .constant(number)
    case .year: .constant(.zero)
    case .yearOf(let path): .yearOf(lane: try lane(path, true))
    case .negated(let operand): .negated(try operand.rowNumber(lane))
    case .sum(let left, let right): .sum(try left.rowNumber(lane), try right.rowNumber(lane))
    case .difference(let left, let right): .difference(try left.rowNumber(lane), try right.rowNumber(lane))
    case .product(let left, let right): .product(try left.rowNumber(lane), try right.rowNumber(lane))
    case .quotient(let left, let right): .quotient(try left.rowNumber(lane), try right.rowNumber(lane))
    }
  }
}
