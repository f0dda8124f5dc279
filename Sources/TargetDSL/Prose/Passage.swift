/// A paragraph, list item or row of an official document, with the headings that it stands under.
struct Passage: Sendable {
  var tokens: [ProseToken]
  /// For example: `II.2.a`; empty before the first numbered heading.
  var section: String
  /// The time that the headings above give to everything below: `Đến năm 2030:`.
  var time: StatementTime
  /// The line of the heading that gives the time; 0 where none does.
  var timeLine: Int
  /// That time is one `từ năm 2020 đến năm 2025`.
  var isFromYear: Bool
  /// The heading that gives the time names several, or one below it names a year that was not read.
  var isTimeUnsure: Bool
  /// What the head of the list says that this item stands in: `Tỷ lệ trường đạt chuẩn:`.
  var listHead: [ProseToken]
  /// The number or mark of the item itself, which is no part of `tokens`.
  var marker: [ProseToken]
  /// A heading above speaks of goals (`mục tiêu`, `chỉ tiêu`).
  var isUnderGoals: Bool
  /// A heading above, or the item that this one belongs to, speaks of money.
  var isUnderFunding: Bool
  /// A heading above speaks of what is so already (`thực trạng`, `kết quả đạt được`), and none below it of goals.
  var isUnderFacts: Bool
  /// The last heading that says what stands below it speaks of what is to be done (`nhiệm vụ`, `giải pháp`).
  var isUnderTasks: Bool
}

/// Joins lines into passages and follows the headings.
struct PassageReader {
  /// A heading that is in force, by its depth: Roman numerals 1, `2.` 2, `2.1.` 3, `a)` 6, bullets 8 and 9.
  private struct Heading {
    let level: Int
    let label: String
    let line: Int
    /// Its words, where it opens a list.
    let head: [ProseToken]
    let time: StatementTime
    var isFromYear = false
    var isTimeUnsure = false
    /// It names a year that was not read as its time.
    var hasOtherYear = false
    let speaksOfGoals: Bool
    let speaksOfFunding: Bool
    let speaksOfFacts: Bool
    var speaksOfTasks = false
    /// It has no number, and opens a part of the document or of what it stands in.
    var isPart = false
    /// With how many signs of Markdown it was written.
    var hashes = 0

    /// `Đến năm 2030:` without a mark of its own stands deeper than every numbered heading.
    static let unmarked = 7

    func at(_ level: Int) -> Heading {
      Heading(
        level: level, label: label, line: line, head: head, time: time, isFromYear: isFromYear,
        isTimeUnsure: isTimeUnsure, hasOtherYear: hasOtherYear, speaksOfGoals: speaksOfGoals,
        speaksOfFunding: speaksOfFunding,
        speaksOfFacts: speaksOfFacts, speaksOfTasks: speaksOfTasks, isPart: isPart)
    }
  }

  private var headings: [Heading] = []
  private var passages: [Passage] = []

  static func passages(of lines: [ProseLine]) -> [Passage] {
    var reader = PassageReader()
    for block in blocks(of: lines) { reader.add(block) }
    return reader.passages
  }

  /// The first span of years that the document speaks of, near its head.
  static func time(of passages: [Passage]) -> StatementTime {
    for passage in passages.prefix(80) {
      for mention in StatementTime.mentions(in: passage.tokens) {
        if case .period = mention.time { return mention.time }
      }
    }
    return .unstated
  }

  // MARK: Paragraphs

  /// The words of a paragraph, and how many signs of a heading of Markdown open it.
  private struct Block {
    var tokens: [ProseToken]
    let hashes: Int
  }

  /// A paragraph ends at a mark of a list or heading, and at an empty line unless the sentence goes on behind it, as
  /// it does where a page was turned.
  private static func blocks(of lines: [ProseLine]) -> [Block] {
    var blocks: [Block] = []
    var isAfterGap = true
    for line in lines {
      let tokens = proseTokens(line.text, line: line.number)
      guard tokens.contains(where: { $0.kind != .symbol }) else {
        isAfterGap = true
        continue
      }
      // `## Mục tiêu` is one line.
      if let last = blocks.indices.last, blocks[last].hashes == 0,
        !startsBlock(line, tokens, after: blocks[last].tokens, isAfterGap)
      {
        blocks[last].tokens += tokens
      } else {
        blocks.append(Block(tokens: tokens, hashes: line.text.prefix { $0 == "#" }.count))
      }
      isAfterGap = false
    }
    return blocks
  }

