import TargetDSL
import Testing

@testable import TargetEngine

/// Rows that an engine counts and adds up, so that what comes back does not grow with a register.
@Suite("Rows that are put together") struct RowsPutTogetherTests {
  private static let tables = """
    plan demo "Demo"
      period 2021..2030
    unit person, people
    unit VND
    table communes
      column id text key
      column area decimal from 0
    table shops
      column id text
      column commune refers to communes
      column kind one of { a, b }
      column workers whole in people from 0 to 500
      column revenue decimal in million VND from 0
      column debt decimal in million VND
      column founded date
      column remark text blank means none

    """

  private func needs(_ measures: String...) throws -> [[String: String]] {
    let text = measures.enumerated().map { "indicator i\($0.offset) = \($0.element)\n" }
    let plan = try compiled(RowsPutTogetherTests.tables + text.joined())
    let needs = plan.indicators.map { RowNeeds(of: $0.measure.expression, nil, year: 2024, plan: plan) }
    let names = plan.tables[1].columns.map(\.name)
    return RowNeeds.sets(of: needs).map { set in
      Dictionary(uniqueKeysWithValues: set.needs.columns(of: 1).map { (names[$0.key], shown($0.value)) })
    }
  }

  private func shown(_ need: RowNeeds.Need) -> String {
    switch need {
    case .cell: return "cell"
    case .place(let ends, let isSummed):
      let numbers = ends.numbers.sorted().map(\.description) + ends.days.sorted().map(\.description)
      return (numbers + (ends.isWeight ? ["0+"] : []) + (isSummed ? ["sum"] : [])).joined(separator: " ")
    }
  }

  @Test(
    "numbers and days are asked for as far as conditions tell them apart, and summed where they are added")
  func columnsOfOneMeasure() throws {
    #expect(
      try needs("sum of revenue over shops where workers >= 10 people and kind = a")
        == [["revenue": "sum", "workers": "10", "kind": "cell"]])
    #expect(
      try needs("share of shops where founded >= 2021-06-30 and year of founded < 2024 weighted by workers")
        == [["founded": "2021-06-30 2024-01-01 2024-12-31", "workers": "0+ sum"]])
    #expect(
      try needs("count of shops where remark is known and 2 * revenue + 4 million VND > 10 million VND")
        == [["remark": "", "revenue": "3"]])
  }

  @Test(
    "of two cells that are multiplied one is seen, of those compared with each other both, of a divisor every one"
  )
  func columnsThatAreSeen() throws {
    #expect(
      try needs("mean of revenue over shops weighted by workers") == [["revenue": "sum", "workers": "cell"]])
    #expect(
      try needs("count of shops where revenue > debt") == [["revenue": "cell", "debt": "cell"]])
    #expect(
      try needs("mean of revenue / workers over shops") == [["revenue": "cell", "workers": "cell"]])
    #expect(try needs("count of distinct workers in shops") == [["workers": "cell"]])
  }

  @Test("measures that the same rows answer are asked for together")
  func sets() throws {
    #expect(
      try needs(
        "count of shops where workers > 5 people",
        "sum of revenue over shops where workers > 9 people and kind = b",
        "count of distinct commune in shops")
        == [["revenue": "sum", "workers": "5 9", "kind": "cell"], ["commune": "cell"]])
  }

  @Test("a sum comes back as rows that have it, each between the least and the greatest", arguments: 0..<200)
  func sums(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...9, using: &chance)
    func cells() -> [Int] { (0..<count).map { _ in Int.random(in: -300...300, using: &chance) } }
    let (first, second) = (cells(), cells())
    let plan = try compiled(
      RowsPutTogetherTests.tables + "target t = count of shops\n  undated: at least 0\n")
    func column(_ index: Int) throws -> TableQuestion.TableColumn {
      let engine = EngineTable.Column(name: "c", type: .decimal, typeName: "DECIMAL(18,2)", reference: "c")
      let placed = try #require(
        PlacedColumn(
          index, .place(among: .init(), isSummed: true), of: plan.tables[1], as: engine, number: index,
          DuckDB()))
      return .init(number: index, placed: placed)
    }
    let rows = RowsPutTogether([try column(5), try column(4)], forms: [.asIs, .asIs], path: "shops")
    func digits(_ text: String) -> String { EngineAnswer.encoded(Array(text.utf8)) }
    func decimal(_ hundredths: Int) -> String {
      "\(hundredths < 0 ? "-" : "")\(hundredths.magnitude / 100).\(hundredths.magnitude % 100 < 10 ? "0" : "")\(hundredths.magnitude % 100)"
    }
    let line = "P,P,\(digits(decimal(first.reduce(0, +)))),\(digits(decimal(second.reduce(0, +)))),\(count)"
    rows.add(Array(line.utf8)[...])
    let file = rows.table()
    let text = String(decoding: try file.bytes(0..<file.size), as: UTF8.self)
    var (total, sums) = (0, [0, 0])
    for row in text.split(separator: "\n") {
      let cells = row.split(separator: ",")
      #expect(cells.count == 4 && cells[3] == (count == 1 ? "0" : "1"))
      let times = try #require(Int(cells[2]))
      total += times
      for (index, column) in [first, second].enumerated() {
        let value = try hundredths(cells[index])
        #expect(try #require(column.min()) <= value && value <= #require(column.max()))
        sums[index] += value * times
      }
    }
    #expect(total == count)
    #expect(sums == [first, second].map { $0.reduce(0, +) })
  }

  private func hundredths(_ text: Substring) throws -> Int {
    let parts = text.split(separator: ".")
    let fraction = parts.count > 1 ? parts[1] + String(repeating: "0", count: 2 - parts[1].count) : "00"
    return try #require(Int("\(parts[0])\(fraction)"))
  }
}
