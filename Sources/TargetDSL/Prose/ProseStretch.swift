// Stretches of time that are told by their length or their beginning, and lists of years.

extension StatementTime {
  /// What opens at a token:
  ///
  ///     sau năm 2025 · sau ngày 1/7/2025
  ///     trong 2 năm 2024-2025 · trong hai năm 2024 và 2025
  ///     trong 2 năm kể từ ngày ban hành · trong 3 năm tới
  ///     các năm 2025, 2027 và 2030
  static func stretch(_ tokens: [ProseToken], at index: Int) -> Mention? {
    after(tokens, index) ?? together(tokens, index) ?? relative(tokens, index) ?? list(tokens, index)
  }

  private static func isWord(_ tokens: [ProseToken], _ index: Int, _ key: String) -> Bool {
    tokens.indices.contains(index) && tokens[index].key == key
  }

  /// `sau năm 2025`; but `trong và sau năm 2025` has a deadline.
  private static func after(_ tokens: [ProseToken], _ index: Int) -> Mention? {
    guard isWord(tokens, index, ProseKey.after), !isWord(tokens, index - 1, ProseKey.and) else { return nil }
    var at = index + 1
    while isWord(tokens, at, ProseKey.day) || isWord(tokens, at, ProseKey.year)
      || isWord(tokens, at, ProseKey.month)
    { at += 1 }
    if tokens.indices.contains(at), let year = proseYear(tokens[at]) {
      return Mention(time: .after(year), range: index..<at + 1)
    }
    guard let day = ProseDate.read(tokens, at: at) ?? ProseDate.read(tokens, at: index + 1) else {
      return nil
    }
    return Mention(time: .after(day.date.year), range: index..<day.end)
  }

  /// How many years or months open at a token: `2 năm`, `hai năm`.
  private static func length(_ tokens: [ProseToken], _ index: Int) -> (count: Int, end: Int, isOfYears: Bool)?
  {
    guard tokens.indices.contains(index) else { return nil }
    let (count, end): (Int, Int)
    if tokens[index].kind == .number, tokens[index].text.utf8.count <= 2, let number = Int(tokens[index].text)
    {
      (count, end) = (number, index + 1)
    } else if let numeral = ProseNumerals.read(tokens, at: index), numeral.value <= 20 {
      (count, end) = (numeral.value, numeral.end)
    } else {
      return nil
    }
    let isOfYears = isWord(tokens, end, ProseKey.year)
    guard count > 0, isOfYears || isWord(tokens, end, ProseKey.month) else { return nil }
    return (count, end + 1, isOfYears)
  }

  private static let within = ProsePhrases([
    "trong", "trong vòng", "trong thời gian", "trong thời hạn", "trong cả", "cả", "thời hạn", "vòng",
    "trong khoảng thời gian",
  ])

  /// `trong 2 năm 2024-2025`, `2 năm (2024, 2025)`
  private static func together(_ tokens: [ProseToken], _ index: Int) -> Mention? {
    let opening = within.match(tokens, from: index)?.count ?? 0
    guard let length = length(tokens, index + opening), length.isOfYears, length.count > 1 else { return nil }
    let opens = tokens.indices.contains(length.end) && tokens[length.end].isSymbol("(")
    var end = opens ? length.end + 1 : length.end
    guard let (years, behind, isSpan) = yearList(tokens, end), let first = years.first, let last = years.last,
      isSpan || last - first + 1 == years.count, last - first + 1 == length.count
    else { return nil }
    end = behind
    if opens {
      guard tokens.indices.contains(end), tokens[end].isSymbol(")") else { return nil }
      end += 1
    }
    return Mention(time: .period(first...last), range: index..<end, isTogether: true)
  }

  /// Years one behind the other: `2024-2025`, `2023, 2024 và 2025`.
  private static func yearList(_ tokens: [ProseToken], _ start: Int) -> (
    years: [Int], end: Int, isSpan: Bool
  )? {
    guard tokens.indices.contains(start), let first = proseYear(tokens[start]) else { return nil }
    var (years, end, isSpan) = ([first], start + 1, false)
    while tokens.indices.contains(end) {
      let isJoint = tokens[end].isSymbol(",") || tokens[end].key == ProseKey.and
      let joins = years.count == 1 && (tokens[end].isSymbol("-") || tokens[end].key == ProseKey.until)
      guard isJoint || joins else { break }
      var next = end + 1
      if tokens[end].isSymbol(","), isWord(tokens, next, ProseKey.and) { next += 1 }
      if isWord(tokens, next, ProseKey.year) { next += 1 }
      // `năm 2025, 2030 hộ` counts households.
      guard tokens.indices.contains(next), let year = proseYear(tokens[next]), year > years[years.count - 1],
        !ProseLexicon.things.isAt(tokens, next + 1)
      else { break }
      years.append(year)
      end = next + 1
      isSpan = isSpan || joins
      if joins { break }
    }
    return years.count > 1 ? (years, end, isSpan) : nil
  }

  private static let sinceWhen = ProsePhrases([
    "kể từ", "tính từ", "kể từ ngày", "tính từ ngày", "từ ngày", "từ khi", "kể từ khi", "sau ngày", "sau khi",
  ])
  private static let toCome = ProsePhrases([
    "tới", "tiếp theo", "sắp tới", "đầu", "cuối", "kế tiếp", "tiếp đó", "đầu tiên", "cuối cùng", "tới đây",
  ])
  /// What is counted from the day of an application is how long it takes.
  private static let handling = ProsePhrases(["nhận", "tiếp nhận", "nộp", "thụ lý", "trả"])

