import TargetDSL
import TargetEngine

/// Plans that could not be judged, by name, and what was found wrong in plans and data, with its place.
struct UnjudgedPlans {
  let plans: [UnjudgedPlan]
  let problems: [Diagnostic]
  let style: ReportStyle

  /// Plans that are named on the first screen; the others stand at the end.
  private static let limit = 6

  /// The title where there is no other plan.
  static func nothing(_ style: ReportStyle) -> String {
    style.text(en: "No plan could be judged", vi: "Chưa đánh giá được kế hoạch nào")
  }

  /// What somebody has to know who looks at the first screen only: which plans are missing, and why.
  func writeFirst(to page: inout HTMLText) {
    guard !plans.isEmpty else { return }
    page.element("div", [("class", "gone")]) { page in
      let count = plans.count
      page.element("p") { page in
        page.element(
          "strong",
          style.text(
            en: "Not judged because of errors: \(count: count, "plans").",
            vi: "Chưa đánh giá được vì có lỗi: \(count) kế hoạch."))
        page.text(" ")
        page.element(
          "a", [("href", "#problems")], style.text(en: "All problems", vi: "Mọi vấn đề"))
      }
      page.element("ul") { page in
        for plan in plans.prefix(UnjudgedPlans.limit) {
          page.element("li") { page in
            page.element("b", plan.file)
            if let error = plan.firstError { page.text(": " + style.text(error)) }
            let rest = plan.errors.count - 1
            if rest > 0 {
              page.text(style.text(en: " (and \(count: rest, "more errors"))", vi: " (và \(rest) lỗi nữa)"))
            }
          }
        }
        let rest = count - UnjudgedPlans.limit
        if rest > 0 {
          page.element(
            "li", style.text(en: "and \(rest) more, at the end", vi: "và \(rest) kế hoạch nữa, nêu ở cuối"))
        }
      }
    }
  }

  func write(to page: inout HTMLText) {
    for path in plans.map(\.file).dropFirst(UnjudgedPlans.limit) {
      page.element("p", [("class", "gone")]) { page in
        page.text(
          style.text(
            en: "\(path): not judged because of the errors below",
            vi: "\(path): chưa đánh giá vì các lỗi dưới đây"))
      }
    }
    guard !problems.isEmpty else { return }
    let digest = ProblemDigest(problems)
    let heading = style.text(en: "Problems of data and plan", vi: "Vấn đề của số liệu và kế hoạch")
    page.element("section", [("aria-labelledby", "problems")]) { page in
      page.element("h2", [("id", "problems")], heading)
      page.element(
        "div",
        [
          ("class", "scroll"), ("tabindex", "0"), ("role", "region"),
          ("aria-label", style.text(en: "Table of problems", vi: "Bảng các vấn đề")),
        ]
      ) { page in
        page.element("table") { page in
          page.element("thead") { page in
            page.element("tr") { page in
              for heading in [
                style.text(en: "Kind", vi: "Loại"), style.text(en: "Message", vi: "Nội dung"),
                style.text(en: "Place", vi: "Vị trí"),
              ] {
                page.element("th", [("scope", "col")], heading)
              }
            }
          }
          page.element("tbody") { page in
            for problem in digest.shown {
              page.element("tr") { page in
                page.element("td", problem.code)
                page.element("td", style.text(problem.message))
                page.element("td", problem.place.path + (problem.place.position.line.map { ":\($0)" } ?? ""))
              }
            }
          }
        }
      }
      for rest in digest.rests { page.element("p", [("class", "hint")], style.text(rest.phrase)) }
    }
  }
}