  private static func startsBlock(
    _ line: ProseLine, _ tokens: [ProseToken], after block: [ProseToken], _ isAfterGap: Bool
  ) -> Bool {
    if let known = line.startsPassage { return known }
    if Marker(tokens) != nil || line.text.hasPrefix("#") { return true }
    // Rows of a table stand on lines of their own.
    if tokens.contains(where: { $0.isSymbol("\t") }) || block.contains(where: { $0.isSymbol("\t") }) {
      return true
    }
    // `Ngày 3 tháng 7 năm 2020` on a line of its own.
    if DocumentHeading.isDay(block) { return true }
    // `Phần thứ nhất`, and `THỰC TRẠNG` on the next line
    if parts.match(block, from: 0)?.count == block.count
      || parts.match(tokens, from: 0)?.count == tokens.count
    {
      return true
    }
    if isCapital(block), tokens.contains(where: { $0.text.contains(where: \.isLowercase) }) { return true }
    // `2. Đến năm 2030` without a colon, and a sentence on the next line.
    if block.count <= 12, let mark = Marker(block),
      line.text.first(where: { $0.isLetter })?.isUppercase == true,
      block.last.flatMap(proseYear) != nil
        || StatementTime.mentions(in: Array(block.dropFirst(mark.length))).contains(where: {
          $0.range.upperBound == block.count - mark.length
        })
    {
      return true
    }
    // `1. Thực trạng`, and a sentence on the next line
    if block.count <= 12, let mark = Marker(block), block.last?.kind == .word,
      line.text.first(where: { $0.isLetter })?.isUppercase == true
    {
      let named = Array(block.dropFirst(mark.length))
      if !named.contains(where: { $0.kind == .number }), opensPart(named) { return true }
    }
    // `THỰC TRẠNG`, behind a line in small letters
    if isCapital(tokens), !isCapital(block),
      !tokens.contains(where: { $0.kind == .number && proseYear($0) == nil })
    {
      return true
    }
    let isLower = tokens.first { $0.kind == .word }?.text.first?.isLowercase == true
    let startsWithNumber = tokens.first?.kind == .number
    let isClosed = block.last.map { [".", ":", ";", "!", "?", "|"].contains($0.key) } ?? true
    if isAfterGap { return !(isLower && !isClosed) }
    return isClosed && !isLower && !startsWithNumber
  }

  /// `Tầm nhìn 2030`
  private func onlyYear(_ tokens: [ProseToken]) -> Int? {
    let numbers = tokens.filter { $0.kind == .number }
    return numbers.count == 1 ? numbers.first.flatMap(proseYear) : nil
  }

  /// `Thực trạng`, `Mục tiêu cụ thể`, `Nhiệm vụ`
  private static func opensPart(_ words: [ProseToken]) -> Bool {
    let start = some.match(words, from: 0)?.count ?? 0
    return namesFacts(words) || goals.isAt(words, start) || tasks.isAt(words, start)
  }

  /// A line in capitals: `I. MỤC TIÊU`.
  private static func isCapital(_ tokens: [ProseToken]) -> Bool {
    tokens.count <= 24 && tokens.count { $0.kind == .word } > 1
      && tokens.allSatisfy { !$0.text.contains(where: \.isLowercase) }
  }

  private static let parts = ProsePhrases(
    ["phần", "chương"].flatMap { part in
      [
        "thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "một", "hai", "ba", "bốn", "năm",
        "i",
        "ii", "iii", "iv", "v", "vi", "1", "2", "3", "4", "5", "6",
      ].map { part + " " + $0 }
    })

  // MARK: Headings

