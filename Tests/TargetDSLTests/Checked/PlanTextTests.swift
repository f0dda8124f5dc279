import Foundation
import Testing

@testable import TargetDSL

/// What is written as plan text is read back as the same thing, and without a word of doubt.
@Suite struct PlanTextTests {
  /// Measures of every kind, by the name of their target, and the numbers that a bound on them may have.
  private static let measures:
    [(unit: String, digits: ClosedRange<Int>, places: ClosedRange<Int>, isShare: Bool)] = [
      ("stated in %", 1...2, 0...7, true),
      ("stated", 1...9, 0...0, false),
      ("stated in billion VND", 1...14, 0...12, false),
      ("stated in VND", 1...30, 0...6, false),
      ("stated in million VND per person per year", 1...7, 0...8, false),
      ("stated in people", 1...12, 0...5, false),
      ("(stated in VND) / (stated in VND)", 1...3, 0...4, false),
    ]

  private static func compile(_ targets: String) -> CompiledPlan {
    let text = """
      plan province
      period 2020..2040
      unit person, people
      unit VND
      target both = stated in VND per person
        undated: at least 1 VND per person
      \(targets)
      """
    return CompiledPlan.compile(
      path: "province.plan", reader: MemoryReader(files: ["province.plan": text]))
  }

  private static func number(
    _ digits: ClosedRange<Int>, _ places: ClosedRange<Int>, _ random: inout SeededGenerator
  ) -> String {
    let fraction = Int.random(in: places, using: &random)
    let count = max(1, min(Int.random(in: digits, using: &random), 29 - fraction))
    let whole = (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    var text = String(whole.drop { $0 == "0" })
    if text.isEmpty { text = "0" }
    guard fraction > 0 else { return text }
    let tail = (0..<fraction).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    // Four digits say that the decimal is meant.
    return text + "." + tail + (fraction == 3 ? "0" : "")
  }

  private static func bound(_ kind: Int, _ random: inout SeededGenerator) -> String {
    let measure = measures[kind]
    let unit =
      measure.isShare
      ? "%" : measure.unit.contains("/ (") ? "" : String(measure.unit.dropFirst("stated in".count))
    func one() -> String { number(measure.digits, measure.places, &random) }
    func pair() -> (String, String) {
      let (a, b) = (one(), one())
      guard let first = Double(a), let second = Double(b) else { return (a, b) }
      return first <= second ? (a, b) : (b, a)
    }
    let tolerance = number(1...1, 0...3, &random)
    switch Int.random(in: 0...9, using: &random) {
    case 0: return "at least \(one())\(unit)"
    case 1: return "more than \(one())\(unit)"
    case 2: return "at most \(one())\(unit)"
    case 3: return "less than 1\(one())\(unit)"
    case 4: return "exactly \(one())\(unit)"
    case 5:
      let ends = pair()
      return "from \(ends.0) to \(ends.1)\(unit)"
    case 6:
      let ends = pair()
      return "between \(ends.0) and \(ends.1)\(unit)"
    case 7: return "about \(one())\(unit) within \(tolerance)%"
    case 8: return "at least about \(one())\(unit) within \(tolerance)\(measure.isShare ? " points" : "%")"
    default:
      return measure.isShare ? "all" : kind == 1 ? "none" : "about \(one())\(unit) within \(tolerance)%"
    }
  }

  /// No two forms open alike, and of two the longer one counts.
  @Test(arguments: BoundForm.allCases.flatMap { form in form.openings.map { (form, $0) } })
  func everyFormIsToldByItsWords(_ form: BoundForm, _ words: [Keyword]) {
    #expect(BoundForm(of: words) == form)
    #expect(BoundForm(of: words + [.within]) == form)
  }

  @Test func onePointIsOne() {
    #expect(
      Bound.about(.one, tolerance: Rational(1, over: 100) ?? .one).planText(in: .percent)
        == "about 100% within 1 point")
  }

  @Test func randomBoundsComeBackAsTheyWere() {
    var random = SeededGenerator(seed: 20)
    var tried = 0
    for round in 0..<300 {
      let kind = round % Self.measures.count
      let text = Self.bound(kind, &random)
      let declared = "target t = \(Self.measures[kind].unit)\n  by 2030: "
      // Impossible bounds are made too, and are none.
      guard let plan = Self.compile(declared + text).plan, let target = plan.targets.last,
        let bound = target.clauses.first?.bound
      else { continue }
      tried += 1
      let written = bound.planText(in: target.measure.unit)
      let again = Self.compile(declared + written)
      #expect(again.diagnostics.map(\.message.english) == [], "\(text) → \(written)")
      #expect(again.plan?.targets.last?.clauses.first?.bound == bound, "\(text) → \(written)")
    }
    #expect(tried > 200)
  }

