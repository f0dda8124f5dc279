// Words of the other language where a keyword stands, and words of the file's own that stand in the wrong form.

extension Parser {
  /// Reports English keywords in a file of other words, and words that mean the right thing in another place only. They
  /// have been read as what they mean.
  mutating func reportForeignWords() {
    guard let table = WordTable.of(language) else { return }
    for node in nodes where node.kind != .skipped {
      var run: [Token] = []
      for child in children[Int(node.childrenStart)..<Int(node.childrenEnd)] {
        if child >= 0, Int(child) < tokens.count, tokens[Int(child)].keyword != nil,
          tokens[Int(child)].kind == .word
        {
          run.append(tokens[Int(child)])
        } else if child < 0 || Int(child) < tokens.count {
          report(run, in: node.kind, table)
          run = []
        }
      }
      report(run, in: node.kind, table)
    }
  }

  private mutating func report(_ run: [Token], in form: SyntaxKind, _ table: WordTable) {
    var rest = run[...]
    while let first = rest.first {
      if isInEnglish(first) {
        let english = rest.prefix { isInEnglish($0) && !$0.isSilent }
        reportEnglish(Array(english), in: form, table)
        rest = rest.dropFirst(english.count)
      } else {
        let group = [first] + rest.dropFirst().prefix { $0.isSilent }
        reportMisplaced(group, in: form, table)
        rest = rest.dropFirst(group.count)
      }
    }
  }

  private mutating func reportEnglish(_ words: [Token], in form: SyntaxKind, _ table: WordTable) {
    guard let first = words.first, let last = words.last else { return }
    let place = SourceSpan(source, first.range.lowerBound..<last.range.upperBound)
    let meant = spelled(words, in: form, table)
    diagnostics.append(
      Diagnostic(
        .foreignWord, at: .source(place),
        Phrase(
          en: "`\(place.text)` is English, and this file is in \(language.name) words",
          vi: "`\(place.text)` là tiếng Anh, còn tệp này dùng từ \(language.name)"),
        fixes: [.write(meant, at: place, isSafe: !hasPointedNumber(behind: last))], isInFileWords: true))
  }

  /// Whether a number behind some English words says one thing in English and another in the file's words: `4.125`.
  private func hasPointedNumber(behind last: Token) -> Bool {
    for token in tokens where token.start >= last.end {
      if source.bytes[token.triviaRange].contains(where: isLineBreak) { return false }
      if token.kind == .number, source.bytes[token.range].contains(UInt8(ascii: ".")) { return true }
    }
    return false
  }

  private mutating func reportMisplaced(_ group: [Token], in form: SyntaxKind, _ table: WordTable) {
    guard let first = group.first, first.range.count > 1 else { return }
    let keywords = group.compactMap(\.keyword)
    let text = source.text(first.range)
    let known = table.entries.filter { entry in
      entry.keywords == keywords && entry.spellings.contains { matchKey($0) == matchKey(text) }
    }
    guard !known.isEmpty,
      known.allSatisfy({
        // A word with `năm` in it says the same before a year anywhere.
        !$0.places.isEmpty && !$0.places.contains(form) && $0.follower == .anything
      })
    else {
      return
    }
    let meant = spelled(group, in: form, table)
    guard meant != text else { return }
    let place = SourceSpan(source, first.range)
    // What has been told of the word says more.
    let isTold = diagnostics.contains {
      if case .source(let span) = $0.place { span.range == first.range } else { false }
    }
    if isTold { return }
    diagnostics.append(
      Diagnostic(
        .foreignWord, at: .source(place),
        Phrase(
          en: "`\(text)` is not the word for this place", vi: "`\(text)` không phải là từ dùng ở chỗ này"),
        fixes: [.write(meant, at: place, isSafe: true)], isInFileWords: true))
  }

  private func spelled(_ words: [Token], in form: SyntaxKind, _ table: WordTable) -> String {
    var meant = words.map { WordWriter.Word(keyword: $0.keyword, kind: .word, text: word($0)) }
    if let index = tokens.firstIndex(where: {
      $0.start == words.last?.start && $0.keyword == words.last?.keyword
    }),
      index + 1 < tokens.count
    {
      let next = tokens[index + 1]
      meant.append(.init(keyword: next.keyword, kind: next.kind, text: word(next)))
    }
    return WordWriter(table: table).spellings(of: meant, in: form).prefix(words.count).compactMap { $0 }
      .joined(separator: " ")
  }
}

extension SourceFile {
  /// One message for a file whose declarations are in two languages, most of them not in that of the first.
  func mixedLanguages(_ count: DeclarationCount) -> Diagnostic? {
    guard count.isMixed, let other = count.firstOther, let first = count.first else { return nil }
    let all = count.counts.values.reduce(0, +)
    let others = all - (count.counts[first] ?? 0)
    let place = SourceSpan(self, other)
    let (own, foreign) = (first.name, language(of: other, besides: first).name)
    return Diagnostic(
      .mixedLanguages, at: .source(place),
      Phrase(
        en: "the file begins in \(own) words, but \(others) of its \(all) declarations are in \(foreign)",
        vi: "tệp mở đầu bằng từ \(own), nhưng \(others) trong \(all) khai báo lại bằng \(foreign)"),
      fixes: [
        .init(
          Phrase(
            en: "write all declarations in the words of one language",
            vi: "hãy viết mọi khai báo bằng từ của một ngôn ngữ"))
      ], isInFileWords: true)
  }

  /// The language of the word that opens a declaration.
  private func language(of range: Range<Int>, besides first: Language) -> Language {
    let isASCII = bytes[range].allSatisfy { $0 < 0x80 }
    return isASCII ? .english : WordTable.foreign.first { $0.language != first }?.language ?? .english
  }
}
