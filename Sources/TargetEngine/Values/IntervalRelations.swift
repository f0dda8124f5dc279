import TargetDSL

// Intervals as sets: what lies inside what. An open end is not part of the set.

extension ValueInterval {
  /// Every value.
  static let unbounded = ValueInterval(low: nil, high: nil)

  /// No value lies inside.
  var isEmpty: Bool {
    guard let low, let high else { return false }
    return low > high || (low == high && (lowOpen || highOpen))
  }

  /// Every value of `other` lies inside.
  func contains(_ other: ValueInterval) -> Bool {
    let common = intersection(other)
    return common.low == other.low && common.high == other.high
      && (other.low == nil || common.lowOpen == other.lowOpen)
      && (other.high == nil || common.highOpen == other.highOpen)
  }

  /// The values in both; it may be empty.
  func intersection(_ other: ValueInterval) -> ValueInterval {
    var result = self
    if let low = other.low {
      if let own = self.low, own >= low {
        if own == low { result.lowOpen = lowOpen || other.lowOpen }
      } else {
        (result.low, result.lowOpen) = (low, other.lowOpen)
      }
    }
    if let high = other.high {
      if let own = self.high, own <= high {
        if own == high { result.highOpen = highOpen || other.highOpen }
      } else {
        (result.high, result.highOpen) = (high, other.highOpen)
      }
    }
    return result
  }

  func overlaps(_ other: ValueInterval) -> Bool { !intersection(other).isEmpty }

  /// Every value of the one lies below every value of the other.
  func isBelow(_ other: ValueInterval) -> Bool {
    guard let high, let otherLow = other.low else { return false }
    return high < otherLow || (high == otherLow && (highOpen || other.lowOpen))
  }

  /// The least interval that holds both.
  func hull(_ other: ValueInterval) -> ValueInterval {
    var result = ValueInterval.unbounded
    if let low, let otherLow = other.low {
      result.low = min(low, otherLow)
      result.lowOpen = (low > otherLow || lowOpen) && (otherLow > low || other.lowOpen)
    }
    if let high, let otherHigh = other.high {
      result.high = max(high, otherHigh)
      result.highOpen = (high < otherHigh || highOpen) && (otherHigh < high || other.highOpen)
    }
    return result
  }
}

extension ValueInterval {
  /// The least whole number inside, where there is a low end.
  var leastWhole: Int128? { low.map { lowOpen ? $0.floor + 1 : $0.ceiling } }
  /// The greatest whole number inside, where there is a high end.
  var greatestWhole: Int128? { high.map { highOpen ? $0.ceiling - 1 : $0.floor } }
}
