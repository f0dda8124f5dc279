import TargetDSL

extension SnapshotSource: RowExplainer {
  /// - Complexity: one pass over each table of each snapshot that is asked for, whatever the number of requests,
  ///   beside what their conditions look up in other tables.
  public func explain(_ requests: [RowRequest], listing: RowListing?) -> [RowExplanation] {
    var explanations = [RowExplanation](
      repeating: RowExplanation(parts: [], populations: []), count: requests.count)
    for snapshot in snapshots {
      let indices = requests.indices.filter { requests[$0].request.date == snapshot.date }
      guard !indices.isEmpty else { continue }
      let explaining = SnapshotExplaining(
        pass: SnapshotPass(source: self, snapshot: snapshot), listing: listing)
      for (index, explanation) in zip(indices, explaining.explain(indices.map { requests[$0] })) {
        explanations[index] = explanation
      }
    }
    return explanations
  }
}

/// Explains requests on one snapshot, all in one pass.
private struct SnapshotExplaining {
  /// One aggregate of a request, while its table has not been read.
  private struct Asked {
    let aggregate: Aggregate
    /// The aggregate's own value and, of a fraction, its two parts.
    let answers: [Result<SnapshotPass.Prepared, MeasureGap>]
    let walk: RowWalker.Plan?
    /// Among the visitors of its table.
    let visitor: Int
  }

  let pass: SnapshotPass
  let listing: RowListing?

  private var tables: SnapshotTables { pass.tables }
  private var plan: CheckedPlan { pass.source.plan }

  func explain(_ requests: [RowRequest]) -> [RowExplanation] {
    var compiler = MeasureCompiler(tables: tables)
    var visitors: [Int: [(BatchEvaluator) -> any RowVisitor]] = [:]
    var asked: [[Asked]] = []
    for request in requests {
      asked.append(
        aggregates(of: request).enumerated().map { index, aggregate in
          let goal = request.goals.indices.contains(index) ? request.goals[index] : nil
          return ask(aggregate, of: request, goal: goal, &compiler, &visitors)
        })
    }
    let results = pass.run(compiler, visitors: visitors)
    return zip(requests, asked).map { request, asked in
      RowExplanation(
        parts: asked.map { part($0, results) },
        populations: sizes(of: asked.map(\.aggregate), grouping(of: request), year: request.request.year))
    }
  }

  private func aggregates(of request: RowRequest) -> [Aggregate] {
    request.request.measure.resolving(year: request.request.year).aggregates
  }

  private func grouping(of request: RowRequest) -> Grouping? {
    request.request.grouping.map { grouping in
      Grouping(path: grouping.path, groups: grouping.groups.resolving(year: request.request.year))
    }
  }

  private func ask(
    _ aggregate: Aggregate, of request: RowRequest, goal: RowGoal?, _ compiler: inout MeasureCompiler,
    _ visitors: inout [Int: [(BatchEvaluator) -> any RowVisitor]]
  ) -> Asked {
    let grouping = grouping(of: request)
    let questions = [aggregate] + (aggregate.fraction.map { [$0.numerator, $0.denominator] } ?? [])
    let answers = pass.prepare(
      questions.map { aggregate in
        MeasureRequest(
          measure: .aggregate(aggregate), grouping: grouping, date: request.request.date,
          year: request.request.year)
      }, &compiler)
    let table = aggregate.population.table
    let walk = try? compiler.build(table) { (builder) throws(MeasureGap) in
      try self.walk(aggregate, grouping, goal: goal, &builder)
    }
    let visitor = visitors[table]?.count ?? 0
    if let walk { visitors[table, default: []].append { RowWalker(walk, batch: $0) } }
    return Asked(aggregate: aggregate, answers: answers, walk: walk, visitor: visitor)
  }

  private func part(_ asked: Asked, _ results: SnapshotPass.Results) -> RowExplanation.Part {
    let answers = asked.answers.map { pass.answer($0, results) }
    func whole(_ index: Int) -> Outcome? {
      guard answers.indices.contains(index), case .value(let outcome) = answers[index] else { return nil }
      return outcome
    }
    return RowExplanation.Part(
      aggregate: asked.aggregate,
      answer: answers.first
        ?? .value(.missing(Phrase(en: "there is no value", vi: "không có giá trị"))),
      numerator: whole(1), denominator: whole(2), rows: try? rows(of: asked, results))
  }

