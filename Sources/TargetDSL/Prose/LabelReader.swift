/// Finds the words that say what the figures of a passage count.
///
///     Tỷ lệ hộ nghèo giảm còn 3%                    before the figure: its subject
///     80% số xã đạt chuẩn                            behind it: what it counts
///     thành lập mới 40 HTX                           both: `HTX thành lập mới`
///     Hồ sơ trên mạng: cấp tỉnh 100%, cấp huyện 90%   the head of the list, then its own subject
struct LabelReader {
  struct ReadLabel {
    var text = ""
    /// What it is the label of is the same thing as before it.
    var continuesPrevious = false
    var isPartOfPrevious = false
    var isRespective = false
    var isUnsure = false
    /// Counted as it comes about: `thành lập mới`, `đào tạo`.
    var isFlow = false
    /// A share of something, so that its changes are points.
    var isShare = false
    /// `thành lập mới`, for what follows in a list.
    var verb: [ProseToken] = []
    /// The head in front of the colon, for what follows in a list.
    var head: [ProseToken] = []
    /// Its own words, without a head.
    var own: [ProseToken] = []
    /// Of these what stands before the figure, for others of the same subject: `Tỷ lệ bỏ học` + `ở cấp tiểu học`.
    var subject: [ProseToken] = []
    var unitKind = FigureUnit.Kind.none
    /// The whole that it is a part of.
    var parent: [ProseToken] = []
    /// How many figures are matched in order with those before.
    var matched = 0
  }

  let passage: Passage
  let figures: [Figure]
  let mentions: [StatementTime.Mention]
  let sentences: SentenceMap

  var tokens: [ProseToken] { passage.tokens }

