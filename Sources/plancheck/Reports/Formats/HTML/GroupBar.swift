import TargetDSL
import TargetEngine

/// The groups of a `for each`: a bar with a part for each verdict, those that need attention first.
struct GroupBar {
  let clause: ClauseReport
  let language: Language

  /// For example: `3 missed, 9 met`.
  var words: String {
    parts.map {
      Phrase(en: "\($0.count) \($0.verdict.phrase)", vi: "\($0.count) \($0.verdict.phrase)").text(
        in: language)
    }
    .joined(separator: ", ")
  }

  private var parts: [(verdict: Verdict, count: Int)] {
    Verdict.allCases.sorted { $0.attention < $1.attention }.compactMap { verdict in
      let count = clause.groups.count { $0.verdict == verdict }
      return count > 0 ? (verdict, count) : nil
    }
  }

  func write(to page: inout HTMLText) {
    let (words, count) = (words, clause.groups.count)
    page.element(
      "svg", [("class", "bullet"), ("viewBox", "0 0 300 48"), ("role", "img")]
    ) { page in
      page.element("title", words)
      var x = 6.0
      for part in parts {
        let width = 288 * Double(part.count) / Double(count)
        page.raw(rectangle("sure \(part.verdict.rawValue)", x, 9, max(1, width - 1.5), 17))
        x += width
      }
      page.element("text", [("x", "6"), ("y", "46"), ("text-anchor", "start")], words)
    }
  }
}
