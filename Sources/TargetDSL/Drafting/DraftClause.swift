/// One statement of a document as a clause of a plan: when, and which bound.
public struct DraftedClause: Sendable {
  /// For example: `by 2030`.
  public let when: String
  /// For example: `at least 60%`.
  public let bound: String
  /// Why a person has to look at it; empty where it is sure.
  public let doubts: [Doubt]
  /// What the document says beside the clause, for a note.
  let notes: [Phrase]

  /// The clause as a plan writes it. For example: `by 2030: at least 60%`.
  public var written: String { "\(when): \(bound)" }
}

/// Why a statement has no clause.
struct UnsayableStatement: Error {
  let reason: Phrase
}

/// Writes statements as clauses in the unit of their target.
struct ClauseWriter {
  let period: ClosedRange<Int>?

  func clause(_ statement: Statement, _ unit: UnitExpression) throws(UnsayableStatement) -> DraftedClause {
    let figure = statement.figure
    if unit.text == "%", figure.change == nil, let most = figure.high ?? figure.low, most > .one {
      throw UnsayableStatement(
        reason: Phrase(
          en:
            "more than 100% is no share: write a measure of your own, such as `sum of … over … / sum of … over …`",
          vi:
            "quá 100% không phải tỷ lệ của một tổng thể: hãy tự viết cách đo, ví dụ `sum of … over … / sum of … over …`"
        ))
    }
    let bound: String
    if let change = figure.change {
      bound = try self.change(change, figure, unit, statement.time)
    } else {
      bound = try standing(figure, unit)
    }
    if statement.isInTable, unit.text == "%", case .period = statement.time {
      throw UnsayableStatement(
        reason: Phrase(
          en: "a rate over several years: of which year?", vi: "tỷ lệ của nhiều năm: là của năm nào?"))
    }
    let when = when(statement, unit)
    if when == "undated", figure.change != nil, figure.change?.since == nil {
      throw UnsayableStatement(
        reason: Phrase(
          en: "a change without a year: write `by YEAR: \(bound) since YEAR`",
          vi: "mức thay đổi không rõ năm: hãy viết `by NĂM: \(bound) since NĂM`"))
    }
    var doubts = statement.doubts
    // `hằng năm` in a plan without years.
    if case .eachYear = statement.time, when == "undated", doubts.isEmpty { doubts.append(.noDeadline) }
    return DraftedClause(when: when, bound: bound, doubts: doubts, notes: notes(statement))
  }

  // MARK: When

  private func when(_ statement: Statement, _ unit: UnitExpression) -> String {
    switch statement.time {
    case .unstated, .after: return When.undated.planText
    case .by(let year): return When.by(.endOf(year: year)).planText
    // A day that the document names stays one, be it the last of its year.
    case .byDay(let date): return "by \(date)"
    case .period(let years):
      let addsUp =
        statement.isFlow && !statement.timeSource.isFromAfar && statement.figure.change == nil
        && unit.text != "%" && unit.text != "points"
        && statement.figure.low != nil
      return (addsUp ? When.total(years) : .by(.endOf(year: years.upperBound))).planText
    case .eachYear(let years?): return When.eachYear(years).planText
    // The years are those of the plan's head.
    case .eachYear(nil): return period == nil ? When.undated.planText : "each year"
    }
  }

  // MARK: Where something stands

  private func standing(_ figure: Figure, _ unit: UnitExpression) throws(UnsayableStatement) -> String {
    switch figure.comparator {
    case .noneLeft: return Bound.noneLeft.planText(in: unit)
    case .everyOne: return Bound.everyOne.planText(in: unit)
    case .bare, .moreThan, .atLeast, .lessThan, .atMost, .about, .exactly, .range: break
    }
    let isUpperLimit = [.moreThan, .atMost].contains(figure.comparator) || figure.direction == .down
    guard let said = figure.low, let low = unit.writable(said, roundedUp: isUpperLimit) else {
      throw tooLarge
    }
    if let tolerance = figure.tolerance.flatMap({ UnitExpression.points.writable($0) }), unit.isPercentage {
      return Bound.about(low, tolerance: tolerance).planText(in: unit)
    }
    switch figure.comparator {
    // How near it is stands in the plan's head.
    case .about: return BoundForm.atLeastAbout.planText(planQuantity(low, unit) ?? "")
    case .range:
      guard let top = figure.high, top > said, let high = unit.writable(top) else { throw tooLarge }
      return Bound.reach(low, high).planText(in: unit)
    case .bare where figure.direction == .down || low.isZero: return Bound.atMost(low).planText(in: unit)
    case .bare, .moreThan, .atLeast, .lessThan, .atMost, .exactly, .noneLeft, .everyOne:
      return size(figure, low).planText(in: unit)
    }
  }

