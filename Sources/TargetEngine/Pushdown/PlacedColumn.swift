import TargetDSL

/// A column of which only is asked between which values its cells lie, and what they add up to: rows whose plain cells
/// lie between the same ends are put together. Any other cell stays as it is.
struct PlacedColumn {
  /// Its numbers in the plan's table and in the engine's.
  let column: Int
  let number: Int
  /// The value of a plain cell as a number, a day or a text that orders days.
  let value: SQL
  let isPlain: SQL
  /// Ascending.
  let ends: [SQL]
  /// What is asked of the cells of a pattern: a sum, or the least of them. `nil` where all are as good as one text.
  let asked: Asked?
  let isSummed: Bool

  struct Asked {
    let type: EngineType
    /// The sign before the fraction of a number, where it may have one.
    let point: UInt8?
  }

  /// Cells beyond this are none of those that are put together: sums of ten thousand million of them have 28 digits.
  private static let limit: SQL = "1000000000000"
  private static let mostDigits = 6
  private static let mostEnds = 30

  /// `nil` where every cell has to be seen.
  init?(
    _ column: Int, _ need: RowNeeds.Need, of declared: Table, as found: EngineTable.Column, number: Int,
    _ dialect: some Dialect
  ) {
    guard case .place(let ends, let isSummed) = need else { return nil }
    let plan = declared.columns[column]
    // A word of the plan may look like a number, a day or any text.
    guard plan.cells.isEmpty, ends.numbers.count + ends.days.count <= PlacedColumn.mostEnds else {
      return nil
    }
    let cell = dialect.text(of: found.reference, found.type)
    (self.column, self.number, self.isSummed) = (column, number, isSummed)
    let typed = PlacedColumn.value(of: number)
    switch (plan.type, found.type) {
    case (.text, .text):
      guard !isSummed, ends == RowNeeds.Ends() else { return nil }
      value = "''"
      isPlain = dialect.matches(TableQuestion.cell(number), "[0-9A-Za-z][ -~\u{A0}-\u{FDCF}]*")
      (self.ends, asked) = ([], nil)
    case (.date, .date), (.date, .text):
      guard !isSummed, ends.numbers.isEmpty else { return nil }
      let isText = found.type == .text
      // The days that every month has: others stay apart.
      let pattern: StaticString = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
      value = isText ? cell : found.reference
      let first = PlacedColumn.day(.endOf(year: 1899), isText)
      let last = PlacedColumn.day(.endOf(year: 2099), isText)
      isPlain =
        isText
        ? dialect.matches(TableQuestion.cell(number), pattern)
        : "(\(typed) IS NOT NULL AND \(typed) > \(first) AND \(typed) <= \(last))"
      self.ends = ends.days.sorted().map { PlacedColumn.day($0, isText) }
      asked = Asked(type: isText ? .text : .date, point: nil)
    case (.whole, .whole), (.whole, .decimal), (.whole, .text), (.decimal, .whole), (.decimal, .decimal),
      (.decimal, .text):
      var isWhole = false
      if case .whole = plan.type { isWhole = true }
      guard
        let form = PlacedColumn.number(cell, found, isWhole: isWhole, declared, dialect),
        let literals = PlacedColumn.literals(ends.numbers), ends.days.isEmpty,
        let range = PlacedColumn.range(plan, isWeight: ends.isWeight, typed)
      else { return nil }
      value = form.value
      let isOfColumn: [SQL] = isWhole && form.digits > 0 ? ["\(typed) % 1 = 0"] : []
      isPlain = "(\((["\(typed) IS NOT NULL"] + isOfColumn + range).joined(by: " AND ")))"
      self.ends = literals
      let point: UInt8 = declared.numbers == .vietnamese ? 0x2C : 0x2E
      asked = Asked(type: .decimal, point: isWhole || form.digits == 0 ? nil : point)
    default: return nil
    }
  }

  static func value(of number: Int) -> SQL { "v\(number)" }

