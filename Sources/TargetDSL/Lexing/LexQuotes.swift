// Texts whose quotation marks are not as they should be.

extension Lexer {
  private static let quotationMarks: Set<Unicode.Scalar> = ["“", "”", "„", "«", "»", "‘", "’", "'", "″"]

  /// `“II.2”`, `'II.2'`: one text in quotation marks of another kind, reported as a whole; `nil` where no second mark
  /// stands on the line.
  mutating func lexQuoted(_ scalar: Unicode.Scalar) -> Token.Kind? {
    guard Lexer.quotationMarks.contains(scalar) else { return nil }
    let start = position
    let first = start..<start + UTF8.width(scalar)
    guard let last = quotationMark(behind: first.upperBound) else { return nil }
    position = last.upperBound
    reportQuotationMarks([first, last], isTold: scalar)
    return .brokenString
  }

  /// The next quotation mark of any kind on the line.
  private func quotationMark(behind start: Int) -> Range<Int>? {
    var next = start
    while next < source.bytes.count, !isLineBreak(source.bytes[next]) {
      guard let (scalar, length) = decodeScalar(at: next) else { return nil }
      if scalar == "\"" || Lexer.quotationMarks.contains(scalar) { return next..<next + length }
      next += length
    }
    return nil
  }

  private mutating func reportQuotationMarks(_ marks: [Range<Int>], isTold scalar: Unicode.Scalar) {
    let place = span((marks.first?.lowerBound ?? position)..<position)
    let edits = marks.filter { source.bytes[$0] != [UInt8(ascii: "\"")] }.map {
      Diagnostic.Fix.Edit(span($0), "\"")
    }
    // Several texts of a line in such marks are one slip.
    if let last = diagnostics.last, last.kind == .foreignCharacter, case .source(let told) = last.place,
      let fix = last.fixes.first, fix.edits.last?.replacement == "\"",
      !source.bytes[told.range.upperBound..<place.range.lowerBound].contains(where: isLineBreak)
    {
      diagnostics[diagnostics.count - 1] = Diagnostic(
        last.kind, at: last.place, last.message,
        fixes: [
          .init(
            Phrase(
              en: "write `\"` around all texts of the line", vi: "viết `\"` quanh mọi đoạn chữ của dòng"),
            edits: fix.edits + edits)
        ], isInFileWords: true)
      return
    }
    let text = source.text((marks.first?.upperBound ?? position)..<(marks.last?.lowerBound ?? position))
    diagnostics.append(
      Diagnostic(
        .foreignCharacter, at: .source(place),
        Phrase(
          en: "`\(String(scalar))` has no meaning here: texts stand between `\"` and `\"`",
          vi: "`\(String(scalar))` không có nghĩa ở đây: đoạn chữ đặt giữa `\"` và `\"`"),
        fixes: [
          .init(
            Phrase(en: "write `\"\(text)\"`", vi: "viết `\"\(text)\"`"),
            edits: edits)
        ], isInFileWords: true))
  }

  /// A text that runs to the end of its line.
  mutating func reportUnclosed(_ start: Int) -> Token.Kind {
    // `"II.2”`: it ends in another kind of mark.
    if let last = quotationMark(behind: start + 1) {
      position = last.upperBound
      let scalar = decodeScalar(at: last.lowerBound)?.0 ?? "”"
      reportQuotationMarks([start..<start + 1, last], isTold: scalar)
      return .brokenString
    }
    // `"Tên = số htx`: the measure is none of the label.
    let measure = source.bytes[start..<position].firstIndex(of: UInt8(ascii: "="))
    let isLabel = measure.map { $0 > start + 2 && source.bytes[$0 - 1] == 0x20 } ?? false
    let last = isLabel ? (measure ?? position) - 1 : position
    let end = span(last..<last)
    // `"II.2 says "x"`: the mark that closes another text opens this one.
    let isGlued = start > 0 && ![0x20, 0x09].contains(source.bytes[start - 1])
    diagnostics.append(
      Diagnostic(
        .unclosedString, at: .source(span(start..<position)),
        Phrase(
          en: "this text has no closing `\"` on its line",
          vi: "đoạn chữ này không có dấu `\"` đóng ở cuối dòng"),
        fixes: isGlued
          ? []
          : [
            .init(
              isLabel
                ? Phrase(en: "end it with `\"` before `=`", vi: "thêm `\"` trước dấu `=`")
                : Phrase(en: "end it with `\"`", vi: "thêm `\"` ở cuối đoạn chữ"),
              edits: [.init(end, "\"")])
          ]))
    return .brokenString
  }

  /// `6O%`, `2O3O`: letters that look like digits, behind a number.
  mutating func reportLettersForDigits(_ start: Int) -> Bool {
    let letters: [UInt8: String] = [
      UInt8(ascii: "O"): "0", UInt8(ascii: "o"): "0", UInt8(ascii: "l"): "1", UInt8(ascii: "I"): "1",
    ]
    let written = source.bytes[start..<position]
    guard let number = tokens.last, written.allSatisfy({ letters[$0] != nil || isDigit($0) }) else {
      return false
    }
    let digits = written.map { letters[$0] ?? String(UnicodeScalar($0)) }.joined()
    let place = span(number.range.lowerBound..<position)
    diagnostics.append(
      Diagnostic(
        .foreignCharacter, at: .source(place),
        Phrase(
          en: "`\(place.text)` holds a letter that looks like a digit",
          vi: "`\(place.text)` có chữ cái trông giống chữ số"),
        fixes: [.write(source.text(number.range) + digits, at: place)], isInFileWords: true))
    return true
  }

  /// `[good, fair]`: a set stands between braces. What closes it is told with what opens it.
  mutating func lexBracket() -> Bool {
    let start = position
    guard source.bytes[start] == UInt8(ascii: "[") else {
      return source.bytes[start] == UInt8(ascii: "]")
        && diagnostics.contains {
          $0.fixes.contains { $0.edits.contains { $0.span.range == start..<start + 1 } }
        }
    }
    guard
      let length = source.bytes[start...].prefix(while: { !isLineBreak($0) }).firstIndex(
        of: UInt8(ascii: "]"))
    else { return false }
    let place = span(start..<length + 1)
    let text = source.text(start + 1..<length)
    diagnostics.append(
      Diagnostic(
        .foreignCharacter, at: .source(place),
        Phrase(
          en: "a set stands between `{` and `}`, not `[` and `]`",
          vi: "danh sách đặt giữa `{` và `}`, không phải `[` và `]`"),
        fixes: [
          .init(
            Phrase(en: "write `{ \(text) }`", vi: "viết `{ \(text) }`"),
            edits: [.init(span(start..<start + 1), "{ "), .init(span(length..<length + 1), " }")])
        ], isInFileWords: true))
    return true
  }

  /// Whether a sign stands elsewhere on the line.
  func lineHolds(_ sign: Unicode.Scalar) -> Bool {
    let byte = UInt8(ascii: sign)
    return source.bytes[position...].prefix { !isLineBreak($0) }.contains(byte)
      || source.bytes[..<position].suffix(200).reversed().prefix { !isLineBreak($0) }.contains(byte)
  }

  /// Whether nothing but blanks and a comment follows on the line.
  func endsLine(at offset: Int) -> Bool {
    var next = offset
    while let length = source.lengthOfBlank(at: next) { next += length }
    return next >= source.bytes.count || isLineBreak(source.bytes[next])
      || source.bytes[next] == UInt8(ascii: "#")
  }
}
