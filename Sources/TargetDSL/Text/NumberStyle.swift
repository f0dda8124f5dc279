/// How many digits a number of a plan may have.
let longestLiteral = 30

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
  if !needsGrouping(decimal, style) { return decimal }
  var result = ""
  var digits = decimal.utf8[...]
  while let start = digits.firstIndex(where: isDigit) {
    result += decimal[digits.startIndex..<start]
    let rest = digits[start...]
    let end = rest.firstIndex { !isDigit($0) } ?? rest.endIndex
    // Behind a point the digits are not grouped.
    let isFraction = result.utf8.last == UInt8(ascii: ".")
    if isFraction {
      result.removeLast()
      result += style.point
      result += decimal[start..<end]
    } else {
      var left = rest[..<end].count
      for byte in rest[..<end] {
        result.unicodeScalars.append(Unicode.Scalar(byte))
        left -= 1
        if left > 0, left % 3 == 0 { result += style.group }
      }
    }
    digits = digits[end...]
  }
  return result + decimal[digits.startIndex...]
}

/// Whether more than three digits stand together before a point, or the point is written otherwise.
private func needsGrouping(_ decimal: String, _ style: NumberStyle) -> Bool {
  let keepsPoint = style.point == "."
  var digits = 0
  var isFraction = false
  for byte in decimal.utf8 {
    if isDigit(byte) {
      digits += 1
      if isFraction ? !keepsPoint : digits > 3 { return true }
    } else {
      digits = 0
      isFraction = byte == UInt8(ascii: ".")
    }
  }
  return false
}
