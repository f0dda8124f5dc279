/// Spells words of the grammar in another language.
struct WordWriter {
  /// A token on its way.
  struct Word {
    /// `nil` for a name.
    var keyword: Keyword?
    var kind: Token.Kind
    /// In English.
    var text: String
    /// Whether the text is to stay as it is.
    var isKept = false
    /// Whether nothing stands between it and the token before.
    var isTight = false
  }

  let table: WordTable

  /// The spelling of each of some words that stand together in one form; `nil` for one whose meaning is in a spelling
  /// before it. Several keywords may have one spelling, which stands at the first of them.
  func spellings(of words: [Word], in place: SyntaxKind?) -> [String?] {
    var result: [String?] = []
    result.reserveCapacity(words.count)
    while result.count < words.count {
      let index = result.count
      let word = words[index]
      if word.isKept {
        result.append(word.text)
      } else if let keyword = word.keyword {
        if let entry = entry(
          beginningWith: keyword, words[index...], behind: index > 0 ? words[index - 1] : nil, in: place)
        {
          result.append(entry.spellings.first)
          result += [String?](repeating: nil, count: entry.keywords.count - 1)
        } else {
          result.append(part(keyword) ?? word.text)
        }
      } else {
        result.append(vietnameseLiteral(word.text, word.kind))
      }
    }
    return result
  }

  private func entry(
    beginningWith keyword: Keyword, _ words: ArraySlice<Word>, behind previous: Word?, in place: SyntaxKind?
  ) -> WordTable.Entry? {
    let candidates = table.entries(beginningWith: keyword).filter { entry in
      words.count >= entry.keywords.count
        && zip(words, entry.keywords).allSatisfy { $0.keyword == $1 && !$0.isKept }
    }
    return candidates.first { entry in
      let next = words.dropFirst(entry.keywords.count).first
      return fits(entry.places, place, words, behind: previous) && follows(entry.follower, next)
    }
      ?? candidates.first { follows($0.follower, words.dropFirst($0.keywords.count).first) }
  }

  /// Whether an entry is written in a form; where it is not known which, what stands around tells.
  private func fits(
    _ places: Set<SyntaxKind>, _ place: SyntaxKind?, _ words: ArraySlice<Word>, behind previous: Word?
  ) -> Bool {
    if places.isEmpty { return true }
    if let place { return places.contains(place) }
    // `blank means none` is no bound.
    if places.contains(.bound), previous?.keyword == .means { return false }
    let next = words.dropFirst().first
    if places.contains(.baselineClause) { return next?.kind == .string }
    if places.contains(.stated) { return next?.kind == .percent || next?.keyword == .points }
    return true
  }

  private func follows(_ follower: WordTable.Follower, _ next: Word?) -> Bool {
    switch follower {
    case .anything: true
    case .year: next?.kind == .number
    case .month: next?.kind == .month
    case .date: next?.kind == .date
    case .string: next?.kind == .string
    }
  }

  /// A keyword that is no entry by itself, such as `least`: the first spelling that it takes part in.
  private func part(_ keyword: Keyword) -> String? {
    table.entries.filter { $0.keywords.contains(keyword) && !$0.isSlip }
      .min { $0.keywords.count < $1.keywords.count }?.spellings.first
  }
}

extension WordTable {
  /// How a keyword is spelt in a form.
  func spelling(of keyword: Keyword, in form: SyntaxKind?) -> String {
    WordWriter(table: self).spellings(
      of: [.init(keyword: keyword, kind: .word, text: keyword.rawValue)], in: form
    )
    .first.flatMap { $0 } ?? keyword.rawValue
  }
}

