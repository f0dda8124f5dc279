/// What the head of an official document says about itself.
struct DocumentHeading {
  private(set) var number: String?
  private(set) var place: String?
  private(set) var issued: CalendarDate?
  private(set) var title: String?
  /// The time that the title gives to the whole plan: `giai đoạn 2021-2025`, `năm 2023`, `đến năm 2025`.
  private(set) var titleTime = StatementTime.unstated
  /// The latest year of a full date anywhere in the text.
  private(set) var latestYear: Int?
  /// `Sửa đổi, bổ sung một số điều của …`: the title says that another document is changed.
  private(set) var isAmending = false
  /// It names several times: `năm 2022 và phương hướng năm 2023`.
  private(set) var isTitleUnsure = false
  /// How many lines with words were looked at for the title.
  private var linesRead = 0
  /// The last line that may belong to the title.
  private(set) var lastLineOfTitle = 0

  init(_ lines: [ProseLine]) {
    var isAfterKind = false
    /// The lines of the title that were read; it ends before the first numbered or long paragraph.
    var titleLines = 0
    for line in lines {
      let tokens = proseTokens(line.text, line: line.number)
      readTitleTime(tokens, line: line.number, isAfterKind, &titleLines)
      for index in tokens.indices {
        if let year = Self.dateYear(tokens, index) { latestYear = max(latestYear ?? year, year) }
      }
      // Number and date often stand beside each other in a table.
      for cell in tokens.split(whereSeparator: { $0.isBorder || $0.isSymbol("|") }).map(Array.init) {
        if number == nil, cell.first?.key == ProseKey.number, cell.dropFirst().first?.isSymbol(":") == true {
          // `Số: 12/KH-UBND, ngày 3 tháng 7 năm 2020`: the day stands behind it.
          let end = endOfNumber(cell)
          let written = Array(cell[2..<end]).written
          // A number that was left blank (`Số: /KH-UBND`) names nothing.
          if written.first?.isNumber == true { number = written }
          if issued == nil { readPlaceAndDate(Array(cell[end...].drop { $0.isSymbol(",") })) }
        }
        // `Ngày 3 tháng 7 năm 2020` on a line of its own, above what the document is about.
        if issued == nil, title == nil, Self.isDay(cell) {
          issued = Self.day(Array(cell.drop { $0.kind == .symbol }), from: 0)?.date
        }
        if issued == nil, place == nil, cell.first?.key != ProseKey.day { readPlaceAndDate(cell) }
      }
      if title == nil, isAfterKind, tokens.contains(where: { $0.kind == .word }) {
        title = String(tokens.written.prefix(160))
      }
      if Self.kinds.isAt(tokens.filter { $0.kind == .word }, 0),
        tokens.filter({ $0.kind == .word }).count <= 4,
        // `Nghị quyết số: 25/2021/QH15` is a number, and its title stands below another line.
        !tokens.contains(where: { $0.kind == .number })
      {
        isAfterKind = true
      }
    }
  }

  /// Behind the number of a document: before `ngày …`, or before the place that the day is written with.
  private func endOfNumber(_ cell: [ProseToken]) -> Int {
    guard let day = cell.indices.dropFirst(2).first(where: { Self.day(cell, from: $0) != nil }) else {
      return cell.count
    }
    var end = day
    if cell[end - 1].isSymbol(",") { end -= 1 }
    // `Số: 12/KH-UBND Sông Lam, ngày …`: the place is words with a capital.
    while end > 3, cell[end - 1].kind == .word, !cell[end - 1].isAttached,
      cell[end - 1].text.first?.isUppercase == true, cell[end - 1].text.contains(where: \.isLowercase)
    {
      end -= 1
    }
    return end
  }

  /// Whether a line says nothing but a day.
  static func isDay(_ tokens: [ProseToken]) -> Bool {
    guard let opening = tokens.first(where: { $0.kind == .word }), opening.key == ProseKey.day else {
      return false
    }
    let words = Array(tokens.drop { $0.kind == .symbol })
    return day(words, from: 0).map { $0.end >= words.count - 1 } ?? false
  }

  /// `Hà Nội, ngày 28 tháng 7 năm 2021` says when a document was written, and not for when.
  private static func isPlaceAndDay(_ tokens: [ProseToken]) -> Bool {
    tokens.indices.prefix(8).contains { index in
      day(tokens, from: index).map { $0.end >= tokens.count - 1 } ?? false
    }
  }

  /// `ngày 3 tháng 7 năm 2020`, `ngày 03/7/2020`
  private static func day(_ tokens: [ProseToken], from start: Int) -> (date: CalendarDate, end: Int)? {
    guard tokens.indices.contains(start), tokens[start].key == ProseKey.day,
      let found = ProseDate.read(tokens, at: start + 1), !found.isStretch
    else { return nil }
    return (found.date, found.end)
  }

