/// Reads the figures of a passage: numbers with their comparators and units.
///
///     figure   := comparator { filler } amount [ unit ] [ ('-' | 'đến' | 'tới') amount [ unit ] ] … [ 'trở lên' ]
///     amount   := number { scale [ number ] } | numeral | share | 'gấp' multiple
///                                                                 for example: 1 tỷ 816 triệu, mười lăm, một nửa
///     unit     := '%' | 'điểm %' | 'đồng' | 'lần' | thing         { '/' thing }
///     keyword  := 'không còn' | 'dứt điểm' | 'đều'
///
/// Numbers that name something (dates, years, numbers of documents and of list items) are no figures.
struct FigureReader {
  /// How much of a sentence the tokens are.
  enum Extent {
    /// A passage of a document: only numbers that clearly count something are figures.
    case passage
    /// The few words that a plan quotes: every number that is no date, year or reference is a figure.
    case quotation
  }

  let tokens: [ProseToken]
  let extent: Extent

  /// In order of place. O(tokens × length of a part of a sentence).
  static func figures(in tokens: [ProseToken], extent: Extent) -> [Figure] {
    read(tokens, extent: extent).figures
  }

  /// The figures, and where numbers stand that neither name something nor could be read as a figure.
  static func read(_ tokens: [ProseToken], extent: Extent) -> (figures: [Figure], unread: [UnreadNumber]) {
    let reader = FigureReader(tokens: tokens, extent: extent)
    var figures: [Figure] = []
    var unread: [UnreadNumber] = []
    var index = 0
    // A list of references goes on after its commas: `phụ lục 01, 02`.
    var isReferenceList = false
    while index < tokens.count {
      let previousEnd = figures.last?.range.upperBound ?? 0
      if let keyword = reader.readKeyword(at: index) {
        figures.append(keyword)
        index = keyword.range.upperBound
      } else if let skipped = reader.skipReference(at: index, inList: &isReferenceList) {
        unread.append(skipped)
        index = skipped.range.upperBound
      } else if let figure = reader.readFigure(at: index, after: previousEnd) {
        if extent == .passage, reader.isQualifier(figure, after: figures.last) || reader.isInSubject(figure) {
          unread.append(UnreadNumber(range: figure.core, kind: .partOfLabel))
        } else {
          figures.append(figure)
        }
        index = figure.range.upperBound
      } else {
        if let found = reader.unreadNumber(at: index) { unread.append(found) }
        index = max(index + 1, unread.last?.range.upperBound ?? 0)
      }
    }
    if extent == .passage {
      reader.completeLists(of: &figures, &unread)
      reader.takeConditions(from: &figures, into: &unread)
    }
    return (reader.withCarriedComparators(figures), unread)
  }

  func key(_ index: Int) -> String? { tokens.indices.contains(index) ? tokens[index].key : nil }

  func isSymbol(_ index: Int, _ text: String) -> Bool {
    tokens.indices.contains(index) && tokens[index].isSymbol(text)
  }

  /// Where the part of the sentence ends that holds a token: at `,` `;` `.` `:` a bracket or a cell border.
  func endOfPart(_ index: Int) -> Int {
    var end = index
    let last = min(tokens.count, index + SentenceMap.reach)
    while end < last, !isBreak(end) { end += 1 }
    return end
  }

  func isBreak(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.kind == .symbol
      && (token.isBorder || [",", ";", ".", ":", "(", ")", "?", "!"].contains(token.key))
  }

  // MARK: Keywords

