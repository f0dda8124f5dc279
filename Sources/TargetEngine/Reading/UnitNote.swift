import TargetDSL

/// The unit that a line gives to all numbers below it: `Đơn vị tính: tỷ đồng`, `(ĐVT: 1.000 đồng)`, `BIỂU 1 - Đơn vị tính : %`.
struct UnitNote {
  /// As it is written.
  let text: String

  /// Of a unit by itself.
  init(unit: String) { text = unit }

  /// `nil` where nothing of a line says so.
  init?(in line: String) {
    for colon in line.indices.reversed() where line[colon] == ":" {
      let name = matchKey(line[..<colon])
      guard UnitNote.names.contains(where: { UnitNote.ends(name, with: $0) }),
        let unit = UnitNote.unit(in: line[line.index(after: colon)...])
      else { continue }
      text = unit
      return
    }
    // `ĐVT triệu đồng`
    let words = line.split { $0.isWhitespace || $0 == "(" }.map(String.init)
    guard let place = words.firstIndex(where: { matchKey($0) == UnitNote.short }),
      let unit = UnitNote.unit(in: words[(place + 1)...].joined(separator: " "))
    else { return nil }
    text = unit
  }

  /// `nil` where a whole text is anything but a unit behind such a name.
  init?(all line: String) {
    let bare = line.trimmingSpaces.drop { $0 == "(" || $0 == "[" }
    guard let colon = bare.firstIndex(of: ":"), UnitNote.names.contains(matchKey(bare[..<colon])),
      let note = UnitNote(in: line)
    else { return nil }
    self = note
  }

  /// The text of a line of cells that has such a note; all of them where its parts stand in several.
  static func line(of cells: [String]) -> String {
    cells.first { UnitNote(in: $0) != nil } ?? cells.joined(separator: " ")
  }

  /// Each unit of `triệu đồng, người`, as it is written; none where none of them is known.
  func parts(words: [String: String]) -> [String] {
    func isKnown(_ unit: String) -> Bool {
      HeaderUnit(unit, words: words) != nil || HeaderUnit.isMeasured(unit)
    }
    if isKnown(text) { return [text] }
    let parts = text.split { ",;".contains($0) }.flatMap { part in
      part.split(separator: " ").split { UnitNote.joints.contains(matchKey($0)) }
        .map { $0.joined(separator: " ") }
    }
    // Where none is a unit it is the name of an office.
    return parts.contains(where: isKnown) ? parts : []
  }

  /// `Đơn vị tính` by itself.
  static func isName(_ text: String) -> Bool { names.contains(matchKey(text)) }

  private static func ends(_ text: String, with name: String) -> Bool {
    guard text.hasSuffix(name) else { return false }
    guard let before = text.dropLast(name.count).last else { return true }
    return !before.isLetter && !before.isNumber
  }

  private static func unit(in rest: some StringProtocol) -> String? {
    var unit = rest.trimmingSpaces
    while let last = unit.last, ".;,".contains(last) || ")]".contains(last) && !UnitNote.opens(unit) {
      unit.removeLast()
    }
    unit = unit.trimmingSpaces
    return unit.isEmpty ? nil : unit
  }

  /// Whether a bracket that ends a text begins in it.
  private static func opens(_ text: String) -> Bool { text.contains("(") || text.contains("[") }

  private static let short = matchKey("đvt")
  private static let joints: Set<String> = [matchKey("và"), "and"]
  private static let names = ["đơn vị tính", "đơn vị", "đvt", "đv tính", "unit", "units"].map { matchKey($0) }
}

/// A row below the names of the columns with nothing in it but their units.
struct UnitRow {
  /// By field.
  private(set) var brackets: [Int: HeaderBracket] = [:]
  let text: String

  /// `nil` for any other row. `key` is the field of the table's key, which is blank in such a row.
  init?(_ cells: [String], below names: [String], key: Int?, words: [String: String]) {
    var filled: [String] = []
    for (field, cell) in cells.enumerated() {
      let text = cell.trimmingSpaces
      guard !text.isEmpty else { continue }
      filled.append(text)
      if UnitNote.isName(text) { continue }
      let isInBrackets = text.hasPrefix("(") && text.hasSuffix(")")
      let bare = isInBrackets ? String(text.dropFirst().dropLast()) : text
      let bracket = HeaderBracket(text: bare, name: names.indices.contains(field) ? names[field] : "")
      guard field != key, bare.contains(where: { $0.isLetter || $0 == "%" }),
        bracket.isUnit(words: words) || bracket.isDateFormat
      else { return nil }
      brackets[field] = bracket
    }
    guard !brackets.isEmpty else { return nil }
    text = filled.prefix(6).joined(separator: " | ")
  }
}

extension Column {
  /// Whether the unit of all numbers of a file says another scale or kind of this column's unit. One of something else says
  /// nothing of it: a table of money may count people too.
  func contradicts(_ note: UnitNote, words: [String: String]) -> Bool {
    func counted(_ type: QuantityType?) -> Set<String> {
      guard case .quantity(let dimension)? = type else { return [] }
      return Set(dimension.exponents.filter { $0.value > 0 }.keys)
    }
    guard let declared = type.unit, case .quantity = declared.type else { return false }
    let own = counted(declared.type)
    let isMoney = words.contains { own.contains($0.value) && HeaderUnit.isMoney($0.key) }
    var isSpokenOf = false
    for part in note.parts(words: words) {
      let unit = HeaderUnit(part, words: words)
      let noted = counted(unit?.type)
      if own.isDisjoint(with: noted), !(isMoney && HeaderUnit.isMoney(part)) { continue }
      if !own.isDisjoint(with: noted), unit?.scale == declared.scale { return false }
      isSpokenOf = true
    }
    return isSpokenOf
  }
}
