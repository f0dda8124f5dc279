import TargetDSL
import Testing

@testable import TargetEngine

/// Section 9: what is undetermined says how many unknown rows would have to be filled in to decide.
@Suite("Unknown rows to fill in") struct UnknownsTests {
  private func goal(_ bound: Bound, _ measure: String) throws -> Criterion {
    let plan = try planOf(
      "  undated: at least 0\(measure.hasPrefix("share") ? "%" : "")", measure: measure)
    return Criterion(bound, measure: plan.targets[0].measure, plan: plan)
  }

  /// Breadth first over every way to fill in rows, until one decides.
  private func triedOut(_ goal: Criterion, _ counts: ShareCounts) throws -> Int? {
    var states: Set<ShareCounts> = [counts]
    for filled in 0... {
      if states.isEmpty { return nil }
      for state in states where state.a + state.b + state.c + state.d + state.e + state.f > 0 {
        let value = share(a: state.a, b: state.b, c: state.c, d: state.d, e: state.e, f: state.f)
        if try goal.compliance(of: value) != .open { return filled }
      }
      states = Set(states.flatMap(oneFilled))
    }
    return nil
  }

  private func oneFilled(_ s: ShareCounts) -> [ShareCounts] {
    func with(_ change: (inout ShareCounts) -> Void) -> ShareCounts {
      var next = s
      change(&next)
      return next
    }
    var result: [ShareCounts] = []
    if s.c > 0 {
      result += [
        with {
          $0.c -= 1
          $0.a += 1
        },
        with {
          $0.c -= 1
          $0.b += 1
        },
      ]
    }
    if s.d > 0 {
      result += [
        with {
          $0.d -= 1
          $0.a += 1
        }, with { $0.d -= 1 },
      ]
    }
    if s.e > 0 {
      result += [
        with {
          $0.e -= 1
          $0.b += 1
        }, with { $0.e -= 1 },
      ]
    }
    if s.f > 0 {
      result += [
        with {
          $0.f -= 1
          $0.a += 1
        },
        with {
          $0.f -= 1
          $0.b += 1
        }, with { $0.f -= 1 },
      ]
    }
    return result
  }

  @Test("the least number for a share agrees with trying every way") func shares() throws {
    var random = SeededGenerator(seed: 5)
    var compared = 0
    while compared < 400 {
      func some(_ most: Int) -> Int { Int.random(in: 0...most, using: &random) }
      let isSimple = Bool.random(using: &random)
      let counts = ShareCounts(
        a: some(4), b: some(4), c: some(5), d: isSimple ? 0 : some(2), e: isSimple ? 0 : some(2),
        f: isSimple ? 0 : some(2))
      guard counts.a + counts.b + counts.c + counts.d + counts.e + counts.f > 0 else { continue }
      let (low, high) = (
        Rational(Int128(some(10)), over: 10) ?? .zero, Rational(Int128(some(10)), over: 10) ?? .one
      )
      let bound: Bound =
        switch some(5) {
        case 0: .atLeast(low)
        case 1: .moreThan(low)
        case 2: .atMost(low)
        case 3: .lessThan(low)
        case 4: .between(min(low, high), max(low, high))
        default: .exactly(low)
        }
      let goal = try goal(bound, "share of shops where linked")
      let value = share(a: counts.a, b: counts.b, c: counts.c, d: counts.d, e: counts.e, f: counts.f)
      guard try goal.compliance(of: value) == .open else { continue }
      compared += 1
      let tried = try triedOut(goal, counts).map { Int128($0) }
      switch try goal.unknownsToDecide(value) {
      case .exactly(let least): #expect(least == tried, "\(bound) on \(counts)")
      case .moreThan(let less): #expect(tried.map { $0 > less } ?? false, "\(bound) on \(counts)")
      case nil: Issue.record("no number for \(bound) on \(counts)")
      }
    }
  }

  @Test(
    "the least number for a count",
    arguments: [
      (Bound.atLeast(Rational(12)), Int128(2)), (.atLeast(Rational(18)), 3), (.moreThan(Rational(18)), 2),
      (.atMost(Rational(11)), 2), (.exactly(Rational(15)), 6), (.between(Rational(11), Rational(19)), 2),
      (.noneLeft, 1),
    ]) func counts(bound: Bound, least: Int128) throws
  {
    // From 10 to 20 rows, 10 of them unknown.
    let low = bound == .noneLeft ? "[0, 10]" : "[10, 20]"
    let value = MeasuredValue(
      interval: interval(low), attainable: .wholeNumbers, population: 10, unknownRows: 10)
    #expect(try goal(bound, "count of shops").unknownsToDecide(value) == .exactly(least))
  }

  @Test("said in the reason") func sentences() throws {
    let plan = try planOf("  by 2024: at least 50%", measure: "share of shops where linked")
    let finding = try plan.judged(rows: AnsweredRows(["2024": share(a: 3, b: 2, c: 5)])).finding()
    #expect(finding.verdict == .undetermined)
    #expect(
      finding.why?.english == "5 rows are not known; at least 2 would have to be filled in to decide")
    #expect(finding.why?.vietnamese == "5 dòng chưa rõ; phải bổ sung ít nhất 2 dòng mới kết luận được")
    let sum = try planOf("  by 2024: at least 50 ha", measure: "sum of area over shops")
    let unbounded = MeasuredValue(
      interval: interval("[40, )"), attainable: .everything, population: 9, unknownRows: 1)
    #expect(
      try sum.judged(rows: AnsweredRows(["2024": unbounded])).finding().why?.english
        == "1 row is not known, so the value is at least 40 ha")
  }
}
