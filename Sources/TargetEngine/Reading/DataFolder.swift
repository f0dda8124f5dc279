import TargetDSL

/// One folder of a data folder: the tables as they stood on one day.
struct Snapshot: Sendable {
  let date: CalendarDate
  /// With the data folder's path before it.
  let path: String
  /// Names of what lies in it.
  let entries: [String]
}

/// A folder of snapshots (`2024/`, `2024-06-30/`), and the line that says that they are made up.
struct DataFolder: Sendable {
  let path: String
  let exists: Bool
  /// By date.
  let snapshots: [Snapshot]
  /// Folders of a date that another folder already has.
  let repeated: [(path: String, date: CalendarDate, other: String)]
  let sampleNotice: String?
  /// Folders and data files that are no part of any snapshot.
  let strangers: [String]

  init(path: String) {
    self.path = path
    let names = DataFolder.entries(of: path)
    exists = names != nil
    var found: [Snapshot] = []
    var repeated: [(path: String, date: CalendarDate, other: String)] = []
    for name in (names ?? []).sorted() {
      guard let date = DataFolder.date(ofFolder: name) else { continue }
      let folder = path + "/" + name
      guard let entries = DataFolder.entries(of: folder) else { continue }
      if let other = found.first(where: { $0.date == date }) {
        repeated.append((folder, date, other.path))
      } else {
        found.append(Snapshot(date: date, path: folder, entries: entries))
      }
    }
    snapshots = found.sorted { $0.date < $1.date }
    self.repeated = repeated
    strangers = (names ?? []).sorted().filter { name in
      guard !name.hasPrefix("."), DataFolder.date(ofFolder: name) == nil else { return false }
      let isData = name.lowercased().hasSuffix(".csv") || name.lowercased().hasSuffix(".xlsx")
      return isData || DataFolder.entries(of: path + "/" + name) != nil
    }
    sampleNotice = names?.contains("SAMPLE") == true ? DataFolder.firstLine(of: path + "/SAMPLE") : nil
  }

  /// The day of a folder's name; `nil` where the name is neither a year nor a date.
  static func date(ofFolder name: String) -> CalendarDate? {
    if let date = CalendarDate(iso: name) { return date }
    guard name.utf8.count == 4, name.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(name),
      year > 0
    else { return nil }
    return .endOf(year: year)
  }

  /// The names in a folder; `nil` where it is none, or may not be read.
  static func entries(of path: String) -> [String]? { try? names(inFolder: path) }

  private static func firstLine(of path: String) -> String {
    let unnamed = "SAMPLE"
    guard let file = try? DataFile(opening: path), let bytes = try? file.bytes(0..<min(file.size, 4096))
    else {
      return unnamed
    }
    var line = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    if line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
    let words = line.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? unnamed : words.joined(separator: " ")
  }
}

extension Snapshot {
  /// The file of a table: the one that the plan names, else `<table>.csv`, else `<table>.xlsx`. Names match by
  /// canonical equivalence, because some systems take accents apart.
  func file(for table: Table) -> (path: String, isWorkbook: Bool, isAmbiguous: Bool)? {
    func entry(_ name: String) -> String? { entries.first { $0 == name } }
    if let named = table.file {
      return entry(named.name).map { (path + "/" + $0, $0.lowercased().hasSuffix(".xlsx"), false) }
    }
    let workbook = entry(table.name + ".xlsx")
    if let plain = entry(table.name + ".csv") { return (path + "/" + plain, false, workbook != nil) }
    return workbook.map { (path + "/" + $0, true, false) }
  }

  /// The name under which a table's file is looked for.
  func expectedName(of table: Table) -> String { table.file?.name ?? table.name + ".csv" }

  /// The nearest name that is there.
  func nearestEntry(to table: Table) -> String? {
    let expected = expectedName(of: table)
    return nearest(to: expected, among: entries.sorted(), limit: 1).first
      ?? entries.sorted().first { $0.lowercased() == expected.lowercased() }
  }
}
