/// Makes statements of the figures of one passage: what is counted, when it holds, and of what kind it is.
struct StatementReader {
  let passage: Passage
  let index: Int
  /// The year of the document, so that what came before it is a fact.
  let documentYear: Int?
  /// The years that headings name, so that `mỗi năm` under `Đến năm 2030` starts after 2025 where that is one of them.
  let milestones: [Int]

  private var tokens: [ProseToken] { passage.tokens }

  func statements() -> [Statement] {
    let figures = FigureReader.figures(in: tokens, extent: .passage)
    guard !figures.isEmpty else { return [] }
    let mentions = StatementTime.mentions(in: tokens)
    var statements: [Statement] = []
    for position in figures.indices {
      let figure = figures[position]
      // `giải thể dứt điểm các hợp tác xã không còn hoạt động` is one wish.
      let isRepeated =
        figure.low == nil
        && statements.last.map {
          $0.figure.low == nil && sentenceStart($0.range.lowerBound) == sentenceStart(figure.range.lowerBound)
        }
          ?? false
      let first = tokens[figure.range.lowerBound]
      if isRepeated { continue }
      let time = time(of: figure, mentions)
      let label = LabelReader(
        tokens: tokens, figure: figure,
        previousEnd: position > 0 ? figures[position - 1].range.upperBound : 0,
        nextStart: position + 1 < figures.count ? figures[position + 1].range.lowerBound : tokens.count,
        times: mentions.map(\.range))
      statements.append(
        Statement(
          kind: kind(of: figure, time), figure: figure, time: time,
          each: each(before: figure.range.lowerBound),
          section: passage.section, line: first.line, column: first.column, label: label.label,
          sentence: label.sentence, passage: index, range: figure.range))
    }
    return statements
  }

  // MARK: When

  /// The nearest mention before the figure in its sentence, else one behind it in the same part, else the heading's.
  private func time(of figure: Figure, _ mentions: [StatementTime.Mention]) -> StatementTime {
    let start = sentenceStart(figure.range.lowerBound)
    let before = mentions.filter {
      $0.range.lowerBound >= start && $0.range.upperBound <= figure.range.lowerBound
    }
    // `mỗi năm` reaches to the next semicolon.
    let isYearly = before.contains { mention in
      mention.time == .eachYear(nil)
        && !tokens[mention.range.upperBound..<figure.range.lowerBound].contains { $0.isSymbol(";") }
    }
    let dated =
      before.last { $0.time != .eachYear(nil) }?.time ?? dated(after: figure, mentions)
      ?? (passage.time == .unstated ? dated(before: start, mentions) : passage.time)
    guard isYearly || dated == .eachYear(nil) else { return dated }
    switch dated {
    case .period(let years): return .eachYear(years)
    case .by(let year):
      let earlier = milestones.filter { $0 < year }.max().map { $0 + 1 }
      guard let first = earlier ?? documentYear, first <= year else { return .eachYear(nil) }
      return .eachYear(first...year)
    case .unstated, .eachYear: return dated == .unstated ? .eachYear(nil) : dated
    }
  }

  /// What an earlier sentence of the passage said.
  private func dated(before start: Int, _ mentions: [StatementTime.Mention]) -> StatementTime {
    mentions.last { $0.range.upperBound <= start && $0.time != .eachYear(nil) }?.time ?? .unstated
  }

  private func dated(after figure: Figure, _ mentions: [StatementTime.Mention]) -> StatementTime? {
    var end = figure.range.upperBound
    while end < tokens.count, !tokens[end].isSymbol(";"), !tokens[end].isSymbol("."),
      tokens[end].kind != .number
        || proseYear(tokens[end]) != nil
    {
      end += 1
    }
    return mentions.first {
      $0.range.lowerBound >= figure.range.upperBound && $0.range.upperBound <= end
        && $0.time != .eachYear(nil)
    }?.time
  }

  private func sentenceStart(_ position: Int) -> Int {
    var start = position
    while start > 0, !(tokens[start - 1].isSymbol(".") || tokens[start - 1].isSymbol("\t")) { start -= 1 }
    return start
  }

  /// `Mỗi huyện, thành phố xây dựng ít nhất một mô hình`; but `mỗi xã một sản phẩm` is the name of a programme.
  private func each(before end: Int) -> String? {
    let start = sentenceStart(end)
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

  private func kind(of figure: Figure, _ time: StatementTime) -> Statement.Kind {
    let start = sentenceStart(figure.range.lowerBound)
    let before = Array(tokens[start..<figure.range.lowerBound])
    let strives = ProseLexicon.striving.occurs(in: before)
    if let year = time.lastYear, let documentYear, year < documentYear, !strives { return .fact }
    if !passage.isUnderGoals, !strives, Self.states.occurs(in: Array(tokens[start..<sentenceEnd(start)])) {
      return .fact
    }
    if figure.low == nil { return passage.isUnderGoals || strives ? .goal : .duty }
    if figure.unit.kind == .money, !figure.unit.text.contains("/"), figure.comparator == .bare, !strives,
      passage.isUnderFunding || Self.funds.occurs(in: before)
    {
      return .funding
    }
    return .goal
  }

  private func sentenceEnd(_ position: Int) -> Int {
    var end = position
    while end < tokens.count, !tokens[end].isSymbol(".") { end += 1 }
    return end
  }

  /// Words that tell what is so already.
  private static let states = ProsePhrases([
    "đến nay", "hiện nay", "hiện có", "hiện tại", "tính đến", "đã có", "so với năm", "so với cùng kỳ",
  ])
  private static let funds = ProsePhrases(["kinh phí", "ngân sách", "nguồn vốn", "vốn", "hỗ trợ", "dự toán"])
}
