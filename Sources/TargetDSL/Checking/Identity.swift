// The identity of a measure: a text that is equal exactly where two measures mean the same. Names of indicators
// and populations do not enter it; order, repetition and equivalent forms do not matter.

/// The canonical texts of conditions, each worked out once.
final class ConditionTexts {
  private var known: [Condition: [String]] = [:]

  func texts(of condition: Condition, _ make: (Condition) -> [String]) -> [String] {
    if let texts = known[condition] { return texts }
    let texts = make(condition)
    known[condition] = texts
    return texts
  }
}

extension Checker {
  func identity(of measure: Measure, statedUnit: String) -> String {
    switch measure {
    case .aggregate(let aggregate): return identity(of: aggregate)
    case .stated(let name): return "stated \(name) in \(statedUnit)"
    case .number(let value): return value.description
    case .indicator(let index, let reference):
      guard case .done(let indicator) = indicators[index] else { return "?" }
      switch reference {
      case nil: return condensed(indicator.measure.identity)
      case .year(let year): return "\(condensed(indicator.measure.identity)) at \(year)"
      case .relative(let years): return "\(condensed(indicator.measure.identity)) at year+\(years)"
      }
    case .negated(let part): return "-(\(identity(of: part, statedUnit: statedUnit)))"
    case .sum(let left, let right): return commutative("+", left, right, statedUnit)
    case .product(let left, let right): return commutative("*", left, right, statedUnit)
    case .difference(let left, let right):
      return
        "(\(identity(of: left, statedUnit: statedUnit)) - \(identity(of: right, statedUnit: statedUnit)))"
    case .quotient(let left, let right):
      return
        "(\(identity(of: left, statedUnit: statedUnit)) / \(identity(of: right, statedUnit: statedUnit)))"
    }
  }

  /// Indicators over indicators would double their text at every step: a long one stands as its 128-bit FNV-1a hash.
  private func condensed(_ identity: String) -> String {
    guard identity.utf8.count > 2_000 else { return identity }
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    for byte in identity.utf8 { hash = (hash ^ UInt128(byte)) &* 0x0100_0000_0000_0000_013b }
    return "#" + String(hash, radix: 16)
  }

  private func commutative(_ sign: String, _ left: Measure, _ right: Measure, _ unit: String) -> String {
    let parts = [identity(of: left, statedUnit: unit), identity(of: right, statedUnit: unit)].sorted()
    return "(\(parts[0]) \(sign) \(parts[1]))"
  }

  private func identity(of aggregate: Aggregate) -> String {
    let table = tables[aggregate.population.table].name
    let population = knownTexts.texts(of: aggregate.population.condition) { canonical($0) }
    let own = canonical(aggregate.condition)
    let suffix = aggregate.ignoresUnknown ? " ignoring unknown" : ""
    // Where only the rows in both matter, it is the same on which side of `where` a condition stands.
    let both = (population + own).sortedOnce().joined(separator: " and ")
    switch aggregate.function {
    case .count: return "count(\(table) where \(both))\(suffix)"
    case .countDistinct(let path): return "distinct(\(text(path)) of \(table) where \(both))\(suffix)"
    case .share(let weight):
      let condition = own.filter { !population.contains($0) }.joined(separator: " and ")
      let weighted = weight.map { " by \(text($0))" } ?? ""
      return
        "share(\(table) where \(population.joined(separator: " and ")) having \(condition)\(weighted))\(suffix)"
    case .sum(let number): return "sum(\(text(number)) over \(table) where \(both))\(suffix)"
    case .value(let number): return "value(\(text(number)) in \(table) where \(both))\(suffix)"
    case .mean(let number, let weight):
      let weighted = weight.map { " by \(text($0))" } ?? ""
      return "mean(\(text(number)) over \(table) where \(both)\(weighted))\(suffix)"
    }
  }

  // MARK: Conditions

  /// The sorted, different conjuncts of a condition as texts; none for `always`.
  private func canonical(_ condition: Condition) -> [String] {
    flattened(condition).map { text($0) }.sortedOnce()
  }

  private func flattened(_ condition: Condition) -> [Condition] {
    switch condition {
    case .always: []
    case .all(let parts): parts.flatMap { flattened($0) }
    case .not(.not(let part)): flattened(part)
    case .not(.any(let parts)): parts.flatMap { flattened(.not($0)) }
    case .any, .not, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone, .refers, .has:
      [condition]
    }
  }

