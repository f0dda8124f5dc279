/// Tells when the statements of one passage hold.
struct StatementClock {
  struct ReadTime {
    var time: StatementTime
    var source: TimeSource
    var doubts: [Doubt] = []
    /// `từ năm 2020 đến năm 2025`
    var isFromYear = false
    /// `trong 2 năm 2024-2025`
    var isTogether = false
    /// Another number stands between the years and this one.
    var isPassed = false
  }

  let passage: Passage
  let mentions: [StatementTime.Mention]
  let sentences: SentenceMap
  let document: DocumentTimes

  var tokens: [ProseToken] { passage.tokens }

  /// - Parameters:
  ///   - isYearly: its unit or its change is one of a year.
  ///   - next: where the next figure starts.
  func time(of figure: Figure, isYearly: Bool, next: Int) -> ReadTime {
    let start = sentences.start(of: figure.range.lowerBound)
    let before = mentions[from: start].prefix { $0.range.upperBound <= figure.range.lowerBound }
      .filter { !isBracketed($0, before: figure) && !isOfSubject($0, start) }[...]
    // `mỗi năm` reaches to the next semicolon, or to a deadline that does not belong to it.
    let isAmongYearly =
      !isOfWholePeriod(figure)
      && before.contains { mention in
        mention.time == .eachYear(nil) && !isMean(mention, of: figure)
          && !tokens[mention.range.upperBound..<figure.range.lowerBound].contains { $0.isSymbol(";") }
          && !before.contains {
            $0.time != .eachYear(nil) && $0.range.lowerBound > mention.range.upperBound + 1
          }
      }
    var reading = dated(figure, before: before, sentenceStart: start, next: next)
    let isEachYear =
      isYearly && !(figure.change?.isAverage == true && reading.time.lastYear != nil)
      || figure.change?.isFromYearBefore == true && reading.time.isOfYears
    let ahead = mentions[from: start].prefix { $0.range.upperBound <= figure.range.lowerBound }
    if ahead.contains(where: { isOfSubject($0, start) }) {
      reading.doubts.append(.severalDeadlines)
    }
    guard isAmongYearly || isEachYear || reading.time == .eachYear(nil) else {
      if reading.source != .sentence, opensYearly(before) { reading.doubts.append(.yearlyBeside) }
      return reading
    }
    return yearly(&reading)
  }

  /// `(theo chuẩn nghèo giai đoạn 2021-2025), mỗi năm …`: brackets that end before a figure date what stands before them.
  private func isBracketed(_ mention: StatementTime.Mention, before figure: Figure) -> Bool {
    // The bracket of `a) 80% xã đạt chuẩn` closes none.
    let ahead = tokens[max(0, mention.range.lowerBound - 12)..<mention.range.lowerBound]
    guard ahead.last(where: { $0.isSymbol("(") || $0.isSymbol(")") })?.isSymbol("(") == true else {
      return false
    }
    return tokens[mention.range.upperBound..<max(mention.range.upperBound, figure.range.lowerBound)]
      .first { $0.isSymbol("(") || $0.isSymbol(")") }?.isSymbol(")") == true
  }

  /// `Hằng năm trồng 50 ha rừng; chăm sóc 200 ha`: whether `hằng năm` stands before in the sentence, and no other time.
  private func opensYearly(_ before: ArraySlice<StatementTime.Mention>) -> Bool {
    !before.isEmpty && before.allSatisfy { $0.time == .eachYear(nil) }
  }

  /// `cả giai đoạn 2.000 lượt`: all of its years together.
  func isOfWholePeriod(_ figure: Figure) -> Bool {
    Self.wholePeriods.endsBefore(tokens, figure.range.lowerBound)
  }

  private static let wholePeriods = ProsePhrases([
    "cả giai đoạn", "toàn giai đoạn", "cả nhiệm kỳ", "cả kỳ", "cả giai đoạn là", "cả giai đoạn đạt",
  ])

