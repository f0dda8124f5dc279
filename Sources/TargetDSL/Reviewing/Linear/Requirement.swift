/// What a bound asks of a measure: one or two linear inequalities.
struct Requirement {
  /// `numerator - number · denominator` at least or more than 0, or the reverse.
  struct Side {
    var number: Rational
    var isLower: Bool
    var isStrict: Bool
  }

  let sides: [Side]

  init?(_ bound: Bound, isWhole: Bool) {
    func lower(_ number: Rational, strict: Bool = false) -> Side {
      guard isWhole else { return Side(number: number, isLower: true, isStrict: strict) }
      return Side(
        number: Rational(strict ? number.floor + 1 : number.ceiling), isLower: true, isStrict: false)
    }
    func upper(_ number: Rational, strict: Bool = false) -> Side {
      guard isWhole else { return Side(number: number, isLower: false, isStrict: strict) }
      return Side(
        number: Rational(strict ? number.ceiling - 1 : number.floor), isLower: false, isStrict: false)
    }
    switch bound {
    case .atLeast(let number): sides = [lower(number)]
    case .moreThan(let number): sides = [lower(number, strict: true)]
    case .atMost(let number): sides = [upper(number)]
    case .lessThan(let number): sides = [upper(number, strict: true)]
    case .exactly(let number): sides = [lower(number), upper(number)]
    case .noneLeft: sides = [upper(.zero)]
    case .everyOne: sides = [lower(.one)]
    // Passing the top of a range is met, so only its foot binds.
    case .reach(let from, _): sides = [lower(from)]
    case .between(let from, let to): sides = [lower(from), upper(to)]
    case .about(let middle, let tolerance):
      guard let from = try? middle.subtracting(tolerance), let to = try? middle.adding(tolerance) else {
        return nil
      }
      sides = [lower(from), upper(to)]
    case .atLeastAbout(let middle, let tolerance):
      guard let from = try? middle.subtracting(tolerance) else { return nil }
      sides = [lower(from)]
    }
  }
}

extension Requirement.Side {
  /// What a value that fails this side meets.
  var opposite: Requirement.Side {
    Requirement.Side(number: number, isLower: !isLower, isStrict: !isStrict)
  }
}
