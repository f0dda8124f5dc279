/// What the head of an official document says about itself.
struct DocumentHeading {
  private(set) var number: String?
  private(set) var place: String?
  private(set) var issued: CalendarDate?
  private(set) var title: String?
  /// The latest year of a full date anywhere in the text.
  private(set) var latestYear: Int?

  init(_ lines: [ProseLine]) {
    var isAfterKind = false
    for line in lines {
      let tokens = proseTokens(line.text, line: line.number)
      for index in tokens.indices {
        if let year = Self.dateYear(tokens, index) { latestYear = max(latestYear ?? year, year) }
      }
      // Number and date often stand beside each other in a table.
      for cell in tokens.split(whereSeparator: { $0.isBorder || $0.isSymbol("|") }).map(Array.init) {
        if number == nil, cell.first?.key == matchKey("số"), cell.dropFirst().first?.isSymbol(":") == true {
          let written = Array(cell.dropFirst(2)).written
          // A number that was left blank (`Số: /KH-UBND`) names nothing.
          if written.first?.isNumber == true { number = written }
        }
        if issued == nil, place == nil { readPlaceAndDate(cell) }
      }
      if title == nil, isAfterKind, tokens.contains(where: { $0.kind == .word }) {
        title = String(tokens.written.prefix(160))
      }
      if Self.kinds.isAt(tokens.filter { $0.kind == .word }, 0),
        tokens.filter({ $0.kind == .word }).count <= 4
      {
        isAfterKind = true
      }
    }
  }

  /// `Đắk Nông, ngày 07 tháng 3 năm 2023`; the day or the month may be blank.
  private mutating func readPlaceAndDate(_ tokens: [ProseToken]) {
    guard let comma = tokens.firstIndex(where: { $0.isSymbol(",") }), comma <= 6,
      tokens.indices.contains(comma + 1),
      tokens[comma + 1].key == matchKey("ngày"), tokens.count <= 16,
      let month = tokens.firstIndex(where: { $0.key == matchKey("tháng") }),
      let year = tokens.lastIndex(where: { proseYear($0) != nil }), year > month
    else { return }
    place = Array(tokens[..<comma]).written
    func number(_ range: Range<Int>) -> Int? {
      tokens[range].first { $0.kind == .number }.flatMap { Int($0.text) }
    }
    guard let yearNumber = proseYear(tokens[year]), let monthNumber = number(month..<year) else { return }
    if let day = number(comma..<month) {
      issued = CalendarDate(year: yearNumber, month: monthNumber, day: day)
    } else {
      issued = CalendarDate.endOf(year: yearNumber, month: monthNumber)
    }
  }

  /// The year of `06/12/2022`, `09-3-2020` or `tháng 3 năm 2023`.
  private static func dateYear(_ tokens: [ProseToken], _ index: Int) -> Int? {
    guard index >= 3, let year = proseYear(tokens[index]) else { return nil }
    let joint = tokens[index - 1]
    if joint.isSymbol("/") || joint.isSymbol("-"), tokens[index].isAttached,
      tokens[index - 2].kind == .number,
      proseYear(tokens[index - 2]) == nil
    {
      return year
    }
    return joint.key == matchKey("năm") && tokens[index - 3].key == matchKey("tháng") ? year : nil
  }

  private static let kinds = ProsePhrases([
    "kế hoạch", "kế hoạch hành động", "chương trình", "chương trình hành động", "nghị quyết", "quyết định",
    "đề án",
    "kết luận", "chỉ thị", "chiến lược",
  ])
}
