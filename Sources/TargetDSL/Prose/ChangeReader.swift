/// Finds out whether a figure says how far something moves (`giảm 1%/năm`, `tăng 10% so với năm 2020`, `gấp đôi`) or
/// where it is to stand (`giảm còn 3%`).
struct ChangeReader {
  let tokens: [ProseToken]
  let figure: Figure
  /// Where the part of the sentence starts that belongs to the figure.
  let start: Int
  /// Where the next figure starts.
  let next: Int
  let documentYear: Int?

  struct ReadChange {
    var change: FigureChange
    var doubts: [Doubt] = []
    /// Where the verb stands, and what opens the label behind it.
    var verb: Range<Int>?
  }

  func read() -> ReadChange? {
    guard figure.low != nil, figure.outOf == nil, !figure.isFromTo, figure.unit.kind != .grade else {
      return nil
    }
    if figure.unit.kind == .times { return times() }
    if figure.unit.kind == .percent, Self.equals.endsBefore(tokens, figure.range.lowerBound), let reference,
      reference.year != nil || reference.isYearBefore
    {
      // `bằng 108% so với năm 2023`
      return ReadChange(
        change: FigureChange(
          way: .times, since: reference.year, isYearly: false, isAverage: false,
          isFromYearBefore: reference.isYearBefore))
    }
    guard let verb = verb else { return nil }
    let reference = reference
    let isYearly = isYearlyUnit || isYearlyWord
    let change = FigureChange(
      way: verb.way, since: reference?.year, isYearly: isYearly, isAverage: isAverage(verb.range),
      isFromYearBefore: reference?.isYearBefore ?? false)
    var doubts: [Doubt] = []
    doubts += reference.map(self.doubts) ?? []
    if !verb.isDirect {
      guard isYearly || reference != nil else {
        // `Giảm tỷ lệ hộ nghèo 3%`
        guard figure.comparator == .bare || figure.comparator == .range, verb.way == .down else { return nil }
        doubts.append(.byOrTo)
        return ReadChange(change: change, doubts: doubts, verb: nil)
      }
    }
    if figure.comparator == .about { doubts.append(.roughChange) }
    return ReadChange(change: change, doubts: doubts, verb: verb.isDirect ? verb.range : nil)
  }

  // MARK: Times

  private func times() -> ReadChange? {
    let reference = reference ?? bareReference
    let before = Array(tokens[start..<figure.range.lowerBound])
    let multiplies =
      Self.multiplying.occurs(in: before) || Self.multiplying.isAt(tokens, figure.core.lowerBound)
      || ProseLexicon.multiplied.endsBefore(tokens, figure.core.lowerBound)
    let rises = Self.rising.occurs(in: Array(before.suffix(6)))
    guard multiplies || rises || reference != nil else { return nil }
    let falls = Self.falling.occurs(in: Array(before.suffix(6)))
    var doubts: [Doubt] = rises && !multiplies || falls ? [.timesAsMuch] : []
    if figure.comparator == .about { doubts.append(.roughChange) }
    doubts += reference.map(self.doubts) ?? []
    // `tăng 0,7 lần`, `giảm 0,3 lần`: by so large a part.
    let isPart = !multiplies && (figure.low.map { $0 < .one } ?? false)
    return ReadChange(
      change: FigureChange(
        way: falls && isPart ? .down : rises && isPart ? .up : .times, since: reference?.year,
        isYearly: false, isAverage: false, isFromYearBefore: false),
      doubts: doubts)
  }

  /// `gấp đôi năm 2020`
  private var bareReference: Reference? {
    let at = figure.range.upperBound
    guard tokens.indices.contains(at + 1), tokens[at].key == ProseKey.year,
      let year = proseYear(tokens[at + 1])
    else { return nil }
    return Reference(year: year, isSpan: false, isYearBefore: false)
  }

  // MARK: The verb

  private struct Verb {
    let way: FigureChange.Way
    let range: Range<Int>
    /// Nothing but fillers stands between it and the number.
    let isDirect: Bool
  }

