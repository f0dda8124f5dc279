// Numbers that may only say how large the things are that another number counts, and what stands beside a goal in
// brackets.

extension StatementReader {
  /// `100% hộ dùng nước với lượng tối thiểu 60 lít/người/ngày`, `mỗi thôn có 1 tổ gồm 5 - 7 người`: nothing but words
  /// parts it from the number before, and none of them turns to something else.
  func mayQualify(_ figure: Figure, _ before: Statement?) -> Bool {
    guard let before, before.figure.low != nil, before.range.upperBound <= figure.range.lowerBound,
      figure.low != nil, figure.change == nil, !figure.isElliptic
    else { return false }
    let between = Array(tokens[before.figure.core.upperBound..<figure.range.lowerBound])
    return !between.isEmpty && between.count <= 20 && between.allSatisfy { $0.kind == .word }
      && !between.contains { ProseLexicon.joints.contains($0.key) || ProseLexicon.turns.contains($0.key) }
      && !ProseLexicon.levels.endsBefore(tokens, figure.range.lowerBound)
      && !LabelWords.equal.occurs(in: between) && !LabelWords.within.occurs(in: between)
      && StatementTime.mentions(in: between).isEmpty
  }

  /// `lúa nước 2 vụ 85 ha`: a number that stands right before another one belongs to a name.
  func mayNameWhatIsCounted(_ figure: Figure, before next: Figure?) -> Bool {
    guard let next, figure.unit.kind == .thing, figure.comparator == .bare, figure.change == nil else {
      return false
    }
    return next.range.lowerBound == figure.core.upperBound
  }

  /// `tổ chức quá 2 ngày`, `quy mô 4 làn xe`: how long something lasts or how large it is, and not how many there are.
  func isOfSize(_ figure: Figure, _ label: LabelReader.ReadLabel) -> Bool {
    if Self.sizes.endsBefore(tokens, figure.range.lowerBound) { return true }
    guard figure.unit.kind == .duration, figure.comparator != .bare, figure.change == nil else { return false }
    let words = proseTokens(label.text)
    return !Self.ofTime.occurs(in: words)
      && !ProseLexicon.levels.endsBefore(tokens, figure.range.lowerBound)
  }

  private static let sizes = ProsePhrases(["quy mô", "gồm", "bao gồm", "gồm có"])
  private static let ofTime = ProsePhrases([
    "thời gian", "thời hạn", "tuổi", "số ngày", "số giờ", "số năm", "lưu trú", "ngày", "giờ", "phút",
    "trước", "kéo dài",
  ])

  /// `trên 12% GRDP (năm 2022 là 9,8%)`: what was so, beside a goal for a later year.
  func isValueOfYearGone(_ figure: Figure, _ when: StatementClock.ReadTime) -> Bool {
    guard let year = when.time.lastYear, when.source == .sentence, let documentYear = document.year,
      year <= documentYear, let last = document.title.lastYear ?? passage.time.lastYear, last > year
    else { return false }
    var at = figure.range.lowerBound - 1
    let first = max(0, at - 8)
    while at >= first, !tokens[at].isSymbol("("), tokens[at].kind != .symbol { at -= 1 }
    guard at >= first, tokens[at].isSymbol("(") else { return false }
    return tokens[at + 1..<figure.range.lowerBound].contains { proseYear($0) == year }
  }

  /// `Tổng số doanh nghiệp thành lập giai đoạn 2021-2025: 100`: what its years bring together is a total.
  func mayBeTotal(_ figure: Figure, _ label: LabelReader.ReadLabel, _ when: StatementClock.ReadTime) -> Bool {
    guard case .period = when.time, when.source == .sentence, !label.isFlow, figure.change == nil,
      figure.unit.kind == .thing || figure.unit.kind == .money
    else { return false }
    return Self.totals.isAt(proseTokens(label.text), 0)
  }

  private static let totals = ProsePhrases(["tổng số", "tổng cộng", "tổng", "số"])
}