  /// - Parameters:
  ///   - change: the verb of a change directly before the figure.
  ///   - isChange: it says how far something moves.
  func label(of position: Int, verb change: Range<Int>?, isChange: Bool, after earlier: [ReadLabel])
    -> ReadLabel
  {
    let figure = figures[position]
    let previous = position > 0 && isJoined(position) ? earlier.last : nil
    var reading = ReadLabel()
    let start = partStart(of: position)
    let raw = Array(tokens[min(start, figure.range.lowerBound)..<figure.range.lowerBound])
    let isWith = ([raw.first] + (start > 0 ? [tokens[start - 1]] : [])).contains {
      $0?.key == ProseKey.with
    }
    reading.isPartOfPrevious = previous != nil && LabelWords.within.occurs(in: Array(raw.prefix(6)))
    // `gấp 1,8 lần năm 2020` says nothing of what is counted.
    var behind =
      figure.unit.kind == .times && isChange
      ? [] : LabelWords.stripped(wordsAfter(position), isBehind: true)
    // `75% trong số đó có việc làm`
    if previous != nil, let ofThem = LabelWords.ofThem.match(behind, from: 0), behind.count > ofThem.count {
      behind = LabelWords.stripped(Array(behind.dropFirst(ofThem.count)), isBehind: true)
      reading.isPartOfPrevious = true
    }
    let leans = behind.isEmpty || LabelWords.dependent.isAt(behind, 0)
    // `giá trị sản xuất tăng trưởng bình quân`: the subject ends where the change begins.
    let subjectEnd =
      change.map { $0.lowerBound > start ? $0.lowerBound : figure.range.lowerBound }
      ?? figure.range.lowerBound
    var before = LabelWords.stripped(words(start..<max(start, subjectEnd)))
    if isChange { before = LabelWords.withoutMean(before) }
    // `Liên minh đặt mục tiêu phấn đấu thành lập mới 60 tổ hợp tác`: what is done opens behind the wish.
    if let wish = before.indices.last(where: { LabelWords.wishes.endsBefore(before, $0) }),
      LabelWords.action(Array(before[wish...])) != nil
    {
      before = Array(before[wish...])
    }
    let verb = LabelWords.action(before)
    let isPlace = !behind.isEmpty && LabelWords.places.isAt(behind, 0)
    var own: [ProseToken]
    if figure.low == nil {
      let keyword = Array(tokens[figure.core])
      own =
        figure.comparator == .everyOne && !ProseLexicon.allOf.isAt(keyword, 0)
        ? before + keyword + behind : behind.isEmpty ? before + keyword : behind
    } else if isPlace, figure.unit.kind == .percent, before.isEmpty || verb == nil {
      reading.subject = before.isEmpty ? previous?.subject ?? [] : before
      own = reading.subject.isEmpty ? [] : reading.subject + behind
    } else if before.isEmpty {
      own = leans || repeats(behind, position, raw, previous) ? [] : LabelWords.withoutNumber(behind)
      if let previous, !own.isEmpty, !LabelWords.raised.occurs(in: raw), own.count <= 8,
        !previous.verb.isEmpty, isListed(position),
        figure.unit.kind == .thing
          || figure.unit.kind == .percent && own.first?.key == previous.own.first?.key
      {
        own += previous.verb
        reading.verb = previous.verb
        reading.isFlow = previous.isFlow
      }
    } else if let verb {
      reading.isFlow = verb.isFlow
      let counts = !leans && figure.unit.kind != .money
      own = counts ? LabelWords.withoutNumber(behind) + verb.suffix(before) : verb.subject(before)
      if !counts, !leans, own.count <= 6 { own += behind }
      reading.verb = counts ? verb.suffix(before) : []
    } else {
      own = joined(before, behind, figure, leans: leans)
    }
    // `Đến năm 2025 đạt 60% và đến năm 2030 đạt 75% các cơ quan …`: the last says what all of them count.
    if own.isEmpty, previous == nil, figures.indices.contains(position + 1), isJoined(position + 1),
      figures[position + 1].unit.kind == figure.unit.kind, passage.listHead.isEmpty
    {
      own = LabelWords.withoutNumber(LabelWords.stripped(wordsAfter(position + 1), isBehind: true))
    }
    // `bố trí 120 tỷ đồng cho hạ tầng`
    if figure.unit.kind == .money, verb != nil, before.count <= 3, let first = behind.first,
      first.key == ProseKey.giving, behind.count > 2
    {
      own = Array(behind.dropFirst()) + LabelWords.bracketed(LabelWords.lowered(before))
    }
    if reading.subject.isEmpty { reading.subject = before.isEmpty ? previous?.subject ?? [] : before }
    if let previous, figure.low != nil, figure.unit.kind == previous.unitKind,
      behind.isEmpty || leans, before.count <= 8, !before.isEmpty, LabelWords.parts.isAt(before, 0),
      let stem = LabelWords.stem(previous.subject)
    {
      own = stem + before
      reading.subject = own
    }
    reading.unitKind = figure.unit.kind
    if let previous { complete(&own, figure, previous, raw, isWith: isWith) }
    if let matched = matched(position, raw, earlier, isEmpty: own.isEmpty) {
      own = matched.own
      reading.head = matched.head
      reading.isShare = matched.isShare
      reading.isRespective = true
      reading.matched = figuresLeft(position)
      if let last = earlier.last, last.isRespective { reading.matched = last.matched }
      finish(&reading, own, figure, previous: previous)
      return reading
    }
    head(&reading, own: &own, position, previous: previous, raw: raw)
    finish(&reading, own, figure, previous: previous)
    return reading
  }

  /// `đạt 28% dân số vào năm 2020, đạt 33% dân số vào năm 2025`: what the share is one of stands there again.
  private func repeats(_ behind: [ProseToken], _ position: Int, _ raw: [ProseToken], _ previous: ReadLabel?)
    -> Bool
  {
    guard let previous, figures[position].unit.kind == .percent, previous.unitKind == .percent,
      raw.contains(where: { $0.key == Self.reaching })
    else { return false }
    let earlier = LabelWords.stripped(wordsAfter(position - 1), isBehind: true).map(\.key)
    return !behind.isEmpty && earlier.starts(with: behind.map(\.key))
  }

