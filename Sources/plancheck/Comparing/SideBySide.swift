import TargetDSL
import TargetEngine

/// The values of several plans on one scale: a bar a plan, its open end pale, and its goal as a mark that says by its tip
/// whether the bound itself is enough.
struct SideBySide {
  let shared: PlanComparison.Shared
  let comparison: PlanComparison
  let style: ReportStyle

  private static let lineHeight = 52.0
  private static let textLine = 26.0
  /// The columns of a line on a narrow screen, where letters take twice the room.
  private static let columns = 44
  private static let (left, right) = (8.0, 632.0)

  func write(to page: inout HTMLText) {
    guard let first = shared.entries.first, shared.entries.contains(where: { $0.value != nil }) else {
      return
    }
    let numbers = PictureNumbers(first.clause, style.language)
    var drawn: [Double] = []
    for entry in shared.entries {
      let accepted = entry.clause.asked.accepted
      let all = [entry.value?.interval.low, entry.value?.interval.high, accepted.low, accepted.high]
      drawn += all.compactMap { $0 }.map(numbers.drawn)
    }
    let scale = PictureScale(
      of: drawn, upTo: numbers.limit, from: SideBySide.left, to: SideBySide.right)
    let bottom = shared.entries.reduce(6) { $0 + height($1) }
    let words = title
    page.element(
      "svg",
      [
        ("class", "side"), ("viewBox", "0 0 640 \(coordinate(bottom + 24))"), ("role", "img"),
      ]
    ) { page in
      page.element("title", words)
      for mark in scale.marks {
        let x = scale.position(mark)
        page.raw(line("grid", x, 6, x, bottom))
        page.element(
          "text",
          [
            ("x", coordinate(x)), ("y", coordinate(bottom + 18)),
            ("text-anchor", mark == scale.low ? "start" : mark == scale.marks.last ? "end" : "middle"),
          ],
          numbers.mark(mark, step: scale.step))
      }
      var y = 6.0
      for entry in shared.entries {
        row(entry, y, numbers, scale, &page)
        y += height(entry)
      }
    }
  }

  private var title: String {
    shared.entries.map { entry in
      let (place, bound) = (comparison.title(of: entry, style.language), entry.clause.bound.phrase)
      let value =
        entry.value == nil && entry.clause.groups.isEmpty
        ? Phrase(en: "no value", vi: "không có số liệu") : entry.valuePhrase
      return style.text(en: "\(place): \(value), goal \(bound)", vi: "\(place): \(value), mục tiêu \(bound)")
    }.joined(separator: "; ")
  }

  private func value(_ entry: PlanComparison.Entry) -> String {
    style.text(entry.value?.display ?? entry.valuePhrase)
  }

  /// The place in as many lines as it needs; the value stands at the end of the last where there is room for it.
  private func lines(_ entry: PlanComparison.Entry) -> (place: [String], isValueBelow: Bool) {
    let all = foldedLines(comparison.title(of: entry, style.language), columns: SideBySide.columns)
    let last = displayWidth(all.last ?? "") + displayWidth(value(entry))
    return (all, last > SideBySide.columns)
  }

  private func height(_ entry: PlanComparison.Entry) -> Double {
    let (place, isValueBelow) = lines(entry)
    return SideBySide.lineHeight + Double(place.count - (isValueBelow ? 0 : 1)) * SideBySide.textLine
  }

  private func row(
    _ entry: PlanComparison.Entry, _ top: Double, _ numbers: PictureNumbers, _ scale: PictureScale,
    _ page: inout HTMLText
  ) {
    let (place, isValueBelow) = lines(entry)
    for (index, line) in place.enumerated() {
      page.element(
        "text",
        [
          ("class", "place over"), ("x", "8"),
          ("y", coordinate(top + 15 + Double(index) * SideBySide.textLine)),
        ],
        line)
    }
    let y = top + Double(place.count - (isValueBelow ? 0 : 1)) * SideBySide.textLine
    page.element(
      "text", [("class", "over"), ("x", "632"), ("y", coordinate(y + 15)), ("text-anchor", "end")],
      value(entry))
    let shade = entry.verdict.rawValue
    let zero = scale.position(0)
    if let value = entry.value {
      let low = value.interval.low.map(numbers.drawn) ?? scale.low
      let high = value.interval.high.map(numbers.drawn) ?? scale.high
      let sure = low > 0 ? low : high < 0 ? high : 0
      let (from, to) = (min(zero, scale.position(sure)), max(zero, scale.position(sure)))
      page.raw(rectangle("sure \(shade)", from, y + 24, max(to - from, low == high ? 2 : 0), 16))
      if low != high {
        let start = scale.position(low)
        page.raw(rectangle("open \(shade)", start, y + 24, max(2, scale.position(high) - start), 16))
      }
    }
    let accepted = entry.clause.asked.accepted
    if let low = accepted.low { tip(scale.position(numbers.drawn(low)), y, isOpen: accepted.lowOpen, &page) }
    if let high = accepted.high, high != accepted.low {
      tip(scale.position(numbers.drawn(high)), y, isOpen: accepted.highOpen, &page)
    }
  }

  private func tip(_ x: Double, _ y: Double, isOpen: Bool, _ page: inout HTMLText) {
    page.raw(line("bound", x, y + 19, x, y + 45))
    page.raw(
      "<circle class=\"tip\(isOpen ? "" : " full")\" cx=\"\(coordinate(x))\" cy=\"\(coordinate(y + 20))\" r=\"3\"/>"
    )
  }
}
