import TargetDSL
import TargetEngine

/// A plan file to check, and whether it was named or found in a folder.
struct PlanFile: Hashable, Sendable {
  let path: String
  let isNamed: Bool
}

/// Finds the plan files of the paths that were given: files as they are, folders with every `.plan` file below.
struct PlanFinder {
  /// Folders that hold data, not plans.
  static let skipped: Set<String> = ["data", "sample"]

  private(set) var files: [PlanFile] = []
  private(set) var problems: [UsageError] = []
  /// By place: the files that stand for it, whatever links the path leads through.
  private var places: [String: Int] = [:]
  private var visited: Set<FileIdentity> = []
  /// How the names of the files that are looked for end.
  private let endings: [String]

  private init(endings: [String]) { self.endings = endings }

  /// Files in the order of their paths, each once, whatever the order of the arguments.
  static func find(_ operands: [String], endings: [String] = [".plan"]) -> (
    files: [PlanFile], problems: [UsageError]
  ) {
    var finder = PlanFinder(endings: endings)
    let given = operands.map(tidied).map { spelledOnDisk($0) ?? $0 }
    // Named files first: a file that is named and also found in a folder counts as named.
    var folders: [String] = []
    for path in given { finder.add(path, folders: &folders) }
    for folder in folders { finder.search(folder) }
    finder.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return (finder.files, finder.problems)
  }

  private mutating func add(_ path: String, folders: inout [String]) {
    do throws(FileError) {
      switch try fileType(at: path).type {
      case .folder: folders.append(path)
      case .file where !isWanted(path):
        let ends = endings.map { "`\($0)`" }
        problems.append(
          UsageError(
            Phrase(
              en: "`\(path)` is not a plan file: its name does not end in \(ends.joined(separator: " or "))",
              vi:
                "`\(path)` không phải tệp kế hoạch: tên không kết thúc bằng \(ends.joined(separator: " hoặc "))"
            )))
      case .file, .other:
        take(path, isNamed: true)
      }
    } catch {
      problems.append(.unreadable(path, error, near: nearestPath(to: path)))
    }
  }

  /// A plan that is given twice counts once, under the shortest path from here.
  private mutating func take(_ path: String, isNamed: Bool) {
    let folder = resolved(parentFolder(of: path)) ?? parentFolder(of: path)
    let place = joined(folder, lastName(of: path))
    guard let known = places[place] else {
      places[place] = files.count
      files.append(PlanFile(path: path, isNamed: isNamed))
      return
    }
    let other = files[known]
    func rank(_ path: String) -> (Int, Int, String) { (path.hasPrefix("/") ? 1 : 0, path.utf8.count, path) }
    files[known] = PlanFile(
      path: rank(path) < rank(other.path) ? path : other.path, isNamed: isNamed || other.isNamed)
  }

  private mutating func search(_ root: String) {
    let boundary = RootBoundary(folder: root)
    var found = 0
    var waiting = [root]
    visited.removeAll()
    while let folder = waiting.popLast() {
      do throws(FileError) {
        // Links may lead back up.
        guard visited.insert(try fileType(at: folder).identity).inserted else { continue }
        for name in try names(inFolder: folder) where !name.hasPrefix(".") {
          let path = joined(folder, name)
          let type: FileType
          do throws(FileError) {
            type = try fileType(at: path).type
          } catch {
            // What cannot be opened and is called like a plan is not passed over.
            if isWanted(name) {
              take(path, isNamed: false)
              found += 1
            }
            continue
          }
          switch type {
          case .folder where !PlanFinder.skipped.contains(name):
            guard boundary.isLeft(by: path) else {
              waiting.append(path)
              continue
            }
            found += 1
            problems.append(.linkLeadsOut(path, of: root))
          case .file where isWanted(name), .other where isWanted(name):
            found += 1
            take(path, isNamed: false)
          default: break
          }
        }
      } catch {
        found += 1
        problems.append(
          UsageError(
            Phrase(
              en: "cannot read the folder `\(folder)`: \(error.reason)",
              vi: "không đọc được thư mục `\(folder)`: \(error.reason)")))
      }
    }
    if found == 0 { problems.append(PlanFinder.noPlan(in: root)) }
  }

  private func isWanted(_ path: String) -> Bool { endings.contains { hasEnding(path, $0) } }

  static func noPlan(in folder: String) -> UsageError {
    UsageError(
      Phrase(en: "the folder `\(folder)` holds no plan", vi: "thư mục `\(folder)` không có kế hoạch nào"),
      hint: Phrase(en: "a plan is a file that ends in `.plan`", vi: "kế hoạch là tệp có đuôi `.plan`"))
  }

  /// The nearest name in the deepest folder of the path that exists.
  private func nearestPath(to path: String) -> String? {
    let parent = parentFolder(of: path)
    if let names = try? names(inFolder: parent) {
      return nearestName(to: lastName(of: path), among: names.filter { !$0.hasPrefix(".") })
        .map { joined(parent, $0) }
    }
    guard parent != path, parent != "." else { return nil }
    return nearestPath(to: parent)
  }
}