  private func text(_ condition: Condition) -> String {
    switch condition {
    case .always: return "always"
    case .all: return "(" + canonical(condition).joined(separator: " and ") + ")"
    case .any(let parts): return anyText(parts)
    case .not(let part): return notText(part)
    case .isYes(let path): return text(path)
    case .isOneOf(let path, let categories): return categoryText(path, Set(categories))
    case .sameValue(let a, let b):
      let sides = [text(a), text(b)].sorted()
      return "\(sides[0]) = \(sides[1])"
    case .isText(let path, let texts): return "\(text(path)) in \(texts.sorted())"
    case .number(let a, let sign, let b): return ordered(text(a), sign, text(b))
    case .date(let a, let sign, let b): return ordered(text(a), sign, text(b))
    case .isKnown(let path): return "\(text(path)) known"
    case .isNone(let path): return "\(text(path)) none"
    case .refers(let path, let condition):
      return "\(text(path)) to (\(canonical(condition).joined(separator: " and ")))"
    case .has(let rows, let through, let least):
      let table = tables[rows.table]
      let condition = canonical(rows.condition).joined(separator: " and ")
      return "has \(least) \(table.name) by \(table.columns[through].name) where \(condition)"
    }
  }

  /// `rating = good or rating = fair` is `rating in { good, fair }`.
  private func anyText(_ parts: [Condition]) -> String {
    var sets: [ColumnPath: Set<Int>] = [:]
    var others: Set<String> = []
    for part in parts.flatMap({ alternatives($0) }) {
      if case .isOneOf(let path, let categories) = part {
        sets[path, default: []].formUnion(categories)
      } else {
        others.insert(text(part))
      }
    }
    let all = others.union(sets.map { categoryText($0.key, $0.value) })
    return all.count == 1 ? all.first ?? "" : "(" + all.sorted().joined(separator: " or ") + ")"
  }

  private func alternatives(_ condition: Condition) -> [Condition] {
    switch condition {
    case .any(let parts): parts.flatMap { alternatives($0) }
    case .not(.all(let parts)): parts.flatMap { alternatives(.not($0)) }
    case .not(.not(let part)): alternatives(part)
    case .always, .all, .not, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone,
      .refers,
      .has:
      [condition]
    }
  }

  private func notText(_ part: Condition) -> String {
    switch part {
    case .not(let inner): return text(inner)
    case .any(let parts): return text(.all(parts.map { .not($0) }))
    case .all(let parts): return anyText(parts.map { .not($0) })
    case .isOneOf(let path, let categories) where !mayBeNone(path):
      // Where every cell has a category, the others are the complement.
      guard case .category(let all) = column(path).type else { break }
      return categoryText(path, Set(all.indices).subtracting(categories))
    case .always, .isYes, .isOneOf, .sameValue, .isText, .number, .date, .isKnown, .isNone, .refers, .has:
      break
    }
    return "not \(text(part))"
  }

  private func categoryText(_ path: ColumnPath, _ categories: Set<Int>) -> String {
    guard case .category(let all) = column(path).type else { return "" }
    let names = categories.filter(all.indices.contains).map { all[$0].name }.sorted()
    return "\(text(path)) in \(names)"
  }

  /// `5 < x` is `x > 5`.
  private func ordered(_ left: String, _ sign: Comparison, _ right: String) -> String {
    guard right < left else { return "\(left) \(sign.rawValue) \(right)" }
    return "\(right) \(sign.mirrored.rawValue) \(left)"
  }

  // MARK: Values

  private func text(_ path: ColumnPath) -> String {
    path.steps.map { column($0).name }.joined(separator: ".")
  }

  private func text(_ date: DateExpression) -> String {
    switch date {
    case .column(let path): text(path)
    case .constant(let date): date.description
    }
  }

  private func text(_ number: NumberExpression) -> String {
    func pair(_ left: NumberExpression, _ sign: String, _ right: NumberExpression, sorted: Bool) -> String {
      let sides = [text(left), text(right)]
      let parts = sorted ? sides.sorted() : sides
      return "(\(parts[0]) \(sign) \(parts[1]))"
    }
    switch number {
    case .column(let path, _): return text(path)
    case .constant(let value): return value.description
    case .year: return "year"
    case .yearOf(let path): return "year of \(text(path))"
    case .negated(let part): return "-\(text(part))"
    case .sum(let a, let b): return pair(a, "+", b, sorted: true)
    case .difference(let a, let b): return pair(a, "-", b, sorted: false)
    case .product(let a, let b): return pair(a, "*", b, sorted: true)
    case .quotient(let a, let b): return pair(a, "/", b, sorted: false)
    }
  }
}
