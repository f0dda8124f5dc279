import TargetDSL
import TargetEngine

/// By what the goals of a page are found: the page says it of every goal, and the controls offer it.
enum Sifting {
  /// Rules about the data are no goals, and counted apart.
  static let rule = "rule"

  /// What a row says of itself: the verdict by which the goal is counted, its owner, and when it is due, the deadline that
  /// gives it its verdict first.
  static func attributes(of target: TargetReport) -> [(String, String)] {
    let headline = target.headline.map { [key($0.time)] } ?? []
    let due = unique(headline + target.clauses.map { key($0.time) })
    return [
      ("data-verdict", target.isRule ? rule : target.gravest.rawValue), ("data-owner", target.owner ?? ""),
      ("data-due", due.joined(separator: ";")),
    ]
  }

  /// Every deadline, the earliest first, then what has none.
  static func times(of targets: [TargetReport]) -> [(key: String, words: Phrase)] {
    let times = targets.flatMap(\.clauses).map(\.time)
    var seen: Set<String> = []
    return times.map { (key($0), $0.deadline.map(TimeText.phrase) ?? TimeText.phrase($0)) }
      .filter { seen.insert($0.0).inserted }.sorted { $0.0 < $1.0 }
  }

  /// Days sort before words.
  private static func key(_ time: JudgedTime) -> String { time.deadline?.description ?? TimeText.plan(time) }

  /// Each once, in order.
  static func unique<Item: Hashable>(_ items: [Item]) -> [Item] {
    var seen: Set<Item> = []
    return items.filter { seen.insert($0).inserted }
  }
}

/// Controls that find and sort goals; without a script they do not show.
struct GoalSifter {
  let targets: [TargetReport]
  let place: Int
  let style: ReportStyle

  func write(to page: inout HTMLText) {
    // A few are found without.
    guard targets.count > 2 else { return }
    let rules = targets.rules.count
    page.element(
      "form",
      [("class", "sift"), ("data-list", "list-\(place)"), ("data-said", style.text(said)), ("hidden", "")]
    ) { page in
      page.element("div") { page in
        label("words", style.text(en: "Search", vi: "Tìm"), &page)
        page.void("input", [("id", "words-\(place)"), ("name", "words"), ("type", "search")])
      }
      // As the key above counts them.
      var verdicts = targets.goalsByVerdict.map { verdict, count in
        let words = Phrase(en: "\(verdict.phrase) (\(count))", vi: "\(verdict.phrase) (\(count))")
        return (verdict.rawValue, style.text(words))
      }
      if rules > 0 {
        verdicts.append(
          (
            Sifting.rule,
            style.text(en: "rules about the data (\(rules))", vi: "quy tắc về số liệu (\(rules))")
          ))
      }
      choice("verdict", style.text(en: "Verdict", vi: "Kết luận"), verdicts, &page)
      let owners = Sifting.unique(targets.compactMap(\.owner))
      choice("owner", style.text(en: "Owner", vi: "Chủ trì"), owners.map { ($0, $0) }, &page)
      choice(
        "due", style.text(en: "Deadline", vi: "Thời hạn"),
        Sifting.times(of: targets).map { ($0.key, style.text($0.words)) }, &page)
      page.element("div") { page in
        label("order", style.text(en: "Order", vi: "Thứ tự"), &page)
        page.element("select", [("id", "order-\(place)"), ("name", "order")]) { page in
          for (key, words) in [
            ("rank", style.text(en: "most urgent first", vi: "cần chú ý trước")),
            ("due", style.text(en: "by deadline", vi: "theo thời hạn")),
            ("plan", style.text(en: "as in the plan", vi: "theo kế hoạch")),
          ] {
            page.element("option", [("value", key)], words)
          }
        }
      }
      page.element("button", [("type", "reset")], style.text(en: "Show all", vi: "Hiện tất cả"))
      page.raw("<output aria-live=\"polite\"></output>")
    }
  }

  /// `{0}` of `{1}` goals and `{2}` of `{3}` rules.
  private var said: Phrase {
    let rules = Phrase(en: "{2} of {3} rules about the data", vi: "{2}/{3} quy tắc về số liệu")
    if targets.goals.isEmpty { return Phrase(en: "\(rules) are shown", vi: "Đang hiện \(rules)") }
    return targets.rules.isEmpty
      ? Phrase(en: "{0} of {1} goals are shown", vi: "Đang hiện {0}/{1} mục tiêu")
      : Phrase(en: "{0} of {1} goals and \(rules) are shown", vi: "Đang hiện {0}/{1} mục tiêu và \(rules)")
  }

  private func label(_ name: String, _ words: String, _ page: inout HTMLText) {
    page.element("label", [("for", "\(name)-\(place)")], words)
  }

  /// Nothing where there is no choice.
  private func choice(_ name: String, _ words: String, _ options: [(String, String)], _ page: inout HTMLText)
  {
    // Of one owner there may be goals without.
    guard options.count > (name == "owner" ? 0 : 1) else { return }
    page.element("div") { page in
      label(name, words, &page)
      page.element("select", [("id", "\(name)-\(place)"), ("name", name)]) { page in
        page.element("option", [("value", "")], style.text(en: "all", vi: "tất cả"))
        for (key, words) in options { page.element("option", [("value", key)], words) }
      }
    }
  }
}
