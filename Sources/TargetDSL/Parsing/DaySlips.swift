// Days as letters write them: `31 tháng 12 năm 2025`, `quý IV/2025`, `Q4 2025`, `31 December 2025`.

extension Parser {
  /// A day, month or quarter in words, up to the `:` or the end of the line: told, and passed over.
  mutating func takeDayInWords() -> Bool {
    guard !isAtLineStart, let count = tokensOfDay else { return false }
    let place = spanAhead(count)
    let words = place.text.lowercased().split { " /-\t\u{A0}".contains($0) }.map(String.init)
    guard words.count > 1, let meant = day(words) else { return false }
    diagnostics.append(.foreignDay(place, .write(meant, at: place)))
    parseSkipped(count: count)
    return true
  }

  /// How many tokens stand before the `:` or the end of the line; `nil` where a text or sign is among them.
  private var tokensOfDay: Int? {
    var count = 0
    while count < 9 {
      let token = lookahead(count)
      switch token.kind {
      case .colon, .endOfFile, .string: return count > 0 ? count : nil
      case .word, .number, .month, .slash, .minus, .brokenNumber:
        if count > 0, opensLine(token) { return count }
        count += 1
      default: return nil
      }
    }
    return nil
  }

  private func day(_ words: [String]) -> String? {
    var words = words
    // `31 tháng 12 năm 2025`
    let isVietnamese = words.contains("tháng") || words.contains("năm") || words.first == "quý"
    words.removeAll { ["tháng", "năm", "of", "ngày"].contains($0) }
    guard let last = words.last, last.utf8.count == 4, let year = Int(last) else { return nil }
    if words.count >= 2, let quarter = quarter(words.dropLast()) { return month(quarter * 3, year) }
    switch words.count {
    case 2:
      let month = isVietnamese ? Int(words[0]) : Parser.month(words[0])
      return month.flatMap { self.month($0, year) }
    case 3:
      let (first, second) = (Int(words[0]), Int(words[1]))
      if isVietnamese, let first, let second {
        return CalendarDate(year: year, month: second, day: first)?.description
      }
      if let first, let month = Parser.month(words[1]) {
        return CalendarDate(year: year, month: month, day: first)?.description
      }
      return nil
    default: return nil
    }
  }

  /// `quý iv`, `quý 4`, `q4`
  private func quarter(_ words: ArraySlice<String>) -> Int? {
    let names = ["i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4]
    if words.count == 2, ["quý", "quí", "quarter"].contains(words[words.startIndex]) {
      return names[words[words.startIndex + 1]]
    }
    guard words.count == 1, let word = words.first, word.hasPrefix("q") else { return nil }
    return names[String(word.dropFirst())]
  }

  private func month(_ month: Int, _ year: Int) -> String? {
    CalendarDate(year: year, month: month, day: 1).map { String($0.description.prefix(7)) }
  }

  private static func month(_ word: String) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let full = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
      "november", "december",
    ]
    return (full.firstIndex(of: word) ?? names.firstIndex(of: word)).map { $0 + 1 }
  }

  /// `đến năm 2025-2030`: two years are no day, and the range that the lexer offers is none either.
  mutating func dropOffersOfYears() {
    let range = current.range
    guard
      let index = diagnostics.lastIndex(where: { diagnostic in
        if case .source(let span) = diagnostic.place { span.range == range } else { false }
      })
    else { return }
    let told = diagnostics[index]
    guard told.fixes.contains(where: { fix in fix.edits.contains { $0.replacement.contains("..") } }) else {
      return
    }
    diagnostics[index] = Diagnostic(told.kind, at: told.place, told.message, isInFileWords: true)
  }
}