  private mutating func add(_ block: Block) {
    let hashes = block.hashes
    let block = block.tokens
    let marker = Marker(block)
    let tokens = marker.map { Array(block.dropFirst($0.length)) } ?? block
    let opening = Array(tokens.prefix { !$0.isSymbol(".") })
    // The years in the head of a table are those of its columns.
    var time =
      tokens.contains { $0.isSymbol("\t") } ? StatementTime.unstated : StatementTime.ofHeading(tokens)
    let named = opening.filter { $0.kind == .word }
    // `Một số kết quả năm 2025`
    let speaksOfFacts = Self.namesFacts(named)
    let listHead = headings.last { $0.level < marker?.level ?? 10 }?.head ?? []
    // `KẾT QUẢ THỰC HIỆN NĂM 2023`, `PHƯƠNG HƯỚNG NĂM 2024`
    if time == .unstated, speaksOfFacts || Self.directions.isAt(named, 0), tokens.count <= 24,
      let year = StatementTime.ofTitle(tokens)
        ?? onlyYear(tokens)
    {
      time = .by(year)
    }
    // `MỤC TIÊU`, `Mục tiêu cụ thể:` on a line of its own
    let isLoud = isUpperCase(tokens)
    let countsNothing = !tokens.contains { $0.kind == .number && proseYear($0) == nil }
    let start = Self.some.match(named, from: 0)?.count ?? 0
    let isShort =
      countsNothing && tokens.count <= (isLoud ? 24 : 10)
      && (isLoud || named.count == tokens.count || tokens.last?.isSymbol(":") == true)
    let hasOtherYear =
      time == .unstated && tokens.count <= 24 && countsNothing
      && tokens.contains { proseYear($0) != nil }
    let opensGoals = isShort && Self.goals.isAt(named, start)
    let opensTasks =
      Self.tasks.isAt(named, start) && countsNothing && tokens.count <= 24
      && !Self.goals.occurs(in: named)
    if hashes > 0, marker == nil {
      // It stands in what fewer signs have opened, numbered or not.
      if let other = headings.firstIndex(where: { $0.hashes == 0 || $0.hashes >= hashes }) {
        headings.removeSubrange(other...)
      }
      headings.append(
        Heading(
          level: headings.last?.level ?? 0, label: "", line: block.first?.line ?? 0, head: [], time: time,
          hasOtherYear: hasOtherYear, speaksOfGoals: opensGoals,
          speaksOfFunding: Self.funding.occurs(in: opening), speaksOfFacts: speaksOfFacts,
          speaksOfTasks: opensTasks, isPart: true, hashes: hashes))
    } else if marker == nil, isShort, opensGoals || opensTasks || speaksOfFacts {
      openPart(
        Heading(
          level: 0, label: "", line: block.first?.line ?? 0,
          head: tokens.last?.isSymbol(":") == true ? tokens : [],
          // What stands before the first number is the title, which is read by itself.
          time: headings.isEmpty && isLoud ? .unstated : time, hasOtherYear: !isLoud && hasOtherYear,
          speaksOfGoals: opensGoals, speaksOfFunding: false,
          speaksOfFacts: speaksOfFacts, speaksOfTasks: opensTasks, isPart: true),
        isLoud: isLoud)
    } else if let level = marker?.level ?? (time != .unstated ? Heading.unmarked : nil) {
      headings.removeAll { $0.level >= level }
      let isNumbered = level < Marker.bulletLevel
      let opensList = tokens.last?.isSymbol(":") == true
      headings.append(
        Heading(
          level: level, label: marker?.label ?? "", line: block.first?.line ?? 0,
          head: opensList ? tokens : [], time: time,
          isFromYear: time.isOfYears && StatementTime.isFromYear(inHeading: tokens),
          isTimeUnsure: opensList && StatementTime.isUnsure(inHeading: tokens),
          hasOtherYear: isNumbered && hasOtherYear,
          speaksOfGoals: isNumbered && Self.namesGoals(opening),
          speaksOfFunding: (isNumbered || opensList) && Self.funding.occurs(in: opening),
          speaksOfFacts: speaksOfFacts, speaksOfTasks: isNumbered && opensTasks, hashes: hashes))
    }
    let dated = headings.last { $0.time != .unstated }
    passages.append(
      Passage(
        tokens: tokens, section: headings.map(\.label).joinedSection, time: dated?.time ?? .unstated,
        timeLine: dated?.line ?? 0, isFromYear: dated?.isFromYear ?? false,
        isTimeUnsure: dated?.isTimeUnsure ?? false
          || headings.reversed().prefix { $0.time == .unstated }.contains(where: \.hasOtherYear),
        listHead: listHead,
        marker: marker.map { Array(block.prefix($0.length)) } ?? [],
        isUnderGoals: headings.contains(where: \.speaksOfGoals),
        isUnderFunding: headings.contains(where: \.speaksOfFunding),
        isUnderFacts: headings.last { $0.speaksOfFacts || $0.speaksOfGoals }?.speaksOfFacts == true,
        isUnderTasks: headings.last { $0.speaksOfFacts || $0.speaksOfGoals || $0.speaksOfTasks }?
          .speaksOfTasks
          == true))
  }

