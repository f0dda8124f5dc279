import TargetDSL

/// What the cells of one column of a file look like, counted while they go by.
struct ColumnCounts {
  static let spellingLimit = 400
  static let keyLimit = 2_000_000

  private(set) var filled = 0
  private(set) var blank = 0
  /// Cells that say that nothing is known (`NA`, `..`), by spelling.
  private(set) var unknownWords: [String: Int] = [:]
  private(set) var plainNumbers = 0
  private(set) var vietnameseNumbers = 0
  /// Of the plain ones: with a point; of these with other than three digits behind it.
  private(set) var points = 0
  private(set) var certainPoints = 0
  /// Of the Vietnamese ones: with a comma.
  private(set) var commas = 0
  /// Of numbers with a comma that groups thousands in English (`1,234`), those in which it can be nothing else (`1,234.5`).
  private(set) var englishGroups = 0
  private(set) var certainEnglish = 0
  private(set) var englishGroup: String?
  /// Vietnamese numbers that are no plain ones, and the other way round. Of the former, those in which the comma can group
  /// nothing.
  private(set) var onlyVietnamese = 0
  private(set) var certainVietnamese = 0
  private(set) var onlyPlain = 0
  private(set) var percents = 0
  private(set) var paddedNumbers = 0
  private(set) var isoDates = 0
  private(set) var dayFirstDates = 0
  private(set) var monthFirstDates = 0
  /// Those of either kind.
  private(set) var slashedDates = 0
  /// Of the former, those that are no date with the month first, and the other way round.
  private(set) var onlyDayFirst = 0
  private(set) var onlyMonthFirst = 0
  /// The first of the cells that are no number, no date, and a number of which the point may group thousands.
  private(set) var noNumber: String?
  private(set) var noDate: String?
  private(set) var unclearPoint: String?
  private(set) var padded: String?
  /// Cells that a person takes for a day and no reader does (`Jan 1st 75`), and the first of them.
  private(set) var otherDates = 0
  private(set) var otherDate: String?
  /// Numbers of a workbook are stored with points that group nothing, and without zeros at their end.
  var isStored = false
  private(set) var hasSpaces = false
  private(set) var yesNo = 0
  private(set) var longest = 0
  /// Folded spellings, each as it was met first, and how often; `nil` where there are too many.
  private(set) var spellings: [String: (written: [String], count: Int)]? = [:]
  private var keys: Set<String> = []
  private(set) var isUnique = true

  private static let unknown: Set<String> = Set(
    [
      "na", "n/a", "..", "...", "…", "-", "nsp", "null", "nil", "?", "unknown", "không rõ", "chưa rõ",
      "chưa có số liệu",
    ]
    .map { matchKey($0) })

  mutating func add(_ cell: String) {
    guard !cell.isEmpty else {
      blank += 1
      return
    }
    let key = matchKey(cell)
    filled += 1
    longest = max(longest, cell.count)
    hasSpaces = hasSpaces || cell.contains(" ")
    if isUnique { isUnique = keys.count < ColumnCounts.keyLimit && keys.insert(key).inserted }
    if spellings != nil { addSpelling(cell, key) }
    if ColumnCounts.unknown.contains(key) {
      unknownWords[cell, default: 0] += 1
      return
    }
    if CellReader.yesNoKeys.contains(key) { yesNo += 1 }
    addNumber(Array(cell.utf8), cell)
    addDate(Array(cell.utf8), cell)
  }

  private mutating func addSpelling(_ cell: String, _ key: String) {
    var known = spellings?[key] ?? (written: [], count: 0)
    known.count += 1
    if known.written.count < 4, !known.written.contains(cell) { known.written.append(cell) }
    spellings?[key] = known
    if spellings.map({ $0.count > ColumnCounts.spellingLimit }) ?? false { spellings = nil }
  }

