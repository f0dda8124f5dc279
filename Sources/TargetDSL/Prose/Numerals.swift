/// Numbers that prose writes in words: `mười lăm`, `hai trăm năm mươi`, `một nửa`, `hai phần ba`, `2/3`, `đôi`.
enum ProseNumerals {
  /// A number in words and the token behind it.
  struct Numeral {
    let value: Int
    let end: Int
    /// More than one word, or more than ten: it surely counts something, so that no comparator has to announce it.
    let isPlain: Bool
  }

  private static let digits = ProsePhrases<Int>([
    (1, ["một"]), (2, ["hai"]), (3, ["ba"]), (4, ["bốn"]), (5, ["năm"]), (6, ["sáu"]), (7, ["bảy", "bẩy"]),
    (8, ["tám"]), (9, ["chín"]),
  ])

  /// After tens these are digits too: `hai mươi mốt`, `hai mươi tư`, `mười lăm`.
  private static let lastDigits = ProsePhrases<Int>([
    (1, ["một", "mốt"]), (2, ["hai"]), (3, ["ba"]), (4, ["bốn", "tư"]), (5, ["lăm", "nhăm"]), (6, ["sáu"]),
    (7, ["bảy", "bẩy"]), (8, ["tám"]), (9, ["chín"]),
  ])

  private static let ten = ProsePhrases(["mười"])
  private static let tens = ProsePhrases(["mươi", "chục"])
  private static let hundred = ProsePhrases(["trăm"])
  private static let joints = ProsePhrases(["linh", "lẻ"])

  /// After `một` these make no number: `một số hợp tác xã` is some cooperatives.
  static let vagueAfterOne = ProsePhrases([
    "số", "phần", "cách", "bước", "mặt", "thành viên", "cửa", "lòng", "loạt", "bộ phận", "trong", "đơn vị",
    "chỗ", "nơi", "ít", "vài", "lúc", "lần",
  ])

  static let scales = ProsePhrases<Int128>([
    (100, ["trăm"]), (1_000, ["nghìn", "ngàn"]), (10_000, ["vạn"]), (1_000_000, ["triệu"] + shortMillions),
    (1_000_000_000, ["tỷ", "tỉ"]),
  ])

  /// `65 tr.đồng`, `65 trđ`
  private static let shortMillions = ["tr", "tr.", "trđ"]

  /// Behind a scale: half of it more, as in `hai tỷ rưỡi`.
  static let halfMore = ProsePhrases(["rưỡi"])

  /// Whether a scale stands at a token: `tỷ` in `tỷ lệ` is none.
  static func isScale(_ tokens: [ProseToken], at index: Int) -> Bool {
    guard let match = scales.match(tokens, from: index) else { return false }
    return !(tokens.indices.contains(index + match.count) && rates.contains(tokens[index + match.count].key))
  }

  /// Behind `tỷ` these make another word: `tỷ lệ`, `tỷ trọng`.
  static let rates = Set(["lệ", "trọng", "suất", "giá", "số"].map(matchKey))

  /// `nghìn tỷ`, `triệu tỷ`: a scale of scales, and how many words it takes.
  static func compoundScale(_ tokens: [ProseToken], at index: Int) -> (factor: Int128, count: Int)? {
    guard let first = scales.match(tokens, from: index), first.meaning == 1_000 || first.meaning == 1_000_000,
      let second = scales.match(tokens, from: index + first.count), second.meaning == 1_000_000_000,
      !rates.contains(
        tokens.indices.contains(index + first.count + 1) ? tokens[index + first.count + 1].key : "")
    else { return nil }
    return (first.meaning * second.meaning, first.count + second.count)
  }

