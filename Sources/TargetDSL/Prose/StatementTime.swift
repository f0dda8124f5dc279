/// When a statement of a document holds.
public enum StatementTime: Hashable, Sendable {
  case unstated
  /// `đến (cuối, hết) năm 2030`, `năm 2019`
  case by(Int)
  /// `trước 30/6/2024`; a month, a quarter or a half stands for its last day.
  case byDay(CalendarDate)
  /// `giai đoạn 2021-2025`
  case period(ClosedRange<Int>)
  /// `mỗi năm`, `hằng năm`; within a period where one is stated.
  case eachYear(ClosedRange<Int>?)
  /// `sau năm 2025`: until when is not said.
  case after(Int)

  /// It speaks of several years, each of which may be meant.
  var isOfYears: Bool {
    switch self {
    case .period, .eachYear: true
    case .unstated, .by, .byDay, .after: false
    }
  }

  /// What one year brings, beside what all of them do: no milestone of the same thing.
  var isEachYear: Bool {
    switch self {
    case .eachYear: true
    case .unstated, .by, .byDay, .period, .after: false
    }
  }

  /// The last year that is meant.
  public var lastYear: Int? {
    switch self {
    case .unstated, .eachYear(nil), .after: nil
    case .by(let year): year
    case .byDay(let date): date.year
    case .period(let years), .eachYear(let years?): years.upperBound
    }
  }
}

extension StatementTime {
  /// An expression of time in running text.
  struct Mention {
    let time: StatementTime
    let range: Range<Int>
    /// What the words leave open: `trước năm 2027`, `đầu năm 2026`.
    var doubt: Doubt?
    /// `từ năm 2020 đến năm 2025`: a change is counted from the first year itself.
    var isFromYear = false
    /// `trong 2 năm 2024-2025`: what both years bring together.
    var isTogether = false
    /// `các năm 2025, 2027, 2030`: each may be the deadline of its own number.
    var years: [Int] = []
    /// `trong 3 năm tới`: so many years, and not which.
    var length: Int?
  }

