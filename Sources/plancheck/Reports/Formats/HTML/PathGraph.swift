import TargetDSL
import TargetEngine

/// The values of a target over time, each with its interval, beside the straight way from the baseline to the deadline
/// and the corridor of a pace that is only *slow*. What is known only between two numbers has no point of its own.
struct PathGraph {
  let target: TargetReport
  let clause: ClauseReport
  let language: Language

  private static let box = (left: 12.0, right: 648.0, top: 22.0, bottom: 188.0)

  /// Nothing where fewer than two days are known.
  func write(to page: inout HTMLText) {
    let numbers = PictureNumbers(clause, language)
    let goals = milestones()
    let days = values.map(\.date.dayNumber) + goals.map(\.day)
    let starts = [clause.pace?.start ?? totalStart].compactMap { $0?.dayNumber }
    guard let first = (days + starts).min(), let last = (days + starts).max(), first < last,
      !values.isEmpty
    else { return }
    let box = PathGraph.box
    let ends = values.flatMap { [$0.interval.low, $0.interval.high].compactMap { $0 } }
    let from = [clause.pace?.startValue.low, clause.pace?.startValue.high].compactMap { $0 }
    let all = (ends + from + goals.flatMap(\.ends)).map(numbers.drawn)
    let scale = PictureScale(of: all, upTo: numbers.limit, from: box.bottom, to: box.top)
    // The values begin to the right of the numbers of the axis.
    let words = scale.marks.map { numbers.mark($0, step: scale.step) }
    let begin = box.left + min(words.map(PictureLabels.width).max() ?? 0, 220) + 8
    func x(_ day: Int) -> Double {
      begin + (box.right - begin) * Double(day - first) / Double(last - first)
    }
    let title = self.title
    page.element(
      "svg", [("class", "path"), ("viewBox", "0 0 660 216"), ("role", "img")]
    ) { page in
      page.element("title", title)
      for mark in scale.marks {
        page.raw(line("grid", box.left, scale.position(mark), box.right, scale.position(mark)))
      }
      var labels = PictureLabels()
      years(first, last, x, &labels, &page)
      corridor(numbers, scale, x, &page)
      for goal in goals where goal.kind != .deadline { hold(goal, numbers, scale, x, &page) }
      course(numbers, scale, x, &page)
      for goal in goals where goal.kind == .deadline {
        for end in goal.ends {
          let y = scale.position(numbers.drawn(end))
          page.raw(
            "<circle class=\"aim\" cx=\"\(coordinate(x(goal.day)))\" cy=\"\(coordinate(y))\" r=\"5\"/>")
        }
      }
      // The words stand above what is drawn.
      for (mark, text) in zip(scale.marks, words) {
        labels.write(text, at: [(box.left, scale.position(mark) - 4)], .start, &page)
      }
      if let goal = goals.last(where: { $0.day == last }) ?? goals.last, let end = goal.ends.first {
        let (place, y) = (x(goal.day), scale.position(numbers.drawn(end)))
        let text = numbers.short(goal.bound)
        let isAtEdge = place + PictureLabels.width(text) / 2 > box.right
        let edge = isAtEdge ? box.right : place
        labels.write(text, at: [(edge, y - 9), (edge, y + 24)], isAtEdge ? .end : .middle, &page)
      }
    }
  }

  /// A total grows from nothing to what it is by now.
  private var values: [ValueReport] {
    if case .total = clause.time { return clause.sums }
    return target.series
  }

  /// The end of the year before the first that is added up; `nil` where nothing is.
  private var totalStart: CalendarDate? {
    if case .total(let years) = clause.time { .endOf(year: years.lowerBound - 1) } else { nil }
  }

  /// What has to hold in a year, or on every day: a line at its bound.
  private func hold(
    _ goal: Milestone, _ numbers: PictureNumbers, _ scale: PictureScale, _ x: (Int) -> Double,
    _ page: inout HTMLText
  ) {
    for end in goal.ends {
      let y = scale.position(numbers.drawn(end))
      switch goal.kind {
      case .year:
        let place = x(goal.day)
        page.raw(
          line("rule", max(PathGraph.box.left, place - 14), y, min(PathGraph.box.right, place + 14), y))
      case .everyDay: page.raw(line("rule", PathGraph.box.left, y, PathGraph.box.right, y))
      case .deadline: break
      }
    }
  }

  private struct Milestone {
    enum Kind { case deadline, year, everyDay }

    let kind: Kind
    let day: Int
    let ends: [Rational]
    let bound: Bound
  }

  private func milestones() -> [Milestone] {
    let latest = values.last?.date ?? clause.value?.date
    return target.clauses.compactMap { clause in
      let accepted = clause.asked.accepted
      let ends = [accepted.low, accepted.high == accepted.low ? nil : accepted.high].compactMap { $0 }
      let (kind, day): (Milestone.Kind, CalendarDate?) =
        switch clause.time {
        case .by, .total: (.deadline, clause.time.deadline)
        case .year: (.year, clause.time.deadline)
        case .always, .undated: (.everyDay, latest)
        }
      guard let day, !ends.isEmpty else { return nil }
      return Milestone(kind: kind, day: day.dayNumber, ends: ends, bound: clause.asked)
    }
  }

