// Values on one row: cells, literals and arithmetic.

extension Checker {
  /// A value in a condition, with what it may be compared with.
  struct Operand {
    enum Value {
      case number(NumberExpression)
      case date(DateExpression)
      case text(String)
      case yesNo(Bool)
      /// A cell that is neither a number nor a date.
      case cell(ColumnPath)
    }

    let value: Value
    /// Of a number.
    var type = QuantityType.count
    /// The unit in which a person writes it, where there is one.
    var unit: UnitExpression?
    let node: SyntaxNode
    /// Where a column that takes part is declared.
    var origin: Origin?
    /// A number that may stand for a calendar year: `year`, `year of X`, or a whole literal without a unit.
    var isYearLike = false
    /// A literal number without a unit, as it was written.
    var bareNumber: String?

    var isText: Bool { if case .text = value { true } else { false } }
  }

  /// Where the kind of a number comes from: looked up only for a message.
  enum Origin {
    case column(ColumnPath.Step)
    case indicator(Int)
  }

  func related(_ origins: Origin?...) -> [Diagnostic.Related] {
    origins.compactMap { origin in
      switch origin {
      case nil: return nil
      case .column(let step): return columnDeclared(step)
      case .indicator(let index):
        guard case .done(let indicator) = indicators[index] else { return nil }
        let described = indicator.measure.type.described(indicator.measure.unit)
        return .init(
          .source(indicator.span),
          Phrase(
            en: "`\(indicator.name)` is \(described)",
            vi: "`\(indicator.name)` là \(described)"
          ))
      }
    }
  }

  /// The operand that a node spells; `nil` after reporting.
  mutating func operand(_ node: SyntaxNode, _ table: Int) -> Operand? {
    switch node.kind {
    case .quantity: return literal(node)
    case .text: return node.tokens.first.map { Operand(value: .text(node.text(of: $0)), node: node) }
    case .date:
      return node.tokens.first.flatMap { CalendarDate(iso: node.text(of: $0)) }
        .map { Operand(value: .date(.constant($0)), node: node) }
    case .yesNo: return Operand(value: .yesNo(node.has(.yes)), node: node)
    case .year: return Operand(value: .number(.year), node: node, isYearLike: true)
    case .yearOf: return yearOfColumn(node, table)
    case .path: return path(node, table: table).map { cell($0, node) }
    case .parentheses: return node.nodes.first.flatMap { operand($0, table) }
    case .negation: return negation(node, table)
    case .additive, .multiplicative: return arithmetic(node, table)
    default:
      report(
        .conditionAsValue, at: node.span,
        Phrase(
          en: "this is a condition where a value is needed", vi: "đây là điều kiện, chỗ này cần một giá trị"))
      return nil
    }
  }

  /// - Parameter other: The number behind it whose unit it shares, where it has none.
  mutating func literal(_ node: SyntaxNode, sharing other: SyntaxNode? = nil) -> Operand? {
    guard let quantity = quantity(node, sharing: other) else { return nil }
    let isYear =
      !quantity.hasUnit && quantity.value.isYear
    return Operand(
      value: .number(.constant(quantity.value)), type: quantity.type,
      unit: quantity.hasUnit ? quantity.unit : nil, node: node, isYearLike: isYear,
      bareNumber: quantity.hasUnit ? nil : quantity.written)
  }

  private func cell(_ path: ColumnPath, _ node: SyntaxNode) -> Operand {
    let origin = Origin.column(path.target)
    switch column(path).type {
    case .whole(let unit), .decimal(let unit):
      return Operand(
        value: .number(.column(path, scale: unit?.factor ?? .one)), type: unit?.type ?? .count, unit: unit,
        node: node, origin: origin)
    case .date: return Operand(value: .date(.column(path)), node: node, origin: origin)
    case .text, .yesNo, .category, .reference: return Operand(value: .cell(path), node: node, origin: origin)
    }
  }

  private mutating func yearOfColumn(_ node: SyntaxNode, _ table: Int) -> Operand? {
    guard let inner = node.node(.path), let path = path(inner, table: table) else { return nil }
    guard case .date = column(path).type else {
      report(
        .wrongType, at: inner.span,
        Phrase(en: "`year of` takes a date column", vi: "`year of` cần một cột ngày"),
        related: [columnDeclared(path.target)])
      return nil
    }
    return Operand(value: .number(.yearOf(path)), node: node, isYearLike: true)
  }

  // MARK: Arithmetic

  /// The operand as a number with a kind; `nil` after reporting.
  mutating func number(_ node: SyntaxNode, _ table: Int) -> (expression: NumberExpression, operand: Operand)?
  {
    guard let operand = operand(node, table) else { return nil }
    if case .number(let expression) = operand.value { return (expression, operand) }
    report(
      .wrongType, at: node.span,
      Phrase(
        en: "this is no number, so it cannot be reckoned with",
        vi: "đây không phải số nên không thể tính toán"),
      related: related(operand.origin))
    return nil
  }

