import TargetDSL

/// The links in a data folder, and in what lies below it, that lead to a place outside; in the order of their names.
///
/// A data folder that stands beside a plan came with it, from wherever; one that a user names is the user's own.
func linksLeaving(_ boundary: RootBoundary, in folder: String) -> [String] {
  var found: [String] = []
  var visited: Set<FileIdentity> = []
  func search(_ path: String, depth: Int) {
    if boundary.isLeft(by: path) { return found.append(path) }
    // The data folder, its snapshots, and tables of many files.
    guard depth < 3, let entry = try? fileType(at: path), entry.type == .folder,
      visited.insert(entry.identity).inserted
    else { return }
    for name in (try? names(inFolder: path)) ?? [] {
      let place = joined(path, name)
      if isLink(place) || (try? fileType(at: place).type) == .folder { search(place, depth: depth + 1) }
    }
  }
  search(folder, depth: 0)
  return found
}

extension Diagnostic {
  /// A link in the data of a plan that is not followed.
  static func linkLeavesRoot(_ path: String, data folder: String) -> Diagnostic {
    Diagnostic(
      .unreadableDataFile, at: .file(path, line: nil, column: nil),
      Phrase(
        en: "`\(path)` is a symbolic link that leads out of the workspace root, so the data are not read",
        vi: "`\(path)` là liên kết dẫn ra ngoài thư mục gốc nên không đọc số liệu"),
      fixes: [
        .init(
          Phrase(
            en: "if that is meant, name the data: `--data \(folder)`",
            vi: "nếu đúng ý, hãy nêu số liệu: `--data \(folder)`"))
      ])
  }
}
