// What has to stand around a number so that its clause is sure to be a goal of the plan, and what speaks against it.

/// Words that make a whole passage or document one to be looked at.
enum Certainty {
  /// They change another document.
  static let amendments = ProsePhrases([
    "sửa đổi", "sửa đổi, bổ sung", "bổ sung một số", "thay thế", "thay cụm từ", "thay số", "được thay bằng",
    "thay bằng", "bãi bỏ", "hủy bỏ", "huỷ bỏ", "đính chính", "cụm từ", "bỏ chỉ tiêu", "điều chỉnh chỉ tiêu",
    "điều chỉnh tăng", "điều chỉnh giảm", "điều chỉnh một số", "điều chỉnh, bổ sung", "giữ nguyên",
    "hết hiệu lực", "điều chỉnh mục tiêu", "nay sửa", "bổ sung điểm", "bổ sung khoản",
  ])

  /// Behind a comparison they name something that has no number in the sentence.
  static let levelsOfOthers = ProsePhrases([
    "bình quân", "mức bình quân", "trung bình", "mức trung bình", "cả nước", "toàn quốc", "cùng kỳ", "mặt bằng",
  ])

  /// `cao hơn 5% so với …`, `thấp hơn bình quân của tỉnh 2%`
  static let comparatives = ProsePhrases([
    "cao hơn", "thấp hơn", "lớn hơn", "nhỏ hơn", "nhiều hơn", "ít hơn", "kém hơn", "nhanh hơn", "tăng hơn",
    "giảm hơn", "vượt hơn", "kém", "gấp hơn",
  ])

  /// They tell what came about: `thực hiện được`, `mới đạt`.
  static let results = ProsePhrases([
    "mới đạt", "mới được",
    "mới chỉ", "chỉ đạt", "chỉ bằng", "chỉ có", "mới có", "vẫn còn", "vẫn", "lũy kế đến", "luỹ kế đến", "còn tới",
    "thực tế", "đạt kết quả", "chỉ mới", "đến thời điểm", "ghi nhận", "đến nay", "hiện có", "hiện còn", "tính đến", "hiện nay", "hiện tại",
    "hiện đã", "hiện đang", "trước đây", "vừa qua", "năm qua", "những năm qua", "thời gian qua", "tính từ đầu",
    "sẵn có", "có sẵn", "đang có", "tăng nhanh", "giảm mạnh", "tăng mạnh",
    "giảm nhanh",
  ])

  /// They tell what came about, or what is to come about by a year that is named.
  static let attained = ProsePhrases([
    "thực hiện được", "đạt được", "giải quyết được", "thành lập được", "xây dựng được", "hoàn thành được",
    "huy động được", "thu hút được", "đào tạo được", "trồng được", "giảm được", "tăng được", "thu được",
  ])

  static let funds = ProsePhrases([
    "kinh phí", "ngân sách", "nguồn vốn", "vốn trung ương", "vốn địa phương", "vốn tỉnh", "vốn huyện", "vốn xã",
    "vốn đối ứng", "vốn vay", "vốn khác", "vốn xã hội hóa", "vốn lồng ghép", "nguồn", "dự toán", "hạn mức",
    "mức hỗ trợ", "định mức", "mức chi", "hỗ trợ tối đa", "vốn sự nghiệp", "vốn đầu tư phát triển",
  ])

  /// Whose goals are told where a plan says what it follows.
  static let others = ProsePhrases([
    "cả nước", "toàn quốc", "của chính phủ", "của trung ương", "của bộ", "thế giới", "các tỉnh", "tỉnh bạn", "khu vực asean",
    "chính phủ giao", "trung ương giao", "quốc tế đặt",
  ])

  static let givers = ProsePhrases([
    "đóng góp", "đối ứng", "tài trợ", "xã hội hóa", "xã hội hoá", "tín dụng", "doanh nghiệp", "trung ương", "cấp tỉnh",
    "cấp huyện", "cấp xã", "nhân dân", "người dân",
  ])

