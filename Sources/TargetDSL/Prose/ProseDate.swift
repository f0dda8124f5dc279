/// Days, months, quarters and halves of years in running text; each stands for its last day.
///
///     day     := 30/6/2024 | 30-6-2024 | 30.6.2024 | '30 tháng 6 năm 2024'
///     month   := 'tháng' 6 [ '/' | 'năm' ] 2025 | 6/2025
///     quarter := 'quý' ( II | 2 ) [ '/' | 'năm' ] 2025
///     part    := 6 'tháng đầu năm' 2025 | 'nửa đầu năm' 2025 | 'đầu năm' 2025
///     moment  := 0 ( 'h' | 'giờ' ) 'ngày' day
struct ProseDate {
  let date: CalendarDate
  /// The token behind it.
  let end: Int
  /// It names a stretch of time by itself, so that no word has to announce a deadline.
  let isStretch: Bool
  /// `đầu năm 2026`: when the beginning of a year ends is not said.
  var isVague = false

  /// Why a person has to look: `đầu năm 2026`, `đầu quý III/2025`.
  func doubt(in tokens: [ProseToken], from start: Int) -> Doubt? {
    let isEarly = start > 0 && [ProseKey.early, ProseKey.mid].contains(tokens[start - 1].key)
    return isVague ? .earlyYear(date.year) : isEarly ? .earlyPart : nil
  }

  /// - Parameter year: what is meant where none is written, in a cell of a table.
  static func read(_ tokens: [ProseToken], at index: Int, year: Int? = nil) -> ProseDate? {
    guard tokens.indices.contains(index) else { return nil }
    let reader = Reader(tokens: tokens, year: year)
    return reader.part(index) ?? reader.quarter(index) ?? reader.day(index) ?? reader.month(index)
  }

  /// `quý III và quý IV`: the last of those that stand side by side.
  static func last(_ tokens: [ProseToken], at index: Int, year: Int) -> ProseDate? {
    guard var found = read(tokens, at: index, year: year) else { return nil }
    while found.isStretch, tokens.indices.contains(found.end),
      [ProseKey.and, ",", "-", ProseKey.until].contains(tokens[found.end].key),
      let next = read(tokens, at: found.end + 1, year: year), next.isStretch
    {
      found = next
    }
    return found
  }

  /// `6 tháng cuối năm`, where the year was written before.
  static func part(_ tokens: [ProseToken], at index: Int, year: Int?) -> ProseDate? {
    guard let year, tokens.indices.contains(index) else { return nil }
    return Reader(tokens: tokens, year: year).part(index, needsYear: false)
  }

  private struct Reader {
    let tokens: [ProseToken]
    let year: Int?

    private func number(_ index: Int, upTo most: Int) -> Int? {
      guard tokens.indices.contains(index), tokens[index].kind == .number, tokens[index].text.utf8.count <= 2,
        let value = Int(tokens[index].text), (1...most).contains(value)
      else { return nil }
      return value
    }

    /// `sáu tháng`, `chín tháng`
    private func numeral(_ index: Int) -> Int? {
      ProseNumerals.read(tokens, at: index).flatMap { $0.end == index + 1 && $0.value <= 11 ? $0.value : nil }
    }

    private func isWord(_ index: Int, _ key: String) -> Bool {
      tokens.indices.contains(index) && tokens[index].key == key
    }

    private func isJoint(_ index: Int) -> Bool {
      tokens.indices.contains(index) && (tokens[index].isSymbol("/") || tokens[index].isSymbol("-"))
    }

    /// `/2025`, `năm 2025`, `2025`; the year of the caller where nothing of it is written.
    private func yearBehind(_ index: Int) -> (year: Int, end: Int)? {
      var at = index
      if isJoint(at) || isWord(at, ProseKey.year) || isWord(at, ProseKey.of) { at += 1 }
      if isWord(at, ProseKey.year) { at += 1 }
      if tokens.indices.contains(at), let year = proseYear(tokens[at]) { return (year, at + 1) }
      return year.map { ($0, index) }
    }

    func day(_ index: Int) -> ProseDate? {
      // `30.6.2024` is one token.
      let parts = tokens[index].text.split(separator: ".")
      if tokens[index].kind == .number, parts.count == 3, parts[2].utf8.count == 4, let day = Int(parts[0]),
        let month = Int(parts[1]), let year = Int(parts[2]), (1900...2100).contains(year),
        let date = CalendarDate(year: year, month: month, day: day)
      {
        return ProseDate(date: date, end: index + 1, isStretch: false)
      }
      if let moment = moment(index) { return moment }
      guard let day = number(index, upTo: 31) else { return nil }
      if isJoint(index + 1), let month = number(index + 2, upTo: 12), isJoint(index + 3),
        tokens.indices.contains(index + 4), let year = proseYear(tokens[index + 4]),
        let date = CalendarDate(year: year, month: month, day: day)
      {
        return ProseDate(date: date, end: index + 5, isStretch: false)
      }
      // `31/12 năm 2024`
      if isJoint(index + 1), tokens.indices.contains(index + 4), tokens[index + 2].isAttached,
        let month = number(index + 2, upTo: 12), isWord(index + 3, ProseKey.year),
        let year = proseYear(tokens[index + 4]),
        let date = CalendarDate(year: year, month: month, day: day)
      {
        return ProseDate(date: date, end: index + 5, isStretch: false)
      }
      // `trước ngày 30/6` of a year that is known.
      if let year, isJoint(index + 1), tokens.indices.contains(index + 2), tokens[index + 2].isAttached,
        let month = number(index + 2, upTo: 12), !isJoint(index + 3),
        let date = CalendarDate(year: year, month: month, day: day)
      {
        return ProseDate(date: date, end: index + 3, isStretch: false)
      }
      guard isWord(index + 1, ProseKey.month), let month = number(index + 2, upTo: 12),
        let (year, end) = yearBehind(index + 3), end > index + 3,
        let date = CalendarDate(year: year, month: month, day: day)
      else { return nil }
      return ProseDate(date: date, end: end, isStretch: false)
    }