  /// `tăng bình quân hằng năm 6%`: the mean of the years, where the change says so itself.
  private func isMean(_ mention: StatementTime.Mention, of figure: Figure) -> Bool {
    figure.change != nil && Self.means.endsBefore(tokens, mention.range.lowerBound)
  }

  private static let means = ProsePhrases(["bình quân", "trung bình"])

  private func yearly(_ reading: inout ReadTime) -> ReadTime {
    switch reading.time {
    case .period(let years):
      reading.time = .eachYear(years)
      if reading.source == .title || reading.source == .plan {
        reading.doubts.append(.firstYear(years.lowerBound))
      }
    case .by(let year):
      // `KẾ HOẠCH NĂM 2023`: its one year; `ĐẾN NĂM 2025` are all years up to it.
      if reading.source == .title, document.period == nil, document.year.map({ year <= $0 + 1 }) ?? true {
        return reading
      }
      guard let first = document.firstYear(until: year) else {
        reading.time = .eachYear(nil)
        return reading
      }
      reading.time = .eachYear(first.year...year)
      reading.doubts.append(.firstYear(first.year))
    case .byDay, .eachYear(.some), .after: break
    case .unstated, .eachYear(nil):
      reading.time = .eachYear(document.period)
      if let years = document.period { reading.doubts.append(.firstYear(years.lowerBound)) }
    }
    return reading
  }

  private func dated(
    _ figure: Figure, before: ArraySlice<StatementTime.Mention>, sentenceStart: Int, next: Int
  ) -> ReadTime {
    let isDated: (StatementTime.Mention) -> Bool = { $0.time != .eachYear(nil) }
    if let mention = attached(to: figure) {
      if let found = ofName(mention, behind: figure) { return found }
      guard let ahead = before.last(where: isDated), ahead.time.lastYear != mention.time.lastYear,
        !tokens[ahead.range.upperBound..<max(ahead.range.upperBound, figure.range.lowerBound)].contains(
          where: {
            $0.kind != .word || $0.key == ProseKey.and
          })
      else { return reading(mention) }
      // `hết ngày 31/01/2025 đạt 100% kế hoạch vốn năm 2024`: the year belongs to what is named behind.
      let isNamed = Self.budgets.occurs(
        in: Array(tokens[figure.range.upperBound..<max(figure.range.upperBound, mention.range.lowerBound)]))
      var found = reading(isNamed ? ahead : mention)
      found.doubts.append(.severalDeadlines)
      return found
    }
    if let mention = before.last(where: isDated) {
      var found = reading(mention)
      found.isPassed = tokens[
        mention.range.upperBound..<max(mention.range.upperBound, figure.range.lowerBound)
      ]
      .contains { $0.kind == .number && proseYear($0) == nil || $0.isSymbol(")") }
      // A deadline that another figure has taken already, with one of its own behind the next.
      if isPassed(mention, before: figure, sentenceStart) {
        // It belongs to its own part; what stands at the head of the sentence or above reaches further.
        let head = before.first { isDated($0) && !isPassed($0, before: figure, sentenceStart) }.map(reading)
        if isOfPart(mention, sentenceStart),
          head != nil || passage.time != .unstated || document.title != .unstated
        {
          return head ?? above()
        }
        var wide = head ?? above()
        if wide.time != .unstated, wide.time.lastYear != found.time.lastYear {
          // `trồng 50 ha trong 2 năm 2022-2023; mỗi năm …`: it closes the part of another number.
          if mention.isTogether {
            wide.doubts.append(.severalDeadlines)
            return wide
          }
          found.doubts.append(.severalDeadlines)
        }
      }
      if isOfNeighbour(mention, sentenceStart), above().time.lastYear != found.time.lastYear {
        found.doubts.append(.severalDeadlines)
      }
      let others = before.filter(isDated).map(\.time)
      if Set(others).count > 1, let gap = gapOfFigures(mention.range.upperBound, figure.range.lowerBound),
        gap > 1
      {
        found.doubts.append(.severalDeadlines)
      }
      return found
    }
    if let mention = dated(after: figure, next: next), !opensNext(mention, behind: figure, next) {
      if let found = ofName(mention, behind: figure) { return found }
      var found = reading(mention)
      let wide = above().time
      if mention.range.lowerBound > next
        || isApart(mention, from: figure) && wide != .unstated && wide != found.time
      {
        found.doubts.append(.severalDeadlines)
      }
      return found
    }
    if let mention = ofList(figure, next: next) {
      var found = reading(mention)
      if above().time.lastYear != found.time.lastYear { found.doubts.append(.severalDeadlines) }
      return found
    }
    if passage.time == .unstated,
      let earlier = mentions[..<mentions[from: sentenceStart].startIndex].last(where: isDated)
    {
      var found = reading(earlier)
      found.source = .paragraph
      if let last = above().time.lastYear, last != found.time.lastYear {
        found.doubts.append(.severalDeadlines)
      }
      return found
    }
    return above()
  }

