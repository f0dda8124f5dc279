import CSeparators
import TargetDSL

/// Uncertain rows of a form, counted by their pattern and by the numbers that tell them apart.
///
/// Memory grows with the number of different combinations of such numbers; patterns whose divisor is fixed are
/// summed up on the way, so that theirs does not.
final class PatternRows: UncertainRows {
  static let mostRoots = 5
  static let mostLanes = 4

  /// One value, so that a word of rows is one access to the object.
  private var table: PatternTable

  /// `nil` where a number of the form is more than a cell, or a product of two.
  init?(rowForm: RowForm, infos: [RowProgram.LaneInfo], others: CornerRows) {
    guard let table = PatternTable(rowForm: rowForm, infos: infos, others: others) else { return nil }
    self.table = table
  }

  func add(_ rows: UInt64, word: Int, _ batch: BatchEvaluator, _ groups: GroupSlots?)
    throws(ArithmeticOverflow)
  {
    try table.add(rows, word: word, batch, groups)
  }

  func merge(_ other: any UncertainRows) throws(MeasureGap) {
    guard let other = other as? PatternRows else { throw .fault }
    try table.merge(other.table)
  }

  func addTotal(ofSlot slot: Int, to total: inout UncertainTotal) throws(ArithmeticOverflow) {
    try table.addTotal(ofSlot: slot, to: &total)
  }
}

private struct PatternTable {
  private struct Key: Hashable {
    /// A bit for every set of roots that may hold together.
    let truths: UInt32
    /// Two bits a lane.
    let gaps: UInt32
    let isFloating: Bool
  }

  /// The rows of one pattern in one slot.
  struct Group {
    let slot: Int
    let pattern: Int
    var rows = 0
    /// Of the products in what every row adds; the numerator's first.
    var sums: [DecimalSum]
    /// What rows that were summed up may add to the numerator.
    var range = NumberRange(.zero)
  }

  private static let mostRowsKept = 1 << 13

  /// For rows with too many combinations to make a pattern of.
  private let others: CornerRows
  private let rowForm: RowForm
  private let terms: [FormPattern.PatternTerm]
  private let lanes: [Int]
  private let ranges: [NumberRange]
  private var patterns: [FormPattern?] = []
  private var patternOfKey: [Key: Int] = [:]
  private var keys: [Key] = []
  private var last: (key: Key, pattern: Int)?
  private(set) var groups: [Group] = []
  private var groupOf: [Int: Int] = [:]
  private var table: NumberTable
  private var limit = PatternTable.mostRowsKept
  private let variant = cs_best()

  /// `nil` where a number of the form is more than a cell, or a product of two.
  init?(rowForm: RowForm, infos: [RowProgram.LaneInfo], others: CornerRows) {
    guard rowForm.roots.count <= PatternRows.mostRoots else { return nil }
    let lanes = rowForm.lanes
    guard lanes.count <= PatternRows.mostLanes else { return nil }
    self.lanes = lanes
    self.rowForm = rowForm
    self.others = others
    var terms: [FormPattern.PatternTerm] = []
    for term in rowForm.terms {
      guard let made = FormPattern.PatternTerm(term, lanes: lanes) else { return nil }
      terms.append(made)
    }
    self.terms = terms
    ranges = lanes.map { lane in
      var low = infos[lane].minimum
      if rowForm.weightLanes.contains(lane) { low = max(low ?? .zero, .zero) }
      return NumberRange(low: low, high: infos[lane].maximum)
    }
    table = NumberTable(width: lanes.count)
  }

  /// Rows that are alike in all that is not known of them are looked at together; with groups each by itself.
  mutating func add(
    _ rows: UInt64, word: Int, _ batch: BatchEvaluator, _ groups: GroupSlots?
  ) throws(ArithmeticOverflow) {
    let correlated = rowForm.correlatedRows(word: word, batch)
    var rest = rows
    while rest != 0 {
      let row = word * 64 + rest.trailingZeroBitCount
      let bit = rest & (~rest &+ 1)
      var alike = groups == nil && correlated & bit == 0 ? rest & ~correlated : bit
      let truths =
        correlated & bit == 0
        ? rowForm.truthBits(row: row, among: &alike, batch) : rowForm.correlatedTruthBits(row: row, batch)
      var gaps: UInt32 = 0
      for (position, lane) in lanes.enumerated() {
        if let gap = batch.lanes[lane].gap(row: row, among: &alike) {
          gaps |= (UInt32(gap.rawValue) + 1) << UInt32(2 * position)
        }
      }
      rest &= ~alike
      let slot = groups.map { Int($0.slots[row]) } ?? 0
      let key = Key(truths: truths, gaps: gaps, isFloating: slot == groups?.floating)
      try add(alike, word, batch, key, slot)
    }
  }

