import TargetDSL
import Testing

@testable import TargetEngine

/// A small register of cooperatives, measured in every way.
@Suite struct RowsMeasureTests {
  static let plan = rowsPlan([
    rowsTable(
      "coops",
      [
        rowsColumn("id", .text),
        rowsColumn("kind", rowsCategories("tht", "htx")),
        rowsColumn(
          "rating",
          .category([
            .init(name: "good", spellings: ["tốt"]), .init(name: "fair", spellings: ["khá"]),
            .init(name: "weak", spellings: ["yếu"]),
          ]), blank: .none),
        rowsColumn("members", .whole(nil), headers: ["Số thành viên"], from: 0, to: 100),
        rowsColumn("linked", .yesNo),
        rowsColumn("commune", .reference(table: 1)),
        rowsColumn("founded", .date),
        rowsColumn("income", .decimal(nil)),
      ], key: 0),
    rowsTable("communes", [rowsColumn("name", .text), rowsColumn("poor", .yesNo)], key: 0),
  ])

  static let kind = rowsPath((0, 1))
  static let rating = rowsPath((0, 2))
  static let members = NumberExpression.column(rowsPath((0, 3)), scale: .one)
  static let linked = rowsPath((0, 4))
  static let commune = rowsPath((0, 5))
  static let all = RowSet(table: 0)
  static let cooperatives = RowSet(table: 0, condition: .isOneOf(kind, categories: [1]))

  let folder: RowsFolder
  let source: SnapshotSource

  init() throws {
    folder = try RowsFolder()
    folder.write(
      "2024/coops.csv",
      """
      \u{FEFF}Id;KIND;rating;So\u{302}\u{301} thành viên;linked;commune;founded;income;note
      A;htx;Tốt;10;có;Hòa Bình;2020-01-02;1.5;x
      B;HTX;khá;20;no;hoà  bình;2021-05-06;2.25;"a;b ""c""
      d"
      C;htx;;30;;Tân Lập;2021-12-31;-3;
      D;tht;YẾU;;1;Nowhere;;0.25;

      E;;tốt;1000;yes;Tân Lập;2024-01-01;;

      """)
    folder.write("2024/communes.csv", "name,poor\r\nHoà Bình,yes\r\nTân Lập,\r\nXa,no\r\n")
    source = SnapshotSource(plan: RowsMeasureTests.plan, dataFolder: folder.path, threads: 1)
  }

  @Test func `counts and shares`() throws {
    #expect(try source.outcome(rowsAggregate(.count, of: Self.all)).rowsText == "5")
    #expect(try source.outcome(rowsAggregate(.count, of: Self.cooperatives)).rowsText == "[3, 4]")
    let good = Condition.isOneOf(Self.rating, categories: [0])
    // E may be a cooperative and is good: d = 1.
    #expect(
      try source.outcome(rowsAggregate(.share(weight: nil), of: Self.cooperatives, where: good)).rowsText
        == "[1/3, 0.5]")
  }

  @Test func `sums and means`() throws {
    #expect(try source.outcome(rowsAggregate(.sum(Self.members), of: Self.all)).rowsText == "[60, 260]")
    #expect(
      try source.outcome(rowsAggregate(.mean(Self.members, weight: nil), of: Self.cooperatives)).rowsText
        == "[15, 40]")
    let income = NumberExpression.column(rowsPath((0, 7)), scale: Rational(1_000_000))
    #expect(try source.outcome(rowsAggregate(.sum(income), of: Self.cooperatives)).rowsText == "(-inf, inf)")
    #expect(
      try source.outcome(
        rowsAggregate(.sum(income), of: Self.cooperatives, where: .isOneOf(Self.rating, categories: [1]))
      )
      .rowsText == "2250000")
  }

  @Test func `paths, references and has`() throws {
    let poor = Condition.refers(Self.commune, to: .isYes(rowsPath((1, 1))))
    #expect(try source.outcome(rowsAggregate(.count, of: Self.all, where: poor)).rowsText == "[2, 5]")
    let path = Condition.isYes(rowsPath((0, 5), (1, 1)))
    #expect(try source.outcome(rowsAggregate(.count, of: Self.all, where: path)).rowsText == "[2, 5]")
    let served = Condition.has(Self.cooperatives, through: 5, atLeast: 2)
    #expect(
      try source.outcome(rowsAggregate(.count, of: RowSet(table: 1, condition: served))).rowsText == "[1, 2]")
    #expect(
      try source.outcome(rowsAggregate(.countDistinct(Self.commune), of: Self.all)).rowsText == "[2, 3]")
  }

  @Test func `for each group`() throws {
    let request = MeasureRequest(
      measure: rowsAggregate(.count, of: Self.all),
      grouping: Grouping(path: Self.commune, groups: RowSet(table: 1)), date: .endOf(year: 2024), year: 2024)
    guard case .groups(let groups)? = try source.measure([request]).first else {
      Issue.record("no groups")
      return
    }
    #expect(
      groups.map { "\($0.group): \($0.outcome.rowsText)" } == [
        "Hoà Bình: [2, 3]", "Tân Lập: [2, 3]", "Xa: [0, 1]",
      ])
  }

  @Test func `year and dates`() throws {
    let founded = Condition.number(.yearOf(rowsPath((0, 6))), .equal, .year)
    let measure = rowsAggregate(.count, of: Self.all, where: founded)
    let value = try source.outcome(measure, year: 2021)
    #expect(value.rowsText == "[2, 3]")
    #expect(try source.outcome(measure).rowsText == "[1, 2]")
  }

  @Test func `a cell tested twice agrees with itself`() throws {
    let both = Condition.any([.isYes(Self.linked), .not(.isYes(Self.linked))])
    #expect(try source.outcome(rowsAggregate(.count, of: Self.all, where: both)).rowsText == "5")
  }

  @Test func `broken cells are listed with their place and the nearest spelling`() throws {
    _ = try source.outcome(rowsAggregate(.sum(Self.members), of: Self.all, where: .isKnown(Self.commune)))
    let texts = source.problems.map { problem in
      "\(problem.place.path.split(separator: "/").last ?? "") \(problem.place.position.line ?? 0):\(problem.place.position.column ?? 0) \(problem.message.english)"
    }
    #expect(
      texts == [
        "coops.csv 1:0 columns that table “coops” does not declare are ignored: “note”",
        "coops.csv 6:14 “Nowhere” in column “commune” is no key of table “communes” and counts as unknown",
        "coops.csv 7:0 this row is not counted: every cell of it is blank",
        "coops.csv 8:8 “1000” in column “members” lies outside the declared range (from 0 to 100) and counts as unknown",
      ])
    #expect(source.brokenFiles == [])
  }
}
