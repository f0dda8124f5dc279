// Cases against their plan: which tables, columns and targets they name, and what is expected of them.

extension Checker {
  mutating func reportNoPlan(in tree: SyntaxTree) {
    report(
      .casesWithoutPlan, at: tree.root.node(.use)?.span ?? SourceSpan(tree.source, 0..<0),
      Phrase(
        en: "the cases use no file with a `plan` header",
        vi: "các trường hợp không dùng tệp nào có phần đầu `plan`"),
      fixes: [
        .init(
          Phrase(
            en: "name the plan on the first line: `use \"daknong.plan\"`",
            vi: "nêu kế hoạch ở dòng đầu: `use \"daknong.plan\"`"))
      ])
  }

  /// A case with what is sound of it; `nil` for one without a label.
  mutating func checkedCase(_ node: SyntaxNode, of plan: CheckedPlan) -> CheckedCase? {
    guard let label = stringToken(of: node) else { return nil }
    let asOf = onlyOne(.asOfClause, in: node).flatMap { day(in: $0) }
    var tables: [CaseTable] = []
    for clause in node.nodes(.rowsClause) {
      guard let table = caseTable(clause, of: plan) else { continue }
      if let first = tables.first(where: { ($0.table, $0.date) == (table.table, table.date) }) {
        reportDuplicate(plan.tables[table.table].name, at: table.span, first: first.span)
      }
      tables.append(table)
    }
    let expectations = node.nodes(.expectClause).filter { !$0.isBroken }.compactMap {
      expectation($0, of: plan)
    }
    if node.node(.expectClause) == nil {
      report(
        .caseExpectsNothing, at: node.span(of: label),
        Phrase(en: "this case expects nothing", vi: "trường hợp này không nêu kết quả phải có"),
        fixes: [
          .init(
            Phrase(
              en: "add a line such as `expect TARGET is met`", vi: "thêm dòng như `expect MỤC_TIÊU is met`"))
        ])
    }
    return CheckedCase(
      label: node.text(of: label), span: node.span(of: label), asOf: asOf,
      keepsStatedValues: node.node(.withStatedClause) != nil, tables: tables, expectations: expectations)
  }

  private mutating func onlyOne(_ kind: SyntaxKind, in node: SyntaxNode) -> SyntaxNode? {
    let found = node.nodes(kind)
    for clause in found.dropFirst() {
      reportDuplicate(
        clause.firstToken.map { clause.text(of: $0) } ?? "", at: clause.span, first: found[0].span)
    }
    return found.first
  }

  // MARK: What is expected

  private mutating func expectation(_ node: SyntaxNode, of plan: CheckedPlan) -> Expectation? {
    guard let name = node.node(.name)?.firstToken else { return nil }
    guard let index = index(node.text(of: name), in: plan.targets, name: \.name, label: \.label) else {
      reportUnknown(
        Phrase(en: "target", vi: "mục tiêu"), node.text(of: name), at: node.span(of: name),
        among: plan.targets.map(\.name))
      return nil
    }
    use(.target(index), name, of: node)
    let target = plan.targets[index]
    var time: When?
    if let written = node.node(.expectedTime) {
      guard let found = expectedTime(written, of: target) else { return nil }
      time = found
    }
    var reading: Int?
    if let written = node.node(.expectedReading), let token = stringToken(of: written) {
      reading = target.readings.firstIndex { $0.label == written.text(of: token) }
      guard reading != nil else {
        reportUnknown(
          Phrase(en: "reading", vi: "cách hiểu"), written.text(of: token), at: written.span(of: token),
          among: target.readings.map(\.label))
        return nil
      }
    }
    let group = node.node(.expectedGroup).flatMap { string(of: $0) }
    if group != nil, target.scope.grouping == nil || reading != nil {
      report(
        .expectsNoSuchClause, at: node.node(.expectedGroup)?.span ?? node.span,
        Phrase(
          en: "`\(target.name)`\(reading == nil ? "" : ", in another reading,") has no groups",
          vi: "`\(target.name)`\(reading == nil ? "" : " theo cách hiểu khác") không chia theo nhóm"))
      return nil
    }
    let measure = reading.map { target.readings[$0].measure } ?? target.measure
    let assertions = node.nodes.compactMap { assertion($0, of: measure) }
    return Expectation(
      target: index, time: time, group: group, reading: reading, assertions: assertions, span: node.span)
  }

  /// The time of one entry of the target.
  private mutating func expectedTime(_ node: SyntaxNode, of target: Target) -> When? {
    let time: When?
    switch node.firstToken?.keyword {
    case .by: time = day(in: node).map { .by($0) }
    case .each:
      let year = node.token(.number).flatMap { self.year($0, in: node) }
      time = year.map { .eachYear($0...$0) }
    case .total: time = node.node(.years).flatMap { years(in: $0) }.map { .total($0) }
    case .always: time = .always
    default: time = .undated
    }
    guard let time else { return nil }
    let isThere = target.clauses.contains { clause in
      if case .eachYear(let years) = clause.when, case .eachYear(let year) = time {
        return years.contains(year.lowerBound)
      }
      return clause.when == time
    }
    if isThere { return time }
    report(
      .expectsNoSuchClause, at: node.span,
      Phrase(
        en: "`\(target.name)` has no clause `\(node.span.words)`",
        vi: "`\(target.name)` không có mệnh đề `\(node.span.words)`"),
      related: target.clauses.map {
        .init(.source($0.span), Phrase(en: "a clause of the target", vi: "một mệnh đề của mục tiêu"))
      })
    return nil
  }

  private mutating func assertion(_ node: SyntaxNode, of measure: TypedMeasure) -> Expectation.Assertion? {
    let measured = Measured(
      type: measure.type, unit: measure.unit, expression: measure.expression, span: measure.span)
    switch node.kind {
    case .expectedVerdict:
      let words = node.tokens.map { $0.keyword?.rawValue ?? node.text(of: $0) }
      return ExpectedVerdict.all.first { $0.words == words }
        .map { Expectation.Assertion(content: .verdict($0), span: node.span) }
    case .bound:
      return bound(node, of: measured).map {
        Expectation.Assertion(content: .value($0.statedInterval(of: measured.type)), span: node.span)
      }
    case .fraction:
      return fraction(node, of: measured).map {
        Expectation.Assertion(content: .value(ValueInterval($0)), span: node.span)
      }
    default: return nil
    }
  }

  /// `1/3`, in base units.
  private mutating func fraction(_ node: SyntaxNode, of measured: Measured) -> Rational? {
    let numbers = node.tokens.filter { $0.kind == .number }
    guard numbers.count == 2 else { return nil }
    var unit: UnitExpression?
    if let written = node.node(.unitExpression) {
      guard let found = self.unit(written) else { return nil }
      unit = found
    }
    let isPlain: Bool = if case .quantity = measured.type { false } else { true }
    guard unit.map({ measured.type.isComparable(with: $0.type) }) ?? isPlain else {
      report(
        .wrongBoundUnit, at: node.span,
        Phrase(
          en: "the measure is \(measured.type.described(measured.unit))",
          vi: "phép đo là \(measured.type.described(measured.unit))"))
      return nil
    }
    do {
      var value = try number(numbers[0], in: node).divided(by: number(numbers[1], in: node))
      if node.token(.minus) != nil { value = try value?.negated() }
      if let unit { value = try value?.multiplied(by: unit.factor) }
      if let value { return value }
      report(
        .wrongBoundUnit, at: node.span, Phrase(en: "nothing is divided by 0", vi: "không chia được cho 0"))
    } catch {
      reportOverflow(at: node.span)
    }
    return nil
  }
}