  /// Every expression of time, in order of place. Years of dates and of the titles of laws are left out.
  ///
  /// - Parameter year: of a quarter, a month or a day without one: `trong quý I`, `trước ngày 30/6`.
  static func mentions(in tokens: [ProseToken], year: Int? = nil) -> [Mention] {
    var mentions: [Mention] = []
    var index = 0
    var lastYear = year
    while index < tokens.count {
      if let last = mentions.last?.time.lastYear { lastYear = last }
      if let stretch = stretch(tokens, at: index) {
        mentions.append(stretch)
        index = stretch.range.upperBound
      } else if yearly.isAt(tokens, index) {
        mentions.append(Mention(time: .eachYear(nil), range: index..<index + 2))
        index += 2
      } else if let found = ProseDate.read(tokens, at: index)
        ?? ProseDate.part(tokens, at: index, year: lastYear)
      {
        let opening = dayOpenings.match(tokens, endingAt: index)
        if !comparisons.endsBefore(tokens, index), !starts.endsBefore(tokens, index),
          opening != nil || found.isStretch || isMonthOfDeadline(tokens, index)
        {
          let start = index - (opening?.count ?? 0)
          let time: StatementTime =
            found.date.isEndOfYear && found.isStretch ? .by(found.date.year) : .byDay(found.date)
          mentions.append(
            Mention(time: time, range: start..<found.end, doubt: found.doubt(in: tokens, from: index)))
        }
        index = found.end
      } else if let lastYear, let found = ProseDate.last(tokens, at: index, year: lastYear),
        let opening = dayOpenings.match(tokens, endingAt: index)?.count ?? (found.isStretch ? 0 : nil),
        !starts.endsBefore(tokens, index), !comparisons.endsBefore(tokens, index),
        !tokens.indices.contains(found.end)
          || !tokens[found.end].isSymbol("/")
            && !tokens[found.end].isSymbol("-")
            && (found.isStretch || !ProseLexicon.things.isAt(tokens, found.end))
      {
        let time: StatementTime = found.date.isEndOfYear ? .by(found.date.year) : .byDay(found.date)
        mentions.append(
          Mention(time: time, range: index - opening..<found.end, doubt: found.doubt(in: tokens, from: index))
        )
        index = found.end
      } else if let lastYear,
        let whole = wholeYears.match(tokens, from: index)
          ?? (standsAlone(tokens, index) ? yearEnds.match(tokens, from: index) : nil),
        !comparisons.endsBefore(tokens, index), !starts.endsBefore(tokens, index),
        !tokens.indices.contains(index + whole.count)
          || proseYear(tokens[index + whole.count]) == nil
            && tokens[index + whole.count].key != ProseKey.school
      {
        // `cả năm giải ngân 95%`, where the year was written before.
        mentions.append(Mention(time: .by(lastYear), range: index..<index + whole.count))
        index += whole.count
      } else if let (years, end) = listedYears(tokens, index) {
        mentions.append(Mention(time: .period(years), range: index - 2..<end, years: Array(years)))
        index = end
      } else if fromThenOn(tokens, index), let year = proseYear(tokens[index]) {
        // `từ năm 2025 trở đi`: it holds at the end of that year already.
        mentions.append(Mention(time: .by(year), range: max(0, index - 2)..<index + 3))
        index += 3
      } else if let (years, end) = years(tokens, index) {
        let opening = openings.match(tokens, endingAt: index)
        if comparisons.endsBefore(tokens, index - (opening?.count ?? 0))
          || isCompared(tokens, index - (opening?.count ?? 0))
        {
          // `tăng 1,5 lần so với năm 2020` says from where it is counted.
        } else if years.count > 1 {
          let start = index - (opening?.count ?? 0)
          let isFromYear = isFromYear(tokens, start, until: end)
          // `đầu năm học 2023-2024` stands in its first year.
          let isEarly = earlySchoolYear.endsBefore(tokens, index)
          mentions.append(
            isEarly
              ? Mention(time: .by(years.lowerBound), range: start..<end, doubt: .earlyPart)
              : Mention(
                time: .period(years), range: (startsSpan.endsBefore(tokens, start) ? start - 1 : start)..<end,
                isFromYear: isFromYear))
        } else if let opening,
          opening.meaning || standsAlone(tokens, index - opening.count)
            || isOfGoals(tokens, index - opening.count) || isBesideFigure(tokens, index - opening.count, end)
        {
          // What is done before a year is done by the end of the one before.
          let isBefore = Self.before.endsBefore(tokens, index)
          mentions.append(
            Mention(
              time: .by(years.upperBound - (isBefore ? 1 : 0)), range: index - opening.count..<end,
              doubt: isBefore
                ? .beforeYear(years.upperBound) : earlySchoolYear.endsBefore(tokens, index) ? .earlyPart : nil
            ))
        }
        index = end
      } else {
        index += 1
      }
    }
    return mentions
  }

  /// `các năm 2023, 2024 và 2025`
  private static func listedYears(_ tokens: [ProseToken], _ index: Int) -> (ClosedRange<Int>, Int)? {
    guard index > 1, tokens[index - 1].key == ProseKey.year, tokens[index - 2].key == ProseKey.all,
      let first = proseYear(tokens[index])
    else { return nil }
    var (last, end) = (first, index + 1)
    while tokens.indices.contains(end + 1), tokens[end].isSymbol(",") || tokens[end].key == ProseKey.and {
      let next = tokens[end + 1].key == ProseKey.year ? end + 2 : end + 1
      guard tokens.indices.contains(next), proseYear(tokens[next]) == last + 1 else { break }
      (last, end) = (last + 1, next + 1)
    }
    return last > first ? (first...last, end) : nil
  }

