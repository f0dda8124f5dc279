import TargetDSL
import TargetEngine

// Files that are called after a table, and lines of measured values that are called after a goal, when it gets another name.

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

  private func dataFolders(beside plan: String) -> [String] {
    PlanFinder.skipped.union([workspace.dataFolder].compactMap { $0 }).sorted().map {
      joined(parentFolder(of: plan), $0)
    }
  }

  /// What lies in the folders of snapshots beside a plan, and in the folders that hold these.
  private func dataNames(beside plan: String) -> [String] {
    dataFolders(beside: plan).flatMap { folder in
      let inside = (try? names(inFolder: folder)) ?? []
      return inside + inside.flatMap { (try? names(inFolder: joined(folder, $0))) ?? [] }
    }
  }

  /// Why a goal keeps its name: a line of measured values that goes by it, in words, would be about nothing. A line that
  /// goes by the label stays.
  func lostValue(
    of old: String, _ new: String, beside path: String, _ known: CheckedPlan, _ renamed: CheckedPlan
  ) -> Phrase? {
    for folder in dataFolders(beside: path) {
      var options = TrackingPipeline.Options()
      options.data = .folder(folder)
      let pipeline = TrackingPipeline(options: options)
      let after = pipeline.measuredSubjects(of: renamed, planPath: path)
      let kept = Set(after.filter { $0.name == new }.map(\.place))
      guard
        let lost = pipeline.measuredSubjects(of: known, planPath: path).first(where: {
          $0.name == old && !kept.contains($0.place)
        }), case .file(let file, let line, _) = lost.place
      else { continue }
      let folder = parentFolder(of: path) + "/"
      let place = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
      return Phrase(
        en:
          "line \(line: line ?? 1) of `\(place)` gives a value of `\(old)` by this name and would be lost; change the name there first",
        vi:
          "dòng \(line: line ?? 1) của `\(place)` ghi giá trị của `\(old)` theo tên này, đổi tên thì mất giá trị đó; hãy đổi tên trong tệp ấy trước"
      )
    }
    return nil
  }
}
