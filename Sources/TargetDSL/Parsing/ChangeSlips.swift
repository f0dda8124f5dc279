// Changes as they are spoken of: `so với năm trước`, `tăng mỗi năm 10 người`, `duy trì trên 60%`.

extension Parser {
  /// Whether the clause that is read is one of each year.
  private var isInEachYear: Bool { openingOfClause == .each }

  /// Whether a change may stand in the clause that is read.
  var mayChange: Bool { openingOfClause.map { [.by, .each, .undated].contains($0) } ?? false }

  /// The keyword that opens the clause that is read, where it is one of a deadline.
  private var openingOfClause: Keyword? {
    var index = next
    while index > 0 {
      index -= 1
      switch tokens[index].keyword {
      case .each: return tokens[index + 1].keyword == .year ? .each : nil
      case .by where tokens[max(index - 1, 0)].keyword != .up && tokens[max(index - 1, 0)].keyword != .down:
        return .by
      case .undated, .total, .always, .baseline, .reported, .expect: return tokens[index].keyword
      default: continue
      }
    }
    return nil
  }

  /// `so với năm trước`, `since last year`: each year is beside the one before it where no year is named.
  mutating func rejectYearBefore() throws(Stop) {
    let phrases = [
      ["năm", "trước"], ["năm", "ngoái"], ["năm", "liền", "trước"], ["năm", "trước", "đó"],
      ["năm", "liền", "kề"],
      ["last", "year"], ["the", "year", "before"], ["the", "previous", "year"], ["previous", "year"],
    ]
    let found = phrases.filter { words in
      words.enumerated().allSatisfy {
        let token = lookahead($0.offset)
        return token.kind == .word && matchKey(source.text(token.range)) == matchKey($0.element)
      }
    }.max { $0.count < $1.count }
    guard let found, next > 1 else { return }
    var first = next - 1
    while first > 0, tokens[first].isSilent { first -= 1 }
    let place = SourceSpan(
      source, tokens[first].range.lowerBound..<lookahead(found.count - 1).range.upperBound)
    let gap = SourceSpan(source, Int(tokens[first - 1].end)..<place.range.upperBound)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: isInEachYear
            ? "`\(place.text)`: a change of each year is from the year before, which is not written"
            : "`\(place.text)`: the year that is compared with is written as a number",
          vi: isInEachYear
            ? "`\(place.text)`: mức thay đổi hằng năm vốn đã so với năm trước, không cần viết"
            : "`\(place.text)`: năm đem so sánh phải viết bằng số"),
        fixes: isInEachYear
          ? [
            .leaveOut(place.text, at: gap)
          ] : [], isInFileWords: true))
    parseSkipped(count: found.count)
    throw Stop()
  }

  /// `tăng mỗi năm 10 người`: the pace stands behind the size.
  mutating func rejectPaceBeforeSize() throws(Stop) {
    guard isAt(.each) || isAt(.per), lookahead(1).keyword == .year, !isAtLineStart else { return }
    var size = 2
    while lookahead(size).kind == .word, !opensLine(lookahead(size)), size < 8 { size += 1 }
    guard lookahead(size).kind == .number, !opensLine(lookahead(size)) else { return }
    let isBare = size == 2
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(1).range.upperBound)
    let end = lookahead(endOfQuantity(size) - 1).range.upperBound
    let amount = source.text(lookahead(2).range.lowerBound..<end)
    let least = isBare ? source.inOwnWords("at least") + " " : ""
    let pace = source.inOwnWords("per year")
    let gap = SourceSpan(source, place.range.lowerBound..<lookahead(2).range.lowerBound)
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en: "`\(place.text)` stands behind the size of the change",
          vi: "`\(place.text)` đứng sau mức thay đổi"),
        fixes: [
          .init(
            Phrase(en: "write `\(least)\(amount) \(pace)`", vi: "viết `\(least)\(amount) \(pace)`"),
            edits: [.init(gap, least), .init(SourceSpan(source, end..<end), " " + pace)])
        ], isInFileWords: true))
    parseSkipped(count: endOfQuantity(size))
    throw Stop()
  }

  /// `duy trì 60-70%`, `maintain above 60%`: to keep a level and to reach it are two things.
  mutating func rejectMaintaining() throws(Stop) {
    let openings = [["duy", "trì"], ["giữ", "vững"], ["giữ"], ["maintain"], ["keep"]]
    guard
      let words = openings.first(where: { words in
        words.enumerated().allSatisfy {
          let token = lookahead($0.offset)
          return token.kind == .word && token.keyword == nil
            && matchKey(source.text(token.range)) == matchKey($0.element)
        }
      }), !opensLine(lookahead(words.count))
    else { return }
    let place = SourceSpan(source, current.range.lowerBound..<lookahead(words.count - 1).range.upperBound)
    var behind = self
    behind.next += words.count
    let gap = SourceSpan(source, place.range.lowerBound..<behind.current.range.lowerBound)
    var fixes: [Diagnostic.Fix] = []
    if behind.isAtBound {
      fixes = [
        .leaveOut(place.text, at: gap)
      ]
    } else if behind.isAt(.number) || behind.isAt(.brokenNumber) {
      let told = diagnostics.first { diagnostic in
        guard behind.isAt(.brokenNumber), case .source(let span) = diagnostic.place else { return false }
        return span.range.lowerBound == behind.current.range.lowerBound
      }
      let offers =
        told?.fixes
        ?? behind.offersForBareNumber(isChange: false).map { source.wording?.reworded($0) ?? $0 }
      fixes = offers.filter { !$0.edits.isEmpty }.map { fix in
        Diagnostic.Fix(fix.offer, edits: [.init(gap, "")] + fix.edits)
      }
      if told != nil { forgetDiagnostics(in: SourceSpan(source, behind.current.range)) }
    }
    let isKept = source.inOwnWords("always")
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, at: .source(place),
        Phrase(
          en:
            "`\(place.text)` is no word of a bound: what is to be kept all the time stands behind `\(isKept)`",
          vi: "`\(place.text)` không phải từ chỉ mức: mức phải giữ ở mọi thời điểm viết sau `\(isKept)`"),
        fixes: fixes, isInFileWords: true))
    parseSkipped(count: words.count)
    throw Stop()
  }
}
