import TargetDSL

/// A measure taken apart, to see how near two of them are. Made from the identity, in which populations are
/// spelt out, so that names do not matter.
struct MeasureShape: Sendable {
  /// For example: `share`, `count`, `sum members over`, `stated`.
  let function: String
  let table: String
  let population: Set<String>
  let condition: Set<String>
  /// What it measures in the words of the plan: the population, and the condition without `where`.
  let things: String
  let test: String

  init(_ measure: TypedMeasure) {
    let identity = measure.identity
    let name = identity.prefix { $0.isLetter }
    let body = identity.dropFirst(name.count)
    guard body.hasPrefix("("), let end = body.lastIndex(of: ")") else {
      (function, table) = (name == "stated" ? "stated" : "arithmetic", "")
      (population, condition) = ([], [])
      (things, test) = (measure.span.inEnglishWords, "")
      return
    }
    let inner = body[body.index(after: body.startIndex)..<end]
    let head = (inner.firstRange(of: " where ").map { inner[..<$0.lowerBound] } ?? inner).split(
      separator: " ")
    table = head.last.map(String.init) ?? ""
    // What is added up belongs to the function: `sum members over organisations`.
    function = ([String(name)] + head.dropLast().map(String.init)).joined(separator: " ")
    let tests = inner.firstRange(of: " where ").map { inner[$0.upperBound...] } ?? ""
    if let split = tests.firstRange(of: " having ") {
      population = MeasureShape.conjuncts(tests[..<split.lowerBound])
      condition = MeasureShape.conjuncts(tests[split.upperBound...])
    } else {
      population = MeasureShape.conjuncts(tests)
      condition = []
    }
    // The words of the plan, as far as they are those of an aggregate.
    let words = measure.span.inEnglishWords.split(separator: " ").map(String.init)
    let place =
      name == "share" || name == "count"
      ? words.first == String(name) ? 2 : nil
      : words.firstIndex { $0 == "over" || $0 == "in" }.map { $0 + 1 }
    things = place.flatMap { words.indices.contains($0) ? words[$0] : nil } ?? table
    test = words.firstIndex(of: "where").map { words[($0 + 1)...].joined(separator: " ") } ?? ""
  }

  /// Parts joined by `and` outside brackets.
  private static func conjuncts(_ text: Substring) -> Set<String> {
    var parts: Set<String> = []
    var part: [Substring] = []
    var depth = 0
    for word in text.split(separator: " ") {
      if word == "and", depth == 0 {
        parts.insert(part.joined(separator: " "))
        part = []
        continue
      }
      part.append(word)
      depth += word.count { "([{".contains($0) } - word.count { ")]}".contains($0) }
    }
    if !part.isEmpty { parts.insert(part.joined(separator: " ")) }
    return parts
  }

  /// Whether the same thing is asked of other rows, or nearly the same of the same ones.
  func isNear(_ other: MeasureShape) -> Bool {
    guard function == other.function, !table.isEmpty, table == other.table else { return false }
    let (own, others) = (population.union(condition), other.population.union(other.condition))
    if !condition.isEmpty, condition == other.condition { return true }
    let common = own.intersection(others).count
    let all = own.union(others).count
    guard function == "share" else { return common > 0 && common * 2 > all }
    return !condition.isDisjoint(with: other.condition) && common * 2 >= all
  }
}
