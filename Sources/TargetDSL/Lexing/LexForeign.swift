// What is no token at all.

extension Lexer {
  /// A run of characters that have no place in the language, reported once.
  mutating func lexForeign() -> Token.Kind {
    let start = position
    if let (scalar, length) = decodeScalar(at: position) {
      position += length
      reportForeign(
        scalar, span(start..<position),
        isBetweenDigits: start > 0 && isDigit(source.bytes[start - 1]) && isDigit(peek()))
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

  /// `1–1,5%` for `from 1 to 1.5%`.
  private mutating func reportDashedRange(_ scalar: Unicode.Scalar, _ place: SourceSpan, behind number: Token)
  {
    let isOpen = tokens.dropLast().last.map { rangeWords.contains(matchKey(source.text($0.range))) } ?? false
    let start = span(number.range.lowerBound..<number.range.lowerBound)
    diagnostics.append(
      Diagnostic(
        .foreignCharacter, at: .source(place),
        Phrase(
          en: "a range is written with `to`, not `\(String(scalar))`",
          vi: "khoảng giá trị viết bằng `to`, không viết `\(String(scalar))`"),
        fixes: [
          .init(
            Phrase(en: "write `from` and `to`", vi: "viết `from` và `to`"),
            edits: (isOpen ? [] : [.init(start, "from ")]) + [.init(place, " to ")])
        ]))
  }

  private mutating func reportForeign(
    _ scalar: Unicode.Scalar, _ place: SourceSpan, isBetweenDigits: Bool
  ) {
    let replacement: String? =
      switch scalar {
      case "“", "”", "„", "«", "»": "\""
      case "–" where isBetweenDigits: ".."
      case "–", "—", "−": "-"
      // Behind a colon stands a bound, which is written in words.
      case "≥": tokens.last?.kind == .colon ? "at least" + (peek() == 0x20 ? "" : " ") : ">="
      case "≤": tokens.last?.kind == .colon ? "at most" + (peek() == 0x20 ? "" : " ") : "<="
      case "≠": "!="
      case "×": "*"
      case "÷": "/"
      default: nil
      }
    let name = isVisible(scalar) ? "`\(scalar)`" : codePointName(scalar)
    if scalar == "–" || scalar == "—", isBetweenDigits, let number = tokens.last, number.kind == .number,
      number.range.count != 4
    {
      return reportDashedRange(scalar, place, behind: number)
    }
    diagnostics.append(
      Diagnostic(
        .foreignCharacter, at: .source(place),
        Phrase(en: "\(name) has no meaning here", vi: "\(name) không có nghĩa ở đây"),
        fixes: replacement.map { [.write($0, at: place, isSafe: "≥≤≠".unicodeScalars.contains(scalar))] }
          ?? []))
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
