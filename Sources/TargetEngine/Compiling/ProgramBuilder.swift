import TargetDSL

/// Compiles conditions and numbers of one table into a program, each meaning once.
struct ProgramBuilder {
  private struct LaneKey: Hashable {
    let steps: [ColumnPath.Step]
    let form: LaneForm
  }

  private struct NodeKey: Hashable {
    let prefix: [ColumnPath.Step]
    let condition: Condition
  }

  private(set) var program: RowProgram
  let tables: SnapshotTables
  private var laneIndices: [LaneKey: Int] = [:]
  private var nodeIndices: [NodeKey: Int] = [:]
  private var jointIndices: [RowProgram.Joint: Int] = [:]
  private var groupIndices: [RowProgram.Group: Int] = [:]
  private var itemIndices: [RowProgram.Item: Int] = [:]

  init(table: Int, tables: SnapshotTables) {
    program = RowProgram(table: table)
    self.tables = tables
  }

  // MARK: - Lanes

  func column(_ step: ColumnPath.Step) -> Column { tables.plan.tables[step.table].columns[step.column] }

  /// The lane of a cell that is reached through `prefix`.
  mutating func lane(_ steps: [ColumnPath.Step], _ form: LaneForm) throws(MeasureGap) -> Int {
    let key = LaneKey(steps: steps, form: form)
    if let index = laneIndices[key] { return index }
    guard let last = steps.last else { throw MeasureGap.fault }
    let source: RowProgram.LaneSource
    if steps.count == 1 {
      source = .cells(try tables.reader(of: last, form))
    } else {
      let reference = try lane(Array(steps.dropLast()), .reference)
      source = .followed(
        reference: reference, column: try tables.loadedColumn(last, form),
        mayBeNone: column(last).blank == .none)
    }
    let index = program.lanes.count
    program.lanes.append(
      try RowProgram.LaneInfo(source, form: form, column: column(last), tables: tables))
    laneIndices[key] = index
    return index
  }

  mutating func naturalLane(_ steps: [ColumnPath.Step]) throws(MeasureGap) -> Int {
    guard let last = steps.last else { throw MeasureGap.fault }
    return try lane(steps, LaneForm.natural(of: column(last), isFollowed: steps.count > 1))
  }

  // MARK: - Numbers

  mutating func number(
    _ expression: NumberExpression, _ prefix: [ColumnPath.Step]
  ) throws(MeasureGap) -> RowNumber {
    try expression.rowNumber { (path, isDate) throws(MeasureGap) in
      try lane(prefix + path.steps, isDate ? .date : .number)
    }
  }

  // MARK: - Conditions

  private mutating func add(_ node: ConditionNode) -> Int {
    program.nodes.append(node)
    return program.nodes.count - 1
  }

  mutating func node(
    _ condition: Condition, _ prefix: [ColumnPath.Step] = []
  ) throws(MeasureGap) -> Int {
    let key = NodeKey(prefix: prefix, condition: condition)
    if let index = nodeIndices[key] { return index }
    let index = add(try compile(condition, prefix))
    nodeIndices[key] = index
    return index
  }

  private mutating func compile(
    _ condition: Condition, _ prefix: [ColumnPath.Step]
  ) throws(MeasureGap) -> ConditionNode {
    switch condition {
    case .always: return .constant(.yes)
    case .all(let parts):
      var nodes: [Int] = []
      for part in parts { nodes.append(try node(part, prefix)) }
      return .all(nodes)
    case .any(let parts):
      var nodes: [Int] = []
      for part in parts { nodes.append(try node(part, prefix)) }
      return .any(nodes)
    case .not(let part): return .not(try node(part, prefix))
    case .isYes(let path):
      return .code(
        lane: try lane(prefix + path.steps, .codes), outcomes: [.no, .yes, .unknown, .no, .unknown])
    case .isOneOf(let path, let categories):
      return try oneOf(prefix + path.steps, categories: Set(categories))
    case .isText(let path, let among): return try isText(prefix + path.steps, among)
    case .sameValue(let left, let right): return try same(prefix + left.steps, prefix + right.steps)
    case .number(let left, let comparison, let right):
      let (first, second) = (try number(left, prefix), try number(right, prefix))
      return try compare(first, comparison, second)
    case .date(let left, let comparison, let right): return try dates(left, comparison, right, prefix)
    case .isKnown(let path): return .isKnown(lane: try naturalLane(prefix + path.steps))
    case .isNone(let path): return .isNone(lane: try naturalLane(prefix + path.steps))
    case .refers(let path, let target):
      let lane = try lane(prefix + path.steps, .reference)
      return .refers(lane: lane, inner: try node(target, prefix + path.steps))
    case .has(let rows, let column, let count):
      let table = try tables.tabulatedHas(rows, through: column, atLeast: count)
      if prefix.isEmpty {
        program.numbersRows = true
        return .tabulated(lane: nil, table: table)
      }
      return .tabulated(lane: try lane(prefix, .reference), table: table)
    }
  }

