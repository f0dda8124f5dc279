import TargetDSL
import TargetEngine

/// A plan, or a file of cases, on its way to the process aside, with what was made of its texts.
struct MeasuredPlan {
  let job: MeasuringJob
  let compiled: CompiledPlan
}

/// What the process aside is asked for, as one object of JSON on its standard input.
struct MeasuringJob: Hashable {
  enum Work: String { case measure, cases, explain, rows, report }

  let work: Work
  /// Of the plan, or of the file of cases.
  let path: String
  let root: String?
  /// The folder of the data beside the plan; `data` where `nil`.
  var data: String?
  /// Texts that stand for files at their paths.
  let texts: [String: [UInt8]]
  /// Of a command.
  var target = ""

  var json: JSONValue {
    [
      "work": .string(work.rawValue), "path": .string(path), "root": root.map { .string($0) } ?? .null,
      "data": data.map { .string($0) } ?? .null, "target": .string(target),
      "texts": .object(texts.mapValues { .string(String(decoding: $0, as: UTF8.self)) }),
    ]
  }

  init(
    _ work: Work, _ path: String, root: String?, data: String?, texts: [String: [UInt8]], target: String = ""
  ) {
    self.work = work
    self.path = path
    self.root = root
    self.data = data
    self.texts = texts
    self.target = target
  }

  init?(_ json: JSONValue) {
    guard let work = json["work"]?.string.flatMap(Work.init(rawValue:)), let path = json["path"]?.string,
      case .object(let members)? = json["texts"]
    else { return nil }
    self.init(
      work, path, root: json["root"]?.string, data: json["data"]?.string,
      texts: members.compactMapValues { $0.string.map { Array($0.utf8) } },
      target: json["target"]?.string ?? "")
  }

  func pipeline(_ memory: AnswerMemory? = nil) -> TrackingPipeline {
    var options = TrackingPipeline.Options()
    options.root = root
    options.memory = memory
    if let data { options.data = .folder(joined(parentFolder(of: path), data)) }
    return TrackingPipeline(options: options)
  }
}

/// The process aside: does what it is told, one job after the other, and remembers what the rows of each plan came to.
/// Every job is answered with parts, the last of which says that it is done.
struct MeasuringHelper {
  private struct Told {
    let measurings: Int
    /// What is told of each by its name.
    let populations: [String: RowSet]
    let facts: JSONValue
  }

  let language: Language
  private var memories: [String: AnswerMemory] = [:]
  private var told: [String: Told] = [:]

  init(language: Language) { self.language = language }

  /// Until the input ends.
  mutating func run(input: Int32, output: Int32) {
    var frames = FrameReader()
    while let bytes = readAvailable(from: input), !bytes.isEmpty {
      frames.append(bytes)
      while let frame = frames.next() {
        guard case .message(let body) = frame, let json = try? JSONValue(body), let job = MeasuringJob(json)
        else { continue }
        perform(job) { _ = writeAll(FrameReader.framed($0), to: output) }
        _ = writeAll(FrameReader.framed(["done": true]), to: output)
      }
    }
  }

  private mutating func perform(_ job: MeasuringJob, _ tell: (JSONValue) -> Void) {
    switch job.work {
    case .measure: measure(job, tell)
    case .cases: tell(["cases": CaseRun(job, language).json])
    case .explain, .rows, .report: tell(["text": .string(PlanCommand(job: job, language: language).text)])
    }
  }

  private mutating func measure(_ job: MeasuringJob, _ tell: (JSONValue) -> Void) {
    let memory = memories[job.path] ?? AnswerMemory()
    memories[job.path] = memory
    let result = job.pipeline(memory).track(job.path, contents: job.texts)
    var report = Report(plans: [], unjudged: [], problems: result.problems, obsoleteEntries: [])
    if let judgement = result.judgement {
      report.plans = [
        ReportBuilder.report(judgement, values: result.values, sampleNotice: result.sampleNotice)
      ]
    }
    let json = try? JSONValue(ReportFormat.json.render(report, ReportStyle(language: language)))
    let texts = EditorTexts()
    let plan = result.judgement?.plan
    tell([
      "report": json ?? .null,
      "problems": .array(
        result.problems.map { DataFinding($0, of: plan, texts, language).json }),
    ])
    guard let plan else { return }
    let populations = Dictionary(plan.populations.map { ($0.name, $0.rows) }) { first, _ in first }
    if let known = told[job.path], known.measurings == memory.measurings, known.populations == populations {
      return tell(["facts": known.facts])
    }
    let facts = FactFinder(plan: plan, memory: memory, language: language).facts
    told[job.path] = Told(measurings: memory.measurings, populations: populations, facts: facts.json)
    tell(["facts": facts.json])
  }
}