  private static let reaching = matchKey("đạt")

  /// `lũy kế 70 xã` goes on with what was counted; `với tổng vốn …` belongs to it.
  private func complete(
    _ own: inout [ProseToken], _ figure: Figure, _ previous: ReadLabel, _ raw: [ProseToken], isWith: Bool
  ) {
    let unit = unitTokens(figure)
    // `nâng tổng số lên 210 HTX`: all of them, and not only the new ones.
    if LabelWords.raised.occurs(in: raw), let sum = raw.firstIndex(where: { $0.key == ProseKey.total }),
      sum + 1 < raw.count
    {
      own = (own.isEmpty ? previous.own : own) + LabelWords.bracketed(Array(raw[sum...sum + 1]))
    } else if !unit.isEmpty, own.map(\.key) == unit.map(\.key), previous.own.count > own.count,
      previous.own.prefix(unit.count).map(\.key) == unit.map(\.key)
    {
      let sum = tokens[max(0, figure.range.lowerBound - 5)..<figure.range.lowerBound]
        .filter { LabelWords.totals.contains($0.key) }
      own =
        sum.count > 1
        ? unit + LabelWords.bracketed(sum)
        : previous.own + LabelWords.lowered(raw.filter { LabelWords.sums.contains($0.key) })
    } else if raw.first?.key == ProseKey.each
      || own.count <= (figure.unit.kind == .duration ? 3 : 2) && unit.isEmpty && previous.own.count >= 5
        && !own.isEmpty
        && figure.unit.kind != .percent,
      !own.isEmpty, !previous.own.contains(where: { $0.isSymbol(")") }), !LabelWords.subjects.isAt(own, 0)
    {
      // `chiều cao trung bình đối với nam đạt 168 cm, nữ đạt 157 cm`
      let stem = previous.own.indices.first { LabelWords.places.isAt(previous.own, $0) } ?? previous.own.count
      own += LabelWords.bracketed(Array(previous.own[..<stem].prefix(10)))
    } else if isWith, !own.isEmpty, own.count <= 8, !previous.own.isEmpty,
      !previous.own.contains(where: { $0.isSymbol(")") })
    {
      own += LabelWords.bracketed(Array(previous.own.prefix(8)))
    }
  }

  /// What `tương ứng` matches a figure with: as many figures before as there are behind it.
  private func matched(_ position: Int, _ raw: [ProseToken], _ earlier: [ReadLabel], isEmpty: Bool)
    -> ReadLabel?
  {
    guard let last = earlier.last, position > 0, isJoined(position) else { return nil }
    let opens = LabelWords.respectively.occurs(in: raw)
    guard opens || last.isRespective && isEmpty else { return nil }
    let count = opens ? figuresLeft(position) : last.matched
    guard count > 0, position - count >= 0, earlier.indices.contains(position - count) else { return nil }
    return earlier[position - count]
  }

  /// The figures of the sentence from one on.
  private func figuresLeft(_ position: Int) -> Int {
    let start = sentences.start(of: figures[position].range.lowerBound)
    return figures[position...].prefix(64).prefix { sentences.start(of: $0.range.lowerBound) == start }.count
  }

  /// Whether a figure stands in the sentence of the one before it.
  private func isJoined(_ position: Int) -> Bool {
    sentences.start(of: figures[position - 1].range.lowerBound)
      == sentences.start(of: figures[position].range.lowerBound)
  }

  /// Only what is counted, commas and joints stand between a figure and the one before.
  private func isListed(_ position: Int) -> Bool {
    let between = figures[position - 1].range.upperBound..<figures[position].range.lowerBound
    return between.count <= 10
      && !tokens[between].contains { $0.isSymbol(";") || $0.isSymbol(":") || $0.key == ProseKey.with }
  }