  /// Adds rows of one pattern and one slot.
  private mutating func add(
    _ rows: UInt64, _ word: Int, _ batch: BatchEvaluator, _ key: Key, _ slot: Int
  ) throws(ArithmeticOverflow) {
    let index = try pattern(key)
    var rest = rows
    guard let pattern = patterns[index] else {
      while rest != 0 {
        let row = word * 64 + rest.trailingZeroBitCount
        rest &= rest - 1
        try others.add(row: row, batch, slot: slot, isFloating: key.isFloating)
      }
      return
    }
    let group = group(slot: slot, pattern: index)
    let multiplicity = batch.multiplicity
    groups[group].rows += multiplicity.sum(rows, word)
    for (index, product) in pattern.products.enumerated() {
      let cells = batch.lanes[lanes[product.first]]
      let others = product.second >= 0 ? batch.lanes[lanes[product.second]] : nil
      groups[group].sums[index].add(cells, others, of: rows, word, multiplicity, variant)
    }
    if pattern.lanes.isEmpty { return }
    while rest != 0 {
      let row = word * 64 + rest.trailingZeroBitCount
      rest &= rest - 1
      table.start(group: group)
      for position in pattern.lanes {
        let cells = batch.lanes[lanes[position]]
        table.set(position, cells.values[row], digits: cells.digits[row])
      }
      table.add(multiplicity[row])
      if table.count > limit { try sumUp() }
    }
  }

  private mutating func pattern(_ key: Key) throws(ArithmeticOverflow) -> Int {
    if let last, last.key == key { return last.pattern }
    if let known = patternOfKey[key] {
      last = (key, known)
      return known
    }
    let cells = lanes.indices.map { position in
      let gap = key.gaps >> UInt32(2 * position) & 3
      return FormPattern.Cell(
        gap: gap == 0 ? nil : CellGap(rawValue: UInt8(gap - 1)), range: ranges[position])
    }
    patterns.append(
      try FormPattern(
        terms: terms, truths: key.truths, cells: cells, isFloating: key.isFloating,
        limit: RowForm.mostCombinations))
    keys.append(key)
    patternOfKey[key] = patterns.count - 1
    return patterns.count - 1
  }

  private mutating func group(slot: Int, pattern: Int) -> Int {
    let key = slot << 20 | pattern
    if let known = groupOf[key] { return known }
    let products = patterns[pattern]?.products.count ?? 0
    groups.append(
      Group(slot: slot, pattern: pattern, sums: Array(repeating: DecimalSum(), count: products)))
    groupOf[key] = groups.count - 1
    return groups.count - 1
  }

  /// Sums up the rows whose divisor is fixed, and forgets them.
  private mutating func sumUp() throws(ArithmeticOverflow) {
    var kept = NumberTable(width: lanes.count)
    for entry in 0..<table.count {
      let group = table.group(entry)
      guard let pattern = patterns[groups[group].pattern], pattern.hasFixedDivisor else {
        kept.add(table, entry, group: group)
        continue
      }
      groups[group].range = try groups[group].range.adding(try range(pattern, entry))
    }
    table = kept
    limit = max(PatternTable.mostRowsKept, table.count * 2)
  }

  mutating func merge(_ other: PatternTable) throws(MeasureGap) {
    try others.merge(other.others)
    do throws(ArithmeticOverflow) { try merge(patterns: other) } catch { throw .overflow }
  }

  private mutating func merge(patterns other: PatternTable) throws(ArithmeticOverflow) {
    var groupOfOther: [Int] = []
    for group in other.groups {
      let own = self.group(slot: group.slot, pattern: try pattern(other.keys[group.pattern]))
      groupOfOther.append(own)
      groups[own].rows += group.rows
      for (index, sum) in group.sums.enumerated() { groups[own].sums[index].add(sum) }
      groups[own].range = try groups[own].range.adding(group.range)
    }
    for entry in 0..<other.table.count {
      table.add(other.table, entry, group: groupOfOther[other.table.group(entry)])
    }
  }

  // MARK: - What the rows come to

  private func corners(_ pattern: FormPattern, _ entry: Int?) throws(ArithmeticOverflow) -> CornerSet {
    func cell(_ position: Int) -> Rational {
      guard let entry else { return .zero }
      let (value, digits) = table.value(entry, position)
      return Rational(digits: Int128(value), fractionDigits: Int(digits)) ?? .zero
    }
    var corners: [CornerSet.Corner] = []
    for point in pattern.corners { corners.append(try point.value(cell)) }
    var directions: [CornerSet.Corner] = []
    for direction in pattern.directions {
      let step = try direction.value(cell)
      if !step.numerator.isZero || !step.divisor.isZero { directions.append(step) }
    }
    return CornerSet(corners: corners, directions: directions, isContinuous: pattern.isContinuous)
  }

