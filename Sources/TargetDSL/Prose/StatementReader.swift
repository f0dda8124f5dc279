/// Makes statements of the figures of one passage: what is counted, when it holds, and of what kind it is.
struct StatementReader {
  let passage: Passage
  let index: Int
  /// The year of the document, so that what came before it is a fact.
  let documentYear: Int?
  /// The years that headings name, so that `mỗi năm` under `Đến năm 2030` starts after 2025 where that is one of them.
  let milestones: [Int]

  private var tokens: [ProseToken] { passage.tokens }

  func statements() -> (statements: [Statement], unread: [UnreadFigure]) {
    let (figures, unreadTokens) = FigureReader.read(tokens, extent: .passage)
    let unread = unreadTokens.filter { !isClassOrDuration($0.lowerBound) }.map {
      UnreadFigure($0, in: tokens)
    }
    guard !figures.isEmpty else { return ([], unread) }
    // A legal basis names what others have decided: `Quyết định … phê duyệt Đề án phát triển 15.000 hợp tác xã`.
    if Self.bases.isAt(tokens, 0) {
      return ([], (figures.map(\.core) + unreadTokens).map { UnreadFigure($0, in: tokens) })
    }
    let mentions = StatementTime.mentions(in: tokens)
    let sentences = SentenceMap(tokens)
    var statements: [Statement] = []
    for position in figures.indices {
      let figure = figures[position]
      // `giải thể dứt điểm các hợp tác xã không còn hoạt động` is one wish.
      let isRepeated =
        figure.low == nil
        && statements.last.map {
          $0.figure.low == nil
            && sentences.start(of: $0.range.lowerBound) == sentences.start(of: figure.range.lowerBound)
        }
          ?? false
      let first = tokens[figure.range.lowerBound]
      if isRepeated { continue }
      let time = time(of: figure, mentions, sentences)
      let label = LabelReader(
        tokens: tokens, figure: figure,
        previousEnd: position > 0 ? figures[position - 1].range.upperBound : 0,
        nextStart: position + 1 < figures.count ? figures[position + 1].range.lowerBound : tokens.count,
        times: mentions[from: figures[position].range.lowerBound - SentenceMap.reach].lazy.map(\.range)
          .prefix { $0.lowerBound < figure.range.upperBound + SentenceMap.reach })
      var words = label.label
      // `160 tổ hợp tác, với 4.000 thành viên`: whose members they are.
      if position > 0, let owner = statements.last, owner.range == figures[position - 1].range,
        !owner.label.hasSuffix(")"),
        belongs(figure, to: figures[position - 1])
      {
        words += " (\(owner.label))"
      }
      statements.append(
        Statement(
          kind: kind(of: figure, time, sentences), figure: figure, time: time,
          each: each(before: figure.range.lowerBound, sentences),
          isPartOfPrevious: position > 0
            && Self.within.occurs(
              in: Array(tokens[figures[position - 1].range.upperBound..<figure.range.lowerBound])),
          isInTable: false, section: passage.section, line: first.line, column: first.column, label: words,
          sentence: label.sentence, passage: index, range: figure.range))
    }
    return (statements, unread)
  }

  /// Whether a figure is joined to the one before by `với` alone.
  private func belongs(_ figure: Figure, to previous: Figure) -> Bool {
    guard figure.unit.kind == .thing, previous.unit.kind == .thing else { return false }
    let between = tokens[previous.range.upperBound..<figure.range.lowerBound]
    return between.count <= 3 && between.last?.key == matchKey("với")
  }

  /// `trong 10 năm tới` speaks of time and `từ 4 sao` of a class: both are understood, and no figures.
  private func isClassOrDuration(_ index: Int) -> Bool {
    ProseLexicon.durations.isAt(tokens, index + 1) || ProseLexicon.grades.isAt(tokens, index + 1)
  }

  // MARK: When

