/// Words of everyday English and Vietnamese for words of the language, so that a message can name the right one.
struct Synonym {
  /// As a match key.
  let words: String
  let meant: String
  /// Whether it can mean nothing else where it stands.
  let isSure: Bool

  private init(_ written: String, _ meant: String, isSure: Bool = true) {
    words = matchKey(written)
    self.meant = meant
    self.isSure = isSure
  }

  private static let all: [Synonym] =
    (foreignWords
      + ([
        (
          "more than",
          ["over", "above", "greater than", "higher than", "exceeding", "vượt", "vượt quá", "vượt mức"]
        ),
        ("less than", ["under", "below", "fewer than", "lower than", "smaller than"]),
        (
          "at least",
          [
            "no less than", "no fewer than", "not less than", "no lower than", "not lower than", "not below",
            "not fewer than", "greater than or equal to", "more than or equal to", "higher than or equal to",
            "equal to or more than", "equal to or greater than", "at or above", "minimum", "min",
            "minimum of",
            "không kém",
          ]
        ),
        (
          "at most",
          [
            "no more than", "not more than", "no higher than", "not higher than", "no greater than",
            "not above", "not over", "not exceeding", "less than or equal to", "fewer than or equal to",
            "lower than or equal to", "equal to or less than", "at or below", "maximum", "max", "maximum of",
            "không hơn",
          ]
        ),
        ("about", ["approximately", "around", "roughly", "xấp xỉ", "vào khoảng", "khoảng chừng"]),
        (
          "up by",
          ["increase by", "increased by", "rise by", "grow by", "raise by", "increase of", "rise of", "up"]
        ),
        (
          "down by",
          [
            "decrease by", "decreased by", "reduce by", "reduced by", "fall by", "drop by", "cut by",
            "decrease of", "reduction of", "fall of", "down",
          ]
        ),
        ("to", ["until"]),
        ("since", ["compared with", "compared to", "over", "from", "against"]),
        ("each year", ["every year", "yearly", "annually"]),
        ("mean of", ["average of", "avg of"]),
        ("sum of", ["total of", "total"]),
        ("count of", ["number of", "đếm"]),
        ("share of", ["percentage of", "percent of", "proportion of"]),
        ("stated", ["theo số công bố", "số công bố", "công bố"]),
        ("yes/no", ["boolean", "bool"]),
        ("whole", ["integer", "int"]),
        ("text", ["string"]),
      ] as [(String, [String])]).flatMap { meant, written in written.map { Synonym($0, meant) } }
      + doubtful)

  /// What is most often meant, though another thing may be: `up to 60%` is a ceiling or a rise, `until 2030` may stop
  /// before that year.
  private static let doubtful: [Synonym] =
    ([
      (
        "at most",
        ["up to", "down to", "reduce to", "reduced to", "decrease to", "fall to", "drop to", "cut to"]
      ),
      ("at least", ["increase to", "rise to", "grow to", "raise to", "reach", "achieve"]),
      ("exactly", ["equal to", "equals", "bằng"]), ("all", ["đều"]),
      ("about", ["gần", "chừng", "ước", "ước khoảng", "ước đạt", "nearly", "almost"]),
      ("reported", ["thực hiện", "hiện trạng", "kết quả thực hiện", "actual", "measured"]),
      ("from", ["trong khoảng", "trong khoảng từ", "dao động từ", "ranging from", "in the range of"]),
      ("by", ["until", "in"]), ("share of", ["rate of", "part of"]), ("whole", ["number"]),
    ] as [(String, [String])]).flatMap { meant, written in
      written.map { Synonym($0, meant, isSure: false) }
    }

  /// The words of other languages: each means in English what its table says.
  private static let foreignWords: [Synonym] = WordTable.foreign.flatMap(\.entries)
    .filter { !$0.isSlip && !$0.keywords.isEmpty && $0.files != .cases }
    .flatMap { entry in
      // `từ 60%` may be a range as well, and `tăng 60%` a level.
      let isSure =
        ![.beforeOrMore, .beforeOrLess].contains(entry.situation)
        && ![.up, .down].contains(entry.keywords.first)
      return entry.spellings.map {
        Synonym($0, entry.keywords.map(\.rawValue).joined(separator: " "), isSure: isSure)
      }
    }

  /// The first whose words stand here, of those that mean one of the words expected.
  static func first(meaning expected: some Collection<String>, _ written: String) -> Synonym? {
    all.first { synonym in synonym.words == written && expected.contains { $0 == synonym.meant } }
  }

  /// The scale that a word of another language means.
  static func scale(_ word: String) -> String? {
    let key = matchKey(word)
    return [Keyword.thousand, .million, .billion].first { scale in
      WordTable.foreign.contains { $0.words(for: scale).contains(key) }
    }?.rawValue
  }
}