  private static func fromThenOn(_ tokens: [ProseToken], _ index: Int) -> Bool {
    index > 1 && tokens[index - 1].key == ProseKey.year && tokens[index - 2].key == ProseKey.from
      && tokens.indices.contains(index + 2) && tokens[index + 1].key == ProseKey.turning
      && [ProseKey.onward, ProseKey.back].contains(tokens[index + 2].key)
  }

  /// `Tháng 6/2025` at the head of a part, without a word before it.
  private static func isMonthOfDeadline(_ tokens: [ProseToken], _ index: Int) -> Bool {
    tokens[index].key == ProseKey.month && standsAlone(tokens, index)
  }

  private static let before = ProsePhrases(["trước năm", "trước"])
  private static let earlySchoolYear = ProsePhrases(["đầu năm học"])
  private static let startsSpan = ProsePhrases(["từ", "từ năm"])

  /// `từ năm 2020 đến năm 2025`; `giai đoạn từ 2021 đến 2025` and `từ năm 2021-2025` are those five years.
  private static func isFromYear(_ tokens: [ProseToken], _ start: Int, until end: Int) -> Bool {
    start > 0 && tokens[start - 1].key == ProseKey.from && !spans.endsBefore(tokens, start - 1)
      && tokens[start..<end].contains { $0.key == ProseKey.until || $0.key == ProseKey.upTo }
  }

  private static let spans = ProsePhrases(["giai đoạn", "thời kỳ", "thời gian", "nhiệm kỳ"])

  /// Before a day, a month or a quarter that is a deadline.
  private static let dayOpenings = ProsePhrases(
    [
      "đến", "đến hết", "hết", "trước", "tới", "đến trước", "chậm nhất", "chậm nhất là", "muộn nhất",
      "chậm nhất đến", "chậm nhất đến hết", "chậm nhất trong", "chậm nhất vào", "muộn nhất đến",
      "muộn nhất là",
      "xong trước", "đến cuối", "cuối", "đầu", "đến đầu", "vào đầu", "giữa", "đến giữa", "vào giữa", "trong",
      "vào", "thời hạn", "hạn", "đến thời điểm", "trong và",
    ]
    .flatMap { [$0, $0 + " ngày", $0 + " tháng"] })

  /// At the head of a part: `; cuối năm đạt 70%`.
  private static let yearEnds = ProsePhrases(["cuối năm", "hết năm"])
  private static let wholeYears = ProsePhrases(["cả năm", "trong cả năm", "đến cuối năm", "đến hết năm"])

  /// Before a day from which something holds.
  private static let starts = ProsePhrases(["từ", "từ ngày", "kể từ ngày", "kể từ", "từ tháng"])

  /// The time that a heading gives to what stands below it: one that is short or opens a list.
  static func ofHeading(_ tokens: [ProseToken]) -> StatementTime {
    let opensList = tokens.last?.isSymbol(":") == true
    // `Căn cứ kế hoạch giai đoạn 2021-2025, dự kiến chỉ tiêu năm 2023 như sau:` rests upon other years.
    let tokens = opensList ? withoutBasis(tokens) : tokens
    if opensList, let year = ofGoals(in: tokens) { return .by(year) }
    let countsNothing = !tokens.contains { $0.kind == .number && proseYear($0) == nil }
    guard opensList || countsNothing && tokens.count <= 24 else { return .unstated }
    return mentions(in: tokens).first?.time ?? .unstated
  }

  private static func withoutBasis(_ tokens: [ProseToken]) -> [ProseToken] {
    guard bases.isAt(tokens, 0), let comma = tokens.lastIndex(where: { $0.isSymbol(",") }) else {
      return tokens
    }
    return Array(tokens[(comma + 1)...])
  }

  private static let bases = ProsePhrases(["căn cứ", "thực hiện", "trên cơ sở", "theo"])