  /// `3 xã đạt bộ tiêu chí quốc gia giai đoạn 2011-2020`: the years belong to a name where what is above says others.
  private func ofName(_ mention: StatementTime.Mention, behind figure: Figure) -> ReadTime? {
    guard case .period(let years) = mention.time, figure.range.upperBound <= mention.range.lowerBound,
      Self.names.occurs(in: Array(tokens[figure.range.upperBound..<mention.range.lowerBound]))
    else { return nil }
    var wide = above()
    guard let last = wide.time.lastYear, last != years.upperBound else { return nil }
    wide.doubts.append(.severalDeadlines)
    return wide
  }

  private static let names = ProsePhrases([
    "tiêu chí", "chương trình", "kế hoạch", "đề án", "chiến lược", "quy hoạch", "nghị quyết", "chuẩn nghèo",
    "dự án",
  ])

  private static let budgets = ProsePhrases(["kế hoạch", "dự toán", "vốn", "chỉ tiêu"])

  /// What the headings, the title or the plan say.
  private func above() -> ReadTime {
    if passage.time != .unstated {
      return ReadTime(
        time: passage.time, source: .heading(line: passage.timeLine),
        doubts: passage.isTimeUnsure ? [.severalDeadlines] : [], isFromYear: passage.isFromYear)
    }
    if document.title != .unstated {
      // A heading that names a later year speaks against the title, and may be that of more than stands below it.
      return ReadTime(
        time: document.title, source: .title,
        doubts: document.isTitlePassed || document.isTitleUnsure || passage.isTimeUnsure
          ? [.severalDeadlines] : [])
    }
    if document.plan != .unstated {
      return ReadTime(time: document.plan, source: .plan, doubts: [.deadlineOfPlan])
    }
    return ReadTime(time: .unstated, source: .none)
  }

  private func reading(_ mention: StatementTime.Mention) -> ReadTime {
    // `trong 5 năm tới`, below the five years of a heading or of the title.
    if let length = mention.length {
      let wide = above()
      if case .period(let years) = wide.time, years.count == length { return wide }
    }
    return ReadTime(
      time: mention.time, source: .sentence, doubts: mention.doubt.map { [$0] } ?? [],
      isFromYear: mention.isFromYear, isTogether: mention.isTogether)
  }

  /// How many semicolons stand between.
  private func gapOfFigures(_ start: Int, _ end: Int) -> Int? {
    start <= end ? tokens[start..<end].count { $0.isSymbol(";") } : nil
  }

