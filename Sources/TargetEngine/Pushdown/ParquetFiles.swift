import TargetDSL

/// The Parquet files of one table.
struct ParquetFiles: Sendable {
  /// As reports name them, sorted.
  let paths: [String]
  /// The folder below which they lie; `nil` where each was named.
  let folder: String?
  /// What leaves open which files hold the rows of the table, and why.
  var unclear: (path: String, reason: Phrase)?

  /// Columns that folders between the table's own and a file tell, as in `year=2024/`: names, and values without those
  /// that are unknown.
  func partition(of path: String) -> [(name: String, value: String?)] {
    guard let folder else { return [] }
    return path.dropFirst(folder.utf8.count).split(separator: "/").dropLast().compactMap { part in
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty else { return nil }
      let value = percentDecoded(sides[1])
      return (percentDecoded(sides[0]), value == "__HIVE_DEFAULT_PARTITION__" ? nil : value)
    }
  }

  /// Paths with those of the same folder, which tell the same columns.
  var byFolder: [[String]] {
    Dictionary(grouping: paths, by: parentFolder(of:)).sorted { $0.key < $1.key }.map(\.value)
  }

  /// The first that is no whole file of Parquet, and why: a client would wait for a pipe, and say little of the others.
  var unusable: (path: String, reason: Phrase)? {
    if let unclear { return unclear }
    for path in paths {
      do throws(FileFailure) {
        let file = try DataFile(opening: path)
        let (first, last) = (
          try file.bytes(0..<min(file.size, 4)), try file.bytes(max(file.size - 4, 0)..<file.size)
        )
        let isWhole = file.size >= 12 && first == last && ParquetFiles.signs.contains(first)
        if !isWhole { return (path, ParquetFiles.noParquet) }
      } catch {
        return (path, error.reason)
      }
    }
    return nil
  }

  /// With which a file begins and ends, also one whose columns are encrypted.
  private static let signs = ["PAR1", "PARE"].map { Array($0.utf8) }
  private static let noParquet = Phrase(
    en: "it is no whole Parquet file", vi: "đó không phải tệp Parquet nguyên vẹn")

  var isPartitioned: Bool { paths.first.map { !partition(of: $0).isEmpty } ?? false }
}

extension Snapshot {
  /// The Parquet files of a table: those that the plan names, the file called after it, or all below a folder called after
  /// it. Where the table is another file, none.
  func parquetFiles(of table: Table) -> ParquetFiles {
    let place = table.snapshotColumn == nil ? Root(path: path, entries: entries) : root
    if let named = table.file {
      guard hasEnding(named.name, ".parquet") else { return ParquetFiles(paths: [], folder: nil) }
      let names = place.entries.filter { named.matches($0) }.sorted { $0.precedes($1) }
      return ParquetFiles(paths: names.map { joined(place.path, $0) }, folder: nil)
    }
    let name = table.name + ".parquet"
    if let entry = place.entries.first(where: { $0 == name }) {
      return ParquetFiles(paths: [joined(place.path, entry)], folder: nil)
    }
    guard let entry = place.entries.first(where: { $0 == table.name }) else {
      return ParquetFiles(paths: [], folder: nil)
    }
    let folder = joined(place.path, entry)
    guard (try? fileType(at: folder).type) == .folder else { return ParquetFiles(paths: [], folder: nil) }
    let found = ParquetSearch(below: folder)
    return ParquetFiles(paths: found.paths, folder: folder, unclear: found.unclear)
  }

  /// As its folders are at this moment.
  var now: Snapshot {
    func names(_ path: String) -> [String] {
      if case .names(let found) = readFolder(path) { found } else { [] }
    }
    let root = Root(path: root.path, entries: names(root.path))
    return Snapshot(date: date, path: path, entries: names(path), root: root)
  }
}

/// What lies below the folder of a table. A folder that links lead to again is not read again.
private struct ParquetSearch {
  private(set) var paths: [String] = []
  private(set) var unclear: (path: String, reason: Phrase)?
  private var known: Set<FileIdentity> = []

  init(below folder: String) { search(folder) }

  private mutating func search(_ folder: String) {
    guard let identity = try? fileType(at: folder).identity, known.insert(identity).inserted else { return }
    switch readFolder(folder) {
    case .names(let names):
      for name in names.sorted(by: { $0.precedes($1) }) { look(at: joined(folder, name), name) }
    case .absent: return
    case .unusable(let reason): note(folder, reason)
    }
  }

  private mutating func look(at path: String, _ name: String) {
    let isFolder = (try? fileType(at: path).type) == .folder
    let isFile = !isFolder && hasEnding(name, ".parquet")
    let isHidden = name.hasPrefix("_") && !name.contains("=") && (isFolder || isFile)
    if isHidden || name == ".hoodie" || name.hasSuffix(".metadata.json") {
      note(path, ParquetSearch.ofOthers)
    } else if isFile, !DataFileKind.isIgnored(name) {
      paths.append(path)
    } else if isFolder, !DataFileKind.isIgnored(name) {
      search(path)
    }
  }

  private mutating func note(_ path: String, _ reason: Phrase) {
    if unclear == nil { unclear = (path, reason) }
  }

  /// Delta, Hudi and Iceberg keep files with rows that are no longer in the table, jobs those that are not yet.
  private static let ofOthers = Phrase(
    en:
      "it is of a table format (Delta, Hudi, Iceberg) or of a job that has not ended, so which files hold the rows of the table is not known; "
      + "write the table as plain Parquet files",
    vi:
      "nó thuộc một định dạng bảng (Delta, Hudi, Iceberg) hoặc một tác vụ chưa xong nên không rõ tệp nào chứa các dòng của bảng; hãy ghi "
      + "bảng thành các tệp Parquet thường")
}

/// A path from the root of the file system.
func absolute(_ path: String) -> String { RepositoryPaths.absolute(path, from: currentFolder()) }
