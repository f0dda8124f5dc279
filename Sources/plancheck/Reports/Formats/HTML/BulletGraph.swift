import TargetDSL
import TargetEngine

/// The value of a goal beside its bound: a bar from 0 with its open end hatched, what is accepted as a field, the bound
/// as a line that says by its tip whether it is included, the baseline as a tick.
///
/// The form is that of Stephen Few's bullet graph (2006), with an interval instead of one value.
struct BulletGraph {
  let clause: ClauseReport
  let language: Language

  private static let width = 300.0

  /// Nothing where there is no value.
  func write(to page: inout HTMLText) {
    if !clause.groups.isEmpty, clause.value == nil {
      return GroupBar(clause: clause, language: language).write(to: &page)
    }
    guard let value = clause.value else { return }
    let numbers = PictureNumbers(clause, language)
    let accepted = clause.asked.accepted
    let ends = [value.interval.low, value.interval.high].compactMap { $0 }
    let marks = [accepted.low, accepted.low == accepted.high ? nil : accepted.high].compactMap { $0 }
    // The top of a range is told, although more is met as well.
    let edges = [clause.asked.named.low, clause.asked.named.high].compactMap { $0 }.filter {
      !marks.contains($0)
    }
    let start = self.start
    let all = (ends + marks + edges + [start?.value].compactMap { $0 }).map(numbers.drawn)
    guard !all.isEmpty else { return }
    let scale = PictureScale(of: all, upTo: numbers.limit, from: 6, to: BulletGraph.width - 6)
    let title = self.title(value, start.map { (numbers.text($0.value), $0.day) })
    let shade = clause.verdict.rawValue
    page.element(
      "svg", [("class", "bullet"), ("viewBox", "0 0 300 48"), ("role", "img")]
    ) { page in
      page.element("title", title)
      field(accepted, numbers, scale, &page)
      page.raw(line("axis", scale.position(scale.low), 31, scale.position(scale.high), 31))
      if scale.low < 0 { page.raw(line("axis", scale.position(0), 7, scale.position(0), 31)) }
      bar(value.interval, numbers, scale, shade, &page)
      for edge in edges {
        let x = scale.position(numbers.drawn(edge))
        page.raw(line("edge", x, 7, x, 31))
      }
      if let start {
        let x = scale.position(numbers.drawn(start.value))
        page.raw(line("base", x, 11, x, 31))
      }
      if let low = accepted.low { tip(scale.position(numbers.drawn(low)), isOpen: accepted.lowOpen, &page) }
      if let high = accepted.high, high != accepted.low {
        tip(scale.position(numbers.drawn(high)), isOpen: accepted.highOpen, &page)
      }
      captions(marks + edges, numbers, scale, &page)
    }
  }

  /// Where the way begins: the baseline, or the earlier value that a change speaks of.
  private var start: (value: Rational, day: Phrase)? {
    if let pace = clause.pace, pace.startValue.isExact, let value = pace.startValue.low {
      return (value, TimeText.phrase(pace.start))
    }
    guard let from = clause.change?.from, from.interval.isExact, let value = from.interval.low else {
      return nil
    }
    return (value, TimeText.phrase(from.date))
  }

  private func title(_ value: ValueReport, _ start: (text: String, day: Phrase)?) -> String {
    let (shown, bound) = (value.display, clause.bound.phrase)
    let base = Phrase(en: "\(shown), goal \(bound)", vi: "\(shown), mục tiêu \(bound)")
    guard let start else { return base.text(in: language) }
    return Phrase(
      en: "\(base), starting point \(start.text) (\(start.day))",
      vi: "\(base), mức gốc \(start.text) (\(start.day))"
    ).text(in: language)
  }

  /// Everything that the bound accepts.
  private func field(
    _ accepted: ValueInterval, _ numbers: PictureNumbers, _ scale: PictureScale,
    _ page: inout HTMLText
  ) {
    // A change accepts one value or another, as the earlier one was.
    guard accepted.low != nil || accepted.high != nil else { return }
    let from = scale.position(accepted.low.map(numbers.drawn) ?? scale.low)
    let to = scale.position(accepted.high.map(numbers.drawn) ?? scale.high)
    page.raw(rectangle("field", from, 7, max(2, to - from), 24))
  }

  private func bar(
    _ interval: ValueInterval, _ numbers: PictureNumbers, _ scale: PictureScale, _ shade: String,
    _ page: inout HTMLText
  ) {
    let low = interval.low.map(numbers.drawn) ?? scale.low
    let high = interval.high.map(numbers.drawn) ?? scale.high
    let zero = scale.position(0)
    // What is sure lies between 0 and the end that is nearer to it.
    let sure = low > 0 ? low : high < 0 ? high : 0
    let (from, to) = (min(zero, scale.position(sure)), max(zero, scale.position(sure)))
    if to > from { page.raw(rectangle("sure \(shade)", from, 13, to - from, 13)) }
    if low == high, to == from { page.raw(rectangle("sure \(shade)", zero - 1, 13, 2, 13)) }
    guard low != high else { return }
    let (start, end) = (scale.position(low), scale.position(high))
    page.raw(rectangle("open \(shade)", start, 13, max(2, end - start), 13))
  }

  private func tip(_ x: Double, isOpen: Bool, _ page: inout HTMLText) {
    page.raw(line("bound", x, 4, x, 33))
    page.raw("<circle class=\"tip\(isOpen ? "" : " full")\" cx=\"\(coordinate(x))\" cy=\"5\" r=\"3\"/>")
  }

  /// The numbers of the bound, then the ends of the axis where there is room beside them.
  private func captions(
    _ bounds: [Rational], _ numbers: PictureNumbers, _ scale: PictureScale, _ page: inout HTMLText
  ) {
    var taken: [ClosedRange<Double>] = []
    func add(_ text: String, at place: Double) {
      // Digits of 12 pixels are 7 wide.
      let half = Double(text.count) * 3.5
      let x = min(max(place, half), BulletGraph.width - half)
      let room = (x - half - 5)...(x + half + 5)
      guard !taken.contains(where: { $0.overlaps(room) }) else { return }
      taken.append(room)
      page.element("text", [("x", coordinate(x)), ("y", "46"), ("text-anchor", "middle")], text)
    }
    let places = bounds.map { scale.position(numbers.drawn($0)) }
    if bounds.count == 2, abs(places[0] - places[1]) < 80 {
      let text = bounds.sorted().map(numbers.number).joined(separator: "–")
      add(text, at: (places[0] + places[1]) / 2)
    } else {
      let accepted = clause.asked.accepted
      for (bound, place) in zip(bounds, places) {
        add(numbers.sign(bound, of: accepted) + numbers.number(bound), at: place)
      }
    }
    let ends = scale.low < 0 ? [scale.low, scale.high, 0] : [scale.low, scale.high]
    for end in ends { add(numbers.mark(end, step: scale.step), at: scale.position(end)) }
  }
}

func line(_ style: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
  "<line class=\"\(style)\" x1=\"\(coordinate(x1))\" y1=\"\(coordinate(y1))\" x2=\"\(coordinate(x2))\" y2=\"\(coordinate(y2))\"/>"
}

func rectangle(_ style: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
  "<rect class=\"\(style)\" x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" width=\"\(coordinate(width))\" height=\"\(coordinate(height))\"/>"
}
