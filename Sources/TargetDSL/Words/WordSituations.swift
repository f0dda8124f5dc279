// Where words mean what their entry says.

extension WordReader {
  func isSituation(_ situation: WordTable.Situation, from index: Int, to next: Int) -> Bool {
    switch situation {
    case .always: true
    case .testBegins: testBegins && (isName(next) || isBound(at: next) || raw[safe: next]?.keyword == .at)
    case .beforeNumber:
      !tokens.isEmpty && [.number, .date, .month, .brokenNumber].contains(raw[safe: next]?.kind)
    case .beforeDay: !tokens.isEmpty && [.date, .month].contains(raw[safe: next]?.kind)
    case .opensDeadline:
      [.number, .date, .month].contains(raw[safe: next]?.kind) && raw[safe: next + 1]?.kind == .colon
    case .beforeColonOrNumber:
      [.colon, .number, .brokenNumber].contains(raw[safe: next]?.kind) || isParticleBeforeNumber(next)
    case .behindYears:
      [.year, .total, .in].contains(tokens.last?.keyword)
        && [.number, .brokenNumber].contains(raw[safe: next]?.kind)
    case .opensTimes: true
    case .opensBound: tokens.last?.kind == .colon && raw[safe: next]?.kind != .colon
    case .behindNumber:
      [.number, .percent].contains(tokens.last?.kind) || tokens.last?.kind == .word && isUnitOfBound
    case .behindTimes: tokens.last?.keyword == .times
    case .asValue:
      [.means, .ignoring, .row, .in].contains(tokens.last?.keyword) || tokens.last?.kind == .comma
        || tokens.last?.kind == .leftBrace
    case .beforeOrMore: closesOrMore(from: next)
    case .closesOrMore: awaitsOrMore
    }
  }

  /// Whether words that mean nothing more stand here before a number: `năm 2021`, `giai đoạn 2021..2025`.
  private func isParticleBeforeNumber(_ index: Int) -> Bool {
    guard let first = key(index) else { return false }
    return table.spellings(beginningWith: first).contains { spelling in
      [.beforeNumber, .behindYears].contains(spelling.entry.situation) && spelling.entry.keywords.isEmpty
        && stands(spelling.syllables, at: index)
        && [.number, .brokenNumber].contains(raw[safe: index + spelling.syllables.count]?.kind)
    }
  }

  private var testBegins: Bool {
    [.where, .and, .or, .not].contains(tokens.last?.keyword) || tokens.last?.kind == .leftParenthesis
  }

  /// Whether the tokens so far end in a number with its unit, behind the `:` of a clause.
  private var isUnitOfBound: Bool {
    guard let number = tokens.suffix(8).lastIndex(where: { $0.kind == .number }),
      tokens[number...].dropFirst().allSatisfy({ $0.kind == .word || $0.kind == .percent })
    else { return false }
    return tokens[..<number].suffix(4).contains { $0.kind == .colon }
  }

  func opensLine(_ index: Int) -> Bool {
    index == 0 || source.bytes[raw[index].triviaRange].contains(where: isLineBreak)
  }

  /// A word that is none of the language.
  private func isName(_ index: Int) -> Bool {
    guard let first = key(index), raw[index].keyword?.isReserved != true else { return false }
    return !table.spellings(beginningWith: first).contains {
      $0.entry.files.holds(inCases: isOfCases) && !$0.entry.isSlip && stands($0.syllables, at: index)
    }
  }

  func isBound(at index: Int) -> Bool {
    guard let first = key(index) else { return false }
    return table.spellings(beginningWith: first).contains {
      guard let keyword = $0.entry.keywords.first else { return false }
      return Keyword.bounds.contains(keyword) && keyword != .noneWord
        && stands($0.syllables, at: index)
    }
  }

  /// Whether the words that make `từ` *at least* follow in the same clause.
  private func closesOrMore(from start: Int) -> Bool {
    guard let closing = table.entries.first(where: { $0.situation == .closesOrMore }) else { return false }
    let spellings = closing.spellings.map { $0.split(separator: " ").map { matchKey($0) } }
    for index in start..<min(start + 12, raw.count) {
      if spellings.contains(where: { stands($0, at: index) }) { return index > start }
      switch raw[index].kind {
      case .colon, .string, .brokenString, .endOfFile, .equal, .leftBrace: return false
      default: continue
      }
    }
    return false
  }

  /// A `/` that touches the words of a unit behind a number: *per*.
  func isPer(_ index: Int) -> Bool {
    guard let next = raw[safe: index + 1], next.kind == .word, next.triviaRange.isEmpty,
      raw[index].triviaRange.isEmpty
    else { return false }
    var place = tokens.count - 1
    var isFirst = true
    while place >= 0 {
      let token = tokens[place]
      switch token.kind {
      case .percent, .number, .brokenNumber: return !(isFirst && token.kind == .number)
      case .word:
        switch token.keyword {
        case nil, .per, .year, .thousand, .million, .billion, .points: place -= 1
        // `tính bằng triệu đồng/người`
        case .in: return true
        default: return token.keyword.map { !$0.isReserved } ?? false
        }
      default: return false
      }
      isFirst = false
    }
    return false
  }

  /// `với ít nhất 12 xã`: between a number of groups and their column stands no word.
  mutating func takeShareOfGroups(before token: Token) {
    guard token.kind == .word, let number = tokens.last, number.kind == .number,
      let opening = tokens.suffix(5).lastIndex(where: { $0.keyword == .for }), opening < tokens.count - 2,
      tokens[(opening + 1)..<(tokens.count - 1)].allSatisfy({
        [.at, .least, .most, .more, .less, .than, .exactly].contains($0.keyword)
      })
    else { return }
    append(Token(kind: .word, keyword: .of, leadingStart: number.end, start: number.end, end: number.end))
  }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