  private mutating func readTitleTime(
    _ tokens: [ProseToken], line: Int, _ isAfterKind: Bool, _ titleLines: inout Int
  ) {
    let words = tokens.filter { $0.kind == .word }
    if isAfterKind, titleLines < 4, !Self.endings.isAt(words, 0), Marker(tokens) == nil, tokens.count <= 60,
      tokens.last?.isSymbol(".") != true, tokens.last?.isSymbol(":") != true, !words.isEmpty,
      lastLineOfTitle == 0 || line - lastLineOfTitle == 1
    {
      lastLineOfTitle = line
      if Certainty.amendments.occurs(in: words) { isAmending = true }
    }
    guard !words.isEmpty, titleTime == .unstated, !Self.isPlaceAndDay(tokens) else { return }
    // `Nghị quyết về kế hoạch năm 2023`, which nothing but a name of the place stands above.
    let isHead =
      linesRead < 3 && tokens.count <= 40 && tokens.last?.isSymbol(".") != true && Marker(tokens) == nil
    linesRead += 1
    let opens =
      Self.kinds.isAt(words, 0)
      && (isHead && words.count > 4 || words.first?.text.allSatisfy { !$0.isLowercase } == true)
    guard opens || isAfterKind && titleLines < 4 else { return }
    if isAfterKind {
      titleLines =
        Marker(tokens) == nil && !ends(words, isFirst: titleLines == 0) && tokens.count <= 60
        ? titleLines + 1 : 9
      guard titleLines < 9 else { return }
    }
    let years = StatementTime.mentions(in: tokens).filter { $0.time != .eachYear(nil) }
    isTitleUnsure =
      StatementTime.isUnsure(inHeading: tokens)
      || years.isEmpty && Set(tokens.compactMap(proseYear)).count > 1
    if let period = years.first(where: { if case .period = $0.time { true } else { false } }) {
      titleTime = period.time
    } else if let first = years.first {
      titleTime = first.time
    } else if let year = StatementTime.ofTitle(tokens) {
      titleTime = .by(year)
    }
  }

  /// `Thực hiện quyền trẻ em năm 2022` is a title where it stands first, and behind one what the document rests upon.
  private func ends(_ words: [ProseToken], isFirst: Bool) -> Bool {
    Self.endings.isAt(words, 0) && !(isFirst && words.first?.key == Self.carryingOut)
  }

  private static let carryingOut = matchKey("thực")

  /// What follows a title.
  private static let endings = ProsePhrases([
    "căn cứ", "kính gửi", "thực hiện", "ủy ban nhân dân", "xét", "điều",
  ])

  /// `Đắk Nông, ngày 07 tháng 3 năm 2023`; the day or the month may be blank.
  private mutating func readPlaceAndDate(_ tokens: [ProseToken]) {
    if let found = Self.day(tokens, from: 0) {
      issued = found.date
      return
    }
    guard let comma = tokens.firstIndex(where: { $0.isSymbol(",") }), comma <= 6,
      tokens.indices.contains(comma + 1),
      tokens[comma + 1].key == ProseKey.day, tokens.count <= 16,
      tokens.count > comma + 2
    else { return }
    place = Array(tokens[..<comma]).written
    if let found = Self.day(tokens, from: comma + 1) {
      issued = found.date
      return
    }
    guard let month = tokens.firstIndex(where: { $0.key == ProseKey.month }),
      let year = tokens.lastIndex(where: { proseYear($0) != nil }), year > month
    else {
      place = nil
      return
    }
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
    // `báo cáo trước ngày 15/12/2025` is to be done, not when it was written.
    let before = tokens[max(0, index - 7)..<index]
    if before.contains(where: { [ProseKey.before, ProseKey.until, ProseKey.endOf].contains($0.key) }) {
      return nil
    }
    let joint = tokens[index - 1]
    if joint.isSymbol("/") || joint.isSymbol("-"), tokens[index].isAttached,
      tokens[index - 2].kind == .number,
      proseYear(tokens[index - 2]) == nil
    {
      return year
    }
    return joint.key == ProseKey.year && tokens[index - 3].key == ProseKey.month ? year : nil
  }

  private static let kinds = ProsePhrases([
    "kế hoạch", "kế hoạch hành động", "báo cáo", "thông báo", "hướng dẫn", "chương trình",
    "chương trình hành động", "nghị quyết", "quyết định",
    "đề án",
    "kết luận", "chỉ thị", "chiến lược",
  ])
}
