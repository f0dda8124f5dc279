import TargetDSL
import Testing

@testable import TargetEngine

/// Section 9: a share attains (a+i)/(a+i+b+j) for whole i and j within what the unknown rows allow.
@Suite("Attainable shares") struct AttainableShareTests {
  /// The rule read off word by word: every i and every j.
  static func attains(_ counts: ShareCounts, _ part: ValueInterval) -> Bool {
    let (a, b, c, d, e, f) = (counts.a, counts.b, counts.c, counts.d, counts.e, counts.f)
    for i in 0...(c + d + f) {
      for j in 0...(c + e + f) where i + j >= c && max(0, i - d) + max(0, j - e) <= c + f {
        guard a + i + b + j > 0, let share = Rational(Int128(a + i), over: Int128(a + i + b + j)) else {
          continue
        }
        if part.contains(ValueInterval(share)) { return true }
      }
    }
    return false
  }

  @Test("agrees with trying every completion") func agreesWithBruteForce() throws {
    var random = SeededGenerator(seed: 1)
    var found = [true: 0, false: 0]
    for _ in 0..<6_000 {
      func some(_ most: Int) -> Int {
        Bool.random(using: &random) ? 0 : Int.random(in: 0...most, using: &random)
      }
      let counts = ShareCounts(a: some(6), b: some(6), c: some(5), d: some(4), e: some(4), f: some(4))
      let denominator = Int128.random(in: 1...40, using: &random)
      let low = Int128.random(in: 0...denominator, using: &random)
      let width = Int128.random(in: 0...max(1, denominator / 8), using: &random)
      let part = ValueInterval(
        low: Rational(low, over: denominator),
        high: Rational(min(low + width, denominator), over: denominator),
        lowOpen: Int.random(in: 0..<6, using: &random) == 0,
        highOpen: Int.random(in: 0..<6, using: &random) == 0)
      let expected = Self.attains(counts, part)
      found[expected, default: 0] += 1
      #expect(try counts.attainsShare(in: part) == expected, "\(counts) in \(part)")
    }
    #expect(found.values.allSatisfy { $0 > 500 })
  }

  @Test("is quick for millions of rows", .timeLimit(.minutes(1))) func largeTables() throws {
    let counts = ShareCounts(a: 3_000_000, b: 2_000_000, c: 1_000_000, d: 500_000, e: 700_000, f: 900_000)
    for rows: Int128 in 3_000_000..<3_000_200 {
      // Some number of rows out of these many is always possible, and no fraction of more rows than there are.
      let possible = ValueInterval(try #require(Rational(rows / 2, over: rows)))
      #expect(try counts.attainsShare(in: possible))
      let impossible = ValueInterval(try #require(Rational(rows * 3 + 1, over: rows * 6)))
      #expect(try !counts.attainsShare(in: impossible))
    }
    // Between two neighbouring fractions of so many rows lies nothing.
    let narrow = ValueInterval(
      low: number("600000000001/1000000000000"), high: number("600000000002/1000000000000"))
    #expect(try !counts.attainsShare(in: narrow))
  }

  @Test("sums floors of a line") func floorSums() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<2_000 {
      let n = Int128.random(in: 1...30, using: &random)
      let m = Int128.random(in: 1...20, using: &random)
      let a = Int128.random(in: -50...50, using: &random)
      let b = Int128.random(in: -50...50, using: &random)
      let expected = (0..<n).reduce(Int128(0)) { $0 + (Rational(a * $1 + b, over: m)?.floor ?? 0) }
      #expect(try floorSum(terms: n, modulus: m, slope: a, offset: b) == expected)
    }
  }
}