  private mutating func addNumber(_ bytes: [UInt8], _ cell: String) {
    var digits = bytes[...]
    if digits.last == 0x25 {
      digits = CellReader.trimmed(digits.dropLast())
      percents += 1
    }
    var isPlain = false
    var isVietnamese = false
    if case .success = NumberCell.parse(digits, format: .plain, isWhole: false) { isPlain = true }
    if case .success = NumberCell.parse(digits, format: .vietnamese, isWhole: false) { isVietnamese = true }
    let isEnglish = NumberCell.groupsByComma(digits)
    if isEnglish {
      englishGroups += 1
      if !isVietnamese { certainEnglish += 1 }
      // The first that can be nothing else goes before the first.
      if englishGroup == nil || !isVietnamese && certainEnglish == 1 { englishGroup = cell }
    }
    guard isPlain || isVietnamese else {
      noNumber = noNumber ?? cell
      return
    }
    if isPlain { plainNumbers += 1 }
    if isVietnamese { vietnameseNumbers += 1 }
    if isVietnamese, !isPlain {
      onlyVietnamese += 1
      if !isEnglish { certainVietnamese += 1 }
    }
    if isPlain, !isVietnamese { onlyPlain += 1 }
    if isPlain, let point = digits.firstIndex(of: 0x2E) {
      points += 1
      let isCertain =
        digits.endIndex - point != 4 || digits.first == 0x30 || isStored && digits.last != 0x30
      if isCertain { certainPoints += 1 } else { unclearPoint = unclearPoint ?? cell }
    }
    if isVietnamese, digits.contains(0x2C) { commas += 1 }
    if digits.count > 1, digits.first == 0x30, digits.allSatisfy({ (0x30...0x39).contains($0) }) {
      paddedNumbers += 1
      padded = padded ?? cell
    }
  }

  private mutating func addDate(_ bytes: [UInt8], _ cell: String) {
    if DateCell.parse(bytes, format: .iso) != nil {
      isoDates += 1
      return
    }
    let isDayFirst = DateCell.parse(bytes, format: .dayFirst) != nil
    let isMonthFirst = DateCell.parse(bytes, format: .monthFirst) != nil
    if isDayFirst { dayFirstDates += 1 }
    if isMonthFirst { monthFirstDates += 1 }
    if isDayFirst, !isMonthFirst { onlyDayFirst += 1 }
    if isMonthFirst, !isDayFirst { onlyMonthFirst += 1 }
    if isDayFirst || isMonthFirst { slashedDates += 1 } else { noDate = noDate ?? cell }
    if !isDayFirst, !isMonthFirst, ColumnCounts.looksLikeDate(cell) {
      otherDates += 1
      otherDate = otherDate ?? cell
    }
  }

  private static func looksLikeDate(_ cell: String) -> Bool {
    guard cell.utf8.count <= 30, cell.utf8.contains(where: { (0x30...0x39).contains($0) }) else {
      return false
    }
    let words = foldedForSuggestion(cell).split { !$0.isLetter && !$0.isNumber }
    let digits = words.map { $0.prefix { $0.isASCII && $0.isNumber } }
    let others = zip(words, digits).map { $0.dropFirst($1.count) }
    let isBare = cell.utf8.allSatisfy { (0x2D...0x39).contains($0) }
    // `01/30/17`: neither a telephone number nor one of a document.
    if isBare { return digits.count == 3 && digits.allSatisfy { (1...2).contains($0.count) } }
    return (2...6).contains(words.count) && digits.contains { !$0.isEmpty }
      && zip(digits, others).allSatisfy { number, word in
        number.isEmpty ? isOfDates(word) : number.count <= 4 && ordinals.contains(String(word))
      } && others.contains { $0.count > 2 && isOfDates($0) }
  }

  private static func isOfDates(_ word: some StringProtocol) -> Bool {
    ["ngay", "thang", "nam"].contains(String(word))
      || word.count >= 3 && months.contains { $0.hasPrefix(word) }
  }

  private static let ordinals: Set<String> = ["", "st", "nd", "rd", "th"]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  /// Cells that are to have a meaning.
  var meaningful: Int { filled - unknownWords.values.reduce(0, +) }

  /// Cells that are a number in either way, or a date in any.
  var numbers: Int { max(plainNumbers, vietnameseNumbers) }
  /// Numbers, also those that only English grouping makes ones.
  var numbersOfAnyKind: Int { numbers + certainEnglish }
  var datesOfAnyKind: Int { isoDates + slashedDates }

  /// Whether nearly all cells are of a kind: a few slips are listed when the file is read.
  func isMostly(_ count: Int) -> Bool { meaningful > 0 && count * 20 >= meaningful * 19 }
}
