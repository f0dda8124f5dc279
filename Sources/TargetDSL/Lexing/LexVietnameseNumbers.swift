// Numbers and dates of a file in Vietnamese words: `1.056,714`, `07/3/2023`, `3/2023`.

extension Lexer {
  //  number := group { '.' 3 digits } [ ',' digits ] | digits [ ',' digits ]     digits := digit { [ '_' ] digit }
  //  date   := 1–2 digits '/' 1–2 digits '/' 4 digits | 4 digits '-' 2 digits '-' 2 digits
  //  month  := 1–2 digits '/' 4 digits | 4 digits '-' 2 digits
  mutating func lexVietnameseNumber() -> Token.Kind {
    let start = position
    skipDigits()
    if peek() == UInt8(ascii: "-"), isDigit(peek(1)) { return lexDate(from: start) }
    if peek() == UInt8(ascii: "/"), isDigit(peek(1)), let kind = lexSlashedDay(from: start) { return kind }
    if position - start <= 3, let group = spacedGroup(at: position) {
      position = group
      while let next = spacedGroup(at: position) { position = next }
      return reportNumber(.spaceInNumber, from: start, meant: vietnamese(digits(in: start..<position)))
    }
    var parts: [(sign: UInt8, range: Range<Int>)] = []
    while peek() == UInt8(ascii: ".") || peek() == UInt8(ascii: ","), isDigit(peek(1)) {
      let sign = peek()
      position += 1
      let part = position
      skipDigits()
      parts.append((sign, part..<position))
      if isInList, sign == UInt8(ascii: ",") { break }
    }
    return checkedVietnameseNumber(start, parts)
  }

  private mutating func checkedVietnameseNumber(
    _ start: Int, _ parts: [(sign: UInt8, range: Range<Int>)]
  ) -> Token.Kind {
    let whole = start..<(parts.first.map { $0.range.lowerBound - 1 } ?? position)
    let text = source.text(start..<position)
    if text.contains("_"),
      text.hasSuffix("_") || text.contains("__") || text.contains("_,") || text.contains("._")
        || text.contains("_.") || text.contains(",_") || text.contains(".")
    {
      return reportNumber(
        .misplacedGrouping, from: start, meant: text.contains(".") ? text : text.filter { $0 != "_" },
        isSafe: isOneNumber(text),
        Phrase(
          en: "`\(text)`: `_` stands only between two digits, and not beside `.`",
          vi: "`\(text)`: `_` chỉ đứng giữa hai chữ số và không dùng cùng `.`"))
    }
    if reportsLength(of: span(start..<position)) { return .brokenNumber }
    guard let last = parts.last else { return .number }
    let commas = parts.count { $0.sign == UInt8(ascii: ",") }
    let points = parts.count - commas
    if points == 1, commas == 0, isInRow, !isGroupedByThree(whole, parts.map(\.range)) {
      return reportNumber(
        .groupingPoint, from: start, meant: "\"\(text.replacing(".", with: ","))\"",
        Phrase(
          en: "`\(text)`: in a row a decimal stands in quotes, with `,`, and `.` groups digits by three",
          vi:
            "`\(text)`: trong dòng, số thập phân viết trong ngoặc kép với dấu `,`; dấu `.` nhóm từng ba chữ số"
        ))
    }
    if commas > 0, isInList { return reportListComma(from: start, text) }
    let groups = parts.filter { $0.sign == UInt8(ascii: ".") }.map(\.range)
    let isGrouped = points > 0 && isGroupedByThree(whole, groups)
    if commas == 0 {
      if isGrouped { return .number }
      if points == 2, let date = CalendarDate(dayFirst: text) {
        diagnostics.append(
          .foreignDay(
            span(start..<position),
            .write(date.vietnamese, at: span(start..<position), isSafe: date.isDayFirstOnly)))
        return .brokenNumber
      }
      // `2.5`, `0.500`, `1234.567`: the point was meant as a decimal sign.
      if points == 1 {
        return reportNumber(
          .groupingPoint, from: start, meant: text.replacing(".", with: ","),
          Phrase(
            en: "`\(text)`: in Vietnamese words the decimal sign is `,`, and `.` groups digits by three",
            vi: "`\(text)`: dấu thập phân là `,`, còn `.` nhóm từng ba chữ số"))
      }
      return reportNumber(.groupingPoint, from: start, meant: regrouped(start, whole, parts) ?? text)
    }
    if commas > 1 || last.sign != UInt8(ascii: ",") {
      return reportNumber(.commaInNumber, from: start, meant: regrouped(start, whole, parts) ?? text)
    }
    if points > 0 {
      return isGrouped
        ? .number : reportNumber(.groupingPoint, from: start, meant: regrouped(start, whole, parts) ?? text)
    }
    return checkedDecimals(start, whole, last.range)
  }

  /// `1,000,000`, `1,234.5`, `1234.567,8`, `1.234.56`: what is meant where one sign parts groups of three digits and at
  /// most one stands behind them as the decimal sign; `nil` where the digits may be any number.
  private func regrouped(
    _ start: Int, _ whole: Range<Int>, _ parts: [(sign: UInt8, range: Range<Int>)]
  ) -> String? {
    var groups = parts
    let last = groups.removeLast()
    let sign = groups.first?.sign ?? last.sign
    let isDecimal = last.sign != sign || last.range.count != 3 && groups.count > 0
    if !isDecimal { groups.append(last) }
    guard source.bytes[whole.lowerBound] != UInt8(ascii: "0"), !source.text(whole).contains("_"),
      groups.allSatisfy({ $0.sign == sign && $0.range.count == 3 })
    else { return nil }
    let end = groups.last?.range.upperBound ?? whole.upperBound
    return vietnamese(digits(in: start..<end)) + (isDecimal ? "," + source.text(last.range) : "")
  }