  private var tooLarge: UnsayableStatement {
    UnsayableStatement(
      reason: Phrase(en: "no bound can say this number", vi: "không có mức nào ghi được con số này"))
  }

  // MARK: How far it moves

  private func change(
    _ change: FigureChange, _ figure: Figure, _ unit: UnitExpression, _ time: StatementTime
  ) throws(UnsayableStatement) -> String {
    if let last = time.lastYear, let since = change.since, since >= last {
      throw UnsayableStatement(
        reason: Phrase(
          en: "it is compared with a year that is not before its deadline",
          vi: "năm so sánh không đứng trước thời hạn"))
    }
    let kind = kind(of: change, figure)
    // A share moves by points, whatever the first deadline of its target was told in.
    let isOfShare = figure.unit.kind == .points || figure.unit.kind == .percent && change.isOfShare
    let measure = isOfShare ? UnitExpression.percent : unit
    let moved = kind.unit(of: measure)
    let isTimes = kind == .times
    guard !isTimes || change.since != nil && figure.low.flatMap(planLiteral) != nil else {
      throw UnsayableStatement(
        reason: Phrase(en: "so many times of which year?", vi: "gấp bấy nhiêu lần so với năm nào?"))
    }
    guard let said = figure.low, let low = moved.writable(said) else { throw tooLarge }
    var size = size(figure, low)
    if let top = figure.high, top > said, let high = moved.writable(top) { size = .reach(low, high) }
    var isEachYear = false
    if case .eachYear = time { isEachYear = true }
    let drafted = Change(
      kind: kind, isDecrease: change.way == .down, size: size,
      isPerYear: change.isYearly && !isEachYear && !isTimes,
      since: isEachYear && !isTimes ? nil : change.since)
    return Bound.change(drafted).planText(in: measure)
  }

  /// By how much it moves is told in points of a share, in per cent of what it was, or in what the figure counts.
  private func kind(of change: FigureChange, _ figure: Figure) -> Change.Kind {
    if change.way == .times { return .times }
    guard figure.unit.kind == .percent else { return .amount }
    return change.isOfShare && (change.isYearly || change.isSinceAssumed) ? .amount : .part
  }

  private func size(_ figure: Figure, _ number: Rational) -> Bound {
    switch figure.comparator {
    case .moreThan: .moreThan(number)
    case .lessThan: .lessThan(number)
    case .atMost: .atMost(number)
    case .exactly: .exactly(number)
    case .bare, .atLeast, .about, .range, .noneLeft, .everyOne: .atLeast(number)
    }
  }

  // MARK: Notes

  private func notes(_ statement: Statement) -> [Phrase] {
    var notes: [Phrase] = []
    if let each = statement.each {
      notes.append(Phrase(en: "it holds for each of: \(each)", vi: "áp dụng cho mỗi: \(each)"))
    }
    if statement.isPartOfPrevious {
      notes.append(
        Phrase(
          en: "“trong đó”: a part of what stands before it", vi: "“trong đó”: là một phần của mục tiêu trước")
      )
    }
    if let total = statement.figure.outOf, let text = planLiteral(total) {
      notes.append(Phrase(en: "out of \(text)", vi: "trong tổng số \(text)"))
    }
    if statement.figure.isRoughRange {
      notes.append(
        Phrase(en: "“khoảng” stands before the range", vi: "trước khoảng giá trị có chữ “khoảng”"))
    }
    if statement.timeSource == .title {
      notes.append(Phrase(en: "the deadline is that of the title", vi: "thời hạn lấy từ tiêu đề văn bản"))
    }
    return notes
  }
}
