import TargetDSL
import TargetEngine

/// The cases of a file, run: whether each passes, and what differs at which place.
struct CaseRun {
  let json: JSONValue

  init(_ job: MeasuringJob, _ language: Language) {
    let compiled = job.pipeline().compileCases(job.path, contents: job.texts)
    let texts = EditorTexts()
    guard let plan = compiled.plan else {
      json = []
      return
    }
    json = .array(
      compiled.cases.map { test in
        let result = TargetEngine.run(test, of: plan)
        let found = result.problems + result.differences.map { Diagnostic($0, of: plan) }
        return [
          "label": .string(test.label), "passes": .boolean(result.passes),
          "problems": .array(
            found.map { finding in
              // What is wrong with rows of a case stands in the case.
              let known = DataFinding(finding, of: nil, texts, language)
              guard known.path == nil else { return known.json }
              return DataFinding(
                Diagnostic(finding.kind, at: .source(test.span), finding.message), of: nil, texts, language
              ).json
            }),
        ]
      })
  }
}

/// What a file of cases came to, as its text was when it was run.
struct CaseOutcomes {
  let texts: [String: [UInt8]]
  /// By the label of the case; of cases that are called alike each in its order.
  let passes: [String: [Bool]]
  let problems: [DataFinding]

  init(_ json: JSONValue, texts: [String: [UInt8]]) {
    self.texts = texts
    var passes: [String: [Bool]] = [:]
    var problems: [DataFinding] = []
    for test in json.array ?? [] {
      guard let label = test["label"]?.string, let isPassed = test["passes"]?.boolean else { continue }
      passes[label, default: []].append(isPassed)
      problems += (test["problems"]?.array ?? []).compactMap(DataFinding.init)
    }
    self.passes = passes
    self.problems = problems
  }
}
