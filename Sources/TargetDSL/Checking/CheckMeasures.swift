// Measures and indicators.

extension Checker {
  /// A measure on the way to its type.
  struct Draft {
    var expression: Measure
    var type: QuantityType
    var unit: UnitExpression
    var speaksOfYear = false
    let node: SyntaxNode
    /// Where its kind of number comes from.
    var origin: Origin?
    var bareNumber: String?
    /// An aggregate with a `where`, outside of parentheses.
    var isOpenEnded = false
  }

  /// The measure that stands in a declaration after `=`; `nil` where it could not be read to its end.
  func measureNode(of node: SyntaxNode) -> SyntaxNode? {
    guard !node.isBroken else { return nil }
    var isAfterEqual = false
    for child in node.children {
      switch child {
      case .token(let token): if token.kind == .equal { isAfterEqual = true }
      case .node(let node): return isAfterEqual && node.kind != .skipped && !node.isBroken ? node : nil
      }
    }
    return nil
  }

  /// A whole measure; `name` is that of the indicator or target that declares it.
  mutating func measure(_ node: SyntaxNode, name: String) -> TypedMeasure? {
    guard let draft = draft(node, name: name) else { return nil }
    let identity = identity(of: draft.expression, statedUnit: draft.unit.text)
    return TypedMeasure(
      expression: draft.expression, type: draft.type, unit: draft.unit, speaksOfYear: draft.speaksOfYear,
      identity: identity, span: node.span)
  }

  mutating func draft(_ node: SyntaxNode, name: String) -> Draft? {
    switch node.kind {
    case .aggregate: return withinSize(of: node) { $0.aggregate(node) }
    case .stated: return stated(node, name: name)
    case .quantity:
      return quantity(node).map {
        Draft(
          expression: .number($0.value), type: $0.type, unit: $0.unit, node: node,
          bareNumber: $0.hasUnit ? nil : $0.written)
      }
    case .name: return indicatorReference(node)
    case .parentheses:
      guard var inner = node.nodes.first.flatMap({ draft($0, name: name) }) else { return nil }
      inner.isOpenEnded = false
      return inner
    case .negation:
      guard var inner = node.nodes.first.flatMap({ draft($0, name: name) }) else { return nil }
      rejectOpenEnd(inner)
      inner.expression = .negated(inner.expression)
      inner.bareNumber = nil
      return inner
    case .additive, .multiplicative: return measureArithmetic(node, name: name)
    default: return nil
    }
  }

  private mutating func stated(_ node: SyntaxNode, name: String) -> Draft? {
    var unit = UnitExpression.plain
    if let unitNode = node.node(.unitExpression) {
      guard let found = self.unit(unitNode) else { return nil }
      unit = found
    }
    return Draft(expression: .stated(name: name), type: unit.type, unit: unit, node: node)
  }

  // MARK: Aggregates

  private mutating func aggregate(_ node: SyntaxNode) -> Draft? {
    let function = node.tokens.first?.keyword
    guard let name = node.node(.name), let population = rows(name) else { return nil }
    let table = population.table
    var condition = Condition.always
    if let written = conditionNode(of: node) {
      // After an error the type is still known, for the clauses.
      condition = self.condition(written, table: table) ?? .always
    } else if function == .share {
      report(
        .shareWithoutCondition, at: node.span,
        Phrase(
          en: "a share needs `where`: which part of `\(name.span.words)`?",
          vi: "tỷ lệ cần `where`: phần nào của `\(name.span.words)`?"))
    }
    var result: (function: Aggregate.Function, type: QuantityType, unit: UnitExpression)
    var origin: Origin?
    switch function {
    case .count where node.has(.distinct):
      guard let pathNode = node.node(.path), let path = path(pathNode, table: table) else { return nil }
      result = (.countDistinct(path), .count, .plain)
    case .count: result = (.count, .count, .plain)
    case .share:
      guard let weight = weight(node, table) else { return nil }
      result = (.share(weight: weight.expression), .share, .percent)
    default:
      guard let first = node.nodes.first, let (expression, operand) = number(first, table),
        let weight = weight(node, table)
      else { return nil }
      let unit = operand.unit ?? .base(of: operand.type)
      origin = operand.origin
      switch function {
      case .sum: result = (.sum(expression), operand.type, unit)
      case .value: result = (.value(expression), operand.type, unit)
      default:
        let type = operand.type == .count ? .ratio : operand.type
        result = (.mean(expression, weight: weight.expression), type, unit)
      }
    }
    let aggregate = Aggregate(
      function: result.function, population: population, condition: condition,
      ignoresUnknown: node.has(.ignoring))
    return Draft(
      expression: .aggregate(aggregate), type: result.type, unit: result.unit,
      speaksOfYear: aggregate.speaksOfYear, node: node, origin: origin,
      isOpenEnded: conditionNode(of: node) != nil)
  }

