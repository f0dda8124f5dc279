import TargetDSL

extension Snapshot {
  /// The Parquet files of a table: those that the plan names, the file called after it, or all below a folder called after
  /// it. Where the table is another file, none.
  func parquetFiles(of table: Table) -> [String] {
    let place = table.snapshotColumn == nil ? Root(path: path, entries: entries) : root
    if let named = table.file {
      guard hasEnding(named.name, ".parquet") else { return [] }
      return place.entries.filter { named.matches($0) }.sorted { $0.precedes($1) }.map {
        joined(place.path, $0)
      }
    }
    let name = table.name + ".parquet"
    if let entry = place.entries.first(where: { $0 == name }) { return [joined(place.path, entry)] }
    guard let folder = place.entries.first(where: { $0 == table.name }) else { return [] }
    return Snapshot.parquetFiles(below: joined(place.path, folder), depth: 0)
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
