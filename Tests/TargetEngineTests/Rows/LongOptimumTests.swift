import TargetDSL
import Testing

@testable import TargetEngine

/// The optimum on numbers of any length against the one on short numbers, and on numbers that are long.
@Suite struct LongOptimumTests {
  private static func sets(_ random: inout SeededGenerator, scale: Rational) throws -> [(
    set: CornerSet, count: Int
  )] {
    try (0..<Int.random(in: 0...5, using: &random)).map { _ in
      let corners = try Set(
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          CornerSet.Corner(
            numerator: try Rational(Int.random(in: -9...9, using: &random)).multiplied(by: scale),
            divisor: try Rational(Int.random(in: 0...5, using: &random)).multiplied(by: scale))
        })
      let directions =
        Int.random(in: 0...5, using: &random) == 0
        ? [CornerSet.Corner(numerator: scale, divisor: try scale.multiplied(by: Rational(2)))] : []
      return (
        CornerSet(
          corners: corners.sorted { ($0.numerator, $0.divisor) < ($1.numerator, $1.divisor) },
          directions: directions, isContinuous: Int.random(in: 0...4, using: &random) == 0),
        Int.random(in: 1...3, using: &random)
      )
    }
  }

  @Test func bothAgree() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let sets = try Self.sets(&random, scale: .one)
      let numerator = NumberRange(Rational(Int.random(in: -5...5, using: &random)))
      let divisor = Rational(Int.random(in: 0...3, using: &random))
      let short = try RatioOptimum(numerator: numerator, divisor: divisor, sets: sets)
      let long = LongRatioOptimum(numerator: numerator, divisor: divisor, sets: sets)
      for isMaximum in [false, true] {
        #expect(try short.solve(isMaximum: isMaximum) == long.solve(isMaximum: isMaximum))
      }
    }
  }

  /// A quotient does not change where both of its sums are multiplied alike.
  @Test func lengthDoesNotMatter() throws {
    var random = SeededGenerator(seed: 12)
    let scale = try #require(Rational(Int128.max / 7, over: 1_000_000_007))
    for _ in 0..<200 {
      var same = random
      let (sets, scaled) = (try Self.sets(&random, scale: .one), try Self.sets(&same, scale: scale))
      let short = try RatioOptimum.ends(numerator: NumberRange(.one), divisor: .one, sets: sets)
      let long = try RatioOptimum.ends(numerator: NumberRange(scale), divisor: scale, sets: scaled)
      #expect(short.low == long.low && short.high == long.high)
    }
  }
}
