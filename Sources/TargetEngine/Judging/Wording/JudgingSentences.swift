public import TargetDSL

// The sentences of the judge: why a clause is what it is, and what the reader should know beside the verdict.

extension Phrase {
  // MARK: No value

  static let noValue = Phrase(en: "there is no value", vi: "chưa có số liệu")

  static func noValueSince(_ deadline: CalendarDate, latest: CalendarDate?) -> Phrase? {
    guard let latest else { return nil }
    let (due, last) = (Phrase.day(deadline), Phrase.day(latest))
    return Phrase(
      en: "no value is dated \(due.english) or later; the latest is of \(last.english)",
      vi: "chưa có số liệu từ \(due.vietnamese) trở đi; số mới nhất là của \(last.vietnamese)")
  }

  static func noValueFor(_ year: Int) -> Phrase {
    Phrase(en: "there is no value for \(year)", vi: "không có số liệu của năm \(year)")
  }

  static func yearAhead(_ year: Int) -> Phrase {
    Phrase(en: "\(year) has not begun", vi: "chưa đến năm \(year)")
  }

  static func yearNotOver(_ year: Int) -> Phrase {
    Phrase(
      en: "\(year) is not over, and there is no value for it yet",
      vi: "năm \(year) chưa kết thúc và chưa có số liệu")
  }

  static func groupVanished(_ date: CalendarDate) -> Phrase {
    let day = Phrase.day(date)
    return Phrase(
      en: "it is no longer among the groups at \(day.english)",
      vi: "không còn trong danh sách nhóm \(day.vietnamese)")
  }

  static let noGroups = Phrase(en: "there is no group to measure", vi: "không có nhóm nào để đo")

  static func gap(on date: CalendarDate, _ reason: Phrase) -> Phrase {
    let day = Phrase.day(date)
    return Phrase(
      en: "\(day.english) gives no value: \(reason.english)",
      vi: "\(day.vietnamese) không cho số liệu: \(reason.vietnamese)")
  }

  static let overflow = Phrase(
    en: "a number is too large for exact arithmetic", vi: "có số quá lớn, không tính chính xác được")

  // MARK: Undetermined

  static func undetermined(
    _ value: MeasuredValue, of measure: TypedMeasure, _ unknowns: UnknownsToDecide?
  ) -> Phrase {
    let interval = Phrase.interval(value.interval, of: measure)
    guard let rows = value.unknownRows, rows > 0 else {
      return Phrase(
        en: "it is only known to be \(interval.english)", vi: "chỉ biết là \(interval.vietnamese)")
    }
    let count = Phrase.number(rows)
    let open = Phrase(
      en: rows == 1 ? "1 row is not known" : "\(count.english) rows are not known",
      vi: "\(count.vietnamese) dòng chưa rõ")
    switch unknowns {
    case .exactly(let least):
      let least = Phrase.number(Rational(least))
      return Phrase(
        en: "\(open.english); at least \(least.english) would have to be filled in to decide",
        vi: "\(open.vietnamese); phải bổ sung ít nhất \(least.vietnamese) dòng mới kết luận được")
    case .moreThan(let less):
      let less = Phrase.number(Rational(less))
      return Phrase(
        en: "\(open.english); more than \(less.english) would have to be filled in to decide",
        vi: "\(open.vietnamese); phải bổ sung hơn \(less.vietnamese) dòng mới kết luận được")
    case nil where value.interval.low == nil && value.interval.high == nil:
      return Phrase(
        en: "\(open.english), so the value may be anything",
        vi: "\(open.vietnamese) nên giá trị có thể là bất kỳ")
    case nil:
      return Phrase(
        en: "\(open.english), so the value is \(interval.english)",
        vi: "\(open.vietnamese) nên giá trị là \(interval.vietnamese)")
    }
  }

  static let mayHaveSlipped = Phrase(
    en: "it held at the baseline; whether it still stands on the bound is not known",
    vi: "ban đầu đã đạt; chưa rõ hiện còn ở đúng mức hay đã tụt")