  /// Reads up to 999:
  ///
  ///     numeral := [ digit 'trăm' ] [ 'linh' digit | [ 'mười' | digit 'mươi' ] [ digit ] ]
  ///
  /// `năm` is five only before `mươi`, `trăm` or a scale; alone it is left to the caller, and behind tens it is a year.
  static func read(_ tokens: [ProseToken], at start: Int) -> Numeral? {
    var index = start
    var value = 0
    var words = 0
    if let digit = digits.match(tokens, from: index), hundred.isAt(tokens, index + 1) {
      // `hai phần trăm` is a percentage and never gets here; `một trăm triệu` goes on with its scale.
      value = digit.meaning * 100
      index += 2
      words += 2
      if joints.isAt(tokens, index), let last = digits.match(tokens, from: index + 1) {
        return Numeral(value: value + last.meaning, end: index + 2, isPlain: true)
      }
    }
    if ten.isAt(tokens, index) {
      value += 10
      index += 1
      words += 1
    } else if let digit = digits.match(tokens, from: index), tens.isAt(tokens, index + 1) {
      value += digit.meaning * 10
      index += 2
      words += 2
    } else if words == 0 {
      guard let digit = digits.match(tokens, from: index) else { return nil }
      return Numeral(value: digit.meaning, end: index + 1, isPlain: scales.isAt(tokens, index + 1))
    } else {
      return Numeral(value: value, end: index, isPlain: true)
    }
    if let last = lastDigits.match(tokens, from: index) {
      return Numeral(value: value + last.meaning, end: index + 1, isPlain: true)
    }
    return Numeral(value: value, end: index, isPlain: words > 1)
  }

  // MARK: Parts of a whole

  private static let halves = ProsePhrases(["một nửa"])
  private static let half = ProsePhrases(["nửa"])
  private static let parts = ProsePhrases(["phần"])
  /// `nửa` before these is a stretch of time or of a way: `nửa đầu năm`, `một nửa nhiệm kỳ`.
  private static let stretches = ProsePhrases([
    "đầu", "cuối", "nhiệm kỳ", "năm", "tháng", "chặng", "thế kỷ", "giai đoạn", "ngày", "vời",
  ])
  /// A part of a whole that opens at a token: `một nửa`, `hai phần ba`, `2/3 số xã`.
  /// - Parameter isCompared: a comparator stands before it, so that `nửa` and `2/3` need no other sign.
  static func readShare(_ tokens: [ProseToken], at start: Int, isCompared: Bool) -> (
    value: Rational, end: Int
  )? {
    if let match = halves.match(tokens, from: start), !stretches.isAt(tokens, start + match.count) {
      return (Rational(1, over: 2) ?? .one, start + match.count)
    }
    if isCompared, half.isAt(tokens, start), !stretches.isAt(tokens, start + 1) {
      return (Rational(1, over: 2) ?? .one, start + 1)
    }
    if let over = read(tokens, at: start), parts.isAt(tokens, over.end),
      let under = divisor(tokens, at: over.end + 1), over.value < under,
      let share = Rational(Int128(over.value), over: Int128(under))
    {
      return (share, over.end + 2)
    }
    guard tokens.indices.contains(start + 2), tokens[start + 1].isSymbol("/"), tokens[start + 1].isAttached,
      tokens[start + 2].isAttached, tokens[start].kind == .number, tokens[start + 2].kind == .number,
      let over = Int128(tokens[start].text), let under = Int128(tokens[start + 2].text), over > 0,
      over < under,
      under <= 10, !(tokens.indices.contains(start + 3) && tokens[start + 3].isSymbol("/")),
      !tokens[start].text.hasPrefix("0"),
      isCompared || ProseLexicon.wholes.isAt(tokens, start + 3)
        || ProseLexicon.moves.endsBefore(tokens, start),
      start == 0 || !ProseLexicon.days.endsBefore(tokens, start)
    else { return nil }
    return Rational(over, over: under).map { ($0, start + 3) }
  }

  /// `ba`, `tư`, `mười`
  private static func divisor(_ tokens: [ProseToken], at index: Int) -> Int? {
    ten.isAt(tokens, index)
      ? 10
      : lastDigits.match(tokens, from: index)?.meaning
        ?? digits.match(tokens, from: index)?.meaning
  }

  // MARK: Multiples

  private static let multiples = ProsePhrases<Int>([
    (2, ["đôi", "hai"]), (3, ["ba"]), (4, ["bốn", "tư"]), (5, ["năm"]), (6, ["sáu"]), (7, ["bảy"]),
    (8, ["tám"]),
    (9, ["chín"]), (10, ["mười"]),
  ])

  /// After `gấp`: `đôi`, `ba`, `rưỡi`, with or without `lần`.
  static func readMultiple(_ tokens: [ProseToken], at index: Int) -> (value: Rational, end: Int)? {
    if tokens.indices.contains(index), tokens[index].key == ProseKey.andHalf {
      return Rational(3, over: 2).map { ($0, index + 1) }
    }
    guard let multiple = multiples.match(tokens, from: index) else { return nil }
    let end = index + multiple.count
    return (Rational(multiple.meaning), ProseLexicon.times.isAt(tokens, end) ? end + 1 : end)
  }
}
