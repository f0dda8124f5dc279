import TargetDSL
import TargetEngine

/// `--watch`: judges again whenever a plan or its data change, until it is interrupted.
extension CheckCommand {
  private static let rest = 250

  /// Gives the exit code of the last judgement.
  func watch(_ first: Report, _ code: Int32) -> Int32 {
    Interruption.await()
    var (report, code) = (first, code)
    var stamps = self.stamps
    say(Phrase(en: "watching; Ctrl-C ends it", vi: "đang theo dõi; Ctrl-C để dừng"), to: .error)
    while !Interruption.hasCome, invocation.surroundings.outputFailure() == nil {
      pause(milliseconds: CheckCommand.rest)
      var now = self.stamps
      guard now != stamps, !Interruption.hasCome else { continue }
      // Who writes a file may not be done with it.
      while !Interruption.hasCome {
        pause(milliseconds: CheckCommand.rest / 2)
        let later = self.stamps
        if later == now { break }
        now = later
      }
      stamps = now
      do throws(UsageError) {
        let (next, failures) = try judged()
        let unwritten = outputFailures(next)
        say(Changes(from: report, to: next).line, to: options.format == .text ? .output : .error)
        try tell(next.problems, beside: report.problems)
        complain(of: failures + unwritten)
        code = max(exitCode(next, failures), unwritten.isEmpty ? 0 : 2)
        // A plan that cannot be judged for a moment is compared with what it was before.
        let lost = report.plans.filter { next.unjudged.contains($0.file) }
        report = next
        report.plans += lost
      } catch {
        complain(of: [error])
        code = 2
      }
    }
    return code
  }

  private func say(_ line: Phrase, to stream: Surroundings.Stream) {
    let text = printable(line.text(in: invocation.language)) + "\n"
    invocation.surroundings.write(Array(text.utf8), stream)
  }

  /// What was found now and not before.
  private func tell(_ problems: [Diagnostic], beside known: [Diagnostic]) throws(UsageError) {
    let renderer = DiagnosticRenderer(
      language: invocation.language, usesColor: invocation.usesColor(.error),
      width: try invocation.width(.error))
    let before = Set(known.map { "\($0.code) \($0.message.english)" })
    for problem in ProblemDigest(problems).shown
    where !before.contains("\(problem.code) \(problem.message.english)") {
      invocation.complain(renderer.render(problem))
    }
  }

  /// Of everything that a judgement rests on.
  private var stamps: [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    let pipeline = TrackingPipeline(options: options.tracking.pipelineOptions)
    for file in PlanFinder.find(invocation.arguments.operands).files {
      let compiled = pipeline.compile(file.path)
      for path in [file.path] + compiled.trees.map(\.source.path) { stamps[path] = fileStamp(at: path) }
      guard let data = try? options.tracking.data(of: file.path, named: compiled.plan?.name) else { continue }
      let folder: String? =
        switch data {
        case .folder(let named): named
        case .engine(let place): place.dataFolder
        case .besidePlan, .sampleBesidePlan: nil
        }
      fileStamps(below: folder ?? data.besidePlan(file.path), into: &stamps)
    }
    for path in options.tracking.measuredFiles + [options.baseline].compactMap({ $0 }) {
      stamps[path] = fileStamp(at: path)
    }
    for output in options.outputs { stamps[output.path] = nil }
    return stamps
  }
}

/// What is another between two reports of the same plans.
struct Changes {
  private static let limit = 6

  /// One line, the worst first.
  let line: Phrase

