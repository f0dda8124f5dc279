// Division, common divisors and decimal text of natural numbers of any length.

extension [UInt64] {
  /// The quotient and the rest by one limb other than 0.
  func divided(by divisor: UInt64) -> (quotient: Limbs, rest: UInt64) {
    var result = self
    var rest: UInt64 = 0
    for index in indices.reversed() {
      let (quotient, next) = divisor.dividingFullWidth((rest, self[index]))
      result[index] = quotient
      rest = next
    }
    result.dropZeros()
    return (result, rest)
  }

  /// The quotient and the rest. By 0 the quotient is 0.
  func divided(by divisor: Limbs) -> (quotient: Limbs, rest: Limbs) {
    guard let top = divisor.last else { return ([], self) }
    if isLess(than: divisor) { return ([], self) }
    if divisor.count == 1 {
      let (quotient, rest) = divided(by: top)
      return (quotient, rest == 0 ? [] : [rest])
    }
    if divisor.count < Limbs.plainQuotient || count - divisor.count < Limbs.plainQuotient {
      return plainDivided(by: divisor)
    }
    return recursivelyDivided(by: divisor)
  }

  private static let plainQuotient = 60

  /// Knuth, The Art of Computer Programming 2, algorithm D.
  private func plainDivided(by other: Limbs) -> (quotient: Limbs, rest: Limbs) {
    let shift = other.last?.leadingZeroBitCount ?? 0
    let divisor = other.shifted(left: shift)
    var rest = shifted(left: shift)
    while rest.count <= count { rest.append(0) }
    let n = divisor.count
    let (top, next) = (divisor[n - 1], divisor[n - 2])
    var quotient = Limbs(repeating: 0, count: rest.count - n)
    for place in quotient.indices.reversed() {
      let (high, middle, low) = (rest[place + n], rest[place + n - 1], rest[place + n - 2])
      var guess: UInt64
      var left: UInt64
      var isSmall = true
      if high >= top {
        guess = .max
        let (sum, over) = middle.addingReportingOverflow(top)
        (left, isSmall) = (sum, !over)
      } else {
        (guess, left) = top.dividingFullWidth((high, middle))
      }
      while isSmall {
        let product = guess.multipliedFullWidth(by: next)
        guard product.high > left || product.high == left && product.low > low else { break }
        guess &-= 1
        let (sum, over) = left.addingReportingOverflow(top)
        (left, isSmall) = (sum, !over)
      }
      if guess == 0 { continue }
      var (borrow, carry): (UInt64, UInt64) = (0, 0)
      for index in 0..<n {
        let product = divisor[index].multipliedFullWidth(by: guess)
        let (taken, over) = product.low.addingReportingOverflow(carry)
        carry = product.high &+ (over ? 1 : 0)
        let (first, under) = rest[place + index].subtractingReportingOverflow(taken)
        let (second, again) = first.subtractingReportingOverflow(borrow)
        rest[place + index] = second
        borrow = (under ? 1 : 0) &+ (again ? 1 : 0)
      }
      let (first, under) = rest[place + n].subtractingReportingOverflow(carry)
      let (second, again) = first.subtractingReportingOverflow(borrow)
      rest[place + n] = second
      if under || again {
        // One too many was taken.
        guess &-= 1
        var carry: UInt64 = 0
        for index in 0..<n {
          let (first, over) = rest[place + index].addingReportingOverflow(divisor[index])
          let (sum, again) = first.addingReportingOverflow(carry)
          rest[place + index] = sum
          carry = (over ? 1 : 0) &+ (again ? 1 : 0)
        }
        rest[place + n] = rest[place + n] &+ carry
      }
      quotient[place] = guess
    }
    quotient.dropZeros()
    rest.dropZeros()
    return (quotient, rest.shifted(right: shift))
  }

  /// Burnikel and Ziegler, Fast Recursive Division (MPI-I-98-1-022).
  /// - Complexity: O(M(n) log n) for the cost M of a product.
  private func recursivelyDivided(by other: Limbs) -> (quotient: Limbs, rest: Limbs) {
    // A length that halves evenly down to the plain method, and a set top bit.
    var (pieces, length) = (1, other.count)
    while length > Limbs.plainQuotient {
      length = (length + 1) / 2
      pieces *= 2
    }
    let n = length * pieces
    let shift = n * 64 - other.bitWidth
    let divisor = other.shifted(left: shift)
    let dividend = shifted(left: shift)
    let blocks = (dividend.count + n) / n
    var rest: Limbs = []
    var quotient = Limbs(repeating: 0, count: blocks * n)
    for block in (0..<blocks).reversed() {
      let (part, left) = Limbs.twoByOne(rest.above(dividend.part(block * n, n), n), divisor, n)
      for (index, limb) in part.enumerated() { quotient[block * n + index] = limb }
      rest = left
    }
    quotient.dropZeros()
    return (quotient, rest.shifted(right: shift))
  }

  /// This number times 2^(64 · places), plus a lower one.
  private func above(_ low: Limbs, _ places: Int) -> Limbs {
    if isEmpty { return low }
    var result = low
    while result.count < places { result.append(0) }
    result.append(contentsOf: self)
    return result
  }

