import TargetDSL
import TargetEngine

/// A ratchet: the failures that are known. A check against it fails on what became worse, and on entries that no
/// longer say how things are, so that the file can only follow what is true.
struct Baseline: Sendable {
  private static let schema = "plancheck/baseline/1"

  /// In the order of plan, target, time and bound.
  let entries: [BaselineEntry]

  /// Every failing clause of a report.
  init(of report: Report) {
    var entries: [BaselineEntry] = []
    for plan in report.plans {
      for target in plan.targets {
        for clause in target.clauses where clause.standing == .fails {
          entries.append(BaselineEntry(clause, target, plan))
        }
      }
    }
    self.entries = entries.sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// Reads a file; `unreadable` where it does not exist.
  init(path: String) throws(UsageError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(path)
    } catch {
      throw UsageError(
        Phrase(
          en: "cannot read the baseline `\(path)`: \(error.reason.english)",
          vi: "không đọc được tệp đối chiếu `\(path)`: \(error.reason.vietnamese)"),
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
          en: "`\(path)` is not a baseline of plancheck (line \(error.line))",
          vi: "`\(path)` không phải tệp đối chiếu của plancheck (dòng \(error.line))"))
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
          let now = BaselineEntry(found, report.plans[plan].targets[target], report.plans[plan])
          guard let index = left.firstIndex(where: { $0.isSameClause(as: now) }) else { continue }
          let known = left.remove(at: index)
          let isWorse = now.verdict < known.verdict || !Set(now.groups).isSubset(of: known.groups)
          if isWorse { continue }
          report.plans[plan].targets[target].clauses[clause].standing = .known
          if now != known { report.obsoleteEntries.append(known) }
        }
      }
    }
    let judged = Set(report.plans.map(\.name))
    report.obsoleteEntries += left.filter { entry in
      judged.contains(entry.plan) && (only.isEmpty || only.contains(entry.target))
    }
  }
}

extension BaselineEntry {
  init(_ clause: ClauseReport, _ target: TargetReport, _ plan: PlanReport) {
    self.init(
      plan: plan.name, target: target.name, when: TimeText.plan(clause.time), bound: clause.bound.plan,
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
      plan: plan, target: target, when: when, bound: bound, verdict: verdict,
      groups: (value["groups"]?.array ?? []).compactMap(\.string))
  }

  func isSameClause(as other: BaselineEntry) -> Bool {
    (plan, target, when, bound) == (other.plan, other.target, other.when, other.bound)
  }

  var order: [UInt8] { Array([plan, target, when, bound].joined(separator: "\u{0}").utf8) }
}
