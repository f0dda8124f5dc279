// Targets.

extension Checker {
  private static let repeatableClauses = deadlineClauses.union([
    .baselineClause, .reportedClause, .readingClause, .sourceClause, .noteClause,
  ])

  mutating func checkTargets() -> [Target] {
    var seen: [String: SourceSpan] = [:]
    var targets: [Target] = []
    for (number, node) in declarations(.target).enumerated() {
      guard let token = nameToken(of: node) else { continue }
      let name = node.text(of: token)
      let span = node.span(of: token)
      declare(.target(number), node, named: [token], label: label(of: node))
      if let first = seen[name] {
        reportDuplicate(name, at: span, first: first)
      } else {
        seen[name] = span
      }
      if let target = target(node, name: name, span: span) { targets.append(target) }
    }
    return targets
  }

  private mutating func target(_ node: SyntaxNode, name: String, span: SourceSpan) -> Target? {
    rejectRepeated(
      in: node,
      except: Checker.repeatableClauses)
    if !node.hasUnread, !node.nodes.contains(where: { Checker.deadlineClauses.contains($0.kind) }) {
      report(
        .targetWithoutClause, at: span,
        Phrase(
          en: "the target `\(name)` does not say what it shall reach and when",
          vi: "mục tiêu `\(name)` không nói phải đạt gì và khi nào"),
        fixes: [
          .init(
            Phrase(
              en: "add a line such as `by 2030: at least …`", vi: "thêm một dòng như `by 2030: at least …`"))
        ])
    }
    guard let (measure, index) = measure(of: node, name: name, span: span) else {
      // The readings have their own mistakes.
      for clause in node.nodes(.readingClause) where !clause.isBroken {
        _ = measureNode(of: clause).flatMap { self.measure($0, name: name) }
      }
      return nil
    }
    let shared = index.flatMap { indicator($0) }
    let grouping = node.node(.forEachClause).flatMap { $0.isBroken ? nil : self.grouping($0, measure) }
    let scope = grouping.map { self.scope(node.node(.forEachClause), $0) } ?? .whole
    let stated = statedValues(of: node, measure: measure)
    let clauses = clauses(of: node, measure: measure)
    return Target(
      name: name, label: label(of: node) ?? shared?.label, measure: shown(measure, clauses: node),
      indicator: index,
      scope: scope, stated: (shared?.stated ?? []) + stated, clauses: clauses,
      readings: readings(of: node, name: name, measure: measure, grouping: node.node(.forEachClause)),
      owner: node.node(.ownerClause).flatMap { label(of: $0) },
      notes: (shared?.notes ?? []) + notes(of: node),
      span: span)
  }

  /// A plain ratio is shown as a percentage where its clauses are written so.
  private func shown(_ measure: TypedMeasure, clauses node: SyntaxNode) -> TypedMeasure {
    guard measure.type == .ratio else { return measure }
    let isPercentage = node.nodes.contains { clause in
      clause.node(.bound)?.nodes(.quantity).contains { $0.node(.unitExpression)?.token(.percent) != nil }
        ?? false
    }
    guard isPercentage else { return measure }
    return TypedMeasure(
      expression: measure.expression, type: .ratio, unit: .percent, speaksOfYear: measure.speaksOfYear,
      identity: measure.identity, span: measure.span)
  }

  /// The target's own measure, or that of the indicator whose name it carries.
  private mutating func measure(of node: SyntaxNode, name: String, span: SourceSpan) -> (TypedMeasure, Int?)?
  {
    var named = indicatorNames[name]
    if node.token(.equal) != nil || measureNode(of: node) != nil {
      if let named {
        report(
          .targetAndIndicator, at: span,
          Phrase(
            en: "`\(name)` is an indicator already, so this target may not define its own measure",
            vi: "`\(name)` đã là một chỉ tiêu nên mục tiêu này không được tự định nghĩa phép đo"),
          related: [.init(.source(named.span), Phrase(en: "the indicator", vi: "chỉ tiêu đó"))],
          fixes: [
            .init(
              Phrase(
                en: "leave the measure out, or rename the target", vi: "bỏ phép đo, hoặc đổi tên mục tiêu"))
          ])
        names.use(.indicator(named.value), at: span)
      }
      return measureNode(of: node).flatMap { self.measure($0, name: name) }.map { ($0, nil) }
    }
    if named == nil {
      let (byLabel, isReported) = labelled(name, in: indicatorLabels, at: span)
      if isReported { return nil }
      named = byLabel.flatMap { indicatorNames[$0] }
    }
    guard let named else {
      if !node.hasUnreadHead, !lacksFile {
        // One that another target carries would be told twice.
        let free = indicatorNames.keys.filter { other in
          !names.declarations.contains { declaration in
            if case .target = declaration.symbol { declaration.name == other } else { false }
          }
        }
        let near = near(name, among: free.sorted() + indicatorLabels.names.sorted())
        report(
          .targetWithoutMeasure, at: span,
          Phrase(
            en: "the target `\(name)` has no measure, and no indicator has this name",
            vi: "mục tiêu `\(name)` không có phép đo, và không chỉ tiêu nào mang tên này"),
          fixes: near.map { .write($0, at: span) } + [
            .init(Phrase(en: "write `= …` after its name", vi: "viết `= …` sau tên của nó"))
          ])
      }
      return nil
    }
    names.use(.indicator(named.value), at: span)
    return indicator(named.value).map { ($0.measure, named.value) }
  }

