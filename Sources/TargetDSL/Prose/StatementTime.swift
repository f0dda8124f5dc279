/// When a statement of a document holds.
public enum StatementTime: Hashable, Sendable {
  case unstated
  /// `đến (cuối, hết) năm 2030`, `năm 2019`
  case by(Int)
  /// `giai đoạn 2021-2025`
  case period(ClosedRange<Int>)
  /// `mỗi năm`, `hằng năm`; within a period where one is stated.
  case eachYear(ClosedRange<Int>?)

  /// The last year that is meant.
  public var lastYear: Int? {
    switch self {
    case .unstated, .eachYear(nil): nil
    case .by(let year): year
    case .period(let years), .eachYear(let years?): years.upperBound
    }
  }
}

extension StatementTime {
  /// An expression of time in running text.
  struct Mention {
    let time: StatementTime
    let range: Range<Int>
  }

  /// Every expression of time, in order of place. Years of dates and of the titles of laws are left out.
  static func mentions(in tokens: [ProseToken]) -> [Mention] {
    var mentions: [Mention] = []
    var index = 0
    while index < tokens.count {
      if yearly.isAt(tokens, index) {
        mentions.append(Mention(time: .eachYear(nil), range: index..<index + 2))
        index += 2
      } else if let (years, end) = years(tokens, index) {
        let opening = openings.match(tokens, endingAt: index)
        if comparisons.endsBefore(tokens, index - (opening?.count ?? 0)) {
          // `tăng 1,5 lần so với năm 2020` says from where it is counted.
        } else if years.count > 1 {
          mentions.append(Mention(time: .period(years), range: index - (opening?.count ?? 0)..<end))
        } else if let opening,
          opening.meaning || standsAlone(tokens, index - opening.count)
            || isOfGoals(tokens, index - opening.count)
        {
          mentions.append(Mention(time: .by(years.upperBound), range: index - opening.count..<end))
        }
        index = end
      } else {
        index += 1
      }
    }
    return mentions
  }

  /// The time that a heading gives to what stands below it: one that is short or opens a list.
  static func ofHeading(_ tokens: [ProseToken]) -> StatementTime {
    let opensList = tokens.last?.isSymbol(":") == true
    if opensList, let year = ofGoals(in: tokens) { return .by(year) }
    let countsNothing = !tokens.contains { $0.kind == .number && proseYear($0) == nil }
    guard opensList || countsNothing && tokens.count <= 24 else { return .unstated }
    return mentions(in: tokens).first?.time ?? .unstated
  }

  /// The one year that the head of a list gives its goals: `15 chỉ tiêu chủ yếu năm 2024 gồm:`, `Cụ thể năm 2030:`.
  static func ofGoals(in tokens: [ProseToken]) -> Int? {
    guard mentions(in: tokens).allSatisfy({ if case .by = $0.time { true } else { false } }) else {
      return nil
    }
    for index in tokens.indices.reversed() {
      guard let (years, _) = years(tokens, index), years.count == 1, singleYears.endsBefore(tokens, index)
      else {
        continue
      }
      let isNamed =
        comparisons.endsBefore(tokens, index - 1) || laws.occurs(in: Array(tokens[..<index].suffix(6)))
      if !isNamed, tokens.count <= 12 || goals.occurs(in: tokens) { return years.upperBound }
    }
    return nil
  }

  private static let goals = ProsePhrases(["chỉ tiêu", "mục tiêu", "kế hoạch"])
  private static let laws = ProsePhrases(["luật", "ngày", "tháng", "nghị định", "thông tư"])
  private static let singleYears = ProsePhrases(["năm"])

  /// `so với (cuối) năm 2020`, `so với 2015`
  private static let comparisons = ProsePhrases([
    "so với", "so với cùng kỳ", "so với thực hiện", "so với đầu", "so với cuối", "so với kế hoạch",
    "so cùng kỳ",
    "so",
  ])

  /// `2030`, `2021-2025`, `2021 đến năm 2025`; not a part of a date.
  private static func years(_ tokens: [ProseToken], _ index: Int) -> (ClosedRange<Int>, Int)? {
    guard let first = proseYear(tokens[index]) else { return nil }
    if index > 1, tokens[index].isAttached, tokens[index - 1].isSymbol("/") || tokens[index - 1].isSymbol("-")
    {
      return nil
    }
    var end = index + 1
    if tokens.indices.contains(end), tokens[end].isSymbol("-") || tokens[end].key == matchKey("đến") {
      end += 1
      if tokens.indices.contains(end), tokens[end].key == matchKey("năm") { end += 1 }
      if tokens.indices.contains(end), let last = proseYear(tokens[end]), last > first {
        return (first...last, end + 1)
      }
    }
    if tokens.indices.contains(index + 1), tokens[index + 1].isSymbol("/"), tokens[index + 1].isAttached {
      return nil
    }
    return (first...first, index + 1)
  }

  /// Whether `năm 2019` opens a sentence or a part of one; else it belongs to a title or a comparison.
  private static func standsAlone(_ tokens: [ProseToken], _ start: Int) -> Bool {
    start <= 0 || tokens[start - 1].kind == .symbol
  }

  /// `24 chỉ tiêu chủ yếu năm 2024; trong đó …`
  private static func isOfGoals(_ tokens: [ProseToken], _ start: Int) -> Bool {
    var first = start
    while first > 0, tokens[first - 1].kind != .symbol || tokens[first - 1].isSymbol("-") { first -= 1 }
    return aims.occurs(in: Array(tokens[first..<start]))
  }

  private static let aims = ProsePhrases(["chỉ tiêu", "mục tiêu"])

  static let yearly = ProsePhrases(["mỗi năm", "hằng năm", "hàng năm", "từng năm"])

  /// Before a year; `true` where the words surely set a time.
  private static let openings = ProsePhrases<Bool>([
    (
      true,
      [
        "đến", "tới", "vào", "trong", "trước", "cuối", "hết", "từ", "đến cuối", "đến hết", "đến trước",
        "tới cuối",
      ]
      .flatMap { [$0 + " năm", $0] } + [
        "giai đoạn", "thời kỳ", "giai đoạn từ năm", "các năm", "ước năm", "ước thực hiện năm",
      ]
    ),
    (false, ["năm"]),
  ])
}
