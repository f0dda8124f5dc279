public import TargetDSL

// The sentences of the judge: why a clause is what it is, and what the reader should know beside the verdict.

extension Phrase {
  // MARK: No value

  static func noValueSince(_ deadline: CalendarDate, latest: CalendarDate?) -> Phrase? {
    guard let latest else { return nil }
    let (due, last) = (Phrase.day(deadline), Phrase.day(latest))
    return Phrase(
      en: "no value is dated \(due) or later; the latest is of \(last)",
      vi: "chưa có số liệu từ \(due) trở đi; số mới nhất là của \(last)")
  }

  static func noValueFor(_ year: Int) -> Phrase {
    Phrase(en: "there is no value for \(year: year)", vi: "không có số liệu của năm \(year: year)")
  }

  static func yearAhead(_ year: Int) -> Phrase {
    Phrase(en: "\(year: year) has not begun", vi: "chưa đến năm \(year: year)")
  }

  static func yearNotOver(_ year: Int) -> Phrase {
    Phrase(
      en: "\(year: year) is not over, and there is no value for it yet",
      vi: "năm \(year: year) chưa kết thúc và chưa có số liệu")
  }

  static func groupVanished(_ date: CalendarDate) -> Phrase {
    let day = Phrase.day(date)
    return Phrase(
      en: "it is no longer among the groups at \(day)",
      vi: "không còn trong danh sách nhóm vào \(day)")
  }

  static let noGroups = Phrase(en: "there is no group to measure", vi: "không có nhóm nào để đo")

  static func gap(on date: CalendarDate, _ reason: Phrase) -> Phrase {
    let day = Phrase.day(date)
    return Phrase(
      en: "\(day) gives no value: \(reason)",
      vi: "\(day) không cho giá trị nào: \(reason)")
  }

  // MARK: Undetermined

  static func undetermined(
    _ value: MeasuredValue, of measure: TypedMeasure, beside accepted: ValueInterval,
    _ unknowns: UnknownsToDecide?
  ) -> Phrase {
    let interval = Phrase.interval(
      value, of: measure, unlike: [accepted.low, accepted.high].compactMap { $0 })
    guard let rows = value.unknownRows, rows > 0 else {
      return Phrase(
        en: "it is only known to be \(interval)", vi: "chỉ biết là \(interval)")
    }
    let count = Phrase.number(rows)
    let open = Phrase(
      en: rows == 1 ? "1 row is not known" : "\(count) rows are not known",
      vi: "\(count) dòng chưa rõ")
    switch unknowns {
    case .exactly(let least):
      let least = Phrase.number(Rational(least))
      return Phrase(
        en: "\(open); at least \(least) would have to be filled in to decide",
        vi: "\(open); phải bổ sung ít nhất \(least) dòng mới kết luận được")
    case .moreThan(let less):
      let less = Phrase.number(Rational(less))
      return Phrase(
        en: "\(open); more than \(less) would have to be filled in to decide",
        vi: "\(open); phải bổ sung hơn \(less) dòng mới kết luận được")
    case nil where value.interval.low == nil && value.interval.high == nil:
      return Phrase(
        en: "\(open), so the value may be anything",
        vi: "\(open) nên giá trị có thể là bất kỳ")
    case nil:
      return Phrase(
        en: "\(open), so the value is \(interval)",
        vi: "\(open) nên giá trị là \(interval)")
    }
  }

  static let mayHaveSlipped = Phrase(
    en: "it held at the baseline; whether it still stands on the bound is not known",
    vi: "ở mức gốc đã đạt; chưa rõ hiện còn ở đúng mức hay đã tụt")

  static func paceBetween(_ slowest: Verdict, _ fastest: Verdict, _ pace: Pace?) -> Phrase {
    let (from, to) = (slowest.phrase, fastest.phrase)
    guard let pace else {
      return Phrase(
        en: "the pace may be anything from \(from) to \(to)",
        vi: "tiến độ có thể từ \(from) đến \(to)")
    }
    // Whole, as the line above it says the pace.
    let (low, high) = (
      Phrase.quantity(pace.low, in: .percent, places: 0, unlike: Pace.landmarks),
      Phrase.quantity(pace.high, in: .percent, places: 0, unlike: Pace.landmarks)
    )
    return Phrase(
      en: "the pace lies between \(low) and \(high): \(from) or \(to)",
      vi: "tiến độ nằm giữa \(low) và \(high): \(from) hoặc \(to)"
    )
  }

  // MARK: No pace

  static let nowhereToStart = Phrase(
    en: "no pace: there is no earlier value to start from",
    vi: "không tính tiến độ: không có giá trị nào trước đó làm mốc")

  static func noLaterValue(than start: CalendarDate) -> Phrase {
    let day = Phrase.day(start)
    return Phrase(
      en: "no pace yet: no value is later than the first, of \(day)",
      vi: "chưa tính được tiến độ: chưa có giá trị nào sau mốc \(day)")
  }

  static func baselineAfterDeadline(_ start: CalendarDate) -> Phrase {
    let day = Phrase.day(start)
    return Phrase(
      en: "no pace: the baseline of \(day) is not before the deadline",
      vi: "không tính tiến độ: mức gốc \(day) không trước thời hạn")
  }

  static let baselineMayHold = Phrase(
    en: "no pace: the baseline may already have been there",
    vi: "không tính tiến độ: mức gốc có thể đã đạt")

  static let standsOnStrictBound = Phrase(
    en: "it stands exactly on the bound, which is not enough",
    vi: "giá trị đúng bằng mức nêu ra, như vậy chưa đủ để đạt")

  // MARK: Beside the verdict

  static func rowsIgnored(_ rows: Int) -> Phrase {
    let count = Phrase.number(rows)
    return Phrase(
      en: rows == 1
        ? "1 row with unknown cells was left out" : "\(count) rows with unknown cells were left out",
      vi: "đã bỏ ra \(count) dòng có ô chưa biết")
  }

  static func onDates(_ dates: [CalendarDate], of all: Int) -> Phrase {
    let list = Phrase.list(dates.map(\.shownOrYear), limit: 5)
    return Phrase(
      en: "so on \(dates.count) of \(all) dates: \(list)",
      vi: "như vậy ở \(dates.count)/\(all) thời điểm: \(list)")
  }

  /// For example: `falls short in 2 of 19: Cư Jút, Krông Nô`.
  static func groups(_ names: [String], of all: Int, _ verdict: Verdict) -> Phrase {
    let list = Phrase.list(names.map { Phrase(verbatim: $0) }, limit: 10)
    let word = verdict.phrase
    return Phrase(
      en: "\(word) in \(names.count) of \(all): \(list)",
      vi: "\(word) ở \(names.count)/\(all): \(list)")
  }

  private static func list(_ items: [Phrase], limit: Int) -> Phrase {
    let shown = items.prefix(limit)
    let more = items.count - shown.count
    let list = Phrase(joining: shown)
    return more > 0 ? Phrase(en: "\(list) and \(more) more", vi: "\(list) và \(more) nơi khác") : list
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
