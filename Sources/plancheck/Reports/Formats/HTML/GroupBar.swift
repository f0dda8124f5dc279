import TargetDSL
import TargetEngine

/// The groups of a `for each`: a bar with a part for each verdict, those that need attention first.
struct GroupBar {
  let clause: ClauseReport
  let language: Language

  func write(to page: inout HTMLText) {
    let (words, count) = (clause.groupCounts.text(in: language), clause.groups.count)
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
