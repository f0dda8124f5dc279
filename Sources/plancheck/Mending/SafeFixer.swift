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

  /// Texts that count instead of what the files hold: those that are open in an editor.
  private let contents: [String: [UInt8]]
  /// The only file that may be changed; `nil` where all may.
  private let only: String?

  init(path: String, root: String?) {
    var options = TrackingPipeline.Options()
    options.root = root
    self.init(path: path, pipeline: TrackingPipeline(options: options))
  }

  init(path: String, pipeline: TrackingPipeline, contents: [String: [UInt8]] = [:], only: String? = nil) {
    self.path = path
    self.pipeline = pipeline
    self.contents = contents
    self.only = only
  }

  /// The files that fixes have changed, by path.
  var changed: [(path: String, bytes: [UInt8])] {
    texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  mutating func fix() {
    var state = self.state(with: texts)
    for _ in 0..<SafeFixer.mostRounds {
      let candidates = SafeFixer.disjoint(state.problems, within: only)
      guard !candidates.isEmpty else { return }
      // All at once; where that does harm, those of one statement, the first that does none.
      var trial = probe(candidates, from: state)
      if trial == nil {
        for group in SafeFixer.byStatement(candidates, state.trees) where trial == nil {
          trial = probe(group, from: state)
        }
      }
      guard let trial else { return }
      accept(trial)
      state = trial.state
    }
  }

  // MARK: One round

  private struct Candidate {
    let problem: Diagnostic
    let fix: Diagnostic.Fix
  }

  private struct Trial {
    let candidates: [Candidate]
    let texts: [String: [UInt8]]
    let state: State
  }

  /// The plan with some texts: what is wrong, and what its files say.
  private struct State {
    let problems: [Diagnostic]
    let trees: [SyntaxTree]
  }

  private mutating func accept(_ trial: Trial) {
    texts = trial.texts
    applied += trial.candidates.map {
      Applied(code: $0.problem.code, place: "\($0.problem.place)", offer: $0.fix.offer)
    }
  }

  /// What the plan would be; `nil` where that would be no better, or a fix did more than mend its statement.
  private func probe(_ candidates: [Candidate], from before: State) -> Trial? {
    let texts = self.texts.merging(Diagnostic.Fix.edited(candidates.flatMap(\.fix.edits))) { _, new in new }
    let after = state(with: texts)
    let (old, new) = (
      SafeFixer.problemsByStage(before.problems), SafeFixer.problemsByStage(after.problems)
    )
    guard new.lexicographicallyPrecedes(old), mendsOnly(candidates, before, after) else { return nil }
    return Trial(candidates: candidates, texts: texts, state: after)
  }

  /// Whether the statements with fixes can be read now, and all others say what they said.
  private func mendsOnly(_ candidates: [Candidate], _ before: State, _ after: State) -> Bool {
    var edits: [String: [Diagnostic.Fix.Edit]] = [:]
    for edit in candidates.flatMap(\.fix.edits) { edits[edit.span.file.path, default: []].append(edit) }
    return edits.allSatisfy { path, edits in
      guard let old = before.trees.first(where: { $0.source.path == path }),
        let new = after.trees.first(where: { $0.source.path == path })
      else { return false }
      return StatementsKept(
        .init(tree: old, problems: before.problems), .init(tree: new, problems: after.problems), edits
      ).holds
    }
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

  private func state(with texts: [String: [UInt8]]) -> State {
    let compiled = pipeline.compile(path, contents: contents.merging(texts) { _, new in new })
    return State(
      problems: compiled.diagnostics + (compiled.plan.map { review($0, trees: compiled.trees) } ?? []),
      trees: compiled.trees)
  }

  /// Fixes that stand in one statement, in the order of the first.
  private static func byStatement(_ candidates: [Candidate], _ trees: [SyntaxTree]) -> [[Candidate]] {
    var groups: [(key: String, members: [Candidate])] = []
    for candidate in candidates {
      guard let place = candidate.fix.edits.first?.span else { continue }
      let statements = trees.first { $0.source.path == place.file.path }?.statements ?? []
      let index = statements.lastIndex { $0.range.lowerBound <= place.range.lowerBound } ?? -1
      let key = "\(place.file.path):\(index)"
      if let known = groups.firstIndex(where: { $0.key == key }) {
        groups[known].members.append(candidate)
      } else {
        groups.append((key, [candidate]))
      }
    }
    return groups.map(\.members)
  }

  /// Safe fixes of which no two touch each other; those left out come in a later round.
  private static func disjoint(_ problems: [Diagnostic], within only: String?) -> [Candidate] {
    var taken: [String: [Range<Int>]] = [:]
    var chosen: [Candidate] = []
    for problem in problems {
      guard let fix = problem.fixes.first(where: { $0.isSafe && !$0.edits.isEmpty }),
        only == nil || fix.edits.allSatisfy({ $0.span.file.path == only })
      else { continue }
      var wanted = taken
      var isFree = true
      for edit in fix.edits {
        let range = edit.span.range
        let others = wanted[edit.span.file.path, default: []]
        if others.contains(where: { meet($0, range) }) { isFree = false }
        wanted[edit.span.file.path, default: []].append(range)
      }
      guard isFree else { continue }
      taken = wanted
      chosen.append(Candidate(problem: problem, fix: fix))
    }
    return chosen
  }
}
