import TargetDSL

/// The tables as they stood on one day: a folder of a data folder, and what files of many snapshots have of that day.
struct Snapshot: Sendable {
  let date: CalendarDate
  /// With the data folder's path before it.
  let path: String
  /// Names of what lies in it.
  let entries: [String]
  /// Why the folder cannot be entered.
  var failure: FileFailure?
  /// The data folder itself, where files of many snapshots lie.
  let root: Root

  struct Root: Sendable {
    let path: String
    let entries: [String]
  }
}

/// A folder of snapshots (`2024/`, `2024-06-30/`), and the line that says that they are made up.
struct DataFolder: Sendable {
  let path: String
  let exists: Bool
  /// Why the folder itself cannot be entered.
  let failure: FileFailure?
  /// By date.
  let snapshots: [Snapshot]
  /// Folders of a date that another folder already has.
  let repeated: [(path: String, date: CalendarDate, other: String)]
  let sampleNotice: String?
  /// Names of everything in the folder itself.
  let root: Snapshot.Root

  init(path: String) {
    self.path = path
    var names: [String] = []
    switch readFolder(path) {
    case .names(let found): (names, exists, failure) = (found, true, nil)
    case .absent: (exists, failure) = (false, nil)
    case .unusable(let reason): (exists, failure) = (true, FileFailure(reason: reason))
    }
    let root = Snapshot.Root(path: path, entries: names)
    var found: [Snapshot] = []
    var repeated: [(path: String, date: CalendarDate, other: String)] = []
    for name in names.sorted() {
      guard let date = DataFolder.date(ofFolder: name) else { continue }
      let folder = path + "/" + name
      if let other = found.first(where: { $0.date == date }) {
        repeated.append((folder, date, other.path))
        continue
      }
      switch readFolder(folder) {
      case .names(let entries):
        found.append(Snapshot(date: date, path: folder, entries: entries, root: root))
      case .absent: continue
      case .unusable(let reason):
        found.append(
          Snapshot(date: date, path: folder, entries: [], failure: FileFailure(reason: reason), root: root))
      }
    }
    snapshots = found.sorted { $0.date < $1.date }
    self.repeated = repeated
    self.root = root
    let saysSo = names.contains(DataFolder.sampleName)
    // Data that are called a sample are made up, whether or not a file says more.
    let isCalledSample = exists && lastName(of: path) == DataFolder.sampleFolder
    sampleNotice =
      saysSo
      ? DataFolder.firstLine(of: path + "/" + DataFolder.sampleName)
      : isCalledSample ? DataFolder.sampleName : nil
  }

  /// Folders and data files that are no part of any snapshot and belong to no table.
  func strangers(of plan: CheckedPlan) -> [String] {
    let claimed = Set(
      plan.tables.filter { $0.snapshotColumn != nil }.flatMap { root.names(for: $0) })
    return root.entries.sorted().filter { name in
      guard !DataFileKind.isIgnored(name), DataFolder.date(ofFolder: name) == nil, !claimed.contains(name),
        !DataFileKind.isMeasured(name)
      else { return false }
      return DataFileKind.looksLikeData(name) || (try? fileType(at: path + "/" + name).type) == .folder
    }
  }

  /// The day of a folder's name; `nil` where the name is neither a year nor a date.
  static func date(ofFolder name: String) -> CalendarDate? {
    if let date = CalendarDate(iso: name) { return date }
    guard name.utf8.count == 4, name.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(name),
      year >= 1000
    else { return nil }
    return .endOf(year: year)
  }

  /// The folder of made-up data beside a plan.
  static let sampleFolder = "sample"

  /// The file that says in its first line whose made-up data these are.
  private static let sampleName = "SAMPLE"

  private static func firstLine(of path: String) -> String {
    guard let file = try? DataFile(opening: path), let bytes = try? file.bytes(0..<min(file.size, 4096))
    else {
      return sampleName
    }
    var line = String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    if line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
    let words = line.split(whereSeparator: \.isWhitespace)
    return words.isEmpty ? sampleName : words.joined(separator: " ")
  }
}

/// Names of files that may hold a table.
enum DataFileKind {
  /// Endings in the order in which they are looked for.
  static let endings = (DataFormat.textEnds + DataFormat.workbookEnds).map { "." + $0 }
  /// Endings of files that hold data and are not read as they are.
  private static let foreign = rowFormats + [".pdf", ".doc", ".docx"]
  private static let rowFormats = [
    ".fods", ".parquet", ".json", ".xml", ".dbf", ".zip", ".rar", ".7z", ".gz",
  ]

