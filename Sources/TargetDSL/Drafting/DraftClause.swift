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

  func clause(_ statement: Statement, _ unit: DraftUnits.Unit) throws(UnsayableStatement) -> DraftedClause {
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
    return DraftedClause(when: when, bound: bound, doubts: statement.doubts, notes: notes(statement))
  }

  // MARK: When

  private func when(_ statement: Statement, _ unit: DraftUnits.Unit) -> String {
    switch statement.time {
    case .unstated, .after: return "undated"
    case .by(let year): return "by \(year)"
    case .byDay(let date): return "by \(date)"
    case .period(let years):
      let addsUp =
        statement.isFlow && !statement.timeSource.isFromAfar && statement.figure.change == nil
        && unit.text != "%" && unit.text != "points"
        && statement.figure.low != nil
      return addsUp ? "total \(years.lowerBound)..\(years.upperBound)" : "by \(years.upperBound)"
    case .eachYear(let years?): return "each year \(years.lowerBound)..\(years.upperBound)"
    case .eachYear(nil): return period == nil ? "undated" : "each year"
    }
  }

  // MARK: Where something stands

  private func standing(_ figure: Figure, _ unit: DraftUnits.Unit) throws(UnsayableStatement) -> String {
    switch figure.comparator {
    case .noneLeft: return "none"
    case .everyOne: return "all"
    case .bare, .moreThan, .atLeast, .lessThan, .atMost, .about, .exactly, .range: break
    }
    let isUpperLimit = [.moreThan, .atMost].contains(figure.comparator) || figure.direction == .down
    guard let low = figure.low, let value = unit.quantity(low, roundedUp: isUpperLimit) else {
      throw tooLarge
    }
    if let tolerance = figure.tolerance, let within = tolerated(tolerance, unit) {
      return "about \(value) within \(within)"
    }
    switch figure.comparator {
    case .moreThan: return "more than " + value
    case .atLeast: return "at least " + value
    case .lessThan: return "less than " + value
    case .atMost: return "at most " + value
    case .exactly: return "exactly " + value
    case .about: return "at least about " + value
    case .range:
      guard let high = figure.high, high > low, let top = unit.quantity(high) else { throw tooLarge }
      return "from \(unit.withoutUnit(low) ?? value) to \(top)"
    case .bare, .noneLeft, .everyOne:
      return (figure.direction == .down || low.isZero ? "at most " : "at least ") + value
    }
  }

  private func tolerated(_ tolerance: Rational, _ unit: DraftUnits.Unit) -> String? {
    guard unit.text == "%" else { return nil }
    return DraftUnits.points.quantity(tolerance)
  }

  private var tooLarge: UnsayableStatement {
    UnsayableStatement(
      reason: Phrase(en: "no bound can say this number", vi: "không có mức nào ghi được con số này"))
  }

  // MARK: How far it moves

  private func change(
    _ change: FigureChange, _ figure: Figure, _ unit: DraftUnits.Unit, _ time: StatementTime
  ) throws(UnsayableStatement) -> String {
    if let last = time.lastYear, let since = change.since, since >= last {
      throw UnsayableStatement(
        reason: Phrase(
          en: "it is compared with a year that is not before its deadline",
          vi: "năm so sánh không đứng trước thời hạn"))
    }
    if change.way == .times { return try times(change, figure) }
    let moved =
      figure.unit.kind == .points
        || change.isOfShare && figure.unit.kind == .percent && (change.isYearly || change.isSinceAssumed)
      ? DraftUnits.points : ofChange(figure, unit)
    guard let low = figure.low, let least = moved.quantity(low) else { throw tooLarge }
    var text = change.way == .up ? "up by " : "down by "
    if let high = figure.high, high > low, let most = moved.quantity(high) {
      text += "from \(moved.withoutUnit(low) ?? least) to \(most)"
    } else {
      text += comparator(figure) + least
    }
    if change.isOfShare, figure.unit.kind == .percent, !change.isYearly, !change.isSinceAssumed {
      text += " of it"
    }
    var isEachYear = false
    if case .eachYear = time { isEachYear = true }
    if change.isYearly, !isEachYear { text += " per year" }
    if let since = change.since, !isEachYear { text += " since \(String(since))" }
    return text
  }

  private func ofChange(_ figure: Figure, _ unit: DraftUnits.Unit) -> DraftUnits.Unit {
    figure.unit.kind == .percent ? DraftUnits.percent : unit
  }

  private func times(_ change: FigureChange, _ figure: Figure) throws(UnsayableStatement) -> String {
    guard let since = change.since, let low = figure.low, let number = planLiteral(low) else {
      throw UnsayableStatement(
        reason: Phrase(en: "so many times of which year?", vi: "gấp bấy nhiêu lần so với năm nào?"))
    }
    if let high = figure.high, high > low, let top = planLiteral(high) {
      return "from \(number) to \(top) times \(String(since))"
    }
    return "\(comparator(figure))\(number) times \(String(since))"
  }

  private func comparator(_ figure: Figure) -> String {
    switch figure.comparator {
    case .moreThan: "more than "
    case .lessThan: "less than "
    case .atMost: "at most "
    case .exactly: "exactly "
    case .bare, .atLeast, .about, .range, .noneLeft, .everyOne: "at least "
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
