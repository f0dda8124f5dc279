// Numbers and dates.

extension Lexer {
  /// `number`, `date` or `month`; reports the literals that Vietnamese and English readers take differently.
  mutating func lexNumber() -> Token.Kind {
    let start = position
    skipDigits()
    if peek() == UInt8(ascii: "-"), isDigit(peek(1)) { return lexDate(from: start) }
    if peek() == UInt8(ascii: ","), isGroupOfThree(at: position + 1) { return lexCommaNumber(from: start) }
    if position - start <= 3, let group = spacedGroup(at: position) {
      return lexSpacedNumber(from: start, group)
    }
    guard peek() == UInt8(ascii: "."), isDigit(peek(1)) else { return checkedNumber(start, point: nil) }
    let point = position
    position += 1
    skipDigits()
    if peek() == UInt8(ascii: "."), isDigit(peek(1)) { return lexPointNumber(from: start) }
    if position - point == 4, peek() == UInt8(ascii: ","), isDigit(peek(1)) {
      return lexDecimals(from: start)
    }
    return checkedNumber(start, point: point)
  }

  mutating func skipDigits() {
    while isDigit(peek()) || peek() == UInt8(ascii: "_") { position += 1 }
  }

  func isGroupOfThree(at offset: Int) -> Bool {
    let bytes = source.bytes
    guard offset + 3 <= bytes.count, bytes[offset..<offset + 3].allSatisfy(isDigit) else { return false }
    return offset + 3 == bytes.count || !isDigit(bytes[offset + 3])
  }

  /// A space or no-break space with exactly three digits behind it: where they end.
  func spacedGroup(at offset: Int) -> Int? {
    let space: Int
    switch (peek(offset - position), peek(offset - position + 1), peek(offset - position + 2)) {
    case (0x20, _, _): space = 1
    case (0xC2, 0xA0, _): space = 2
    case (0xE2, 0x80, 0xAF): space = 3
    default: return nil
    }
    return isGroupOfThree(at: offset + space) ? offset + space + 3 : nil
  }

  /// `5 000`, as reports print it.
  private mutating func lexSpacedNumber(from start: Int, _ group: Int) -> Token.Kind {
    position = group
    while let next = spacedGroup(at: position) { position = next }
    return reportGrouping(
      .spaceInNumber, start, replacement: source.text(start..<position).filter { $0.isASCII && $0.isNumber })
  }

  mutating func lexDate(from start: Int) -> Token.Kind {
    while isDigit(peek()) || peek() == UInt8(ascii: "-") && isDigit(peek(1)) { position += 1 }
    let text = source.text(start..<position)
    if CalendarDate(iso: text) != nil { return .date }
    if text.utf8.count == 7, CalendarDate(iso: text + "-01") != nil { return .month }
    let place = span(start..<position)
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    var fixes: [Diagnostic.Fix] = []
    var message = Phrase(
      en: "`\(text)` is not a date of the calendar", vi: "`\(text)` không phải là ngày có trong lịch")
    if numbers.count == 3, let date = nearestDate(numbers, yearFirst: parts[0].count == 4) {
      fixes = [.write(date.description, at: place)]
    } else if numbers.count == 2, parts[0].count == 4, parts[1].count == 4 {
      let areYears = numbers.allSatisfy((1900..<2200).contains)
      fixes = [
        .write("\(parts[0])..\(parts[1])", at: place, isSafe: areYears && numbers[0] < numbers[1])
      ]
    } else if numbers.count == 2, parts[0].count == 4, parts[1].count <= 2 {
      if (1...9).contains(numbers[1]) { fixes = [.write("\(parts[0])-0\(numbers[1])", at: place)] }
    } else if numbers.count == 2, let range = rangeOfNumbers(from: start, String(parts[0])) {
      let sign = peek() == UInt8(ascii: "%") ? "%" : ""
      message = Phrase(
        en: "`\(range.text)\(sign)` is not how a range is written here",
        vi: "`\(range.text)\(sign)`: ở đây khoảng giá trị không viết như vậy")
      diagnostics.append(
        Diagnostic(
          .invalidDate, at: .source(span(start..<position)), message,
          // Without `from`, reaching the range and staying inside it are both possible.
          fixes: [
            .write(
              range.meant, at: span(start..<position), isSafe: range.isOpened && numbers[0] < numbers[1])
          ]))
      return .brokenNumber
    } else if numbers.count == 2 {
      fixes = [
        .init(
          Phrase(
            en: "a range is `from \(parts[0]) to \(parts[1])`, a subtraction `\(parts[0]) - \(parts[1])`",
            vi:
              "khoảng giá trị viết `from \(parts[0]) to \(parts[1])`, phép trừ viết `\(parts[0]) - \(parts[1])`"
          ))
      ]
    }
    diagnostics.append(Diagnostic(.invalidDate, at: .source(place), message, fixes: fixes))
    return .brokenNumber
  }