  private func readKeyword(at index: Int) -> Figure? {
    if let match = ProseLexicon.noneLeft.match(tokens, from: index) {
      let end = index + match.count
      if ProseLexicon.forbidding.isAt(tokens, index), bindsNumber(end..<endOfPart(end), after: index) {
        return nil
      }
      if key(index) == "không", !startsWish(index) || ProseLexicon.states.isAt(tokens, end) { return nil }
      // `giải thể dứt điểm 32 hợp tác xã` counts.
      if (end..<end + 4).contains(where: { tokens.indices.contains($0) && tokens[$0].kind == .number }),
        key(index) != "không"
      {
        return nil
      }
      return keyword(.noneLeft, index..<end)
    }
    if let match = ProseLexicon.allOf.match(tokens, from: index), extent == .quotation || startsWish(index) {
      return keyword(.everyOne, index..<index + match.count)
    }
    if ProseLexicon.everyOne.isAt(tokens, index) {
      // `100% số xã đều có …` is one wish, too.
      let part = (max(0, index - 12)..<index).reversed().prefix { !isBreak($0) }
      if part.contains(where: { tokens[$0].isSymbol("%") }) { return nil }
      let isEvenly =
        ProseLexicon.evenly.isAt(tokens, index) || index > 0 && ProseLexicon.evenly.isAt(tokens, index - 1)
      // `tất cả các xã đều có …` is one wish.
      let isSaid = (max(0, index - 10)..<index).contains { ProseLexicon.allOf.isAt(tokens, $0) }
      return isEvenly || isSaid ? nil : keyword(.everyOne, index..<index + 1)
    }
    return nil
  }

  /// Whether a comparator binds a number in a stretch.
  private func bindsNumber(_ range: Range<Int>, after start: Int) -> Bool {
    range.contains { index in
      guard tokens[index].kind == .number else { return false }
      var comparators: [Comparator] = []
      _ = readComparators(before: index, after: start, into: &comparators)
      return !comparators.isEmpty
    }
  }

  /// Where the words start that forbid what a comparator names, before it in its part of the sentence.
  private func forbidding(_ comparator: Int, after previousEnd: Int) -> Int? {
    var at = comparator - 1
    while at >= previousEnd, !isBreak(at) {
      if ProseLexicon.forbidding.isAt(tokens, at) { return at }
      at -= 1
    }
    return nil
  }

  /// Whether `không còn` opens a wish: after a pause, `và`, a year, or a word that strives.
  private func startsWish(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    return before.kind != .word
      || Self.beforeWishes.contains(before.key)
  }

  private static let beforeWishes = Set(
    ["và", "bản", "đảm", "bảo", "sẽ", "để", "đấu", "đầu", "đối", "quyết", "tỉnh", "huyện", "bàn"].map {
      matchKey($0)
    })

  private func keyword(_ comparator: Comparator, _ range: Range<Int>) -> Figure {
    Figure(
      comparator: comparator, alsoRead: [], low: nil, high: nil, unit: .none, direction: .neither,
      written: Array(tokens[range]).written, range: range, core: range)
  }

  // MARK: Numbers

