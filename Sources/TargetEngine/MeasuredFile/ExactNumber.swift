import TargetDSL

extension Rational {
  /// An integer, a decimal with a point, or a fraction of integers such as `121/316`; nothing else.
  init?(exact text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let top = Rational(exactDecimal: parts[0]), let bottom = Rational(exactDecimal: parts[1]),
        top.isInteger, bottom.isInteger
      else { return nil }
      guard let quotient = (try? top.divided(by: bottom)) ?? nil else { return nil }
      self = quotient
    } else {
      guard parts.count == 1, let value = Rational(exactDecimal: parts[0]) else { return nil }
      self = value
    }
  }

  private init?(exactDecimal text: Substring) {
    let isNegative = text.hasPrefix("-")
    let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let value = Rational(digits: parts.joined(), fractionDigits: parts.count == 2 ? parts[1].utf8.count : 0)
    else { return nil }
    self = isNegative ? value.negation : value
  }
}
