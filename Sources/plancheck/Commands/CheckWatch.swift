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
        for line in Changes(from: report, to: next).lines {
          say(line, to: options.format == .text ? .output : .error)
        }
        try tell(next.problems, beside: report.problems)
        complain(of: failures + unwritten)
        code = max(exitCode(next, failures), unwritten.isEmpty ? 0 : 2)
        // A plan that cannot be judged for a moment is compared with what it was before.
        let lost = report.plans.filter { plan in next.unjudged.contains { $0.file == plan.file } }
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
    // The same mistake at another place is another one; warnings move with the lines above them.
    func key(_ problem: Diagnostic) -> String {
      let place = problem.severity == .error ? problem.place.description : problem.place.path
      return "\(place) \(problem.code) \(problem.message.english)"
    }
    let before = Set(known.map(key))
    for problem in ProblemDigest(problems).shown where !before.contains(key(problem)) {
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