  private func readFigure(at index: Int, after previousEnd: Int) -> Figure? {
    guard var amount = readAmount(at: index) else { return nil }
    var comparators: [Comparator] = []
    // `gấp đôi`, `gấp 1,5 lần`, `hơn gấp ba`
    let opening = ProseLexicon.multiplied.match(tokens, endingAt: index).map { index - $0.count } ?? index
    let start = readComparators(before: opening, after: previousEnd, into: &comparators)
    var end = amount.end
    var unit = amount.unit ?? readUnit(at: &end, money: amount.isScaled)
    var high: Rational?
    /// `giảm từ 12% xuống 10%`
    var fromTo: Figure.Direction?
    let isFrom = key(start - 1) == ProseKey.from
    if let second = readRangeEnd(at: end, opensFrom: isFrom, firstUnit: unit) {
      if second.replacesFirst {
        fromTo = second.value < amount.value ? .down : .up
        amount.value = second.value
        if let asked = second.comparator { comparators = [asked] }
      } else {
        high = second.value
        if !amount.isScaled, second.scale != .one, let scaled = try? amount.value.multiplied(by: second.scale)
        {
          amount.value = scaled
        }
      }
      unit = second.unit.kind == .none ? unit : second.unit
      end = second.end
    }
    let tolerance = high == nil ? readTolerance(at: &end, unit: &unit) : nil
    let core = index..<end
    let followers = readFollowers(from: end)
    comparators += followers.map(\.comparator)
    if comparators.isEmpty, isFrom, high == nil, fromTo == nil { comparators = [.atLeast] }
    let hasComparator = !comparators.isEmpty || high != nil || fromTo != nil
    guard isFigure(index, amount, unit: unit, hasComparator: hasComparator, end: end) else { return nil }
    let denial = forbidding(start, after: previousEnd)
    if let asked = comparators.first, asked == .moreThan || asked == .lessThan, denial != nil {
      comparators[0] = asked == .moreThan ? .atMost : .atLeast
    }
    // `dưới 3-4%`, `không quá 5-7 ngày`: the far end is the most that is allowed.
    if let far = high, let asked = comparators.first, asked == .lessThan || asked == .atMost {
      (amount.value, high) = (far, nil)
    }
    guard let low = inBaseUnits(amount.value, unit), let top = inBaseUnits(high, unit) else { return nil }
    let first = high == nil ? comparators.first ?? (tolerance == nil ? .bare : .about) : .range
    let whole = (isFrom ? start - 1 : start)..<end
    // `không để tỷ lệ … vượt quá 3%`: without its denial the number would say the opposite.
    let isDenied = denial != nil && (comparators.first == .atMost || comparators.first == .atLeast)
    var written = Array(tokens[(isDenied ? denial ?? whole.lowerBound : whole.lowerBound)..<end]).written
    // `2/3` alone would be two of three.
    if unit.kind == .percent, unit.text.isEmpty, tokens[index].kind == .number,
      let noun = ProseLexicon.wholes.match(tokens, from: end)
    {
      written += " " + Array(tokens[end..<end + (key(end) == ProseKey.number ? 1 : noun.count)]).written
    } else if unit.kind == .percent, unit.text.isEmpty, tokens[index].kind == .number,
      let move = ProseLexicon.moves.match(tokens, endingAt: start), followers.isEmpty
    {
      written = Array(tokens[start - move.count..<end]).written
    }
    if written.contains("("), !written.contains(")"), isSymbol(end, ")") { written += ")" }
    for follower in followers { written += (follower.isNext ? " " : " … ") + follower.written }
    var figure = Figure(
      comparator: first, alsoRead: high == nil ? Array(comparators.dropFirst()) : comparators, low: low,
      high: high == nil ? nil : top, tolerance: tolerance.flatMap { inBaseUnits($0, unit) },
      outOf: amount.outOf, unit: unit, direction: fromTo ?? direction(before: start, after: previousEnd),
      written: written, range: whole, core: core)
    figure.isFromTo = fromTo != nil
    return figure
  }

  func inBaseUnits(_ value: Rational?, _ unit: FigureUnit) -> Rational? {
    guard let value else { return .zero }
    // `một nửa` is a share as it stands and has no sign.
    guard unit.kind == .percent && !unit.text.isEmpty || unit.kind == .points else { return value }
    if unit.text.hasPrefix("‰") { return try? value.divided(by: Rational(1_000)) }
    return try? value.divided(by: Rational(100))
  }

  /// Whether a number counts something, by its unit, its comparator and the words around it.
  private func isFigure(_ index: Int, _ amount: Amount, unit: FigureUnit, hasComparator: Bool, end: Int)
    -> Bool
  {
    if amount.isSpelledOut, unit.kind == .none { return hasComparator }
    switch unit.kind {
    case .grade: return extent == .quotation
    case .duration:
      return hasComparator || extent == .quotation || ProseLexicon.levels.endsBefore(tokens, index)
    case .percent, .points, .times, .money: return true
    case .thing:
      if amount.outOf != nil { return true }
      // A document counts its own items: `25 chỉ tiêu`.
      let isRate = unit.text.contains("/") || !amount.value.isInteger
      if !hasComparator, !isRate, extent == .passage, ProseLexicon.items.isAt(tokens, amount.end) {
        return false
      }
      // `giá trị sản xuất trên một ha` says for what the value is counted.
      if amount.value == .one, tokens[index].kind == .word, key(index - 1) == ProseKey.above,
        index > 1, tokens[index - 2].kind == .word, extent == .passage
      {
        return false
      }
      return hasComparator || extent == .quotation || !isReferred(index)
    case .none:
      if hasComparator || extent == .quotation { return true }
      if isReferred(index) { return false }
      let atEnd = end >= tokens.count || isBreak(end)
      let beforeColon = tokens[max(0, index - 2)]
      return atEnd
        && (isSymbol(index - 1, ":") && (beforeColon.kind == .word || proseYear(beforeColon) != nil)
          || ProseLexicon.fillers.endsBefore(tokens, index))
    }
  }
}
