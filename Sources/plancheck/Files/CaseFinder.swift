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
        guard path.hasSuffix(ending) else {
          throw UsageError(
            Phrase(
              en: "`\(path)` is no file of cases: its name does not end in `\(ending)`",
              vi: "`\(path)` không phải tệp trường hợp: tên không kết thúc bằng `\(ending)`"))
        }
        found.insert(path)
        continue
      }
      let below = search(path)
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
      let near = (try? names(inFolder: parentFolder(of: path)))
        .flatMap { nearestName(to: lastName(of: path), among: $0.filter { $0.hasSuffix(ending) }) }
        .map { joined(parentFolder(of: path), $0) }
      throw UsageError(
        Phrase(
          en: "cannot read `\(path)`: \(error.reason.english)",
          vi: "không đọc được `\(path)`: \(error.reason.vietnamese)"),
        hint: near.map { Phrase(en: "did you mean `\($0)`?", vi: "ý bạn là `\($0)`?") })
    }
  }

  private static func search(_ root: String) -> [String] {
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
        case .folder where !PlanFinder.skipped.contains(name): waiting.append(path)
        case .file where name.hasSuffix(ending): found.append(path)
        default: break
        }
      }
    }
    return found
  }
}
