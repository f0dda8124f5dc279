import TargetDSL

/// What a column of a file of measured values says.
enum MeasuredRole: Hashable {
  case indicator, date, group, low, high, source, unit
  /// Both ends, for the line's date.
  case value
  /// Both ends, for the end of a year.
  case valueOf(Int)
  /// What the plan asks for, of a year where the header names one.
  case plan(Int?)
  /// Numbers of lines and remarks, which say nothing of a value.
  case note

  var isValue: Bool {
    switch self {
    case .value, .valueOf, .low, .high: true
    case .indicator, .date, .group, .source, .unit, .plan, .note: false
    }
  }

  /// Two columns of one year are both read: where they differ, nobody can say which counts, and that is an error.
  var mayStandTwice: Bool {
    switch self {
    case .note, .valueOf: true
    case .indicator, .date, .group, .low, .high, .source, .unit, .value, .plan: false
    }
  }
}

/// The header of a file of measured values: a role for each column, from one row or several (`Thực hiện` above years, a year
/// above `Kế hoạch` and `Thực hiện`).
struct MeasuredHeader {
  /// Into the rows of the grid: the first of the header, and the first behind it.
  let rows: Range<Int>
  /// `nil` where a header is blank or unknown.
  let roles: [MeasuredRole?]
  /// Units in brackets behind a header.
  private let units: [Int: String]
  /// The units that a line above the header gives to all numbers.
  let noted: [String]
  /// Columns whose header says nothing, or the same as another.
  let unknown: [MeasuredCell]
  private let cells: [MeasuredCell?]
  /// Numbers and dates are written the Vietnamese way.
  let isVietnamese: Bool

  static let furthest = 20

  /// Kept for people, with titles, headings and columns of other use; a list that a program writes has none of these.
  var isSheet: Bool {
    let known = Set(roles.compactMap { $0 })
    return !known.contains(.low) && !known.contains(.high)
  }

  func column(_ role: MeasuredRole) -> Int? { roles.firstIndex(of: role) }

  /// The columns of years.
  var years: [(column: Int, year: Int)] {
    roles.enumerated().compactMap { index, role in
      if case .valueOf(let year)? = role { (index, year) } else { nil }
    }
  }

  /// What the header says of the unit of a column's numbers.
  /// - Parameter note: What a line above it says of the measure's.
  func unit(in column: Int, or note: String?) -> String? { units[column] ?? note }

  /// The unit in brackets behind the header of a column.
  func ownUnit(in column: Int) -> String? { units[column] }

  /// Columns for a line's date, where each value has the year of its own column.
  var idle: [MeasuredCell] {
    guard !years.isEmpty else { return [] }
    return [MeasuredRole.date, .value].compactMap { column($0).flatMap { cells[$0] } }
  }

  /// Columns without a header, from 0, with something in rows of values.
  func nameless(in rows: ArraySlice<[MeasuredCell]>) -> [Int] {
    let blank = cells.indices.filter { cells[$0] == nil }
    guard !blank.isEmpty, let label = column(.indicator) else { return [] }
    let values = roles.indices.filter { roles[$0]?.isValue ?? false }
    let filled = rows.filter { row in
      row.count == cells.count && !row[label].isBlank && values.contains { !row[$0].isBlank }
    }
    return blank.filter { column in filled.contains { !$0[column].isBlank } }
  }

  /// What is missing to read values by it; empty where nothing is.
  var missing: [String] {
    var missing: [String] = []
    if column(.indicator) == nil { missing.append("indicator") }
    if !years.isEmpty { return missing }
    if column(.date) == nil { missing.append("date") }
    if column(.value) == nil {
      missing += [(MeasuredRole.low, "low"), (.high, "high")].filter { column($0.0) == nil }.map(\.1)
    }
    return missing
  }

  /// The first among the first rows that can be read by. Rows that belong to a header are none of another.
  static func found(in grid: MeasuredGrid, words: [String: String]) -> MeasuredHeader? {
    candidates(in: grid, words: words).first { $0.missing.isEmpty }
  }

  /// What lacks least to be one, to tell what that is.
  static func nearest(in grid: MeasuredGrid, words: [String: String]) -> MeasuredHeader? {
    let named = candidates(in: grid, words: words).min { $0.missing.count < $1.missing.count }
    return named ?? grid.rows.first.map { MeasuredHeader($0, at: 0, words) }
  }

  private static func candidates(in grid: MeasuredGrid, words: [String: String]) -> [MeasuredHeader] {
    var headers: [MeasuredHeader] = []
    for index in grid.rows.indices.prefix(furthest)
    where headers.last.map({ index >= $0.rows.upperBound }) ?? true {
      if let header = MeasuredHeader(grid, at: index, words) { headers.append(header) }
    }
    return headers
  }

  private init?(_ grid: MeasuredGrid, at index: Int, _ words: [String: String]) {
    guard let rows = MeasuredHeaderRows(in: grid, at: index, words: words) else { return nil }
    self.init(rows, words)
  }

  private init(_ row: [MeasuredCell], at index: Int, _ words: [String: String]) {
    self.init(MeasuredHeaderRows(row, at: index), words)
  }

  private init(_ header: MeasuredHeaderRows, _ words: [String: String]) {
    rows = header.rows
    noted = header.units
    cells = header.cells
    var roles: [MeasuredRole?] = []
    var units: [Int: String] = [:]
    var unknown: [MeasuredCell] = []
    var isVietnamese = false
    for (index, texts) in header.texts.enumerated() {
      let wording = MeasuredWording(
        texts.map { (MeasuredWording($0.text, words: words), $0.isCarried) })
      guard !texts.isEmpty, let wording, let role = wording.found, role.mayStandTwice || !roles.contains(role)
      else {
        roles.append(nil)
        if let cell = header.cells[index] {
          let text = texts.map(\.text).joined(separator: " – ")
          unknown.append(MeasuredCell(value: .text(text), line: cell.line, column: cell.column))
        }
        continue
      }
      roles.append(role)
      units[index] = wording.unit
      if wording.isVietnamese { isVietnamese = true }
    }
    (self.roles, self.units, self.unknown, self.isVietnamese) = (roles, units, unknown, isVietnamese)
  }

  /// The headers of a list, in the order in which messages name them.
  static let listed = ["indicator", "date", "group", "low", "high", "source"]
}
