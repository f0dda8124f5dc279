import TargetDSL

/// What stands in brackets behind a header or a label: the unit of its numbers, or words that make it another column's
/// (`kế hoạch 2030`, `ước`, `nữ`). Words that nobody knows as a unit are taken for the latter.
struct HeaderBracket {
  let text: String
  /// What stands before the brackets.
  let name: String

  /// A word of the plan's units, one that everybody counts or measures by, or the name's own thing again.
  func isUnit(words: [String: String]) -> Bool {
    if HeaderUnit(text, words: words) != nil || HeaderBracket.shares.contains(matchKey(text)) { return true }
    return isCommon(words: words) || repeatsName
  }

  /// `người`, `ha`, `tạ/ha`, `nghìn tấn`: also where the plan has no such unit.
  private func isCommon(words: [String: String]) -> Bool {
    let known = HeaderBracket.common.union(words.keys.map { matchKey($0) })
    let parts = HeaderUnit.parts(of: text)
    return !parts.isEmpty
      && parts.enumerated().allSatisfy { index, part in
        let name = index == 0 ? HeaderUnit.withoutScale(part) : part
        return known.contains(name) || HeaderUnit.isMeasured(name)
      }
  }

  /// Whether it speaks of a plan, an estimate, a time or a part of the whole. No list of such words is complete, so they
  /// only tell what to call a column that is not read in any case.
  var speaksOfAnother: Bool {
    let key = matchKey(text)
    if key.utf8.contains(where: { (0x30...0x39).contains($0) }) { return true }
    let words = Set(key.split(separator: " ").map(String.init))
    return !HeaderBracket.others.isDisjoint(with: words)
  }

  /// `Số hợp tác xã (HTX)`: words of the name, or their first letters.
  private var repeatsName: Bool {
    let words = matchKey(name).split(separator: " ")
    let key = matchKey(text)
    guard !key.isEmpty else { return false }
    if (" " + words.joined(separator: " ") + " ").contains(" " + key + " ") { return true }
    guard key.count > 1, !key.contains(" ") else { return false }
    return words.compactMap { $0.first.map(String.init) }.joined().contains(key)
  }

  var isScaledOrShare: Bool {
    guard let first = HeaderUnit.parts(of: text).first else { return false }
    return HeaderUnit.withoutScale(first) != first || HeaderBracket.shares.contains(matchKey(text))
  }

  /// `dd/mm/yyyy`, `ngày/tháng/năm`
  var isDateFormat: Bool {
    let parts = matchKey(text).split { "/-. ".contains($0) }.map(String.init)
    return parts.count == 3 && Set(parts).isSubset(of: HeaderBracket.datePlaces)
  }

  /// `x`, `có/không`
  var isYesNo: Bool {
    matchKey(text).split(separator: "/").allSatisfy { CellReader.yesNoKeys.contains(matchKey($0)) }
  }

  private static let datePlaces = Set(
    [
      "d", "dd", "m", "mm", "yy", "yyyy", "n", "t", "nn", "tt", "nnnn", "ngày", "tháng", "năm", "day",
      "month", "year",
    ]
    .map { matchKey($0) })

  private static let shares = Set(
    [
      "%", "phần trăm", "percent", "per cent", "điểm phần trăm", "điểm %", "% điểm", "points",
      "percentage points",
    ]
    .map { matchKey($0) })

  private static let common = Set(
    [
      "người", "lượt", "lượt người", "hộ", "hộ gia đình", "cái", "chiếc", "con", "cây", "bộ", "suất",
      "đơn vị", "lần", "ngày", "giờ", "công", "năm", "tháng", "person",
      "persons",
      "people", "household", "households", "unit", "units", "number", "times", "day", "days", "hour", "hours",
      "year", "month",
    ].map { matchKey($0) })

  private static let others = Set(
    "kế hoạch kh ước dự kiến báo toán mục tiêu chỉ năm quý tháng kỳ lũy kế luỹ so với plan planned target estimate estimated est forecast expected year quarter month provisional"
      .split(separator: " ").map { matchKey(String($0)) })
}

extension Column {
  /// What a header with brackets behind this column's name is.
  enum HeaderFit {
    case own
    /// This column's in another unit.
    case otherUnit
    /// The header of something else.
    case another
  }

  /// Whether numbers under a header with these brackets may be read as the column's; no other column has a unit.
  func fit(of bracket: HeaderBracket, words: [String: String]) -> HeaderFit {
    let declared: UnitExpression?
    switch type {
    case .whole(let unit), .decimal(let unit): declared = unit
    case .date: return bracket.isDateFormat ? .own : .another
    case .yesNo: return bracket.isYesNo ? .own : .another
    case .text, .category, .reference: return .another
    }
    let written = HeaderUnit(bracket.text, words: words)
    if let declared, !declared.text.isEmpty {
      if let written, written.scale == declared.scale, written.type == declared.type { return .own }
      return written != nil || !bracket.speaksOfAnother ? .otherUnit : .another
    }
    // A plain number may be counted in anything, but not in thousands or per cent.
    if let written { return written.scale == .one && written.type != .share ? .own : .otherUnit }
    guard bracket.isUnit(words: words) else { return .another }
    return bracket.isScaledOrShare ? .otherUnit : .own
  }
}
