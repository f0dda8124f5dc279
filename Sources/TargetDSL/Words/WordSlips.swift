/// Words that are nearly words of the language, or mean something else than their writer may think.
extension WordReader {
  mutating func reportLetterCase(_ spelling: WordTable.Spelling, _ first: Token, _ last: Token) {
    let range = first.range.lowerBound..<last.range.upperBound
    // Most are written in small letters of two bytes or more; capitals are few.
    let written = source.text(range)
    guard written != written.lowercased() else { return }
    let place = SourceSpan(source, range)
    diagnostics.append(
      Diagnostic(
        .keywordLetterCase, at: .source(place),
        Phrase(
          en: "`\(written)`: words of the language are written in small letters",
          vi: "`\(written)`: từ của ngôn ngữ viết bằng chữ thường"),
        fixes: [.write(spelling.text, at: place, isSafe: true)], isInFileWords: true))
  }

  /// `giảm còn 5%` is a level, not a change.
  mutating func reportSlip(_ first: Token, _ last: Token) {
    let place = SourceSpan(source, first.range.lowerBound..<last.range.upperBound)
    let meant =
      table.entries(beginningWith: .at).first { $0.keywords == [.at, .most] }?.spellings.first ?? ""
    diagnostics.append(.levelNotChange(at: place, fix: .write(meant, at: place)))
  }

  /// Which way words lead before so many times: `tăng 1,5 lần`, `thấp hơn 2 lần`.
  func way(of spelling: WordTable.Spelling) -> Keyword? {
    switch spelling.entry.keywords.first {
    case .up: .up
    case .down: .down
    case .more where spelling.syllables.count == 2: .up
    case .less where spelling.syllables.count == 2: .down
    default: nil
    }
  }

  /// `tăng 1,5 lần` can mean 1.5 or 2.5 times.
  mutating func reportTimes(_ first: Token, _ last: Token, from start: Int, keyword: Keyword) -> Bool {
    guard let opener = table.timesOpener, let times = timesAhead(of: start) else { return false }
    // `tăng lên 2 lần`
    let isLevel = key(start) == matchKey("lên")
    let (number, end) = isLevel ? (start + 1, raw[start]) : (start, last)
    let place = SourceSpan(source, first.range.lowerBound..<raw[times].range.upperBound)
    let amount = source.text(raw[number].range.lowerBound..<raw[times].range.upperBound)
    let word = SourceSpan(source, first.range.lowerBound..<end.range.upperBound)
    let isWhole = namesYear(times + 1)
    let isRange = raw[number].kind == .number && isFirstOfRange(number)
    let from =
      isRange ? table.entries(beginningWith: .from).first { $0.places.isEmpty }?.spellings.first : nil
    let opening = opener + (from.map { " " + $0 } ?? "")
    diagnostics.append(
      Diagnostic(
        .ambiguousTimes, at: .source(place),
        keyword == .up
          ? Phrase(
            en: "`\(place.text)` can mean so many times, or so many times more",
            vi: "`\(place.text)` có thể hiểu là gấp bấy nhiêu lần, hoặc tăng thêm bấy nhiêu lần")
          : Phrase(
            en: "`\(place.text)`: what falls has no clear number of times",
            vi: "`\(place.text)`: giảm theo lần không rõ còn lại bao nhiêu"),
        fixes: keyword == .up
          ? [
            .init(
              Phrase(en: "write `\(opening) \(amount)`", vi: "viết `\(opening) \(amount)`"),
              edits: isWhole ? [.init(word, opening)] : [])
          ] : [], isInFileWords: true))
    return true
  }

  /// `muc tieu` without its marks, `mục tieu x`: read as what was meant. A single syllable may be a name; only at the
  /// start of a line is a misspelt one looked for.
  /// Whether a name is declared here: `mục tiêu chi tiêu` is spending, not a word without its marks.
  private var isAtDeclaredName: Bool {
    tokens.last?.keyword.map { $0.opensDeclarationOrCase && $0 != .use || $0 == .column } ?? false
  }

