import TargetDSL

@testable import TargetEngine

/// Tables as they are meant, without any file: the ground truth that the reference evaluator reads.
struct RowsModel {
  enum Value: Hashable {
    case category(Int)
    case flag(Bool)
    case number(Rational)
    case date(CalendarDate)
    case text(String)
    /// A row of the table that the column refers to.
    case row(Int)
  }

  enum Cell: Hashable {
    case known(Value)
    case none
    case unknown(mayBeNone: Bool)
  }

  let plan: CheckedPlan
  /// By table, row and column.
  var rows: [[[Cell]]]
  let year: Int
}

/// The meaning of measures, row by row, as sections 3, 4 and 8 of the language have it. Slow, and shares nothing
/// with the engine but the plan.
struct RowsReference {
  let model: RowsModel

  /// A place whose content a condition tests: a row and the columns that lead on from it.
  typealias Path = [ColumnPath.Step]
  /// What some category and yes/no cells are taken to be.
  typealias Assumptions = [Path: RowsModel.Cell]

  // MARK: - Cells

  func column(_ step: ColumnPath.Step) -> Column { model.plan.tables[step.table].columns[step.column] }

  func cell(_ row: Int, _ path: Path, _ assumptions: Assumptions = [:]) -> RowsModel.Cell {
    if let assumed = assumptions[path] { return assumed }
    var row = row
    for (index, step) in path.enumerated() {
      let cell = model.rows[step.table][row][step.column]
      if index == path.count - 1 { return cell }
      switch cell {
      case .known(.row(let next)): row = next
      case .none: return .none
      case .unknown(let mayBeNone):
        // The row exists unless the reference may be none; each later cell may be none where its column allows.
        let later = path[(index + 1)...].contains { column($0).blank == .none }
        return .unknown(mayBeNone: mayBeNone || later)
      case .known: return .none
      }
    }
    return .none
  }

  // MARK: - Conditions

  enum Truth { case yes, no, unknown }

  func negated(_ truth: Truth) -> Truth { truth == .yes ? .no : truth == .no ? .yes : .unknown }

  /// For a cell that is unknown: what is certain over a value or, where it may be, none.
  private func open(_ mayBeNone: Bool, value: Truth, none: Truth) -> Truth {
    !mayBeNone || value == none ? value : .unknown
  }

  func truth(_ condition: Condition, _ row: Int, _ prefix: Path = [], _ assumptions: Assumptions = [:])
    -> Truth
  {
    func cell(_ path: ColumnPath) -> RowsModel.Cell { self.cell(row, prefix + path.steps, assumptions) }
    switch condition {
    case .always: return .yes
    case .all(let parts):
      let truths = parts.map { truth($0, row, prefix, assumptions) }
      return truths.contains(.no) ? .no : truths.contains(.unknown) ? .unknown : .yes
    case .any(let parts):
      let truths = parts.map { truth($0, row, prefix, assumptions) }
      return truths.contains(.yes) ? .yes : truths.contains(.unknown) ? .unknown : .no
    case .not(let part): return negated(truth(part, row, prefix, assumptions))
    case .isYes(let path):
      switch cell(path) {
      case .known(let value): return value == .flag(true) ? .yes : .no
      case .none: return .no
      case .unknown: return .unknown
      }
    case .isOneOf(let path, let categories):
      switch cell(path) {
      case .known(.category(let value)): return categories.contains(value) ? .yes : .no
      case .known, .none: return .no
      case .unknown(let mayBeNone):
        guard case .category(let all) = column(path.target).type else { return .unknown }
        let value: Truth = categories.isEmpty ? .no : Set(categories).count == all.count ? .yes : .unknown
        return open(mayBeNone, value: value, none: .no)
      }
    case .sameValue(let left, let right):
      switch (cell(left), cell(right)) {
      case (.none, _), (_, .none): return .no
      case (.known(let first), .known(let second)): return first == second ? .yes : .no
      default: return .unknown
      }
    case .isText(let path, let among):
      switch cell(path) {
      case .known(.text(let text)): return among.contains(text) ? .yes : .no
      case .known(.row(let target)):
        let step = path.target
        guard case .reference(let table) = column(step).type, let key = model.plan.tables[table].key,
          case .known(.text(let text)) = model.rows[table][target][key]
        else { return .no }
        return among.contains { matchKey($0) == matchKey(text) } ? .yes : .no
      case .known, .none: return .no
      case .unknown: return .unknown
      }
    case .number(let left, let comparison, let right):
      let none: Truth = comparison == .notEqual ? .yes : .no
      switch number(.difference(left, right), row, prefix) {
      case .none: return none
      case .some(let value):
        return open(value.mayBeNone, value: compare(value.low, value.high, comparison), none: none)
      }
    case .date(let left, let comparison, let right):
      let none: Truth = comparison == .notEqual ? .yes : .no
      func value(_ expression: DateExpression) -> RowsModel.Cell {
        switch expression {
        case .column(let path): cell(path)
        case .constant(let date): .known(.date(date))
        }
      }
      switch (value(left), value(right)) {
      case (.none, _), (_, .none): return none
      case (.known(.date(let first)), .known(.date(let second))):
        let difference = Rational(first.dayNumber - second.dayNumber)
        return compare(difference, difference, comparison)
      default: return .unknown
      }
    case .isKnown(let path):
      // Whether a cell was recorded does not depend on what it is taken to be.
      if case .unknown = self.cell(row, prefix + path.steps) { return .no }
      return .yes
    case .isNone(let path):
      switch cell(path) {
      case .known: return .no
      case .none: return .yes
      case .unknown(let mayBeNone): return mayBeNone ? .unknown : .no
      }
    case .refers(let path, let target):
      switch cell(path) {
      case .known: return truth(target, row, prefix + path.steps, assumptions)
      case .none: return .no
      case .unknown: return .unknown
      }
    case .has(let rows, let through, let count):
      // The row itself, or the one that the prefix leads to.
      var place = RowsModel.Cell.known(.row(row))
      if !prefix.isEmpty { place = self.cell(row, prefix) }
      guard case .known(.row(let target)) = place else { return place == .none ? .no : .unknown }
      var (sure, possible) = (0, 0)
      for other in model.rows[rows.table].indices {
        let outcomes = outcomes(population: rows.condition, condition: .always, other)
        guard outcomes.contains(.holds) else { continue }
        switch model.rows[rows.table][other][through] {
        case .known(.row(target)):
          possible += 1
          if outcomes == [.holds] { sure += 1 }
        case .unknown: possible += 1
        default: break
        }
      }
      return sure >= count ? .yes : possible >= count ? .unknown : .no
    }
  }

