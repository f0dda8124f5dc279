import TargetDSL
import TargetEngine

/// A goal that nobody has measured: what it asks for, in whose words, and by when.
struct UnmeasuredGoal {
  let target: TargetReport
  let style: ReportStyle

  func write(to page: inout HTMLText) {
    page.element(
      "li",
      [("class", "bare")] + Sifting.attributes(of: target)
    ) { page in
      page.element("b", parts.marked(target.title), target.title)
      for entry in Entry.entries(of: target) { clause(entry, &page) }
      if let owner = target.owner { page.element("span", parts.marked(owner), owner) }
      for note in target.notes { page.element("span", parts.marked(note), note) }
    }
  }

  private var parts: HTMLParts { HTMLParts(style: style) }

  private func clause(_ entry: Entry, _ page: inout HTMLText) {
    let (when, bound) = (entry.when, entry.clause.bound.phrase)
    page.element("span") { page in
      page.text(style.text(en: "\(when): \(bound)", vi: "\(when): \(bound)"))
      if let says = entry.clause.sourcePhrase {
        page.text(" · ")
        page.element("span", parts.marked(says), says)
      }
    }
    // Another reading may have a value where the goal has none.
    for reading in entry.clause.readings {
      let verdict = reading.verdict.phrase
      page.element("span") { page in
        page.text(
          style.text(
            en: "read as “\(reading.label)”: \(verdict)", vi: "hiểu là “\(reading.label)”: \(verdict)"))
        if let value = reading.value {
          page.text(", ")
          parts.value(value, nil, &page)
          page.text(" (\(style.text(TimeText.phrase(value.date))))")
        }
        // The reason of the goal stands above it.
        if let why = reading.why, why != entry.clause.why { page.text(": " + style.text(why)) }
      }
    }
  }
}