  /// `trong 2 năm kể từ ngày ban hành`, `trong 3 năm tới`, `trong 2 năm đầu`
  private static func relative(_ tokens: [ProseToken], _ index: Int) -> Mention? {
    guard let opening = within.match(tokens, from: index),
      let length = length(tokens, index + opening.count)
    else { return nil }
    if let since = sinceWhen.match(tokens, from: length.end) {
      var end = length.end + since.count
      if handling.isAt(tokens, end) { return nil }
      let most = min(tokens.count, length.end + 14)
      while end < most, tokens[end].kind != .symbol || tokens[end].isSymbol("/") { end += 1 }
      // What follows without a pause is no longer the day.
      if end == most { end = length.end + since.count }
      return Mention(time: .unstated, range: index..<end, doubt: .countedFrom)
    }
    // `6 tháng đầu năm` is a half of a year.
    guard let behind = toCome.match(tokens, from: length.end),
      !isWord(tokens, length.end + behind.count, ProseKey.year)
    else { return nil }
    return Mention(
      time: .unstated, range: index..<length.end + behind.count, doubt: .countedFrom,
      length: length.isOfYears ? length.count : nil)
  }

  /// `các năm 2025, 2027, 2030`; without `các` only where values are matched with the years in order.
  private static func list(_ tokens: [ProseToken], _ index: Int) -> Mention? {
    guard tokens.indices.contains(index),
      tokens[index].key == ProseKey.all || tokens[index].key == ProseKey.year,
      let opening = listOpenings.match(tokens, from: index),
      let (years, end, isSpan) = yearList(tokens, index + opening.count), !isSpan, let last = years.last
    else { return nil }
    // Years without a gap are also all of a stretch: `các năm 2023, 2024, 2025 mỗi năm 10 HTX`.
    let isGapless = last - years[0] + 1 == years.count
    guard opening.count > 1 || isInOrder(tokens, index, end) else { return nil }
    if isGapless, !isInOrder(tokens, index, end) { return nil }
    let start = beforeLists.match(tokens, endingAt: index).map { index - $0.count } ?? index
    return Mention(time: .by(last), range: start..<end, years: years)
  }

  private static let listOpenings = ProsePhrases(["các năm", "năm"])
  private static let beforeLists = ProsePhrases([
    "vào", "đến", "đến hết", "trong", "tới", "cho", "tương ứng với",
  ])

  /// Whether `lần lượt` or `tương ứng` stands in the sentence of a list.
  private static func isInOrder(_ tokens: [ProseToken], _ start: Int, _ end: Int) -> Bool {
    func isEnd(_ index: Int) -> Bool {
      (tokens[index].isSymbol(".") || tokens[index].isSymbol(";")) && !tokens.isInsideAbbreviation(index)
    }
    var first = start
    while first > max(0, start - SentenceMap.reach), !isEnd(first - 1) { first -= 1 }
    var last = end
    while last < min(tokens.count, end + SentenceMap.reach), !isEnd(last) { last += 1 }
    return (first..<last).contains { LabelWords.respectively.isAt(tokens, $0) }
  }
}

/// Pairs the numbers of a sentence with its list of years, in order: `lần lượt 10%, 15%, 20% vào các năm 2025, 2027,
/// 2030`.
struct YearPairing {
  /// The year of a figure, by its place among the figures.
  private(set) var years: [Int: Int] = [:]
  /// Figures of sentences with `lần lượt` or a list of years that could not be paired.
  private(set) var open: Set<Int> = []

  /// O(tokens) where a list or `lần lượt` occurs.
  init(
    _ figures: [Figure], _ mentions: [StatementTime.Mention], _ tokens: [ProseToken], _ sentences: SentenceMap
  ) {
    let lists = mentions.filter { $0.years.count > 1 }
    let inOrder = tokens.indices.filter { LabelWords.respectively.isAt(tokens, $0) }
    guard !lists.isEmpty || !inOrder.isEmpty else { return }
    // A sentence ends at a semicolon, too.
    var part = 0
    let parts = tokens.indices.map { index -> Int in
      if tokens[index].isSymbol(";") || sentences.isStart(index) { part += 1 }
      return part
    }
    let said = Set(inOrder.map { parts[$0] })
    let near = Dictionary(grouping: figures.indices) { parts[figures[$0].range.lowerBound] }
    for list in lists {
      let place = parts[list.range.lowerBound]
      let isSaid = said.contains(place)
      // `các năm 2023, 2024, 2025 mỗi năm 10 HTX`: one number of all of them.
      if case .period = list.time, !isSaid { continue }
      let positions = near[place] ?? []
      guard positions.count == list.years.count, isAlike(positions.map { figures[$0] }) else {
        open.formUnion(positions)
        continue
      }
      for (position, year) in zip(positions, list.years) { years[position] = year }
      if !isSaid { open.formUnion(positions) }
    }
    for place in said { open.formUnion((near[place] ?? []).filter { years[$0] == nil }) }
  }

  private func isAlike(_ figures: [Figure]) -> Bool {
    let kinds = Set(figures.map(\.unit.kind))
    return kinds.count == 1 && figures.allSatisfy { $0.change == nil }
  }
}