  /// The nearest mention before the figure in its sentence, else one behind it in the same part, else the heading's.
  private func time(
    of figure: Figure, _ mentions: [StatementTime.Mention], _ sentences: SentenceMap
  ) -> StatementTime {
    let start = sentences.start(of: figure.range.lowerBound)
    let before = mentions[from: start].prefix { $0.range.upperBound <= figure.range.lowerBound }
    // `mỗi năm` reaches to the next semicolon, or to a deadline that does not belong to it.
    let isYearly = before.contains { mention in
      mention.time == .eachYear(nil)
        && !tokens[mention.range.upperBound..<figure.range.lowerBound].contains { $0.isSymbol(";") }
        && !before.contains {
          $0.time != .eachYear(nil) && $0.range.lowerBound > mention.range.upperBound + 1
        }
    }
    let dated =
      attached(to: figure, mentions) ?? before.last { $0.time != .eachYear(nil) }?.time ?? dated(
        after: figure, mentions)
      ?? (passage.time == .unstated ? dated(before: start, mentions) : passage.time)
    guard isYearly || isYearlyRate(figure) || dated == .eachYear(nil) else { return dated }
    switch dated {
    case .period(let years): return .eachYear(years)
    case .by(let year):
      let earlier = milestones.filter { $0 < year }.max().map { $0 + 1 }
      guard let first = earlier ?? documentYear, first <= year else { return .eachYear(nil) }
      return .eachYear(first...year)
    case .unstated, .eachYear: return dated == .unstated ? .eachYear(nil) : dated
    }
  }

  /// `7%/năm`, `10 HTX/năm`, `10 HTX mỗi năm`; but `70 triệu đồng/người/năm` is what one year brings at its deadline.
  private func isYearlyRate(_ figure: Figure) -> Bool {
    let isRate = figure.unit.kind == .percent || figure.unit.kind == .points || figure.unit.kind == .thing
    if isRate, figure.unit.text.lowercased().filter({ $0 != " " }).hasSuffix("/năm") { return true }
    var end = figure.range.upperBound
    while end < tokens.count, tokens[end].kind == .word {
      if StatementTime.yearly.isAt(tokens, end) { return true }
      end += 1
    }
    return false
  }

  /// `50% vào năm 2025 và khoảng 60% vào năm 2030`: what stands close behind a figure belongs to it.
  private func attached(to figure: Figure, _ mentions: [StatementTime.Mention]) -> StatementTime? {
    var end = figure.range.upperBound
    while end < tokens.count, tokens[end].kind == .word, tokens[end].key != matchKey("vào") { end += 1 }
    guard let next = mentions[from: end].first, next.range.lowerBound == end else { return nil }
    return tokens[end].key == matchKey("vào") ? next.time : nil
  }

  /// What an earlier sentence of the passage said.
  private func dated(before start: Int, _ mentions: [StatementTime.Mention]) -> StatementTime {
    mentions[..<mentions[from: start].startIndex].last { $0.time != .eachYear(nil) }?.time ?? .unstated
  }

  private func dated(after figure: Figure, _ mentions: [StatementTime.Mention]) -> StatementTime? {
    var end = figure.range.upperBound
    while end < tokens.count, !tokens[end].isSymbol(";"), !tokens[end].isSymbol("."),
      !tokens[end].isSymbol("…"),
      tokens[end].kind != .number
        || proseYear(tokens[end]) != nil
    {
      end += 1
    }
    return mentions[from: figure.range.upperBound].prefix { $0.range.upperBound <= end }
      .first { $0.time != .eachYear(nil) }?.time
  }

  /// `Mỗi huyện, thành phố xây dựng ít nhất một mô hình`; but `mỗi xã một sản phẩm` is the name of a programme.
  private func each(before end: Int, _ sentences: SentenceMap) -> String? {
    let start = sentences.start(of: end)
    guard let each = (start..<end).last(where: { tokens[$0].key == matchKey("mỗi") }), each + 1 < end,
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

  private func kind(of figure: Figure, _ time: StatementTime, _ sentences: SentenceMap) -> Statement.Kind {
    let start = sentences.start(of: figure.range.lowerBound)
    let before = Array(tokens[start..<figure.range.lowerBound])
    let strives = ProseLexicon.striving.occurs(in: before)
    if let year = time.lastYear, let documentYear, year < documentYear, !strives { return .fact }
    // What is to be reached by a year to come is a goal, whatever it is compared with.
    let isAhead = time.lastYear.map { last in documentYear.map { last > $0 } ?? false } ?? false
    if passage.isUnderFacts, !strives, !isAhead { return .fact }
    if !passage.isUnderGoals, !strives, !isAhead, sentences.tellsWhatIs(at: start) { return .fact }
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

  private static let within = ProsePhrases(["trong đó"])
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

extension [StatementTime.Mention] {
  /// Those that start at a token or after it; they are in order of place. O(log count).
  fileprivate subscript(from token: Int) -> ArraySlice<StatementTime.Mention> {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return self[low...]
  }
}