  private var verb: Verb? {
    var position = figure.range.lowerBound
    /// Behind `thêm`.
    var added: Int?
    // `giảm từ 1 đến 2%`: the comparator belongs to the figure already.
    // `Tỷ lệ hộ nghèo giảm bình quân/năm: trên 10%`
    if position > start, tokens[position - 1].isSymbol(":") { position -= 1 }
    while position > start {
      if ProseLexicon.levels.endsBefore(tokens, position) { return opening }
      if let match = Self.verbs.match(tokens, endingAt: position), position - match.count >= start {
        let first = position - match.count
        // `tốc độ tăng bình quân 8%/năm` is a rate of its own, `duy trì mức tăng 8% so với năm 2022` none.
        if Self.rates.endsBefore(tokens, first),
          reference?.year == nil || tokens[first - 1].key != ProseKey.level
        {
          return nil
        }
        return Verb(way: match.meaning, range: first..<position, isDirect: true)
      }
      if tokens[position - 1].key == ProseKey.more {
        added = added ?? position
        position -= 1
      } else if let match = Self.fillers.match(tokens, endingAt: position) {
        position -= match.count
      } else if let match = ProseLexicon.comparators.match(tokens, endingAt: position) {
        position -= match.count
      } else {
        return more(until: added, from: position) ?? opening
      }
    }
    return more(until: added, from: position)
  }

  /// `thêm 500 giường bệnh`, `có thêm 12 xã`: so many more than there are. What a verb does (`xây dựng thêm 2 trường`)
  /// is counted by itself, and so is what is new already.
  private func more(until end: Int?, from position: Int) -> Verb? {
    guard let end, figure.unit.kind != .duration else { return nil }
    var first = position
    if Self.having.endsBefore(tokens, first), first > start { first -= 1 }
    let isOpening =
      first <= start || tokens[first - 1].kind != .word || ProseLexicon.striving.endsBefore(tokens, first)
      || Self.beforeMore.contains(tokens[first - 1].key) || proseYear(tokens[first - 1]) != nil
      || tokens[start..<first].contains { Self.raising.contains($0.key) }
      || LabelWords.subjects.isAt(tokens, start) || tokens[start].key == ProseKey.number
    let behind = tokens[figure.core.upperBound..<min(next, tokens.count, figure.core.upperBound + 8)]
    guard isOpening, !Self.newOnes.occurs(in: Array(behind.prefix { $0.kind == .word })) else { return nil }
    return Verb(way: .up, range: first..<end, isDirect: true)
  }

  private static let having = ProsePhrases(["có", "bổ sung"])
  private static let beforeMore = Set(
    ["sẽ", "nữa", "và", "tỉnh", "huyện", "xã", "được", "năm"].map { matchKey($0) })
  private static let raising = Set(["nâng", "tăng"].map { matchKey($0) })
  private static let newOnes = ProsePhrases([
    "thành lập", "thành lập mới", "xây mới", "tuyển mới", "cấp mới", "đăng ký mới", "gia nhập mới",
    "mới thành lập",
  ])

  /// `Giảm tỷ lệ hộ nghèo 1%/năm`: the verb opens the part, and its object stands between.
  private var opening: Verb? {
    guard !ProseLexicon.levels.endsBefore(tokens, figure.range.lowerBound) else { return nil }
    var first = start
    while first < figure.range.lowerBound,
      tokens[first].kind == .symbol || Self.beforeVerbs.isAt(tokens, first) || isOfTime(first)
    {
      first += Self.beforeVerbs.match(tokens, from: first)?.count ?? 1
    }
    guard let match = Self.openingVerbs.match(tokens, from: first),
      first + match.count < figure.range.lowerBound,
      !tokens[first..<figure.range.lowerBound].contains(where: { $0.isSymbol(":") }),
      !tokens[first..<figure.range.lowerBound].indices.contains(where: {
        ProseLexicon.levels.isAt(tokens, $0) && $0 > first
      })
    else { return nil }
    return Verb(way: match.meaning, range: first..<first + match.count, isDirect: false)
  }

