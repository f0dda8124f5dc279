import TargetDSL

extension TableSketch {
  /// Types, names and units of all columns, and how numbers and dates are written in them.
  mutating func describe(_ header: [String], _ counts: [ColumnCounts]) {
    numbers = TableSketch.numberFormat(counts)
    dates = TableSketch.dateFormat(counts)
    var names = NameList(headers: header)
    var unknown: Set<String> = []
    for (index, text) in header.enumerated() {
      guard !matchKey(text).isEmpty else {
        if counts[index].filled > 0 { leftOut.append(.namelessColumn(number: index + 1)) }
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
      let (base, unit) = names.withoutUnit(text)
      let name = names.name(of: base)
      let kind = kind(of: counts[index], name: name, unit: unit?.expression)
      switch kind {
      case .whole, .decimal: if let unit, let declaration = unit.declaration { note(unit: declaration) }
      default: break
      }
      if kind != .text { unknown.formUnion(counts[index].unknownWords.keys) }
      var isNumber = false
      if case .whole(let unit) = kind { isNumber = unit != nil }
      if case .decimal(let unit) = kind { isNumber = unit != nil }
      columns.append(
        Column(
          name: name, header: isNumber ? base : text, kind: kind, filled: counts[index].filled,
          blank: counts[index].blank))
    }
    unknownWords = unknown.sorted()
    chooseKey(header, counts)
  }

  private mutating func note(unit declaration: String) {
    if !units.contains(declaration) { units.append(declaration) }
  }

  private static func numberFormat(_ counts: [ColumnCounts]) -> Table.NumberFormat? {
    let numeric = counts.filter { $0.isMostly(max($0.plainNumbers, $0.vietnameseNumbers)) }
    if numeric.contains(where: { $0.onlyVietnamese > 0 && $0.isMostly($0.vietnameseNumbers) }),
      !numeric.contains(where: { $0.onlyPlain > 0 && $0.isMostly($0.plainNumbers) })
    {
      return .vietnamese
    }
    // Points that may as well group thousands are left to whoever knows the file.
    if numeric.contains(where: { $0.points > 0 && $0.certainPoints == 0 }) { return nil }
    return numeric.contains { $0.certainPoints > 0 } ? .plain : nil
  }

  private static func dateFormat(_ counts: [ColumnCounts]) -> Table.DateFormat {
    let dated = counts.filter { $0.isMostly($0.isoDates + max($0.dayFirstDates, $0.monthFirstDates)) }
    let day = dated.reduce(0) { $0 + max(0, $1.dayFirstDates - $1.monthFirstDates) }
    let month = dated.reduce(0) { $0 + max(0, $1.monthFirstDates - $1.dayFirstDates) }
    return day > month ? .dayFirst : month > day ? .monthFirst : .iso
  }

  private mutating func kind(of counts: ColumnCounts, name: String, unit: String?) -> Kind {
    let count = numbers == .vietnamese ? counts.vietnameseNumbers : counts.plainNumbers
    if counts.isMostly(count), counts.paddedNumbers == 0, counts.longest <= 20 {
      let fractions = numbers == .vietnamese ? counts.commas : counts.points
      if numbers == nil, counts.points > 0, counts.certainPoints == 0 {
        leftOut.append(.unclearNumbers(column: name))
      }
      let unit = counts.percents > 0 ? "%" : unit
      if counts.percents == 0 || counts.isMostly(counts.percents) {
        return fractions > 0 ? .decimal(unit: unit) : .whole(unit: unit)
      }
    }
    if counts.isMostly(counts.isoDates) { return .date }
    let slashed = max(counts.dayFirstDates, counts.monthFirstDates)
    if counts.isMostly(counts.isoDates + slashed) {
      switch dates {
      case .iso: leftOut.append(.unclearDates(column: name))
      case .dayFirst: if counts.isMostly(counts.isoDates + counts.dayFirstDates) { return .date }
      case .monthFirst: if counts.isMostly(counts.isoDates + counts.monthFirstDates) { return .date }
      }
      return .text
    }
    if counts.meaningful > 1, counts.yesNo == counts.meaningful { return .yesNo }
    if let categories = categories(counts) { return .category(categories) }
    return .text
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
  private mutating func chooseKey(_ header: [String], _ counts: [ColumnCounts]) {
    func isCandidate(_ column: Column) -> Bool {
      guard
        let index = header.firstIndex(where: {
          $0 == column.header || HeaderName($0).parts?.name == column.header
        })
      else { return false }
      let found = counts[index]
      guard found.isUnique, found.blank == 0, found.filled == rows, rows > 0, found.unknownWords.isEmpty,
        found.longest <= 60
      else { return false }
      switch column.kind {
      case .text: return true
      case .whole: return found.plainNumbers == found.filled
      default: return false
      }
    }
    let candidates = columns.indices.filter { isCandidate(columns[$0]) }
    let called = candidates.first { TableSketch.isCalledKey(columns[$0].header) }
    guard let chosen = called ?? candidates.first else {
      leftOut.append(.noKey)
      return
    }
    columns[chosen].isKey = true
  }

  private static func isCalledKey(_ header: String) -> Bool {
    let words = foldedForSuggestion(header).split { !$0.isLetter && !$0.isNumber }
    return words.contains {
      ["id", "code", "ma", "key", "identifier", "matricule", "number", "no"].contains($0)
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

  init?(_ text: String) {
    var words: [String: String] = [:]
    for unit in KnownUnit.units { for word in unit.words { words[word] = unit.name } }
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