  /// Money that is a goal itself.
  static let incomes = ProsePhrases([
    "thu ngân sách", "tổng thu", "vốn đầu tư toàn xã hội", "thu hút", "vốn điều lệ", "doanh thu", "huy động",
    "giải ngân", "tự chủ", "chi ngân sách", "tổng chi", "nguồn nước", "nguồn nhân lực", "nguồn lao động",
    "nguồn thải", "tại nguồn", "đầu nguồn", "nguồn điện", "thu từ", "nguồn gốc", "tổng nguồn vốn", "dư nợ", "nợ",
    "tiết kiệm", "vốn đầu tư công",
  ])
}

extension Certainty {
  /// The less there is of it the better, as a rule.
  static let burdens = ProsePhrases([
    "tổn thất", "cháy", "nổ", "hao", "lãng phí", "tồn đọng", "tồn dư", "nợ", "khiếu nại", "tố cáo", "chết",
    "tử vong", "thương tích", "bạo lực", "xâm hại", "ma túy", "ma tuý", "nghiện", "con thứ ba", "con thứ 3",
    "mù chữ", "tai biến", "dịch bệnh", "ổ dịch", "phát thải", "khí thải", "chôn lấp", "thiếu", "chưa", "không đạt",
    "không có", "yếu kém", "loại yếu", "trung bình yếu", "trễ", "chậm trễ", "chậm tiến độ", "quá hạn", "vi phạm", "sai sót", "lỗi",
    "rủi ro", "thoái hóa", "phá rừng", "lấn chiếm", "nhà tạm", "dột nát", "thừa cân", "chi phí", "chi thường xuyên",
    "thời gian", "số ngày", "đơn thư", "ùn tắc", "ngập", "tiêu hao", "mất an toàn", "nghèo", "thất nghiệp",
    "suy dinh dưỡng", "bỏ học", "tai nạn", "thất thoát", "ô nhiễm", "tội phạm", "mắc", "nhiễm", "béo phì", "tảo hôn",
    "lưu ban", "nhẹ cân", "hao hụt", "số vụ", "phụ thuộc", "sĩ số", "tỷ số giới tính", "mức sinh", "biên chế",
    "bội chi", "lạm phát", "giá tiêu dùng", "nhập siêu", "ly hôn", "thiệt hại", "mất mùa", "gãy", "hư hỏng",
    "xuống cấp", "tái phạm", "tái nghiện", "trốn", "bỏ trốn", "gian lận", "hàng giả", "buôn lậu", "thôi việc",
    "từ chối", "trả lại", "nhập lậu", "bỏ hoang", "để hoang", "dư thừa", "giải thể", "ngừng hoạt động", "phá thai",
    "cơ cấu", "tỷ trọng nông", "lao động nông nghiệp", "lượng rác", "quy mô dân số", "dân số trung bình", "tăng dân số", "tỷ suất sinh",
    "số con", "ổn định ở mức", "giữ ở mức", "kiểm soát ở mức", "khống chế", "tái mù", "thiểu năng", "ngộ độc", "lao động trẻ em", "dôi dư", "xả", "rò rỉ", "thuốc bảo vệ thực vật",
  ])

  /// What is done about a burden is wanted.
  static let reliefs = ProsePhrases([
    "được", "thu gom", "xử lý", "giải quyết", "khắc phục", "thoát", "xóa", "xoá", "điều trị", "phát hiện", "hỗ trợ",
    "tái chế", "phòng chống", "điều tra", "khám phá", "giúp", "cấp", "tham gia", "cai", "sống",
    "quản lý", "di dời", "sắp xếp", "tiếp nhận", "thu hồi", "triệt phá", "hòa giải", "tiết kiệm", "cải tạo",
    "vay", "đào tạo", "tiếp cận", "sử dụng", "ngập mặn", "ngập nước",
  ])

