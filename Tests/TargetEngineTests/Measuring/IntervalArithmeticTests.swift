import TargetDSL
import Testing

@testable import TargetEngine

/// Exact interval arithmetic, open and absent ends included.
@Suite("Interval arithmetic") struct IntervalArithmeticTests {
  @Test(
    "sums and differences",
    arguments: [
      ("[1, 2]", "[10, 20)", "[11, 22)", "(-19, -8]"), ("(1, )", "[1, 2]", "(2, )", "(-1, )"),
      ("(, 2)", "[1, )", "(, )", "(, 1)"), ("3", "4", "7", "-1"),
    ]) func sums(left: String, right: String, sum: String, difference: String) throws
  {
    #expect(try interval(left).adding(interval(right)) == interval(sum))
    #expect(try interval(left).subtracting(interval(right)) == interval(difference))
  }

  @Test(
    "products",
    arguments: [
      ("[2, 3]", "[4, 5)", "[8, 15)"), ("[-2, 3]", "[4, 5)", "(-10, 15)"), ("[-1, 1]", "[-1, 1]", "[-1, 1]"),
      ("0", "(, )", "0"), ("[0, 1)", "[2, )", "[0, )"), ("(0, 1]", "[2, )", "(0, )"),
      ("[-1, 1]", "[2, )", "(, )"),
      ("(, -2]", "[3, )", "(, -6]"), ("(, -2)", "(, -2)", "(4, )"), ("[0, 1]", "(2, 3)", "[0, 3)"),
    ]) func products(left: String, right: String, product: String) throws
  {
    #expect(try interval(left).multiplied(by: interval(right)) == interval(product))
    #expect(try interval(right).multiplied(by: interval(left)) == interval(product))
  }

  @Test(
    "quotients, unbounded beside a divisor of 0",
    arguments: [
      ("[1, 2]", "[4, 5]", "[1/5, 1/2]"), ("[1, 2]", "[0, 4]", "[1/4, )"), ("[1, 2]", "(0, 4]", "[1/4, )"),
      ("[-1, 2]", "[0, 4]", "(, )"), ("[1, 2]", "[-4, 0]", "(, -1/4]"), ("[1, 2]", "[-1, 4]", "(, )"),
      ("0", "[-1, 4]", "0"), ("0", "[0, 4]", "0"), ("[1, 2]", "[4, )", "(0, 1/2]"),
      ("(1, 2)", "[4, 5]", "(1/5, 1/2)"),
      ("[-2, -1]", "[4, 5]", "[-1/2, -1/5]"), ("[0, 2]", "[0, )", "[0, )"), ("[1, 2]", "(, -4)", "(-1/2, 0)"),
    ]) func quotients(left: String, right: String, quotient: String) throws
  {
    #expect(try interval(left).divided(by: interval(right)) == interval(quotient))
  }

  @Test("a divisor that is certainly 0 gives nothing") func certainZero() throws {
    #expect(try interval("[1, 2]").divided(by: interval("0")) == nil)
  }

  @Test("is sound and reaches its closed ends") func soundAndSharp() throws {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<120 {
      let (left, right) = (Self.some(&random), Self.some(&random))
      for (result, apply) in [
        (try left.adding(right), { (x: Rational, y: Rational) in try x.adding(y) }),
        (try left.multiplied(by: right), { (x: Rational, y: Rational) in try x.multiplied(by: y) }),
        (
          try left.divided(by: right) ?? .unbounded,
          { (x: Rational, y: Rational) in try x.divided(by: y) ?? x }
        ),
      ] as [(ValueInterval, (Rational, Rational) throws -> Rational)] {
        for x in Self.points(left) {
          for y in Self.points(right) where !y.isZero || result == .unbounded {
            let value = try apply(x, y)
            #expect(
              result.contains(ValueInterval(value)), "\(left) and \(right) give \(result), not \(value)")
          }
        }
      }
    }
  }

  private static func some(_ random: inout SeededGenerator) -> ValueInterval {
    let ends = [Int.random(in: -4...4, using: &random), Int.random(in: -4...4, using: &random)].sorted()
    let isPoint = ends[0] == ends[1]
    return ValueInterval(
      low: Rational(ends[0]), high: Rational(ends[1]), lowOpen: !isPoint && Bool.random(using: &random),
      highOpen: !isPoint && Bool.random(using: &random))
  }

  /// Eleven points of an interval, its ends where they belong to it.
  private static func points(_ interval: ValueInterval) -> [Rational] {
    guard let low = interval.low, let high = interval.high else { return [] }
    return (0...10).compactMap { step in
      try? low.multiplied(by: Rational(10 - step)).adding(high.multiplied(by: Rational(step)))
        .divided(by: Rational(10))
    }.filter { interval.contains(ValueInterval($0)) }
  }
}
