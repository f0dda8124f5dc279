// Numbers, dates, strings and what is no token at all.

extension Lexer {
  // MARK: Numbers and dates

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
      if [[date.year, date.month, date.day], [date.day, date.month, date.year]].contains(numbers) {
        message = Phrase(
          en: "`\(text)` is not how a date is written here", vi: "`\(text)`: ở đây ngày không viết như vậy")
      }
    } else if numbers.count == 2, parts[0].count == 4, parts[1].count == 4 {
      let areYears = numbers.allSatisfy((1900..<2200).contains)
      fixes = [
        .write("\(parts[0])..\(parts[1])", at: place, isSafe: areYears && numbers[0] < numbers[1])
      ]
    } else if numbers.count == 2, parts[0].count == 4, parts[1].count <= 2 {
      if (1...9).contains(numbers[1]) { fixes = [.write("\(parts[0])-0\(numbers[1])", at: place)] }
    } else if numbers.count == 2, isBehind(words.dashOpeners) {
      position = start + parts[0].utf8.count
      return .number
    } else if numbers.count == 2, let range = rangeOfNumbers(from: start, String(parts[0])) {
      let sign = peek() == UInt8(ascii: "%") ? "%" : ""
      message = Phrase(
        en: "`\(range.text)\(sign)` is not how a range is written here",
        vi: "`\(range.text)\(sign)`: ở đây khoảng giá trị không viết như vậy")
      diagnostics.append(
        Diagnostic(
          .invalidDate, at: .source(span(start..<position)), message,
          fixes: offers(of: range, at: start, isRising: numbers[0] < numbers[1])))
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
    let whole = source.text(start..<position).filter { $0 != "," && $0 != "_" }
    // `1,234,5`: the last comma was meant as a decimal sign.
    let decimals = position + 1
    if peek() == UInt8(ascii: ","), isDigit(peek(1)), !isInList {
      position += 1
      skipDigits()
      return reportGrouping(
        .commaInNumber, start, replacement: whole, decimals: "." + source.text(decimals..<position))
    }
    return reportGrouping(.commaInNumber, start, replacement: whole)
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

  // MARK: Strings

  mutating func lexString() -> Token.Kind {
    let start = position
    var isSound = true
    position += 1
    while position < source.bytes.count {
      switch source.bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return isSound ? .string : .brokenString
      case UInt8(ascii: "\\"):
        if peek(1) == UInt8(ascii: "\"") || peek(1) == UInt8(ascii: "\\") {
          position += 2
        } else {
          reportEscape()
          isSound = false
          position += 1
        }
      case 0x0A, 0x0D:
        return reportUnclosed(start)
      case 0x80...:
        if let length = lengthOfLineSeparator() { reportLineSeparator(length) }
        if let (_, length) = decodeScalar(at: position) {
          position += length
        } else {
          _ = lexForeign()
          isSound = false
        }
      default:
        position += 1
      }
    }
    return reportUnclosed(start)
  }

  private mutating func reportEscape() {
    let place = span(position..<position + 1)
    diagnostics.append(
      Diagnostic(
        .unknownEscape, at: .source(place),
        Phrase(
          en: "a backslash in a text stands only before `\"` or another backslash",
          vi: "trong đoạn chữ, dấu `\\` chỉ đứng trước `\"` hoặc trước một dấu `\\` khác"),
        fixes: [.write("\\\\", at: place)]))
  }

  // MARK: What is no token

  /// A run of characters that have no place in the language, reported once.
  mutating func lexForeign() -> Token.Kind {
    let start = position
    if let (scalar, length) = decodeScalar(at: position) {
      if let kind = lexQuoted(scalar) { return kind }
      if lexBracket() {
        position += length
        return .broken
      }
      position += length
      if isDashOfRange(scalar), isOpenedRange(words.dashOpeners) { return .minus }
      if scalar == "&", peek() == UInt8(ascii: "&") { position += 1 }
      reportForeign(scalar, span(start..<position))
      return .broken
    }
    while position < source.bytes.count, source.bytes[position] >= 0x80, decodeScalar(at: position) == nil {
      position += 1
    }
    diagnostics.append(
      Diagnostic(
        .invalidUTF8, at: .source(span(start..<position)),
        Phrase(
          en: "these bytes are not UTF-8: the file was saved in another encoding",
          vi: "các byte này không phải UTF-8: tệp được lưu bằng bảng mã khác"),
        fixes: [
          .init(Phrase(en: "save the file as UTF-8", vi: "lưu lại tệp với bảng mã UTF-8"))
        ]))
    return .broken
  }

  /// The words of a bound for a sign: behind a time a bound is written in words, with `:` before it. `nil` where a sign
  /// compares.
  private func boundInWords(_ word: Keyword) -> String? {
    guard let last = tokens.last else { return nil }
    var opening = ""
    if last.kind != .colon {
      let isTime: (Token) -> Bool = { [.number, .date, .month, .range].contains($0.kind) }
      guard let end = tokens.lastIndex(where: { !isTime($0) }),
        case let words = isTime(last) ? words.timesWithDays : words.times
      else { return nil }
      let syllables = tokens[...end].suffix(4).map { $0.kind == .word ? matchKey(source.text($0.range)) : "" }
      guard syllables.indices.contains(where: { words.contains(syllables[$0...].joined(separator: " ")) })
      else { return nil }
      opening = ": "
    }
    return opening + "at \(word.rawValue)" + (peek() == 0x20 ? "" : " ")
  }

  private mutating func reportForeign(_ scalar: Unicode.Scalar, _ place: SourceSpan) {
    let isDash = isDashOfRange(scalar)
    let replacement: String? =
      switch scalar {
      case "“", "”", "„", "«", "»": "\""
      case "–" where isDash, "—" where isDash: ".."
      case "–", "—", "−": "-"
      case "≥": boundInWords(.least) ?? ">="
      case "≤": boundInWords(.most) ?? "<="
      case "≠": "!="
      case "×": "*"
      case "÷": "/"
      case "&": "and"
      case ";" where isInList: ","
      case ";"
      where tokens.last.map({ [.number, .date, .month].contains($0.kind) }) == true && !lineHolds(":"): ":"
      default: nil
      }
    if isDash, let number = tokens.last, number.range.count != 4 {
      return reportDashedRange(scalar, place, behind: number)
    }
    let name = isVisible(scalar) ? "`\(scalar)`" : codePointName(scalar)
    var fixes: [Diagnostic.Fix] =
      replacement.map { [.write($0, at: place, isSafe: "≥≤≠".unicodeScalars.contains(scalar))] } ?? []
    if scalar == ";", !isInList, endsLine(at: position) { fixes = [.leaveOut(";", at: place, isSafe: true)] }
    diagnostics.append(
      Diagnostic(
        .foreignCharacter, at: .source(place),
        Phrase(en: "\(name) has no meaning here", vi: "\(name) không có nghĩa ở đây"), fixes: fixes))
  }

  /// A file that is no text at all gets one diagnostic, not a thousand.
  func findBinary() -> Diagnostic? {
    if source.bytes.count > Int(Int32.max) / 4 {
      return Diagnostic(
        .notAText, at: .source(span(0..<0)),
        Phrase(
          en: "the file has \(count: source.bytes.count, "bytes"): no plan is that long",
          vi: "tệp có \(source.bytes.count) byte: không kế hoạch nào dài như vậy"))
    }
    let wide = WideEncoding(source.bytes)
    guard let zero = wide == nil ? source.bytes.firstIndex(of: 0) : 0 else { return nil }
    return Diagnostic(
      .notAText, at: .source(span(zero..<zero + 1)),
      wide.map { wide in
        Phrase(
          en: "this file is \(wide.rawValue), a plan is UTF-8",
          vi: "tệp này là \(wide.rawValue), tệp kế hoạch phải là UTF-8")
      }
        ?? Phrase(
          en: "this is not a text file: it holds a zero byte",
          vi: "đây không phải tệp văn bản: có byte 0 trong tệp"),
      fixes: [.init(Phrase(en: "save the file as UTF-8 text", vi: "lưu lại tệp dạng văn bản UTF-8"))])
  }
}