  init(from old: Report, to new: Report) {
    var found: [(attention: Int, text: Phrase)] = []
    let isAlone = max(old.plans.count, new.plans.count) < 2
    for path in new.unjudged where !old.unjudged.contains(path) {
      found.append((-1, Phrase(en: "\(path) cannot be judged", vi: "\(path): không đánh giá được")))
    }
    for plan in old.plans
    where !new.unjudged.contains(plan.file)
      && !new.plans.contains(where: { $0.file == plan.file && $0.name == plan.name })
    {
      found.append(
        (
          5,
          Phrase(
            en: "\(plan.name) is gone, with \(count: plan.targets.goals.count, "goals")",
            vi: "không còn \(plan.name), với \(plan.targets.goals.count) mục tiêu")
        ))
    }
    for plan in new.plans {
      let before = old.plans.first { $0.file == plan.file && $0.name == plan.name }
      let prefix = isAlone ? "" : "\(plan.name): "
      for target in plan.targets {
        let known = before?.targets.first { $0.name == target.name }
        guard let text = Changes.text(from: known, to: target) else { continue }
        found.append((target.gravest.attention, Phrase(en: "\(prefix)\(text)", vi: "\(prefix)\(text)")))
      }
      for gone in before?.targets ?? [] where !plan.targets.contains(where: { $0.name == gone.name }) {
        found.append((5, Phrase(en: "\(prefix)\(gone.name) is gone", vi: "\(prefix)không còn \(gone.name)")))
      }
    }
    guard !found.isEmpty else {
      line = Phrase(
        en: "judged again: no verdict or value changed", vi: "đã đánh giá lại: kết luận và giá trị không đổi")
      return
    }
    let sorted = found.enumerated().sorted {
      ($0.element.attention, $0.offset) < ($1.element.attention, $1.offset)
    }.map(\.element.text)
    let rest = sorted.count - Changes.limit
    line = Phrase { language in
      let shown = sorted.prefix(Changes.limit).map { $0.text(in: language) }
      let more =
        rest > 0 ? [Phrase(en: "and \(rest) more", vi: "và \(rest) thay đổi nữa").text(in: language)] : []
      return (shown + more).joined(separator: "; ")
    }
  }

  /// `3 missed, 9 met → 2 missed, 10 met`.
  private static func groups(from old: ClauseReport, to new: ClauseReport) -> Phrase? {
    func words(_ clause: ClauseReport) -> Phrase {
      let weakest = clause.weakestGroup.map { Phrase(en: "; \($0)", vi: "; \($0)") }
      return clause.groupCounts.appending(weakest ?? Phrase(verbatim: ""))
    }
    let (before, now) = (words(old), words(new))
    if before != now { return Phrase(en: "\(before) → \(now)", vi: "\(before) → \(now)") }
    let isSame = old.groups.elementsEqual(new.groups) { left, right in
      left.group == right.group && left.verdict == right.verdict && left.value?.low == right.value?.low
        && left.value?.high == right.value?.high
    }
    return isSame
      ? nil : Phrase(en: "values of its groups are others", vi: "giá trị của các nhóm đã khác")
  }

  /// `weak_share: slow → on track`; where only a value is another, `weak_share: 12% → 11.5% (slow)`.
  private static func text(from old: TargetReport?, to new: TargetReport) -> Phrase? {
    let name = new.name
    guard let old else {
      return Phrase(en: "\(name): new, \(new.verdict.phrase)", vi: "\(name): mới, \(new.verdict.phrase)")
    }
    if old.verdict != new.verdict {
      let (before, now) = (old.verdict.phrase, new.verdict.phrase)
      return Phrase(en: "\(name): \(before) → \(now)", vi: "\(name): \(before) → \(now)")
    }
    for clause in new.clauses {
      let known = old.clauses.first { $0.time == clause.time }
      guard let known, known.verdict != clause.verdict else { continue }
      let (when, before, now) = (clause.when, known.verdict.phrase, clause.verdict.phrase)
      return Phrase(en: "\(name) \(when): \(before) → \(now)", vi: "\(name) \(when): \(before) → \(now)")
    }
    for clause in new.clauses where !clause.groups.isEmpty {
      guard let known = old.clauses.first(where: { $0.time == clause.time }) else { continue }
      if let change = Changes.groups(from: known, to: clause) {
        return Phrase(en: "\(name) \(clause.when): \(change)", vi: "\(name) \(clause.when): \(change)")
      }
    }
    let (before, now) = (old.pictured?.value, new.pictured?.value)
    guard before?.low != now?.low || before?.high != now?.high || before?.date != now?.date else {
      return nil
    }
    let none = Phrase(verbatim: "–")
    let (was, shown) = (before?.display ?? none, now?.display ?? none)
    return Phrase(
      en: "\(name): \(was) → \(shown) (\(new.verdict.phrase))",
      vi: "\(name): \(was) → \(shown) (\(new.verdict.phrase))")
  }
}
