import TargetDSL

/// What a file of measured values says that a plan asks for.
struct PlanCell {
  /// The numbers in it, in base units; empty where it says nothing that can be compared.
  private let numbers: [Rational]

  init(_ cell: MeasuredCell, unit: String?, _ measure: TypedMeasure, _ style: MeasuredNumber.Style) {
    if let number = try? MeasuredNumber.value(of: cell, unit: unit, measure: measure, style: style) {
      numbers = [number]
      return
    }
    // `trên 60%`, `60-65`, `≥ 60`
    let parts = cell.text.split { !$0.isASCII || !($0.isNumber || $0 == "." || $0 == ",") }
      .map { String($0).trimmedOfMarks }.filter { !$0.isEmpty }
    let isPercent = cell.text.contains("%")
    numbers = parts.compactMap { part in
      let single = MeasuredCell(
        value: .text(part + (isPercent ? "%" : "")), line: cell.line, column: cell.column)
      return try? MeasuredNumber.value(of: single, unit: unit, measure: measure, style: style)
    }
  }

  /// Whether none of some bounds has all its numbers.
  func differs(from bounds: [Bound]) -> Bool {
    guard !numbers.isEmpty, !bounds.isEmpty else { return false }
    return !bounds.contains { bound in numbers.allSatisfy { bound.numbers.contains($0) } }
  }

  /// The clauses that a plan column may speak of: those of its year; where its header names no year and none is of the year of
  /// the values, the ones that are still to come, and else all.
  static func clauses(of name: String, in plan: CheckedPlan, year: Int?, isNamed: Bool) -> [Clause] {
    let indicator = plan.indicators.firstIndex { $0.name == name }
    let targets = plan.targets.filter { target in
      if target.name == name { return true }
      guard let indicator else { return false }
      return target.measure.expression == .indicator(indicator, at: nil) || target.indicator == indicator
    }
    let clauses = targets.flatMap(\.clauses).filter { !$0.bound.isChange }
    guard let year else { return clauses }
    let exact = clauses.filter { clause in
      switch clause.when {
      case .by(let date): date.year == year
      case .eachYear(let years): years.contains(year)
      case .total(let years): years.upperBound == year
      case .always, .undated: true
      }
    }
    if !exact.isEmpty || isNamed { return exact }
    let later = clauses.filter { clause in
      switch clause.when {
      case .by(let date): date.year > year
      case .eachYear(let years), .total(let years): years.upperBound > year
      case .always, .undated: true
      }
    }
    return later.isEmpty ? clauses : later
  }
}

extension String {
  /// Without the marks of a sentence around a number.
  fileprivate var trimmedOfMarks: String {
    String(drop { $0 == "." || $0 == "," }.reversed().drop { $0 == "." || $0 == "," }.reversed())
  }
}
