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
      && (Self.amounts.occurs(in: between)
        || !Self.same.occurs(in: between) && !Self.sums.occurs(in: between))
      && !LabelWords.within.occurs(in: between)
      && StatementTime.mentions(in: between).isEmpty
  }

  /// The same goal in another unit, or what all of them have together: `với tổng vốn 45 tỷ đồng`.
  private static let same = ProsePhrases(["tương đương", "tương ứng", "bằng", "khoảng", "là", "đạt"])
  private static let amounts = ProsePhrases(["với số lượng"])
  private static let sums = ProsePhrases(["với tổng", "với số", "với kinh phí", "với vốn"])

  /// `lúa nước 2 vụ 85 ha`: a number that stands right before another one belongs to a name.
  func mayNameWhatIsCounted(_ figure: Figure, before next: Figure?) -> Bool {
    guard let next, figure.unit.kind == .thing, figure.comparator == .bare, figure.change == nil else {
      return false
    }
    return next.range.lowerBound == figure.core.upperBound
  }

  /// `tổ chức quá 2 ngày`, `quy mô 4 làn xe`, `tiêm đủ 8 loại vắc xin`, `mức hỗ trợ 44 triệu đồng/hộ`: how long something
  /// lasts, how large it is or what one of them gets, and not how many there are.
  func isOfSize(_ figure: Figure, _ label: LabelReader.ReadLabel, after before: Statement?) -> Bool {
    guard figure.change == nil, figure.low != nil else { return false }
    if Self.sizes.endsBefore(tokens, figure.range.lowerBound) { return true }
    let words = proseTokens(label.text)
    switch figure.unit.kind {
    case .duration:
      return figure.comparator != .bare && !Self.ofTime.occurs(in: words)
        && !ProseLexicon.levels.endsBefore(tokens, figure.range.lowerBound)
    case .money:
      return figure.unit.text.contains("/") && !Self.incomes.occurs(in: words)
    case .thing:
      // `bề rộng mặt đường tối thiểu 3 m` beside 18 km of roads.
      guard let before, before.range.upperBound <= figure.range.lowerBound,
        Self.lengths.contains(figure.unit.text.lowercased())
      else { return false }
      return !LabelWords.subjects.isAt(words, 0)
    case .percent, .points, .times, .grade, .none: return false
    }
  }

  private static let sizes = ProsePhrases(["quy mô", "gồm", "bao gồm", "gồm có", "đủ"])
  private static let lengths = Set(["m", "cm", "mm", "m2", "m²", "lít", "tiết", "giờ", "phút"])
  private static let incomes = ProsePhrases([
    "thu nhập", "doanh thu", "giá trị", "chi tiêu", "grdp", "gdp", "lương", "năng suất", "lợi nhuận",
    "sản phẩm",
    "tổng sản phẩm", "vốn", "thu ngân sách", "lãi",
  ])
  private static let ofTime = ProsePhrases([
    "thời gian", "thời hạn", "tuổi", "số ngày", "số giờ", "số năm", "lưu trú", "ngày", "giờ", "phút",
    "trước", "kéo dài",
  ])

  /// `trên 12% GRDP (năm 2022 là 9,8%)`: what was so, beside a goal for a later year.
  func isValueOfYearGone(_ figure: Figure, _ when: StatementClock.ReadTime, after before: Statement?) -> Bool
  {
    guard let documentYear = document.year else { return false }
    return isBracketed(figure, when, after: before) && when.time.lastYear.map { $0 <= documentYear } ?? false
  }

  /// Whether brackets give a figure a year before that of the goal in front of them.
  func isBracketed(_ figure: Figure, _ when: StatementClock.ReadTime, after before: Statement?) -> Bool {
    guard let year = when.time.lastYear, when.source == .sentence,
      let last = before?.time.lastYear ?? document.title.lastYear ?? passage.time.lastYear, last > year
    else { return false }
    var at = figure.range.lowerBound - 1
    let first = max(0, at - 8)
    while at >= first, tokens[at].kind != .symbol { at -= 1 }
    guard at >= first, tokens[at].isSymbol("(") else { return false }
    return tokens[at + 1..<figure.range.lowerBound].contains { proseYear($0) == year }
  }

  /// `Xóa bỏ các bãi rác tự phát, mỗi xã có một điểm tập kết`: the verb is that of what stands before the comma.
  func isFlowOfAnotherPart(_ figure: Figure, _ label: LabelReader.ReadLabel, _ start: Int) -> Bool {
    guard label.isFlow, !label.verb.isEmpty else { return false }
    return tokens[min(start, figure.range.lowerBound)..<figure.range.lowerBound].indices.contains {
      tokens[$0].isSymbol(",") && tokens.indices.contains($0 + 1) && tokens[$0 + 1].key == ProseKey.each
        && !StatementTime.yearly.isAt(tokens, $0 + 1)
    }
  }

  /// `Tổng số doanh nghiệp thành lập giai đoạn 2021-2025: 100`: what its years bring together is a total.
  func mayBeTotal(_ figure: Figure, _ label: LabelReader.ReadLabel, _ when: StatementClock.ReadTime) -> Bool {
    guard case .period = when.time, when.source == .sentence, !label.isFlow, figure.change == nil,
      figure.low != nil
    else { return false }
    let words = proseTokens(label.text)
    switch figure.unit.kind {
    case .money: return !figure.unit.text.contains("/") && !Self.means.occurs(in: words)
    case .thing: return Self.totals.isAt(words, 0)
    case .percent, .points, .times, .duration, .grade, .none: return false
    }
  }

  private static let means = ProsePhrases(["bình quân", "trung bình"])
  private static let totals = ProsePhrases(["tổng số", "tổng cộng", "tổng", "số"])
}
