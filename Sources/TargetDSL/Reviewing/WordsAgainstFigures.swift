// The words that a clause quotes (`says "trên 60%"`) beside the bound that it sets (`at least 60%`).

func wordsAgainstFigures(_ plan: CheckedPlan, _ trees: [SyntaxTree]) -> [Diagnostic] {
  var finder = ClauseSpans.Finder(trees: trees)
  var findings: [Diagnostic] = []
  // One sentence often covers several clauses, and others repeat its words.
  var figuresOf: [String: [Figure]] = [:]
  for target in plan.targets {
    for clause in target.clauses {
      guard let says = clause.source?.says, let span = clause.source?.saysSpan else { continue }
      var figures = figuresOf[says] ?? FigureReader.figures(in: proseTokens(says), extent: .quotation)
      figuresOf[says] = figures
      if figures.contains(where: { $0.agrees(with: clause, of: target) }) { continue }
      // Where one quotation covers several clauses, the figures of the others say nothing about this one.
      let others = target.clauses.filter { $0.source?.saysSpan == span }
      let unclaimed = figures.filter { figure in !others.contains { figure.agrees(with: $0, of: target) } }
      if !figures.isEmpty, unclaimed.isEmpty { continue }
      figures = unclaimed
      guard let mismatch = mismatch(of: figures, with: clause.bound, target.measure.type) else { continue }
      findings.append(
        finding(
          mismatch, target, clause, span, finder.text(of: clause),
          isOnlyFigure: figuresOf[says]?.count == 1 && others.count == 1))
    }
  }
  return findings
}

extension Figure {
  fileprivate func agrees(with clause: Clause, of target: Target) -> Bool {
    agreement(with: clause.bound, of: target.measure.type) == .agrees
  }
}

private enum Mismatch {
  case noFigure
  case comparator(Figure)
  case number(Figure)
  case kind(Figure)
}

/// How figures that do not agree miss the bound; `nil` where it needs none.
private func mismatch(of figures: [Figure], with bound: Bound, _ type: QuantityType) -> Mismatch? {
  let agreements = figures.map { (figure: $0, agreement: $0.agreement(with: bound, of: type)) }
  let needsNone = bound == .noneLeft || bound == .everyOne
  if let found = agreements.first(where: { $0.agreement == .otherComparator }) {
    return .comparator(found.figure)
  }
  if let found = agreements.first(where: { $0.agreement == .otherFigure }) { return .number(found.figure) }
  if needsNone { return nil }
  return agreements.first.map { .kind($0.figure) } ?? .noFigure
}

private func finding(
  _ mismatch: Mismatch, _ target: Target, _ clause: Clause, _ span: SourceSpan, _ text: ClauseSpans?,
  isOnlyFigure: Bool
) -> Diagnostic {
  let bound = clause.writtenBound
  let message: Phrase
  var fixes: [Diagnostic.Fix] = []
  switch mismatch {
  case .noFigure:
    message = Phrase(
      en: "the quoted words hold no figure for `\(bound)`", vi: "lời trích không có con số nào cho `\(bound)`"
    )
  case .kind(let figure):
    message = Phrase(
      en: "the words give “\(figure.written)”, which is another kind of number than `\(bound)`",
      vi: "lời trích ghi “\(figure.written)”, khác loại số với `\(bound)`")
  case .comparator(let figure), .number(let figure):
    let read = boundText(of: figure, target.measure, clause.bound, text)
    let meaning = read.map { ", `\($0)`," } ?? ""
    message = Phrase(
      en: "the words say “\(figure.written)”\(meaning) and the bound says `\(bound)`",
      vi: "lời trích ghi “\(figure.written)”\(meaning) còn mức là `\(bound)`")
    if let read, let place = text?.bound, !clause.bound.isChange {
      fixes = [
        Diagnostic.Fix(
          Phrase(en: "write `\(read)`, as the words say", vi: "viết `\(read)` theo lời trích"),
          edits: [.init(place, read)],
          isSafe: isOnlyFigure && isStrictnessOnly(mismatch, clause.bound))
      ]
    }
  }
  return Diagnostic(
    .wordsAgainstFigure, at: .source(span), message,
    related: [.init(.source(text?.bound ?? clause.span), Phrase(en: "the bound", vi: "mức của kế hoạch"))],
    fixes: fixes)
}

