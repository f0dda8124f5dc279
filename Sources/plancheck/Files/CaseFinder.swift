import TargetDSL
import TargetEngine

/// Finds the files of cases that paths mean: files as they are, folders with every `.plantest` file below.
enum CaseFinder {
  static let ending = ".plantest"

  /// Each once, by path.
  static func find(_ operands: [String]) throws(UsageError) -> [String] {
    var found: Set<String> = []
    for path in operands.map(tidied) {
      let type = try type(of: path)
      if type != .folder {
        guard hasEnding(path, ending) else {
          throw UsageError(
            Phrase(
              en: "`\(path)` is no file of cases: its name does not end in `\(ending)`",
              vi: "`\(path)` không phải tệp trường hợp: tên không kết thúc bằng `\(ending)`"))
        }
        found.insert(path)
        continue
      }
      let below = try search(path)
      guard !below.isEmpty else {
        throw UsageError(
          Phrase(en: "the folder `\(path)` holds no cases", vi: "thư mục `\(path)` không có trường hợp nào"),
          hint: Phrase(
            en: "cases stand in files that end in `\(ending)`",
            vi: "trường hợp nằm trong tệp có đuôi `\(ending)`"))
      }
      found.formUnion(below)
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func type(of path: String) throws(UsageError) -> FileType {
    do throws(FileError) {
      return try fileType(at: path).type
    } catch {
      throw .unreadable(path, error, near: nearestSibling(of: path, ending: ending))
    }
  }

  private static func search(_ root: String) throws(UsageError) -> [String] {
    let boundary = RootBoundary(folder: root)
    var found: [String] = []
    var waiting = [root]
    var visited: Set<FileIdentity> = []
    while let folder = waiting.popLast() {
      // Links may lead back up.
      guard let identity = try? fileType(at: folder).identity, visited.insert(identity).inserted else {
        continue
      }
      for name in (try? names(inFolder: folder)) ?? [] where !name.hasPrefix(".") {
        let path = joined(folder, name)
        switch try? fileType(at: path).type {
        case .folder where !PlanFinder.skipped.contains(name):
          guard !boundary.isLeft(by: path) else { throw .linkLeadsOut(path, of: root) }
          waiting.append(path)
        case .file where hasEnding(name, ending): found.append(path)
        default: break
        }
      }
    }
    return found
  }
}
