/// Makes statements of the figures of one passage: what is counted, when it holds, and of what kind it is.
struct StatementReader {
  let passage: Passage
  let index: Int
  let document: DocumentTimes

  /// What came before the year of the document is a fact.
  private var documentYear: Int? { document.year }

  var tokens: [ProseToken] { passage.tokens }

  func statements() -> (statements: [Statement], unread: [UnreadFigure]) {
    let (figures, numbers) = FigureReader.read(tokens, extent: .passage)
    let unread = numbers.map { UnreadFigure($0.range, $0.kind, in: tokens) }
    guard !figures.isEmpty else { return ([], unread) }
    // `(1)` is a mark of a list.
    let notRead = Set(
      numbers.filter { $0.kind == .other }
        .map(\.range.lowerBound).filter { !tokens.indices.contains($0 + 1) || !tokens[$0 + 1].isSymbol(")") })
    // A legal basis names what others have decided: `Quyết định … phê duyệt Đề án phát triển 15.000 hợp tác xã`.
    if Self.bases.isAt(tokens, 0) {
      return ([], unread + figures.map { UnreadFigure($0.core, .basis, in: tokens) })
    }
    let sentences = SentenceMap(tokens)
    let isAmending = document.isAmending || Certainty.amendments.occurs(in: tokens)
    let mentions = StatementTime.mentions(in: tokens, year: document.year(of: passage))
    let clock = StatementClock(passage: passage, mentions: mentions, sentences: sentences, document: document)
    let labels = LabelReader(passage: passage, figures: figures, mentions: mentions, sentences: sentences)
    let pairing = YearPairing(figures, mentions, tokens, sentences)
    var statements: [Statement] = []
    /// The label of each figure so far, for those that go on from it.
    var read: [LabelReader.ReadLabel] = []
    for position in figures.indices {
      var figure = figures[position]
      if isRepeated(figure, after: statements.last, sentences) {
        read.append(LabelReader.ReadLabel())
        continue
      }
      let next = position + 1 < figures.count ? figures[position + 1].range.lowerBound : tokens.count
      let partStart = labels.partStart(of: position)
      let change = ChangeReader(
        tokens: tokens, figure: figure, start: partStart, next: next, documentYear: document.year
      ).read()
      figure.change = change?.change
      // `thêm 35 bác sĩ và 80 điều dưỡng`: the verb of the first may be that of the second.
      var inherited: [Doubt] = []
      if figure.change == nil, let before = statements.last, before.figure.change != nil,
        position > 0, before.range == figures[position - 1].range, sharesVerb(figure, with: before.figure)
      {
        figure.change = before.figure.change
        if before.figure.change?.isSinceAssumed == true { figure.change?.since = nil }
        figure.change?.isSinceAssumed = false
        inherited = [.verbBeside]
      }
      // `bằng 108% so với năm 2023`: 1.08 times as much.
      if let way = figure.change?.way, way == .times || figure.unit.kind == .times {
        figure.unit = FigureUnit(way == .times ? .times : .percent, figure.unit.text)
      }
      if figure.change == nil, isYearlyRate(figure) { figure.unit = figure.unit.ofOneYear }
      var when = clock.time(
        of: figure,
        isYearly: figure.change?.isYearly
          ?? (isYearlyRate(figures[position]) && !isAverageRate(partStart..<figure.range.lowerBound)),
        next: next)
      if let year = pairing.years[position] {
        when = StatementClock.ReadTime(time: .by(year), source: .sentence)
      }
      if when.time.isEachYear { figure.change?.isYearly = true }
      let label = labels.label(of: position, verb: change?.verb, isChange: figure.change != nil, after: read)
      read.append(label)
      var doubts = when.doubts + (change?.doubts ?? []) + inherited
      let kind =
        isValueOfYearGone(figure, when, after: statements.last) ? .fact : kind(of: figure, when, sentences)
      // The years of the title are those of the goals.
      if kind == .fact, when.source.isFromAfar {
        when = StatementClock.ReadTime(time: .unstated, source: .none)
      }
      if kind != .fact {
        if isInside(figure, statements.last) || mayQualify(figure, statements.last)
          || isOfSize(figure, label, after: statements.last)
          || mayNameWhatIsCounted(figure, before: position + 1 < figures.count ? figures[position + 1] : nil)
        {
          doubts.append(.goalOrCondition)
        }
        if isBracketed(figure, when, after: statements.last) { doubts.append(.goalOrFact) }
        if mayBeTotal(figure, label, when) || isFlowOfAnotherPart(figure, label, partStart) {
          doubts.append(.totalOrLevel)
        }
        doubts += self.doubts(of: figure, label, when, sentences)
        if isAmending { doubts.append(.amending) }
        doubts += uncertainties(
          figure, partStart..<labels.partEnd(of: position), label, when, next: next, sentences)
        doubts += unaccounted(
          figure,
          Surroundings(
            part: partStart..<labels.partEnd(of: position), verb: change?.verb, mentions: mentions,
            followsFigure: position > 0
              && figures[position - 1].range.upperBound > sentences.start(of: partStart),
            isYearly: when.time.isEachYear || figure.change?.isYearly == true, unread: notRead))
        if pairing.open.contains(position) { doubts.append(.respectively) }
        if let year = otherYear(partStart..<next, mentions, figure) { doubts.append(.otherYear(year)) }
        if figure.change == nil, figure.comparator == .bare, figure.low?.isZero == false,
          figure.direction != .down,
          LabelWords.isUnwanted(label.own)
        {
          figure.direction = .down
          doubts.append(.unwanted)
        }
        if figure.change == nil, figure.comparator == .range,
          figure.direction == .down || LabelWords.isUnwanted(label.own)
        {
          doubts.append(.fallingRange)
        }
      }
      finish(&figure, label, when, &doubts)
      statements.append(
        Statement(
          kind: kind, figure: figure, time: when.time, timeSource: when.source, doubts: doubts.unique,
          continuesPrevious: label.continuesPrevious && figure.change == nil
            && statements.last?.figure.change == nil
            && statements.last?.kind == kind && statements.last?.figure.unit.kind == figure.unit.kind
            && statements.last.map { $0.time != when.time && $0.time.isEachYear == when.time.isEachYear }
              ?? false,
          isFlow: (label.isFlow || when.isTogether && !label.verb.isEmpty || clock.isOfWholePeriod(figure))
            && !doubts.contains { if case .eachPart = $0 { true } else { false } },
          each: eachOfUnit(figures[position], isYearly: when.time.isEachYear)
            ?? each(before: figure.range.lowerBound, sentences),
          isPartOfPrevious: label.isPartOfPrevious, isInTable: false, section: passage.section,
          line: tokens[figure.range.lowerBound].line, column: tokens[figure.range.lowerBound].column,
          label: label.text, sentence: labels.sentence(of: position), passage: index, range: figure.range,
          places: tokens[figure.range].numberPlaces))
    }
    return (statements, unread)
  }