  static func paceBetween(_ slowest: Verdict, _ fastest: Verdict, _ pace: Pace?) -> Phrase {
    let (from, to) = (slowest.phrase, fastest.phrase)
    guard let pace else {
      return Phrase(
        en: "the pace may be anything from \(from.english) to \(to.english)",
        vi: "tiến độ có thể từ \(from.vietnamese) đến \(to.vietnamese)")
    }
    let (low, high) = (
      Phrase.quantity(pace.low, in: .percent, places: 1), Phrase.quantity(pace.high, in: .percent, places: 1)
    )
    return Phrase(
      en: "the pace lies between \(low.english) and \(high.english): \(from.english) or \(to.english)",
      vi: "tiến độ nằm giữa \(low.vietnamese) và \(high.vietnamese): \(from.vietnamese) hoặc \(to.vietnamese)"
    )
  }

  // MARK: No pace

  static let nowhereToStart = Phrase(
    en: "no pace: there is no earlier value to start from",
    vi: "không tính tiến độ: không có giá trị nào trước đó làm mốc")

  static func noLaterValue(than start: CalendarDate) -> Phrase {
    let day = Phrase.day(start)
    return Phrase(
      en: "no pace yet: no value is later than the first, of \(day.english)",
      vi: "chưa tính được tiến độ: chưa có giá trị nào sau mốc \(day.vietnamese)")
  }

  static func baselineAfterDeadline(_ start: CalendarDate) -> Phrase {
    let day = Phrase.day(start)
    return Phrase(
      en: "no pace: the baseline of \(day.english) is not before the deadline",
      vi: "không tính tiến độ: mốc ban đầu \(day.vietnamese) không trước thời hạn")
  }

  static let baselineMayHold = Phrase(
    en: "no pace: the baseline may already have been there",
    vi: "không tính tiến độ: mốc ban đầu có thể đã đạt")

  static let standsOnStrictBound = Phrase(
    en: "it stands exactly on the bound, which is not enough",
    vi: "đang ở đúng mức chỉ tiêu, chưa vượt nên chưa đạt")

  // MARK: Beside the verdict

  static func rowsIgnored(_ rows: Int) -> Phrase {
    let count = Phrase.number(rows)
    return Phrase(
      en: rows == 1
        ? "1 row with unknown cells was left out" : "\(count.english) rows with unknown cells were left out",
      vi: "đã bỏ ra \(count.vietnamese) dòng có ô chưa rõ")
  }

  static func onDates(_ dates: [CalendarDate], of all: Int) -> Phrase {
    let list = Phrase.list(dates.map(\.shownOrYear), limit: 5)
    return Phrase(
      en: "so on \(dates.count) of \(all) dates: \(list.english)",
      vi: "như vậy ở \(dates.count)/\(all) thời điểm: \(list.vietnamese)")
  }

  /// For example: `falls short in 2 of 19: Cư Jút, Krông Nô`.
  static func groups(_ names: [String], of all: Int, _ verdict: Verdict) -> Phrase {
    let list = Phrase.list(names.map { Phrase(verbatim: $0) }, limit: 10)
    let word = verdict.phrase
    return Phrase(
      en: "\(word.english) in \(names.count) of \(all): \(list.english)",
      vi: "\(word.vietnamese) ở \(names.count)/\(all): \(list.vietnamese)")
  }

  private static func list(_ items: [Phrase], limit: Int) -> Phrase {
    let shown = items.prefix(limit)
    let more = items.count - shown.count
    return Phrase(
      en: shown.map(\.english).joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""),
      vi: shown.map(\.vietnamese).joined(separator: ", ") + (more > 0 ? " và \(more) nơi khác" : ""))
  }
}

extension Verdict {
  /// The verdict as it stands in a sentence.
  public var phrase: Phrase {
    switch self {
    case .met: Phrase(en: "met", vi: "đạt")
    case .missed: Phrase(en: "missed", vi: "không đạt")
    case .undetermined: Phrase(en: "undetermined", vi: "chưa xác định")
    case .unmeasured: Phrase(en: "unmeasured", vi: "chưa đo được")
    case .worsening: Phrase(en: "worsening", vi: "xấu đi")
    case .farBehind: Phrase(en: "far behind", vi: "chậm nhiều")
    case .slow: Phrase(en: "slow", vi: "chậm")
    case .pending: Phrase(en: "pending", vi: "chưa đến hạn")
    case .onTrack: Phrase(en: "on track", vi: "đúng tiến độ")
    case .notApplicable: Phrase(en: "not applicable", vi: "không áp dụng")
    }
  }
}
