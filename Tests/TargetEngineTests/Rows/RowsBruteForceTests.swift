import TargetDSL
import Testing

@testable import TargetEngine

/// Bounds against every way of filling in the unknowns of small tables.
@Suite struct RowsBruteForceTests {
  static let mostCompletions = 600

  @Test func `bounds enclose every completion`() throws {
    let limits = RowsRandom.Limits(rows: 0...4, members: 3, usesIsKnown: false)
    try check(limits, cases: 150) { low, high, measure, random in
      _ = (low, high)
      return false
    }
  }

  @Test func `bounds within rows are reached`() throws {
    // Unknown are only categories and yes/no cells of the measured rows themselves: there the bounds are exact.
    let limits = RowsRandom.Limits(
      rows: 0...5, unknownColumns: [1, 2, 3], othersMayBeUnknown: false, usesHas: false, usesGroups: false,
      usesUnion: false, members: 3, usesIsKnown: false)
    try check(limits, cases: 200) { _, _, measure, _ in
      guard case .aggregate(let aggregate) = measure else { return true }
      // The rule for different values is a bound, not an optimum; unknown rows that are left out change the measure.
      if case .countDistinct = aggregate.function { return false }
      return !aggregate.ignoresUnknown
    }
  }

  private func check(
    _ limits: RowsRandom.Limits, cases: Int, isExact: (Rational?, Rational?, Measure, RowsRandom) -> Bool
  ) throws {
    let seed = RowsDifferentialTests.seed
    var checked = 0
    for index in 0..<cases {
      var random = RowsRandom(seed: seed &+ UInt64(index), limits: limits)
      guard let completions = completions(of: random.model), !completions.isEmpty else { continue }
      // A table without any row cannot be used.
      guard !random.model.rows.contains(where: \.isEmpty) else { continue }
      let folder = try RowsFolder()
      for file in random.files() { folder.write("2022/\(file.name)", file.text) }
      let source = SnapshotSource(plan: random.plan, dataFolder: folder.path, threads: 1, segmentSize: 128)
      for _ in 0..<4 {
        let measure = random.measure()
        if case .aggregate(let aggregate) = measure, aggregate.ignoresUnknown { continue }
        let outcome = try source.outcome(measure, year: 2022, date: .endOf(year: 2022))
        let values = completions.compactMap { completed -> Rational? in
          if case .range(let low, _) = RowsReference(model: completed).value(measure) { return low }
          return nil
        }
        checked += 1
        guard let least = values.min(), let greatest = values.max() else { continue }
        guard let interval = outcome.measured?.interval else {
          Issue.record(
            "seed \(seed &+ UInt64(index)): \(outcome.rowsText) but \(least) is possible: \(measure)")
          return
        }
        let isEnclosed =
          (interval.low.map { interval.lowOpen ? $0 < least : $0 <= least } ?? true)
          && (interval.high.map { interval.highOpen ? greatest < $0 : greatest <= $0 } ?? true)
        let isReached = interval.low == least && interval.high == greatest
        if !isEnclosed || (isExact(least, greatest, measure, random) && !isReached) {
          Issue.record(
            "seed \(seed &+ UInt64(index)): \(outcome.rowsText), completions give \(least) to \(greatest): \(measure)\n\(random.model.rows)"
          )
          return
        }
      }
    }
    #expect(checked > cases / 2, "seed \(seed)")
  }

  /// Every filling in of the unknowns; `nil` where there are too many, or a cell has no few values to try.
  private func completions(of model: RowsModel) -> [RowsModel]? {
    var all = [model]
    for table in model.rows.indices {
      for row in model.rows[table].indices {
        for (column, cell) in model.rows[table][row].enumerated() {
          guard case .unknown(let mayBeNone) = cell else { continue }
          guard var values = values(of: model.plan.tables[table].columns[column], model) else { return nil }
          if mayBeNone { values.append(.none) }
          guard all.count * values.count <= Self.mostCompletions else { return nil }
          all = all.flatMap { one in
            values.map { value in
              var completed = one
              completed.rows[table][row][column] = value
              return completed
            }
          }
        }
      }
    }
    return all
  }

  private func values(of column: Column, _ model: RowsModel) -> [RowsModel.Cell]? {
    switch column.type {
    case .category(let all): return all.indices.map { .known(.category($0)) }
    case .yesNo: return [.known(.flag(false)), .known(.flag(true))]
    case .reference(let table): return model.rows[table].indices.map { .known(.row($0)) }
    case .text: return RowsRandom.texts.prefix(2).map { .known(.text($0)) }
    case .date: return RowsRandom.dates.prefix(3).map { .known(.date($0)) }
    case .whole, .decimal:
      guard let low = column.minimum, let high = column.maximum else {
        return [-7, 0, 7].map { .known(.number(Rational($0))) }
      }
      let middle = (try? low.adding(.one)) ?? low
      return Set([low, middle, high]).map { .known(.number($0)) }
    }
  }
}
