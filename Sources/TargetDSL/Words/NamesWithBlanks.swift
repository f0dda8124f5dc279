// Labels as they are read aloud: `số tổ hợp tác`, `trên 70 hợp tác xã`. What stands where a name is used and has several
// words is one name, so that the checker, which knows all names, says what it should be.

extension WordReader {
  /// How many words from here on are one name with blanks in it; `nil` for a single one, and where another mistake is
  /// likelier.
  func wordsOfLabel(at index: Int) -> Int? {
    guard !isOfCases, isPlain(index), let place = placeOfName else { return nil }
    var count = 1
    while count < 8, isPlain(index + count), !opensLine(index + count), isOnlyBlankBefore(index + count) {
      count += 1
    }
    guard count > 1 else { return nil }
    let comparesNext = compares(index + count)
    switch place {
    // `htx loại = tốt` lacks the word between rows and condition, `tổng x htx` that between column and rows.
    case .rows: return comparesNext || isColumnOfRows && !leadsToRows(index + count) ? nil : count
    case .column: return comparesNext ? count : nil
    case .value: return comparesNext ? nil : count
    }
  }

  /// Words for many that say nothing more: `tỷ lệ các htx`.
  static let articles = ["các", "những"].map { matchKey($0) }

  private enum Place { case rows, column, value }

  /// Where the next word stands: behind words that only a name that is used follows.
  private var placeOfName: Place? {
    var before = tokens[...]
    if let last = before.last, last.kind == .word, last.keyword == nil,
      WordReader.articles.contains(matchKey(source.text(last.range)))
    {
      before.removeLast()
    }
    guard let last = before.last else { return nil }
    switch last.keyword {
    case .of, .over, .in, .distinct, .through, .has: return .rows
    case .where, .and, .or, .not: return .column
    case .thousand, .million, .billion, .per: return .value
    default: break
    }
    switch last.kind {
    case .number: return .value
    case .equal, .notEqual:
      let openings: Set<Keyword> = [.where, .target, .indicator, .population, .reading, .column]
      return switch before.suffix(60).last(where: { $0.keyword.map(openings.contains) ?? false })?.keyword {
      case .where: .value
      case .population: .rows
      default: nil
      }
    default: return nil
    }
  }

  /// Whether a column of some rows stands next, which come behind it: `tổng`, `số giá trị khác nhau của`.
  private var isColumnOfRows: Bool {
    guard let last = tokens.last else { return false }
    return last.keyword == .distinct
      || last.keyword == .of && [.sum, .mean, .value].contains(tokens.dropLast().last?.keyword)
  }

  private func leadsToRows(_ index: Int) -> Bool {
    guard let word = key(index) else { return false }
    return table.spellings(beginningWith: word).contains {
      [.over, .in].contains($0.entry.keywords.first) && stands($0.syllables, at: index)
    }
  }

  /// A word that means nothing in the language, nor in an offer.
  private func isPlain(_ index: Int) -> Bool {
    guard let word = key(index), isName(index), raw[index].keyword == nil else { return false }
    return !WordReader.articles.contains(word) && !WordReader.slips.contains(word)
  }

  /// Words of slips that are told as such: `60 phần trăm`, `htx khi loại = tốt`, `loại khác tốt`.
  private static let slips = Set(
    [
      "phần", "đó", "khi", "nếu", "trong", "đạt", "khác", "bằng", "là", "sau", "trước", "trống", "rỗng",
      "hơn",
    ].map {
      matchKey($0)
    })

  private func isOnlyBlankBefore(_ index: Int) -> Bool {
    source.bytes[raw[index].triviaRange].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Whether a comparison, or a test of membership, stands here.
  private func compares(_ index: Int) -> Bool {
    guard let token = raw[safe: index], !opensLine(index) else { return false }
    switch token.kind {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return true
    default: break
    }
    guard let word = key(index) else { return false }
    return table.spellings(beginningWith: word).contains {
      [.in, .not, .is].contains($0.entry.keywords.first) && stands($0.syllables, at: index)
    }
  }
}