  private func compare(_ low: Rational?, _ high: Rational?, _ comparison: Comparison) -> Truth {
    // Of every value between the ends: is it certainly above, below, at zero?
    let above = low.map { $0 > .zero } ?? false
    let below = high.map { $0 < .zero } ?? false
    let notBelow = low.map { $0 >= .zero } ?? false
    let notAbove = high.map { $0 <= .zero } ?? false
    func decide(_ yes: Bool, _ no: Bool) -> Truth { yes ? .yes : no ? .no : .unknown }
    return switch comparison {
    case .equal: decide(notBelow && notAbove, above || below)
    case .notEqual: decide(above || below, notBelow && notAbove)
    case .less: decide(below, notBelow)
    case .lessOrEqual: decide(notAbove, above)
    case .greater: decide(above, notAbove)
    case .greaterOrEqual: decide(notBelow, below)
    }
  }

  // MARK: - Numbers

  struct Range: Equatable {
    var low: Rational?
    var high: Rational?
    var mayBeNone = false
    /// Whether the number is known.
    var isExact: Bool { low != nil && low == high && !mayBeNone }
  }

  /// `nil` for none. Intervals, with cells that stand once.
  func number(_ expression: NumberExpression, _ row: Int, _ prefix: Path = []) -> Range? {
    func both(
      _ left: NumberExpression, _ right: NumberExpression, _ combine: (Range, Range) -> Range
    ) -> Range? {
      guard let first = number(left, row, prefix), let second = number(right, row, prefix) else { return nil }
      var result = combine(first, second)
      result.mayBeNone = first.mayBeNone || second.mayBeNone
      return result
    }
    func add(_ a: Rational?, _ b: Rational?) -> Rational? {
      guard let a, let b else { return nil }
      return try? a.adding(b)
    }
    func flip(_ range: Range) -> Range {
      Range(
        low: range.high.flatMap { try? $0.negated() }, high: range.low.flatMap { try? $0.negated() },
        mayBeNone: range.mayBeNone)
    }
    switch expression {
    case .constant(let value): return Range(low: value, high: value)
    case .year: return Range(low: Rational(model.year), high: Rational(model.year))
    case .column(let path, let scale):
      let step = path.target
      switch cell(row, prefix + path.steps) {
      case .known(.number(let value)):
        let scaled = try? value.multiplied(by: scale)
        return Range(low: scaled, high: scaled)
      case .unknown(let mayBeNone):
        var (low, high) = (column(step).minimum, column(step).maximum)
        if case .whole = column(step).type {
          low = low.map { Rational($0.ceiling) }
          high = high.map { Rational($0.floor) }
        }
        return Range(
          low: low.flatMap { try? $0.multiplied(by: scale) },
          high: high.flatMap { try? $0.multiplied(by: scale) },
          mayBeNone: mayBeNone)
      default: return nil
      }
    case .yearOf(let path):
      switch cell(row, prefix + path.steps) {
      case .known(.date(let date)): return Range(low: Rational(date.year), high: Rational(date.year))
      case .unknown(let mayBeNone): return Range(low: nil, high: nil, mayBeNone: mayBeNone)
      default: return nil
      }
    case .negated(let operand): return number(operand, row, prefix).map(flip)
    case .sum(let left, let right):
      return both(left, right) { Range(low: add($0.low, $1.low), high: add($0.high, $1.high)) }
    case .difference(let left, let right):
      return both(left, right) {
        let other = flip($1)
        return Range(low: add($0.low, other.low), high: add($0.high, other.high))
      }
    case .product(let left, let right):
      return both(left, right) { first, second in
        // Only bounded factors, and constants, are generated.
        let ends = [first.low, first.high].flatMap { a in [second.low, second.high].map { b in (a, b) } }
        let products = ends.compactMap { a, b in a.flatMap { a in b.flatMap { try? a.multiplied(by: $0) } } }
        guard products.count == 4 else { return unboundedProduct(first, second) }
        return Range(low: products.min(), high: products.max())
      }
    case .quotient(let left, let right):
      return both(left, right) { first, second in
        guard let low = second.low, let high = second.high, low > .zero || high < .zero else {
          return Range(low: nil, high: nil)
        }
        let ends = [first.low, first.high].flatMap { a in [low, high].map { b in (a, b) } }
        let quotients = ends.compactMap { a, b in a.flatMap { try? $0.divided(by: b) } }
        return quotients.count == 4
          ? Range(low: quotients.min(), high: quotients.max()) : Range(low: nil, high: nil)
      }
    }
  }