  /// `60-70%`, `1-1,5` where a bound stands: the rest of the second number is taken in.
  private mutating func rangeOfNumbers(
    from start: Int, _ first: String
  ) -> (text: String, meant: String, isOpened: Bool)? {
    let second = start + first.utf8.count + 1
    let decimalSign = UInt8(ascii: language == .english ? "." : ",")
    let before = tokens.last.map { matchKey(source.text($0.range)) } ?? ""
    let isDecimal = peek() == decimalSign && isDigit(peek(1))
    guard isDecimal || peek() == UInt8(ascii: "%") || tokens.last?.kind == .colon else { return nil }
    if isDecimal {
      position += 1
      skipDigits()
    }
    let last = source.text(second..<position)
    return (
      source.text(start..<position),
      (rangeWords.contains(before) ? "" : "from ") + "\(literal(first)) to \(literal(last))",
      rangeWords.contains(before)
    )
  }

  /// A number as the grammar has it.
  private func literal(_ text: String) -> String {
    language == .english ? text : englishLiteral(text, .number)
  }

  /// `31.12.2030`, day first as Vietnam writes it.
  private mutating func reportPointedDate(from start: Int) -> Bool {
    let place = span(start..<position)
    guard let date = CalendarDate(dayFirst: place.text) else { return false }
    diagnostics.append(
      .foreignDay(place, .write(date.description, at: place, isSafe: date.isDayFirstOnly)))
    return true
  }