  /// The weight after `weighted by`, if there is one; `nil` after reporting.
  private mutating func weight(_ node: SyntaxNode, _ table: Int) -> (expression: NumberExpression?, Void)? {
    var isAfterBy = false
    for child in node.children {
      switch child {
      case .token(let token): if token.keyword == .by { isAfterBy = true }
      case .node(let node):
        guard isAfterBy, node.kind != .skipped else { continue }
        guard let (expression, operand) = number(node, table) else { return nil }
        if case .column(let path, _) = expression, let least = column(path).minimum, least.isNegative {
          report(
            .negativeWeight, at: node.span,
            Phrase(
              en: "`\(node.span.words)` may be negative, a weight may not",
              vi: "`\(node.span.words)` có thể âm, trọng số thì không"),
            related: related(operand.origin))
          return nil
        }
        return (expression, ())
      }
    }
    return (nil, ())
  }

  // MARK: Indicators

  private mutating func indicatorReference(_ node: SyntaxNode) -> Draft? {
    guard let token = node.tokens.first else { return nil }
    let written = node.text(of: token)
    let (byLabel, isReported) =
      indicatorNames[written] == nil && rowNames[written] == nil
      ? labelled(written, in: indicatorLabels, at: node.span(of: token)) : (nil, false)
    if isReported { return nil }
    let name = byLabel ?? written
    guard let named = indicatorNames[name] else {
      if let row = rowNames[name] {
        report(
          .populationAsMeasure, at: node.span(of: token),
          Phrase(
            en: "`\(name)` is a set of rows; how is it measured?",
            vi: "`\(name)` là các dòng; đo chúng thế nào?"),
          related: [.init(.source(row.span), Phrase(en: "declared here", vi: "khai báo ở đây"))],
          fixes: [.write("count of \(name)", at: node.span(of: token))])
      } else {
        reportUnknown(
          Phrase(en: "indicator", vi: "chỉ tiêu"), name, at: node.span(of: token),
          among: Array(indicatorNames.keys), labels: indicatorLabels.names)
      }
      return nil
    }
    use(.indicator(named.value), token, of: node)
    guard let indicator = indicator(named.value) else { return nil }
    var reference: YearReference?
    if node.has(.at) {
      guard let found = yearReference(node) else { return nil }
      reference = found
    }
    let speaks =
      switch reference {
      case nil: indicator.measure.speaksOfYear
      case .relative: true
      case .year: false
      }
    return Draft(
      expression: .indicator(named.value, at: reference), type: indicator.measure.type,
      unit: indicator.measure.unit, speaksOfYear: speaks, node: node,
      origin: .indicator(named.value))
  }

  private mutating func yearReference(_ node: SyntaxNode) -> YearReference? {
    guard let token = node.token(.number) else { return node.has(.year) ? .relative(0) : nil }
    guard node.has(.year) else { return year(token, in: node).map { .year($0) } }
    let offset = number(token, in: node)
    guard let years = offset.integer.flatMap({ Int(exactly: $0) }), years < 200 else {
      report(
        .notACount, at: node.span(of: token),
        Phrase(en: "this is no number of years", vi: "đây không phải số năm"))
      return nil
    }
    return .relative(node.token(.minus) != nil ? -years : years)
  }

  /// An indicator by its index, resolved when it is first needed; `nil` after an error.
  mutating func indicator(_ index: Int) -> Indicator? {
    switch indicators[index] {
    case .done(let indicator):
      buildOn(indicatorNodes[index])
      return indicator
    case .failed: return nil
    case .running:
      reportCycle(indicatorNodes[index])
      return nil
    case .waiting: break
    }
    indicators[index] = .running
    let node = indicatorNodes[index]
    let result = withinChain(node) { checker in checker.resolveIndicator(node) } ?? nil
    indicators[index] = result.map { .done($0) } ?? .failed
    return result
  }