  /// The subject before a figure with what stands behind it.
  private func joined(_ before: [ProseToken], _ behind: [ProseToken], _ figure: Figure, leans: Bool)
    -> [ProseToken]
  {
    guard !leans else { return before }
    let link = figure.range.lowerBound
    // `Xử lý triệt để 100% cơ sở`, `sửa chữa 60 cầu yếu`: what a verb does is done to what follows.
    if !ProseLexicon.levels.endsBefore(tokens, link), !LabelWords.having.endsBefore(tokens, link), link > 0,
      tokens[link - 1].kind == .word, !LabelWords.subjects.isAt(before, 0), LabelWords.opensWithVerb(before),
      figure.unit.kind != .money, figure.unit.kind != .times
    {
      let object = LabelWords.withoutNumber(behind)
      if object.count > 1 || object.first.map({ !LabelWords.measures.contains($0.key) }) == true {
        return before.count <= 5 ? object + LabelWords.lowered(before) : object
      }
    }
    let hasVerb = LabelWords.having.endsBefore(tokens, link)
    let isTerritory = LabelWords.territories.isAt(before, 0) && before.count <= 3
    if isTerritory { return LabelWords.withoutNumber(behind) }
    switch figure.unit.kind {
    case .thing, .grade, .duration, .none:
      let unit = unitTokens(figure)
      let names = Set(before.map(\.key))
      // `Số doanh nghiệp hoạt động đạt 12.000 doanh nghiệp`, `tổng đàn bò đạt 120 nghìn con`
      // `doanh thu từ 2 tỷ đồng trở lên đạt 30 HTX`
      if !unit.isEmpty, before.contains(where: { $0.kind == .number }),
        !unit.allSatisfy({ names.contains($0.key) })
      {
        return behind + LabelWords.bracketed(before)
      }
      // `đóng cửa 6 bãi rác tạm`, `mỗi trung tâm tổ chức ít nhất 02 đợt khám`: what is done stands before its object.
      if behind.count > (unit.isEmpty && !isMeasured(figure) ? 1 : 0), !LabelWords.subjects.isAt(before, 0),
        unit.isEmpty && before.count <= 2 || LabelWords.endsWithAction(before), before.count <= 12
      {
        return LabelWords.withoutNumber(behind) + LabelWords.bracketed(LabelWords.lowered(before))
      }
      let isSaid = !unit.isEmpty && unit.allSatisfy { names.contains($0.key) } && behind.count == unit.count
      let isOfSubject =
        behind.count == unit.count && LabelWords.reaching.endsBefore(tokens, link)
        && !LabelWords.territories.isAt(before, 0)
      if isSaid || isOfSubject && figure.unit.kind == .thing { return before }
      if hasVerb, !LabelWords.subjects.isAt(before, 0) {
        return LabelWords.withoutNumber(behind) + LabelWords.bracketed(before)
      }
      if unit.isEmpty || unit.allSatisfy({ names.contains($0.key) }) || LabelWords.subjects.isAt(before, 0) {
        return before
      }
      return behind.count > unit.count || before.count <= 3
        ? LabelWords.withoutNumber(behind) + LabelWords.bracketed(before) : before
    case .percent, .points:
      let share = LabelWords.withoutNumber(behind)
      guard share.count <= 6, !share.isEmpty, !share.contains(where: { $0.isSymbol(",") }) else {
        return before
      }
      return before + LabelWords.bracketed(share)
    case .money, .times: return before
    }
  }

  /// `làm mới 45 km đường`: one word behind the unit says what it is.
  private func isMeasured(_ figure: Figure) -> Bool {
    proseTokens(figure.unit.text).first.map { LabelWords.measures.contains($0.key) } ?? false
  }

