// Bounds and stated values against the measure that they speak of.

extension Checker {
  struct Tolerance {
    let number: Rational
    let isPoints: Bool
  }

  /// What bounds and stated values are compared with.
  struct Measured {
    let type: QuantityType
    let unit: UnitExpression
    /// What is measured.
    let expression: Measure
    /// Where the measure stands.
    let span: SourceSpan
  }

  func tolerance(_ node: SyntaxNode) -> Tolerance {
    let value = node.token(.number).map { number($0, in: node) } ?? .zero
    return Tolerance(number: value, isPoints: node.has(.points))
  }

  /// The bound that a node spells, for a measure; `nil` after reporting.
  mutating func bound(_ node: SyntaxNode, of measured: Measured) -> Bound? {
    if isChange(node) {
      reportMisplacedChange(
        at: node.span, Phrase(en: "a stated value is a number", vi: "số công bố là một con số"))
      return nil
    }
    // A number without words is exactly that.
    let form = BoundForm(of: node.tokens.compactMap(\.keyword)) ?? .exactly
    switch form {
    case .noneLeft where measured.type != .count: return rejectKind(node, measured, .count)
    case .everyOne where measured.type != .share: return rejectKind(node, measured, .share)
    case .noneLeft: return .noneLeft
    case .everyOne: return .everyOne
    case .atLeast, .atMost, .moreThan, .lessThan, .exactly, .between, .about, .reach, .atLeastAbout, .change:
      break
    }
    let quantities = node.nodes(.quantity)
    guard let last = quantities.last else { return nil }
    let sharing = quantities.count == 2 ? last : nil
    // `from 60 to 70`: the unit that is missing stands once, behind the second number.
    if quantities.count == 2, quantities.allSatisfy({ $0.node(.unitExpression) == nil }),
      !measured.type.isComparable(with: .count),
      value(last, sharing: nil, in: node, of: measured) == nil
    {
      return nil
    }
    let values = quantities.map {
      value($0, sharing: $0.span == last.span ? nil : sharing, in: node, of: measured)
    }
    guard !values.contains(nil), let first = values.first ?? nil else { return nil }
    let second = values.count == 2 ? values[1] ?? first : first
    guard let bound = bound(form, first, second, node, measured) else { return nil }
    return rejectImpossible(bound, node, measured) ? nil : bound
  }

  private mutating func bound(
    _ form: BoundForm, _ first: Rational, _ second: Rational, _ node: SyntaxNode, _ measured: Measured
  ) -> Bound? {
    switch form {
    case .atLeast: return .atLeast(first)
    case .atMost: return .atMost(first)
    case .moreThan: return .moreThan(first)
    case .lessThan: return .lessThan(first)
    case .exactly: return .exactly(first)
    case .reach, .between:
      guard first <= second else {
        reportInverted(node)
        return nil
      }
      return form == .reach ? .reach(first, second) : .between(first, second)
    case .about: return tolerance(of: node, around: first, measured).map { .about(first, tolerance: $0) }
    case .atLeastAbout:
      return tolerance(of: node, around: first, measured).map { .atLeastAbout(first, tolerance: $0) }
    // None of these has a quantity of its own: they are made elsewhere.
    case .noneLeft, .everyOne, .change: return nil
    }
  }

  mutating func reportInverted(_ node: SyntaxNode) { reportInverted(node, from: node.nodes(.quantity)) }

  /// - Parameter ends: The first and the last of the range, whose unit may stand once.
  mutating func reportInverted(_ range: SyntaxNode, from ends: [SyntaxNode]) {
    let isUnitShared = ends.first?.node(.unitExpression) == nil
    let places = ends.map { isUnitShared ? numberSpan(of: $0) : $0.span }
    let fixes: [Diagnostic.Fix] =
      places.count == 2
      ? [
        .init(
          Phrase(
            en: "swap `\(places[0].text)` and `\(places[1].text)`",
            vi: "đổi chỗ `\(places[0].text)` và `\(places[1].text)`"),
          edits: [.init(places[0], places[1].text), .init(places[1], places[0].text)])
      ] : []
    report(
      .invertedRange, at: range.span,
      Phrase(
        en: "this range runs from the greater to the less",
        vi: "khoảng này đi từ giá trị lớn tới giá trị nhỏ"),
      fixes: fixes)
  }

  /// A quantity without its unit.
  func numberSpan(of node: SyntaxNode) -> SourceSpan {
    guard let number = node.token(.number) else { return node.span }
    return SourceSpan(node.span.file, node.span.range.lowerBound..<node.span(of: number).range.upperBound)
  }