  /// `giải thể dứt điểm các hợp tác xã không còn hoạt động` is one wish.
  private func isRepeated(_ figure: Figure, after last: Statement?, _ sentences: SentenceMap) -> Bool {
    guard figure.low == nil, let last, last.figure.low == nil,
      sentences.start(of: last.range.lowerBound) == sentences.start(of: figure.range.lowerBound)
    else { return false }
    return !tokens[last.range.upperBound..<figure.range.lowerBound].contains {
      $0.isSymbol(";") || $0.isSymbol(",")
    }
  }

  /// Gives a change the year that it is counted from where the text names none.
  private func finish(
    _ figure: inout Figure, _ label: LabelReader.ReadLabel, _ when: StatementClock.ReadTime,
    _ doubts: inout [Doubt]
  ) {
    guard let change = figure.change else { return }
    let isShare = figure.unit.kind == .percent && label.isShare
    figure.change?.isOfShare = label.isShare && figure.unit.kind != .thing && figure.unit.kind != .money
    if isShare, change.way != .times { doubts.append(.pointsOrPercent) }
    guard change.since == nil else { return }
    if case .eachYear = when.time { return }
    guard let last = when.time.lastYear else { return }
    if change.isFromYearBefore {
      figure.change?.since = last - 1
      // `năm 2024 tăng 11% so với cùng kỳ` compares two years; until a later one it may be each of them.
      if document.year.map({ last > $0 + 1 }) ?? true { doubts.append(.since(last - 1)) }
      return
    }
    let since: Int
    if case .period(let years) = when.time {
      // `từ năm 2020 đến năm 2025 tăng 30%`: from what there was in 2020.
      since = years.lowerBound - (when.isFromYear && !change.isYearly && !change.isAverage ? 0 : 1)
      if when.isFromYear { doubts.append(.sinceFirst(years.lowerBound)) }
      // The years stand in the sentence or its heading, and beside the number.
      if when.source == .title || when.source == .plan || when.isPassed { doubts.append(.since(since)) }
    } else {
      let first = document.firstYear(until: last)?.year ?? last
      // `Năm 2022 giảm 2.100 hộ nghèo`: compared with the year before, unless years are spoken of.
      since = (change.isYearly || change.isAverage || change.way == .times ? first : min(first, last)) - 1
      doubts.append(.since(since))
    }
    figure.change?.since = since
    figure.change?.isSinceAssumed = true
  }

  /// `tốc độ tăng trưởng bình quân 15%/năm`: the mean of the years is one number.
  private func isAverageRate(_ range: Range<Int>) -> Bool {
    let words = Array(tokens[range])
    return Self.averages.occurs(in: words) && Self.rates.occurs(in: words)
  }

