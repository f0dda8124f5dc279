import TargetDSL
import Glibc

// Stands in until the pipeline is joined: compiles the plan and leaves every clause unmeasured.
struct PendingReader: SourceReader {
  func read(_ path: String) throws(SourceReadError) -> [UInt8] {
    let d = unsafe open(path, O_RDONLY)
    guard d >= 0 else { throw SourceReadError(reason: Phrase(en: "it does not exist", vi: "không tồn tại")) }
    defer { close(d) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let n = unsafe buffer.withUnsafeMutableBytes { unsafe read_(d, $0) }
      if n <= 0 { return bytes }
      bytes += buffer[..<n]
    }
  }
}
private func read_(_ d: Int32, _ p: UnsafeMutableRawBufferPointer) -> Int { unsafe read(d, p.baseAddress, p.count) }

extension TrackingPipeline {
  public func track(_ planPath: String) -> Result {
    let compiled = CompiledPlan.compile(path: planPath, reader: PendingReader())
    guard let plan = compiled.plan else {
      return Result(judgement: nil, problems: compiled.diagnostics, sampleNotice: nil, isVocabulary: compiled.isVocabulary)
    }
    let targets = plan.targets.map { target in
      TargetJudgement(verdict: .unmeasured, worst: nil, clauses: target.clauses.enumerated().map { i, c in
        let time: JudgedTime = switch c.when { case .by(let d): .by(d); case .always: .always; case .undated: .undated; case .total(let r): .total(r); case .eachYear(let r): .year(r.lowerBound) }
        return ClauseJudgement(clause: i, time: time, isDue: false, finding: Finding(verdict: .unmeasured, why: Phrase(en: "there is no value", vi: "chưa có số liệu")), groups: [], readings: target.readings.map { _ in Finding(verdict: .unmeasured) })
      })
    }
    return Result(judgement: PlanJudgement(plan: plan, asOf: CalendarDate.endOf(year: 2025), targets: targets), problems: compiled.diagnostics, sampleNotice: nil, isVocabulary: false)
  }
}
