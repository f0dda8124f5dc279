import TargetDSL

extension SnapshotSource {
  /// How the rows of one snapshot make the value of a measure; a goal says which of them stand in its way.
  ///
  /// - Parameters:
  ///   - request: As `measure` takes it; its date is one of `dates`.
  ///   - goals: For each aggregate of the measure, in its order; `nil` for one whose rows fail nothing.
  ///   - listing: The rows to list; none where `nil`.
  /// - Complexity: one pass over the table for each aggregate.
  public func explain(
    _ request: MeasureRequest, goals: [RowGoal?], listing: RowListing? = nil
  ) -> RowExplanation {
    guard let snapshot = folder.snapshots.first(where: { $0.date == request.date }) else {
      return RowExplanation(parts: [], populations: [])
    }
    return RowExplainer(pass: SnapshotPass(source: self, snapshot: snapshot), request: request)
      .explain(goals: goals, listing: listing)
  }
}

/// Explains one request on one snapshot.
private struct RowExplainer {
  let pass: SnapshotPass
  let request: MeasureRequest

  private var tables: SnapshotTables { pass.tables }
  private var plan: CheckedPlan { pass.source.plan }

  func explain(goals: [RowGoal?], listing: RowListing?) -> RowExplanation {
    let aggregates = request.measure.resolving(year: request.year).aggregates
    let grouping = request.grouping.map { grouping in
      Grouping(path: grouping.path, groups: grouping.groups.resolving(year: request.year))
    }
    var questions: [Aggregate] = []
    for aggregate in aggregates {
      questions.append(aggregate)
      if let fraction = aggregate.fraction { questions += [fraction.numerator, fraction.denominator] }
    }
    var answers = pass.answers(
      questions.map { aggregate in
        MeasureRequest(
          measure: .aggregate(aggregate), grouping: grouping, date: request.date, year: request.year)
      })[...]
    func next() -> MeasureAnswer {
      answers.popFirst() ?? .value(.missing(Phrase(en: "there is no value", vi: "không có giá trị")))
    }
    func whole(_ answer: MeasureAnswer) -> Outcome? {
      if case .value(let outcome) = answer { outcome } else { nil }
    }
    var parts: [RowExplanation.Part] = []
    for (index, aggregate) in aggregates.enumerated() {
      let answer = next()
      let hasFraction = aggregate.fraction != nil
      let numerator = hasFraction ? whole(next()) : nil
      let denominator = hasFraction ? whole(next()) : nil
      let goal = goals.indices.contains(index) ? goals[index] : nil
      parts.append(
        RowExplanation.Part(
          aggregate: aggregate, answer: answer, numerator: numerator, denominator: denominator,
          rows: try? rows(of: aggregate, grouping, goal: goal, listing: listing)))
    }
    return RowExplanation(parts: parts, populations: sizes(of: aggregates, grouping))
  }

  private func sizes(of aggregates: [Aggregate], _ grouping: Grouping?) -> [RowExplanation.PopulationSize] {
    var sets: [RowSet] = []
    for aggregate in aggregates {
      for rows in aggregate.rowSets(of: plan) where !sets.contains(rows) { sets.append(rows) }
    }
    if let grouping, !sets.contains(grouping.groups) { sets.append(grouping.groups) }
    for rows in sets { sets += wider(than: rows).filter { !sets.contains($0) } }
    return sets.compactMap { rows in
      guard let members = try? tables.membership(rows) else { return nil }
      let name = plan.populations.first { $0.rows.resolving(year: request.year) == rows }?.name
      return RowExplanation.PopulationSize(
        rows: rows, name: name, sure: members.outcomes.count { $0 == .yes },
        possible: members.outcomes.count { $0 == .unknown })
    }
  }

  /// The populations of the plan of which a set of rows is a part, and the whole table.
  private func wider(than rows: RowSet) -> [RowSet] {
    let conditions = Set(rows.condition.conjuncts)
    guard !conditions.isEmpty else { return [] }
    let named = plan.populations.map { $0.rows.resolving(year: request.year) }.filter { other in
      other.table == rows.table && conditions.isStrictSuperset(of: other.condition.conjuncts)
    }
    var wider: [RowSet] = []
    for other in named.sorted(by: { $0.condition.conjuncts.count > $1.condition.conjuncts.count })
      + [RowSet(table: rows.table, condition: .always)]
    where !wider.contains(other) { wider.append(other) }
    return wider
  }

  // MARK: - The rows of one aggregate

