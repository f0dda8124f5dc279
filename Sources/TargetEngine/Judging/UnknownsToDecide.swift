import TargetDSL

// How many unknown rows would have to be filled in, at the least and with luck, before a bound is decided.

extension Criterion {
  /// `nil` where the value does not come from counted rows, so that no row weighs alike.
  func unknownsToDecide(_ value: MeasuredValue) throws(ArithmeticOverflow) -> UnknownsToDecide? {
    switch value.attainable {
    case .everything: return nil
    case .wholeNumbers:
      guard isRowCount, value.unknownRows != nil else { return nil }
      return leastFills(within: value.possible, accepted: accepted).map { .exactly($0) }
    case .share(let counts): return try unknownsToDecide(counts)
    }
  }

  private func unknownsToDecide(_ counts: ShareCounts) throws(ArithmeticOverflow) -> UnknownsToDecide? {
    if accepted.low != nil, accepted.high != nil, counts.d == 0, counts.e == 0, counts.f == 0 {
      // The number of rows is fixed: the share is a count of them.
      let rows = Rational(counts.a + counts.b + counts.c)
      var wanted = accepted
      wanted.low = try accepted.low.map { end throws(ArithmeticOverflow) in try end.multiplied(by: rows) }
      wanted.high = try accepted.high.map { end throws(ArithmeticOverflow) in try end.multiplied(by: rows) }
      let possible = ValueInterval(low: Rational(counts.a), high: Rational(counts.a + counts.c))
      return leastFills(within: possible, accepted: wanted).map { .exactly($0) }
    }
    var fills: [Int128] = []
    if let low = accepted.low {
      let missed = try counts.mirrored.fills(
        toRaiseTo: try Rational.one.subtracting(low), isStrict: !accepted.lowOpen)
      if let missed { fills.append(missed) }
    }
    if let high = accepted.high {
      if let missed = try counts.fills(toRaiseTo: high, isStrict: !accepted.highOpen) { fills.append(missed) }
    }
    switch (accepted.low, accepted.high) {
    case (let low?, nil):
      if let met = try counts.fills(toRaiseTo: low, isStrict: accepted.lowOpen) { fills.append(met) }
    case (nil, let high?):
      let no = try Rational.one.subtracting(high)
      if let met = try counts.mirrored.fills(toRaiseTo: no, isStrict: accepted.highOpen) { fills.append(met) }
    default:
      // Between two ends a share may also be missed because none of the possible ones falls inside, so the few
      // ways to fill in a few rows are tried one by one.
      let tried = 3
      for number in 1...tried where try decides(counts, afterFilling: number) {
        return .exactly(Int128(number))
      }
      let least = fills.min() ?? .max
      return least == tried + 1 ? .exactly(least) : .moreThan(Int128(tried))
    }
    return fills.min().map { .exactly($0) }
  }

  /// Each row that is filled in raises the low end by 1 or lowers the high end by 1.
  private func leastFills(within possible: ValueInterval, accepted: ValueInterval) -> Int128? {
    guard let low = possible.leastWhole, let high = possible.greatestWhole else { return nil }
    let from = accepted.leastWhole ?? low
    let to = accepted.greatestWhole ?? high
    var fills = [max(0, from - low) + max(0, high - to)]
    if accepted.low != nil { fills.append(high - from + 1) }
    if accepted.high != nil { fills.append(to - low + 1) }
    return fills.min()
  }

  private func decides(_ counts: ShareCounts, afterFilling rows: Int) throws(ArithmeticOverflow) -> Bool {
    guard rows > 0 else {
      guard let interval = try counts.interval else { return false }
      let value = MeasuredValue(interval: interval, attainable: .share(counts))
      return try compliance(of: value) != .open
    }
    for next in counts.afterFillingOne where try decides(next, afterFilling: rows - 1) { return true }
    return false
  }
}

extension ShareCounts {
  /// The counts with yes and no exchanged.
  fileprivate var mirrored: ShareCounts { ShareCounts(a: b, b: a, c: c, d: e, e: d, f: f) }

  /// The least and the greatest share; `nil` where no row is possible.
  var interval: ValueInterval? {
    get throws(ArithmeticOverflow) {
      guard a + b + c + d + e + f > 0 else { return nil }
      let low = try Rational(a).divided(by: Rational(a + b + c + e + f)) ?? .one
      let high = try Rational(a + c + d + f).divided(by: Rational(a + b + c + d + f)) ?? .zero
      return ValueInterval(low: low, high: high)
    }
  }

  /// Every way to fill in one row.
  fileprivate var afterFillingOne: [ShareCounts] {
    var result: [ShareCounts] = []
    func add(if possible: Bool, _ change: (inout ShareCounts) -> Void) {
      guard possible else { return }
      var next = self
      change(&next)
      result.append(next)
    }
    for toYes in [true, false] {
      add(if: c > 0) { counts in
        counts.c -= 1
        if toYes { counts.a += 1 } else { counts.b += 1 }
      }
      add(if: f > 0) { counts in
        counts.f -= 1
        if toYes { counts.a += 1 } else { counts.b += 1 }
      }
    }
    add(if: d > 0) {
      $0.d -= 1
      $0.a += 1
    }
    add(if: e > 0) {
      $0.e -= 1
      $0.b += 1
    }
    add(if: d > 0) { $0.d -= 1 }
    add(if: e > 0) { $0.e -= 1 }
    add(if: f > 0) { $0.f -= 1 }
    return result
  }

  /// The least number of rows to fill in so that the low end a/(a+b+c+e+f) reaches a share.
  ///
  /// Against the lack share·(a+b+c+e+f) - a, a sure member that turns out yes makes up 1, a possible one with the
  /// condition 1 - share where it turns out a member, and a possible one without it `share` where it does not.
  fileprivate func fills(toRaiseTo share: Rational, isStrict: Bool) throws(ArithmeticOverflow) -> Int128? {
    var lack = try share.multiplied(by: Rational(a + b + c + e + f)).subtracting(Rational(a))
    var total: Int128 = 0
    let gains = [
      (gain: Rational.one, rows: c + f), (gain: try Rational.one.subtracting(share), rows: d),
      (gain: share, rows: e),
    ].filter { $0.gain > .zero }.sorted { $0.gain > $1.gain }
    var isReached = isStrict ? lack < .zero : lack <= .zero
    for (gain, rows) in gains where !isReached {
      guard let exact = try lack.divided(by: gain) else { continue }
      let used = min(Int128(rows), isStrict ? exact.floor + 1 : exact.ceiling)
      total += used
      lack = try lack.subtracting(try gain.multiplied(by: Rational(used)))
      isReached = isStrict ? lack < .zero : lack <= .zero
    }
    // With no sure row and no possible no left, the share is 1.
    if a + b + c + f == 0, d > 0, isStrict ? share < .one : share <= .one {
      return isReached ? min(total, Int128(e)) : Int128(e)
    }
    return isReached ? total : nil
  }
}
