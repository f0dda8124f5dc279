// Ranges with a dash: `60-70%`, `1–1,5`.

extension Lexer {
  /// `60-70%`, `1-1,5` where a bound stands: the rest of the second number is taken in.
  mutating func rangeOfNumbers(
    from start: Int, _ first: String
  ) -> (text: String, first: String, last: String)? {
    let second = start + first.utf8.count + 1
    let decimalSign = UInt8(ascii: language == .english ? "." : ",")
    let isDecimal = peek() == decimalSign && isDigit(peek(1))
    guard isDecimal || peek() == UInt8(ascii: "%") || tokens.last?.kind == .colon else { return nil }
    if isDecimal {
      position += 1
      skipDigits()
    }
    return (
      source.text(start..<position), literal(first), literal(source.text(second..<position))
    )
  }

  /// Without `from`, reaching the range and staying inside it are both possible; what is about a range is the range.
  func offers(
    of range: (text: String, first: String, last: String), at start: Int, isRising: Bool
  ) -> [Diagnostic.Fix] {
    let place = span(start..<position)
    let ends = "\(range.first) to \(range.last)"
    if isBehind(words.from) { return [.write(ends, at: place, isSafe: isRising)] }
    guard isBehind(words.about), let about = tokens.last else {
      return [
        .write("from \(ends)", at: place), .write("between \(range.first) and \(range.last)", at: place),
      ]
    }
    let rest = source.bytes[position...].prefix { !isLineBreak($0) && $0 != UInt8(ascii: "#") }
    let endsHere = rest.allSatisfy { [0x20, 0x09, UInt8(ascii: "%")].contains($0) }
    return endsHere ? [.write("from \(ends)", at: span(about.range.lowerBound..<position))] : []
  }

  /// Whether the token before is one of some words.
  func isBehind(_ words: Set<String>) -> Bool {
    tokens.last.map { $0.kind == .word && words.contains(matchKey(source.text($0.range))) } ?? false
  }

  /// A number as the grammar has it.
  private func literal(_ text: String) -> String {
    language == .english ? text : englishLiteral(text, .number)
  }

  /// `1–1,5%` for `from 1 to 1.5%`.
  mutating func reportDashedRange(_ scalar: Unicode.Scalar, _ place: SourceSpan, behind number: Token) {
    let isOpen = isOpenedRange(words.from)
    let start = span(number.range.lowerBound..<number.range.lowerBound)
    let from = tokens.dropLast().last.map {
      words.about.contains(matchKey(source.text($0.range)))
        ? span($0.range.lowerBound..<start.range.lowerBound) : start
    }
    diagnostics.append(
      Diagnostic(
        .foreignCharacter, at: .source(place),
        Phrase(
          en: "a range is written with `to`, not `\(String(scalar))`",
          vi: "khoảng giá trị viết bằng `to`, không viết `\(String(scalar))`"),
        fixes: !isOpen && from == start && tokens.dropLast().last?.kind != .colon
          ? []
          : [
            .init(
              Phrase(en: "write `from` and `to`", vi: "viết `from` và `to`"),
              edits: (isOpen ? [] : [.init(from ?? start, "from ")])
                + [.init(place, number.range.upperBound == place.range.lowerBound ? " to " : "to")])
          ]))
  }

  /// Whether one of some words stands before the number before.
  func isOpenedRange(_ words: Set<String>) -> Bool {
    tokens.dropLast().last.map { $0.kind == .word && words.contains(matchKey(source.text($0.range))) }
      ?? false
  }

  /// Whether a dash stands between two numbers of a line, with blanks or without.
  func isDashOfRange(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar == "–" || scalar == "—", tokens.last?.kind == .number else { return false }
    var next = position
    while let length = source.lengthOfBlank(at: next) { next += length }
    return next < source.bytes.count && isDigit(source.bytes[next])
  }
}
