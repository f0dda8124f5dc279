/// The words that the grammar knows. Those of `reserved` can never be names; the others are keywords only in
/// their place.
public enum Keyword: String, CaseIterable, Sendable {
  // Reserved.
  /// Never a name in any file.
  case all, always, and, at, baseline, billion, blank, by, column, count, dates, distinct, each, file, `for`,
    from
  /// Never a name in any file.
  case has, ignoring, `in`, indicator, `is`, mean, million, no
  /// Never a name in any file; `none` as a Swift case would be read as a missing value.
  case noneWord = "none"
  /// Never a name in any file.
  case not, note, numbers, or, over, owner, per
  /// Never a name in any file.
  case plan, points, population, reading, reported, share, source, stated, sum, table, target, thousand, to,
    total
  /// Never a name in any file.
  case undated, unit, use, weighted, `where`, within, year, yes
  // Keywords in their place.
  /// Names may be called so where the grammar expects no keyword.
  case about, between, date, day, decimal, document, exactly, first, iso, issued, key, known, least, less,
    means
  /// Names may be called so where the grammar expects no keyword.
  case more, most, of, one, period, place, plain, refers, says, sheet, territory, text, than, through, unknown
  /// Names may be called so where the grammar expects no keyword.
  case until, vietnamese, whole
  /// Names may be called so where the grammar expects no keyword.
  case cell, database, down, it, missing, month, since, snapshots, times, up, value
  // Keywords in their place in files of cases only.
  /// Keywords in `.plantest` files, in their place; names in plans.
  case applicable, `as`, behind, `case`, expect, far, met, missed, on, pending, row, rows, slow, track
  /// Keywords in `.plantest` files, in their place; names in plans.
  case undetermined, unmeasured, values, with, worsening

  /// Whether nothing can be called so.
  public var isReserved: Bool {
    switch self {
    case .all, .always, .and, .at, .baseline, .billion, .blank, .by, .column, .count, .dates, .distinct,
      .each,
      .file, .for, .from, .has, .ignoring, .in, .indicator, .is, .mean, .million, .no, .noneWord, .not, .note,
      .numbers, .or, .over, .owner, .per, .plan, .points, .population, .reading, .reported, .share, .source,
      .stated, .sum, .table, .target, .thousand, .to, .total, .undated, .unit, .use, .weighted, .where,
      .within,
      .year, .yes:
      true
    default: false
    }
  }

  /// Whether the word is one in files of cases only.
  var isOfCases: Bool {
    switch self {
    case .applicable, .as, .behind, .case, .expect, .far, .met, .missed, .on, .pending, .row, .rows, .slow,
      .track, .undetermined, .unmeasured, .values, .with, .worsening:
      true
    default: false
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

  /// Words that open a clause of a table where what they need follows; elsewhere they may be names.
  static let tableClauses: Set<Keyword> = [.cell, .database, .snapshots]

  /// Words that open a bound wherever they stand: `up` and `down` do so before `by` only.
  static let bounds = Set(
    BoundForm.allCases.filter { $0 != .change }.flatMap(\.openings).compactMap(\.first))

  /// Words of which those that compare with a number are made: `at least`, `more than`.
  static let comparing: Set<Keyword> = [.at, .least, .most, .more, .less, .than, .exactly]

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