  // MARK: Readings

  private mutating func readings(
    of node: SyntaxNode, name: String, measure: TypedMeasure, grouping: SyntaxNode?
  ) -> [Target.Reading] {
    node.nodes(.readingClause).filter { !$0.isBroken }.compactMap { clause in
      guard let token = stringToken(of: clause), let written = measureNode(of: clause),
        let reading = self.measure(written, name: name)
      else { return nil }
      if let grouping, !grouping.isBroken { _ = self.grouping(grouping, reading) }
      guard reading.type.isComparable(with: measure.type) else {
        report(
          .readingOfAnotherKind, at: clause.span,
          Phrase(
            en:
              "this reading is \(reading.type.described(reading.unit)), the target is \(measure.type.described(measure.unit))",
            vi:
              "cách hiểu này là \(reading.type.described(reading.unit)), mục tiêu là \(measure.type.described(measure.unit))"
          ),
          related: [
            .init(.source(measure.span), Phrase(en: "the target's measure", vi: "phép đo của mục tiêu"))
          ])
        return nil
      }
      return Target.Reading(
        label: clause.text(of: token), measure: shown(reading, clauses: node), span: clause.span)
    }
  }

  // MARK: For each

  /// Each group, or so many of them.
  private mutating func scope(_ clause: SyntaxNode?, _ grouping: Grouping) -> Scope {
    guard let clause, let node = clause.node(.quantity), let quantity = quantity(node) else {
      return .each(grouping)
    }
    let isPart = quantity.type == .share && quantity.hasUnit
    let isStrict = clause.has(.more)
    let isNumber = !quantity.hasUnit && quantity.value.isInteger
    let isTooMuch = isPart && (quantity.value > .one || isStrict && quantity.value == .one)
    guard isPart || isNumber, !quantity.value.isNegative, !isTooMuch else {
      report(
        .badGroupQuota, at: node.span,
        Phrase(
          en: "so many of the groups are a percentage up to 100%, or a whole number without a unit",
          vi: "số nhóm phải đạt viết bằng tỷ lệ không quá 100%, hoặc số nguyên không có đơn vị"))
      return .each(grouping)
    }
    return .some(grouping, GroupQuota(number: quantity.value, isPart: isPart, isStrict: isStrict))
  }

  private mutating func grouping(_ clause: SyntaxNode, _ measure: TypedMeasure) -> Grouping? {
    guard let pathNode = clause.node(.path) else { return nil }
    let tables = measuredTables(measure.expression)
    guard tables.count == 1, let table = tables.first else {
      report(
        .groupingOfSeveralTables, at: clause.span,
        Phrase(
          en: "`for each` needs a measure over the rows of one table",
          vi: "`for each` cần phép đo trên các dòng của một bảng"),
        related: [.init(.source(measure.span), Phrase(en: "the measure", vi: "phép đo"))])
      return nil
    }
    guard let path = path(pathNode, table: table) else { return nil }
    guard case .reference(let target) = column(path).type else {
      report(
        .groupingByValue, at: pathNode.span,
        Phrase(
          en:
            "`for each` takes a column that refers to a table: a group with nothing in it would vanish here",
          vi: "`for each` cần cột tham chiếu tới bảng: nhóm không có dòng nào sẽ biến mất ở đây"),
        related: [columnDeclared(path.target)],
        fixes: [
          .init(
            Phrase(
              en: "list the groups in a table and declare the column `refers to` it",
              vi: "lập bảng các nhóm và khai báo cột `refers to` bảng đó"))
        ])
      return nil
    }
    guard let name = clause.node(.name) else { return Grouping(path: path, groups: RowSet(table: target)) }
    guard let groups = rows(name) else { return nil }
    guard groups.table == target else {
      report(
        .wrongTable, at: name.span,
        Phrase(
          en:
            "`\(name.span.words)` holds rows of `\(self.tables[groups.table].name)`, the groups are rows of `\(self.tables[target].name)`",
          vi:
            "`\(name.span.words)` gồm dòng của `\(self.tables[groups.table].name)`, còn các nhóm là dòng của `\(self.tables[target].name)`"
        ))
      return nil
    }
    return Grouping(path: path, groups: groups)
  }

  private func measuredTables(_ measure: Measure) -> Set<Int> {
    switch measure {
    case .aggregate(let aggregate): return [aggregate.population.table]
    case .stated, .number: return []
    case .indicator(let index, _):
      guard case .done(let indicator) = indicators[index] else { return [] }
      return measuredTables(indicator.measure.expression)
    case .negated(let part): return measuredTables(part)
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b):
      return measuredTables(a).union(measuredTables(b))
    }
  }
}
