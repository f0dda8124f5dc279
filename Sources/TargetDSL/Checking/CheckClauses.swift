// Stated values, sources and the clauses of a target.

extension Checker {
  // MARK: Stated values

  mutating func statedValues(of node: SyntaxNode, measure: TypedMeasure) -> [StatedValue] {
    let measured = Measured(
      type: measure.type, unit: measure.unit, expression: measure.expression, span: measure.span)
    return node.nodes.filter { [.baselineClause, .reportedClause].contains($0.kind) && !$0.isBroken }
      .compactMap { statedValue($0, measured) }
  }

  private mutating func statedValue(_ clause: SyntaxNode, _ measured: Measured) -> StatedValue? {
    guard let date = day(in: clause), let node = clause.node(.bound), let bound = bound(node, of: measured)
    else {
      return nil
    }
    return StatedValue(
      kind: clause.kind == .baselineClause ? .baseline : .reported, date: date,
      value: bound.statedInterval(of: measured.type),
      publisher: string(of: clause), span: clause.span)
  }

  func notes(of node: SyntaxNode) -> [String] {
    node.nodes(.noteClause).compactMap { string(of: $0) }
  }

  func citation(_ clause: SyntaxNode) -> SourceCitation? {
    let strings = clause.tokens.filter { $0.kind == .string }
    guard let item = strings.first else { return nil }
    let says = strings.count > 1 ? strings[1] : nil
    return SourceCitation(
      item: clause.text(of: item), says: says.map { clause.text(of: $0) }, span: clause.span,
      saysSpan: says.map { clause.span(of: $0) })
  }

  // MARK: Deadline clauses

  static let deadlineClauses: Set<SyntaxKind> = [
    .byClause, .eachYearClause, .totalClause, .alwaysClause, .undatedClause,
  ]

  /// The deadline clauses of a target with their sources: a source covers the clauses since the previous one,
  /// one before any covers all that have no other.
  mutating func clauses(of node: SyntaxNode, measure: TypedMeasure) -> [Clause] {
    var found: [(node: SyntaxNode, source: SourceCitation?)] = []
    var uncovered = 0
    var general: SourceCitation?
    for clause in node.nodes {
      if Checker.deadlineClauses.contains(clause.kind) {
        found.append((clause, nil))
      } else if clause.kind == .sourceClause, let source = citation(clause) {
        if found.isEmpty {
          if general != nil { reportIdleSource(clause) }
          general = general ?? source
        } else if uncovered == found.count {
          reportIdleSource(clause)
        }
        for index in uncovered..<found.count { found[index].source = source }
        uncovered = found.count
      }
    }
    let measured = Measured(
      type: measure.type, unit: measure.unit, expression: measure.expression, span: measure.span)
    return found.compactMap { clause, source in
      clause.isBroken ? nil : self.clause(clause, source ?? general, measure, measured)
    }
  }

  private mutating func reportIdleSource(_ clause: SyntaxNode) {
    report(
      .idleSource, at: clause.span,
      Phrase(
        en: "this source covers no clause: the one before it covers them already",
        vi: "nguồn này không dẫn cho mệnh đề nào: nguồn ngay trước đã dẫn cho chúng"))
  }

  private mutating func clause(
    _ node: SyntaxNode, _ source: SourceCitation?, _ measure: TypedMeasure, _ measured: Measured
  ) -> Clause? {
    guard let when = when(node, measure), let boundNode = node.node(.bound) else { return nil }
    whenAsked = when
    defer { whenAsked = nil }
    guard
      let bound = isChange(boundNode)
        ? change(boundNode, of: measured, when: when) : bound(boundNode, of: measured)
    else { return nil }
    return Clause(when: when, bound: bound, source: source, span: node.span)
  }

  private mutating func when(_ node: SyntaxNode, _ measure: TypedMeasure) -> When? {
    switch node.kind {
    case .byClause: return day(in: node).map { .by($0) }
    case .alwaysClause: return .always
    case .undatedClause: return .undated
    case .totalClause:
      guard let years = node.node(.years).flatMap({ years(in: $0) }) else { return nil }
      return checkTotal(node, measure) ? .total(years) : nil
    default:
      if let written = node.node(.years) { return years(in: written).map { .eachYear($0) } }
      // Years that could not be read are told where they stand.
      guard !node.hasUnread else { return nil }
      guard let period else {
        if brokenHeaderClauses.contains(.periodClause) { return nil }
        report(
          .eachYearWithoutPeriod, at: node.firstToken.map { node.span(of: $0) } ?? node.span,
          Phrase(
            en: "each year of what? the plan has no `period`",
            vi: "mỗi năm của khoảng nào? kế hoạch không có `period`"),
          fixes: [
            .init(
              Phrase(
                en: "write the years: `each year 2021..2025:`", vi: "viết rõ các năm: `each year 2021..2025:`"
              ))
          ])
        return nil
      }
      return .eachYear(period)
    }
  }

  /// A total adds up years: the measure has to be of one year, and a number that adds up.
  private mutating func checkTotal(_ node: SyntaxNode, _ measure: TypedMeasure) -> Bool {
    let span = node.firstToken.map { node.span(of: $0) } ?? node.span
    switch measure.type {
    case .count, .quantity: break
    case .share, .points, .ratio:
      report(
        .totalOfShares, at: span,
        Phrase(
          en: "shares of several years do not add up to a total",
          vi: "tỷ lệ của nhiều năm không cộng thành tổng được"),
        related: [.init(.source(measure.span), Phrase(en: "the measure", vi: "phép đo"))])
      return false
    }
    guard !measure.speaksOfYear, !isStated(measure.expression) else { return true }
    report(
      .totalOfStock, at: span,
      Phrase(
        en: "a total adds up years, but this measure does not speak of `year`",
        vi: "tổng là cộng dồn các năm, nhưng phép đo này không nói tới `year`"),
      related: [.init(.source(measure.span), Phrase(en: "the measure", vi: "phép đo"))],
      fixes: [
        .init(
          Phrase(
            en: "count what belongs to the year, such as `where founded = year`",
            vi: "đếm những gì thuộc về năm đó, ví dụ `where founded = year`"))
      ])
    return false
  }

  private func isStated(_ measure: Measure) -> Bool {
    switch measure {
    case .stated: return true
    case .indicator(let index, nil):
      guard case .done(let indicator) = indicators[index] else { return false }
      return isStated(indicator.measure.expression)
    case .negated(let part): return isStated(part)
    case .sum(let a, let b), .difference(let a, let b): return isStated(a) && isStated(b)
    case .product(let a, let b), .quotient(let a, let b): return isStated(a) || isStated(b)
    case .aggregate, .indicator, .number: return false
    }
  }
}
