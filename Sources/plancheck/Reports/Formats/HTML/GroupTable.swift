import TargetDSL
import TargetEngine

/// Every group of a `for each`: as a strip with the weakest named, and as a table in which each is found with its value,
/// those that fall short first.
struct GroupTable {
  let clause: ClauseReport
  /// Tells its table from the others of the page.
  let name: String
  let style: ReportStyle

  /// Beyond it the strip would be as heavy as the table.
  private static let stripLimit = 700
  /// A longer table scrolls by itself on a screen.
  private static let tallFrom = 24
  private static let columns = 50

  func write(to page: inout HTMLText) {
    let groups = clause.groupsWeakestFirst
    let isAnythingLeft = groups.contains { !$0.rest(style.language).isEmpty }
    let told = [
      clause.groupsHeld.flatMap { _ in clause.groupsMetPhrase }, clause.groupCounts, clause.weakestGroup,
    ].compactMap { $0.map(style.text) }.joined(
      separator: "; ")
    let words = "\(style.text(clause.when)): \(told)"
    page.element("div", [("class", "wide")]) { page in
      page.element("p", [("class", "hint")], words)
      strip(groups.prefix(GroupTable.stripLimit), words, &page)
    }
    let caption = style.text(en: "The groups, the weakest first", vi: "Các nhóm, yếu nhất trước")
    page.element(
      "div",
      [
        ("class", groups.count > GroupTable.tallFrom ? "scroll wide tall" : "scroll wide"), ("tabindex", "0"),
        ("role", "region"), ("aria-label", "\(name), \(style.text(clause.when)): \(caption)"),
      ]
    ) { page in
      page.element("table", [("class", "groups")]) { page in
        page.element("caption", caption)
        page.element("thead") { page in
          page.element("tr") { page in
            page.element("th", [("scope", "col")], style.text(en: "Group", vi: "Nhóm"))
            page.element("th", [("scope", "col")], style.text(en: "Value", vi: "Giá trị"))
            if isAnythingLeft {
              page.element(
                "th", [("scope", "col")], style.text(en: "Needed, and not known", vi: "Còn cần, và chưa rõ"))
            }
          }
        }
        var rest = groups[...]
        while let first = rest.first {
          let alike = rest.prefix { $0.verdict == first.verdict }
          body(first.verdict, alike, withRest: isAnythingLeft, &page)
          rest = rest.dropFirst(alike.count)
        }
      }
    }
  }

  /// The verdict stands once above those that have it.
  private func body(
    _ verdict: Verdict, _ groups: ArraySlice<GroupReport>, withRest: Bool, _ page: inout HTMLText
  ) {
    page.element("tbody") { page in
      page.element("tr") { page in
        page.element("th", [("colspan", withRest ? "3" : "2"), ("scope", "rowgroup")]) { page in
          VerdictChip(verdict: verdict, words: style.counted(groups.count, verdict)).write(to: &page)
        }
      }
      let parts = HTMLParts(style: style)
      for group in groups {
        page.element("tr") { page in
          page.element("th", [("scope", "row")] + parts.marked(group.group), group.group)
          page.element("td") { page in
            if let value = group.value {
              parts.value(value, nil, &page)
            } else {
              page.text(group.why.map(style.text) ?? "–")
            }
          }
          if withRest { page.element("td", group.rest(style.language)) }
        }
      }
    }
  }

  private func strip(_ groups: ArraySlice<GroupReport>, _ words: String, _ page: inout HTMLText) {
    let lines = (groups.count + GroupTable.columns - 1) / GroupTable.columns
    page.element("svg", [("class", "strip"), ("viewBox", "0 0 600 \(lines * 14)"), ("role", "img")]) { page in
      page.element("title", words)
      for (index, group) in groups.enumerated() {
        page.raw(
          rectangle(
            "sure \(group.verdict.rawValue)", Double(index % GroupTable.columns) * 12,
            Double(index / GroupTable.columns) * 14, 10, 12))
      }
    }
  }
}