  /// One factor is a constant.
  private func unboundedProduct(_ first: Range, _ second: Range) -> Range {
    let (factor, range) =
      first.low == first.high && first.low != nil ? (first.low, second) : (second.low, first)
    guard let factor else { return Range(low: nil, high: nil) }
    if factor.isZero { return Range(low: .zero, high: .zero) }
    let low = range.low.flatMap { try? $0.multiplied(by: factor) }
    let high = range.high.flatMap { try? $0.multiplied(by: factor) }
    return factor.isNegative ? Range(low: high, high: low) : Range(low: low, high: high)
  }

  // MARK: - What a row may be

  enum RowState { case holds, fails, outside }

  /// Categories and yes/no cells that the conditions test more than once, with their places.
  func repeatedCells(_ conditions: [Condition]) -> [Path] {
    var counts: [Path: Int] = [:]
    func visit(_ condition: Condition, _ prefix: Path) {
      func test(_ path: ColumnPath) {
        switch column(path.target).type {
        case .category, .yesNo: counts[prefix + path.steps, default: 0] += 1
        default: break
        }
      }
      switch condition {
      case .all(let parts), .any(let parts): for part in parts { visit(part, prefix) }
      case .not(let part): visit(part, prefix)
      case .isYes(let path), .isOneOf(let path, _), .isNone(let path): test(path)
      case .sameValue(let left, let right):
        test(left)
        test(right)
      case .refers(let path, let target): visit(target, prefix + path.steps)
      default: break
      }
    }
    for condition in conditions { visit(condition, []) }
    return counts.filter { $0.value > 1 }.map(\.key)
  }

  /// The outcomes that an assumption about every repeated unknown cell allows.
  func assumptions(_ conditions: [Condition], _ row: Int) -> [Assumptions] {
    var all: [Assumptions] = [[:]]
    for path in repeatedCells(conditions) {
      guard case .unknown(let mayBeNone) = cell(row, path), let last = path.last else { continue }
      var values: [RowsModel.Cell]
      if case .category(let categories) = column(last).type {
        values = categories.indices.map { .known(.category($0)) }
      } else {
        values = [.known(.flag(false)), .known(.flag(true))]
      }
      if mayBeNone { values.append(.none) }
      all = all.flatMap { one in values.map { one.merging([path: $0]) { $1 } } }
    }
    return all
  }

  func outcomes(population: Condition, condition: Condition, _ row: Int) -> Set<RowState> {
    var result: Set<RowState> = []
    for assumed in assumptions([population, condition], row) {
      let member = truth(population, row, [], assumed)
      let holds = truth(condition, row, [], assumed)
      if member != .yes { result.insert(.outside) }
      if member != .no, holds != .no { result.insert(.holds) }
      if member != .no, holds != .yes { result.insert(.fails) }
    }
    return result
  }
}
