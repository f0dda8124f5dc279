import TargetDSL
import Testing

/// Fractions against whole numbers: (a/b) ∘ (c/d) has the cross products that school teaches, in lowest terms.
@Suite struct RationalTests {
  private static let numbers: [Int128] = [
    0, 1, -1, 2, 3, -4, 6, 7, 10, -12, 35, 97, 100, 1_000_000, -9_999_999_967, 1 << 62, 1 << 66,
  ]

  @Test func operationsAgreeWithCrossProducts() throws {
    let fractions = Self.numbers.flatMap { top in Self.numbers.compactMap { Rational(top, over: $0) } }
    for (place, left) in fractions.enumerated() where place % 3 == 0 {
      for right in fractions.dropFirst(place % 5) where (place + Int(right.denominator % 7)) % 4 == 0 {
        if let product = try? left.multiplied(by: right) {
          #expect(isLowest(product))
          let (top, tooLarge) = left.numerator.multipliedReportingOverflow(by: right.numerator)
          let (bottom, tooSmall) = left.denominator.multipliedReportingOverflow(by: right.denominator)
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
    guard number.denominator > 0 else { return false }
    return Rational(number.numerator, over: number.denominator) == number
      && (number.numerator != 0 || number.denominator == 1)
  }

  @Test func whatIsTooLargeIsSaid() {
    let large = Rational(Int128.max)
    #expect(throws: ArithmeticOverflow.self) { try large.multiplied(by: Rational(2)) }
    #expect(throws: ArithmeticOverflow.self) { try large.adding(.one) }
    #expect(throws: ArithmeticOverflow.self) {
      try Rational(Int128.min / 2).multiplied(by: Rational(2))
    }
  }
}