extension SyntaxTree {
  /// How each token is spelt in files of a language, where that is not how it stands; `nil` for a token that has no
  /// letters there.
  func spellings(in language: Language) -> [TokenKey: String?] {
    var result: [TokenKey: String?] = [:]
    let table = WordTable.of(language)
    func visit(_ node: SyntaxNode) {
      guard node.kind != .skipped else { return }
      let children = Array(node.children)
      var leaves: [Token] = []
      for child in children {
        switch child {
        case .token(let token): leaves.append(token)
        case .node(let child):
          visit(child)
          // What a form within begins with tells how the words before it are written.
          if let first = child.firstToken { leaves.append(first) }
        }
      }
      let own = Set(children.compactMap { if case .token(let token) = $0 { token.key } else { nil } })
      guard let table else {
        for token in leaves where own.contains(token.key) { result[token.key] = .some(english(token)) }
        if node.kind == .cell, let text = leaves.first, let number = decimal(inQuotes: text) {
          result[text.key] = .some(number)
        }
        return
      }
      let meant = leaves.filter { $0.kind != .particle }
      let words = meant.map { token in
        WordWriter.Word(
          keyword: own.contains(token.key) ? token.keyword : nil, kind: token.kind,
          text: englishText(token) ?? "")
      }
      var spelled = WordWriter(table: table).spellings(of: words, in: node.kind)
      if node.kind == .bound, let times = meant.first(where: { $0.keyword == .times }),
        own.contains(times.key),
        let first = spelled.first, let text = first, let opener = table.timesOpener
      {
        spelled[0] = opener + " " + text
      }
      if node.kind == .cell { quoteDecimal(&spelled, meant) }
      for token in leaves where token.kind == .particle && own.contains(token.key) {
        result[token.key] = .some(nil)
      }
      if node.kind == .forEachClause, node.node(.quantity)?.node(.unitExpression) == nil, node.has(.of),
        let of = meant.firstIndex(where: { $0.keyword == .of })
      {
        // `với ít nhất 12 xã`: behind a plain number the column stands right away.
        spelled[of] = nil
      }
      for (token, text) in zip(meant, spelled) where own.contains(token.key) {
        result[token.key] = .some(text)
      }
    }
    visit(root)
    return result
  }

  /// In a row of a case a comma parts cells, so a decimal stands in quotes.
  private func quoteDecimal(_ spelled: inout [String?], _ tokens: [Token]) {
    guard let number = tokens.firstIndex(where: { $0.kind == .number }), let text = spelled[number],
      text.contains(",")
    else { return }
    let isNegative = number > 0
    for index in 0..<number { spelled[index] = nil }
    spelled[number] = "\"\(isNegative ? "-" : "")\(text)\""
  }

  /// `"2,5"` in a row of a case as an English file has it; `nil` for any other text.
  private func decimal(inQuotes token: Token) -> String? {
    guard language != .english, token.kind == .string else { return nil }
    return numberInQuotes(source.text(token.range).dropFirst().dropLast())
  }

  /// Texts in rows of cases that would become numbers in files of a language and back: `"2,5"`.
  public func textsLikeNumbers(in language: Language) -> [SourceSpan] {
    guard self.language == .english, language != .english else { return [] }
    var found: [SourceSpan] = []
    func visit(_ node: SyntaxNode) {
      if node.kind == .cell, let text = node.firstToken, text.kind == .string,
        numberInQuotes(source.text(text.range).dropFirst().dropLast()) != nil
      {
        found.append(SourceSpan(source, text.range))
      }
      for case .node(let child) in node.children { visit(child) }
    }
    visit(root)
    return found
  }

  /// Decimals between the braces of a set, where files with a decimal comma cannot write them.
  public func decimalsInSets(in language: Language) -> [SourceSpan] {
    guard self.language == .english, language != .english else { return [] }
    var found: [SourceSpan] = []
    func visit(_ node: SyntaxNode, isInSet: Bool) {
      for child in node.children {
        switch child {
        case .node(let node): visit(node, isInSet: isInSet || node.kind == .set)
        case .token(let token) where isInSet && token.kind == .number:
          if source.text(token.range).contains(".") { found.append(SourceSpan(source, token.range)) }
        case .token: continue
        }
      }
    }
    visit(root, isInSet: false)
    return found
  }

  private func english(_ token: Token) -> String? {
    token.kind == .particle ? nil : englishText(token)
  }

  /// A token as an English file has it.
  func englishText(_ token: Token) -> String? {
    if let keyword = token.keyword { return keyword.rawValue }
    let text = source.text(token.range)
    return language == .english ? text : englishLiteral(text, token.kind)
  }
}

/// What tells a token from all others of its tree.
struct TokenKey: Hashable {
  let start: Int32
  let end: Int32
  let keyword: Keyword?
}

extension Token {
  var key: TokenKey { TokenKey(start: start, end: end, keyword: keyword) }
}