  private mutating func rejectKind(_ node: SyntaxNode, _ measured: Measured, _ needed: QuantityType) -> Bound?
  {
    let (word, place) = (node.span.text, node.span)
    report(
      .wrongBoundKind, at: node.span,
      Phrase(
        en:
          "`\(word)` is for \(needed == .count ? "a count" : "a share"); this measure is \(kind(measured.type, measured.unit, at: place))",
        vi:
          "`\(word)` dành cho \(needed == .count ? "số đếm" : "tỷ lệ"); phép đo này là \(kind(measured.type, measured.unit, at: place))"
      ),
      related: [measureOrigin(measured)],
      fixes: [
        .init(
          needed == .count
            ? Phrase(
              en: "measure with `count of …`, or write `at most 0%`",
              vi: "đo bằng `count of …`, hoặc viết `at most 0%`")
            : Phrase(en: "measure with `share of … where …`", vi: "đo bằng `share of … where …`"))
      ])
    return nil
  }

  func measureOrigin(_ measured: Measured) -> Diagnostic.Related {
    let place = measured.span
    return .init(
      .source(place),
      Phrase(
        en: "the measure is \(kind(measured.type, measured.unit, at: place))",
        vi: "phép đo là \(kind(measured.type, measured.unit, at: place))"))
  }

  /// A number of a bound in base units, if it is of the measure's kind.
  private mutating func value(
    _ node: SyntaxNode, sharing: SyntaxNode?, in bound: SyntaxNode, of measured: Measured
  ) -> Rational? {
    unitAsked = measured
    defer { unitAsked = nil }
    guard let quantity = quantity(node, sharing: sharing) else { return nil }
    let year = quantity.hasUnit ? nil : yearMeant(by: node)
    if measured.type.isComparable(with: quantity.type) {
      if let year { reportNumberLikeYear(node, year, in: bound) }
      return quantity.value
    }
    let place = node.span
    // Nothing above 100% is a share.
    let mayBeShare = measured.type != .share || quantity.value <= Rational(100)
    let fix: [Diagnostic.Fix] =
      if let year, let fix = timesOfYear(node, year, in: bound) {
        [fix]
      } else if !quantity.hasUnit, mayBeShare,
        let text = offer(quantity.written, as: measured.type, unit: called(measured.unit, at: place))
      {
        [.write(text, at: node.span)]
      } else if measured.type == .points, quantity.type == .share {
        [.write("\(quantity.written) points", at: node.span)]
      } else if measured.type == .share, quantity.type == .points {
        [.write("\(quantity.written)%", at: node.span)]
      } else {
        []
      }
    report(
      .wrongBoundUnit, at: node.span,
      Phrase(
        en:
          "the measure is \(kind(measured.type, measured.unit, at: place)), the bound is \(kind(quantity.type, quantity.unit, at: place))",
        vi:
          "phép đo là \(kind(measured.type, measured.unit, at: place)), còn mức là \(kind(quantity.type, quantity.unit, at: place))"
      ),
      related: [measureOrigin(measured)], fixes: fix)
    return nil
  }

  /// The year before the deadline that a number without a unit looks like. Round hundreds are figures more often.
  private func yearMeant(by node: SyntaxNode) -> Int? {
    guard let token = node.token(.number), node.token(.minus) == nil else { return nil }
    let text = node.text(of: token)
    guard text.utf8.count == 4, let year = Int(text), (1990..<2100).contains(year), year % 100 != 0 else {
      return nil
    }
    switch whenAsked {
    case .by(let date): return year < date.year ? year : nil
    case .eachYear(let years): return year < years.lowerBound ? year : nil
    case .undated: return year
    case .total, .always, nil: return nil
    }
  }

  /// `at least 1 times 2020` for `at least 2020`; `nil` where no number of times may stand.
  private func timesOfYear(_ node: SyntaxNode, _ year: Int, in bound: SyntaxNode) -> Diagnostic.Fix? {
    guard bound.nodes(.quantity).count == 1 else { return nil }
    // The words that compare are written anew: `cao hơn 1 lần` would be twice as much.
    let words = bound.tokens.compactMap(\.keyword)
    switch BoundForm(of: words) {
    case .atLeast, .atMost, .moreThan, .lessThan, .exactly:
      return .write("\(words.map(\.rawValue).joined(separator: " ")) 1 times \(year)", at: bound.span)
    case .noneLeft, .everyOne, .reach, .between, .about, .atLeastAbout, .change, nil: return nil
    }
  }