  private static let averages = ProsePhrases(["bình quân", "trung bình"])
  private static let rates = ProsePhrases(["tốc độ", "nhịp độ", "mức tăng"])

  /// `7%/năm`, `10 HTX/năm`, `10 HTX mỗi năm`; but `70 triệu đồng/người/năm` is what one year brings at its deadline.
  private func isYearlyRate(_ figure: Figure) -> Bool {
    let unit = figure.unit.text.lowercased().filter { $0 != " " }
    let slashes = unit.count { $0 == "/" }
    let isRate = figure.unit.kind == .percent || figure.unit.kind == .points || figure.unit.kind == .thing
    // `20 m3/ha/năm` is a yield.
    if isRate, unit.hasSuffix("/năm"), slashes == 1 || eachOfUnit(figure) != nil { return true }
    // `10 lớp tập huấn/năm`
    if figure.unit.kind == .thing, slashes == 0 {
      let parts = rate(of: figure)
      if parts.last?.map(\.key) == [ProseKey.year], parts.count == 1 || eachOfUnit(figure) != nil {
        return true
      }
    }
    var end = figure.range.upperBound
    while end < tokens.count, tokens[end].kind == .word {
      if StatementTime.yearly.isAt(tokens, end) { return true }
      end += 1
    }
    return false
  }

  /// `Mỗi huyện, thành phố xây dựng ít nhất một mô hình`; but `mỗi xã một sản phẩm` is the name of a programme.
  private func each(before end: Int, _ sentences: SentenceMap) -> String? {
    let start = sentences.start(of: end)
    guard let each = (start..<end).last(where: { tokens[$0].key == ProseKey.each }), each + 1 < end,
      each == start || tokens[each - 1].kind == .symbol || ProseLexicon.comparators.endsBefore(tokens, each)
    else { return nil }
    var last = each + 1
    while last < end, let match = ProseLexicon.things.match(tokens, from: last) {
      last += match.count
      guard last + 1 < end, tokens[last].isSymbol(","), ProseLexicon.things.isAt(tokens, last + 1) else {
        break
      }
      last += 1
    }
    return last > each + 1 && last <= end ? Array(tokens[each + 1..<last]).written : nil
  }

  // MARK: What kind

  private func kind(of figure: Figure, _ when: StatementClock.ReadTime, _ sentences: SentenceMap)
    -> Statement.Kind
  {
    let time = when.time
    let start = sentences.start(of: figure.range.lowerBound)
    let before = Array(tokens[start..<figure.range.lowerBound])
    let strives = ProseLexicon.striving.occurs(in: before)
    if let year = time.lastYear, let documentYear, year < documentYear, !strives { return .fact }
    // What is to be reached by a year to come is a goal, whatever it is compared with.
    let isAhead = !when.source.isFromAfar && (time.lastYear.map(document.isAhead) ?? false)
    if passage.isUnderFacts, !strives, !isAhead { return .fact }
    // `mỗi năm giảm 5% so với năm trước` is to go on.
    let goesOn = figure.change?.isYearly == true && (time.lastYear == nil || when.source.isFromAfar)
    let isOfPlan = when.source.isFromAfar && (time.lastYear.map(document.isAhead) ?? false)
    let tells = isOfPlan ? sentences.tellsSurely(at: start) : sentences.tellsWhatIs(at: start)
    if !passage.isUnderGoals, !strives, !isAhead, !goesOn, tells { return .fact }
    if figure.low == nil {
      return passage.isUnderGoals || strives
        || time.lastYear != nil && sentences.followsGoals(start)
        ? .goal : .duty
    }
    if figure.unit.kind == .money, !figure.unit.text.contains("/"), figure.comparator == .bare, !strives,
      passage.isUnderFunding || Self.funds.occurs(in: before), !Self.revenue.occurs(in: before)
    {
      return .funding
    }
    return .goal
  }

  /// How a paragraph opens that names what a document rests upon.
  private static let bases = ProsePhrases([
    "căn cứ", "xét đề nghị", "theo đề nghị", "thực hiện nghị định", "thực hiện quyết định",
    "thực hiện công văn",
    "thực hiện nghị quyết", "thực hiện chỉ thị", "thực hiện kế hoạch",
  ])
  private static let funds = ProsePhrases(["kinh phí", "ngân sách", "nguồn vốn", "vốn", "hỗ trợ", "dự toán"])
  /// Money that comes in is a goal of the plan and none of its costs.
  private static let revenue = ProsePhrases([
    "thu ngân sách", "tổng thu", "vốn đầu tư toàn xã hội", "thu hút", "vốn điều lệ", "doanh thu",
  ])
}

extension [Doubt] {
  /// Each once, in order.
  fileprivate var unique: [Doubt] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
