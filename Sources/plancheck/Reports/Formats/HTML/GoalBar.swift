import TargetDSL
import TargetEngine

/// How many goals are met, on track, behind, missed and open: as one bar and as words, every goal once.
struct GoalBar {
  let targets: [TargetReport]
  let style: ReportStyle

  func write(to page: inout HTMLText) {
    let summary = targets.goalsByVerdict
    let all = summary.reduce(0) { $0 + $1.count }
    guard all > 0 else { return }
    let words = summary.map { style.counted($0.count, $0.verdict) }.joined(separator: "; ")
    page.element(
      "svg",
      [
        ("class", "whole"), ("viewBox", "0 0 1000 18"), ("preserveAspectRatio", "none"), ("role", "img"),
      ]
    ) { page in
      page.element("title", words)
      var x = 0.0
      for entry in summary {
        let width = 1000 * Double(entry.count) / Double(all)
        page.raw(rectangle("sure \(entry.verdict.rawValue)", x, 0, max(1, width - 2), 18))
        x += width
      }
    }
    page.element("ul", [("class", "key")]) { page in
      for entry in summary {
        page.element("li") { page in
          VerdictChip(verdict: entry.verdict, words: style.counted(entry.count, entry.verdict))
            .write(to: &page)
        }
      }
    }
    // Without several milestones nobody asks.
    guard targets.goals.contains(where: { $0.clauses.count > 1 }) else { return }
    page.element(
      "p", [("class", "hint")],
      style.text(
        en: "Each goal counts once: one that missed a milestone as missed, whatever comes next.",
        vi:
          "Mỗi mục tiêu chỉ tính một lần: có một mốc không đạt thì xếp vào không đạt, kể cả khi mốc sau đạt.")
    )
  }
}
