import TargetDSL

// Why there is no value.

extension Phrase {
  static let noValue = Phrase(en: "there is no value", vi: "chưa có số liệu")

  static let overflow = Phrase(
    en: "a number is too large for exact arithmetic", vi: "có số quá lớn, không tính chính xác được")

  static let internalFault = Phrase(
    en: "plancheck itself is at fault, not the plan or its data; please report it",
    vi: "lỗi của chính plancheck, không phải của kế hoạch hay số liệu; xin báo lại")
}

extension Phrase {
  // MARK: Years that a day within them tells of

  static func soFar(_ year: Int, _ date: CalendarDate) -> Phrase {
    Phrase(
      en: "so far: \(year: year) as it stood on \(date)", vi: "số đến nay: năm \(year: year) tính đến \(date)"
    )
  }

  static let soFarHasNoPace = Phrase(
    en: "no pace: the year is not over, and this is how far it has come",
    vi: "không tính tiến độ: năm chưa kết thúc, đây mới là số đến nay")

  static func endedWithoutSnapshot(_ year: Int, _ date: CalendarDate, _ value: ValueInterval) -> Phrase {
    let so = Phrase.plainInterval(value)
    return Phrase(
      en: "\(year: year) has ended without a later snapshot; by \(date) it had come to \(so)",
      vi: "năm \(year: year) đã kết thúc mà không có kỳ số liệu nào sau đó; đến \(date) mới là \(so)")
  }

  static func onlySnapshotOf(_ day: CalendarDate) -> Phrase {
    Phrase(
      en: "what the year had come to by \(day) only a snapshot of that day can tell, and there is none",
      vi: "số của năm tính đến \(day) chỉ kỳ số liệu đúng ngày đó mới cho biết, mà không có kỳ số liệu này")
  }

  static func isOfDay(_ day: CalendarDate) -> Phrase {
    Phrase(en: "the value is of \(day)", vi: "số liệu là của \(day)")
  }

  static let noRowBelongs = Phrase(
    en: "no row can belong to it, so this is 0", vi: "không dòng nào có thể thuộc tổng thể nên giá trị bằng 0"
  )

  static let onlyUnknownRows = Phrase(
    en: "every row of the population has something unknown, and unknowns are left out",
    vi: "mọi dòng của tổng thể đều có điều chưa biết, và các dòng đó bị loại ra")

  private static func plainInterval(_ value: ValueInterval) -> Phrase {
    func end(_ number: Rational?) -> Phrase {
      number.map { Phrase(en: "\($0)", vi: "\($0)") } ?? Phrase(verbatim: "…")
    }
    let (low, high) = (end(value.low), end(value.high))
    return low == high ? low : Phrase(en: "\(low) … \(high)", vi: "\(low) … \(high)")
  }
}
