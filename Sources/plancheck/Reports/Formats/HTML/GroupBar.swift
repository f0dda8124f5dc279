import TargetDSL
import TargetEngine

/// The groups of a `for each`: a bar with a part for each verdict, those that need attention first.
struct GroupBar {
  let clause: ClauseReport
  let language: Language

  /// For example: `3 missed, 9 met`.
  var words: String {
    clause.groupsByVerdict.map {
      Phrase(en: "\($0.count) \($0.verdict.phrase)", vi: "\($0.count) \($0.verdict.phrase)").text(
        in: language)
    }
    .joined(separator: ", ")
  }

  /// For example: `weakest: Cư Jút, 20%`. `nil` where no group falls short of what is known of it.
  var weakest: String? {
    guard let first = clause.shortGroups.first(where: { $0.value != nil }), let value = first.value else {
      return nil
    }
    let shown = value.display
    return Phrase(en: "weakest: \(first.group), \(shown)", vi: "yếu nhất: \(first.group), \(shown)").text(
      in: language)
  }

  func write(to page: inout HTMLText) {
    let (words, count) = (words, clause.groups.count)
    page.element(
      "svg", [("class", "bullet"), ("viewBox", "0 0 300 48"), ("role", "img")]
    ) { page in
      page.element("title", words)
      var x = 6.0
      for part in clause.groupsByVerdict {
        let width = 288 * Double(part.count) / Double(count)
        page.raw(rectangle("sure \(part.verdict.rawValue)", x, 9, max(1, width - 1.5), 17))
        x += width
      }
      page.element("text", [("x", "6"), ("y", "46"), ("text-anchor", "start")], words)
    }
  }
}
