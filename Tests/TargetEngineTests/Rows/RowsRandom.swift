import TargetDSL

@testable import TargetEngine

extension SeededGenerator {
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func pick<Element>(_ items: [Element]) -> Element {
    items[Int.random(in: 0..<items.count, using: &self)]
  }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

/// Random tables, random measures over them, and the files that say the same.
struct RowsRandom {
  struct Limits {
    var rows = 0...8
    /// Which columns of the first table may have unknown cells; all where `nil`.
    var unknownColumns: Set<Int>?
    var othersMayBeUnknown = true
    var usesHas = true
    var usesGroups = true
    var usesUnion = true
    var members = 20
    /// What is recorded, which filling in the unknowns cannot show.
    var usesIsKnown = true
  }

  var generator: SeededGenerator
  let limits: Limits
  let plan: CheckedPlan
  private(set) var model: RowsModel

  static let dates = [(2020, 1, 2), (2021, 6, 30), (2022, 12, 31), (2023, 2, 28)].compactMap {
    CalendarDate(year: $0.0, month: $0.1, day: $0.2)
  }
  static let texts = ["alpha", "Đắk Nông", "beta, gamma", "dòng \"hai\"", "one\ntwo"]

  init(seed: UInt64, limits: Limits = Limits()) {
    generator = SeededGenerator(seed: seed)
    self.limits = limits
    let kinds = ColumnType.category([
      .init(name: "tht", spellings: ["Tổ hợp tác"]), .init(name: "htx", spellings: ["Hợp tác xã", "hoà"]),
      .init(name: "lhhtx", spellings: []),
    ])
    plan = rowsPlan([
      rowsTable(
        "coops",
        [
          rowsColumn("id", .text), rowsColumn("kind", kinds),
          rowsColumn("rating", rowsCategories("good", "fair", "weak"), blank: .none),
          rowsColumn("linked", .yesNo),
          rowsColumn("members", .whole(nil), from: 0, to: limits.members),
          rowsColumn("score", .decimal(nil), from: 1, to: 5, blank: .none),
          rowsColumn("income", .decimal(nil)),
          rowsColumn("founded", .date), rowsColumn("commune", .reference(table: 1)),
          rowsColumn("union", .reference(table: 0), blank: .none), rowsColumn("note", .text),
        ], key: 0, numbers: seed % 2 == 0 ? .plain : .vietnamese, dates: seed % 3 == 0 ? .dayFirst : .iso),
      rowsTable(
        "communes",
        [
          rowsColumn("name", .text), rowsColumn("poor", .yesNo), rowsColumn("district", .reference(table: 2)),
          rowsColumn("size", .whole(nil), from: 1, to: 9), rowsColumn("class", kinds, blank: .none),
        ], key: 0),
      rowsTable("districts", [rowsColumn("name", .text), rowsColumn("main", .yesNo)], key: 0),
    ])
    model = RowsModel(plan: plan, rows: [[], [], []], year: 2022)
    let counts = [generator.number(limits.rows), generator.number(1...4), generator.number(1...3)]
    let gapRate = generator.pick([0, 10, 30, 60])
    let noneRate = generator.pick([0, 20])
    for (table, count) in counts.enumerated() {
      for row in 0..<count {
        model.rows[table].append(
          plan.tables[table].columns.indices.map { column in
            cell(table, column, row, counts, gapRate: gapRate, noneRate: noneRate)
          })
      }
    }
  }

  private mutating func cell(
    _ table: Int, _ column: Int, _ row: Int, _ counts: [Int], gapRate: Int, noneRate: Int
  ) -> RowsModel.Cell {
    let declared = plan.tables[table].columns[column]
    if plan.tables[table].key == column { return .known(.text("\(plan.tables[table].name) Hoà \(row)")) }
    let mayBeUnknown =
      table == 0 ? limits.unknownColumns?.contains(column) ?? true : limits.othersMayBeUnknown
    if mayBeUnknown, generator.chance(gapRate) { return .unknown(mayBeNone: declared.blank == .none) }
    if declared.blank == .none, generator.chance(noneRate) { return .none }
    switch declared.type {
    case .text: return .known(.text(generator.pick(RowsRandom.texts)))
    case .yesNo: return .known(.flag(generator.chance(50)))
    case .date: return .known(.date(generator.pick(RowsRandom.dates)))
    case .category(let all): return .known(.category(generator.number(0...(all.count - 1))))
    case .reference(let target): return .known(.row(generator.number(0...(counts[target] - 1))))
    case .whole:
      let low = declared.minimum.map { Int($0.floor) } ?? 0
      return .known(.number(Rational(generator.number(low...(declared.maximum.map { Int($0.floor) } ?? 9)))))
    case .decimal:
      if declared.minimum == nil {
        return .known(.number(Rational(Int128(generator.number(-5000...5000)), over: 100) ?? .zero))
      }
      return .known(.number(Rational(Int128(generator.number(10...50)), over: 10) ?? .one))
    }
  }