  /// Whether the head of a list names several times, one of which may be that of the list.
  static func isUnsure(inHeading tokens: [ProseToken]) -> Bool {
    let last = mentions(in: withoutBasis(tokens)).filter { mention in
      !outlooks.occurs(in: Array(tokens[max(0, mention.range.lowerBound - 3)..<mention.range.lowerBound]))
    }.compactMap(\.time.lastYear)
    return Set(last).count > 1
  }

  private static let outlooks = ProsePhrases(["tầm nhìn", "định hướng"])

  /// Whether the time of a heading is one from a year to another.
  static func isFromYear(inHeading tokens: [ProseToken]) -> Bool {
    mentions(in: tokens).first?.isFromYear == true
  }

  /// The one year that the head of a list gives its goals: `15 chỉ tiêu chủ yếu năm 2024 gồm:`, `Cụ thể năm 2030:`.
  static func ofGoals(in tokens: [ProseToken]) -> Int? {
    guard mentions(in: tokens).allSatisfy({ if case .by = $0.time { true } else { false } }) else {
      return nil
    }
    for index in tokens.indices.reversed() {
      // `so với năm 2020` at the end of a head gives no deadline.
      guard let (years, _) = years(tokens, index), years.count == 1, singleYears.endsBefore(tokens, index)
      else {
        continue
      }
      let isNamed =
        comparisons.endsBefore(tokens, index - 1) || afterYears.endsBefore(tokens, index)
        || laws.occurs(in: Array(tokens[..<index].suffix(6)))
      if !isNamed, tokens.count <= 12 || goals.occurs(in: tokens) { return years.upperBound }
    }
    return nil
  }

  /// The year of a title: `CHUYỂN ĐỔI SỐ NĂM 2023`.
  static func ofTitle(_ tokens: [ProseToken]) -> Int? {
    tokens.indices.reversed().first { singleYears.endsBefore(tokens, $0) && proseYear(tokens[$0]) != nil }
      .flatMap { proseYear(tokens[$0]) }
  }

  private static let goals = ProsePhrases(["chỉ tiêu", "mục tiêu", "kế hoạch"])
  private static let laws = ProsePhrases(["luật", "ngày", "tháng", "nghị định", "thông tư"])
  private static let singleYears = ProsePhrases(["năm"])
  private static let afterYears = ProsePhrases(["sau năm"])

  /// `so với (cuối) năm 2020`, `so với 2015`
  private static let comparisons = ProsePhrases([
    "so với", "so với cùng kỳ", "so với thực hiện", "so với đầu", "so với cuối", "so với kế hoạch",
    "so cùng kỳ",
    "so", "hơn mức", "hơn", "bằng mức", "dưới mức", "vượt mức", "trên mức", "hơn mức của",
    "hơn mức thực hiện",
    "hơn mức thực hiện của", "hơn mức đạt được", "hơn kết quả",
  ])

  /// `2030`, `2021-2025`, `2021 đến năm 2025`; not a part of a date.
  private static func years(_ tokens: [ProseToken], _ index: Int) -> (ClosedRange<Int>, Int)? {
    guard let first = proseYear(tokens[index]) else { return nil }
    if index > 1, tokens[index].isAttached, tokens[index - 1].isSymbol("/") || tokens[index - 1].isSymbol("-")
    {
      return nil
    }
    var end = index + 1
    if tokens.indices.contains(end),
      tokens[end].isSymbol("-") || tokens[end].key == ProseKey.until || tokens[end].key == ProseKey.upTo
    {
      end += 1
      if tokens.indices.contains(end), [ProseKey.endOf, ProseKey.late].contains(tokens[end].key),
        startsSpan.endsBefore(tokens, index)
      {
        end += 1
      }
      if tokens.indices.contains(end), tokens[end].key == ProseKey.year { end += 1 }
      if tokens.indices.contains(end), let last = proseYear(tokens[end]), last > first {
        return (first...last, end + 1)
      }
    }
    if tokens.indices.contains(index + 1), tokens[index + 1].isSymbol("/"), tokens[index + 1].isAttached {
      return nil
    }
    return (first...first, index + 1)
  }

