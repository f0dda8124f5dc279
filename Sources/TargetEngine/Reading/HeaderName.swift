import TargetDSL

/// A header of a data file: a name, and perhaps a unit in brackets behind it (`Doanh thu (triệu đồng)`).
struct HeaderName {
  let text: String

  init(_ text: String) { self.text = text }

  /// The column that the header names, and the brackets behind the name where the name alone is the column's.
  func column(in names: [String: Int]) -> (column: Int, bracket: HeaderBracket?)? {
    if let exact = names[matchKey(text)] { return (exact, nil) }
    guard let (name, inner) = parts, let column = names[matchKey(name)] else { return nil }
    return (column, HeaderBracket(text: inner, name: name))
  }

  /// The name before the brackets that end the header, and what stands in them; `nil` where there are none.
  var parts: (name: String, unit: String)? {
    let trimmed = text.trimmingSpaces
    guard trimmed.hasSuffix(")"), let open = trimmed.lastIndex(of: "(") else { return nil }
    let name = trimmed[..<open].trimmingSpaces
    let inner = trimmed[trimmed.index(after: open)...].dropLast().trimmingSpaces
    let unit = UnitNote(all: inner)?.text ?? inner
    return name.isEmpty || unit.isEmpty ? nil : (name, unit)
  }
}

extension Table {
  /// Its columns by every header that a file may have them under, folded.
  var columnsByHeader: [String: Int] {
    var names: [String: Int] = [:]
    for (index, column) in columns.enumerated() {
      for name in [column.name] + column.headers { names[matchKey(name)] = index }
    }
    return names
  }
}

extension Column {
  /// The declaration under which a header is the column's.
  func offer(ofHeader near: String) -> Diagnostic.Fix {
    let list = (headers + [near]).map(quotedText).joined(separator: " | ")
    return Diagnostic.Fix(
      Phrase(
        en: "if that is the column, declare it so: `column \(name) \(list) …`",
        vi: "nếu đó chính là cột này, hãy khai báo: `column \(name) \(list) …`"))
  }
}

extension String {
  /// At most so much of it as a message quotes.
  var cutShort: String { count > 60 ? prefix(59) + "…" : self }
}

extension StringProtocol {
  /// Without the white space around it.
  var trimmingSpaces: String {
    let text = String(self)
    // Hardly any text has a space at an end, and where a letter of ASCII stands there its byte says so at once.
    if let first = text.utf8.first, let last = text.utf8.last, (0x21..<0x7F).contains(first),
      (0x21..<0x7F).contains(last)
    {
      return text
    }
    var (start, end) = (text.startIndex, text.endIndex)
    while start < end, text[start].isWhitespace { start = text.index(after: start) }
    while start < end {
      let last = text.index(before: end)
      guard text[last].isWhitespace else { break }
      end = last
    }
    return String(text[start..<end])
  }
}

/// A unit as headers write it: `triệu đồng`, `%`, `triệu đồng/người/năm`.
struct HeaderUnit {
  /// `nil` for one that no unit of a plan has, such as a hundred millions.
  let scale: UnitExpression.Scale?
  let type: QuantityType

  /// `nil` where it is no unit that the plan knows. `words` gives each declared word or label its unit's name.
  init?(_ text: String, words: [String: String]) {
    if matchKey(text) == "%" {
      (scale, type) = (.one, .share)
      return
    }
    let parts = HeaderUnit.parts(of: text)
    var names: [String: String] = [:]
    for (word, name) in words { names[matchKey(word)] = name }
    for synonyms in HeaderUnit.synonyms {
      guard let name = synonyms.lazy.compactMap({ names[$0] }).first else { continue }
      for word in synonyms where names[word] == nil { names[word] = name }
    }
    guard let first = parts.first else { return nil }
    let (scale, rest) = HeaderUnit.scaled(first)
    var exponents: [String: Int] = [:]
    if !rest.isEmpty {
      guard let name = names[rest] else { return nil }
      exponents[name, default: 0] += 1
    }
    for part in parts.dropFirst() {
      guard let name = names[part] ?? HeaderUnit.year[part] else { return nil }
      exponents[name, default: 0] -= 1
    }
    self.scale = scale
    let dimension = Dimension(exponents)
    type = dimension.isPlain ? .count : .quantity(dimension)
  }