  private func rows(
    of aggregate: Aggregate, _ grouping: Grouping?, goal: RowGoal?, listing: RowListing?
  ) throws(MeasureGap) -> FallenRows {
    let table = aggregate.population.table
    var builder = ProgramBuilder(table: table, tables: tables)
    let walk = try walk(aggregate, grouping, goal: goal, listing: listing, &builder)
    let walker = RowWalker(walk, program: builder.program)
    try tables.scan(table, numbersRows: builder.program.numbersRows, [walker])
    if walker.hasOverflowed { throw MeasureGap.overflow }
    let floating = walker.tallies[RowWalker.floating] ?? ShareCounts(a: 0, b: 0)
    let groups = walk.groupNames.sorted { matchKey($0.value) < matchKey($1.value) }.map { slot, name in
      (name, (walker.tallies[slot] ?? ShareCounts(a: 0, b: 0)).addingFloating(floating))
    }
    let unknown = walker.unknown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return FallenRows(
      file: try tables.open(table).file.path, table: table, count: walker.rows,
      shares: walker.tallies.values.reduce(ShareCounts(a: 0, b: 0)) { $0.adding($1) }, groups: groups,
      undecided: walker.undecided,
      unknown: unknown.map {
        RowExplanation.UnknownColumn(column: walk.readings[$0.key].column, rows: $0.value)
      },
      columns: walk.readings.map(\.column), listed: walker.listed, omitted: walker.omitted)
  }

  private func walk(
    _ aggregate: Aggregate, _ grouping: Grouping?, goal: RowGoal?, listing: RowListing?,
    _ builder: inout ProgramBuilder
  ) throws(MeasureGap) -> RowWalker.Plan {
    let declared = plan.tables[aggregate.population.table]
    let joint = try builder.joint(aggregate.population.condition, aggregate.condition)
    var value: RowNumber?
    var weight: RowNumber?
    var distinct: Int?
    switch aggregate.function {
    case .count, .share(weight: nil): break
    case .countDistinct(let path): distinct = try builder.lane(path.steps, tables.distinctForm(of: path))
    case .share(let number?): weight = try builder.number(number, [])
    case .sum(let number): value = try builder.number(number, [])
    case .mean(let number, let other):
      value = try builder.number(number, [])
      weight = try other.map { (other) throws(MeasureGap) in try builder.number(other, []) }
    }
    var readings: [RowWalker.Reading] = []
    for column in ReadColumns(aggregate, grouping: grouping).all {
      readings.append(try reading(column, &builder))
    }
    let conditions = aggregate.condition.conjuncts + aggregate.population.condition.conjuncts
    var requirements: [RowWalker.Requirement] = []
    for condition in conditions {
      requirements.append(
        RowWalker.Requirement(
          condition: condition, node: try builder.node(condition),
          isHistory: condition.isHistory(among: conditions, plan)))
    }
    let table = aggregate.population.table
    func field(_ column: Int?) -> Int? {
      column.flatMap { try? tables.field(of: ColumnPath.Step(table: table, column: $0)) }
    }
    let title = declared.columns.indices.first { index in
      if index == declared.key { return false }
      if case .text = declared.columns[index].type { return true }
      return false
    }
    return RowWalker.Plan(
      aggregate: aggregate, goal: goal ?? RowGoal(wantsMore: true),
      listing: goal == nil ? listing?.withoutFailing : listing, joint: joint, value: value, weight: weight,
      distinct: distinct, readings: readings, requirements: requirements, key: field(declared.key),
      title: field(title),
      group: try grouping.map { (grouping) throws(MeasureGap) in
        try builder.lane(grouping.path.steps, .reference)
      }, groupNames: try grouping.map { (grouping) throws(MeasureGap) in try names(of: grouping) } ?? [:])
  }

  private func reading(_ column: ReadColumn, _ builder: inout ProgramBuilder) throws(MeasureGap)
    -> RowWalker.Reading
  {
    switch column {
    case .column(let path):
      let text =
        path.isDirect ? nil : try ShownCell(builder.column(path.target), tables: tables)
      return RowWalker.Reading(
        column: column, source: .lane(try builder.naturalLane(path.steps)),
        field: try tables.field(of: path.steps[0]), text: text)
    case .referring(let rows, let through, let count):
      let node = try builder.node(.has(rows, through: through, atLeast: count))
      return RowWalker.Reading(column: column, source: .node(node), field: nil, text: nil)
    }
  }

  private func names(of grouping: Grouping) throws(MeasureGap) -> [Int: String] {
    let keys = try tables.keys(of: grouping.groups.table)
    let members = grouping.groups.condition == .always ? nil : try tables.membership(grouping.groups)
    var names: [Int: String] = [:]
    for row in 0..<keys.count where members?.outcome(Int64(row)) != .no {
      names[row] = keys.written(row: row)
    }
    return names
  }
}

extension RowListing {
  /// For an aggregate whose rows stand in nobody's way, such as a divisor.
  fileprivate var withoutFailing: RowListing {
    RowListing(states: states.subtracting([.failing]), limit: limit, groups: groups)
  }
}
