import Synchronization
import TargetDSL
import Testing

@testable import TargetEngine

/// What stands behind a value: the same rows that measuring counts, and for a person their lines.
@Suite struct ExplainRowsTests {
  /// Explaining walks row by row; whatever it counts has to be what measuring counted.
  @Test func `falls as measuring does on random tables`() throws {
    var shares = 0
    for index in 0..<100 {
      var random = RowsRandom(seed: RowsDifferentialTests.seed &+ UInt64(index), limits: RowsRandom.Limits())
      let folder = try RowsFolder()
      for file in random.files() { folder.write("2022/\(file.name)", file.text) }
      let source = SnapshotSource(plan: random.plan, dataFolder: folder.path, threads: 1, segmentSize: 128)
      for _ in 0..<6 {
        let measure = random.measure()
        let request = MeasureRequest(
          measure: measure, grouping: nil, date: .endOf(year: 2022), year: 2022)
        let goals = [RowGoal?](repeating: RowGoal(wantsMore: true), count: measure.aggregates.count)
        let explained = try #require(
          source.explain(
            [RowRequest(request: request, goals: goals)],
            listing: RowListing(states: Set(RowState.allCases), limit: 10_000)
          ).first)
        for part in explained.parts {
          guard let rows = part.rows, case .value(.measured(let value)) = part.answer else { continue }
          if case .share(let counts) = value.attainable, !part.aggregate.ignoresUnknown {
            #expect(rows.shares == counts, "seed \(RowsDifferentialTests.seed) + \(index): \(measure)")
            shares += 1
          }
          let unknown = rows.listed.count { $0.state == .unknown }
          #expect(rows.undecided == unknown)
          if case .count = part.aggregate.function, !part.aggregate.ignoresUnknown {
            #expect(value.unknownRows == unknown, "seed \(RowsDifferentialTests.seed) + \(index): \(measure)")
          }
        }
      }
    }
    #expect(shares > 20)
  }

  // organisations: 0 id, 1 name, 2 kind, 3 rating, 4 income, 5 earners, 6 founded, 7 commune
  private func plan() -> CheckedPlan {
    rowsPlan([
      rowsTable(
        "organisations",
        [
          rowsColumn("id", .text), rowsColumn("name", .text),
          rowsColumn("kind", rowsCategories("tht", "htx")),
          rowsColumn("rating", rowsCategories("good", "weak"), blank: .none),
          rowsColumn("income", .decimal(nil), from: 0, to: 100),
          rowsColumn("earners", .whole(nil), from: 0), rowsColumn("founded", .date),
          rowsColumn("commune", .reference(table: 1)),
        ], key: 0),
      rowsTable("communes", [rowsColumn("id", .text), rowsColumn("rural", .yesNo)], key: 0),
    ])
  }

  private let htx = RowSet(table: 0, condition: .isOneOf(rowsPath((0, 2)), categories: [1]))
  private let isGood = Condition.isOneOf(rowsPath((0, 3)), categories: [0])

  private func folder() throws -> RowsFolder {
    let folder = try RowsFolder()
    folder.write("2024/communes.csv", "id,rural\nA,yes\nB,no\nC,yes\n")
    folder.write(
      "2024/organisations.csv",
      """
      id,name,kind,rating,income,earners,founded,commune
      1,One,htx,good,60,10,2020-01-01,A
      2,Two,htx,weak,40,10,2021-01-01,A
      3,"Three
      lines",htx,godo,20,10,2022-01-01,B
      4,Four,,good,80,0,2022-01-01,B
      5,Five,tht,good,,5,2022-01-01,X
      6,Six,htx,,,30,2022-01-01,A

      """)
    return folder
  }

  private func explain(
    _ measure: Measure, _ goal: RowGoal = RowGoal(wantsMore: true), grouping: Grouping? = nil,
    groups: Set<String>? = nil, states: Set<RowState> = Set(RowState.allCases), limit: Int = 100
  ) throws -> RowExplanation {
    let folder = try folder()
    let source = SnapshotSource(plan: plan(), dataFolder: folder.path, threads: 1)
    let request = RowRequest(
      request: MeasureRequest(measure: measure, grouping: grouping, date: .endOf(year: 2024), year: 2024),
      goals: [goal])
    return try #require(
      source.explain([request], listing: RowListing(states: states, limit: limit, groups: groups)).first)
  }

  private func states(_ rows: FallenRows) -> [String] { rows.listed.map { "\($0.key) \($0.state.rawValue)" } }

  @Test func `says for each member of a share what it does, with its line and its unknown cells`() throws {
    let explained = try explain(rowsAggregate(.share(weight: nil), of: htx, where: isGood))
    let rows = try #require(explained.parts.first?.rows)
    #expect(rows.shares == ShareCounts(a: 1, b: 2, c: 1, d: 1))
    #expect(rows.count == 6)
    #expect(states(rows) == ["1 passing", "2 failing", "3 unknown", "4 unknown", "6 failing"])
    #expect(rows.listed.map(\.line) == [2, 3, 4, 6, 8])
    #expect(rows.listed.map(\.title) == ["One", "Two", "Three\nlines", "Four", "Six"])
    #expect(
      rows.listed.map(\.unknown)
        == [[], [], [.column(rowsPath((0, 3)))], [.column(rowsPath((0, 2)))], []])
    #expect(rows.listed[1].fails == [isGood])
    #expect(rows.listed[2].cells == ["godo", "htx"])
    #expect(explained.populations.map(\.sure) == [4, 6])
    #expect(explained.populations.map(\.possible) == [1, 0])
  }

  @Test func `turns round for a goal that wants less`() throws {
    let measure = rowsAggregate(.count, of: htx, where: isGood)
    let rows = try #require(try explain(measure, RowGoal(wantsMore: false)).parts.first?.rows)
    #expect(states(rows) == ["1 failing", "2 passing", "3 unknown", "4 unknown", "6 passing"])
  }

  @Test func `lists beside the members of a count those that lack one thing, but no fact of the past`() throws
  {
    let measure = rowsAggregate(.count, of: htx, where: isGood)
    let rows = try #require(try explain(measure, states: [.failing]).parts.first?.rows)
    #expect(states(rows) == ["2 failing", "5 failing", "6 failing"])
    #expect(rows.shares.b == 2)
    let founded = Condition.number(.yearOf(rowsPath((0, 6))), .equal, .constant(Rational(2020)))
    let inYear = RowSet(table: 0, condition: .all([htx.condition, founded]))
    let past = try #require(try explain(rowsAggregate(.count, of: inYear)).parts.first?.rows)
    #expect(states(past) == ["1 passing"])
  }

  @Test func `weighs a mean, and finds the members that pull it down`() throws {
    let mean = rowsAggregate(
      .mean(.column(rowsPath((0, 4)), scale: .one), weight: .column(rowsPath((0, 5)), scale: .one)), of: htx)
    let explained = try explain(mean, RowGoal(wantsMore: true, level: Rational(50)))
    let part = try #require(explained.parts.first)
    let rows = try #require(part.rows)
    #expect(states(rows) == ["1 passing", "2 failing", "3 failing", "4 unknown", "6 unknown"])
    #expect(part.denominator?.rowsText == "60")
    #expect(part.numerator?.rowsText == "[1200, 4200]")
  }

  @Test func `gives each group its rows, and rows without a known group to none`() throws {
    let grouping = Grouping(path: rowsPath((0, 7)), groups: RowSet(table: 1))
    let measure = rowsAggregate(.count, of: RowSet(table: 0), where: isGood)
    let explained = try explain(measure, grouping: grouping, groups: ["B", "C"])
    let rows = try #require(explained.parts.first?.rows)
    #expect(rows.groups.map(\.group) == ["A", "B", "C"])
    #expect(rows.groups.map(\.shares.a) == [1, 1, 0])
    #expect(rows.groups.map(\.shares.d) == [1, 1, 1])
    #expect(rows.listed.map(\.key) == ["3", "4", "5"])
    #expect(rows.listed.map(\.group) == ["B", "B", nil])
  }

  @Test func `stops at the limit and counts the rest`() throws {
    let measure = rowsAggregate(.share(weight: nil), of: htx, where: isGood)
    let rows = try #require(try explain(measure, limit: 2).parts.first?.rows)
    #expect(rows.listed.count == 2)
    #expect(rows.omitted == 3)
  }

  /// All that is asked of a snapshot is answered in one pass over each table.
  @Test func `reads the files as often for five requests as for one`() throws {
    let folder = try folder()
    func bytes(_ count: Int) throws -> Int {
      let total = Mutex(0)
      let meter = ReadMeter { read, _ in total.withLock { $0 = read } }
      let source = SnapshotSource(plan: plan(), dataFolder: folder.path, threads: 1, meter: meter)
      let mean = rowsAggregate(
        .mean(.column(rowsPath((0, 4)), scale: .one), weight: .column(rowsPath((0, 5)), scale: .one)), of: htx
      )
      let measures = [
        mean, rowsAggregate(.count, of: htx), rowsAggregate(.count, of: htx, where: isGood),
        rowsAggregate(.share(weight: nil), of: htx, where: isGood),
        .quotient(rowsAggregate(.count, of: htx), rowsAggregate(.count, of: RowSet(table: 0))),
      ]
      let requests = measures.prefix(count).map { measure in
        RowRequest(
          request: MeasureRequest(measure: measure, grouping: nil, date: .endOf(year: 2024), year: 2024),
          goals: measure.aggregates.map { _ in RowGoal(wantsMore: true) })
      }
      let explained = source.explain(Array(requests), listing: nil)
      #expect(explained.map(\.parts.count) == Array([1, 1, 1, 1, 2].prefix(count)))
      #expect(explained.flatMap(\.parts).allSatisfy { $0.rows?.count == 6 })
      return total.withLock { $0 }
    }
    let once = try bytes(1)
    #expect(once > 0)
    // What is counted apart is how large the populations are: two of them with one request, two with five.
    #expect(try bytes(5) == once)
  }
}
