import TargetDSL

/// The Parquet files of one table.
struct ParquetFiles: Sendable {
  /// As reports name them, sorted.
  let paths: [String]
  /// The folder below which they lie; `nil` where each was named.
  let folder: String?

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

  /// The first that is no whole file of Parquet, and why: a client would wait for a pipe, and say little of the others.
  var unusable: (path: String, reason: Phrase)? {
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
    return ParquetFiles(paths: Snapshot.parquetFiles(below: folder, depth: 0), folder: folder)
  }

  /// As its folders are at this moment.
  var now: Snapshot {
    func names(_ path: String) -> [String] {
      if case .names(let found) = readFolder(path) { found } else { [] }
    }
    let root = Root(path: root.path, entries: names(root.path))
    return Snapshot(date: date, path: path, entries: names(path), root: root)
  }

  private static func parquetFiles(below folder: String, depth: Int) -> [String] {
    guard depth < 8, case .names(let names) = readFolder(folder) else { return [] }
    var found: [String] = []
    for name in names where !DataFileKind.isIgnored(name) {
      let path = joined(folder, name)
      if hasEnding(name, ".parquet") {
        found.append(path)
      } else if (try? fileType(at: path).type) == .folder {
        found += parquetFiles(below: path, depth: depth + 1)
      }
    }
    return found
  }
}

/// A path from the root of the file system.
func absolute(_ path: String) -> String { RepositoryPaths.absolute(path, from: currentFolder()) }
