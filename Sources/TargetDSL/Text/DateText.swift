extension CalendarDate {
  /// The day as each language writes it: `2024-06-30`, `30/06/2024`.
  public var shown: Phrase {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return Phrase(english: description, vietnamese: "\(two(day))/\(two(month))/\(year)")
  }

  /// The last day of a year is read as the year.
  public var shownOrYear: Phrase { isEndOfYear ? Phrase(verbatim: String(year)) : shown }
}