  private func nearestDate(_ numbers: [Int], yearFirst: Bool) -> CalendarDate? {
    yearFirst
      ? CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
      : CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  /// `1,000` and `58.506,9`: commas are no part of a number here.
  private mutating func lexCommaNumber(from start: Int) -> Token.Kind {
    while peek() == UInt8(ascii: ","), isGroupOfThree(at: position + 1) { position += 4 }
    return reportGrouping(
      .commaInNumber, start, replacement: source.text(start..<position).filter { $0 != "," && $0 != "_" })
  }

  /// `5.000.000`: points that group digits.
  private mutating func lexPointNumber(from start: Int) -> Token.Kind {
    while peek() == UInt8(ascii: "."), isDigit(peek(1)) {
      position += 1
      skipDigits()
    }
    if peek() == UInt8(ascii: ","), isDigit(peek(1)) { return lexDecimals(from: start) }
    if reportPointedDate(from: start) { return .brokenNumber }
    return reportGrouping(
      .groupingPoint, start, replacement: source.text(start..<position).filter { $0 != "." && $0 != "_" })
  }

  /// `58.506,9`: after points that group digits, the comma is the decimal sign.
  private mutating func lexDecimals(from start: Int) -> Token.Kind {
    let whole = source.text(start..<position).filter { $0 != "." && $0 != "_" }
    let comma = position
    position += 1
    skipDigits()
    return reportGrouping(
      .groupingPoint, start, replacement: whole, decimals: "." + source.text(comma + 1..<position))
  }

  private mutating func reportGrouping(
    _ kind: DiagnosticKind, _ start: Int, replacement digits: String, decimals: String = ""
  ) -> Token.Kind {
    let place = span(start..<position)
    diagnostics.append(
      Diagnostic(
        kind, at: .source(place),
        Phrase(
          en: "`\(place.text)`: digits are grouped with `_` here, and the decimal sign is `.`",
          vi: "`\(place.text)`: ở đây nhóm chữ số bằng `_`, dấu thập phân là `.`"),
        fixes: [.write(groupDigits(digits) + decimals, at: place)]))
    return .brokenNumber
  }

  /// Whether a number has more digits than it may have, which is reported.
  mutating func reportsLength(of place: SourceSpan) -> Bool {
    let digits = place.text.count(where: \.isNumber)
    guard digits > longestLiteral else { return false }
    diagnostics.append(
      Diagnostic(
        .numberTooLong, at: .source(place),
        Phrase(
          en: "a number has at most \(longestLiteral) digits here, this one has \(digits)",
          vi: "một số có nhiều nhất \(longestLiteral) chữ số, số này có \(digits)")))
    return true
  }

  /// A number that is well formed, after the checks that a person would make.
  private mutating func checkedNumber(_ start: Int, point: Int?) -> Token.Kind {
    // Most are short and plain.
    if point == nil, position - start <= longestLiteral, source.bytes[start..<position].allSatisfy(isDigit) {
      return .number
    }
    let place = span(start..<position)
    let text = place.text
    if text.hasSuffix("_") || text.contains("__") || text.contains("_.") || text.contains("._") {
      diagnostics.append(
        Diagnostic(
          .misplacedGrouping, at: .source(place),
          Phrase(
            en: "`\(text)`: `_` stands only between two digits",
            vi: "`\(text)`: `_` chỉ đứng giữa hai chữ số"),
          fixes: [
            .write(text.filter { $0 != "_" }, at: place, isSafe: isOneNumber(text))
          ]))
      return .brokenNumber
    }
    if reportsLength(of: place) { return .brokenNumber }
    guard let point else { return .number }
    let whole = source.text(start..<point)
    let fraction = source.text(point + 1..<position)
    guard fraction.utf8.count == 3, whole != "0", !whole.contains("_") else { return .number }
    // Nobody writes a decimal with a 0 at its end and three digits; whoever means one writes a fourth.
    let isGrouping = fraction.hasSuffix("0")
    let value = fraction == "000" ? whole : whole + "." + fraction.prefix(fraction.hasSuffix("00") ? 1 : 2)
    diagnostics.append(
      Diagnostic(
        isGrouping ? .groupingPoint : .ambiguousThousands, at: .source(place),
        isGrouping
          ? Phrase(
            en: "`\(text)` would be \(value): the point is the decimal sign here",
            vi: "`\(text)` sẽ là \(value): dấu chấm ở đây là dấu thập phân")
          : Phrase(
            en: "`\(text)` is a little more than \(whole) here; is \(whole)_\(fraction) meant?",
            vi: "`\(text)` ở đây chỉ hơn \(whole) một chút; có phải muốn viết \(whole)_\(fraction)?"),
        fixes: [.write("\(whole)_\(fraction)", at: place)] + (isGrouping ? [] : [.asDecimal(text, at: place)])
      ))
    return isGrouping ? .brokenNumber : .number
  }

  /// Whether digits with a misplaced `_` are surely one number: not two years, and nothing behind a point.
  func isOneNumber(_ text: String) -> Bool {
    let parts = text.split(separator: "_")
    return !text.contains { $0 == "." || $0 == "," }
      && (parts.count == 1 || parts.allSatisfy { $0.utf8.count < 4 })
  }

  func groupDigits(_ digits: String) -> String {
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: "_")
  }
}
