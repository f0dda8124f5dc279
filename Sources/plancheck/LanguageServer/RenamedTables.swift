import TargetDSL
import TargetEngine

// Files that are called after a table, when the table gets another name.

extension LanguageServer {
  private static let textEnds = [".csv", ".tsv", ".txt"]
  private static let bookEnds = [".xlsx", ".xlsm", ".ods"]

  /// The clause that names the file of a table as it was called; refused where one clause cannot say it.
  func fileKept(
    _ editor: PlanEditor, _ symbol: NameIndex.Symbol, _ old: String, _ new: String
  ) throws(RenameRefusal) -> [Diagnostic.Fix.Edit] {
    guard case .table = symbol, old != new, let declaration = editor.names.declaration(of: symbol),
      let node = editor.tree.root.nodes(.table).first(where: { $0.span == declaration.whole })
    else { return [] }
    let clause = node.node(.fileClause)
    let texts = clause?.tokens.filter { $0.kind == .string }.map { node.text(of: $0) } ?? []
    if let name = texts.first {
      // Of a workbook without a named sheet the one called after the table counts.
      guard texts.count == 1, LanguageServer.bookEnds.contains(where: { hasEnding(name, $0) }) else {
        return []
      }
      throw refusal(of: name, old, what: "file \"\(name)\" sheet \"…\"")
    }
    let found = Set(
      workspace.plansConcerned(by: editor.source.path).filter { !Workspace.isCases($0) }
        .flatMap { dataNames(beside: $0) }
    ).filter { name in
      name == old || (LanguageServer.textEnds + LanguageServer.bookEnds).contains { name == old + $0 }
    }
    guard let name = found.first else { return [] }
    guard found.count == 1, LanguageServer.textEnds.contains(where: { name == old + $0 }) else {
      throw refusal(of: found.sorted().joined(separator: ", "), old, what: "file \"…\"")
    }
    let line = editor.source.range(ofLine: declaration.spans.first?.line ?? 1).upperBound
    return [
      .init(SourceSpan(editor.source, line..<line), "\n  " + editor.inOwnWords("file \"\(name)\""))
    ]
  }

  private func refusal(of name: String, _ old: String, what: String) -> RenameRefusal {
    RenameRefusal(
      reason: Phrase(
        en: "the data of `\(old)` (`\(name)`) are found by its name; write `\(what)` into the table first",
        vi: "số liệu của `\(old)` (`\(name)`) được tìm theo tên bảng; hãy ghi `\(what)` vào bảng trước"))
  }

  /// What lies in the folders of snapshots beside a plan, and in the folders that hold these.
  private func dataNames(beside plan: String) -> [String] {
    let folders = PlanFinder.skipped.union([workspace.dataFolder].compactMap { $0 }).sorted()
    return folders.flatMap { name in
      let folder = joined(parentFolder(of: plan), name)
      let inside = (try? names(inFolder: folder)) ?? []
      return inside + inside.flatMap { (try? names(inFolder: joined(folder, $0))) ?? [] }
    }
  }
}