  /// Puts the head of a list or of a whole before a short subject.
  private func head(
    _ reading: inout ReadLabel, own: inout [ProseToken], _ position: Int, previous: ReadLabel?,
    raw: [ProseToken]
  ) {
    if own.isEmpty, let previous, !previous.text.isEmpty {
      own = previous.own
      reading.head = previous.head
      reading.verb = previous.verb
      reading.isFlow = previous.isFlow
      reading.isShare = previous.isShare
      reading.continuesPrevious = true
      return
    }
    // `Hồ sơ trên mạng: cấp tỉnh 100%`
    let start = partStart(of: position)
    if start > 1, tokens[start - 1].isSymbol(":") {
      var first = start - 1
      let limit = max(0, start - SentenceMap.reach)
      while first > limit, !isStrongBreak(first - 1) { first -= 1 }
      // `Tăng trưởng đạt 8,5%, trong đó: dịch vụ tăng 8%` are parts of what was counted.
      if let previous, position > 0, figures[position - 1].range.lowerBound >= first, !previous.own.isEmpty {
        reading.parent = Array((previous.head + previous.own).prefix(12))
        if !own.isEmpty, !LabelWords.subjects.isAt(own, 0),
          !previous.own.contains(where: { $0.isSymbol(")") })
        {
          own += LabelWords.bracketed(reading.parent)
        }
        return
      }
      let head = LabelWords.stripped(words(first..<start - 1))
      if !head.isEmpty, !LabelWords.aims.occurs(in: head) { reading.head = head }
    } else if let previous, !previous.head.isEmpty {
      reading.head = previous.head
    } else if let previous, reading.isPartOfPrevious || LabelWords.apart.isAt(raw, 0), own.count <= 7,
      !own.isEmpty,
      !LabelWords.subjects.isAt(own, 0), !previous.own.contains(where: { $0.isSymbol(")") })
    {
      reading.isShare = previous.isShare
      reading.parent = Array((previous.head + previous.own).prefix(12))
      own += LabelWords.bracketed(reading.parent)
    } else if let previous, !previous.parent.isEmpty, own.count <= 4, !own.isEmpty, isListed(position),
      !own.contains(where: { $0.isSymbol(")") }), !LabelWords.subjects.isAt(own, 0)
    {
      reading.isShare = previous.isShare
      reading.parent = previous.parent
      own += LabelWords.bracketed(previous.parent)
    }
    if reading.head.isEmpty, !passage.listHead.isEmpty, previous == nil || !(previous?.head.isEmpty ?? true) {
      let head = LabelWords.stripped(passage.listHead.filter { !$0.isSymbol(":") })
      if LabelWords.subjects.isAt(head, 0), StatementTime.mentions(in: head).isEmpty,
        !LabelWords.aims.occurs(in: head)
      {
        reading.head = head
      }
    }
    if own.isEmpty {
      (own, reading.head) = (reading.head, [])
    } else if LabelWords.subjects.isAt(own, 0) || own.count > 8 {
      reading.head = []
    }
  }

  private func finish(_ reading: inout ReadLabel, _ own: [ProseToken], _ figure: Figure, previous: ReadLabel?)
  {
    reading.own = own
    if let previous, !own.isEmpty, previous.own.map(\.key) == own.map(\.key), reading.head.isEmpty,
      previous.head.isEmpty
    {
      reading.continuesPrevious = true
    }
    let whole = LabelWords.shortened(reading.head + own)
    reading.text = whole.text
    reading.isUnsure =
      whole.isCut || own.isEmpty
      || LabelWords.saysLittle(reading.head + own, isThing: figure.unit.kind == .thing && !isMeasured(figure))
    // `giảm ít nhất 1 vụ`, behind a number whose label says of what
    if let previous, figure.change != nil, own.count == 1, reading.head.isEmpty, previous.own.count > 2 {
      reading.isUnsure = true
    }
    if own.isEmpty {
      let around = max(0, figure.range.lowerBound - 8)..<min(tokens.count, figure.range.upperBound + 8)
      reading.text = LabelWords.shortened(Array(tokens[around]).filter { !$0.isBorder }).text
    }
    reading.isShare = reading.isShare || LabelWords.isShare(reading.head + own)
  }
}
