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
        if years.count > 1 {
          mentions.append(Mention(time: .period(years), range: index - (opening?.count ?? 0)..<end))
        } else if let opening, opening.meaning || standsAlone(tokens, index - opening.count) {
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
    let countsNothing = !tokens.contains { $0.kind == .number && proseYear($0) == nil }
    guard opensList || countsNothing && tokens.count <= 24 else { return .unstated }
    return mentions(in: tokens).first?.time ?? .unstated
  }

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

  private static let yearly = ProsePhrases(["mỗi năm", "hằng năm", "hàng năm", "từng năm"])

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
