import TargetDSL

extension TableSketch {
  /// Types, names and units of all columns, and how numbers and dates are written in them.
  mutating func describe(
    _ header: [String], _ counts: [ColumnCounts], units: [Int: String], _ numbering: Set<Int>
  ) {
    let key = TableSketch.key(header, counts, rows: rows, besides: numbering)
    numbers = TableSketch.numberFormat(counts)
    let told = header.indices.map { DateOrder.told(by: units[$0] ?? header[$0]) }
    dates = TableSketch.dateFormat(counts, told)
    let dated = counts.filter { $0.isMostly($0.datesOfAnyKind) }
    if dated.contains(where: { $0.onlyDayFirst > 0 }), dated.contains(where: { $0.onlyMonthFirst > 0 }) {
      leftOut.append(.datesOfTwoKinds)
    }
    var names = NameList(headers: header)
    var unknown: Set<String> = []
    var columnOfField: [Int: Int] = [:]
    for (index, text) in header.enumerated() {
      guard !matchKey(text).isEmpty else {
        if counts[index].filled > 0 { leftOut.append(.namelessColumn(number: index + 1)) }
        continue
      }
      guard !numbering.contains(index) || index == key else {
        leftOut.append(.rowNumbers(header: text))
        continue
      }
      guard !names.isRepeated(text) else {
        if !leftOut.contains(where: {
          if case .repeatedHeader(let known) = $0 { matchKey(known) == matchKey(text) } else { false }
        }) {
          leftOut.append(.repeatedHeader(text))
        }
        continue
      }
      var (base, unit) = names.withoutUnit(text)
      if unit == nil { unit = units[index].flatMap { KnownUnit($0) } }
      let name = names.name(of: base)
      let kind = kind(
        of: counts[index], name: name, unit: unit?.expression, told: told[index] == .iso ? nil : told[index])
      switch kind {
      case .whole, .decimal: if let unit, let declaration = unit.declaration { note(unit: declaration) }
      default: break
      }
      if kind != .text { unknown.formUnion(counts[index].unknownWords.keys) }
      var isNumber = false
      if case .whole(let unit) = kind { isNumber = unit != nil }
      if case .decimal(let unit) = kind { isNumber = unit != nil }
      columnOfField[index] = columns.count
      columns.append(
        Column(
          name: name, header: isNumber ? base : text, kind: kind, filled: counts[index].filled,
          blank: counts[index].blank))
    }
    unknownWords = unknown.sorted()
    if let key, let column = columnOfField[key] {
      columns[column].isKey = true
    } else {
      leftOut.append(.noKey)
    }
  }

  private mutating func note(unit declaration: String) {
    if !units.contains(declaration) { units.append(declaration) }
  }

  private static func numberFormat(_ counts: [ColumnCounts]) -> Table.NumberFormat? {
    let numeric = counts.filter { $0.isMostly(max($0.plainNumbers, $0.vietnameseNumbers)) }
    if numeric.contains(where: { $0.certainVietnamese > 0 && $0.isMostly($0.vietnameseNumbers) }),
      !numeric.contains(where: { $0.onlyPlain > 0 && $0.isMostly($0.plainNumbers) })
    {
      return .vietnamese
    }
    // Points that may as well group thousands are left to whoever knows the file.
    if numeric.contains(where: { $0.points > 0 && $0.certainPoints == 0 }) { return nil }
    return numeric.contains { $0.certainPoints > 0 } ? .plain : nil
  }

  private static func dateFormat(_ counts: [ColumnCounts], _ told: [Table.DateFormat?]) -> Table.DateFormat {
    let dated = zip(counts, told).filter { $0.0.isMostly($0.0.datesOfAnyKind) }
    // A header that tells the order speaks for every date below it.
    let day = dated.reduce(0) { $0 + ($1.1 == .dayFirst ? $1.0.slashedDates : $1.0.onlyDayFirst) }
    let month = dated.reduce(0) { $0 + ($1.1 == .monthFirst ? $1.0.slashedDates : $1.0.onlyMonthFirst) }
    // A few slips are listed when the file is read.
    return day >= max(1, month * 19) ? .dayFirst : month >= max(1, day * 19) ? .monthFirst : .iso
  }

