/// Words of everyday English and Vietnamese for words of the language, so that a message can name the right one.
struct Synonym {
  /// As match keys.
  let words: [String]
  let meant: String
  /// Whether it can mean nothing else where it stands.
  let isSure: Bool

  private init(_ written: String, _ meant: String, isSure: Bool = true) {
    words = written.split(separator: " ").map { matchKey($0) }
    self.meant = meant
    self.isSure = isSure
  }

  /// Longer ones first.
  private static let all: [Synonym] =
    ([
      ("more than", ["over", "above", "greater than", "higher than", "exceeding", "trên", "hơn", "lớn hơn"]),
      ("less than", ["under", "below", "fewer than", "lower than", "smaller than", "dưới", "nhỏ hơn"]),
      (
        "at least",
        [
          "no less than", "no fewer than", "not less than", "minimum", "min", "ít nhất", "tối thiểu",
          "không dưới",
        ]
      ),
      (
        "at most",
        [
          "no more than", "not more than", "maximum", "max", "up to", "không quá", "tối đa", "nhiều nhất",
          "không vượt quá",
        ]
      ),
      ("exactly", ["equal to", "equals", "đúng", "bằng"]),
      ("about", ["approximately", "around", "roughly", "khoảng"]),
      ("none", ["không còn", "không có"]),
      ("all", ["tất cả", "toàn bộ", "đều"]),
      ("by", ["until", "đến năm", "đến hết năm", "đến", "tới năm", "trước năm"]),
      ("each year", ["every year", "yearly", "annually", "mỗi năm", "hằng năm", "hàng năm"]),
      ("undated", ["không thời hạn"]),
      ("source", ["nguồn"]),
      ("note", ["ghi chú"]),
      ("mean of", ["average of", "avg of", "trung bình"]),
      ("count of", ["number of", "số lượng"]),
      ("share of", ["percentage of", "percent of", "proportion of", "rate of", "part of", "tỷ lệ", "tỉ lệ"]),
      ("yes/no", ["boolean", "bool"]),
      ("whole", ["integer", "int"]),
      ("text", ["string"]),
    ] as [(String, [String])]).flatMap { meant, written in written.map { Synonym($0, meant) } }
    .sorted { $0.words.count > $1.words.count } + [Synonym("number", "whole", isSure: false)]

  /// The first whose words stand here, of those that mean one of the words expected.
  static func first(
    meaning expected: some Collection<String>, _ wordAt: (Int) -> String
  ) -> Synonym? {
    let written = (0..<3).map { matchKey(wordAt($0).prefix(20)) }
    return all.first { synonym in
      written.starts(with: synonym.words) && expected.contains { $0 == synonym.meant }
    }
  }

  /// Scales in Vietnamese.
  static func scale(_ word: String) -> String? {
    switch matchKey(word) {
    case matchKey("nghìn"), matchKey("ngàn"): "thousand"
    case matchKey("triệu"): "million"
    case matchKey("tỷ"), matchKey("tỉ"): "billion"
    default: nil
    }
  }
}