  /// A percentage behind them says how much less or more.
  static let moves = ProsePhrases([
    "tiết kiệm", "tinh giản", "bớt", "thu hẹp", "gia tăng", "thặng dư", "cắt", "rút", "nâng thêm", "vượt thu",
    "tăng thu", "giảm chi", "miễn", "miễn giảm", "chênh lệch", "chênh",
  ])

  static let plans = ProsePhrases([
    "kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu", "nghị quyết", "định mức", "quy định", "so",
  ])
}

extension StatementReader {
  /// What leaves open whether a number is a goal of the plan, and how much it is.
  func uncertainties(
    _ figure: Figure, _ part: Range<Int>, _ label: LabelReader.ReadLabel, _ when: StatementClock.ReadTime,
    next: Int, _ sentences: SentenceMap
  ) -> [Doubt] {
    var doubts: [Doubt] = []
    let start = sentences.start(of: figure.range.lowerBound)
    if document.isForeign { doubts.append(.language) }
    if !isGoalSurely(figure, when, sentences) {
      doubts.append(passage.isUnderTasks ? .amongTasks : .outsideGoals)
    }
    let before = Array(tokens[start..<figure.range.lowerBound])
    let words = Array(tokens[part])
    let isAhead = when.source == .sentence && (when.time.lastYear.map(document.isAhead) ?? false)
    if Certainty.results.occurs(in: words) || !isAhead && Certainty.attained.occurs(in: words) {
      doubts.append(.goalOrFact)
    }
    if isOfFunds(figure, part, before) { doubts.append(.goalOrMoney) }
    if let other = before.indices.lazy.compactMap({ at in
      Certainty.others.match(before, from: at).map { before[at..<at + $0.count] }
    }).first {
      doubts.append(.ofAnother(Array(other).written))
    }
    if let words = relative(figure, part) { doubts.append(.comparedWith(words)) }
    if isOpenEitherWay(figure, part, label) { doubts.append(.eitherWay) }
    if movesByShare(figure, part) { doubts.append(.byOrTo) }
    if let group = group(before: figure, part, when) { doubts.append(.ofEach(group)) }
    if let year = laterYear(figure, when, sentences) ?? closingYear(figure, when, next, sentences) { doubts.append(.otherYear(year)) }
    return doubts
  }

  /// Whether what stands around says that it is to be reached: a heading of goals, `phấn đấu`, a year to come.
  private func isGoalSurely(
    _ figure: Figure, _ when: StatementClock.ReadTime, _ sentences: SentenceMap
  ) -> Bool {
    let start = sentences.start(of: figure.range.lowerBound)
    if passage.isUnderGoals, !passage.isUnderTasks { return true }
    if ProseLexicon.striving.occurs(in: Array(tokens[start..<figure.range.lowerBound])) { return true }
    let isAhead = when.time.lastYear.map(document.isAhead) ?? false
    if passage.isUnderTasks { return when.source == .sentence && isAhead }
    switch when.source {
    case .sentence, .table, .paragraph: return isAhead
    case .heading(let line): return isAhead && line > document.lastLineOfTitle
    case .title, .plan, .none: return sentences.followsGoals(start)
    }
  }

  /// `tổn thất điện năng 4,5%`: a bare number of what is to be small.
  private func isOpenEitherWay(_ figure: Figure, _ part: Range<Int>, _ label: LabelReader.ReadLabel) -> Bool {
    guard figure.comparator == .bare || figure.comparator == .about, figure.change == nil,
      figure.low?.isZero == false, figure.direction != .down
    else { return false }
    let words = proseTokens(label.text)
    return Self.isBurden(words) || Self.isBurden(Array(tokens[part.lowerBound..<figure.range.lowerBound]))
  }

  /// Whether words name what is to be small, and nothing that is done about it.
  static func isBurden(_ words: [ProseToken]) -> Bool {
    Certainty.burdens.occurs(in: words) && !Certainty.reliefs.occurs(in: words)
  }