    /// `0h ngày 1/1/2026`, `0 giờ 00 ngày 01 tháng 01 năm 2026`: the end of the day before.
    private func moment(_ index: Int) -> ProseDate? {
      guard tokens[index].kind == .number, tokens[index].text.utf8.count <= 2,
        let hour = Int(tokens[index].text),
        hour <= 24, tokens.indices.contains(index + 1), Self.hours.contains(tokens[index + 1].key)
      else { return nil }
      var at = index + 2
      var minute = 0
      if tokens.indices.contains(at), tokens[at].kind == .number, tokens[at].text.utf8.count == 2,
        let number = Int(tokens[at].text), number < 60
      {
        (minute, at) = (number, at + 1)
        if isWord(at, ProseKey.minute) { at += 1 }
      }
      guard isWord(at, ProseKey.day), tokens.indices.contains(at + 1), let found = day(at + 1) else {
        return nil
      }
      let date = hour == 0 && minute == 0 ? found.date.dayBefore : found.date
      return date.map { ProseDate(date: $0, end: found.end, isStretch: false) }
    }

    private static let hours = Set(["h", "g", "giờ"].map { matchKey($0) })

    func month(_ index: Int) -> ProseDate? {
      let start = isWord(index, ProseKey.month) ? index + 1 : index
      guard let month = number(start, upTo: 12), start > index || isJoint(start + 1),
        index == 0 || !isJoint(index - 1), let (year, end) = yearBehind(start + 1),
        end > start + 1 || start > index, let date = CalendarDate.endOf(year: year, month: month)
      else { return nil }
      return ProseDate(date: date, end: end, isStretch: false)
    }

    func quarter(_ index: Int) -> ProseDate? {
      guard isWord(index, ProseKey.quarter), tokens.indices.contains(index + 1) else { return nil }
      let names = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4]
      guard let quarter = names[tokens[index + 1].text.lowercased()],
        let (year, end) = yearBehind(index + 2),
        let date = CalendarDate.endOf(year: year, month: quarter * 3)
      else { return nil }
      return ProseDate(date: date, end: end, isStretch: true)
    }

    /// `6 tháng đầu năm 2025`; the last months of a year end with it.
    func part(_ index: Int, needsYear: Bool = true) -> ProseDate? {
      if isWord(index, ProseKey.mid), isWord(index + 1, ProseKey.year),
        let (year, end) = yearBehind(index + 2),
        end > index + 2 || !needsYear, let date = CalendarDate.endOf(year: year, month: 6)
      {
        return ProseDate(date: date, end: end, isStretch: true)
      }
      if isWord(index, ProseKey.half), isWord(index + 1, ProseKey.early) || isWord(index + 1, ProseKey.late),
        isWord(index + 2, ProseKey.year),
        let (year, end) = yearBehind(index + 3), end > index + 3 || !needsYear,
        let date = CalendarDate.endOf(year: year, month: isWord(index + 1, ProseKey.early) ? 6 : 12)
      {
        return ProseDate(date: date, end: end, isStretch: true)
      }
      if isWord(index, ProseKey.early), isWord(index + 1, ProseKey.year),
        let (year, end) = yearBehind(index + 2),
        end > index + 2, let date = CalendarDate.endOf(year: year, month: 3)
      {
        return ProseDate(date: date, end: end, isStretch: true, isVague: true)
      }
      guard let months = number(index, upTo: 11) ?? numeral(index),
        isWord(index + 1, ProseKey.month),
        isWord(index + 2, ProseKey.early) || isWord(index + 2, ProseKey.late),
        isWord(index + 3, ProseKey.year),
        let (year, end) = yearBehind(index + 4), end > index + 4 || !needsYear,
        let date = CalendarDate.endOf(year: year, month: isWord(index + 2, ProseKey.early) ? months : 12)
      else { return nil }
      return ProseDate(date: date, end: end, isStretch: true)
    }
  }
}

extension CalendarDate {
  /// `nil` before the first day of the first year.
  fileprivate var dayBefore: CalendarDate? {
    CalendarDate(year: year, month: month, day: day - 1)
      ?? CalendarDate.endOf(year: year, month: month - 1) ?? CalendarDate(year: year - 1, month: 12, day: 31)
  }
}
