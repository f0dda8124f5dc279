import TargetDSL
import TargetEngine

/// Has plans measured and cases run aside, one at a time, in a process of its own that keeps what rows came to. A newer
/// edit ends it while it is measuring; commands of a person have processes of their own.
final class MeasuringDesk {
  private struct Command {
    let process: ChildProcess
    let id: JSONValue
    var frames = FrameReader()
  }

  /// What has come in.
  struct News {
    var isMeasured = false
    /// Answers to commands.
    var answers: [(id: JSONValue, text: String)] = []
  }

  private static let mostCommands = 4
  /// Looking over the columns of large files may take longer than a person waits for a value.
  private static let patience = Duration.seconds(3)

  private var helper: ChildProcess?
  private var frames = FrameReader()
  private var current: MeasuredPlan?
  /// Since when the values are told, and the rest is looked for.
  private var reportedAt: ContinuousClock.Instant?
  private var commands: [Command] = []
  private(set) var known: [String: Measurement] = [:]
  private(set) var outcomes: [String: CaseOutcomes] = [:]
  /// Plans whose data have changed: what was known is shown until it is known anew.
  private var outdated: Set<String> = []
  /// Jobs that gave nothing are not tried again.
  private var failed: [String: MeasuringJob] = [:]
  private var language = Language.english

  /// What to wait for beside the client.
  var outputs: [Int32] {
    (current == nil ? [] : helper.map { [$0.output] } ?? []) + commands.map(\.process.output)
  }

  /// Starts a job unless what it would tell is known or under way. O(texts).
  func want(_ plan: MeasuredPlan, language: Language) {
    let job = plan.job
    self.language = language
    if failed[job.path] == job { return }
    if isKnown(job) {
      if current?.job.path != job.path { return }
    }
    if let current {
      guard current.job.path == job.path, current.job != job else { return }
      // An older text is measured: that is of no use any more. What comes after the values is worth a moment.
      if let reportedAt, ContinuousClock.now - reportedAt < MeasuringDesk.patience { return }
      end()
    }
    if helper == nil {
      helper = ChildProcess(arguments: ["lsp", "--measure", "--lang", language.rawValue])
      frames = FrameReader()
    }
    guard let helper else { return }
    current = plan
    reportedAt = nil
    helper.send(FrameReader.framed(job.json))
  }

  /// Has a command done; `false` where too many are under way.
  func perform(_ job: MeasuringJob, id: JSONValue, language: Language) -> Bool {
    guard commands.count < MeasuringDesk.mostCommands,
      let process = ChildProcess(arguments: ["lsp", "--measure", "--lang", language.rawValue])
    else { return false }
    process.send(FrameReader.framed(job.json))
    commands.append(Command(process: process, id: id))
    return true
  }

  /// Ends a command that was taken back; `false` where none has that identifier.
  func cancel(_ id: JSONValue) -> Bool {
    guard let index = commands.firstIndex(where: { $0.id == id }) else { return false }
    commands.remove(at: index).process.end()
    return true
  }

  /// Takes what a process has written.
  func read(_ descriptor: Int32) -> News {
    var news = News()
    if let helper, helper.output == descriptor {
      readHelper(helper, &news)
    } else if let index = commands.firstIndex(where: { $0.process.output == descriptor }) {
      readCommand(index, &news)
    }
    return news
  }

  private func readHelper(_ helper: ChildProcess, _ news: inout News) {
    guard let bytes = readAvailable(from: helper.output), !bytes.isEmpty else {
      // It has gone: what it was at is not tried again.
      if let current { failed[current.job.path] = current.job }
      return end()
    }
    frames.append(bytes)
    while let frame = frames.next() {
      guard case .message(let body) = frame, let part = try? JSONValue(body), let current else {
        continue
      }
      let job = current.job
      if part["done"]?.boolean == true {
        if !isKnown(job) {
          failed[job.path] = job
          if outdated.remove(job.path) != nil { known[job.path] = nil }
        }
        self.current = nil
      } else if let facts = part["facts"] {
        known[job.path]?.add(MeasuredFacts(facts))
        news.isMeasured = true
      } else if let cases = part["cases"] {
        outcomes[job.path] = CaseOutcomes(cases, texts: job.texts)
        news.isMeasured = true
      } else if var found = Measurement(part, current, language: language) {
        // What stood in the data is most likely still there; what was counted in them holds as far as the plan says the same.
        let isOutdated = outdated.remove(job.path) != nil
        if let before = known[job.path] {
          found.add(before.facts(holdingIn: found.plan, ofOtherData: isOutdated))
        }
        known[job.path] = found
        reportedAt = ContinuousClock.now
        news.isMeasured = true
      }
    }
  }

  private func readCommand(_ index: Int, _ news: inout News) {
    let command = commands[index]
    var text: String?
    if let bytes = readAvailable(from: command.process.output), !bytes.isEmpty {
      commands[index].frames.append(bytes)
      while let frame = commands[index].frames.next() {
        if case .message(let body) = frame, let part = try? JSONValue(body), let found = part["text"]?.string
        {
          text = found
        }
      }
      if text == nil { return }
    }
    commands.remove(at: index).process.end()
    news.answers.append((command.id, text ?? ""))
  }

  /// Data files have changed: everything is measured again.
  func forgetAll() {
    end()
    outdated.formUnion(known.keys)
    outcomes = [:]
    failed = [:]
  }

  private func isKnown(_ job: MeasuringJob) -> Bool {
    job.work == .cases
      ? outcomes[job.path]?.texts == job.texts
      : known[job.path]?.texts == job.texts && !outdated.contains(job.path)
  }

  /// Cases of one file are to be run again.
  func forget(_ path: String) {
    outcomes[path] = nil
    failed[path] = nil
  }

  /// Ends what is measured; commands too where the server ends.
  func end(withCommands: Bool = false) {
    helper?.end()
    helper = nil
    current = nil
    reportedAt = nil
    guard withCommands else { return }
    for command in commands { command.process.end() }
    commands = []
  }
}