  private func isGroupedByThree(_ whole: Range<Int>, _ groups: [Range<Int>]) -> Bool {
    whole.count <= 3 && source.bytes[whole.lowerBound] != UInt8(ascii: "0")
      && groups.allSatisfy { $0.count == 3 }
  }

  /// `1,5` between braces or in a row.
  private mutating func reportListComma(from start: Int, _ text: String) -> Token.Kind {
    let place = span(start..<position)
    let decimal = Diagnostic.Fix(
      Phrase(
        en: "write `\"\(text)\"` if the decimal is meant", vi: "viết `\"\(text)\"` nếu đúng là số thập phân"),
      edits: [.init(place, "\"\(text)\"")])
    diagnostics.append(
      Diagnostic(
        .commaInNumber, at: .source(place),
        Phrase(
          en: "`\(text)`: in a list a comma parts values, and a blank stands behind it",
          vi: "`\(text)`: trong danh sách, dấu phẩy ngăn các giá trị và phải có dấu cách phía sau"),
        fixes: [.write(text.replacing(",", with: ", "), at: place)] + (isInRow ? [decimal] : []),
        isInFileWords: true))
    return .brokenNumber
  }

  /// `1,000` would be one, `2,125` may be meant as two thousand.
  private mutating func checkedDecimals(
    _ start: Int, _ whole: Range<Int>, _ decimals: Range<Int>
  ) -> Token.Kind {
    let (written, fraction) = (source.text(whole), source.text(decimals))
    guard fraction.utf8.count == 3, written != "0", !written.contains("_") else { return .number }
    let text = source.text(start..<position)
    let isGrouping = fraction.hasSuffix("0")
    let grouped = vietnamese(written + fraction)
    let place = span(start..<position)
    diagnostics.append(
      Diagnostic(
        isGrouping ? .commaInNumber : .ambiguousThousands, at: .source(place),
        isGrouping
          ? Phrase(
            en: "`\(text)`: the comma is the decimal sign, and digits are grouped with `.`",
            vi: "`\(text)`: dấu phẩy là dấu thập phân, chữ số nhóm bằng dấu `.`")
          : Phrase(
            en: "`\(text)` is a little more than \(written) here; is `\(grouped)` meant?",
            vi: "`\(text)` ở đây chỉ hơn \(written) một chút; có phải muốn viết `\(grouped)`?"),
        fixes: [.write(grouped, at: place)] + (isGrouping ? [] : [.asDecimal(text, at: place)]),
        isInFileWords: true))
    return isGrouping ? .brokenNumber : .number
  }

  /// `07/3/2023`, `3/2023`; `nil` for numbers with a slash between that are no day, such as `1/3`.
  private mutating func lexSlashedDay(from start: Int) -> Token.Kind? {
    var end = position
    while end < source.bytes.count, isDigit(source.bytes[end]) || source.bytes[end] == UInt8(ascii: "/") {
      end += 1
    }
    let text = source.text(start..<end)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2 || parts.last.map({ $0.utf8.count == 4 }) == true, !text.hasSuffix("/") else {
      return nil
    }
    position = end
    if CalendarDate(vietnamese: text) != nil { return .date }
    if CalendarDate(monthAndYear: text) != nil { return .month }
    let place = span(start..<end)
    let numbers = parts.compactMap { Int($0) }
    var fixes: [Diagnostic.Fix] = []
    if numbers.count == 3, parts[0].utf8.count == 4,
      let date = CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
    {
      fixes = [.write(date.vietnamese, at: place, isSafe: true)]
    } else if numbers.count == 3, parts[2].utf8.count == 4, numbers[1] > 12,
      let date = CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
    {
      // The month stands first.
      fixes = [.write(date.vietnamese, at: place)]
    } else if numbers.count == 3, parts[2].utf8.count == 2,
      let date = CalendarDate(year: 2000 + numbers[2], month: numbers[1], day: numbers[0])
    {
      fixes = [.write(date.vietnamese, at: place)]
    }
    diagnostics.append(
      Diagnostic(
        .invalidDate, at: .source(place),
        Phrase(
          en: "`\(text)` is not a date of the calendar", vi: "`\(text)` không phải là ngày có trong lịch"),
        fixes: fixes, isInFileWords: true))
    return .brokenNumber
  }

  private mutating func reportNumber(
    _ kind: DiagnosticKind, from start: Int, meant: String, isSafe: Bool = false, _ message: Phrase? = nil
  ) -> Token.Kind {
    let place = span(start..<position)
    diagnostics.append(
      Diagnostic(
        kind, at: .source(place),
        message
          ?? Phrase(
            en:
              "`\(place.text)`: in Vietnamese words digits are grouped with `.`, and the decimal sign is `,`",
            vi: "`\(place.text)`: chữ số nhóm bằng dấu `.`, dấu thập phân là `,`"),
        fixes: meant == place.text ? [] : [.write(meant, at: place, isSafe: isSafe)], isInFileWords: true))
    return .brokenNumber
  }

  private func digits(in range: Range<Int>) -> String {
    source.text(range).filter { $0.isASCII && $0.isNumber }
  }

  /// Digits grouped by three.
  private func vietnamese(_ digits: String) -> String {
    groupDigits(digits.filter { $0 != "_" }).replacing("_", with: ".")
  }
}
