import Synchronization
import TargetDSL

/// Keeps what a plan's rows were measured to be, so that a plan of which only bounds or words have changed is judged
/// again without reading a row.
public final class AnswerMemory: Sendable {
  typealias Opening = @Sendable () throws(SourceFailure) -> (any MeasureSource)?

  /// All that decides what a request for rows comes to, and what is found on the way: what the tables say, in their order,
  /// and the state of the files.
  struct Key: Hashable, Sendable {
    let plan: String
    /// Findings name the plan by it.
    let name: String
    let root: String?
    let folder: String
    let state: String
    let tables: [Table]
  }

  private struct State {
    var key: Key?
    var source: (any MeasureSource)?
    var answers: [MeasureRequest: MeasureAnswer] = [:]
    /// Findings when all of them had been answered.
    var problems: [Diagnostic] = []
  }

  private let state = Mutex(State())
  private let rounds = Atomic<Int>(0)

  public init() {}

  /// How often a source has been opened or asked: as long as it stays, nothing in the data has changed.
  public var measurings: Int { rounds.load(ordering: .relaxed) }

  /// The source that rows are read from, for what else it can tell.
  public var opened: (any MeasureSource)? { state.withLock { $0.source } }

  /// The source for a plan: the one before, where `key` is as it was.
  func source(_ key: Key, open: @escaping Opening) throws(SourceFailure) -> (any MeasureSource)? {
    if let kept = state.withLock({ $0.key == key ? $0.source : nil }) {
      return RememberingSource(source: kept, memory: self, open: open)
    }
    guard let fresh = try restart(open, key) else { return nil }
    return RememberingSource(source: fresh, memory: self, open: open)
  }

  private func restart(_ open: Opening, _ key: Key?) throws(SourceFailure) -> (any MeasureSource)? {
    rounds.add(1, ordering: .relaxed)
    let opened = try open()
    state.withLock { $0 = State(key: key, source: opened, problems: opened?.problems ?? []) }
    return opened
  }

  /// What had been found wrong when the last requests were answered.
  fileprivate var problems: [Diagnostic] { state.withLock { $0.problems } }

  fileprivate func answers(
    _ requests: [MeasureRequest], open: Opening
  ) throws(SourceFailure) -> [MeasureAnswer] {
    let (key, before) = state.withLock { ($0.key, $0.answers) }
    // Findings of a request that is no longer made go with it, so the requests have to be the same.
    if !before.isEmpty, Set(requests) == Set(before.keys) {
      return requests.compactMap { before[$0] }
    }
    var source = opened
    // What was found for other requests is not told again.
    if !before.isEmpty { source = try restart(open, key) }
    guard let source else { throw SourceFailure(problems: []) }
    rounds.add(1, ordering: .relaxed)
    let answers = try source.measure(requests)
    let found = Dictionary(zip(requests, answers)) { first, _ in first }
    state.withLock { state in
      state.answers = found
      state.problems = source.problems
    }
    return answers
  }
}

/// A source whose answers are kept.
struct RememberingSource: MeasureSource {
  let source: any MeasureSource
  let memory: AnswerMemory
  let open: AnswerMemory.Opening

  var dates: [CalendarDate] { source.dates }
  var problems: [Diagnostic] { memory.problems }
  var sampleNotice: String? { source.sampleNotice }
  var brokenFiles: [String] { source.brokenFiles }

  func measure(_ requests: [MeasureRequest]) throws(SourceFailure) -> [MeasureAnswer] {
    try memory.answers(requests, open: open)
  }
}
