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
}

/// The header of a file of measured values: a role for each column, from one row, or from two where years stand below
/// `Thực hiện`.
struct MeasuredHeader {
  /// Into the rows of the grid: the first of the header, and the first behind it.
  let rows: Range<Int>
  /// `nil` where a header is blank or unknown.
  let roles: [MeasuredRole?]
  /// Units in brackets behind a header.
  let units: [Int: String]
  /// Columns whose header says nothing, or the same as another.
  let unknown: [MeasuredCell]
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

  /// The first of the first rows that can be read by; else the first row, to tell what it lacks.
  static func found(in grid: MeasuredGrid) -> MeasuredHeader? {
    for index in grid.rows.indices.prefix(furthest) {
      for count in [2, 1] {
        guard let header = MeasuredHeader(grid.rows, at: index, rows: count), header.missing.isEmpty else {
          continue
        }
        return header
      }
    }
    return nil
  }

  /// `nil` where the row below the first is none of the header.
  init?(_ grid: [[MeasuredCell]], at start: Int, rows count: Int) {
    guard grid.indices.contains(start), start + count <= grid.count else { return nil }
    let top = grid[start]
    var texts = top.map(\.text)
    if count == 2 {
      let below = grid[start + 1].map(\.text)
      guard let label = texts.firstIndex(where: { MeasuredHeader.role(of: $0)?.role == .indicator }),
        below.indices.contains(label),
        below[label].isEmpty || matchKey(below[label]) == matchKey(texts[label])
      else { return nil }
      var over = ""
      var years = 0
      for index in texts.indices where below.indices.contains(index) {
        if !texts[index].isEmpty { over = texts[index] }
        guard !below[index].isEmpty, matchKey(below[index]) != matchKey(texts[index]) else { continue }
        let joined = over + " " + below[index]
        guard let role = MeasuredHeader.role(of: joined)?.role, role.isOfYear else { return nil }
        texts[index] = joined
        years += 1
      }
      guard years > 0 else { return nil }
    }
    rows = start..<start + count
    var roles: [MeasuredRole?] = []
    var units: [Int: String] = [:]
    var unknown: [MeasuredCell] = []
    var isVietnamese = false
    for (index, text) in texts.enumerated() {
      guard !text.isEmpty, let found = MeasuredHeader.role(of: text),
        found.role == .note || !roles.contains(found.role)
      else {
        roles.append(nil)
        if !text.isEmpty { unknown.append(top[index]) }
        continue
      }
      roles.append(found.role)
      units[index] = found.unit
      if found.isVietnamese { isVietnamese = true }
    }
    (self.roles, self.units, self.unknown, self.isVietnamese) = (roles, units, unknown, isVietnamese)
  }

  // MARK: - Words

  /// The headers of a list, in the order in which messages name them.
  static let listed = ["indicator", "date", "group", "low", "high", "source"]

  private static let english: [String: MeasuredRole] = [
    "indicator": .indicator, "target": .indicator, "date": .date, "year": .date, "group": .group, "low": .low,
    "high": .high, "value": .value, "actual": .value, "source": .source, "unit": .unit, "plan": .plan(nil),
    "planned": .plan(nil), "no": .note, "no.": .note, "#": .note, "note": .note, "notes": .note,
  ]

  private static let vietnamese: [String: MeasuredRole] = {
    let words: [(MeasuredRole, [String])] = [
      (.indicator, ["chỉ tiêu", "tên chỉ tiêu", "các chỉ tiêu", "mục tiêu", "nội dung chỉ tiêu"]),
      (.date, ["ngày", "năm", "thời điểm"]), (.unit, ["đơn vị", "đơn vị tính", "đvt"]), (.group, ["nhóm"]),
      (.low, ["thấp nhất"]), (.high, ["cao nhất"]), (.source, ["nguồn", "nguồn số liệu"]),
      (.value, ["thực hiện", "th", "kết quả", "kết quả thực hiện", "giá trị"]),
      (.plan(nil), ["kế hoạch", "kh"]), (.note, ["stt", "tt", "số tt", "ghi chú"]),
    ]
    return Dictionary(
      words.flatMap { role, words in words.map { (matchKey($0), role) } },
      uniquingKeysWith: { first, _ in first })
  }()

  private static let year: Set<String> = [matchKey("năm"), "year"]

  /// What a header says; a unit may stand in brackets behind it.
  static func role(of text: String) -> (role: MeasuredRole, unit: String?, isVietnamese: Bool)? {
    if let (role, isVietnamese) = role(ofKey: matchKey(text)) { return (role, nil, isVietnamese) }
    guard let (name, unit) = HeaderName(text).parts, let (role, isVietnamese) = role(ofKey: matchKey(name))
    else {
      return nil
    }
    return (role, unit, isVietnamese)
  }

  private static func role(ofKey key: String) -> (role: MeasuredRole, isVietnamese: Bool)? {
    if let role = english[key] { return (role, false) }
    if let role = vietnamese[key] { return (role, true) }
    var words = key.split(separator: " ").map(String.init)
    guard let last = words.popLast(), last.utf8.count == 4, let year = Int(last), (1900...2199).contains(year)
    else { return nil }
    let said = words.last.map { MeasuredHeader.year.contains($0) } ?? false
    if said { words.removeLast() }
    let rest = words.joined(separator: " ")
    if rest.isEmpty { return (.valueOf(year), said) }
    for (known, isVietnamese) in [(english, false), (vietnamese, true)] {
      switch known[rest] {
      case .value?: return (.valueOf(year), isVietnamese)
      case .plan?: return (.plan(year), isVietnamese)
      default: continue
      }
    }
    return nil
  }
}

extension MeasuredRole {
  fileprivate var isOfYear: Bool {
    switch self {
    case .valueOf, .plan: true
    default: false
    }
  }
}
