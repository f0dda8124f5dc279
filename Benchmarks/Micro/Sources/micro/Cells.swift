import TargetEngine

/// What reading one more column costs: a plan that looks at two columns less one that looks at one.
struct Cells {
  /// The folder of the register and its plan.
  let folder: String
  /// The declarations before the first target.
  let head: String
  let rows: Int

  private static let kinds = [
    ("members", "a whole number"), ("income", "a decimal"), ("founded", "a date"), ("kind", "a category"),
    ("high_tech", "yes or no, some unknown"), ("commune", "a reference"),
    ("certificate", "a text, most of them none"),
  ]

  func figures() throws -> [Figure] {
    let conditions = ["linked is known"] + Cells.kinds.map { "linked is known and \($0.0) is known" }
    let paths = try conditions.map { try plan(counting: $0) }
    var options = TrackingPipeline.Options()
    options.threads = 1
    options.data = .folder("\(folder)/data")
    let pipeline = TrackingPipeline(options: options)
    let seconds = medians(of: paths.map { path in { _ = pipeline.track(path) } }, rounds: 7)
    return zip(Cells.kinds, seconds.dropFirst()).map { kind, taken in
      Figure(
        what: "reading and validating \(kind.1)", value: (taken - seconds[0]) / Double(rows) * 1e9,
        unit: "ns per cell", how: "column \(kind.0), \(rows) rows, one thread")
    }
  }

  /// The path of a plan with one target, the number of rows for which a condition holds.
  private func plan(counting condition: String) throws -> String {
    let path = "\(folder)/micro \(condition).plan"
    let target = "\ntarget t = count of organisations where \(condition)\n  undated: at least 1\n"
    try write(head + target, to: path)
    return path
  }
}
