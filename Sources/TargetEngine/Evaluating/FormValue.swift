import TargetDSL

/// How a term's value is found.
enum FormValue {
  case one
  /// A number cell times a factor, plus an offset.
  case cell(lane: Int, factor: Rational, offset: Rational)
  case product(lane: Int, other: Int, factor: Rational)
  case general(RowNumber)

  init(_ number: RowNumber?) {
    guard let number else {
      self = .one
      return
    }
    if let affine = try? number.affine(), !affine.isYear {
      self = .cell(lane: affine.lane, factor: affine.factor, offset: affine.offset)
    } else if case .product(let left, let right) = number, let first = try? left.affine(),
      let second = try? right.affine(),
      !first.isYear, !second.isYear, first.offset.isZero, second.offset.isZero,
      let factor = try? first.factor.multiplied(by: second.factor)
    {
      self = .product(lane: first.lane, other: second.lane, factor: factor)
    } else {
      self = .general(number)
    }
  }
}
