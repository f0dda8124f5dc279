import Foundation

/// A suite of cases that a person reads: a Markdown file whose sections hold the files of a case in fenced blocks,
/// then the command and, in the last block, what it must print.
///
///     ## A plan that misses its goal
///
///     ```plan demo.plan
///     plan demo
///     …
///     ```
///
///     ```console
///     $ plancheck check demo.plan
///     …
///     (exit 1)
///     ```
///
/// Blocks whose first word is not `console` are files, named by the second word. In them `␍` at the end of a line
/// stands for a carriage return.
struct SpecFile {
  struct Case {
    let title: String
    var files: [(name: String, text: String)] = []
    /// Where the lines of each console block stand in the file, without its fences.
    var consoles: [Range<Int>] = []
  }

  let path: String
  var lines: [String]
  private(set) var cases: [Case] = []

  init(path: String) throws {
    self.path = path
    lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.hasPrefix("## ") { cases.append(Case(title: String(line.dropFirst(3)))) }
      index += 1
      guard line.hasPrefix("```"), line != "```", !cases.isEmpty else { continue }
      let words = line.dropFirst(3).split(separator: " ").map(String.init)
      let start = index
      while index < lines.count, lines[index] != "```" { index += 1 }
      if words.first == "console" {
        cases[cases.count - 1].consoles.append(start..<index)
      } else if words.count > 1 {
        let text = lines[start..<index].map { $0.replacing("␍", with: "\r") + "\n" }.joined()
        cases[cases.count - 1].files.append((words[1], text))
      }
      index += 1
    }
  }

  /// Every suite below `Tests/Specs`.
  static let paths: [String] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Specs")
    let names = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".md") && !$0.hasSuffix("README.md") }.sorted().map {
      folder.path() + "/" + $0
    }
  }()
}
