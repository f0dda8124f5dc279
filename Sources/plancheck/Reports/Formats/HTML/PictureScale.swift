import TargetDSL

/// Where the values of a picture stand on a line: a whole range with round ends, and the marks on it.
///
/// Only drawing goes through floating point; every number that is read stands in exact text beside it.
struct PictureScale {
  let low: Double
  let high: Double
  /// The distance of the marks.
  let step: Double
  private let from: Double
  private let to: Double

  /// A range from 0, or from below it where a value is negative, so that no small difference is drawn large.
  ///
  /// - Parameter limit: What such values do not exceed as a rule; a quotient may.
  init(of values: [Double], upTo limit: Double? = nil, from: Double, to: Double) {
    let least = min(0, values.min() ?? 0)
    let greatest = max(0, values.max() ?? 0)
    let limit = limit.flatMap { greatest > $0 ? nil : $0 }
    let span = greatest - least > 0 ? greatest - least : 1
    step = PictureScale.roundStep(span / 2)
    low = (least / step).rounded(.down) * step
    let top = (greatest / step).rounded(.up) * step
    // A value at the very end would look cut off.
    let roomy = top - greatest < span / 20 && limit != top ? top + step : top
    high = max(min(roomy, limit ?? roomy), low + step)
    (self.from, self.to) = (from, to)
  }

  /// 1, 2, 2.5 or 5 times a power of ten, at least `least`.
  private static func roundStep(_ least: Double) -> Double {
    var power = 1.0
    while power > least { power /= 10 }
    while power * 10 <= least { power *= 10 }
    return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= least } ?? 10 * power
  }

  func position(_ value: Double) -> Double {
    let part = (min(max(value, low), high) - low) / (high - low)
    return from + (to - from) * part
  }

  var marks: [Double] {
    let count = Int(((high - low) / step).rounded())
    return (0...max(1, min(count, 6))).map { low + Double($0) * step }
  }
}

/// A coordinate with one digit behind the point, the same on every machine.
func coordinate(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  let size = abs(tenths)
  return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
}

extension Rational {
  /// For drawing only.
  var drawn: Double {
    let value = short.map { Double($0.numerator) / Double($0.denominator) } ?? Double(longText) ?? 0
    // What nobody can draw is drawn at the edge.
    return min(max(value, -1e200), 1e200)
  }

  /// So many digits that something of it is seen.
  private var longText: String {
    for places in [6, 30, 90] {
      let text = rounded(places: places)
      if text.contains(where: { ("1"..."9").contains($0) }) { return text }
    }
    return "0"
  }
}