  /// `tiết kiệm 2% điện năng`, `vượt 2% kế hoạch`
  private func movesByShare(_ figure: Figure, _ part: Range<Int>) -> Bool {
    // `Tăng tỷ lệ từ 60 đến 70%`: from the one to the other, or somewhere between?
    if figure.comparator == .range, figure.change == nil, tokens[figure.range].first?.key == ProseKey.from,
      !ProseLexicon.levels.endsBefore(tokens, figure.range.lowerBound),
      tokens[min(part.lowerBound, figure.range.lowerBound)..<figure.range.lowerBound].contains(where: {
        $0.key == ProseKey.rise || $0.key == ProseKey.fall || $0.key == Self.raise
      })
    {
      return true
    }
    guard figure.unit.kind == .percent || figure.unit.kind == .points || figure.comparator == .moreThan,
      figure.change == nil, figure.low != nil
    else { return false }
    if Certainty.moves.endsBefore(tokens, figure.range.lowerBound) { return true }
    return figure.comparator == .moreThan && tokens[figure.range].first?.key == Self.beyond
      && Certainty.plans.isAt(tokens, figure.core.upperBound)
  }

  private static let beyond = matchKey("vượt")
  private static let raise = matchKey("nâng")

  /// `trong đó ngân sách huyện 80 tỷ đồng`, `vốn trung ương 60%`
  private func isOfFunds(_ figure: Figure, _ part: Range<Int>, _ before: [ProseToken]) -> Bool {
    let own = Array(tokens[min(part.lowerBound, figure.range.lowerBound)..<figure.range.lowerBound])
    if Certainty.incomes.occurs(in: own) { return false }
    if Certainty.funds.occurs(in: own) || figure.unit.kind == .money && Certainty.givers.occurs(in: own) {
      return true
    }
    return passage.isUnderFunding || Certainty.funds.occurs(in: before) && !Certainty.incomes.occurs(in: before)
  }

  /// The words of a comparison that gives a number another meaning than that of its comparator.
  private func relative(_ figure: Figure, _ part: Range<Int>) -> String? {
    // `tăng 10% so với năm 2020` is read as a change.
    let isChange = figure.change.map { $0.since != nil || $0.isFromYearBefore } ?? false
    if figure.unit.kind == .points, figure.change == nil { return figure.written }
    if figure.unit.kind == .percent,
      tokens[figure.range.lowerBound - min(1, figure.range.lowerBound)].key == Self.equal, figure.change == nil
    {
      return Array(tokens[figure.range.lowerBound - 1..<figure.core.upperBound]).written
    }
    for index in part {
      guard !figure.core.contains(index) else { continue }
      if !isChange, LabelWords.comparisons.isAt(tokens, index) {
        return Array(tokens[index..<min(part.upperBound, index + 6)]).written
      }
      // `thấp hơn bình quân của tỉnh 5%`
      if let match = Certainty.comparatives.match(tokens, from: index),
        index + match.count < part.upperBound, Certainty.levelsOfOthers.isAt(tokens, index + match.count)
      {
        return Array(tokens[index..<min(part.upperBound, index + 6)]).written
      }
    }
    return nil
  }

  private static let equal = matchKey("bằng")