  /// `THỰC TRẠNG` opens a part of the document; `Nhiệm vụ` stands beside `Mục tiêu`, in what both stand in.
  private mutating func openPart(_ heading: Heading, isLoud: Bool) {
    if let other = headings.firstIndex(where: \.isPart) {
      headings.removeSubrange(other...)
    } else if isLoud {
      headings = []
    }
    let level = headings.last { $0.level < Heading.unmarked }?.level ?? 0
    headings.removeAll { $0.level >= Heading.unmarked }
    headings.append(heading.at(level))
  }

  /// `Hoàn thành 16 chỉ tiêu` counts them and is no heading of goals.
  private static func namesGoals(_ opening: [ProseToken]) -> Bool {
    let number = opening.firstIndex { $0.kind == .number && proseYear($0) == nil } ?? opening.count
    return opening.indices.prefix(number).contains { goals.isAt(opening, $0) }
  }

  private func isUpperCase(_ tokens: [ProseToken]) -> Bool {
    tokens.allSatisfy { $0.text.allSatisfy { !$0.isLowercase } }
  }

  /// `Tồn tại, hạn chế`; but `Hạn chế tái nghèo` is to be done.
  private static func namesFacts(_ words: [ProseToken]) -> Bool {
    let start = some.match(words, from: 0)?.count ?? 0
    guard let match = facts.match(words, from: start) else { return false }
    let next = start + match.count
    return words[start].key != restricting || !words.indices.contains(next)
      || afterRestricting.contains(words[next].key)
  }

  private static let restricting = matchKey("hạn")
  private static let afterRestricting = Set(
    ["và", "của", "trong", "tồn", "yếu", "khó", "nguyên", "bất", "còn", "chủ"].map { matchKey($0) })

  private static let facts = ProsePhrases([
    "thực trạng", "tình hình", "hiện trạng", "kết quả đạt được", "kết quả thực hiện", "kết quả",
    "những kết quả",
    "đánh giá", "đánh giá tình hình", "đánh giá kết quả", "khái quát", "đặc điểm tình hình", "tồn tại",
    "hạn chế",
    "những tồn tại", "những hạn chế", "kết quả chủ yếu", "các kết quả",
  ])

  private static let some = ProsePhrases(["một số", "những", "các", "về", "khái quát", "tóm tắt"])
  private static let goals = ProsePhrases(["mục tiêu", "chỉ tiêu"] + directionWords)
  private static let directionWords = [
    "phương hướng", "kế hoạch năm", "dự kiến kế hoạch", "định hướng", "tầm nhìn",
  ]
  private static let directions = ProsePhrases(directionWords)
  private static let tasks = ProsePhrases([
    "nhiệm vụ", "giải pháp", "tổ chức thực hiện", "kinh phí", "phân công", "nguồn lực", "nội dung hỗ trợ",
    "chính sách", "cơ chế", "điều kiện", "yêu cầu", "đối tượng", "phạm vi", "tiến độ", "nhóm nhiệm vụ",
    "nhóm giải pháp", "điều khoản", "trách nhiệm", "chế độ", "mức hỗ trợ", "mức chi", "nguyên tắc",
    "kiểm tra",
    "khen thưởng", "hỗ trợ", "định mức", "nguồn vốn", "quan điểm", "căn cứ", "mục đích",
  ])
  private static let funding = ProsePhrases(["kinh phí", "ngân sách", "nguồn vốn", "vốn"])
}

extension [String] {
  /// Of numbered headings one inside the other: `III`, `2`, `2.1` is `III.2.1`.
  fileprivate var joinedSection: String {
    var parts: [String] = []
    for label in self where !label.isEmpty {
      if let last = parts.last, label.hasPrefix(last + ".") { parts.removeLast() }
      parts.append(label)
    }
    return parts.joined(separator: ".")
  }
}