  /// `Đến năm 2025, giảm …`
  private func isOfTime(_ index: Int) -> Bool {
    proseYear(tokens[index]) != nil || Self.timeWords.contains(tokens[index].key)
  }

  private static let timeWords = Set(
    ["đến", "tới", "hết", "cuối", "năm", "vào", "trước", "trong", "giai", "đoạn", "từ"].map(matchKey))

  private func isAverage(_ verb: Range<Int>) -> Bool {
    tokens[verb.upperBound..<max(verb.upperBound, figure.core.lowerBound)].contains {
      [ProseKey.average, ProseKey.middle].contains($0.key)
    }
  }

  private var isYearlyUnit: Bool {
    let unit = figure.unit.text.lowercased().filter { $0 != " " }
    if unit.hasSuffix("/năm") { return true }
    // `giảm bình quân/năm: 2%`
    if Self.perYear.endsBefore(tokens, figure.range.lowerBound)
      || figure.range.lowerBound > 0 && tokens[figure.range.lowerBound - 1].isSymbol(":")
        && Self.perYear.endsBefore(tokens, figure.range.lowerBound - 1)
    {
      return true
    }
    // `tăng 25 - 30 câu lạc bộ/năm`
    var end = figure.core.upperBound
    let last = min(next, tokens.count, end + 5)
    while end < last, tokens[end].kind == .word { end += 1 }
    return tokens.indices.contains(end + 1) && tokens[end].isSymbol("/")
      && tokens[end + 1].key == ProseKey.year
  }

  private var isYearlyWord: Bool {
    (max(start, figure.range.lowerBound - 8)..<min(next, tokens.count)).contains {
      StatementTime.yearly.isAt(tokens, $0)
        && ($0 < figure.range.lowerBound
          || tokens[figure.range.upperBound..<$0].allSatisfy { $0.kind == .word })
    } || StatementTime.yearly.isAt(tokens, figure.range.upperBound)
  }

  // MARK: What it is compared with

  private struct Reference {
    let year: Int?
    let isSpan: Bool
    let isYearBefore: Bool
    /// `so với đầu năm 2020`: what was so at the end of the year before.
    var isStart = false
  }

  private func doubts(of reference: Reference) -> [Doubt] {
    guard let year = reference.year else { return [] }
    return reference.isSpan ? [.sinceSpan(year)] : reference.isStart ? [.sinceStart(year + 1)] : []
  }

  /// `so với năm 2020`, `so với cuối năm 2020`, `so với bình quân giai đoạn 2016-2020`, `so với năm trước`
  private var reference: Reference? {
    var end = figure.range.upperBound
    let limit = min(tokens.count, end + 40)
    while end < limit, end < max(next, figure.range.upperBound + 1) || isNear(end),
      !tokens[end].isSymbol(";"),
      !tokens[end].isSymbol("."), !Self.comparing.isAt(tokens, end)
    {
      end += 1
    }
    if let match = Self.comparing.match(tokens, from: end) {
      return reference(at: end + match.count)
    }
    // `giảm 10% số vụ, 5% số người chết so với năm 2020`: what closes a list is said of all of it.
    if next < tokens.count, next > figure.range.upperBound,
      tokens[next - 1].isSymbol(",") || tokens[next - 1].key == ProseKey.and
    {
      var at = next
      while at < limit, !tokens[at].isSymbol(";"), !tokens[at].isSymbol("."), !Self.verbs.isAt(tokens, at) {
        if let match = Self.comparing.match(tokens, from: at) {
          // `1,7 lần … và 1,4 lần … so với nam giới` names no year.
          if let found = reference(at: at + match.count), found.year != nil || found.isYearBefore {
            return found
          }
          break
        }
        at += 1
      }
    }
    // `so với năm 2020, tăng 1,5 lần`
    for position in (start..<figure.range.lowerBound).reversed() {
      if let match = Self.comparing.match(tokens, from: position) {
        return reference(at: position + match.count)
      }
    }
    return nil
  }

