/// The words of a clause in its file, for messages and fixes.
struct ClauseText: Sendable {
  /// `at least 60%`
  let bound: SourceSpan
  /// `60%`, or both of a range.
  let quantities: [SourceSpan]
  /// `5%` behind `within`.
  let tolerance: SourceSpan?

  /// Finds clauses in the trees of their files; each file is parsed once.
  struct Finder {
    private var trees: [ObjectIdentifier: [Int: ClauseText]] = [:]

    mutating func text(of clause: Clause) -> ClauseText? {
      let file = clause.span.file
      if trees[ObjectIdentifier(file)] == nil { trees[ObjectIdentifier(file)] = Finder.clauses(of: file) }
      return trees[ObjectIdentifier(file)]?[clause.span.range.lowerBound]
    }

    /// By the offset of the clause's keyword.
    private static func clauses(of file: SourceFile) -> [Int: ClauseText] {
      var found: [Int: ClauseText] = [:]
      for target in SyntaxTree.parse(file).root.nodes(.target) {
        for clause in target.nodes {
          guard let bound = clause.node(.bound) else { continue }
          found[clause.span.range.lowerBound] = ClauseText(
            bound: bound.span, quantities: bound.nodes(.quantity).map(\.span),
            tolerance: bound.node(.tolerance)?.span)
        }
      }
      return found
    }
  }
}

extension SourceSpan {
  /// Its text with every stretch of white space as one space.
  var oneLine: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension Clause {
  /// `by 2030: at least 60%`, on one line.
  public var written: String { span.oneLine }

  /// What stands behind the colon.
  var writtenBound: String {
    guard let colon = written.firstIndex(of: ":") else { return written }
    return String(written[written.index(after: colon)...].drop { $0 == " " })
  }
}

/// A number as a plan writes it: `5_000`, `0.5`, `238.6730` (three digits behind the point would be taken for
/// thousands). `nil` for a fraction that has no short decimal form.
func planLiteral(_ number: Rational) -> String? {
  guard let text = number.exactDecimal(atMost: 9) else { return nil }
  let parts = text.split(separator: ".", maxSplits: 1)
  let literal = grouped(text, .plan)
  let isMistakable =
    parts.count == 2 && parts[1].utf8.count == 3 && !["0", "-0"].contains(parts[0]) && !literal.contains("_")
  return isMistakable ? literal + "0" : literal
}

/// A quantity as a plan writes it, in a unit: `60%`, `70 million VND per person per year`.
func planQuantity(_ value: Rational, _ unit: UnitExpression) -> String? {
  let isShare = unit.type == .share || unit.type == .points || unit.text == "%"
  let number = isShare ? try? value.multiplied(by: Rational(100)) : try? value.divided(by: unit.scale.factor)
  guard let number, let literal = planLiteral(number) else { return nil }
  if unit.text.isEmpty { return literal }
  return unit.text == "%" ? literal + "%" : literal + " " + unit.text
}