  private mutating func negation(_ node: SyntaxNode, _ table: Int) -> Operand? {
    guard let inner = node.nodes.first, let (expression, operand) = number(inner, table) else { return nil }
    return Operand(
      value: .number(.negated(expression)), type: operand.type, unit: operand.unit, node: node,
      origin: operand.origin)
  }

  private mutating func arithmetic(_ node: SyntaxNode, _ table: Int) -> Operand? {
    let signs = node.tokens.map(\.kind)
    let operands = node.nodes
    guard let first = operands.first, let (start, leading) = number(first, table) else { return nil }
    var value = start
    var result = leading
    var isSound = true
    for (sign, next) in zip(signs, operands.dropFirst()) {
      guard let (expression, operand) = number(next, table) else {
        isSound = false
        continue
      }
      guard let type = combined(result, sign, operand, node) else { return nil }
      switch sign {
      case .plus: value = .sum(value, expression)
      case .minus: value = .difference(value, expression)
      case .star: value = .product(value, expression)
      default: value = .quotient(value, expression)
      }
      let unit = type == result.type ? result.unit ?? operand.unit : type == operand.type ? operand.unit : nil
      result = Operand(
        value: .number(value), type: type, unit: unit, node: node, origin: result.origin ?? operand.origin)
    }
    guard isSound else { return nil }
    return Operand(
      value: .number(value), type: result.type, unit: result.unit, node: node, origin: result.origin)
  }

  private mutating func combined(
    _ left: Operand, _ sign: Token.Kind, _ right: Operand, _ node: SyntaxNode
  ) -> QuantityType? {
    guard sign == .plus || sign == .minus else {
      return left.type.multiplied(by: right.type, sign: sign == .star ? 1 : -1)
    }
    if let type = left.type.adding(right.type, isDifference: sign == .minus) { return type }
    reportMismatch(left, right, node)
    return nil
  }

  // MARK: Mismatches

  mutating func checkComparable(_ left: Operand, _ right: Operand, _ node: SyntaxNode) -> Bool {
    if left.type.isComparable(with: right.type) { return true }
    reportMismatch(left, right, node)
    return false
  }

  mutating func reportMismatch(_ left: Operand, _ right: Operand, _ node: SyntaxNode) {
    var fixes: [Diagnostic.Fix] = []
    for (bare, other) in [(left, right), (right, left)] {
      if case .date = other.value, let date = CalendarDate(dayFirst: bare.node.span.text) {
        fixes.append(.write(date.description, at: bare.node.span))
      }
      guard let number = bare.bareNumber, other.bareNumber == nil, case .number = other.value else {
        continue
      }
      if let text = offer(number, as: other.type, unit: other.unit.map { called($0, at: bare.node.span) }) {
        fixes.append(.write(text, at: bare.node.span))
      }
    }
    report(
      .unlikeOperands, at: node.span,
      Phrase(
        en: "\(described(left)) and \(described(right)) do not go together",
        vi: "\(described(left)) và \(described(right)) không dùng chung với nhau được"),
      related: related(left.origin, right.origin), fixes: fixes)
  }

  /// A bare number with the unit that was meant: `60` or `0.6` for a share is `60%`.
  func offer(_ number: String, as type: QuantityType, unit: UnitExpression?) -> String? {
    switch type {
    case .share:
      let value = number.filter { $0 != "_" }
      if value.hasPrefix("0."), let share = decimal(value),
        let percent = planQuantity(share, .percent)
      {
        return percent
      }
      return number + "%"
    case .points: return number + " points"
    case .quantity(let dimension): return "\(number) \(unit?.text ?? dimension.text)"
    case .count, .ratio: return nil
    }
  }

  private func decimal(_ text: String) -> Rational? {
    let parts = text.split(separator: ".")
    guard let digits = Int128(parts.joined()) else { return nil }
    return Rational(digits: digits, fractionDigits: parts.count == 2 ? parts[1].count : 0)
  }

  func described(_ operand: Operand) -> Phrase {
    switch operand.value {
    case .number: kind(operand.type, operand.unit, at: operand.node.span)
    case .date: Phrase(en: "a date", vi: "ngày")
    case .text: Phrase(en: "a text", vi: "chữ")
    case .yesNo: Phrase(en: "yes or no", vi: "có hoặc không")
    case .cell(let path): described(column(path).type, for: operand.node.span)
    }
  }
}

extension Rational {
  /// Whether it is a whole number of four digits.
  fileprivate var isYear: Bool { integer.map { (1000...9999).contains($0) } ?? false }
}
