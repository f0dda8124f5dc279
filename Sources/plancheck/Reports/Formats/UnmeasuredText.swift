import TargetDSL
import TargetEngine

/// What has no value, by reason, so that it does not drown what can be told.
struct UnmeasuredText {
  /// Clauses that share a reason, due ones apart, since they fail a check.
  private struct Fold {
    let why: Phrase?
    let isDue: Bool
    var clauses = 0
    /// How many of them are.
    var due = 0
    var goals: [(target: TargetReport, clauses: [ClauseReport])] = []
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
      for clause in target.clauses
      where clause.isWithoutAnyValue || (foldsAll && clause.verdict == .unmeasured) {
        let known = folds.firstIndex { $0.why == clause.why && (foldsAll || $0.isDue == clause.isDue) }
        let place = known ?? folds.count
        if known == nil { folds.append(Fold(why: clause.why, isDue: clause.isDue)) }
        folds[place].clauses += 1
        if clause.isDue { folds[place].due += 1 }
        let last = folds[place].goals.count - 1
        if folds[place].goals.last?.target.name == target.name {
          folds[place].goals[last].clauses.append(clause)
        } else {
          folds[place].goals.append((target, [clause]))
        }
      }
    }
    // What is due comes first.
    self.folds = folds.filter(\.isDue) + folds.filter { !$0.isDue }
  }

  /// A paragraph a reason.
  var lines: [String] {
    folds.flatMap { fold in
      let heading = fold.isDue ? dueHeading(fold.clauses) : heading(fold.clauses)
      let why = fold.why.map { ": " + style.text($0) } ?? ""
      return paragraph(heading, "\(why) – \(names(fold))")
    }
  }

  /// One paragraph for all reasons.
  var paragraph: [String] {
    guard !folds.isEmpty else { return [] }
    let parts = folds.map { fold in (fold.why.map { style.text($0) + " – " } ?? "") + names(fold) }
    let (all, due) = (folds.reduce(0) { $0 + $1.clauses }, folds.reduce(0) { $0 + $1.due })
    let ofThem = due == 0 ? "" : style.text(en: ", \(due) of them due", vi: ", trong đó đến hạn \(due)")
    return paragraph(heading(all), ofThem + ": " + parts.joined(separator: "; "))
  }

  private func heading(_ count: Int) -> String {
    style.text(en: "unmeasured (\(count))", vi: "chưa đo được (\(count))")
  }

  private func dueHeading(_ count: Int) -> String {
    style.text(en: "unmeasured and due (\(count))", vi: "đến hạn mà chưa đo được (\(count))")
  }

  private func names(_ fold: Fold) -> String {
    var names = fold.goals.prefix(limit).map { words(of: $0.target, $0.clauses) }
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

  /// Its name; with the times that are meant where it has others, and where a baseline knows it.
  private func words(of target: TargetReport, _ clauses: [ClauseReport]) -> String {
    let isWhole = clauses.count == target.clauses.count { !$0.isUnbegunYear }
    var notes = isWhole ? [] : clauses.map { style.text($0.when) }
    // A value by which nothing can be judged is told all the same.
    if let value = clauses.compactMap(\.value).last { notes.append(style.text(value.phrase)) }
    if clauses.contains(where: { $0.standing == .known }) {
      notes.append(style.text(en: "known", vi: "đã biết"))
    }
    return quoted(name(target)) + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
  }

  /// A label may hold commas.
  private func quoted(_ name: String) -> String { name.contains(" ") ? "“\(name)”" : name }
}