  private func isNear(_ index: Int) -> Bool { index < next }

  private func reference(at start: Int) -> Reference? {
    var year: Int?
    var isSpan = false
    for position in start..<min(tokens.count, start + 12) {
      if tokens[position].isSymbol(";") || tokens[position].isSymbol(",") || tokens[position].isSymbol(".") {
        break
      }
      // `so với quy định trước ngày 31/12/2023`
      if Self.deadlines.contains(tokens[position].key) { break }
      if let found = proseYear(tokens[position]) {
        if year != nil { isSpan = true }
        year = found
        if !(tokens.indices.contains(position + 1) && tokens[position + 1].isSymbol("-")) { break }
      }
    }
    if let year, !isSpan, Self.beginnings.isAt(tokens, start) || isFirstDay(start) {
      return Reference(year: year - 1, isSpan: false, isYearBefore: false, isStart: !isFirstDay(start))
    }
    if let year { return Reference(year: year, isSpan: isSpan, isYearBefore: false) }
    if Self.yearBefore.isAt(tokens, start) {
      return Reference(year: nil, isSpan: false, isYearBefore: true)
    }
    return Reference(year: nil, isSpan: false, isYearBefore: false)
  }

  /// `so với ngày 01/01/2020`
  private func isFirstDay(_ start: Int) -> Bool {
    (start..<min(tokens.count, start + 3)).contains { index in
      ProseDate.read(tokens, at: index).map { $0.date == CalendarDate.startOf(year: $0.date.year) } ?? false
    }
  }

  private static let beginnings = ProsePhrases(["đầu năm", "thời điểm đầu năm", "đầu"])
  private static let comparing = ProsePhrases(["so với", "so cùng kỳ", "so"])
  private static let deadlines = Set(["trước", "đến", "vào", "tới", "trong"].map(matchKey))
  private static let yearBefore = ProsePhrases([
    "năm trước", "cùng kỳ", "cùng kỳ năm trước", "năm liền trước", "thực hiện năm trước", "năm liền kề",
  ])

  private static let verbs = ProsePhrases<FigureChange.Way>([
    (.up, ["tăng", "tăng thêm", "tăng trưởng", "tăng lên thêm"]),
    (.down, ["giảm", "giảm bớt", "hạ", "rút ngắn", "cắt giảm", "giảm thêm", "kéo giảm", "tiết giảm"]),
  ])
  private static let openingVerbs = ProsePhrases<FigureChange.Way>([
    (.up, ["tăng", "tăng thêm"]), (.down, ["giảm", "kéo giảm", "rút ngắn", "cắt giảm", "hạ"]),
  ])
  private static let beforeVerbs = ProsePhrases(
    ProseLexicon.strivingWords + [
      "và", "đồng thời", "mỗi năm", "hằng năm", "hàng năm", "góp phần", "bảo đảm", "đảm bảo",
    ])
  private static let perYear = ProsePhrases(["/năm"])
  private static let rates = ProsePhrases([
    "tốc độ", "mức", "nhịp độ", "mức độ", "tỷ lệ", "tỉ lệ", "tốc độ tăng trưởng",
  ])
  private static let fillers = ProsePhrases([
    "bình quân", "trung bình", "từ", "mỗi năm", "hằng năm", "hàng năm", "khoảng", "được",
    "bình quân mỗi năm",
    "bình quân hằng năm", "bình quân hàng năm", "trung bình mỗi năm", "từng năm", "mức", "tối thiểu",
    "ít nhất", "ước", "/năm", "bình quân/năm",
  ])
  private static let falling = ProsePhrases(["giảm", "giảm đi"])
  private static let equals = ProsePhrases(["bằng"])
  private static let multiplying = ProsePhrases(["gấp", "bằng"])
  private static let rising = ProsePhrases(["tăng", "tăng lên", "tăng thêm"])
}
