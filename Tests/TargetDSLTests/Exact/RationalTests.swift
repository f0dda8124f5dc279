import Testing

@testable import TargetDSL

/// Fractions against whole numbers: (a/b) ∘ (c/d) has the cross products that school teaches, in lowest terms.
@Suite struct RationalTests {
  private static let numbers: [Int128] = [
    0, 1, -1, 2, 3, -4, 6, 7, 10, -12, 35, 97, 100, 1_000_000, -9_999_999_967, 1 << 62, 1 << 66,
  ]

  @Test func operationsAgreeWithCrossProducts() throws {
    let fractions = Self.numbers.flatMap { top in Self.numbers.compactMap { Rational(top, over: $0) } }
    for (place, left) in fractions.enumerated() where place % 3 == 0 {
      for right in fractions.dropFirst(place % 5) where (place + Int(right.shortDenominator % 7)) % 4 == 0 {
        if let product = try? left.multiplied(by: right) {
          #expect(isLowest(product))
          let (top, tooLarge) = left.shortNumerator.multipliedReportingOverflow(by: right.shortNumerator)
          let (bottom, tooSmall) = left.shortDenominator.multipliedReportingOverflow(
            by: right.shortDenominator)
          if !tooLarge, !tooSmall { #expect(product == Rational(top, over: bottom)) }
        }
        if let sum = try? left.adding(right) {
          #expect(isLowest(sum))
          #expect((try? sum.subtracting(right)) ?? left == left)
        }
      }
    }
  }

  private func isLowest(_ number: Rational) -> Bool {
    guard let (top, bottom) = number.short else { return true }
    return bottom > 0 && Rational(top, over: bottom) == number && (top != 0 || bottom == 1)
  }

  @Test func whatNobodyWaitsForIsSaid() throws {
    var power = Rational(3)
    for _ in 0..<18 { power = try power.multiplied(by: power) }
    let long = power
    #expect(throws: ArithmeticOverflow.self) { try long.multiplied(by: long) }
    #expect(try long.adding(long) == long.multiplied(by: Rational(2)))
  }
}
