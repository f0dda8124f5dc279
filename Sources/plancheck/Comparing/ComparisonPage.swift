import TargetDSL
import TargetEngine

/// The comparison as one page: for each shared measure the plans on one scale, then the numbers as a table; at the end
/// what only looks alike, and why.
struct ComparisonPage {
  let report: ComparisonReport

  private var style: ReportStyle { report.style }
  private var parts: HTMLParts { HTMLParts(style: style) }
  private var comparison: PlanComparison { report.comparison }

  var bytes: [UInt8] {
    HTMLPage(title: title, language: style.language).bytes { page in
      page.element("h1", title)
      let unjudged = UnjudgedPlans(plans: report.broken.plans, problems: report.broken.errors, style: style)
      unjudged.writeFirst(to: &page)
      provinces(&page)
      if comparison.shared.isEmpty { page.element("p", report.noneShared) }
      for (place, shared) in comparison.shared.enumerated() { section(shared, place, &page) }
      lookAlikes(&page)
      unjudged.write(to: &page)
    }
  }

  private var title: String {
    let names = comparison.provinces.map(\.title).joined(separator: ", ")
    return style.text(en: "Side by side: \(names)", vi: "So sánh: \(names)")
  }

  private func provinces(_ page: inout HTMLText) {
    if comparison.provinces.contains(where: { $0.sampleNotice != nil }) {
      page.element("p", [("class", "made")]) { page in
        page.element("strong", style.text(en: "Made-up sample data. ", vi: "Số liệu giả định. "))
        page.text(
          style.text(en: "Which plans are meant is said below.", vi: "Các kế hoạch liên quan nêu ở dưới."))
      }
    }
    page.element("ul", [("class", "notes")]) { page in
      for note in report.provinceNotes { page.element("li", parts.marked(note), note) }
    }
    let (shared, alike) = (comparison.shared.count, comparison.lookAlikes.count)
    // That nothing is shared is said below; nothing is not counted.
    var counts: [Phrase] = []
    if shared > 0 {
      counts.append(
        Phrase(
          en: "two plans or more share \(count: shared, "measures")",
          vi: "\(shared) phép đo giống hệt nhau ở hai kế hoạch trở lên"))
    }
    if alike > 0 {
      counts.append(
        Phrase(
          en: "only alike: \(count: alike, "pairs") of goals", vi: "\(alike) cặp mục tiêu chỉ giống bề ngoài")
      )
    }
    guard !counts.isEmpty else { return }
    let words = style.text(Phrase(joining: counts, by: "; "))
    page.element("p", [("class", "lead")], words.prefix(1).uppercased() + words.dropFirst() + ".")
  }

  private func section(_ shared: PlanComparison.Shared, _ place: Int, _ page: inout HTMLText) {
    page.element("section", [("aria-labelledby", "shared-\(place) measure-\(place)")]) { page in
      let title = style.text(shared.title)
      page.element("h2", [("id", "shared-\(place)")] + parts.marked(title), title)
      page.element("p", [("class", "hint"), ("id", "measure-\(place)")], style.text(shared.measure))
      SideBySide(shared: shared, comparison: comparison, style: style).write(to: &page)
      table(shared, place, &page)
      if let basis = shared.rankBasis { page.element("p", [("class", "hint")], style.text(basis)) }
    }
  }

  /// A row a plan, a column for each line of which at least one has something to say.
  private func table(_ shared: PlanComparison.Shared, _ place: Int, _ page: inout HTMLText) {
    let lines = report.lines(of: shared)
    let caption = style.text(en: "The numbers", vi: "Các con số")
    parts.table(
      caption, name: "\(place + 1). \(style.text(shared.title)): \(caption)",
      [""] + lines.map { style.text($0.heading) },
      shared.entries.map { entry in
        [.text(report.title(of: entry))]
          + lines.map { line in
            switch line {
            case .value:
              entry.value == nil ? .text(style.text(entry.valuePhrase)) : .value(entry.value, isDated: true)
            case .verdict:
              .verdict(
                entry.verdict, entry.reading == nil ? entry.clause.verdictPhrase : entry.verdict.phrase)
            case .goal, .others, .gap, .needed, .pace, .rank, .ambition, .achievement, .reading:
              .text(report.cell(line, entry))
            }
          }
      }, hasRowHeadings: true, &page)
  }

  private func lookAlikes(_ page: inout HTMLText) {
    guard !comparison.lookAlikes.isEmpty else { return }
    page.element("section", [("aria-labelledby", "alike")]) { page in
      page.element("h2", [("id", "alike")], report.lookAlikeHeading)
      page.element("ul", [("class", "notes")]) { page in
        for pair in comparison.lookAlikes { page.element("li", report.lookAlikeText(pair)) }
      }
    }
  }
}