  private mutating func resolveIndicator(_ node: SyntaxNode) -> Indicator? {
    guard let token = nameToken(of: node), let written = measureNode(of: node),
      let measure = measure(written, name: node.text(of: token))
    else { return nil }
    return Indicator(
      name: node.text(of: token), label: label(of: node), measure: measure,
      stated: statedValues(of: node, measure: measure),
      sources: node.nodes(.sourceClause).compactMap { citation($0) },
      notes: notes(of: node), span: node.span(of: token))
  }

  // MARK: Arithmetic

  private mutating func measureArithmetic(_ node: SyntaxNode, name: String) -> Draft? {
    let signs = node.tokens.map(\.kind)
    let drafts = node.nodes.map { draft($0, name: name) }
    guard !drafts.contains(where: { $0 == nil }), var result = drafts.first ?? nil else { return nil }
    for draft in drafts { if let draft { rejectOpenEnd(draft) } }
    for (sign, draft) in zip(signs, drafts.dropFirst()) {
      guard let next = draft, let combined = combine(result, sign, next, node) else { return nil }
      result = combined
    }
    return result
  }

  private mutating func combine(_ left: Draft, _ sign: Token.Kind, _ right: Draft, _ node: SyntaxNode)
    -> Draft?
  {
    let isSum = sign == .plus || sign == .minus
    let type: QuantityType
    if isSum {
      guard let sum = left.type.adding(right.type, isDifference: sign == .minus) else {
        reportUnlike(left, right, node)
        return nil
      }
      type = sum
    } else {
      type = left.type.multiplied(by: right.type, sign: sign == .star ? 1 : -1)
    }
    let expression: Measure =
      switch sign {
      case .plus: .sum(left.expression, right.expression)
      case .minus: .difference(left.expression, right.expression)
      case .star: .product(left.expression, right.expression)
      default: .quotient(left.expression, right.expression)
      }
    return Draft(
      expression: expression, type: type, unit: unit(of: type, left, right),
      speaksOfYear: left.speaksOfYear || right.speaksOfYear, node: node, origin: left.origin ?? right.origin)
  }

  /// The unit of the first operand that has one fitting the result.
  private func unit(of type: QuantityType, _ left: Draft, _ right: Draft) -> UnitExpression {
    switch type {
    case .share: return .percent
    case .points: return .points
    case .count, .ratio: return UnitExpression(text: "", scale: .one, type: type)
    case .quantity(let dimension):
      for draft in [left, right] where draft.type == type && !draft.unit.text.isEmpty { return draft.unit }
      let scaled = [left, right].first { $0.unit.scale != .one && $0.expression != right.expression }
      let scale = scaled?.unit.scale ?? .one
      let text = [scale.rawValue, dimension.text].filter { !$0.isEmpty }.joined(separator: " ")
      return UnitExpression(text: text, scale: scale, type: type)
    }
  }

  private mutating func reportUnlike(_ left: Draft, _ right: Draft, _ node: SyntaxNode) {
    var fixes: [Diagnostic.Fix] = []
    for (bare, other) in [(left, right), (right, left)] {
      if let number = bare.bareNumber, let text = offer(number, as: other.type, unit: other.unit) {
        fixes.append(.write(text, at: bare.node.span))
      }
    }
    report(
      .unlikeOperands, at: node.span,
      Phrase(
        en:
          "\(left.type.described(left.unit)) and \(right.type.described(right.unit)) do not add up",
        vi:
          "\(left.type.described(left.unit)) và \(right.type.described(right.unit)) không cộng trừ được với nhau"
      ),
      related: related(left.origin, right.origin), fixes: fixes)
  }

  /// Inside arithmetic a measure with a `where` stands in parentheses, so that the reader sees where it ends.
  private mutating func rejectOpenEnd(_ draft: Draft) {
    guard draft.isOpenEnded else { return }
    let span = draft.node.span
    report(
      .openEndedMeasure, at: span,
      Phrase(
        en: "inside arithmetic a measure with `where` stands in parentheses",
        vi: "trong phép tính, phép đo có `where` phải nằm trong ngoặc đơn"),
      // Behind a condition with arithmetic of its own the reader may have meant it to end earlier.
      fixes: [
        .write(
          "(\(span.text))", at: span,
          isSafe: conditionNode(of: draft.node).map { !$0.hasArithmetic } ?? false)
      ])
  }
}

extension SyntaxNode {
  fileprivate var hasArithmetic: Bool {
    [.additive, .multiplicative].contains(kind) || nodes.contains(where: \.hasArithmetic)
  }
}