  /// `at least 2020` of a count
  private mutating func reportNumberLikeYear(_ node: SyntaxNode, _ year: Int, in bound: SyntaxNode) {
    let text = node.span.text
    report(
      .numberLikeYear, at: node.span,
      Phrase(
        en: "`\(text)` is read as a number, not as the value of that year",
        vi: "`\(text)` được hiểu là con số, không phải giá trị của năm đó"),
      fixes: (timesOfYear(node, year, in: bound).map { [$0] } ?? [])
        + [.write("\(year / 1000)_\(text.suffix(3))", at: node.span)])
  }

  /// The tolerance of `about`, absolute and in base units.
  private mutating func tolerance(of node: SyntaxNode, around value: Rational, _ measured: Measured)
    -> Rational?
  {
    let own = node.node(.tolerance)
    guard let tolerance = own.map({ tolerance($0) }) ?? defaultTolerance?.value else {
      if brokenHeaderClauses.contains(.aboutClause) { return nil }
      report(
        .aboutWithoutTolerance, at: node.span,
        Phrase(en: "how far from it is still about it?", vi: "lệch bao nhiêu thì vẫn gọi là khoảng?"),
        fixes: [
          .init(
            Phrase(en: "add `within 5%`", vi: "thêm `within 5%`"),
            edits: [
              .init(
                SourceSpan(node.span.file, node.span.range.upperBound..<node.span.range.upperBound),
                " within 5%")
            ]),
          .init(
            Phrase(
              en: "or set it for the whole plan: `about means within 5%`",
              vi: "hoặc đặt cho cả kế hoạch: `about means within 5%`")),
        ])
      return nil
    }
    let isPercentage = measured.type == .share || measured.type == .points || measured.type == .ratio
    if tolerance.isPoints, !isPercentage {
      let place = (own ?? node).span
      report(
        .pointsOfNoPercentage, at: (own ?? node).span,
        Phrase(
          en:
            "points are a tolerance of percentages; this is \(kind(measured.type, measured.unit, at: place))",
          vi:
            "điểm phần trăm chỉ là sai lệch của tỷ lệ; đây là \(kind(measured.type, measured.unit, at: place))"
        ),
        related: own == nil
          ? defaultTolerance.map {
            [.init(.source($0.node.span), Phrase(en: "the plan's default", vi: "mặc định của kế hoạch"))]
          } ?? [] : [])
      return nil
    }
    do {
      let hundredth = try tolerance.number.divided(by: Rational(100)) ?? .zero
      if tolerance.isPoints { return hundredth }
      return try value.magnitude.multiplied(by: hundredth)
    } catch {
      reportOverflow(at: node.span)
      return nil
    }
  }

  // MARK: Bounds that no value can meet

  private mutating func rejectImpossible(_ bound: Bound, _ node: SyntaxNode, _ measured: Measured) -> Bool {
    guard let reason = impossibility(of: bound, measured) else { return false }
    report(
      .impossibleBound, at: node.span,
      Phrase(
        en: "no value can meet this: \(reason)",
        vi: "không giá trị nào đạt được: \(reason)"),
      related: [measureOrigin(measured)])
    return true
  }

  private func impossibility(of bound: Bound, _ measured: Measured) -> Phrase? {
    let accepted = bound.accepted
    let isBelowZero = accepted.high.map { $0 < .zero || accepted.highOpen && $0 == .zero } ?? false
    switch measured.type {
    case .share:
      if accepted.low.map({ $0 > .one || accepted.lowOpen && $0 == .one }) ?? false {
        return Phrase(en: "a share is at most 100%", vi: "tỷ lệ cao nhất là 100%")
      }
      return isBelowZero ? Phrase(en: "a share is at least 0%", vi: "tỷ lệ thấp nhất là 0%") : nil
    case .count:
      // A sum of amounts that may be negative, and a difference, may lie below 0.
      let possible = possibleNumbers(measured.expression)
      if isBelowZero, possible.isNeverNegative {
        return Phrase(en: "a count is at least 0", vi: "số đếm thấp nhất là 0")
      }
      if possible.isWhole, let low = accepted.low, let high = accepted.high, Rational(low.ceiling) > high {
        return Phrase(en: "a count is a whole number", vi: "số đếm là số nguyên")
      }
      return nil
    case .points, .ratio, .quantity: return nil
    }
  }
  private func possibleNumbers(_ measure: Measure) -> PossibleNumbers {
    PossibleNumbers(of: measure, tables) { index in
      guard indicators.indices.contains(index), case .done(let indicator) = indicators[index] else {
        return nil
      }
      return indicator.measure.expression
    }
  }
}
