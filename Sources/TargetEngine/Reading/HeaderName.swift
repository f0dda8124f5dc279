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
    let unit = trimmed[trimmed.index(after: open)...].dropLast().trimmingSpaces
    return name.isEmpty || unit.isEmpty ? nil : (name, unit)
  }
}

extension StringProtocol {
  /// Without the white space around it.
  var trimmingSpaces: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

/// A unit as headers write it: `triệu đồng`, `%`, `triệu đồng/người/năm`.
struct HeaderUnit {
  let scale: UnitExpression.Scale
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

  /// A part without the scale before it.
  static func withoutScale(_ part: String) -> String { scaled(part).rest }

  private static func scaled(_ part: String) -> (scale: UnitExpression.Scale, rest: String) {
    for (word, scale) in scales where part == word || part.hasPrefix(word + " ") {
      return (scale, part.dropFirst(word.count).trimmingSpaces)
    }
    return (.one, part)
  }

  private static let scales: [(word: String, scale: UnitExpression.Scale)] = [
    ("thousand", UnitExpression.Scale.thousand), ("million", .million), ("billion", .billion),
    ("nghìn", .thousand), ("ngàn", .thousand), ("triệu", .million), ("tỷ", .billion), ("tỉ", .billion),
  ].map { (word: matchKey($0.0), scale: $0.1) }

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
