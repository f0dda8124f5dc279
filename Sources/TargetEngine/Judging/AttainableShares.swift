import TargetDSL

// Which shares (a+i)/(a+i+b+j) can occur, decided by counting the points of a lattice.
//
// With t = a+i+b+j rows in the population and x = a+i of them with the condition, the rules for i and j become
// bounds that are straight lines over t:
//
//     a+b+c <= t <= a+b+c+d+e+f
//     max(a, t-b-c-e-f) <= x <= min(a+c+d+f, t-b)
//
// and a share from P to Q adds P·t <= x <= Q·t. The points of each piece in which one line is the lowest ceiling
// and one the highest floor are a difference of two sums of floors of a line.

extension ShareCounts {
  /// Whether some completion gives a share in `part`. O(log n) for n rows.
  func attainsShare(in part: ValueInterval) throws(ArithmeticOverflow) -> Bool {
    let (a, b, c) = (Int128(self.a), Int128(self.b), Int128(self.c))
    let (d, e, f) = (Int128(self.d), Int128(self.e), Int128(self.f))
    let low = max(part.low ?? .zero, .zero)
    let high = min(part.high ?? .one, .one)
    let lowOpen = part.lowOpen && part.low == low
    let highOpen = part.highOpen && part.high == high
    // Lines of longer numbers are beyond what is counted here.
    guard let least = low.short, let most = high.short else { throw ArithmeticOverflow() }
    let floors = [
      Line(slope: 0, offset: a, over: 1),
      Line(slope: 1, offset: -(b + c + e + f), over: 1),
      // Above P·t strictly is from (top of P · t + 1) / bottom of P.
      Line(slope: least.numerator, offset: lowOpen ? 1 : 0, over: least.denominator),
    ]
    let ceilings = [
      Line(slope: 1, offset: -b, over: 1),
      Line(slope: 0, offset: a + c + d + f, over: 1),
      Line(slope: most.numerator, offset: highOpen ? -1 : 0, over: most.denominator),
    ]
    let first = max(a + b + c, 1)
    let last = a + b + c + d + e + f
    guard first <= last else { return false }

    // Within a piece no two lines change places, so one floor and one ceiling decide it.
    var starts: Set<Int128> = [first]
    let lines = floors + ceilings
    for (index, line) in lines.enumerated() {
      for other in lines[(index + 1)...] {
        guard let crossing = try line.crossing(other) else { continue }
        for start in [crossing, crossing + 1] where first < start && start <= last { starts.insert(start) }
      }
    }
    let sorted = starts.sorted()
    for (index, start) in sorted.enumerated() {
      let end = index + 1 < sorted.count ? sorted[index + 1] - 1 : last
      var floor = floors[0]
      for line in floors where try floor.isBelow(line, at: start) { floor = line }
      var ceiling = ceilings[0]
      for line in ceilings where try line.isBelow(ceiling, at: start) { ceiling = line }
      if try ceiling.isBelow(floor, at: start) { continue }
      // Where the floor stays at or below the ceiling, no term of the sum is negative.
      let upTo = try ceiling.sumOfFloors(from: start, through: end)
      let below = try floor.negated.sumOfFloors(from: start, through: end)
      let points = try checked(
        try checked(upTo.addingReportingOverflow(below)).addingReportingOverflow(end - start + 1))
      if points > 0 { return true }
    }
    return false
  }
}

/// x = (slope·t + offset) / over, with over > 0.
private struct Line {
  let slope: Int128
  let offset: Int128
  let over: Int128

  var negated: Line { Line(slope: -slope, offset: -offset, over: over) }

  private func scaledValue(at t: Int128) throws(ArithmeticOverflow) -> Int128 {
    try checked(
      try checked(slope.multipliedReportingOverflow(by: t)).addingReportingOverflow(offset))
  }

  func isBelow(_ other: Line, at t: Int128) throws(ArithmeticOverflow) -> Bool {
    let left = try checked(try scaledValue(at: t).multipliedReportingOverflow(by: other.over))
    let right = try checked(try other.scaledValue(at: t).multipliedReportingOverflow(by: over))
    return left < right
  }

  /// The greatest whole t at or before which the lines meet; `nil` for parallel ones.
  func crossing(_ other: Line) throws(ArithmeticOverflow) -> Int128? {
    let steepness = try checked(
      try checked(slope.multipliedReportingOverflow(by: other.over)).subtractingReportingOverflow(
        try checked(other.slope.multipliedReportingOverflow(by: over))))
    guard steepness != 0 else { return nil }
    let distance = try checked(
      try checked(other.offset.multipliedReportingOverflow(by: over)).subtractingReportingOverflow(
        try checked(offset.multipliedReportingOverflow(by: other.over))))
    return Rational(distance, over: steepness)?.floor
  }

  /// The sum of floor(x) over the whole t of a range. O(log over).
  func sumOfFloors(from start: Int128, through end: Int128) throws(ArithmeticOverflow) -> Int128 {
    try floorSum(terms: end - start + 1, modulus: over, slope: slope, offset: try scaledValue(at: start))
  }
}

/// The sum of floor((slope·i + offset) / modulus) for i from 0 up to `terms`, by Euclid's algorithm on slope and
/// modulus: whole parts leave the sum as a triangle and a rectangle, and what remains is the sum over the
/// transposed triangle.
func floorSum(
  terms: Int128, modulus: Int128, slope: Int128, offset: Int128
) throws(ArithmeticOverflow) -> Int128 {
  var (n, m, a, b) = (terms, modulus, slope, offset)
  var result: Int128 = 0
  while true {
    let (wholeSlope, restSlope) = flooredDivision(a, by: m)
    let (wholeOffset, restOffset) = flooredDivision(b, by: m)
    let pairs = try checked(n.multipliedReportingOverflow(by: n - 1)) / 2
    result = try checked(
      result.addingReportingOverflow(try checked(pairs.multipliedReportingOverflow(by: wholeSlope))))
    result = try checked(
      result.addingReportingOverflow(try checked(n.multipliedReportingOverflow(by: wholeOffset))))
    let top = try checked(
      try checked(restSlope.multipliedReportingOverflow(by: n)).addingReportingOverflow(restOffset))
    guard top >= m else { return result }
    (n, m, a, b) = (top / m, restSlope, m, top % m)
  }
}

private func flooredDivision(_ value: Int128, by divisor: Int128) -> (quotient: Int128, rest: Int128) {
  let (quotient, rest) = value.quotientAndRemainder(dividingBy: divisor)
  return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
}

private func checked(_ result: (partialValue: Int128, overflow: Bool)) throws(ArithmeticOverflow) -> Int128 {
  if result.overflow { throw ArithmeticOverflow() }
  return result.partialValue
}
