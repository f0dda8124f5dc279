/// The sentences of a passage, and which of them tell what is so already. Made once for all figures of the passage.
struct SentenceMap {
  /// Where each sentence starts; a cell of a table is one too.
  private let starts: [Int]
  private let tells: [Bool]
  /// As `tells`, without those that only compare.
  private let tellsSurely: [Bool]
  /// As `tellsWhatIs`, where nothing but a comparison would say so.
  func tellsSurely(at token: Int) -> Bool { tellsSurely[sentence(of: token)] }

  /// Whether the sentences before one speak of goals.
  private let goalsBefore: [Bool]

  /// How many tokens before a figure are looked at, so that a text without full stops is read in linear time.
  static let reach = 400

  /// O(tokens).
  init(_ tokens: [ProseToken]) {
    var starts = [0]
    for index in tokens.indices where [".", "…", "\t"].contains(where: { tokens[index].isSymbol($0) }) {
      if !tokens.isInsideAbbreviation(index) { starts.append(index + 1) }
    }
    var tells: [Bool] = []
    var surely: [Bool] = []
    var goalsBefore: [Bool] = []
    var speaksOfGoals = false
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : tokens.count
      let sentence = Array(tokens[start..<end])
      let hasGoals = Self.goals.occurs(in: sentence)
      let strives = ProseLexicon.striving.occurs(in: sentence)
      let turns =
        hasGoals || strives
        || StatementTime.mentions(in: sentence).contains(where: { $0.time.lastYear != nil })
      goalsBefore.append(speaksOfGoals)
      let states =
        Self.states.occurs(in: sentence) && !Self.comparesWithNow(sentence)
        || Self.tellsOfYearsGone(sentence)
      surely.append(states || !turns && surely.last == true)
      tells.append(
        states
          // `tăng 7% so với năm 2021` tells what was, unless it stands among goals.
          || !speaksOfGoals && !hasGoals && !Self.asks(sentence) && Self.comparisons.occurs(in: sentence)
          // What follows a sentence that tells goes on, until another time or a goal is named.
          || !turns && tells.last == true)
      speaksOfGoals = speaksOfGoals || hasGoals || strives
    }
    self.starts = starts
    self.tells = tells
    tellsSurely = surely
    self.goalsBefore = goalsBefore
  }

  /// Where the sentence starts that holds a token, as far back as figures look.
  func start(of token: Int) -> Int { max(starts[sentence(of: token)], token - Self.reach) }

  func isStart(_ token: Int) -> Bool { starts[sentence(of: token)] == token }

  func tellsWhatIs(at token: Int) -> Bool { tells[sentence(of: token)] }

  /// Whether the sentences before the one of a token speak of goals.
  func followsGoals(_ token: Int) -> Bool { goalsBefore[sentence(of: token)] }

  /// The last sentence that starts at a token or before it. O(log sentences).
  private func sentence(of token: Int) -> Int {
    var (low, high) = (0, starts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= token { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// `Sau 5 năm`, `trong 5 năm qua`
  private static func tellsOfYearsGone(_ sentence: [ProseToken]) -> Bool {
    sentence.indices.contains { index in
      sentence[index].kind == .number && index > 0 && index + 1 < sentence.count
        && sentence[index + 1].key == ProseKey.year
        && (index == 1 && sentence[0].key == ProseKey.after
          || index + 2 < sentence.count && sentence[index + 2].key == ProseKey.past)
    }
  }

  private static let goals = ProsePhrases(["mục tiêu", "chỉ tiêu"])

  /// Words that tell what is so already.
  private static let states = ProsePhrases([
    "đến nay", "hiện nay", "hiện có", "hiện tại", "tính đến", "tính hết", "đã có", "hiện đang", "ước đạt",
    "ước thực hiện", "ước đến", "đã đạt", "đã thành lập", "đã giải thể", "những năm qua", "thời gian qua",
    "năm qua", "vừa qua", "dự kiến hoàn thành",
  ])

  private static let comparisons = ProsePhrases([
    "so với năm", "so với cùng kỳ", "so với đầu năm", "so với cuối năm", "cùng kỳ",
  ])

  /// `Giảm tai nạn giao thông 5% so với năm 2020`: what is to be done opens the sentence.
  private static func asks(_ sentence: [ProseToken]) -> Bool {
    let words = Array(sentence.drop { $0.kind == .symbol })
    return deeds.isAt(words, 0) && !done.isAt(words, 1)
  }

  private static let deeds = ProsePhrases([
    "giảm", "kéo giảm", "tăng", "nâng", "cắt giảm", "rút ngắn", "giữ", "duy trì", "bảo đảm", "đảm bảo",
  ])
  private static let done = ProsePhrases(["được", "giảm được", "so với"])

  /// `giảm từ trên 20% hiện nay xuống dưới 10%`, `gấp 2 lần so với hiện nay`
  private static func comparesWithNow(_ sentence: [ProseToken]) -> Bool {
    untilNow.occurs(in: sentence)
      || sentence.indices.contains { index in
        index > 0 && now.isAt(sentence, index)
          && (sentence[index - 1].isSymbol("%") || sentence[index - 1].kind == .number)
      }
  }

  private static let now = ProsePhrases(["hiện nay", "hiện tại"])

  /// `gấp 2 lần so với hiện nay` says from where it is counted.
  private static let untilNow = ProsePhrases(["so với hiện nay", "so với hiện tại"])
}

extension [ProseToken] {
  /// Whether the point of `tỷ.đ` or `tr.đồng` stands at a token: it hangs on the words at both sides.
  func isInsideAbbreviation(_ index: Int) -> Bool {
    self[index].isSymbol(".") && self[index].isAttached && indices.contains(index + 1)
      && self[index + 1].isAttached
      && self[index + 1].kind == .word && self[index + 1].text.first?.isLowercase == true
  }
}
