/// A day of the proleptic Gregorian calendar, without a time or a time zone (ISO 8601).
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// 1 to 9999.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to the number of days of its month.
  public let day: Int

  /// `nil` where there is no such day, or the year is not one of 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...CalendarDate.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  private init(valid year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The last day of a year: what a bare year stands for. Years outside 1...9999 are brought into it.
  public static func endOf(year: Int) -> CalendarDate {
    CalendarDate(valid: min(max(year, 1), 9999), 12, 31)
  }

  /// The first day of a year. Years outside 1...9999 are brought into it.
  public static func startOf(year: Int) -> CalendarDate {
    CalendarDate(valid: min(max(year, 1), 9999), 1, 1)
  }

  /// The last day of a month; `nil` where there is no such month.
  public static func endOf(year: Int, month: Int) -> CalendarDate? {
    guard (1...12).contains(month) else { return nil }
    return CalendarDate(year: year, month: month, day: days(inMonth: month, of: year))
  }

  /// `7/3/2023` and `7.3.2023`, the day first as Vietnam writes it, the year in four digits.
  init?(dayFirst text: String) {
    let parts = text.split(separator: text.contains("/") ? "/" : ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, parts.count == 3, parts[2].utf8.count == 4 else { return nil }
    self.init(year: numbers[2], month: numbers[1], day: numbers[0])
  }

  /// Whether day and month cannot be taken for one another: `31/12`, `5/5`.
  var isDayFirstOnly: Bool { day > 12 || day == month }

  /// `2030-12-31`, all ten characters, ASCII digits only.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// By the rule of the Gregorian calendar, for every year.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// 28 to 31; 31 for a number that is no month and is not listed as a short one.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01. The count of days by eras of 400 years, O(1).
  public var dayNumber: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Whether it is a 31 December, which may stand for its year.
  public var isEndOfYear: Bool { month == 12 && day == 31 }

  /// Earlier days are less.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601: `2030-12-31`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
