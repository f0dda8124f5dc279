// Bounds that speak of the value of an earlier year.

extension Checker {
  /// `up by …`, `down by …`, `… times 2020`
  func isChange(_ node: SyntaxNode) -> Bool {
    let words = node.tokens.compactMap(\.keyword)
    return BoundForm(of: words) == .change || words.contains(.times)
  }

  mutating func reportMisplacedChange(at span: SourceSpan, _ reason: Phrase, fixes: [Diagnostic.Fix] = []) {
    report(
      .misplacedChange, at: span,
      Phrase(
        en: "a change has no meaning here: \(reason)", vi: "mức thay đổi không có nghĩa ở đây: \(reason)"),
      fixes: fixes)
  }

  /// The change that a node spells, for a clause of some time; `nil` after reporting.
  mutating func change(_ node: SyntaxNode, of measured: Measured, when: When) -> Bound? {
    let words = node.tokens.compactMap(\.keyword)
    let isTimes = words.contains(.times)
    var since: Int?
    if let yearNode = node.node(.changeYear) {
      guard let token = yearNode.token(.number), let year = year(token, in: yearNode) else { return nil }
      since = year
    }
    // Without its year nothing is asked yet of what the size is told in.
    guard isSinceSaid(since, when, node, measured), let sizes = sizes(node, of: measured, isTimes: isTimes)
    else {
      return nil
    }
    let isPerYear = words.contains(.per) || sizes.isPerYear
    guard fits(when, node, since: since, isPerYear: isPerYear) else { return nil }
    guard let first = sizes.values.first else { return nil }
    let last = sizes.values.last ?? first
    let size: Bound
    // `up by` stands before the words of the size.
    switch BoundForm(of: isTimes ? words : Array(words.dropFirst(2))) {
    case .atLeast: size = .atLeast(first)
    case .atMost: size = .atMost(first)
    case .moreThan: size = .moreThan(first)
    case .lessThan: size = .lessThan(first)
    case .exactly: size = .exactly(first)
    case .reach:
      guard first <= last else {
        reportInverted(node)
        return nil
      }
      size = .reach(first, last)
    // The grammar has no such size.
    case .between, .about, .atLeastAbout, .everyOne, .noneLeft, .change, nil: return nil
    }
    let change = Change(
      kind: isTimes ? .times : sizes.isPart ? .part : .amount, isDecrease: words.first == .down, size: size,
      isPerYear: isPerYear, since: since)
    let years = isPerYear ? when.lastYear.flatMap { last in since.map { last - $0 } } ?? 1 : 1
    return rejectImpossible(change, over: years, node, measured) ? nil : .change(change)
  }

  private mutating func isSinceSaid(_ since: Int?, _ when: When, _ node: SyntaxNode, _ measured: Measured)
    -> Bool
  {
    switch when {
    case .total, .always, .eachYear: return true
    case .undated, .by:
      if since != nil { return true }
      reportMisplacedChange(
        at: node.span,
        Phrase(
          en: "say since which year, as in `since 2020`", vi: "hãy nói so với năm nào, ví dụ `since 2020`"),
        fixes: levelInstead(of: node, measured))
      return false
    }
  }

  /// Where a change may stand, and what it needs there.
  private mutating func fits(_ when: When, _ node: SyntaxNode, since: Int?, isPerYear: Bool) -> Bool {
    switch when {
    case .total, .always:
      reportMisplacedChange(
        at: node.span,
        Phrase(
          en: "it stands in `by`, `each year` and `undated`",
          vi: "chỉ dùng trong `by`, `each year` và `undated`"))
      return false
    case .undated:
      if isPerYear {
        reportMisplacedChange(
          at: node.span,
          Phrase(
            en: "`per year` needs a deadline to count the years to",
            vi: "`per year` cần có thời hạn để đếm số năm"))
      }
      return !isPerYear
    case .by(let date):
      guard let since else { return false }
      if isPerYear, !date.isEndOfYear {
        reportMisplacedChange(
          at: node.span,
          Phrase(
            en: "`per year` counts whole years, and \(date) is no year's last day",
            vi: "`per year` tính theo năm tròn, mà \(date) không phải ngày cuối năm"))
        return false
      }
      return lies(since, before: date, node)
    case .eachYear(let years):
      return since.map { lies($0, before: .endOf(year: years.lowerBound), node) } ?? true
    }
  }

  private mutating func lies(_ since: Int, before deadline: CalendarDate, _ node: SyntaxNode) -> Bool {
    if CalendarDate.endOf(year: since) < deadline { return true }
    report(
      .changeAfterDeadline, at: (node.node(.changeYear) ?? node).span,
      Phrase(
        en: "the change starts from \(year: since), which does not end before the deadline",
        vi: "mức thay đổi tính từ năm \(year: since), năm này không kết thúc trước thời hạn"))
    return false
  }

  // MARK: Sizes

