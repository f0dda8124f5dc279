/// The words that the grammar knows. Those of `reserved` can never be names; the others are keywords only in
/// their place.
public enum Keyword: String, CaseIterable, Sendable {
  // Reserved.
  case all, always, and, at, baseline, billion, blank, by, column, count, dates, distinct, each, file, `for`,
    from
  case has, ignoring, `in`, indicator, `is`, mean, million, no
  case noneWord = "none"
  case not, note, numbers, or, over, owner, per
  case plan, points, population, reading, reported, share, source, stated, sum, table, target, thousand, to,
    total
  case undated, unit, use, weighted, `where`, within, year, yes
  // Keywords in their place.
  case about, between, date, day, decimal, document, exactly, first, iso, issued, key, known, least, less,
    means
  case more, most, of, one, period, place, plain, refers, says, sheet, territory, text, than, through, unknown
  case until, vietnamese, whole

  public var isReserved: Bool {
    switch self {
    case .about, .between, .date, .day, .decimal, .document, .exactly, .first, .iso, .issued, .key, .known,
      .least,
      .less, .means, .more, .most, .of, .one, .period, .place, .plain, .refers, .says, .sheet, .territory,
      .text,
      .than, .through, .unknown, .until, .vietnamese, .whole:
      false
    default: true
    }
  }

  /// Words that open a declaration.
  static let declarations: Set<Keyword> = [.plan, .use, .unit, .table, .population, .indicator, .target]

  /// Words that open a clause wherever they stand (`by` does so before a number or a date only).
  static let clauses: Set<Keyword> = [
    .column, .numbers, .dates, .file, .by, .each, .total, .always, .undated, .for, .baseline, .reported,
    .reading,
    .source, .owner, .note,
  ]

  /// Words that open a clause inside a plan header only.
  static let headerClauses: Set<Keyword> = [.document, .issued, .place, .period, .territory, .about, .note]
}

/// Finds the keyword that some bytes spell, without making a string of them.
struct KeywordTable: Sendable {
  static let shared = KeywordTable()

  private let slots: [(bytes: [UInt8], keyword: Keyword)?]
  private let mask: Int
  private let longest: Int

  private init() {
    let words = Keyword.allCases.map { (bytes: Array($0.rawValue.utf8), keyword: $0) }
    mask = 511
    longest = words.map(\.bytes.count).max() ?? 0
    var slots = [(bytes: [UInt8], keyword: Keyword)?](repeating: nil, count: mask + 1)
    for word in words {
      var slot = KeywordTable.hash(word.bytes[...]) & mask
      while slots[slot] != nil { slot = (slot + 1) & mask }
      slots[slot] = word
    }
    self.slots = slots
  }

  func keyword(_ bytes: ArraySlice<UInt8>) -> Keyword? {
    guard bytes.count <= longest else { return nil }
    var slot = KeywordTable.hash(bytes) & mask
    while let word = slots[slot] {
      if word.bytes.elementsEqual(bytes) { return word.keyword }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash ^ (hash >> 15))
  }
}
