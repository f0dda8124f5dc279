import TargetDSL

/// A number of a file of measured values, in the base units of its measure.
enum MeasuredNumber {
  enum Fault: Error {
    case notANumber(isShare: Bool)
    /// A share of which nothing says whether it is a percentage or a part of 1.
    case unclearShare
    case errorValue
    /// `7.000` in a list under English headers that people keep: seven, or seven thousand.
    case twoReadings
    case unfitUnit
    case overflow
  }

  /// How numbers are written.
  struct Style {
    let isVietnamese: Bool
    /// `48%` may stand in a cell.
    let allowsPercent: Bool
    /// The words of the plan's units.
    let words: [String: String]
  }

  /// - Parameter unit: What the file says of the number's unit; `nil` where it says nothing.
  static func value(
    of cell: MeasuredCell, unit: String?, measure: TypedMeasure, style: Style
  ) throws(Fault) -> Rational {
    if case .fault = cell.value { throw .errorValue }
    let factor = try unit.map { text throws(Fault) -> Rational in
      guard let factor = self.factor(of: text, for: measure, words: style.words) else { throw .unfitUnit }
      return factor
    }
    let (number, isPercent) = try written(cell, measure, style)
    do {
      if isPercent {
        guard [.share, .ratio].contains(measure.type) else { throw Fault.notANumber(isShare: false) }
        guard let part = Rational(1, over: 100) else { throw Fault.overflow }
        return try number.multiplied(by: part)
      }
      if let factor { return try number.multiplied(by: factor) }
      guard style.isVietnamese, measure.unit.isPercentage, number != .zero else {
        return try number.multiplied(by: measure.unit.scale.factor)
      }
      // 62,5 can only be a percentage; 0,5 may be one, or a half.
      guard let part = Rational(1, over: 100), measure.type != .ratio, number > .one || number < Rational(-1)
      else { throw Fault.unclearShare }
      return try number.multiplied(by: part)
    } catch let fault as Fault {
      throw fault
    } catch {
      throw .overflow
    }
  }

  private static func written(
    _ cell: MeasuredCell, _ measure: TypedMeasure, _ style: Style
  ) throws(Fault) -> (number: Rational, isPercent: Bool) {
    let isShare = measure.unit.isPercentage
    func exact(_ text: String) throws(Fault) -> Rational {
      guard let number = Rational(exact: text) else { throw .notANumber(isShare: isShare) }
      return number
    }
    switch cell.value {
    case .number(let text): return (try exact(text), false)
    case .padded(let text, _): return (try exact(text), false)
    case .percent(let stored):
      guard let shown = SheetNumber.decimal(stored, shiftedBy: 2) else { throw .notANumber(isShare: isShare) }
      return (try exact(shown), true)
    case .text:
      var text = cell.text
      let isPercent = style.allowsPercent && text.hasSuffix("%")
      if isPercent { text = text.dropLast().trimmingSpaces }
      if style.allowsPercent, !style.isVietnamese, MeasuredNumber.mayGroup(text) { throw .twoReadings }
      guard let number = number(text, style) else { throw .notANumber(isShare: isShare) }
      return (number, isPercent)
    case .flag, .date, .fault: throw .notANumber(isShare: isShare)
    }
  }

  /// Three digits behind the only point, of which the last is 0, as plans do not allow them either.
  private static func mayGroup(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].count == 3 && parts[1].last == "0"
      && !["0", "-0", ""].contains(parts[0])
      && Rational(exact: text) != nil
  }

  /// A number as the file writes it.
  static func number(_ text: String, _ style: Style) -> Rational? {
    guard style.isVietnamese else { return Rational(exact: text) }
    if case .success(let number) = NumberCell.parse(Array(text.utf8), format: .vietnamese, isWhole: false) {
      return number.rational
    }
    return nil
  }

  // MARK: - Units

  private static let percent = Set(["%", "phần trăm", "percent", "per cent"].map { matchKey($0) })
  private static let points = Set(
    ["điểm phần trăm", "điểm %", "% điểm", "points", "percentage points"].map { matchKey($0) })

  /// What a number in a unit is multiplied by to be in the measure's base units; `nil` where the unit is none of the measure's.
  static func factor(of text: String, for measure: TypedMeasure, words: [String: String]) -> Rational? {
    let key = matchKey(text)
    let isPercent = percent.contains(key)
    switch measure.type {
    case .share: return isPercent ? Rational(1, over: 100) : nil
    case .points: return points.contains(key) ? Rational(1, over: 100) : nil
    case .ratio:
      if isPercent { return Rational(1, over: 100) }
      return [matchKey("lần"), "times"].contains(key) ? .one : nil
    case .count:
      guard !isPercent, !key.contains("%"), !key.contains("‰"), !key.contains("/") else { return nil }
      // Things may be counted by any name, also by thousands of them; money and land are none.
      guard !HeaderUnit.isMeasured(text) else { return nil }
      return HeaderUnit.scale(of: text)?.factor
    case .quantity:
      guard let known = HeaderUnit(text, words: words), known.type == measure.type else { return nil }
      return known.scale?.factor
    }
  }
}