  private struct Sizes {
    var values: [Rational] = []
    var isPart = false
    /// `per year` stands among the words of the unit.
    var isPerYear = false
  }

  private mutating func sizes(_ node: SyntaxNode, of measured: Measured, isTimes: Bool) -> Sizes? {
    let quantities = node.nodes(.quantity)
    guard let last = quantities.last else { return nil }
    let isOfIt = node.tokens.contains { $0.keyword == .it }
    var result = Sizes()
    unitAsked = measured
    defer { unitAsked = nil }
    for quantityNode in quantities {
      let sharing = quantityNode.span == last.span ? nil : last
      guard let quantity = quantity(quantityNode, sharing: sharing) else { return nil }
      if quantity.value.isNegative {
        report(
          .impossibleBound, at: quantityNode.span,
          Phrase(
            en: "a change is not negative: one the other way is written with `up by` or `down by`",
            vi: "mức thay đổi không âm: chiều ngược lại viết bằng `up by` hoặc `down by`"))
        return nil
      }
      if isTimes {
        guard !quantity.hasUnit else {
          rejectUnit(
            quantity, of: measured,
            Phrase(en: "a plain number stands before `times`", vi: "trước `times` là số không có đơn vị"))
          return nil
        }
      } else if quantity.type == .share, quantity.hasUnit {
        if measured.isPercentage, !isOfIt {
          reportBarePercentage(node)
          return nil
        }
        result.isPart = true
      } else {
        guard let isYearly = isAmount(quantity, of: measured, isOfIt: isOfIt) else { return nil }
        result.isPerYear = isYearly
      }
      result.values.append(quantity.value)
    }
    return result
  }

  /// Whether an amount has one `per year` more than the measure; `nil` after reporting another unit.
  private mutating func isAmount(_ quantity: Quantity, of measured: Measured, isOfIt: Bool) -> Bool? {
    if isOfIt {
      rejectUnit(
        quantity, of: measured,
        Phrase(en: "`of it` follows a percentage", vi: "`of it` đứng sau một tỷ lệ phần trăm"))
      return nil
    }
    if measured.isPercentage {
      if quantity.type == .points { return false }
      rejectUnit(
        quantity, of: measured,
        Phrase(
          en: "a percentage changes by `points`, or by a percentage `of it`",
          vi: "tỷ lệ phần trăm thay đổi theo `points`, hoặc theo phần trăm `of it`"),
        fixes: quantity.hasUnit ? [] : [.write("\(quantity.written) points", at: quantity.node.span)])
      return nil
    }
    if case .quantity(let own) = quantity.type, case .quantity(let dimension) = measured.type {
      if own == dimension {
        if dimension.exponents["year", default: 0] < 0 { reportSingleYear(quantity) }
        return false
      }
      var yearly = dimension.exponents
      yearly["year", default: 0] -= 1
      if own == Dimension(yearly) { return true }
    } else if quantity.type == measured.type {
      return false
    }
    let offered =
      quantity.hasUnit
      ? nil : offer(quantity.written, as: measured.type, unit: called(measured.unit, at: quantity.node.span))
    rejectUnit(
      quantity, of: measured,
      Phrase(
        en: "it changes by a percentage, or by an amount in its own unit",
        vi: "mức thay đổi là phần trăm, hoặc là lượng theo đúng đơn vị"),
      fixes: offered.map { [.write($0, at: quantity.node.span)] } ?? [])
    return nil
  }

  private mutating func rejectUnit(
    _ quantity: Quantity, of measured: Measured, _ reason: Phrase, fixes: [Diagnostic.Fix] = []
  ) {
    let place = quantity.node.span
    report(
      .wrongBoundUnit, at: place,
      Phrase(
        en: "the measure is \(kind(measured.type, measured.unit, at: place)): \(reason)",
        vi: "phép đo là \(kind(measured.type, measured.unit, at: place)): \(reason)"),
      related: [measureOrigin(measured)], fixes: fixes)
  }

  /// `up by at least 7%` of a share may be seven points or seven hundredths of it; `from 1 to 1.5%` alike.
  private mutating func reportBarePercentage(_ node: SyntaxNode) {
    let quantities = node.nodes(.quantity)
    guard let first = quantities.first, let last = quantities.last else { return }
    let file = node.span.file
    let place = SourceSpan(file, first.span.range.lowerBound..<last.span.range.upperBound)
    let end = SourceSpan(file, place.range.upperBound..<place.range.upperBound)
    let (points, ofIt) = (file.inOwnWords("points"), file.inOwnWords("of it"))
    // Each number has its own sign, or the last one that of both.
    let signs = quantities.compactMap { quantity in
      quantity.node(.unitExpression).map { unit in
        SourceSpan(file, numberSpan(of: quantity).range.upperBound..<unit.span.range.upperBound)
      }
    }
    let meant = file.text(place.range, without: signs) + " " + points
    diagnostics.append(
      Diagnostic(
        .barePercentageOfChange, at: .source(place),
        Phrase(
          en: "`\(place.text)` of a percentage: points, or a part of the earlier value?",
          vi: "`\(place.text)` của một tỷ lệ phần trăm: điểm phần trăm, hay phần trăm của mức trước?"),
        fixes: [
          .init(
            Phrase(en: "write `\(meant)`", vi: "viết `\(meant)`"),
            edits: signs.map { .init($0, $0 == signs.last ? " " + points : "") }),
          .init(
            Phrase(en: "write `\(place.text) \(ofIt)`", vi: "viết `\(place.text) \(ofIt)`"),
            edits: [.init(end, " " + ofIt)]),
        ], isInFileWords: true))
  }

