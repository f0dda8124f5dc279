import TargetDSL
import TargetEngine

/// Applies the safe fixes of a plan and of the files that it uses, in rounds, because one fix can bring the next
/// to light. Nothing is written here: a file is handed over as it will be, once all rounds are done.
struct SafeFixer {
  struct Applied: Sendable {
    let code: String
    /// In the text as it was in that round.
    let place: String
    let offer: Phrase
  }

  /// Far more rounds than fixes build on each other.
  private static let mostRounds = 50

  let path: String
  private let pipeline: TrackingPipeline
  private var texts: [String: [UInt8]] = [:]
  private(set) var applied: [Applied] = []

  init(path: String, root: String?) {
    self.path = path
    var options = TrackingPipeline.Options()
    options.root = root
    pipeline = TrackingPipeline(options: options)
  }

  /// The files that fixes have changed, by path.
  var changed: [(path: String, bytes: [UInt8])] {
    texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  mutating func fix() {
    var problems = self.problems(with: texts)
    for _ in 0..<SafeFixer.mostRounds {
      let candidates = SafeFixer.disjoint(problems)
      guard !candidates.isEmpty else { return }
      // All at once; where that leaves the plan worse, the first that does no harm.
      if let better = attempt(candidates, from: problems) {
        problems = better
        continue
      }
      var harmless: Outcome?
      for candidate in candidates where harmless == nil { harmless = probe([candidate], from: problems) }
      guard let harmless else { return }
      accept(harmless)
      problems = harmless.problems
    }
  }

  // MARK: One round

  private struct Candidate {
    let problem: Diagnostic
    let fix: Diagnostic.Fix
  }

  private struct Outcome {
    let candidates: [Candidate]
    let texts: [String: [UInt8]]
    let problems: [Diagnostic]
  }

  private mutating func attempt(_ candidates: [Candidate], from problems: [Diagnostic]) -> [Diagnostic]? {
    guard let outcome = probe(candidates, from: problems) else { return nil }
    accept(outcome)
    return outcome.problems
  }

  private mutating func accept(_ outcome: Outcome) {
    texts = outcome.texts
    applied += outcome.candidates.map {
      Applied(code: $0.problem.code, place: "\($0.problem.place)", offer: $0.fix.offer)
    }
  }

  /// What the plan would be; `nil` where that would be no better.
  private func probe(_ candidates: [Candidate], from before: [Diagnostic]) -> Outcome? {
    let texts = self.texts.merging(SafeFixer.edited(candidates)) { _, new in new }
    let after = problems(with: texts)
    let (old, new) = (SafeFixer.problemsByStage(before), SafeFixer.problemsByStage(after))
    guard new.lexicographicallyPrecedes(old) else { return nil }
    return Outcome(candidates: candidates, texts: texts, problems: after)
  }

  /// How many problems each step of checking has, the earliest first: a sign that is mended may let a later step
  /// see more, but no fix may trouble an earlier one. What this orders falls with each round, so rounds end.
  private static func problemsByStage(_ problems: [Diagnostic]) -> [Int] {
    var counts: [Int] = Array(repeating: 0, count: 10)
    for problem in problems {
      if let stage = problem.code.dropFirst(2).first?.wholeNumberValue, counts.indices.contains(stage) {
        counts[stage] += 1
      }
    }
    return counts
  }

  private func problems(with texts: [String: [UInt8]]) -> [Diagnostic] {
    let compiled = pipeline.compile(path, contents: texts)
    return compiled.diagnostics + (compiled.plan.map { review($0, trees: compiled.trees) } ?? [])
  }

  /// Safe fixes of which no two touch each other; those left out come in a later round.
  private static func disjoint(_ problems: [Diagnostic]) -> [Candidate] {
    var taken: [String: [Range<Int>]] = [:]
    var chosen: [Candidate] = []
    for problem in problems {
      guard let fix = problem.fixes.first(where: { $0.isSafe && !$0.edits.isEmpty }) else { continue }
      var wanted = taken
      var isFree = true
      for edit in fix.edits {
        let range = edit.span.range
        let others = wanted[edit.span.file.path, default: []]
        if others.contains(where: { $0.lowerBound <= range.upperBound && range.lowerBound <= $0.upperBound })
        {
          isFree = false
        }
        wanted[edit.span.file.path, default: []].append(range)
      }
      guard isFree else { continue }
      taken = wanted
      chosen.append(Candidate(problem: problem, fix: fix))
    }
    return chosen
  }

  /// The changed files. From the last edit to the first, so that none moves another.
  private static func edited(_ candidates: [Candidate]) -> [String: [UInt8]] {
    var edits: [String: [Diagnostic.Fix.Edit]] = [:]
    for edit in candidates.flatMap(\.fix.edits) { edits[edit.span.file.path, default: []].append(edit) }
    return edits.compactMapValues { edits in
      guard var bytes = edits.first?.span.file.bytes else { return nil }
      for edit in edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
        bytes.replaceSubrange(
          edit.span.range.clamped(to: 0..<bytes.count), with: Array(edit.replacement.utf8))
      }
      return bytes
    }
  }
}
