import TargetDSL
import TargetEngine

/// Dates and the times of clauses, as they are written and read.
enum TimeText {
  /// In the words of the plan language. For example: `by 2030`, `each year 2023`, `total 2021..2025`.
  static func plan(_ time: JudgedTime) -> String {
    switch time {
    case .by(let date): When.by(date).planText
    case .year(let year): "each year \(year)"
    case .total(let years): When.total(years).planText
    case .always: When.always.planText
    case .undated: When.undated.planText
    }
  }

  static func phrase(_ time: JudgedTime) -> Phrase {
    switch time {
    case .by(let date): Phrase(en: "by ", vi: "đến ").appending(phrase(date))
    case .year(let year): Phrase(en: "each year \(year: year)", vi: "mỗi năm: \(year: year)")
    case .total(let years):
      Phrase(
        en: "total \(year: years.lowerBound)–\(year: years.upperBound)",
        vi: "tổng \(year: years.lowerBound)–\(year: years.upperBound)")
    case .always: Phrase(en: "always", vi: "luôn luôn")
    case .undated: Phrase(en: "undated", vi: "không thời hạn")
    }
  }

  /// The last day of a year is read as the year.
  static func phrase(_ date: CalendarDate) -> Phrase { date.shownOrYear }
}
