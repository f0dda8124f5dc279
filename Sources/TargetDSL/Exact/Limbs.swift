// Natural numbers of any length: their 64-bit digits, least first, without zeros at the end.

typealias Limbs = [UInt64]

extension [UInt64] {
  static let limbsOfOne: Limbs = [1]

  mutating func dropZeros() { while last == 0 { removeLast() } }

  /// How many bits the number has; 0 for 0.
  var bitWidth: Int { last.map { count * 64 - $0.leadingZeroBitCount } ?? 0 }

  init(limbs value: UInt128) {
    self = [UInt64(truncatingIfNeeded: value), UInt64(truncatingIfNeeded: value >> 64)]
    dropZeros()
  }

  /// `nil` beyond 128 bits.
  var asUInt128: UInt128? {
    switch count {
    case 0: 0
    case 1: UInt128(self[0])
    case 2: UInt128(self[1]) << 64 | UInt128(self[0])
    default: nil
    }
  }

  func isLess(than other: Limbs) -> Bool {
    if count != other.count { return count < other.count }
    for index in indices.reversed() where self[index] != other[index] { return self[index] < other[index] }
    return false
  }

  func plus(_ other: Limbs) -> Limbs {
    var result = count >= other.count ? self : other
    result.add(count >= other.count ? other : self, at: 0)
    return result
  }

  /// Adds a number shifted up by `place` limbs.
  mutating func add(_ other: Limbs, at place: Int) {
    var carry = false
    var index = place
    while count < place { append(0) }
    for limb in other {
      if index == count { append(0) }
      let (first, over) = self[index].addingReportingOverflow(limb)
      let (sum, again) = first.addingReportingOverflow(carry ? 1 : 0)
      self[index] = sum
      carry = over || again
      index += 1
    }
    while carry {
      if index == count { append(0) }
      let (sum, over) = self[index].addingReportingOverflow(1)
      self[index] = sum
      carry = over
      index += 1
    }
  }

  /// The difference with a number that is not greater.
  func minus(_ other: Limbs) -> Limbs {
    var result = self
    var borrow = false
    var index = 0
    while index < result.count, index < other.count || borrow {
      let limb = index < other.count ? other[index] : 0
      let (first, under) = result[index].subtractingReportingOverflow(limb)
      let (rest, again) = first.subtractingReportingOverflow(borrow ? 1 : 0)
      result[index] = rest
      borrow = under || again
      index += 1
    }
    result.dropZeros()
    return result
  }

  func times(_ factor: UInt64) -> Limbs {
    if factor == 0 || isEmpty { return [] }
    if factor == 1 { return self }
    var result = self
    var carry: UInt64 = 0
    for index in indices {
      let (high, low) = self[index].multipliedFullWidth(by: factor)
      let (sum, over) = low.addingReportingOverflow(carry)
      result[index] = sum
      carry = high &+ (over ? 1 : 0)
    }
    if carry != 0 { result.append(carry) }
    return result
  }

  /// Below this length Karatsuba's method costs more than the plain one.
  private static let plainProduct = 64

  /// - Complexity: O(n^1.59), after Karatsuba (Doklady 145, 1962).
  func times(_ other: Limbs) -> Limbs {
    if isEmpty || other.isEmpty { return [] }
    let (short, long) = count <= other.count ? (self, other) : (other, self)
    if short.count == 1 { return long.times(short[0]) }
    if short.count < Limbs.plainProduct { return long.plainTimes(short) }
    if long.count >= 2 * short.count {
      // In pieces as long as the shorter one.
      var result = Limbs(repeating: 0, count: long.count + short.count)
      var start = 0
      while start < long.count {
        result.add(long.part(start, short.count).times(short), at: start)
        start += short.count
      }
      result.dropZeros()
      return result
    }
    let half = (long.count + 1) / 2
    let (a0, a1) = (part(0, half), part(half, half))
    let (b0, b1) = (other.part(0, half), other.part(half, half))
    let (low, high) = (a0.times(b0), a1.times(b1))
    let middle = a0.plus(a1).times(b0.plus(b1)).minus(low).minus(high)
    var result = low
    result.add(middle, at: half)
    result.add(high, at: 2 * half)
    result.dropZeros()
    return result
  }

  private func plainTimes(_ other: Limbs) -> Limbs {
    var result = Limbs(repeating: 0, count: count + other.count)
    // SAFETY: the pointers are used within the closures only, and `index + place` stays below the sum of both lengths.
    unsafe result.withUnsafeMutableBufferPointer { result in
      unsafe withUnsafeBufferPointer { limbs in
        for (place, factor) in other.enumerated() where factor != 0 {
          var carry: UInt64 = 0
          for index in 0..<limbs.count {
            let product =
              unsafe UInt128(limbs[index]) &* UInt128(factor) &+ UInt128(result[index &+ place])
              &+ UInt128(carry)
            unsafe result[index &+ place] = UInt64(truncatingIfNeeded: product)
            carry = UInt64(truncatingIfNeeded: product >> 64)
          }
          unsafe result[place &+ limbs.count] = carry
        }
      }
    }
    result.dropZeros()
    return result
  }

  /// `length` limbs from `start` on, as far as there are.
  func part(_ start: Int, _ length: Int) -> Limbs {
    guard start < count else { return [] }
    var result = Limbs(self[start..<Swift.min(count, start + length)])
    result.dropZeros()
    return result
  }

  func shifted(left bits: Int) -> Limbs {
    if isEmpty || bits == 0 { return self }
    let (limbs, rest) = (bits / 64, UInt64(bits % 64))
    var result = Limbs(repeating: 0, count: limbs)
    result.reserveCapacity(count + limbs + 1)
    var carry: UInt64 = 0
    for limb in self {
      result.append(rest == 0 ? limb : limb << rest | carry)
      carry = rest == 0 ? 0 : limb >> (64 - rest)
    }
    if carry != 0 { result.append(carry) }
    return result
  }

  func shifted(right bits: Int) -> Limbs {
    let (limbs, rest) = (bits / 64, UInt64(bits % 64))
    guard limbs < count else { return [] }
    if rest == 0 { return Limbs(self[limbs...]) }
    var result = Limbs(repeating: 0, count: count - limbs)
    for index in limbs..<count {
      let above = index + 1 < count ? self[index + 1] << (64 - rest) : 0
      result[index - limbs] = self[index] >> rest | above
    }
    result.dropZeros()
    return result
  }
}