  /// Whether `năm 2019` opens a sentence or a part of one; else it belongs to a title or a comparison.
  private static func standsAlone(_ tokens: [ProseToken], _ start: Int) -> Bool {
    start <= 0 || tokens[start - 1].kind == .symbol || LabelWords.apart.endsBefore(tokens, start)
  }

  /// `so với bình quân giai đoạn 2016-2020`
  private static func isCompared(_ tokens: [ProseToken], _ start: Int) -> Bool {
    let first =
      tokens[max(0, start - 5)..<max(start, 0)].lastIndex { $0.kind != .word }.map { $0 + 1 }
      ?? max(0, start - 5)
    return (first..<max(first, start)).contains { comparingWords.isAt(tokens, $0) }
  }

  private static let comparingWords = ProsePhrases(["so với"])

  /// `28% năm 2025`, `250 triệu USD năm 2025`, `tổng thu năm 2025 đạt 31 tỷ đồng`
  private static func isBesideFigure(_ tokens: [ProseToken], _ start: Int, _ end: Int) -> Bool {
    if tokens.indices.contains(end), levels.isAt(tokens, end) { return true }
    if ProseLexicon.striving.endsBefore(tokens, start) { return true }
    var at = start - 1
    while at >= max(0, start - 4) {
      if tokens[at].kind == .number || tokens[at].isSymbol("%") { return proseYear(tokens[at]) == nil }
      guard tokens[at].kind == .word,
        !notCounted.contains(tokens[at].key)
      else { return false }
      at -= 1
    }
    return false
  }

  private static let notCounted = Set(["lần", "đôi", "ba", "luật", "ngày", "tháng"].map { matchKey($0) })

  private static let levels = ProsePhrases([
    "đạt", "là", "có", "giảm", "tăng", "còn", "chiếm", "phấn đấu", "khoảng", "trên", "dưới", "ít nhất",
    "tối thiểu", "ước",
    "thành lập", "đào tạo", "trồng", "vượt", "gấp", "không quá", "tối đa", "hoàn thành", "xấp xỉ", "gần",
    "thu hút", "có thêm", "ít hơn", "nhiều hơn", "không dưới", "không vượt quá", "không vượt", "lên", "xuống",
    "ổn định",
  ])

  /// `24 chỉ tiêu chủ yếu năm 2024; trong đó …`
  private static func isOfGoals(_ tokens: [ProseToken], _ start: Int) -> Bool {
    var first = start
    while first > 0, tokens[first - 1].kind != .symbol || tokens[first - 1].isSymbol("-") { first -= 1 }
    return aims.occurs(in: Array(tokens[first..<start]))
  }

  private static let aims = ProsePhrases(["chỉ tiêu", "mục tiêu", "nhiệm vụ", "kế hoạch"])

  static let yearly = ProsePhrases(["mỗi năm", "hằng năm", "hàng năm", "từng năm"])

  /// Before a year; `true` where the words surely set a time.
  private static let openings = ProsePhrases<Bool>([
    (
      true,
      [
        "đến", "tới", "vào", "trong", "trước", "cuối", "hết", "từ", "đến cuối", "đến hết", "đến trước",
        "tới cuối",
      ]
      .flatMap { $0 == "từ" ? [] : [$0 + " năm", $0] } + [
        "giai đoạn", "thời kỳ", "giai đoạn từ năm", "từ nay đến năm", "từ nay đến hết năm",
        "từ nay đến cuối năm", "từ nay đến", "các năm", "ước năm", "ước thực hiện năm",
      ]
    ),
    (
      true,
      [
        "đến năm học", "năm học", "đến đầu năm", "trong và sau năm", "đầu năm học", "đến đầu năm học",
        "vào đầu năm học",
      ]
    ), (false, ["năm"]),
  ])
}
