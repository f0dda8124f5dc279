/// What a bound asks of a measure: one or two linear inequalities.
struct Requirement {
  /// `numerator - number · denominator` at least or more than 0, or the reverse.
  struct Side {
    var number: Rational
    var isLower: Bool
    var isStrict: Bool
  }

  let sides: [Side]

  init(_ bound: Bound, isWhole: Bool) {
    // Passing the top of a range is met, so only what is accepted binds.
    let accepted = bound.accepted
    var sides: [Side] = []
    if let low = accepted.low {
      sides.append(
        isWhole
          ? Side(
            number: Rational(accepted.lowOpen ? low.floor + 1 : low.ceiling), isLower: true, isStrict: false)
          : Side(number: low, isLower: true, isStrict: accepted.lowOpen))
    }
    if let high = accepted.high {
      sides.append(
        isWhole
          ? Side(
            number: Rational(accepted.highOpen ? high.ceiling - 1 : high.floor), isLower: false,
            isStrict: false)
          : Side(number: high, isLower: false, isStrict: accepted.highOpen))
    }
    self.sides = sides
  }
}

extension Requirement.Side {
  /// What a value that fails this side meets.
  var opposite: Requirement.Side {
    Requirement.Side(number: number, isLower: !isLower, isStrict: !isStrict)
  }
}