  /// Whether a file that is not read is one of rows by the end of its name.
  static func holdsRows(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return rowFormats.contains { lowered.hasSuffix($0) }
  }

  static func isReadable(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return endings.contains { lowered.hasSuffix($0) }
  }

  /// A file of measured values, which stands in the data folder itself.
  static func isMeasured(_ name: String) -> Bool {
    ["measured.csv", "measured.xlsx", "measured.xlsm", "measured.ods"].contains(name.lowercased())
  }

  static func looksLikeData(_ name: String) -> Bool {
    let lowered = name.lowercased()
    return (endings + foreign).contains { lowered.hasSuffix($0) }
  }

  /// Hidden files, locks of open workbooks, and the explanations that `template` writes.
  static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || name.lowercased().hasSuffix(".columns.csv")
      || ["thumbs.db", "desktop.ini"].contains(name.lowercased())
  }
}

extension Snapshot.Root {
  /// The files of a table among the names of a folder, in their order: those that the plan names, else those called
  /// after the table. A folder called after it is one name.
  func names(for table: Table) -> [String] {
    let usable = entries.filter { !DataFileKind.isIgnored($0) }
    if let named = table.file {
      return usable.filter { named.matches($0) }.sorted { $0.precedes($1) }
    }
    let called = DataFileKind.endings.map { table.name + $0 }
    var found = called.compactMap { name in usable.first { $0 == name } }
    if usable.contains(table.name) {
      // What cannot be looked at is told when it is opened.
      switch try? fileType(at: path + "/" + table.name).type {
      case .folder, nil: found.append(table.name)
      case .file, .other: break
      }
    }
    return found
  }
}

extension Snapshot {
  private var folder: Root { Root(path: path, entries: entries) }

  /// The files of a table, in the order of their names, and the name of one that is passed over for them.
  func files(for table: Table) -> (paths: [String], other: String?) {
    let place = table.snapshotColumn == nil ? folder : root
    let names = place.names(for: table)
    if table.file != nil { return (names.map { place.path + "/" + $0 }, nil) }
    guard let first = names.first else { return ([], nil) }
    let path = place.path + "/" + first
    // Names match by canonical equivalence, because some systems take accents apart.
    guard first == table.name, !DataFileKind.isReadable(first) else {
      return ([path], names.count > 1 ? names[1] : nil)
    }
    guard case .names(let inside) = readFolder(path) else { return ([path], nil) }
    // A file of another kind holds rows of the table, too: it is refused by its name.
    let files = inside.filter {
      (DataFileKind.isReadable($0) || DataFileKind.holdsRows($0)) && !DataFileKind.isIgnored($0)
    }
    return (files.sorted { $0.precedes($1) }.map { path + "/" + $0 }, nil)
  }

  /// What lies in the folder called after a table and is none of its files, with its path.
  func others(inFolderOf table: Table) -> [String] {
    let place = table.snapshotColumn == nil ? folder : root
    guard table.file == nil, place.names(for: table).first == table.name,
      !DataFileKind.isReadable(table.name),
      case .names(let inside) = readFolder(place.path + "/" + table.name)
    else { return [] }
    return inside.filter {
      !DataFileKind.isReadable($0) && !DataFileKind.holdsRows($0) && !DataFileKind.isIgnored($0)
    }.sorted { $0.precedes($1) }.map { "\(place.path)/\(table.name)/\($0)" }
  }

  /// Names in the folder that no table of the plan claims.
  func unclaimed(by plan: CheckedPlan) -> [String] {
    var claimed: Set<String> = []
    for table in plan.tables where table.snapshotColumn == nil {
      claimed.formUnion(folder.names(for: table))
    }
    return entries.sorted { $0.precedes($1) }.filter { name in
      guard !claimed.contains(name), !DataFileKind.isIgnored(name) else { return false }
      return DataFileKind.looksLikeData(name) || (try? fileType(at: path + "/" + name).type) == .folder
    }
  }

  /// The name under which a table's file is looked for.
  func expectedName(of table: Table) -> String { table.file?.name ?? table.name + ".csv" }

  /// The folder in which it is looked for.
  func expectedFolder(of table: Table) -> String { table.snapshotColumn == nil ? path : root.path }

  /// The nearest name that is there.
  func nearestEntry(to table: Table) -> String? {
    let expected = expectedName(of: table)
    let names = (table.snapshotColumn == nil ? entries : root.entries).filter { !DataFileKind.isIgnored($0) }
      .sorted()
    return nearest(to: expected, among: names, limit: 1).first
      ?? names.first { $0.lowercased() == expected.lowercased() }
  }
}