  /// `50% vào năm 2025`, `250 triệu USD năm 2025`: what stands close behind a figure belongs to it.
  private func attached(to figure: Figure) -> StatementTime.Mention? {
    var end = figure.range.upperBound
    let limit = min(tokens.count, end + 10)
    while end < limit, tokens[end].kind == .word {
      if let mention = mentions[from: end].first, mention.range.lowerBound == end {
        // `gấp đôi năm 2020` says from where it is counted.
        let isReference = figure.unit.kind == .times || figure.change?.since == mention.time.lastYear
        return mention.time == .eachYear(nil) || isReference ? nil : mention
      }
      // `đến năm 2025 giảm 15% so với …` turns to something else.
      if [ProseKey.compared, ProseKey.and, ProseKey.within].contains(tokens[end].key) { return nil }
      end += 1
    }
    // `30% (năm 2025) và 40% (năm 2030)`
    let next = figure.range.upperBound
    if tokens.indices.contains(next), tokens[next].isSymbol("("), let mention = mentions[from: next].first,
      mention.range.lowerBound == next + 1, tokens.indices.contains(mention.range.upperBound),
      tokens[mention.range.upperBound].isSymbol(")"), mention.time != .eachYear(nil)
    {
      return mention
    }
    guard let mention = mentions[from: figure.range.upperBound].first,
      mention.range.lowerBound <= figure.range.upperBound + 1, figure.unit.kind != .times
    else { return nil }
    return mention.range.lowerBound == figure.range.upperBound && mention.time != .eachYear(nil)
      ? mention : nil
  }

  /// `12 xã đạt chuẩn và 3 xã nâng cao trước năm 2025`: the deadline at the end of a list is that of all of it.
  private func ofList(_ figure: Figure, next: Int) -> StatementTime.Mention? {
    guard next < tokens.count,
      tokens[figure.range.upperBound..<max(figure.range.upperBound, next)].contains(where: {
        $0.key == ProseKey.and
      })
    else { return nil }
    var end = next
    while end < tokens.count, !tokens[end].isSymbol(";"), !tokens[end].isSymbol("."),
      !tokens[end].isSymbol("\t")
    {
      end += 1
    }
    let behind = mentions[from: figure.range.upperBound].prefix { $0.range.upperBound <= end }
    guard behind.count == 1, let mention = behind.first, mention.time != .eachYear(nil) else { return nil }
    return mention
  }

  private func isApart(_ mention: StatementTime.Mention, from figure: Figure) -> Bool {
    tokens[figure.range.upperBound..<max(figure.range.upperBound, mention.range.lowerBound)]
      .contains { $0.isSymbol(",") }
  }

  /// `đạt 70%, quý I đạt 50%`: behind a comma and right before the next number it is that of the next.
  private func opensNext(_ mention: StatementTime.Mention, behind figure: Figure, _ next: Int) -> Bool {
    next < tokens.count && isApart(mention, from: figure) && next >= mention.range.upperBound
      && next - mention.range.upperBound <= 3
  }

  private func dated(after figure: Figure, next: Int) -> StatementTime.Mention? {
    var end = figure.range.upperBound
    while end < min(next, tokens.count), !tokens[end].isSymbol(";"), !tokens[end].isSymbol("."),
      !tokens[end].isSymbol("("),
      !tokens[end].isSymbol("…"), !tokens[end].isSymbol(":"), !LabelWords.apart.isAt(tokens, end)
    {
      end += 1
    }
    return mentions[from: figure.range.upperBound].prefix { $0.range.upperBound <= end }
      .first { $0.time != .eachYear(nil) && $0.time.lastYear.map { $0 != figure.change?.since } ?? true }
  }
}

extension [StatementTime.Mention] {
  /// Those that start at a token or after it; they are in order of place. O(log count).
  subscript(from token: Int) -> ArraySlice<StatementTime.Mention> {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return self[low...]
  }

  /// Whether one of them holds a token. O(log count).
  func contains(covering token: Int) -> Bool {
    let next = self[from: token + 1].startIndex
    return next > 0 && self[next - 1].range.contains(token)
  }
}
