import TargetDSL
import Testing

@testable import TargetEngine

/// A profile counts what stands in the files, however many threads read them and wherever their parts begin.
@Suite struct RowsProfileTests {
  private let plan = rowsPlan([
    rowsTable("communes", [rowsColumn("name", .text)], key: 0),
    rowsTable(
      "coops",
      [
        rowsColumn("commune", .reference(table: 0)), rowsColumn("rating", rowsCategories("good", "fair")),
        rowsColumn("members", .whole(nil), from: 0, to: 100, blank: .none),
      ]),
  ])

  private func profile(threads: Int, segmentSize: Int, rows: Int = 600) throws -> [ColumnProfile] {
    let folder = try RowsFolder()
    folder.write("2024/communes.csv", "name\nEa Pô\nNam Dong\n")
    var text = "commune,rating,members\n"
    for row in 0..<rows {
      let commune = ["Ea Pô", "\"NAM DONG\"", "Đắk Wil", ""][row % 4]
      text +=
        "\(commune),\(["good", "Fair", "goud"][row % 3]),\(["7", "", "101", "x\(row % 7)", "50"][row % 5])\n"
    }
    folder.write("2024/coops.csv", text)
    let source = SnapshotSource(
      plan: plan, dataFolder: folder.path, threads: threads, segmentSize: segmentSize)
    return try #require(source.profile().first?.tables.last).columns
  }

  @Test func everyCellIsCountedOnce() throws {
    let columns = try profile(threads: 1, segmentSize: TableScan.segmentSize)
    #expect(columns.map(\.rows) == [600, 600, 600])
    let (commune, rating, members) = (columns[0], columns[1], columns[2])
    #expect((commune.known, commune.dangling, commune.unknown) == (300, 150, 150))
    #expect((rating.known, rating.unreadable) == (400, 200))
    #expect((members.known, members.none, members.outOfRange, members.unreadable) == (240, 120, 120, 120))
    // Cells that are known to have no value are known.
    #expect(members.unknownRate == Rational(2, over: 5))
    #expect(
      rating.spellings == [
        .init(text: "Fair", count: 200, meaning: .category("fair")),
        .init(text: "good", count: 200, meaning: .category("good")),
        .init(text: "goud", count: 200, meaning: .unreadable),
      ])
  }

  @Test(arguments: [(1, 64), (3, 64), (4, 300)])
  func threadsAndPartsDoNotMatter(_ threads: Int, _ segmentSize: Int) throws {
    let whole = try profile(threads: 1, segmentSize: TableScan.segmentSize)
    let parts = try profile(threads: threads, segmentSize: segmentSize)
    #expect(parts.map(\.spellings) == whole.map(\.spellings))
    #expect(
      parts.map { [$0.known, $0.unknown, $0.none, $0.outOfRange, $0.dangling, $0.unreadable] }
        == whole.map { [$0.known, $0.unknown, $0.none, $0.outOfRange, $0.dangling, $0.unreadable] })
  }
}