  /// `giảm dưới 5%` without a year: what is left, as often as what is taken off.
  private func levelInstead(of node: SyntaxNode, _ measured: Measured) -> [Diagnostic.Fix] {
    let tokens = node.tokens
    guard let by = tokens.dropFirst().first, let opening = tokens.first, by.keyword == .by,
      let size = tokens.dropFirst(2).first, measured.isPercentage, node.nodes(.quantity).count == 1,
      opening.keyword == .down && size.keyword == .less || opening.keyword == .up && size.keyword == .more,
      !tokens.contains(where: { $0.keyword == .it || $0.keyword == .per }),
      node.node(.quantity)?.node(.unitExpression)?.token(.percent) != nil
    else { return [] }
    let gap = SourceSpan(
      node.span.file, node.span(of: opening).range.lowerBound..<node.span(of: size).range.lowerBound)
    let level = node.span.file.text(gap.range.upperBound..<node.span.range.upperBound)
    return [
      .init(
        Phrase(
          en: "write `\(level)` if that is the level to be reached",
          vi: "viết `\(level)` nếu đó là mức cần đạt"), edits: [.init(gap, "")])
    ]
  }

  private mutating func reportSingleYear(_ quantity: Quantity) {
    let end = quantity.node.span.range.upperBound
    report(
      .singlePerYear, at: quantity.node.span,
      Phrase(
        en: "`per year` is taken as the unit's own here: the whole change, not the change of each year",
        vi: "ở đây `per year` được hiểu là của đơn vị: mức thay đổi cả giai đoạn, không phải của mỗi năm"),
      fixes: [
        .init(
          Phrase(
            en: "for each year write `per year` once more", vi: "nếu là mỗi năm, viết `per year` lần nữa"),
          edits: [.init(SourceSpan(quantity.node.span.file, end..<end), " per year")]),
        .init(
          Phrase(
            en: "for the whole change leave it, or say it as a percentage",
            vi: "nếu là cả giai đoạn thì giữ nguyên, hoặc viết theo phần trăm")),
      ])
  }

  /// Nothing falls by more than all of it, and no share rises by more. Amounts of several years add up. Only the least
  /// size that is demanded can be out of reach.
  private mutating func rejectImpossible(
    _ change: Change, over years: Int, _ node: SyntaxNode, _ measured: Measured
  ) -> Bool {
    let isOfWhole = change.kind == .part || (change.kind == .amount && measured.type == .share)
    guard change.kind != .times, isOfWhole, change.isDecrease || change.kind == .amount,
      let least = change.size.leastDemanded
    else { return false }
    let isStrict = if case .moreThan = change.size { true } else { false }
    let times = change.kind == .amount ? Rational(max(years, 1)) : .one
    let size = (try? least.multiplied(by: times)) ?? least
    guard size > .one || isStrict && size == .one else { return false }
    report(
      .impossibleBound, at: node.span,
      Phrase(
        en: change.kind == .amount
          ? "no value can meet this: a share changes by at most 100 points"
          : "no value can meet this: nothing falls by more than 100% of what it was",
        vi: change.kind == .amount
          ? "không giá trị nào đạt được: tỷ lệ chỉ tăng, giảm nhiều nhất 100 điểm phần trăm"
          : "không giá trị nào đạt được: không gì giảm quá 100% mức trước"),
      related: [measureOrigin(measured)])
    return true
  }
}

extension Checker.Measured {
  /// Whether it is read in `%`, so that a bare percentage of it would say two things.
  fileprivate var isPercentage: Bool {
    switch type {
    case .share, .points, .ratio: true
    case .count, .quantity: unit.isPercentage
    }
  }
}

extension Bound {
  /// The least value that it demands; `nil` where it demands none, as `at most`.
  fileprivate var leastDemanded: Rational? {
    switch self {
    case .atLeast(let least), .moreThan(let least), .exactly(let least), .reach(let least, _),
      .between(let least, _):
      least
    case .atMost, .lessThan, .noneLeft, .everyOne, .about, .atLeastAbout, .change: nil
    }
  }
}

extension When {
  /// The last year that a clause asks about; `nil` where it has none.
  fileprivate var lastYear: Int? {
    switch self {
    case .by(let date): date.year
    case .eachYear(let years): years.upperBound
    case .total, .always, .undated: nil
    }
  }
}
