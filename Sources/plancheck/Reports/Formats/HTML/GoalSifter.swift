import TargetDSL
import TargetEngine

/// Controls that find and sort goals; without a script they do not show.
struct GoalSifter {
  let targets: [TargetReport]
  let place: Int
  let style: ReportStyle

  func write(to page: inout HTMLText) {
    let said = style.text(en: "# of # goals are shown", vi: "Đang hiện #/# mục tiêu")
    page.element(
      "form", [("class", "sift"), ("data-list", "list-\(place)"), ("data-said", said), ("hidden", "")]
    ) { page in
      page.element("div") { page in
        label("words", style.text(en: "Search", vi: "Tìm"), &page)
        page.void("input", [("id", "words-\(place)"), ("name", "words"), ("type", "search")])
      }
      var verdicts: [(String, String)] = []
      for verdict in Verdict.allCases
      where targets.contains(where: {
        $0.clauses.contains { $0.verdict == verdict }
      }) {
        verdicts.append((verdict.rawValue, style.text(verdict.phrase)))
      }
      choice("verdict", style.text(en: "Verdict", vi: "Kết luận"), verdicts, &page)
      let owners = unique(targets.compactMap(\.owner))
      if !owners.isEmpty {
        choice("owner", style.text(en: "Owner", vi: "Chủ trì"), owners.map { ($0, $0) }, &page)
      }
      let due = unique(targets.flatMap(\.clauses).compactMap { $0.time.deadline?.description }).sorted()
      choice("due", style.text(en: "Deadline", vi: "Thời hạn"), due.map { ($0, $0) }, &page)
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
      page.raw("<output aria-live=\"polite\"></output>")
    }
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private func label(_ name: String, _ words: String, _ page: inout HTMLText) {
    page.element("label", [("for", "\(name)-\(place)")], words)
  }

  private func choice(_ name: String, _ words: String, _ options: [(String, String)], _ page: inout HTMLText)
  {
    page.element("div") { page in
      label(name, words, &page)
      page.element("select", [("id", "\(name)-\(place)"), ("name", name)]) { page in
        page.element("option", [("value", "")], style.text(en: "all", vi: "tất cả"))
        for (key, words) in options { page.element("option", [("value", key)], words) }
      }
    }
  }
}
