import TargetDSL
import TargetEngine
import Testing

// Small builders, so that a test of measuring and judging reads as what it is about.

/// `day("2024")` is its last day, `day("2024-06-30")` that day.
func day(_ text: String) -> CalendarDate {
  if let date = CalendarDate(iso: text) { return date }
  return .endOf(year: Int(text) ?? 1)
}

/// `number("121/316")`, `number("0.95")`, `number("-3")`.
func number(_ text: String) -> Rational {
  let parts = text.split(separator: "/")
  if parts.count == 2, let top = Int128(parts[0]), let bottom = Int128(parts[1]) {
    return Rational(top, over: bottom) ?? .zero
  }
  let digits = text.split(separator: ".")
  return Rational(
    digits: Int128(digits.joined()) ?? 0, fractionDigits: digits.count == 2 ? digits[1].count : 0) ?? .zero
}

/// `interval("[3, 5)")`, `interval("(38/100, )")`, `interval("7")`: an absent end is unbounded.
func interval(_ text: String) -> ValueInterval {
  guard let first = text.first, "[(".contains(first) else { return ValueInterval(number(text)) }
  let ends = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    .map { $0.filter { $0 != " " } }
  func end(_ index: Int) -> Rational? {
    ends.indices.contains(index) && !ends[index].isEmpty ? number(ends[index]) : nil
  }
  return ValueInterval(
    low: end(0), high: end(1), lowOpen: end(0) != nil && first == "(",
    highOpen: end(1) != nil && text.last == ")")
}

/// A value without rows. For example: `value("[3, 5)")`.
func value(_ text: String, _ attainable: Attainable = .everything) -> MeasuredValue {
  MeasuredValue(interval: interval(text), attainable: attainable)
}

/// An unweighted share with all its counts; its interval after section 8 of the language.
func share(a: Int, b: Int, c: Int = 0, d: Int = 0, e: Int = 0, f: Int = 0) -> MeasuredValue {
  let counts = ShareCounts(a: a, b: b, c: c, d: d, e: e, f: f)
  let low = a + b + c + e + f == 0 ? .one : number("\(a)/\(a + b + c + e + f)")
  let high = a + b + c + d + f == 0 ? .zero : number("\(a + c + d + f)/\(a + b + c + d + f)")
  return MeasuredValue(
    interval: ValueInterval(low: low, high: high), attainable: .share(counts), population: a + b + c,
    unknownRows: c + d + e + f)
}

/// A plan from its text; errors fail the test.
func compiled(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> CheckedPlan {
  struct Reader: SourceReader {
    let text: String
    func read(_ path: String) throws(SourceReadError) -> [UInt8] { Array(text.utf8) }
  }
  let result = CompiledPlan.compile(path: "demo.plan", reader: Reader(text: text))
  let errors = result.diagnostics.filter { $0.severity == .error }.map(\.message.english)
  #expect(errors == [], sourceLocation: sourceLocation)
  return try #require(result.plan, sourceLocation: sourceLocation)
}

/// A plan of one target, `goal`. `head` stands in the plan header, `clauses` below the target.
func planOf(
  _ clauses: String, measure: String = "stated in ha", head: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> CheckedPlan {
  try compiled(
    """
    plan demo "Demo"
      \(head)
    unit ha
    unit person, people
    table districts
      column id text key
    table shops
      column id text key
      column district refers to districts
      column linked yes/no
      column area decimal in ha from 0
      column workers whole in people from 0
      column founded date
    target goal = \(measure)
    \(clauses)
    """, sourceLocation: sourceLocation)
}

/// A source of tests, in which nothing is wrong.
protocol SoundSource: MeasureSource {}

extension SoundSource {
  var problems: [Diagnostic] { [] }
  var sampleNotice: String? { nil }
  var brokenFiles: [String] { [] }
}

/// Rows that answer as they are told.
struct AnsweredRows: SoundSource {
  let dates: [CalendarDate]
  let answer: @Sendable (MeasureRequest) -> MeasureAnswer

  init(_ dates: [String], _ answer: @escaping @Sendable (MeasureRequest) -> MeasureAnswer) {
    self.dates = dates.map(day)
    self.answer = answer
  }

  /// One value a snapshot.
  init(_ values: KeyValuePairs<String, MeasuredValue>) {
    let byDate = Dictionary(values.map { (day($0.key), $0.value) }) { first, _ in first }
    self.init(values.map(\.key)) { request in
      .value(byDate[request.date].map { .measured($0) } ?? .missing(Phrase(verbatim: "no such day")))
    }
  }

  func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] { requests.map(answer) }
}

extension CheckedPlan {
  /// Measures and judges in one go; a plan without an as-of date fails the test.
  func judged(
    asOf: String? = nil, rows: AnsweredRows? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PlanJudgement {
    let asOf = asOf.map(day)
    let values = measure(self, rows: rows, asOf: asOf).values
    return try #require(judge(self, values, asOf: asOf).judgement, sourceLocation: sourceLocation)
  }
}

extension PlanJudgement {
  /// The finding of one entry of the first target.
  func finding(_ index: Int = 0) -> Finding { targets[0].clauses[index].finding }
  var verdicts: [Verdict] { targets[0].clauses.map(\.finding.verdict) }
}