  private mutating func kind(of counts: ColumnCounts, name: String, unit: String?, told: Table.DateFormat?)
    -> Kind
  {
    if let cell = counts.englishGroup, counts.certainVietnamese == 0, counts.isMostly(counts.numbersOfAnyKind)
    {
      // A comma between thousands is read in no way; whether one is a decimal sign, another column does not tell.
      leftOut.append(
        counts.certainEnglish + counts.certainPoints > 0
          ? .groupedByComma(column: name, cell: cell) : .unclearComma(column: name, cell: cell))
      return .text
    }
    let count = numbers == .vietnamese ? counts.vietnameseNumbers : counts.plainNumbers
    if counts.isMostly(count), counts.paddedNumbers == 0, counts.longest <= 20 {
      let fractions = numbers == .vietnamese ? counts.commas : counts.points
      if numbers == nil, counts.points > 0, counts.certainPoints == 0 {
        leftOut.append(.unclearNumbers(column: name))
      }
      if numbers != .vietnamese, counts.certainPoints > 0, let cell = counts.unclearPoint {
        leftOut.append(.mixedPoints(column: name, cell: cell))
      }
      if let cell = counts.englishGroup { leftOut.append(.mixedCommas(column: name, cell: cell)) }
      let unit = counts.percents > 0 ? "%" : unit
      if counts.percents == 0 || counts.isMostly(counts.percents) {
        return fractions > 0 ? .decimal(unit: unit) : .whole(unit: unit)
      }
    }
    if counts.isMostly(counts.isoDates) { return .date }
    if counts.isMostly(counts.datesOfAnyKind) {
      let isTold = told != nil || counts.onlyDayFirst + counts.onlyMonthFirst > 0
      let read: Int
      if let told,
        told != dates || told == .dayFirst && counts.onlyMonthFirst > 0
          || told == .monthFirst && counts.onlyDayFirst > 0
      {
        leftOut.append(.datesAgainstHeader(column: name))
        if told != dates { return .text }
      }
      switch dates {
      case .iso:
        if !isTold { leftOut.append(.unclearDates(column: name)) }
        return .text
      case .dayFirst: read = counts.dayFirstDates
      case .monthFirst: read = counts.monthFirstDates
      }
      if !isTold { leftOut.append(.datesAsElsewhere(column: name)) }
      return counts.isMostly(counts.isoDates + read) ? .date : .text
    }
    noteNearly(counts, name)
    if counts.meaningful > 1, counts.yesNo == counts.meaningful { return .yesNo }
    if let categories = categories(counts) { return .category(categories) }
    if counts.isMostly(counts.otherDates), let cell = counts.otherDate {
      leftOut.append(.otherDates(column: name, cell: cell))
    }
    return .text
  }

  /// Why a column that has many numbers or dates is text all the same.
  private mutating func noteNearly(_ counts: ColumnCounts, _ name: String) {
    let all = counts.meaningful
    if let cell = counts.padded, counts.isMostly(counts.numbers) {
      leftOut.append(.codes(column: name, cell: cell))
    } else if counts.numbers * 2 >= all, let cell = counts.noNumber {
      leftOut.append(.nearlyNumbers(column: name, others: all - counts.numbers, of: all, cell: cell))
    } else if counts.datesOfAnyKind * 2 >= all, let cell = counts.noDate {
      leftOut.append(.nearlyDates(column: name, others: all - counts.datesOfAnyKind, of: all, cell: cell))
    }
  }

  /// Few spellings that come again and again.
  private func categories(_ counts: ColumnCounts) -> [(name: String, spellings: [String])]? {
    guard let spellings = counts.spellings else { return nil }
    let words = spellings.filter { entry in !entry.value.written.allSatisfy { counts.unknownWords[$0] != nil }
    }
    guard (2...12).contains(words.count), counts.meaningful >= 4 * words.count,
      words.values.allSatisfy({ $0.written[0].count <= 60 && $0.written[0].first?.isLetter == true })
    else { return nil }
    var used: Set<String> = []
    return words.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { _, found in
      let wanted = declarableName(found.written[0], words: 5, fallback: "kind")
      var name = wanted
      var number = 2
      while !used.insert(name).inserted {
        name = "\(wanted)_\(number)"
        number += 1
      }
      return (name, [found.written[0]])
    }
  }

