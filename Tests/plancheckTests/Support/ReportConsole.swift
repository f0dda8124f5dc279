import Synchronization
import TargetDSL
import TargetEngine

@testable import plancheck

/// A world in which to run commands: what they print is kept, what they track is made by hand.
final class ReportConsole: Sendable {
  private let surroundings: Surroundings

  init(
    environment: [String: String] = [:], isTerminal: Bool = false, input: String = "",
    catalogue: [DiagnosticKind] = DiagnosticKind.all,
    track: @escaping @Sendable (String, TrackingPipeline.Options) -> TrackingPipeline.Result
  ) {
    let printed = Sink()
    sink = printed
    surroundings = Surroundings(
      environment: environment, terminals: isTerminal ? [.output, .error] : [], terminalWidth: 100,
      today: { CalendarDate.endOf(year: 2025) }, standardInput: { Array(input.utf8) },
      write: { bytes, stream in printed.append(bytes, stream) }, track: track, catalogue: { catalogue })
  }

  private final class Sink: Sendable {
    private let bytes = Mutex<[Surroundings.Stream: [UInt8]]>([:])

    func append(_ more: [UInt8], _ stream: Surroundings.Stream) {
      bytes.withLock { $0[stream, default: []] += more }
    }

    func text(_ stream: Surroundings.Stream) -> String {
      bytes.withLock { String(decoding: $0[stream] ?? [], as: UTF8.self) }
    }
  }

  private let sink: Sink

  var output: String { sink.text(.output) }
  var errors: String { sink.text(.error) }

  func run(_ words: String...) -> Int32 { run(words) }
  func run(_ words: [String]) -> Int32 { Program.run(words, in: surroundings) }

  /// Gives the fixture's judgement for every plan.
  static func ofFixture(environment: [String: String] = [:], isTerminal: Bool = false) throws -> ReportConsole
  {
    let judgement = try ReportFixture.judgement()
    return ReportConsole(environment: environment, isTerminal: isTerminal) { _, _ in
      TrackingPipeline.Result(judgement: judgement, problems: [], sampleNotice: nil, isVocabulary: false)
    }
  }
}