  /// What multiplies a unit, whatever the unit; `nil` for what no unit of a plan has.
  static func scale(of text: String) -> UnitExpression.Scale? {
    parts(of: text).first.map { scaled($0).scale } ?? .one
  }

  /// Whether it is a unit of money, land, weight or the like, in which nothing is counted.
  static func isMeasured(_ text: String) -> Bool {
    parts(of: text).first.map { measured.contains(scaled($0).rest) } ?? false
  }

  /// A part without the scale before it.
  static func withoutScale(_ part: String) -> String { scaled(part).rest }

  /// `nghìn tỷ đồng`, `1.000 đồng`, `tr.đ`: the zeros of what multiplies the unit, and the unit.
  private static func scaled(_ part: String) -> (scale: UnitExpression.Scale?, rest: String) {
    var (zeros, rest) = (0, part)
    var isPower = true
    let number = part.prefix { $0.isASCII && $0.isNumber || "., ".contains($0) }
    let digits = number.filter(\.isNumber)
    if !digits.isEmpty, number.count < part.count {
      isPower = digits.first == "1" && digits.dropFirst().allSatisfy { $0 == "0" }
      zeros = digits.count - 1
      rest = part.dropFirst(number.count).trimmingSpaces
    }
    let thing = rest
    while let (word, more) = scales.first(where: { HeaderUnit.begins(rest, with: $0.word) }) {
      zeros += more
      rest = rest.dropFirst(word.count).drop { $0 == "." }.trimmingSpaces
    }
    // `6 tháng` is a time, and no unit that is multiplied.
    if !digits.isEmpty, !isPower || digits.count < 4, thing == rest, !measured.contains(rest) {
      return (.one, part)
    }
    let factor = Rational.powerOfTen(zeros).map { Rational($0) }
    let scale = UnitExpression.Scale.allCases.first { $0.factor == factor }
    return (isPower ? scale : nil, rest)
  }

  /// Abbreviations stand before the sign of money without a space.
  private static func begins(_ text: String, with word: String) -> Bool {
    guard text.hasPrefix(word) else { return false }
    guard let next = text.dropFirst(word.count).first else { return true }
    return next == " " || next == "." || word.count <= 2 && next == "đ"
  }

  private static let scales: [(word: String, zeros: Int)] = [
    ("thousand", 3), ("million", 6), ("billion", 9), ("nghìn", 3), ("ngàn", 3), ("ng", 3), ("triệu", 6),
    ("tr", 6), ("tỷ", 9), ("tỉ", 9),
  ].map { (word: matchKey($0.0), zeros: $0.1) }

  static func isMoney(_ text: String) -> Bool {
    parts(of: text).first.map { money.contains(scaled($0).rest) } ?? false
  }

  private static let money = Set(
    ["đồng", "vnd", "vnđ", "đ", "dong", "usd", "đô la", "đô la mỹ", "eur", "euro"].map { matchKey($0) })
  private static let measured = money.union(
    [
      "ha", "héc ta", "héc-ta", "hecta", "m", "km", "m2", "m²", "m3", "m³", "km2", "km²", "kg", "yến", "tạ",
      "tấn", "lít", "kwh", "mw", "tonne", "tonnes", "ton", "tons",
    ].map { matchKey($0) })

  /// What is one unit, whatever a plan calls it.
  private static let synonyms: [[String]] = [
    ["đồng", "vnd", "vnđ", "đ", "dong"], ["ha", "héc ta", "héc-ta", "hecta"], ["người", "people", "person"],
    ["tấn", "tonne", "tonnes"],
  ].map { $0.map { matchKey($0) } }

  private static let year = [matchKey("năm"): "year", "year": "year"]

  /// Folded, separated by `/`, `per` or `trên`.
  static func parts(of text: String) -> [String] {
    var parts: [[Substring]] = [[]]
    for word in matchKey(text.replacing("/", with: " / ")).split(separator: " ") {
      if ["/", "per", matchKey("trên"), matchKey("mỗi")].contains(String(word)) {
        parts.append([])
      } else {
        parts[parts.count - 1].append(word)
      }
    }
    return parts.map { $0.joined(separator: " ") }
  }
}
