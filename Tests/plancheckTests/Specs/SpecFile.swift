import Foundation

/// A suite of cases that a person reads: a Markdown file whose sections hold the files of a case in fenced blocks,
/// then commands and what they must print. `Tests/Specs/README.md` shows the format.
///
/// Blocks before the first section are files of every case. Blocks whose first word is not `console` are files, named
/// by the second word.
struct SpecFile {
  struct Case {
    let title: String
    var files: [(name: String, bytes: [UInt8])]
    /// Where the lines of each console block stand in the file, without its fences.
    var consoles: [Range<Int>] = []
  }

  let path: String
  var lines: [String]
  private(set) var cases: [Case] = []

  init(path: String) throws {
    self.path = path
    lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    var shared: [(name: String, bytes: [UInt8])] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.hasPrefix("## ") { cases.append(Case(title: String(line.dropFirst(3)), files: shared)) }
      index += 1
      guard line.hasPrefix("```"), line != "```" else { continue }
      let words = line.dropFirst(3).split(separator: " ").map(String.init)
      let start = index
      while index < lines.count, lines[index] != "```" { index += 1 }
      let block = lines[start..<index]
      index += 1
      if words.first == "console", !cases.isEmpty {
        cases[cases.count - 1].consoles.append(start..<index - 1)
      } else if words.count > 1 {
        let file = (name: words[1], bytes: SpecText.bytes(of: block, isRaw: words.last == "bytes"))
        if cases.isEmpty { shared.append(file) } else { cases[cases.count - 1].files.append(file) }
      }
    }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Specs").path()

  /// Every suite below `Tests/Specs`, relative to it.
  static let names: [String] =
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
    .filter { $0.hasSuffix(".md") && !$0.hasSuffix("README.md") }.sorted()
}

/// Characters that no one sees, written so that they are seen.
enum SpecText {
  /// The bytes of a file's block. `␍` stands for a carriage return and `⇥` for a tab. In a block marked `bytes`
  /// `\xE1` is a byte, `\u{301}` a scalar, and the last line has no end.
  static func bytes(of lines: ArraySlice<String>, isRaw: Bool) -> [UInt8] {
    guard isRaw else {
      return lines.flatMap { Array(visible($0, reversed: true).utf8) + [0x0A] }
    }
    return unescaped(visible(lines.joined(separator: "\n"), reversed: true))
  }

  /// A printed line as the suites write it.
  static func shown(_ line: String) -> String { visible(line, reversed: false) }

  private static let signs = [("\r", "␍"), ("\t", "⇥"), ("\u{1B}", "␛")]

  private static func visible(_ text: String, reversed: Bool) -> String {
    signs.reduce(text) {
      reversed
        ? $0.replacingOccurrences(of: $1.1, with: $1.0) : $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  private static func unescaped(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", rest.first == "x", let byte = UInt8(string(rest.dropFirst().prefix(2)), radix: 16) {
        result.append(byte)
        rest = rest.dropFirst(3)
      } else if scalar == "\\", rest.first == "u", let end = rest.firstIndex(of: "}"),
        let value = UInt32(string(rest[rest.startIndex..<end].dropFirst(2)), radix: 16),
        let named = Unicode.Scalar(value)
      {
        result += Array(String(named).utf8)
        rest = rest[(end + 1)...]
      } else {
        result += Array(String(scalar).utf8)
      }
    }
    return result
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