  /// What rows of one pattern have in common: the place of a plain cell behind a `P`, else the cell in hexadecimal digits.
  func key(_ dialect: some Dialect) -> SQL {
    let value = PlacedColumn.value(of: number)
    var place: SQL = "'P'"
    if !ends.isEmpty {
      let arms = ends.enumerated().map { index, end -> SQL in
        "WHEN \(value) < \(end) THEN 'P\(2 * index)' WHEN \(value) = \(end) THEN 'P\(2 * index + 1)'"
      }
      place = "CASE \(arms.joined(by: " ")) ELSE 'P\(2 * ends.count)' END"
    }
    return "CASE WHEN \(isPlain) THEN \(place) ELSE \(dialect.hexadecimal(TableQuestion.cell(number))) END"
  }

  /// The sum or the least of the plain cells of a pattern in hexadecimal digits, nothing where it has none.
  func answer(_ dialect: some Dialect) -> SQL? {
    guard let asked else { return nil }
    let plain: SQL = "CASE WHEN \(isPlain) THEN \(PlacedColumn.value(of: number)) END"
    return dialect.hexadecimal(dialect.text(of: isSummed ? "sum(\(plain))" : "min(\(plain))", asked.type))
  }

  // MARK: Numbers

  private static func number(
    _ cell: SQL, _ found: EngineTable.Column, isWhole: Bool, _ declared: Table, _ dialect: some Dialect
  ) -> (value: SQL, digits: Int)? {
    func exact(_ number: SQL, _ digits: Int) -> SQL { "CAST(\(number) AS DECIMAL(18, \(digits)))" }
    if found.type != .text {
      guard let fraction = dialect.fraction(of: found), fraction.digits <= mostDigits else { return nil }
      // Only what fits is turned into another type.
      let reference = found.reference
      var proofs: [SQL] = ["\(reference) > -\(limit)", "\(reference) < \(limit)"]
      if let proof = fraction.proof { proofs.append(proof) }
      let fits: SQL = "CASE WHEN \(proofs.joined(by: " AND ")) THEN \(reference) END"
      return (exact(fits, fraction.digits), fraction.digits)
    }
    // Where nothing tells how numbers are written, a point is left to be looked at.
    let hasFraction = !isWhole && declared.numbersWritten
    let isVietnamese = declared.numbers == .vietnamese
    let pattern: StaticString =
      !hasFraction
      ? "0|-?[1-9][0-9]{0,11}"
      : isVietnamese ? "(0|-?[1-9][0-9]{0,11})(,[0-9]{1,6})?" : "(0|-?[1-9][0-9]{0,11})([.][0-9]{1,6})?"
    let written: SQL = hasFraction && isVietnamese ? "replace(\(cell), ',', '.')" : cell
    let value: SQL = "CASE WHEN \(dialect.matches(cell, pattern)) THEN \(written) END"
    let digits = hasFraction ? mostDigits : 0
    return (exact(value, digits), digits)
  }

  /// Cells inside what the plan allows.
  private static func range(_ column: Column, isWeight: Bool, _ value: SQL) -> [SQL]? {
    var tests: [SQL] = isWeight ? ["\(value) >= 0"] : []
    if let minimum = column.minimum {
      guard let literal = literal(minimum) else { return nil }
      tests.append("\(value) >= \(literal)")
    }
    if let maximum = column.maximum {
      guard let literal = literal(maximum) else { return nil }
      tests.append("\(value) <= \(literal)")
    }
    return tests
  }

  private static func literals(_ numbers: Set<Rational>) -> [SQL]? {
    var literals: [SQL] = []
    for number in numbers.sorted() {
      guard let literal = literal(number) else { return nil }
      literals.append(literal)
    }
    return literals
  }

  /// `nil` for what is no short decimal.
  private static func literal(_ number: Rational) -> SQL? {
    guard let text = number.exactDecimal(atMost: mostDigits), text.utf8.count <= 20 else { return nil }
    return SQL(pieces: [.words(text)])
  }

  private static func day(_ day: CalendarDate, _ isText: Bool) -> SQL {
    isText ? "\(text: "\(day)")" : "DATE \(text: "\(day)")"
  }
}
