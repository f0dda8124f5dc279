/// How numbers are written.
public enum NumberStyle: Hashable, Sendable {
  /// As in a plan file: `4_200.5`.
  case plan
  /// For a reader: `4 200.5` in English with a no-break space, because `4,200` and `4.200` are read both ways in
  /// Vietnam; `4.200,5` in Vietnamese, as its official documents write it.
  case people(Language)

  var group: String {
    switch self {
    case .plan: "_"
    case .people(.english): "\u{A0}"
    case .people(.vietnamese): "."
    }
  }

  var point: String { self == .people(.vietnamese) ? "," : "." }
}

/// A decimal such as `-4200.5`, or a fraction, with its digits grouped.
public func grouped(_ decimal: String, _ style: NumberStyle) -> String {
  if decimal.contains("/") {
    return decimal.split(separator: "/").map { grouped(String($0), style) }.joined(separator: "/")
  }
  let isNegative = decimal.hasPrefix("-")
  let parts = decimal.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
  guard let whole = parts.first else { return decimal }
  var digits = ""
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index) % 3 == 0 { digits += style.group }
    digits.append(digit)
  }
  return (isNegative ? "-" : "") + digits + (parts.count > 1 ? style.point + parts[1] : "")
}