  private func sizes(
    of aggregates: [Aggregate], _ grouping: Grouping?, year: Int
  ) -> [RowExplanation.PopulationSize] {
    var sets: [RowSet] = []
    for aggregate in aggregates {
      for rows in aggregate.rowSets(of: plan) where !sets.contains(rows) { sets.append(rows) }
    }
    if let grouping, !sets.contains(grouping.groups) { sets.append(grouping.groups) }
    for rows in sets { sets += wider(than: rows, year: year).filter { !sets.contains($0) } }
    return sets.compactMap { rows in
      guard let members = try? tables.membership(rows) else { return nil }
      let name = plan.populations.first { $0.rows.resolving(year: year) == rows }?.name
      return RowExplanation.PopulationSize(
        rows: rows, name: name, sure: members.outcomes.count { $0 == .yes },
        possible: members.outcomes.count { $0 == .unknown })
    }
  }

  /// The populations of the plan of which a set of rows is a part, and the whole table.
  private func wider(than rows: RowSet, year: Int) -> [RowSet] {
    let conditions = Set(rows.condition.conjuncts)
    guard !conditions.isEmpty else { return [] }
    let named = plan.populations.map { $0.rows.resolving(year: year) }.filter { other in
      other.table == rows.table && conditions.isStrictSuperset(of: other.condition.conjuncts)
    }
    var wider: [RowSet] = []
    for other in named.sorted(by: { $0.condition.conjuncts.count > $1.condition.conjuncts.count })
      + [RowSet(table: rows.table, condition: .always)]
    where !wider.contains(other) { wider.append(other) }
    return wider
  }

  // MARK: - The rows of one aggregate

  private func rows(of asked: Asked, _ results: SnapshotPass.Results) throws(MeasureGap) -> FallenRows? {
    let table = asked.aggregate.population.table
    guard let walk = asked.walk, let visitors = try results[table]?.get().visitors,
      visitors.indices.contains(asked.visitor), let walker = visitors[asked.visitor] as? RowWalker
    else { return nil }
    if walker.hasOverflowed { throw MeasureGap.overflow }
    let floating = walker.tallies[RowWalker.floating] ?? ShareCounts(a: 0, b: 0)
    let groups = walk.groupNames.sorted { matchKey($0.value) < matchKey($1.value) }.map { slot, name in
      (name, (walker.tallies[slot] ?? ShareCounts(a: 0, b: 0)).addingFloating(floating))
    }
    let unknown = walker.unknown.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return FallenRows(
      file: try tables.open(table).path, table: table, count: walker.rows,
      shares: walker.tallies.values.reduce(ShareCounts(a: 0, b: 0)) { $0.adding($1) }, groups: groups,
      undecided: walker.undecided,
      unknown: unknown.map {
        RowExplanation.UnknownColumn(column: walk.readings[$0.key].column, rows: $0.value)
      },
      columns: walk.readings.map(\.column), listed: walker.listed, omitted: walker.omitted)
  }

  private func walk(
    _ aggregate: Aggregate, _ grouping: Grouping?, goal: RowGoal?, _ builder: inout ProgramBuilder
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
    case .sum(let number), .value(let number): value = try builder.number(number, [])
    case .mean(let number, let other):
      value = try builder.number(number, [])
      weight = try other.map { (other) throws(MeasureGap) in try builder.number(other, []) }
    }
    var readings: [RowWalker.CellSource] = []
    for column in ReadColumns(aggregate, grouping: grouping).all {
      readings.append(try reading(column, &builder))
    }
    let conditions = aggregate.condition.conjuncts + aggregate.population.condition.conjuncts
    var requirements: [RowWalker.RequiredCondition] = []
    for condition in conditions {
      requirements.append(
        RowWalker.RequiredCondition(
          condition: condition, node: try builder.node(condition),
          isHistory: condition.isHistory(among: conditions, plan)))
    }
    let table = aggregate.population.table
    func field(_ column: Int?) -> Int? {
      column.flatMap { column in
        (try? tables.require(ColumnPath.Step(table: table, column: column))).map { column }
      }
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
    -> RowWalker.CellSource
  {
    switch column {
    case .column(let path):
      let text =
        path.isDirect ? nil : try ShownCell(builder.column(path.target), tables: tables)
      return RowWalker.CellSource(
        column: column, source: .lane(try builder.naturalLane(path.steps)),
        field: path.steps[0].column, text: text)
    case .referring(let rows, let through, let count):
      let node = try builder.node(.has(rows, through: through, atLeast: count))
      return RowWalker.CellSource(column: column, source: .node(node), field: nil, text: nil)
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

extension PushdownSource: RowExplainer {
  /// Every row comes back by itself, as far as so many may.
  public func explain(_ requests: [RowRequest], listing: RowListing?) -> [RowExplanation] {
    settled { rows.explain(requests, listing: listing) }
  }
}
