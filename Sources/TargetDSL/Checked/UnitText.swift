extension Dimension {
  /// For example: `VND per person per year`.
  public var text: String {
    func words(_ sign: Int) -> [String] {
      exponents.sorted { $0.key < $1.key }.flatMap { name, exponent in
        Array(repeating: name, count: max(0, exponent * sign))
      }
    }
    return (words(1) + words(-1).map { "per \($0)" }).joined(separator: " ")
  }
}

extension UnitExpression {
  /// Shares and differences of shares are held from 0 to 1 and read from 0 to 100.
  public var isPercentage: Bool { text == "%" || type == .share || type == .points }

  /// The number that stands before the unit for a value in base units; `nil` where it is too long to be computed.
  public func number(of base: Rational) -> Rational? {
    isPercentage ? try? base.multiplied(by: Rational(100)) : try? base.divided(by: scale.factor)
  }

  /// What follows a number: `%`, ` people`, nothing. After `1` a reader's unit is singular; of a plan's words `points` is.
  public func suffix(_ style: NumberStyle, after number: String = "") -> String {
    if text == "%" { return "%" }
    if text.isEmpty && type != .points { return type == .share ? "%" : "" }
    let words = text.isEmpty ? "points" : text
    if style == .people(.vietnamese) { return " " + (text.isEmpty ? "điểm phần trăm" : vietnamese) }
    guard number == "1", style == .people(.english) || words == "points" else { return " " + words }
    let first = words.prefix { $0 != " " }
    return " " + singular(String(first)) + words.dropFirst(first.count)
  }

  /// The built-in words of a unit in Vietnamese, and the labels of declared ones; without one a unit keeps its name.
  private var vietnamese: String {
    func said(_ word: String) -> String {
      if let label = labels[word] { return label }
      return switch word {
      case "thousand": "nghìn"
      case "million": "triệu"
      case "billion": "tỷ"
      case "points": "điểm phần trăm"
      case "year": "năm"
      case "person", "people": "người"
      case "VND": "đồng"
      default: word
      }
    }
    if text != "per", !text.utf8.contains(UInt8(ascii: " ")) { return said(text) }
    var words: [String] = []
    var isDivisor = false
    for word in text.split(separator: " ").map(String.init) {
      let said = said(word)
      if word == "per" {
        isDivisor = true
      } else if isDivisor, let last = words.popLast() {
        words.append("\(last)/\(said)")
        isDivisor = false
      } else {
        words.append(said)
      }
    }
    return words.joined(separator: " ")
  }
}
