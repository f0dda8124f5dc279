import TargetDSL

/// What one text of a header says: what its column is for, or a part of that where the header has several rows.
struct MeasuredWording {
  enum Kind { case value, plan }

  /// Any role that needs no year.
  private(set) var role: MeasuredRole?
  private(set) var kind: Kind?
  private(set) var year: Int?
  private(set) var unit: String?
  private(set) var isVietnamese = false
  /// Nothing but the word `Năm`, above years.
  private(set) var isYearWord = false

  /// Says of itself what is measured and of which year.
  var isComplete: Bool { kind != nil && year != nil }

  /// `nil` where the text says nothing that is known here. `words` are those of the plan's units.
  init?(_ text: String, words: [String: String]) {
    if take(matchKey(text)) { return }
    if let (name, inner) = HeaderName(text).parts, take(matchKey(name)) {
      let bracket = HeaderBracket(text: inner, name: name)
      if bracket.isUnit(words: words), role != .date {
        unit = inner
        return
      }
      // `Thực hiện (năm 2024)`
      guard year == nil, kind != nil, let date = MeasuredWording(inner, words: [:]), date.kind == nil,
        let year = date.year
      else { return nil }
      self.year = year
      isVietnamese = isVietnamese || date.isVietnamese
      return
    }
    // `(%)` in a row of its own
    let bare = text.hasPrefix("(") && text.hasSuffix(")") ? String(text.dropFirst().dropLast()) : text
    guard role == nil, kind == nil, !bare.isEmpty, HeaderBracket(text: bare, name: "").isUnit(words: words)
    else {
      return nil
    }
    unit = bare
  }

  /// What the texts of one column say together, from above; one that is `nil` says nothing that is known.
  init?(_ parts: [(wording: MeasuredWording?, isCarried: Bool)]) {
    var parts = parts
    if let own = MeasuredWording(agreeing: parts.filter { !$0.isCarried }.map(\.wording)), own.isComplete,
      MeasuredWording(agreeing: parts.map(\.wording)) == nil
    {
      // A text that only seems to go on over this column says nothing of it.
      parts.removeAll { $0.isCarried }
    }
    self.init(agreeing: parts.map(\.wording))
  }

  private init?(agreeing parts: [MeasuredWording?]) {
    let fixed = parts.compactMap { $0?.role }.filter { $0 != .date }
    if let first = fixed.first {
      // Words behind the name of such a column (`Đơn vị` above `tính`) say nothing else.
      guard fixed.allSatisfy({ $0 == first }), parts.allSatisfy({ $0?.kind == nil && $0?.year == nil }) else {
        return nil
      }
      role = first
    } else {
      for part in parts {
        guard let part else { return nil }
        if part.role == .date {
          guard parts.count == 1 || part.isYearWord else { return nil }
          if parts.count == 1 { role = .date }
          continue
        }
        guard kind == nil || part.kind == nil || kind == part.kind,
          year == nil || part.year == nil || year == part.year,
          unit == nil || part.unit == nil || unit == part.unit
        else { return nil }
        kind = kind ?? part.kind
        year = year ?? part.year
        unit = unit ?? part.unit
      }
    }
    unit = unit ?? parts.compactMap { $0?.unit }.first
    isVietnamese = parts.contains { $0?.isVietnamese ?? false }
  }

  /// What the column is for; `nil` where it is a unit alone or `Năm` above nothing.
  var found: MeasuredRole? {
    if let role { return role }
    switch (kind, year) {
    case (.plan, let year): return .plan(year)
    case (.value, nil): return .value
    case (_, let year?): return .valueOf(year)
    case (nil, nil): return nil
    }
  }

  // MARK: - Words

  private mutating func take(_ key: String) -> Bool {
    if takeWord(key) { return true }
    var words = key.split(separator: " ").map(String.init)
    guard let last = words.popLast(), last.utf8.count == 4, let year = Int(last), (1900...2199).contains(year)
    else { return false }
    let said = words.last.map { MeasuredWording.year.contains($0) } ?? false
    if said { words.removeLast() }
    var rest = MeasuredWording.none
    guard words.isEmpty || rest.takeWord(words.joined(separator: " ")) && rest.kind != nil else {
      return false
    }
    kind = rest.kind
    isVietnamese = words.isEmpty ? said : rest.isVietnamese
    self.year = year
    return true
  }

  private mutating func takeWord(_ key: String) -> Bool {
    guard let (known, isVietnamese) = MeasuredWording.word(key) else { return false }
    self.isVietnamese = isVietnamese
    switch known {
    case .value: kind = .value
    case .plan: kind = .plan
    default: role = known
    }
    isYearWord = MeasuredWording.year.contains(key)
    return true
  }

  private static let none = MeasuredWording()
  private init() {}

  private static func word(_ key: String) -> (MeasuredRole, isVietnamese: Bool)? {
    if let role = english[key] { return (role, false) }
    return vietnamese[key].map { ($0, true) }
  }

  private static let english: [String: MeasuredRole] = [
    "indicator": .indicator, "target": .indicator, "date": .date, "year": .date, "group": .group, "low": .low,
    "high": .high, "value": .value, "actual": .value, "source": .source, "unit": .unit, "plan": .plan(nil),
    "planned": .plan(nil), "no": .note, "no.": .note, "#": .note, "note": .note, "notes": .note,
  ]

  private static let vietnamese: [String: MeasuredRole] = {
    let words: [(MeasuredRole, [String])] = [
      (.indicator, ["chỉ tiêu", "tên chỉ tiêu", "các chỉ tiêu", "mục tiêu", "nội dung chỉ tiêu"]),
      (.date, ["ngày", "năm", "thời điểm"]), (.unit, ["đơn vị", "đơn vị tính", "đvt"]), (.group, ["nhóm"]),
      (.low, ["thấp nhất"]), (.high, ["cao nhất"]), (.source, ["nguồn", "nguồn số liệu"]),
      (.value, ["thực hiện", "th", "kết quả", "kết quả thực hiện", "giá trị"]),
      (.plan(nil), ["kế hoạch", "kh"]), (.note, ["stt", "tt", "số tt", "ghi chú"]),
    ]
    return Dictionary(
      words.flatMap { role, words in words.map { (matchKey($0), role) } },
      uniquingKeysWith: { first, _ in first })
  }()

  private static let year: Set<String> = [matchKey("năm"), "year"]
}