/// The same number, written as at least for more than or as at most for less than: the quoted document decides.
private func isStrictnessOnly(_ mismatch: Mismatch, _ bound: Bound) -> Bool {
  guard case .comparator(let figure) = mismatch, figure.alsoRead.isEmpty else { return false }
  return switch bound {
  case .atLeast: figure.comparator == .moreThan
  case .moreThan: figure.comparator == .atLeast
  case .atMost: figure.comparator == .lessThan
  case .lessThan: figure.comparator == .atMost
  case .exactly, .noneLeft, .everyOne, .reach, .between, .about, .atLeastAbout, .change: false
  }
}

/// What the words say, as a bound of the plan language.
private func boundText(of figure: Figure, _ measure: TypedMeasure, _ bound: Bound, _ text: ClauseSpans?)
  -> String?
{
  // A quotient of two years is near 100%, and words about it often tell the change alone: taken for a bound, "tăng 5%"
  // would always be met.
  guard !measure.expression.isQuotientOfYears else { return nil }
  var unit = measure.unit
  if case .change(let change) = bound {
    // In what the change is told in, if the words tell theirs in that.
    unit = change.unit(of: measure.unit)
    let isSame =
      switch change.kind {
      case .part: figure.unit.kind == .percent
      case .times: figure.unit.kind == .times
      case .amount: figure.unit.kind != .percent && figure.unit.kind != .times
      }
    guard isSame else { return nil }
  }
  func quantity(_ value: Rational) -> String? {
    // The author's own spelling of the number and its unit where the number is the same.
    if let place = zip(bound.numbers, text?.quantities ?? []).first(where: { $0.0 == value })?.1,
      bound.numbers.count == 1
    {
      return place.text
    }
    return planQuantity(value, unit)
  }
  switch figure.comparator {
  case .noneLeft: return measure.type == .count ? Bound.noneLeft.planText(in: measure.unit) : nil
  case .everyOne: return measure.type == .share ? Bound.everyOne.planText(in: measure.unit) : nil
  case .moreThan, .atLeast, .lessThan, .atMost, .exactly, .bare, .about, .range: break
  }
  guard let low = figure.low, let number = quantity(low) else { return nil }
  switch figure.comparator {
  case .moreThan: return Bound.moreThan(low).form.planText(number)
  case .atLeast: return Bound.atLeast(low).form.planText(number)
  case .lessThan: return Bound.lessThan(low).form.planText(number)
  case .atMost: return Bound.atMost(low).form.planText(number)
  case .exactly: return Bound.exactly(low).form.planText(number)
  case .bare: return (figure.direction == .down ? Bound.atMost(low) : .atLeast(low)).form.planText(number)
  case .about:
    return Bound.atLeastAbout(low, tolerance: .zero).form.planText(
      number, within: text?.tolerance?.text ?? "5%")
  case .range:
    guard let high = figure.high, planQuantity(high, unit) != nil else { return nil }
    return Bound.reach(low, high).planText(in: unit)
  case .noneLeft, .everyOne: return nil
  }
}

extension Measure {
  /// Whether a value is divided by one, or one by a value, of another year.
  fileprivate var isQuotientOfYears: Bool {
    switch self {
    case .quotient(let left, let right):
      left.namesYear || right.namesYear || left.isQuotientOfYears || right.isQuotientOfYears
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
      left.isQuotientOfYears || right.isQuotientOfYears
    case .negated(let part): part.isQuotientOfYears
    case .aggregate, .stated, .number, .indicator: false
    }
  }

  private var namesYear: Bool {
    switch self {
    case .indicator(_, let year): year != nil
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.namesYear || right.namesYear
    case .negated(let part): part.namesYear
    case .aggregate, .stated, .number: false
    }
  }
}
