import Testing

@testable import TargetDSL

/// What stands in a message by interpolation is written as its language does.
@Suite struct WordingTests {
  @Test func numbersAreGroupedInTheLanguageOfTheText() {
    let rows = 20_000
    let phrase = Phrase(en: "\(rows) rows", vi: "\(rows) dòng")
    #expect(phrase.english == "20\u{A0}000 rows")
    #expect(phrase.vietnamese == "20.000 dòng")
  }

  @Test func fractionsAndDecimalsFollow() throws {
    let half = try #require(Rational(10_001, over: 2))
    let phrase = Phrase(en: "\(half)", vi: "\(half)")
    #expect(phrase.english == "5\u{A0}000.5")
    #expect(phrase.vietnamese == "5.000,5")
  }

  @Test func yearsAndLinesStayTogether() {
    let phrase = Phrase(en: "\(year: 2030), line \(line: 12_345)", vi: "\(year: 2030), dòng \(line: 12_345)")
    #expect(phrase.english == "2030, line 12345")
    #expect(phrase.vietnamese == "2030, dòng 12345")
  }

  @Test func daysAndPhrasesTakeTheLanguage() throws {
    let day = try #require(CalendarDate(year: 2024, month: 6, day: 30))
    let verdict = Phrase(en: "met", vi: "đạt")
    let phrase = Phrase(en: "\(verdict) on \(day)", vi: "\(verdict) ngày \(day)")
    #expect(phrase.english == "met on 2024-06-30")
    #expect(phrase.vietnamese == "đạt ngày 30/06/2024")
  }
}
