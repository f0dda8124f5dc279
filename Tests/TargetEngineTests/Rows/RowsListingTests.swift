import TargetDSL
import Testing

@testable import TargetEngine

/// What `explain --rows` and `data` are made from.
@Suite struct RowsListingTests {
  let fixture: RowsMeasureTests

  init() throws {
    fixture = try RowsMeasureTests()
  }

  private func listing(_ measure: Measure, grouping: Grouping? = nil, group: String? = nil, limit: Int = 100)
    throws
    -> RowListing
  {
    let request = MeasureRequest(measure: measure, grouping: grouping, date: .endOf(year: 2024), year: 2024)
    guard case .rows(let listing)? = fixture.source.list(request, group: group, limit: limit).first else {
      throw RowsFolder.RowsError.noFolder
    }
    return listing
  }

  @Test func `rows that fail or are unknown, with the cells that decide`() throws {
    let good = Condition.isOneOf(RowsMeasureTests.rating, categories: [0])
    let share = rowsAggregate(.share(weight: nil), of: RowsMeasureTests.cooperatives, where: good)
    let found = try listing(share)
    #expect(found.counts == ShareCounts(a: 1, b: 2, c: 0, d: 1))
    #expect(found.columns == [1, 2])
    #expect(
      found.rows.map { "\($0.line) \($0.key ?? "-") \($0.state.rawValue) \($0.cells)" } == [
        "3 B fails [\"HTX\", \"khá\"]", "5 C fails [\"htx\", \"\"]", "8 E membership unknown [\"\", \"tốt\"]",
      ])
    let cut = try listing(share, limit: 1)
    #expect(cut.rows.count == 1 && cut.total == 3)
  }

  @Test func `rows of one group, and values that are not known`() throws {
    let found = try listing(
      rowsAggregate(.sum(RowsMeasureTests.members), of: RowsMeasureTests.all),
      grouping: Grouping(path: RowsMeasureTests.commune, groups: RowSet(table: 1)), group: "TÂN LẬP")
    #expect(
      found.rows.map { "\($0.key ?? "-") \($0.state.rawValue)" } == [
        "D membership unknown", "E value unknown",
      ])
    #expect(found.counts == ShareCounts(a: 2, b: 0, d: 1))
  }

  @Test func `the profile of a table`() throws {
    let profiles = fixture.source.profile(on: .endOf(year: 2024))
    #expect(profiles.map(\.rows) == [5, 3])
    #expect(profiles[0].extraColumns == ["note"])
    let rating = profiles[0].columns[2]
    #expect(rating.known == 4 && rating.none == 1 && rating.unknown == 0)
    #expect(
      rating.spellings.map { "\($0.text) \($0.meaning ?? "-") \($0.rows)" } == [
        "Tốt good 1", "YẾU weak 1", "khá fair 1", "tốt good 1",
      ])
    #expect(profiles[0].columns[3].outOfRange == 1 && profiles[0].columns[3].unknown == 2)
    #expect(profiles[0].columns[5].dangling == 1)
  }

  @Test func `a table without a file, and keys that stand twice`() throws {
    let folder = try RowsFolder()
    folder.write("2024/communes.csv", "name,poor\nA,yes\na,no\nB,perhaps\n")
    let source = SnapshotSource(plan: RowsMeasureTests.plan, dataFolder: folder.path, threads: 1)
    let profiles = source.profile(on: .endOf(year: 2024))
    #expect(profiles[0].fault != nil && profiles[0].file == nil)
    #expect(profiles[1].fault?.english.contains("key “a” stands already on line 2") == true)
    #expect(
      profiles[1].rows == 3 && profiles[1].columns[0].duplicates == 1 && profiles[1].columns[1].broken == 1)
  }
}
