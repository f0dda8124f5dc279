import TargetDSL

enum SheetDate {
  /// The day of a serial number, its time dropped; `nil` outside the calendar. The 1900 system counts a 29 February
  /// 1900 that never was.
  static func date(serial: Double, isFrom1904: Bool) -> CalendarDate? {
    guard serial >= (isFrom1904 ? 0 : 1), serial < 3_000_000 else { return nil }
    let days = Int(serial)
    if isFrom1904 { return date(daysFrom: CalendarDate(year: 1904, month: 1, day: 1), days) }
    if days == 60 { return nil }
    return date(daysFrom: CalendarDate(year: 1899, month: 12, day: 31), days < 60 ? days : days - 1)
  }

  private static func date(daysFrom start: CalendarDate?, _ days: Int) -> CalendarDate? {
    guard let start else { return nil }
    let wanted = start.dayNumber + days
    // The year is at most one off; its days are counted month by month.
    var year = start.year + days / 366
    while let end = Optional(CalendarDate.endOf(year: year)), end.dayNumber < wanted, year < 9999 {
      year += 1
    }
    var rest = wanted - CalendarDate.startOf(year: year).dayNumber
    for month in 1...12 {
      let count = CalendarDate.days(inMonth: month, of: year)
      if rest < count { return CalendarDate(year: year, month: month, day: rest + 1) }
      rest -= count
    }
    return nil
  }
}
