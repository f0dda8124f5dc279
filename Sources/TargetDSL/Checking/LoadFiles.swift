// `use`: which files make up a plan.

/// A path relative to the folder of the plan: how many folders up, then names.
struct RelativePath: Hashable {
  var levelsUp = 0
  var names: [String] = []

  /// Goes on from the folder of this file to `path`; `nil` for a path that names no file.
  func sibling(_ path: String) -> RelativePath? {
    var result = RelativePath(levelsUp: levelsUp, names: Array(names.dropLast()))
    for part in path.split(separator: "/", omittingEmptySubsequences: true) {
      switch part {
      case ".": continue
      case "..": if result.names.popLast() == nil { result.levelsUp += 1 }
      default: result.names.append(String(part))
      }
    }
    return result.names.isEmpty ? nil : result
  }

  /// As seen from where the plan's own path was written.
  func joined(to folder: String) -> String {
    var parts = folder.split(separator: "/").map(String.init).filter { $0 != "." }
    for _ in 0..<levelsUp {
      if let last = parts.last, last != ".." { parts.removeLast() } else { parts.append("..") }
    }
    return (folder.hasPrefix("/") ? "/" : "") + (parts + names).joined(separator: "/")
  }
}

struct FileLoader {
  static let fileLimit = 1_000
  static let depthLimit = 50

  let folder: String
  let rootLevelsUp: Int
  let reader: any SourceReader
  /// Keeps trees for the next time.
  let shelf: TreeShelf?
  var trees: [SyntaxTree] = []
  var loaded: Set<RelativePath> = []
  /// The files that are being read, outermost first, with the `use` that led to each.
  var open: [(path: RelativePath, use: SourceSpan?)] = []
  var diagnostics: [Diagnostic] = []

  /// Whether something that a file uses could not be read, after that was reported.
  var lacksFile: Bool {
    !diagnostics.isEmpty || trees.contains { $0.root.nodes(.use).contains { $0.token(.string) == nil } }
  }

  /// `path` is the file that is read first.
  init(path: String, rootLevelsUp: Int, reader: any SourceReader, shelf: TreeShelf?) {
    folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? (path.hasPrefix("/") ? "/" : "")
    self.rootLevelsUp = rootLevelsUp
    self.reader = reader
    self.shelf = shelf
  }

  mutating func loadFirst(_ path: String, parse: (SourceFile) -> SyntaxTree = SyntaxTree.parse) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    load(RelativePath(names: [name]), shown: path, use: nil, parse: parse)
  }

  /// Reads a file and all that it uses, each once. `use` is the place that names it.
  private mutating func load(
    _ path: RelativePath, shown: String, use: SourceSpan?,
    parse: (SourceFile) -> SyntaxTree = SyntaxTree.parse
  ) {
    let bytes: [UInt8]
    do {
      bytes = try reader.read(shown)
    } catch {
      diagnostics.append(unreadable(shown, error, use: use))
      return
    }
    let tree =
      shelf?.tree(shown, bytes, parse: parse) ?? parse(SourceFile(path: shown, bytes: bytes))
    trees.append(tree)
    loaded.insert(path)
    open.append((path, use))
    for node in tree.root.nodes(.use) { follow(node, from: path) }
    open.removeLast()
  }

  private func unreadable(_ shown: String, _ error: SourceReadError, use: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .unreadableFile, at: use.map(Place.source) ?? .file(shown, line: nil, column: nil),
      Phrase(
        en: "`\(shown)` cannot be read: \(error.reason)",
        vi: "không đọc được `\(shown)`: \(error.reason)"),
      fixes: error.nearest.map { Diagnostic.Fix(Phrase(en: "is `\($0)` meant?", vi: "có phải là `\($0)`?")) })
  }

  private mutating func follow(_ node: SyntaxNode, from file: RelativePath) {
    guard let token = node.token(.string) else { return }
    let written = node.text(of: token)
    let span = node.span(of: token)
    func problem(_ kind: DiagnosticKind, _ message: Phrase, related: [Diagnostic.Related] = []) {
      diagnostics.append(Diagnostic(kind, at: .source(span), message, related: related))
    }
    if written.hasPrefix("/") || written.contains("\\") || written.dropFirst().hasPrefix(":") {
      return problem(
        .useOutsideRoot,
        Phrase(
          en: "`use` takes a path relative to this file, with `/` between folders",
          vi: "`use` nhận đường dẫn tương đối từ tệp này, dùng `/` giữa các thư mục"))
    }
    guard let path = file.sibling(written) else {
      return problem(.unreadableFile, Phrase(en: "`use` names no file", vi: "`use` không nêu tệp nào"))
    }
    guard path.levelsUp <= rootLevelsUp else {
      return problem(
        .useOutsideRoot,
        Phrase(
          en: "`\(written)` leaves the workspace root; `--root` names a wider one",
          vi: "`\(written)` ra ngoài thư mục gốc; dùng `--root` để chọn gốc rộng hơn"))
    }
    if let start = open.firstIndex(where: { $0.path == path }) {
      let chain = open[(start + 1)...].compactMap(\.use).map {
        Diagnostic.Related(
          .source($0), Phrase(en: "by way of this `use`", vi: "thông qua `use` này"))
      }
      return problem(
        .useCycle,
        Phrase(
          en: "`\(written)` is already being read: the files use each other",
          vi: "`\(written)` đang được đọc: các tệp dùng vòng lẫn nhau"),
        related: chain)
    }
    guard !loaded.contains(path) else { return }
    guard trees.count < FileLoader.fileLimit, open.count < FileLoader.depthLimit else {
      return problem(
        .tooManyFiles,
        Phrase(
          en: "a plan uses at most \(FileLoader.fileLimit) files, \(FileLoader.depthLimit) deep",
          vi: "một kế hoạch dùng nhiều nhất \(FileLoader.fileLimit) tệp, sâu \(FileLoader.depthLimit) tầng"))
    }
    load(path, shown: path.joined(to: folder), use: span)
  }
}

extension CompiledPlan {
  /// Reads a plan file and all it uses, and checks them.
  ///
  /// - Parameters:
  ///   - path: the plan's own file, as reports will name it.
  ///   - rootLevelsUp: how many folders above the plan's own folder the workspace root lies.
  public static func compile(
    path: String, rootLevelsUp: Int = 1, reader: any SourceReader, shelf: TreeShelf? = nil
  ) -> CompiledPlan {
    var loader = FileLoader(path: path, rootLevelsUp: rootLevelsUp, reader: reader, shelf: shelf)
    loader.loadFirst(path)
    var checker = Checker(trees: loader.trees)
    checker.lacksFile = loader.lacksFile
    let plan = loader.trees.isEmpty ? nil : checker.check()
    let found = loader.trees.flatMap(\.diagnostics) + loader.diagnostics + checker.diagnostics
    let hasErrors = found.contains { $0.severity == .error }
    return CompiledPlan(
      plan: hasErrors ? nil : plan, diagnostics: inOrder(found, files: loader.trees.map(\.source)),
      isVocabulary: !loader.trees.isEmpty && !loader.trees.contains { $0.root.node(.plan) != nil },
      trees: loader.trees, names: checker.names)
  }

  private static func inOrder(_ diagnostics: [Diagnostic], files: [SourceFile]) -> [Diagnostic] {
    let rank = Dictionary(
      files.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    return diagnostics.enumerated().sorted {
      (rank[$0.element.place.path] ?? -1, $0.element.offset, $0.offset)
        < (rank[$1.element.place.path] ?? -1, $1.element.offset, $1.offset)
    }.map(\.element)
  }
}