  private func range(_ pattern: FormPattern, _ entry: Int?) throws(ArithmeticOverflow) -> NumberRange {
    let range = try corners(pattern, entry).numeratorRange
    guard let entry else { return range }
    return try range.multiplied(by: NumberRange(Rational(table.rows(entry))))
  }

  /// By slot: groups, and by group: entries. Made once, when all rows are in.
  private lazy var groupsOfSlot = Dictionary(grouping: groups.indices) { groups[$0].slot }
  private lazy var entriesOfGroup: [Int: [Int]] = Dictionary(grouping: 0..<table.count) { table.group($0) }

  mutating func addTotal(ofSlot slot: Int, to total: inout UncertainTotal) throws(ArithmeticOverflow) {
    try others.addTotal(ofSlot: slot, to: &total)
    for index in groupsOfSlot[slot] ?? [] {
      let group = groups[index]
      guard let pattern = patterns[group.pattern] else { continue }
      if pattern.isSureMember { total.sureRows += group.rows }
      total.range = try total.range.adding(group.range)
      try addBase(pattern, group, &total)
      if pattern.lanes.isEmpty {
        try add(pattern, nil, group.rows, &total)
      } else {
        for entry in entriesOfGroup[index] ?? [] { try add(pattern, entry, table.rows(entry), &total) }
      }
    }
  }

  private func addBase(_ pattern: FormPattern, _ group: Group, _ total: inout UncertainTotal)
    throws(ArithmeticOverflow)
  {
    var index = 0
    func sum(_ polynomial: FormPattern.Polynomial) throws(ArithmeticOverflow) -> Rational {
      var sum: Rational = .zero
      for term in polynomial.terms {
        var value = Rational(group.rows)
        if term.monomial.first >= 0 {
          value = group.sums[index].total()
          index += 1
        }
        sum = try sum.adding(try value.multiplied(by: term.factor))
      }
      return sum
    }
    let numerator = try sum(pattern.base.numerator)
    let divisor = try sum(pattern.base.divisor)
    total.base = try total.base.adding(CornerSet.Corner(numerator: numerator, divisor: divisor))
  }

  private func add(
    _ pattern: FormPattern, _ entry: Int?, _ rows: Int, _ total: inout UncertainTotal
  ) throws(ArithmeticOverflow) {
    if pattern.hasFixedDivisor {
      var range = try range(pattern, entry)
      if entry == nil { range = try range.multiplied(by: NumberRange(Rational(rows))) }
      total.range = try total.range.adding(range)
      return
    }
    let (set, base) = try corners(pattern, entry).movedToOrigin()
    let count = Rational(rows)
    total.base = try total.base.adding(
      CornerSet.Corner(
        numerator: try base.numerator.multiplied(by: count), divisor: try base.divisor.multiplied(by: count)))
    total.sets.append((set, rows))
  }
}

extension DecimalSum {
  /// Adds the cells of rows, or their products with those of another lane.
  fileprivate mutating func add(
    _ cells: Lane, _ others: Lane?, of rows: UInt64, _ word: Int, _ multiplicity: RowMultiplicity,
    _ variant: cs_variant
  ) {
    if others == nil, multiplicity.counts == nil, let digits = cells.uniformDigits {
      return add(cells.sum(word: word, of: rows, variant), digits: digits)
    }
    var rest = rows
    while rest != 0 {
      let row = word * 64 + rest.trailingZeroBitCount
      rest &= rest - 1
      var (value, digits) = (Int128(cells.values[row]), cells.digits[row])
      if let others {
        value *= Int128(others.values[row])
        digits += others.digits[row]
      }
      add(value, digits: digits, multiplicity, row)
    }
  }
}

extension FormPattern.PatternTerm {
  /// `nil` where the value is more than a cell or a product of two, or may divide by 0.
  init?(_ term: RowForm.RootedTerm, lanes: [Int]) {
    func position(_ lane: Int) -> Int? { lanes.firstIndex(of: lane) }
    self.isDivisor = term.isDivisor
    coefficient = term.coefficient
    roots = 1 << UInt32(term.population) | 1 << UInt32(term.condition)
    if let number = term.presence, number.hasQuotient { return nil }
    presence = (term.presence?.lanes ?? []).compactMap(position)
    self.lanes = (term.value?.lanes ?? []).compactMap(position)
    switch FormValue(term.value) {
    case .one: value = .one
    case .cell(let lane, let factor, let offset):
      guard let lane = position(lane), self.lanes.count == 1 else { return nil }
      value = .cell(lane, factor: factor, offset: offset)
    case .product(let lane, let other, let factor):
      guard let first = position(lane), let second = position(other), self.lanes.count == 2 else {
        return nil
      }
      value = .product(first, second, factor: factor)
    case .general: return nil
    }
  }
}