  private mutating func oneOf(
    _ steps: [ColumnPath.Step], categories: Set<Int>
  ) throws(MeasureGap) -> ConditionNode {
    let lane = try lane(steps, .codes)
    let count = program.lanes[lane].codeCount ?? 0
    var outcomes = (0..<count).map { Ternary(categories.contains($0)) }
    let first = outcomes.first ?? .unknown
    let unknown: Ternary = outcomes.allSatisfy { $0 == first } ? first : .unknown
    outcomes += [unknown, .no, unknown.merged(with: .no)]
    return .code(lane: lane, outcomes: outcomes)
  }

  private mutating func isText(
    _ steps: [ColumnPath.Step], _ among: [String]
  ) throws(MeasureGap) -> ConditionNode {
    guard let last = steps.last else { return .constant(.no) }
    if case .reference(let target) = column(last).type {
      let keys = try tables.keys(of: target)
      let rows = Set(among.compactMap { keys.row(of: tables.keyBytes($0, of: target)) })
      return .valueIn(lane: try lane(steps, .reference), rows.map(Int64.init).sorted())
    }
    let isFolded = tables.isKey(last)
    let constants = Set(among.map { isFolded ? CanonicalBytes.ofKey($0) : CanonicalBytes.ofText($0) })
    if steps.count > 1 {
      let numbers = constants.map { Int64(tables.pool.number(of: $0)) }
      return .valueIn(lane: try lane(steps, .pooledText(isFolded: isFolded)), numbers.sorted())
    }
    let sorted = constants.sorted { $0.lexicographicallyPrecedes($1) }
    let lane = try lane(steps, .comparedText(sorted, isFolded: isFolded))
    let outcomes = [Ternary](repeating: .yes, count: sorted.count) + [.no, .unknown, .no, .unknown]
    return .code(lane: lane, outcomes: outcomes)
  }

  private mutating func same(
    _ left: [ColumnPath.Step], _ right: [ColumnPath.Step]
  ) throws(MeasureGap) -> ConditionNode {
    guard let first = left.last, let second = right.last else { return .constant(.no) }
    switch (column(first).type, column(second).type) {
    case (.category(let names), .category(let others)):
      let mapping = others.map { other in names.firstIndex { $0.name == other.name } ?? -1 }
      return .sameCode(
        lane: try lane(left, .codes), other: try lane(right, .codes), mapping: mapping)
    case (.yesNo, .yesNo):
      return .sameCode(lane: try lane(left, .codes), other: try lane(right, .codes), mapping: [0, 1])
    case (.reference, .reference):
      return .sameValue(lane: try lane(left, .reference), other: try lane(right, .reference))
    default:
      let form = LaneForm.pooledText(isFolded: tables.isKey(first) || tables.isKey(second))
      return .sameValue(lane: try lane(left, form), other: try lane(right, form))
    }
  }

  private mutating func dates(
    _ left: DateExpression, _ comparison: Comparison, _ right: DateExpression, _ prefix: [ColumnPath.Step]
  ) throws(MeasureGap) -> ConditionNode {
    switch (left, right) {
    case (.constant(let first), .constant(let second)):
      return .constant(Ternary(comparison.holds(PackedDate.pack(first), PackedDate.pack(second))))
    case (.column(let path), .constant(let date)):
      return .dateInRange(try lane(prefix + path.steps, .date), comparison, PackedDate.pack(date))
    case (.constant(let date), .column(let path)):
      return .dateInRange(try lane(prefix + path.steps, .date), comparison.mirrored, PackedDate.pack(date))
    case (.column(let first), .column(let second)):
      return .dates(
        lane: try lane(prefix + first.steps, .date), comparison, other: try lane(prefix + second.steps, .date)
      )
    }
  }

  private func compare(
    _ left: RowNumber, _ comparison: Comparison, _ right: RowNumber
  ) throws(MeasureGap) -> ConditionNode {
    do throws(ArithmeticOverflow) {
      if let affine = try RowNumber.difference(left, right).affine(),
        let bound = try affine.offset.negated().divided(by: affine.factor)
      {
        return .inRange(
          affine, affine.factor.isNegative ? comparison.mirrored : comparison, bound,
          info: program.lanes[affine.lane])
      }
    } catch { throw MeasureGap.overflow }
    return .compare(left, comparison, right)
  }

  // MARK: - What is measured

  mutating func joint(_ population: Condition, _ condition: Condition) throws(MeasureGap) -> Int {
    let joint = RowProgram.Joint(population: try node(population), condition: try node(condition))
    if let index = jointIndices[joint] { return index }
    program.joints.append(joint)
    jointIndices[joint] = program.joints.count - 1
    return program.joints.count - 1
  }

  mutating func group(_ path: ColumnPath) throws(MeasureGap) -> Int {
    guard case .reference(let table) = column(path.target).type else { throw MeasureGap.fault }
    let group = RowProgram.Group(
      lane: try lane(path.steps, .reference), count: try tables.keys(of: table).count)
    if let index = groupIndices[group] { return index }
    program.groups.append(group)
    groupIndices[group] = program.groups.count - 1
    return program.groups.count - 1
  }

  mutating func item(_ item: RowProgram.Item) -> Int {
    if let index = itemIndices[item] { return index }
    program.items.append(item)
    itemIndices[item] = program.items.count - 1
    return program.items.count - 1
  }
}
