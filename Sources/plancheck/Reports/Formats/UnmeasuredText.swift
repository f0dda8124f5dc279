import TargetDSL
import TargetEngine

/// What has no value, by reason, so that it does not drown what can be told: goals that are unmeasured, each once, then
/// unmeasured milestones of other goals.
struct UnmeasuredText {
  /// Goals that share their reasons, due ones apart, since they fail a check.
  private struct Fold {
    let counting: Counting
    let whys: [Phrase]
    let isDue: Bool
    var goals: [(target: TargetReport, clauses: [ClauseReport])] = []

    var count: Int { counting == .milestone ? goals.reduce(0) { $0 + $1.clauses.count } : goals.count }
    /// How many of them are due.
    var due: Int {
      counting == .milestone
        ? goals.reduce(0) { $0 + $1.clauses.count(where: \.isDue) }
        : goals.count { $0.clauses.contains(where: \.isDue) }
    }
    var why: Phrase { Phrase(joining: whys, by: "; ") }
  }

  private let style: ReportStyle
  private let limit: Int
  private let name: (TargetReport) -> String
  private let folds: [Fold]

  /// - Parameters:
  ///   - limit: Names of a reason that are told at most; the others are counted.
  ///   - foldsAll: Whether those belong here of which another reading gives a value, and due ones are not told apart.
  ///   - name: How a target is called.
  init(
    targets: [TargetReport], style: ReportStyle, limit: Int = .max, foldsAll: Bool = false,
    name: @escaping (TargetReport) -> String
  ) {
    (self.style, self.limit, self.name) = (style, limit, name)
    var folds: [Fold] = []
    for target in targets {
      let clauses = target.clauses.filter {
        $0.isWithoutAnyValue || (foldsAll && $0.verdict == .unmeasured)
      }
      guard !clauses.isEmpty else { continue }
      let counting = target.counting(.unmeasured)
      var whys: [Phrase] = []
      for case let why? in clauses.map(\.why) where !whys.contains(why) { whys.append(why) }
      // A rule is due on every day.
      let isDue = !foldsAll && counting != .rule && clauses.contains(where: \.isDue)
      let place = folds.firstIndex { $0.counting == counting && $0.whys == whys && $0.isDue == isDue }
      if place == nil { folds.append(Fold(counting: counting, whys: whys, isDue: isDue)) }
      folds[place ?? folds.count - 1].goals.append((target, clauses))
    }
    // What is due comes first.
    self.folds = Counting.allCases.flatMap { counting in
      let alike = folds.filter { $0.counting == counting }
      return alike.filter(\.isDue) + alike.filter { !$0.isDue }
    }
  }

  /// A paragraph a reason.
  var lines: [String] {
    folds.flatMap { fold in
      let heading = fold.isDue ? dueHeading(fold) : heading(fold.counting, fold.count)
      let why = fold.whys.isEmpty ? "" : ": " + style.text(fold.why)
      return paragraph(heading, "\(why) – \(names(fold))")
    }
  }

  /// One paragraph for all reasons, goals, milestones and rules apart.
  var paragraphs: [String] {
    Counting.allCases.flatMap { counting -> [String] in
      let alike = folds.filter { $0.counting == counting }
      guard !alike.isEmpty else { return [] }
      let parts = alike.map { fold in
        (fold.whys.isEmpty ? "" : style.text(fold.why) + " – ") + names(fold)
      }
      let (all, due) = (alike.reduce(0) { $0 + $1.count }, alike.reduce(0) { $0 + $1.due })
      let ofThem =
        due == 0 || counting == .rule
        ? "" : style.text(en: ", \(due) of them due", vi: ", trong đó đến hạn \(due)")
      return paragraph(heading(counting, all), ofThem + ": " + parts.joined(separator: "; "))
    }
  }

  private func heading(_ counting: Counting, _ count: Int) -> String {
    style.text(Verdict.unmeasured.heading(counting, count))
  }

  private func dueHeading(_ fold: Fold) -> String {
    let count = fold.count
    return fold.counting == .milestone
      ? style.text(
        en: "unmeasured and due, other milestones (\(count))",
        vi: "đến hạn mà chưa đo được, các mốc khác (\(count))")
      : style.text(en: "unmeasured and due (\(count))", vi: "đến hạn mà chưa đo được (\(count))")
  }

  private func names(_ fold: Fold) -> String {
    var names = fold.goals.prefix(limit).map { words(of: $0.target, $0.clauses, isDue: fold.isDue) }
    let rest = fold.goals.count - names.count
    if rest > 0 { names.append(style.text(en: "and \(rest) more", vi: "và \(rest) mục tiêu nữa")) }
    return names.joined(separator: ", ")
  }

  private func paragraph(_ heading: String, _ rest: String) -> [String] {
    var lines = wrapped(printable(heading + rest), width: style.width, indent: 2, hanging: 6)
    if style.usesColor, let first = lines.first, first.hasPrefix("  " + heading) {
      lines[0] = "  " + Verdict.unmeasured.style.applied(to: heading) + first.dropFirst(2 + heading.count)
    }
    return lines
  }

  /// Its name; with the times that are meant where it has others, those that are due where not all are, and where a
  /// baseline knows it.
  private func words(of target: TargetReport, _ clauses: [ClauseReport], isDue: Bool) -> String {
    let isWhole = clauses.count == target.clauses.count { !$0.isUnbegunYear }
    let due = clauses.filter(\.isDue)
    var notes: [String] = []
    if isDue, due.count < clauses.count {
      let times = self.times(due)
      notes = [style.text(en: "due: \(times)", vi: "đến hạn: \(times)")]
    } else if !isWhole {
      notes = [times(clauses)]
    }
    // A value by which nothing can be judged is told all the same.
    if let value = clauses.compactMap(\.value).last { notes.append(style.text(value.phrase)) }
    if clauses.contains(where: { $0.standing == .known }) {
      notes.append(style.text(en: "known", vi: "đã biết"))
    }
    return quoted(name(target)) + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
  }

  /// Of many the first and the last.
  private func times(_ clauses: [ClauseReport]) -> String {
    let times = clauses.map { style.text($0.when) }
    guard times.count > 3, let first = times.first, let last = times.last else {
      return times.joined(separator: ", ")
    }
    return "\(first) … \(last)"
  }

  /// A label may hold commas.
  private func quoted(_ name: String) -> String { name.contains(" ") ? "“\(name)”" : name }
}
