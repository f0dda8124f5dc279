import TargetDSL
import TargetEngine

/// A ratchet: the failures that are known. A check against it fails on what became worse, and on entries that no
/// longer say how things are, so that the file can only follow what is true.
struct Baseline: Sendable {
  private static let schema = "plancheck/baseline/1"

  /// In the order of file, plan, target, time and bound.
  let entries: [BaselineEntry]
  private let file: BaselineFile

  /// Every failing clause of a report, and what an earlier baseline knows of plans that the report is not about, as
  /// long as they exist.
  init(of report: Report, in file: BaselineFile, keeping before: Baseline?) {
    self.file = file
    var entries = (before?.entries ?? []).filter { entry in
      !report.plans.contains { entry.isOf($0, in: file) } && entry.file.map(file.holds) ?? true
    }
    for plan in report.plans {
      for target in plan.targets {
        for clause in target.clauses where clause.standing == .fails {
          entries.append(BaselineEntry(clause, target, plan, in: file))
        }
      }
    }
    self.entries = entries.sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// Reads a file; `unreadable` where it does not exist.
  init(_ file: BaselineFile) throws(UsageError) {
    self.file = file
    let path = file.path
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(path)
    } catch {
      throw UsageError(
        Phrase(
          en: "cannot read the baseline `\(path)`: \(error.reason)",
          vi: "không đọc được tệp đối chiếu `\(path)`: \(error.reason)"),
        hint: Phrase(
          en: "`--update-baseline` makes one", vi: "`--update-baseline` sẽ tạo tệp này"))
    }
    do throws(JSONValue.ReadError) {
      let document = try JSONValue(bytes)
      let listed = document["entries"]?.array ?? []
      let entries = listed.compactMap(BaselineEntry.init)
      guard document["schema"]?.string == Baseline.schema, entries.count == listed.count else {
        throw JSONValue.ReadError(line: 1)
      }
      self.entries = entries
    } catch {
      throw UsageError(
        Phrase(
          en: "`\(path)` is not a baseline of plancheck (line \(line: error.line))",
          vi: "`\(path)` không phải tệp đối chiếu của plancheck (dòng \(line: error.line))"))
    }
  }

  func rendered() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", Baseline.schema)
      writer.memberArray("entries") { writer in
        for entry in entries { writer.elementObject { entry.write(to: &$0) } }
      }
    }
    return writer.finished()
  }

  /// Marks what is known and collects what is obsolete. Only plans that were judged, and targets among `only`
  /// (all where empty), are held against the file.
  func apply(to report: inout Report, only: Set<String> = []) {
    var left = entries
    for plan in report.plans.indices {
      for target in report.plans[plan].targets.indices {
        for clause in report.plans[plan].targets[target].clauses.indices {
          let found = report.plans[plan].targets[target].clauses[clause]
          guard found.standing == .fails else { continue }
          let now = BaselineEntry(found, report.plans[plan].targets[target], report.plans[plan], in: file)
          guard let index = left.firstIndex(where: { $0.isSameClause(as: now) }) else { continue }
          let known = left.remove(at: index)
          let isWorse = now.verdict < known.verdict || !Set(now.groups).isSubset(of: known.groups)
          if isWorse { continue }
          report.plans[plan].targets[target].clauses[clause].standing = .known
          if !now.says(known) { report.obsoleteEntries.append(known) }
        }
      }
    }
    let plans = report.plans
    report.obsoleteEntries += left.filter { entry in
      plans.contains { entry.isOf($0, in: file) } && (only.isEmpty || only.contains(entry.target))
    }
  }
}

extension BaselineEntry {
  init(_ clause: ClauseReport, _ target: TargetReport, _ plan: PlanReport, in file: BaselineFile) {
    self.init(
      file: file.name(of: plan.file), plan: plan.name, target: target.name, when: TimeText.plan(clause.time),
      bound: clause.bound.plan,
      verdict: clause.verdict,
      groups: clause.shortGroups.map(\.group).sorted { left, right in
        left.utf8.lexicographicallyPrecedes(right.utf8)
      })
  }

  init?(_ value: JSONValue) {
    guard let plan = value["plan"]?.string, let target = value["target"]?.string,
      let when = value["when"]?.string, let bound = value["bound"]?.string,
      let verdict = value["verdict"]?.string.flatMap(Verdict.init(rawValue:))
    else { return nil }
    self.init(
      file: value["file"]?.string, plan: plan, target: target, when: when, bound: bound, verdict: verdict,
      groups: (value["groups"]?.array ?? []).compactMap(\.string))
  }

  /// Whether the entry is about a plan: by its name alone where an earlier version wrote it.
  func isOf(_ report: PlanReport, in baseline: BaselineFile) -> Bool {
    plan == report.name && file.map { $0 == baseline.name(of: report.file) } ?? true
  }

  func isSameClause(as other: BaselineEntry) -> Bool {
    (file == nil || other.file == nil || file == other.file)
      && (plan, target, when, bound) == (other.plan, other.target, other.when, other.bound)
  }

  /// Whether another entry for this clause says the same about it.
  func says(_ other: BaselineEntry) -> Bool { verdict == other.verdict && groups == other.groups }

  var order: [UInt8] { Array([file ?? "", plan, target, when, bound].joined(separator: "\u{0}").utf8) }
}