  /// The first column that has every row's own text: one that is called like a key before the others.
  /// One of those that number the rows only where there is no other.
  static func key(
    _ header: [String], _ counts: [ColumnCounts], rows: Int, besides numbering: Set<Int>
  ) -> Int? {
    let names = NameList(headers: header)
    let candidates = header.indices.filter { index in
      let found = counts[index]
      guard !matchKey(header[index]).isEmpty, !names.isRepeated(header[index]), found.isUnique,
        found.blank == 0,
        found.filled == rows, rows > 0, found.unknownWords.isEmpty,
        found.longest <= (isCalledKey(header[index]) ? 200 : 60),
        !found.isMostly(found.datesOfAnyKind + found.otherDates)
      else { return false }
      guard found.isMostly(found.numbers) else { return true }
      // A count or an amount of each row may be its own this year and not the next.
      return found.points + found.commas + found.percents == 0 && (index == 0 || isCalledKey(header[index]))
    }
    let own = candidates.filter { !numbering.contains($0) }
    return own.first { isCalledKey(header[$0]) } ?? own.first ?? candidates.first
  }

  /// `STT`
  static func numbersRows(_ header: String) -> Bool {
    ["stt", "tt", "số tt", "số thứ tự", "#"].contains { matchKey($0) == matchKey(header) }
  }

  private static func isCalledKey(_ header: String) -> Bool {
    let words = foldedForSuggestion(header).split { !$0.isLetter && !$0.isNumber }
    return words.contains {
      ["id", "fid", "uuid", "code", "ma", "key", "identifier", "matricule", "number", "num", "no"].contains(
        $0)
    }
  }
}

/// Names of columns, each once, none of them another column's header.
struct NameList {
  private let headers: [String: Int]
  private var used: Set<String> = []

  init(headers: [String]) {
    self.headers = Dictionary(headers.map { (matchKey($0), 1) }, uniquingKeysWith: +)
  }

  func isRepeated(_ header: String) -> Bool { headers[matchKey(header), default: 0] > 1 }

  /// The header without a unit in brackets that is known, and that unit.
  func withoutUnit(_ header: String) -> (base: String, unit: KnownUnit?) {
    guard let (name, written) = HeaderName(header).parts, let unit = KnownUnit(written),
      headers[matchKey(name)] == nil,
      headers.keys.count(where: { HeaderName($0).parts.map { matchKey($0.name) } == matchKey(name) }) == 1
    else { return (header, nil) }
    return (name, unit)
  }

  mutating func name(of header: String) -> String {
    let wanted = declarableName(header, words: 6, fallback: "field")
    var name = wanted
    var number = 2
    while used.contains(name) || headers[name] != nil && name != matchKey(header) {
      name = "\(wanted)_\(number)"
      number += 1
    }
    used.insert(name)
    return name
  }
}

/// Units that headers of registers have in brackets, and how a plan declares and writes them.
struct KnownUnit {
  /// As behind `in`.
  let expression: String
  /// `nil` for per cent, which needs none.
  let declaration: String?

  private static let units: [(words: [String], name: String, declaration: String)] = [
    (["đồng", "vnd", "vnđ", "đ"], "VND", "unit VND \"đồng\""),
    (["người", "people", "persons"], "people", "unit person, people \"người\""),
    (["ha", "hecta", "héc-ta"], "ha", "unit ha"), (["tấn", "tonnes"], "tonne", "unit tonne \"tấn\""),
    (["kg"], "kg", "unit kg"), (["km"], "km", "unit km"), (["usd"], "USD", "unit USD"),
    (["hộ", "households"], "households", "unit household, households \"hộ\""),
  ]

  /// Each word of one with the unit's name.
  static let words: [String: String] = {
    var words: [String: String] = [:]
    for unit in units { for word in unit.words { words[word] = unit.name } }
    return words
  }()

  init?(_ text: String) {
    let words = KnownUnit.words
    guard let unit = HeaderUnit(text, words: words) else { return nil }
    if unit.type == .share {
      (expression, declaration) = ("%", nil)
      return
    }
    guard case .quantity(let dimension) = unit.type, dimension.exponents.count == 1,
      let (name, exponent) = dimension.exponents.first, exponent == 1,
      let known = KnownUnit.units.first(where: { $0.name == name }), let scale = unit.scale
    else { return nil }
    expression = (scale == .one ? "" : scale.rawValue + " ") + name
    declaration = known.declaration
  }
}