  private var title: String {
    let points = values.map { $0.phrase.text(in: language) }.joined(separator: "; ")
    var aims: [String] = []
    for clause in target.clauses {
      let (when, bound) = (clause.when, clause.bound.phrase)
      aims.append(Phrase(en: "\(when): \(bound)", vi: "\(when): \(bound)").text(in: language))
    }
    let all = aims.joined(separator: "; ")
    return Phrase(en: "Values: \(points). Goals: \(all)", vi: "Giá trị: \(points). Mục tiêu: \(all)")
      .text(in: language)
  }

  /// At most seven years are named.
  private func years(
    _ first: Int, _ last: Int, _ x: (Int) -> Double, _ labels: inout PictureLabels, _ page: inout HTMLText
  ) {
    let known =
      values.map(\.date.year) + target.clauses.compactMap(\.time.deadline?.year)
      + (clause.pace.map { [$0.start.year] } ?? [])
    guard let low = known.min(), let high = known.max() else { return }
    let step = max(1, (high - low + 5) / 6)
    for year in stride(from: low, through: high, by: step) {
      guard let day = CalendarDate(year: year, month: 12, day: 31)?.dayNumber, day >= first, day <= last
      else { continue }
      let isAtEdge = x(day) + PictureLabels.width("2024") / 2 > PathGraph.box.right
      labels.write(
        String(year), at: [(isAtEdge ? PathGraph.box.right : x(day), 210)], isAtEdge ? .end : .middle, &page)
    }
  }

  /// From the start to the goal, and below it what is slow.
  private func corridor(
    _ numbers: PictureNumbers, _ scale: PictureScale, _ x: (Int) -> Double, _ page: inout HTMLText
  ) {
    guard let pace = clause.pace, let start = pace.startValue.low, let deadline = clause.time.deadline else {
      return
    }
    let accepted = clause.asked.accepted
    guard let goal = accepted.low.map({ start < $0 ? $0 : accepted.high ?? $0 }) ?? accepted.high else {
      return
    }
    let (from, to) = (numbers.drawn(start), numbers.drawn(goal))
    func y(_ part: Double) -> Double { scale.position(from + (to - from) * part) }
    let (left, right) = (x(pace.start.dayNumber), x(deadline.dayNumber))
    let corner = "\(coordinate(left)),\(coordinate(y(0)))"
    func point(_ part: Rational) -> String { "\(coordinate(right)),\(coordinate(y(part.drawn)))" }
    let timely = point(Pace.onTrackFrom)
    page.raw("<polygon class=\"slowly\" points=\"\(corner) \(timely) \(point(Pace.slowFrom))\"/>")
    page.raw("<polygon class=\"timely\" points=\"\(corner) \(point(.one)) \(timely)\"/>")
    page.raw(line("plan", left, y(0), right, y(1)))
  }

  /// A line through the values that are known; between two ends where a value has them, and none to a value that is
  /// open on a side.
  private func course(
    _ numbers: PictureNumbers, _ scale: PictureScale, _ x: (Int) -> Double, _ page: inout HTMLText
  ) {
    typealias Known = (x: Double, low: Double, high: Double)
    var runs: [[Known]] = [[]]
    // A total sets out from nothing.
    if let start = totalStart {
      let nought = scale.position(0)
      runs[0].append((x(start.dayNumber), nought, nought))
    }
    for value in values {
      let place = x(value.date.dayNumber)
      let (low, high) = (value.interval.low.map(numbers.drawn), value.interval.high.map(numbers.drawn))
      if let low, let high {
        runs[runs.count - 1].append((place, scale.position(low), scale.position(high)))
      } else {
        runs.append([])
      }
      if low == nil || high == nil || low != high {
        let (from, to) = (scale.position(low ?? scale.low), scale.position(high ?? scale.high))
        page.raw(line("interval", place, from, place, to))
      }
    }
    for run in runs where run.count > 1 {
      let isExact = run.allSatisfy { $0.low == $0.high }
      for ends in isExact ? [run.map(\.low)] : [run.map(\.low), run.map(\.high)] {
        let points = zip(run, ends).map { "\(coordinate($0.x)),\(coordinate($1))" }
        page.raw("<polyline class=\"course\" points=\"\(points.joined(separator: " "))\"/>")
      }
    }
    for value in values where value.interval.isExact {
      guard let exact = value.interval.low.map(numbers.drawn) else { continue }
      page.raw(
        "<circle class=\"dot\" cx=\"\(coordinate(x(value.date.dayNumber)))\" cy=\"\(coordinate(scale.position(exact)))\" r=\"4\"/>"
      )
    }
  }
}