  /// `mỗi lớp không quá 40 người`: what each of some things has.
  private func group(before figure: Figure, _ part: Range<Int>, _ when: StatementClock.ReadTime) -> String? {
    var at = figure.range.lowerBound - 1
    let first = max(part.lowerBound, figure.range.lowerBound - 12)
    while at >= first, !tokens[at].isSymbol(";"), !tokens[at].isSymbol(".") {
      if ProseLexicon.each.isAt(tokens, at), at + 1 < figure.range.lowerBound,
        !Self.partsOfTime.contains(tokens[at + 1].key), tokens[at + 1].kind == .word
      {
        return tokens[at + 1].text
      }
      at -= 1
    }
    guard figure.unit.kind == .thing, !when.time.isEachYear else { return nil }
    let parts = rate(of: figure)
    guard let group = parts.first, !Self.rated.contains(group.last?.key ?? "") else { return nil }
    // `40 hội nghị …, bình quân 150 người/hội nghị`
    let counted = tokens[max(0, figure.range.lowerBound - 40)..<figure.range.lowerBound]
    if zip(counted, counted.dropFirst()).contains(where: { $0.kind == .number && $1.key == group.first?.key }) {
      return group.written
    }
    let before = Array(tokens[part.lowerBound..<figure.range.lowerBound])
    guard !Self.rates.occurs(in: before) else { return nil }
    return group.written
  }

  private static let partsOfTime = Set(
    ["năm", "quý", "tháng", "tuần", "ngày", "vụ", "kỳ", "lần"].map { matchKey($0) })
  private static let rated = Set(
    ["năm", "người", "ha", "dân", "km", "km2", "ngày", "đêm", "vụ", "h", "giờ", "s", "tháng"].map { matchKey($0) })
  private static let rates = ProsePhrases([
    "bình quân", "trung bình", "tỷ lệ", "tỉ lệ", "mật độ", "tốc độ", "sĩ số", "số", "năng suất", "thời gian",
    "công suất", "mức", "chỉ số", "định mức", "lưu lượng", "sản lượng", "doanh thu", "thu nhập",
  ])

  /// `Năm 2022 sửa 310 nhà, hoàn thành trước ngày 30/11/2022`: a deadline that closes the sentence behind the last number.
  private func closingYear(
    _ figure: Figure, _ when: StatementClock.ReadTime, _ next: Int, _ sentences: SentenceMap
  ) -> Int? {
    guard when.source == .sentence else { return nil }
    var end = figure.core.upperBound
    let limit = min(tokens.count, end + 60)
    while end < limit, !tokens[end].isSymbol(";"), !tokens[end].isSymbol("("), !sentences.isStart(end) { end += 1 }
    guard next >= end else { return nil }
    let mentions = StatementTime.mentions(in: Array(tokens[figure.core.upperBound..<end]), year: document.year)
    // `lần lượt … vào năm 2025 và năm 2030`, `mỗi năm …, giai đoạn 2021-2025`
    if mentions.contains(where: { $0.time == when.time || $0.time.isOfYears }) { return nil }
    return mentions.last { mention in
      guard let year = mention.time.lastYear, year != figure.change?.since, document.isAhead(year) else {
        return false
      }
      if case .byDay = mention.time { return true }
      return year > when.time.lastYear ?? 0
    }?.time.lastYear
  }

  /// A deadline further on in the part of the sentence up to a semicolon, where the number has taken one from above.
  private func laterYear(
    _ figure: Figure, _ when: StatementClock.ReadTime, _ sentences: SentenceMap
  ) -> Int? {
    guard when.source != .sentence || when.isPassed else { return nil }
    var end = figure.core.upperBound
    let limit = min(tokens.count, end + 60)
    while end < limit, !tokens[end].isSymbol(";"), !sentences.isStart(end) { end += 1 }
    let mentions = StatementTime.mentions(in: Array(tokens[figure.core.upperBound..<end]), year: document.year)
    return mentions.first { mention in
      mention.time != .eachYear(nil) && mention.time != when.time && mention.time.lastYear != nil
        && mention.time.lastYear != figure.change?.since && mention.time.lastYear.map(document.isAhead) ?? false
    }?.time.lastYear
  }
}

extension [Passage] {
  /// Whether hardly a word has a mark of Vietnamese.
  var isForeign: Bool {
    var (words, marked) = (0, 0)
    for passage in self {
      for token in passage.tokens where token.kind == .word {
        words += 1
        if token.text.utf8.contains(where: { $0 > 127 }) { marked += 1 }
      }
    }
    return words > 20 && marked * 5 < words
  }
}
