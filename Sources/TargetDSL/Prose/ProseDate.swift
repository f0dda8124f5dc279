/// Days, months, quarters and halves of years in running text; each stands for its last day.
///
///     day     := 30/6/2024 | 30-6-2024 | 30.6.2024 | '30 tháng 6 năm 2024'
///     month   := 'tháng' 6 [ '/' | 'năm' ] 2025 | 6/2025
///     quarter := 'quý' ( II | 2 ) [ '/' | 'năm' ] 2025
///     part    := 6 'tháng đầu năm' 2025 | 'nửa đầu năm' 2025
struct ProseDate {
  let date: CalendarDate
  /// The token behind it.
  let end: Int
  /// It names a stretch of time by itself, so that no word has to announce a deadline.
  let isStretch: Bool

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
      ["và", ",", "-", "đến"].contains(where: { tokens[found.end].key == matchKey($0) }),
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

    private func isWord(_ index: Int, _ word: String) -> Bool {
      tokens.indices.contains(index) && tokens[index].key == matchKey(word)
    }

    private func isJoint(_ index: Int) -> Bool {
      tokens.indices.contains(index) && (tokens[index].isSymbol("/") || tokens[index].isSymbol("-"))
    }

    /// `/2025`, `năm 2025`, `2025`; the year of the caller where nothing of it is written.
    private func yearBehind(_ index: Int) -> (year: Int, end: Int)? {
      var at = index
      if isJoint(at) || isWord(at, "năm") || isWord(at, "của") { at += 1 }
      if isWord(at, "năm") { at += 1 }
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
      guard let day = number(index, upTo: 31) else { return nil }
      if isJoint(index + 1), let month = number(index + 2, upTo: 12), isJoint(index + 3),
        tokens.indices.contains(index + 4), let year = proseYear(tokens[index + 4]),
        let date = CalendarDate(year: year, month: month, day: day)
      {
        return ProseDate(date: date, end: index + 5, isStretch: false)
      }
      // `31/12 năm 2024`
      if isJoint(index + 1), tokens.indices.contains(index + 4), tokens[index + 2].isAttached,
        let month = number(index + 2, upTo: 12), isWord(index + 3, "năm"),
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
      guard isWord(index + 1, "tháng"), let month = number(index + 2, upTo: 12),
        let (year, end) = yearBehind(index + 3), end > index + 3,
        let date = CalendarDate(year: year, month: month, day: day)
      else { return nil }
      return ProseDate(date: date, end: end, isStretch: false)
    }

    func month(_ index: Int) -> ProseDate? {
      let start = isWord(index, "tháng") ? index + 1 : index
      guard let month = number(start, upTo: 12), start > index || isJoint(start + 1),
        index == 0 || !isJoint(index - 1), let (year, end) = yearBehind(start + 1),
        end > start + 1 || start > index, let date = CalendarDate.endOf(year: year, month: month)
      else { return nil }
      return ProseDate(date: date, end: end, isStretch: false)
    }

    func quarter(_ index: Int) -> ProseDate? {
      guard isWord(index, "quý"), tokens.indices.contains(index + 1) else { return nil }
      let names = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4]
      guard let quarter = names[tokens[index + 1].text.lowercased()],
        let (year, end) = yearBehind(index + 2),
        let date = CalendarDate.endOf(year: year, month: quarter * 3)
      else { return nil }
      return ProseDate(date: date, end: end, isStretch: true)
    }

    /// `6 tháng đầu năm 2025`; the last months of a year end with it.
    func part(_ index: Int, needsYear: Bool = true) -> ProseDate? {
      if isWord(index, "giữa"), isWord(index + 1, "năm"), let (year, end) = yearBehind(index + 2),
        end > index + 2 || !needsYear, let date = CalendarDate.endOf(year: year, month: 6)
      {
        return ProseDate(date: date, end: end, isStretch: true)
      }
      if isWord(index, "nửa"), isWord(index + 1, "đầu") || isWord(index + 1, "cuối"),
        isWord(index + 2, "năm"),
        let (year, end) = yearBehind(index + 3), end > index + 3 || !needsYear,
        let date = CalendarDate.endOf(year: year, month: isWord(index + 1, "đầu") ? 6 : 12)
      {
        return ProseDate(date: date, end: end, isStretch: true)
      }
      guard let months = number(index, upTo: 11) ?? (isWord(index, "sáu") ? 6 : nil),
        isWord(index + 1, "tháng"),
        isWord(index + 2, "đầu") || isWord(index + 2, "cuối"), isWord(index + 3, "năm"),
        let (year, end) = yearBehind(index + 4), end > index + 4 || !needsYear,
        let date = CalendarDate.endOf(year: year, month: isWord(index + 2, "đầu") ? months : 12)
      else { return nil }
      return ProseDate(date: date, end: end, isStretch: true)
    }
  }
}