  mutating func takeMisspelt(at index: Int) -> Int? {
    guard raw[index].keyword?.isReserved != true, !isAtDeclaredName else { return nil }
    let first = foldedForSuggestion(source.text(raw[index].range))
    for count in [5, 4, 3, 2] {
      guard index + count <= raw.count,
        (1..<count).allSatisfy({ raw[index + $0].kind == .word && follows(index + $0) })
      else { continue }
      let words = (0..<count).map { foldedForSuggestion(source.text(raw[index + $0].range)) }
      guard let meant = table.spelling(folded: words.joined(separator: " "), inCases: isOfCases),
        !first.contains("_"),
        isSituation(meant.entry.situation, from: index, to: index + count)
      else { continue }
      // Who leaves all marks out means them; who writes some of them wrote the word as it stands, but where only a word
      // of the language opens a line.
      let written = source.bytes[raw[index].range.lowerBound..<raw[index + count - 1].range.upperBound]
      return takeMisspelt(
        meant, at: index, count, isSure: opensLine(index) || written.allSatisfy { $0 < 0x80 })
    }
    guard opensLine(index) else { return nil }
    for count in [3, 2] {
      // What opens the next line is most likely a word of its own: `giai ⏎ đơn vị`.
      guard index + count < raw.count,
        (1..<count).allSatisfy({
          raw[index + $0].kind == .word && follows(index + $0) && !opensLine(index + $0)
        }),
        [.word, .string, .number, .date, .month, .colon].contains(raw[index + count].kind)
      else { continue }
      let text = (0..<count).map { source.text(raw[index + $0].range) }.joined(separator: " ")
      // `văn văn bản`: the second one belongs to what follows.
      guard !text.contains("_"), key(index) != key(index + 1),
        let near = nearest(to: text, among: openings(count), limit: 1).first,
        let meant = table.allSpellings.first(where: { $0.text == near }),
        // `đồng theo` is near `tổng thể` and no slip for it: all syllables but one have to be right, and that one
        // nearly, as `người` in `mỗi ⏎ người mỗi năm` is not for `với`.
        meant.syllables.enumerated().count(where: { key(index + $0.offset) == $0.element }) >= count - 1,
        meant.syllables.enumerated().allSatisfy({
          editDistance(
            Array(foldedForSuggestion(source.text(raw[index + $0.offset].range))),
            Array(foldedForSuggestion($0.element))) <= 1
        })
      else { continue }
      return takeMisspelt(meant, at: index, count, isSure: false)
    }
    return nil
  }

  private mutating func takeMisspelt(
    _ meant: WordTable.Spelling, at index: Int, _ count: Int, isSure: Bool
  ) -> Int {
    let place = SourceSpan(source, raw[index].range.lowerBound..<raw[index + count - 1].range.upperBound)
    diagnostics.append(
      Diagnostic(
        .strayToken, at: .source(place),
        Phrase(
          en: "`\(place.text)` is no word of the language", vi: "`\(place.text)` không phải từ của ngôn ngữ"),
        fixes: [.write(meant.text, at: place, isSafe: isSure)], isInFileWords: true))
    let (first, last) = (raw[index], raw[index + count - 1])
    guard !meant.entry.keywords.isEmpty else {
      appendParticle(first, last)
      return count
    }
    append(meant.entry.keywords, first, last)
    return count
  }

  /// Spellings of so many syllables that open declarations and clauses.
  private func openings(_ count: Int) -> [String] {
    table.entries.flatMap { entry -> [String] in
      guard let keyword = entry.keywords.first, entry.files.holds(inCases: isOfCases), !entry.isSlip,
        keyword.opensDeclarationOrCase || Keyword.clauses.contains(keyword)
          || Keyword.headerClauses.contains(keyword)
      else { return [] }
      return entry.spellings.filter { $0.split(separator: " ").count == count }
    }
  }
}

extension Diagnostic {
  /// `giảm còn 5%`, `tăng từ 50% lên 60%`
  static func levelNotChange(at place: SourceSpan, fix: Fix) -> Diagnostic {
    Diagnostic(
      .levelNotChange, at: .source(place),
      Phrase(
        en: "`\(place.text)` names the level that is reached, not a change",
        vi: "`\(place.text)` nêu mức cần đạt, không phải mức thay đổi"),
      fixes: [fix], isInFileWords: true)
  }
}
