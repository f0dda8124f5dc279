import TargetDSL
import Testing

@testable import TargetEngine

/// What `data` is made from.
@Suite struct RowsProfileTests {
  let fixture: RowsMeasureTests

  init() throws {
    fixture = try RowsMeasureTests()
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
