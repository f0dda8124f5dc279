import Glibc
import TargetDSL
import Testing

@testable import TargetEngine

/// The engine against the reference on random tables and measures. `ROWS_SEED` repeats a run, `ROWS_CASES` sets
/// its length.
@Suite struct RowsDifferentialTests {
  static func setting(_ name: String) -> UInt64? {
    guard let text = unsafe getenv(name) else { return nil }
    return UInt64(unsafe String(cString: text))
  }

  static let seed = setting("ROWS_SEED") ?? UInt64.random(in: 0..<1_000_000_000)

  @Test func `fast and slow agree on random tables`() throws {
    let cases = Int(Self.setting("ROWS_CASES") ?? 1500)
    print("rows differential: seed \(Self.seed), \(cases) cases")
    for index in 0..<cases {
      if try !agrees(seed: Self.seed &+ UInt64(index), limits: RowsRandom.Limits()) { return }
    }
  }

  @Test func `fast and slow agree on tables of many batches`() throws {
    for index in 0..<6 {
      let limits = RowsRandom.Limits(rows: 1000...3500, usesHas: false)
      if try !agrees(seed: Self.seed &+ UInt64(index), limits: limits, isLarge: true) { return }
    }
  }

  @Test func `answers and problems do not depend on the number of threads`() throws {
    for index in 0..<4 {
      var random = RowsRandom(
        seed: Self.seed &+ UInt64(index), limits: RowsRandom.Limits(rows: 300...1500, usesHas: false))
      let folder = try RowsFolder()
      for file in random.files() { folder.write("2022/\(file.name)", file.text) }
      var requests: [MeasureRequest] = []
      for _ in 0..<12 {
        let measure = random.measure()
        requests.append(
          MeasureRequest(
            measure: measure, grouping: random.grouping(for: measure), date: .endOf(year: 2022), year: 2022))
      }
      var all: [String] = []
      for threads in [1, 2, 5] {
        let source = SnapshotSource(
          plan: random.plan, dataFolder: folder.path, threads: threads, segmentSize: 1 << 12)
        let answers = try source.measure(requests)
        all.append("\(answers)\n\(source.problems)")
      }
      for other in all where other != all[0] {
        let place =
          zip(other.utf8, all[0].utf8).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
        let around = { (text: String) in
          String(decoding: text.utf8.dropFirst(max(0, place - 300)).prefix(500), as: UTF8.self)
        }
        Issue.record("seed \(Self.seed &+ UInt64(index))\n\(around(all[0]))\n\(around(other))")
      }
    }
  }

  /// One random case; `false` after the first disagreement.
  private func agrees(seed: UInt64, limits: RowsRandom.Limits, isLarge: Bool = false) throws -> Bool {
    var random = RowsRandom(seed: seed, limits: limits)
    let folder = try RowsFolder()
    // A table without any row cannot be used, which the reference does not know.
    guard !random.model.rows.contains(where: \.isEmpty) else { return true }
    let files = random.files()
    for file in files { folder.write("2022/\(file.name)", file.text) }
    let reference = RowsReference(model: random.model)
    let source = SnapshotSource(
      plan: random.plan, dataFolder: folder.path, threads: random.generator.number(1...3),
      segmentSize: isLarge ? 1 << random.generator.number(12...18) : random.generator.number(64...400))
    var requests: [MeasureRequest] = []
    for _ in 0..<10 {
      let measure = random.measure()
      if isLarge, !isQuick(measure) { continue }
      requests.append(
        MeasureRequest(
          measure: measure, grouping: random.grouping(for: measure), date: .endOf(year: 2022), year: 2022))
    }
    let answers = try source.measure(requests)
    for (request, answer) in zip(requests, answers) {
      let (fast, slow) = (texts(answer), expected(request, reference))
      let isSame = fast.count == slow.count && zip(fast, slow).allSatisfy { $1.contains($0) }
      if !isSame {
        Issue.record(
          "seed \(seed): \(request.measure) by \(String(describing: request.grouping))\nfast \(fast)\nslow \(slow)\n\(files.map(\.text).joined(separator: "\n").prefix(3000))"
        )
        return false
      }
    }
    return true
  }

  /// Whether the reference can do it for thousands of rows.
  private func isQuick(_ measure: Measure) -> Bool {
    guard case .aggregate(let aggregate) = measure else { return false }
    switch aggregate.function {
    case .count, .share(weight: nil), .sum, .countDistinct: return true
    default: return false
    }
  }

  private func texts(_ answer: MeasureAnswer) -> [String] {
    switch answer {
    case .value(let outcome): [outcome.rowsText]
    case .groups(let groups): groups.map { "\($0.group) \($0.outcome.rowsText)" }
    }
  }

  /// What an answer may say, for each group.
  private func expected(_ request: MeasureRequest, _ reference: RowsReference) -> [[String]] {
    func text(_ value: RowsValue) -> String {
      switch value {
      case .notApplicable: "n/a"
      case .range(let low, let high): ValueInterval(low: low, high: high).rowsText
      }
    }
    // A population that only `ignoring unknown` emptied has no value, not that of an empty one.
    let emptied = "missing: every row of the population has something unknown, and unknowns are left out"
    func whole(_ group: (path: ColumnPath, row: Int)?) -> [String] {
      let value = text(reference.value(request.measure, group: group))
      switch reference.emptied(request.measure, group: group) {
      case .yes: return [emptied]
      case .no: return [value]
      case .unknown: return [value, emptied]
      }
    }
    guard let grouping = request.grouping else { return [whole(nil)] }
    let table = grouping.groups.table
    return reference.model.rows[table].indices.compactMap { row in
      guard reference.truth(grouping.groups.condition, row) != .no,
        case .known(.text(let name)) = reference.model.rows[table][row][0]
      else { return nil }
      return whole((grouping.path, row)).map { "\(name) \($0)" }
    }
  }
}
