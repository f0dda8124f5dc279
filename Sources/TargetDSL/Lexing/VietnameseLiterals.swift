// Numbers and days as files in Vietnamese words have them, and as the grammar has them.

extension CalendarDate {
  /// `07/3/2023`: a day in two digits, a month in two where it is 1 or 2, as official letters write it.
  var vietnamese: String {
    func padded(_ number: Int, below limit: Int) -> String { number < limit ? "0\(number)" : String(number) }
    return "\(padded(day, below: 10))/\(padded(month, below: 3))/\(fourDigits(year))"
  }

  private func fourDigits(_ year: Int) -> String {
    String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
  }

  /// `07/3/2023`: the day and the month in one or two digits, the year in four.
  package init?(vietnamese text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2 else { return nil }
    self.init(dayFirst: text)
  }

  /// The first day of `3/2023`.
  package init?(monthAndYear text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard parts.count == 2, numbers.count == 2, parts[0].utf8.count <= 2, parts[1].utf8.count == 4 else {
      return nil
    }
    self.init(year: numbers[1], month: numbers[0], day: 1)
  }
}

/// A literal of a file in Vietnamese words as the grammar has it: `4_200` for `4.200`, `2023-03-07` for `07/3/2023`.
func englishLiteral(_ text: String, _ kind: Token.Kind) -> String {
  switch kind {
  case .number: text.replacing(".", with: "_").replacing(",", with: ".")
  case .date: CalendarDate(vietnamese: text)?.description ?? text
  case .month: CalendarDate(monthAndYear: text).map { String($0.description.prefix(7)) } ?? text
  default: text
  }
}

/// A literal of an English file in Vietnamese.
func vietnameseLiteral(_ text: String, _ kind: Token.Kind) -> String {
  switch kind {
  case .number:
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: "_", omittingEmptySubsequences: false)
    let isGroupedByThree =
      groups.count > 1 && (1...3).contains(groups[0].utf8.count) && groups[0].utf8.first != UInt8(ascii: "0")
      && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
      && !(parts.dropFirst().first?.contains("_") ?? false)
    let whole = isGroupedByThree ? groups.joined(separator: ".") : String(parts[0])
    return parts.count > 1 ? "\(whole),\(parts[1])" : whole
  case .date: return CalendarDate(iso: text)?.vietnamese ?? text
  case .month:
    guard let first = CalendarDate(iso: text + "-01") else { return text }
    return String(first.vietnamese.dropFirst(3).drop { $0 == "0" })
  default: return text
  }
}

/// `2,5` and `-1.234,5`, which stand in quotes where a comma parts cells, as the grammar has them: `-1_234.5`; `nil` for any
/// other text.
func numberInQuotes(_ text: some StringProtocol) -> String? {
  let isNegative = text.first == "-"
  let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ",", omittingEmptySubsequences: false)
  guard parts.count == 2, text.utf8.count <= 40, !parts[1].isEmpty, parts[1].utf8.allSatisfy(isDigit) else {
    return nil
  }
  let groups = parts[0].split(separator: ".", omittingEmptySubsequences: false)
  guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
    groups.count == 1 || groups[0].utf8.count <= 3 && groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
  else { return nil }
  return (isNegative ? "-" : "") + groups.joined(separator: "_") + "." + parts[1]
}