  @Test(arguments: [
    ("stated in billion VND", "exactly 238.6730 billion VND", "exactly 238.6730 billion VND"),
    ("stated in billion VND", "at least 5_000_000 VND", "at least 0.005 billion VND"),
    ("stated in VND", "at least 0.07 billion VND", "at least 70_000_000 VND"),
    ("stated in %", "from 60 to 70%", "from 60 to 70%"),
    (
      "stated in %", "down by from 1 to 1.5 points per year since 2020",
      "down by from 1 to 1.5 points per year since 2020"
    ),
    ("stated in %", "up by at least 5% of it since 2020", "up by at least 5% of it since 2020"),
    ("stated in people", "up by more than 7% of it since 2020", "up by more than 7% since 2020"),
    (
      "stated in people", "up by at least 7.1250% per year since 2020",
      "up by at least 7.1250% per year since 2020"
    ),
    (
      "stated in people", "up by at least 25 people per year since 2020",
      "up by at least 25 people per year since 2020"
    ),
    ("stated", "down by exactly 25 per year since 2020", "down by exactly 25 per year since 2020"),
    ("stated in VND", "at least 1.5 times 2020", "at least 1.5 times 2020"),
    ("stated in VND", "from 1.5 to 2 times 2020", "from 1.5 to 2 times 2020"),
    (
      "stated in million VND per person per year",
      "up by at least 2 million VND per person per year per year since 2020",
      "up by at least 2 million VND per person per year per year since 2020"
    ),
    (
      "(stated in VND) / (stated in VND)", "up by at least 3 points since 2020",
      "up by at least 3 points since 2020"
    ),
    ("stated in billion VND", "at least 1.5 thousand billion VND", "at least 1_500 billion VND"),
    ("stated in thousand billion VND", "at least 500 billion VND", "at least 0.5 thousand billion VND"),
    ("stated in %", "about 20% within 10%", "about 20% within 2 points"),
    ("stated in people", "about 300 people within 5%", "about 300 people within 5%"),
    ("stated in people", "about -300 people within 5%", "about -300 people within 5%"),
    ("stated in people", "at least about 0 people within 5%", "at least about 0 people within 0%"),
    ("(stated in VND) / (stated in VND)", "about 3 within 10 points", "about 300% within 10 points"),
    (
      "stated in VND", "at least 123_456_789_012_345_678_901_234_567_890 billion VND",
      "at least 123_456_789_012_345_678_901_234_567_890 billion VND"
    ),
  ]) func spelling(_ measure: String, _ text: String, _ written: String) {
    let compiled = Self.compile("target t = \(measure)\n  by 2030: \(text)")
    let target = compiled.plan?.targets.last
    #expect(compiled.diagnostics.map(\.message.english) == [])
    #expect(target?.clauses.first?.bound.planText(in: target?.measure.unit ?? .plain) == written)
  }

  @Test(arguments: [
    ("stated in %", "48%", "48%"), ("stated in %", "more than 38%", "more than 38%"),
    ("stated in %", "less than 38%", "less than 38%"),
    ("stated in %", "from 38 to 45%", "between 38 and 45%"),
    ("stated in billion VND", "238.6730 billion VND", "238.6730 billion VND"),
    ("stated", "at most 7", "at most 7"),
  ]) func statedValues(_ measure: String, _ text: String, _ written: String) {
    let target =
      Self.compile("target t = \(measure)\n  baseline 2022: \(text)\n  undated: at least 1").plan?.targets
      .last ?? Self.compile("target t = \(measure)\n  baseline 2022: \(text)\n  undated: at least 1%").plan?
      .targets.last
      ?? Self.compile("target t = \(measure)\n  baseline 2022: \(text)\n  undated: at least 1 VND").plan?
      .targets.last
    let value = target?.stated.first?.value
    #expect(value?.planText(target?.measure.type ?? .count, in: target?.measure.unit ?? .plain) == written)
  }

  /// A stated measure of the same kind and unit, and the units that it needs.
  private static func stated(_ measure: TypedMeasure) -> (measure: String, units: String) {
    switch measure.type {
    case .share: return ("stated in %", "")
    case .points: return ("(stated in %) - (stated in %)", "")
    case .ratio: return ("(stated in %) / (stated in %)", "")
    case .count: return ("stated", "")
    case .quantity:
      let own: Set<String> = ["thousand", "million", "billion", "per", "year"]
      let words = Set(measure.unit.text.split(separator: " ").map(String.init)).subtracting(own)
      return ("stated in " + measure.unit.text, words.sorted().map { "unit \($0)\n" }.joined())
    }
  }

  /// Every plan of the repository: each clause's bound, read back as plan text.
  @Test func clausesOfThePlansComeBack() throws {
    let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
    var reader = MemoryReader(files: [:])
    let names = try FileManager.default.subpathsOfDirectory(atPath: root + "/plans").filter {
      $0.hasSuffix(".plan")
    }
    for name in names {
      let bytes = FileManager.default.contents(atPath: "\(root)/plans/\(name)") ?? Data()
      reader.files["plans/" + name] = String(decoding: bytes, as: UTF8.self)
    }
    var tried = 0
    for name in names.sorted() {
      let compiled = CompiledPlan.compile(path: "plans/" + name, reader: reader)
      guard let plan = compiled.plan else { continue }
      // In a small plan in English words, whatever the words of the file are.
      for target in plan.targets {
        let (measure, units) = Self.stated(target.measure)
        for clause in target.clauses {
          let written = clause.bound.planText(in: target.measure.unit)
          // Totals and rules for always take the same bounds as deadlines do; a change may need the year before.
          let when = if case .eachYear = clause.when { "each year 2030..2031" } else { "by 2030" }
          let again = CompiledPlan.compile(
            path: "small.plan",
            reader: MemoryReader(files: [
              "small.plan": "plan small\n\(units)target t = \(measure)\n  \(when): \(written)\n"
            ]))
          #expect(again.plan?.targets.first?.clauses.first?.bound == clause.bound, "\(written)")
          tried += 1
        }
      }
    }
    #expect(tried > 60)
  }
}