  // MARK: - Files

  mutating func files() -> [(name: String, text: String)] {
    let separator = generator.pick([",", ";", "\t"])
    let lineBreak = generator.pick(["\n", "\r\n"])
    return plan.tables.indices.map { table in
      let declared = plan.tables[table]
      var order = Array(declared.columns.indices)
      order.shuffle(using: &generator)
      var lines = [order.map { declared.columns[$0].name }.joined(separator: separator)]
      for row in model.rows[table] {
        lines.append(
          order.map { quoted(text(of: row[$0], declared, $0), separator) }.joined(separator: separator))
        if generator.chance(3) { lines.append("") }
      }
      let end = generator.chance(70) ? lineBreak : ""
      return (declared.name + ".csv", lines.joined(separator: lineBreak) + end)
    }
  }

  private mutating func quoted(_ text: String, _ separator: String) -> String {
    guard text.contains(separator) || text.contains("\"") || text.contains("\n") || generator.chance(10)
    else {
      return text
    }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// A way to write a cell so that it means what it shall.
  private mutating func text(of cell: RowsModel.Cell, _ table: Table, _ index: Int) -> String {
    let column = table.columns[index]
    switch cell {
    case .none: return generator.pick(["", "", " "])
    case .unknown(let mayBeNone):
      if !mayBeNone, generator.chance(50) { return "" }
      switch column.type {
      case .text: return ""
      case .whole: return generator.pick(["x", "-1", "1.5", "10000", "99999999999999999999", "1e3"])
      case .decimal:
        return column.minimum == nil
          ? generator.pick(["x", "1,2,3", "--1"]) : generator.pick(["x", "0", "70000"])
      case .yesNo: return generator.pick(["maybe", "2", "có lẽ"])
      case .date: return generator.pick(["2023-02-29", "31/02/2023", "soon", "2023"])
      case .category: return generator.pick(["?", "tht htx", "tôt"])
      case .reference: return "nowhere"
      }
    case .known(let value):
      switch value {
      case .text(let text): return text
      case .flag(let flag):
        return flag
          ? generator.pick(["yes", "CÓ", "1", "True", "co\u{301}"])
          : generator.pick(["no", "Không", "0", " no"])
      case .date(let date):
        if table.dates == .iso { return date.description }
        return generator.chance(50)
          ? "\(date.day)/\(date.month)/\(date.year)"
          : "\(date.day < 10 ? "0" : "")\(date.day)-\(date.month < 10 ? "0" : "")\(date.month)-\(date.year)"
      case .category(let code):
        guard case .category(let all) = column.type else { return "" }
        let spelling = generator.pick([all[code].name] + all[code].spellings)
        return generator.pick([
          spelling, spelling.uppercased(), " \(spelling) ", spelling.replacing("hoà", with: "HÒA"),
          spelling.replacing("ợ", with: "o\u{31B}\u{323}"),
        ])
      case .row(let row):
        guard case .reference(let target) = column.type else { return "" }
        let key = "\(plan.tables[target].name) Hoà \(row)"
        return generator.pick([
          key, key.uppercased(), key.replacing("Hoà", with: "hòa"), key.replacing(" ", with: "  "),
        ])
      case .number(let number):
        let isWhole = number.isInteger
        let text = number.exactDecimal(atMost: 2) ?? ""
        if case .decimal = column.type, isWhole, generator.chance(30) {
          return table.numbers == .plain ? text + ".0" : text + ",00"
        }
        return table.numbers == .plain ? text : text.replacing(".", with: ",")
      }
    }
  }

  // MARK: - Conditions

  private func path(_ steps: (Int, Int)...) -> ColumnPath {
    ColumnPath(steps: steps.map { ColumnPath.Step(table: $0.0, column: $0.1) })
  }

  mutating func condition(on table: Int, depth: Int) -> Condition {
    if depth > 0, generator.chance(55) {
      switch generator.number(0...4) {
      case 0, 1:
        return .all((0...generator.number(0...2)).map { _ in condition(on: table, depth: depth - 1) })
      case 2, 3:
        return .any((0...generator.number(0...2)).map { _ in condition(on: table, depth: depth - 1) })
      default: return .not(condition(on: table, depth: depth - 1))
      }
    }
    switch table {
    case 0: return coopCondition(depth)
    case 1: return communeCondition(depth)
    default:
      if limits.usesHas, generator.chance(30) {
        return .has(
          RowSet(table: 1, condition: condition(on: 1, depth: 0)), through: 2,
          atLeast: generator.number(1...2))
      }
      return .isYes(path((2, 1)))
    }
  }

  private mutating func coopCondition(_ depth: Int) -> Condition {
    let kind = path((0, 1))
    let rating = path((0, 2))
    let members = NumberExpression.column(path((0, 4)), scale: .one)
    let score = NumberExpression.column(path((0, 5)), scale: Rational(Int128(1), over: 2) ?? .one)
    let income = NumberExpression.column(path((0, 6)), scale: Rational(1000))
    let comparison = generator.pick([
      Comparison.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ])
    switch generator.number(0...(limits.usesHas ? 20 : 18)) {
    case 0, 1: return .isOneOf(kind, categories: subset(3))
    case 2: return .isOneOf(rating, categories: subset(3))
    case 3: return .isYes(path((0, 3)))
    case 4: return .number(members, comparison, .constant(Rational(generator.number(-1...limits.members))))
    case 5:
      return .number(
        score, comparison, .constant(Rational(Int128(generator.number(0...12)), over: 4) ?? .one))
    case 6:
      return .number(
        .sum(members, .product(.constant(Rational(2)), score)), comparison, .constant(Rational(9)))
    case 7: return .number(.difference(income, members), comparison, .constant(.zero))
    case 8:
      return .number(
        .yearOf(path((0, 7))), comparison, generator.chance(50) ? .year : .constant(Rational(2021)))
    case 9: return .date(.column(path((0, 7))), comparison, .constant(generator.pick(RowsRandom.dates)))
    case 10 where limits.usesIsKnown: return .isKnown(path((0, generator.number(1...10))))
    case 10, 11: return .isNone(generator.pick([rating, path((0, 5)), path((0, 9)), path((0, 8), (1, 4))]))
    case 12: return .refers(path((0, 8)), to: condition(on: 1, depth: max(0, depth - 1)))
    case 13: return .isYes(path((0, 8), (1, 1)))
    case 14: return .sameValue(kind, path((0, 8), (1, 4)))
    case 15: return .isText(path((0, 10)), among: [generator.pick(RowsRandom.texts)])
    case 16: return .isText(path((0, 8)), among: ["COMMUNES  hòa \(generator.number(0...2))"])
    case 17:
      return .number(
        .quotient(income, .column(path((0, 8), (1, 3)), scale: .one)), comparison, .constant(.zero))
    case 18:
      if limits.usesUnion {
        return generator.chance(50)
          ? .refers(path((0, 9)), to: condition(on: 0, depth: max(0, depth - 1)))
          : .sameValue(path((0, 8)), path((0, 9), (0, 8)))
      }
      return .isOneOf(rating, categories: subset(3))
    default:
      return .has(
        RowSet(table: 0, condition: condition(on: 0, depth: 0)), through: 9, atLeast: generator.number(1...2))
    }
  }

  private mutating func communeCondition(_ depth: Int) -> Condition {
    switch generator.number(0...(limits.usesHas ? 6 : 4)) {
    case 0: return .isYes(path((1, 1)))
    case 1: return .isOneOf(path((1, 4)), categories: subset(3))
    case 2:
      return .number(
        .column(path((1, 3)), scale: .one), .greater, .constant(Rational(generator.number(0...9))))
    case 3: return .refers(path((1, 2)), to: condition(on: 2, depth: 0))
    case 4: return .isYes(path((1, 2), (2, 1)))
    default:
      return .has(
        RowSet(table: 0, condition: depth > 0 ? condition(on: 0, depth: 0) : .isYes(path((0, 3)))),
        through: 8,
        atLeast: generator.number(1...3))
    }
  }

  private mutating func subset(_ count: Int) -> [Int] {
    (0..<count).filter { _ in generator.chance(50) }
  }

  // MARK: - Measures

  mutating func measure() -> Measure {
    switch generator.number(0...11) {
    case 9: return .quotient(.aggregate(counter(0)), .aggregate(counter(0)))
    case 10:
      let sum = aggregate(.sum(bounded()), on: 0)
      return .quotient(.aggregate(sum), .aggregate(plain(.count, sum.population)))
    case 11:
      let first = counter(0)
      return .difference(
        .aggregate(first),
        .aggregate(plain(generator.chance(50) ? .count : .sum(bounded()), first.population)))
    default: return .aggregate(randomAggregate())
    }
  }

  private mutating func counter(_ table: Int) -> Aggregate {
    plain(
      .count, RowSet(table: table, condition: generator.chance(40) ? .always : condition(on: table, depth: 1))
    )
  }

  private mutating func plain(_ function: Aggregate.Function, _ population: RowSet) -> Aggregate {
    Aggregate(
      function: function, population: population,
      condition: generator.chance(30) ? .always : condition(on: population.table, depth: 1),
      ignoresUnknown: false)
  }

  private mutating func aggregate(_ function: Aggregate.Function, on table: Int) -> Aggregate {
    plain(
      function,
      RowSet(table: table, condition: generator.chance(30) ? .always : condition(on: table, depth: 2)))
  }

  /// A number whose cells have declared ends.
  private mutating func bounded() -> NumberExpression {
    let members = NumberExpression.column(path((0, 4)), scale: Rational(3))
    let score = NumberExpression.column(path((0, 5)), scale: .one)
    return generator.pick([
      members, score, .difference(members, score), .sum(members, .constant(.one)), .product(members, score),
      .column(path((0, 8), (1, 3)), scale: .one),
    ])
  }

  mutating func randomAggregate() -> Aggregate {
    let table = generator.chance(85) ? 0 : 1
    let weight = generator.pick([
      NumberExpression.column(path((0, 4)), scale: .one), .column(path((0, 8), (1, 3)), scale: Rational(2)),
    ])
    let function: Aggregate.Function
    if table == 1 {
      function = generator.pick([.count, .share(weight: nil), .countDistinct(path((1, 2)))])
    } else {
      switch generator.number(0...9) {
      case 0, 1: function = .count
      case 2, 3: function = .share(weight: nil)
      case 4: function = .share(weight: weight)
      case 5: function = .sum(generator.chance(70) ? bounded() : .column(path((0, 6)), scale: .one))
      case 6: function = .mean(bounded(), weight: nil)
      case 7: function = .mean(.column(path((0, 5)), scale: .one), weight: weight)
      default:
        function = .countDistinct(
          generator.pick([
            path((0, 1)), path((0, 2)), path((0, 4)), path((0, 5)), path((0, 7)), path((0, 8)), path((0, 9)),
            path((0, 10)),
            path((0, 8), (1, 2)), path((0, 3)),
          ]))
      }
    }
    let base = aggregate(function, on: table)
    return Aggregate(
      function: function, population: base.population, condition: base.condition,
      ignoresUnknown: generator.chance(15))
  }

  mutating func grouping(for measure: Measure) -> Grouping? {
    guard limits.usesGroups, measure.aggregates.allSatisfy({ $0.population.table == 0 }), generator.chance(25)
    else {
      return nil
    }
    return generator.pick([
      Grouping(path: path((0, 8)), groups: RowSet(table: 1)),
      Grouping(path: path((0, 8), (1, 2)), groups: RowSet(table: 2)),
      Grouping(path: path((0, 8)), groups: RowSet(table: 1, condition: .isKnown(path((1, 1))))),
    ])
  }
}