  private static func twoByOne(_ a: Limbs, _ b: Limbs, _ n: Int) -> (quotient: Limbs, rest: Limbs) {
    if n % 2 == 1 || n <= plainQuotient {
      return a.isLess(than: b) ? ([], a) : b.count < 2 ? a.divided(by: b) : a.plainDivided(by: b)
    }
    let half = n / 2
    let (high, left) = threeByTwo(a.part(half, 3 * half), b, half)
    let (low, rest) = threeByTwo(left.above(a.part(0, half), half), b, half)
    return (high.above(low, half), rest)
  }

  private static func threeByTwo(_ a: Limbs, _ b: Limbs, _ n: Int) -> (quotient: Limbs, rest: Limbs) {
    let (b1, b2) = (b.part(n, n), b.part(0, n))
    let top = a.part(n, 2 * n)
    var (quotient, left): (Limbs, Limbs)
    if a.part(2 * n, n).isLess(than: b1) {
      (quotient, left) = twoByOne(top, b1, n)
    } else {
      quotient = Limbs(repeating: .max, count: n)
      left = top.plus(b1).minus(b1.above([], n))
    }
    let product = quotient.times(b2)
    var rest = left.above(a.part(0, n), n)
    while rest.isLess(than: product) {
      quotient = quotient.minus(.limbsOfOne)
      rest = rest.plus(b)
    }
    return (quotient, rest.minus(product))
  }

  /// The greatest common divisor; the other number where one is 0. Lehmer's method, with quotients of the leading
  /// 64 bits. - Complexity: O(n²).
  func commonDivisor(_ other: Limbs) -> Limbs {
    var (a, b) = isLess(than: other) ? (other, self) : (self, other)
    if b.isEmpty { return a }
    while b.count > 2 {
      if a.count > b.count + 1 {
        (a, b) = (b, a.divided(by: b).rest)
        continue
      }
      let shift = a.bitWidth - 62
      var (x, y) = (Int64(truncatingIfNeeded: a.leading(shift)), Int64(truncatingIfNeeded: b.leading(shift)))
      var (p, q, r, s): (Int64, Int64, Int64, Int64) = (1, 0, 0, 1)
      while y + r > 0, y + s > 0 {
        let guess = (x + p) / (y + r)
        guard guess == (x + q) / (y + s), guess < 1 << 31, Swift.max(abs(r), abs(s)) < 1 << 30 else { break }
        (p, r) = (r, p - guess * r)
        (q, s) = (s, q - guess * s)
        (x, y) = (y, x - guess * y)
      }
      if q == 0 {
        (a, b) = (b, a.divided(by: b).rest)
      } else {
        (a, b) = (Limbs.combined(a, p, b, q), Limbs.combined(a, r, b, s))
        if a.isLess(than: b) { swap(&a, &b) }
      }
    }
    while !b.isEmpty {
      if let x = a.asUInt128, let y = b.asUInt128 { return Limbs(limbs: greatestCommonDivisor(x, y)) }
      (a, b) = (b, a.divided(by: b).rest)
    }
    return a
  }

  /// The bits from `shift` upwards, which are at most 63.
  private func leading(_ shift: Int) -> UInt64 {
    let (limb, rest) = (shift / 64, UInt64(shift % 64))
    guard limb < count else { return 0 }
    let above = rest > 0 && limb + 1 < count ? self[limb + 1] << (64 - rest) : 0
    return self[limb] >> rest | above
  }

  /// a·p + b·q, where one of the factors is negative and the result is not.
  private static func combined(_ a: Limbs, _ p: Int64, _ b: Limbs, _ q: Int64) -> Limbs {
    let (left, right) = (a.times(p.magnitude), b.times(q.magnitude))
    if p < 0 { return right.minus(left) }
    return q < 0 ? left.minus(right) : left.plus(right)
  }

  /// - Complexity: O(M(n) log n) for the cost M of a product.
  var decimalText: String {
    if count <= 2 { return asUInt128.map { UInt64(exactly: $0).map { "\($0)" } ?? "\($0)" } ?? "0" }
    // Powers 10^(18·2^k) up to the square root of the number.
    var powers: [Limbs] = [[1_000_000_000_000_000_000]]
    while let last = powers.last, last.count * 2 <= count { powers.append(last.times(last)) }
    var text = ""
    text.reserveCapacity(count * 20)
    decimalText(powers, powers.count - 1, isFirst: true, &text)
    return text
  }

  private func decimalText(_ powers: [Limbs], _ level: Int, isFirst: Bool, _ text: inout String) {
    if level < 0 {
      let digits = "\(first ?? 0)"
      if !isFirst { text += String(repeating: "0", count: Swift.max(0, 18 - digits.utf8.count)) }
      text += digits
      return
    }
    let (high, low) = divided(by: powers[level])
    if isFirst, high.isEmpty { return low.decimalText(powers, level - 1, isFirst: true, &text) }
    // What is left above the greatest power may be longer than it.
    high.decimalText(
      powers, isFirst && !high.isLess(than: powers[level]) ? level : level - 1, isFirst: isFirst, &text)
    low.decimalText(powers, level - 1, isFirst: false, &text)
  }
}
