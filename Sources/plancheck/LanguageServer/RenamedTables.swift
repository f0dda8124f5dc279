import TargetDSL
import TargetEngine

// Files that are called after a table, and lines of measured values that are called after a goal, when it gets another name.

extension LanguageServer {
  /// The clause that names the file of a table as it was called; refused where one clause cannot say it.
  func fileKept(
    _ editor: PlanEditor, _ symbol: NameIndex.Symbol, _ old: String, _ new: String
  ) throws(RenameRefusal) -> [Diagnostic.Fix.Edit] {
    guard old != new, let (declaration, node) = table(symbol, in: editor) else { return [] }
    let clause = node.node(.fileClause)
    let texts = clause?.tokens.filter { $0.kind == .string }.map { node.text(of: $0) } ?? []
    if let name = texts.first {
      // Of a workbook without a named sheet the one called after the table counts.
      guard texts.count == 1, DataFormat(ofName: name) == .workbook else { return [] }
      throw refusal(of: name, old, what: "file \"\(name)\" sheet \"…\"")
    }
    let found = dataFiles(of: old, editor)
    guard let name = found.first else { return [] }
    guard found.count == 1, name != old, DataFormat(ofName: name) == .text else {
      throw refusal(of: found.sorted().joined(separator: ", "), old, what: "file \"…\"")
    }
    let line = editor.source.range(ofLine: declaration.spans.first?.line ?? 1).upperBound
    // As the other lines of the file end.
    let ending = editor.source.bytes[line...].starts(with: [0x0D, 0x0A]) ? "\r\n" : "\n"
    return [
      .init(SourceSpan(editor.source, line..<line), ending + "  " + editor.inOwnWords("file \"\(name)\""))
    ]
  }

  private func table(
    _ symbol: NameIndex.Symbol, in editor: PlanEditor
  ) -> (declaration: NameIndex.Declaration, node: SyntaxNode)? {
    guard case .table = symbol, let declaration = editor.names.declaration(of: symbol),
      let node = editor.tree.root.nodes(.table).first(where: { $0.span == declaration.whole })
    else { return nil }
    return (declaration, node)
  }

  private func refusal(of name: String, _ old: String, what: String) -> RenameRefusal {
    RenameRefusal(
      reason: Phrase(
        en: "the data of `\(old)` (`\(name)`) are found by its name; write `\(what)` into the table first",
        vi: "số liệu của `\(old)` (`\(name)`) được tìm theo tên bảng; hãy ghi `\(what)` vào bảng trước"))
  }

  /// The files called after a table beside the plans that use it.
  private func dataFiles(of table: String, _ editor: PlanEditor) -> Set<String> {
    Set(
      workspace.plansConcerned(by: editor.source.path).filter { !Workspace.isCases($0) }
        .flatMap { dataFiles(beside: $0) }.map { lastName(of: $0) }
    ).filter { name in
      guard name.hasPrefix(table + ".") else { return name == table }
      return !name.dropFirst(table.count + 1).contains(".") && DataFormat(ofName: name) != nil
    }
  }

  /// Says of a renamed table without data that they may lie where the server does not look: in a database, or in a folder
  /// that is named to the program. A plan without data may be a new one, so this is no reason to refuse.
  func tellOfDataElsewhere(_ editor: PlanEditor, _ symbol: NameIndex.Symbol, _ old: String) {
    guard let declared = editor.names.declaration(of: symbol)?.spans.first,
      let home = PlanEditor(editor.compiled, path: declared.file.path),
      let node = table(symbol, in: home)?.node,
      node.node(.fileClause) == nil, node.node(.databaseClause) == nil, dataFiles(of: old, home).isEmpty
    else { return }
    let (database, file) = (home.inOwnWords("database \"\(old)\""), home.inOwnWords("file \"\(old).csv\""))
    let message = Phrase(
      en:
        "no data called `\(old)` lie beside the plan; where a database or another folder has them under this name, write `\(database)` or `\(file)` into the table",
      vi:
        "bên cạnh kế hoạch không có số liệu tên `\(old)`; nếu cơ sở dữ liệu hay thư mục khác có số liệu theo tên này, hãy ghi `\(database)` hoặc `\(file)` vào bảng"
    )
    push("window/showMessage", ["type": 3, "message": .string(message.text(in: language))])
  }

  private func dataFolders(beside plan: String) -> [String] {
    PlanFinder.skipped.union([workspace.dataFolder].compactMap { $0 }).sorted().map {
      joined(parentFolder(of: plan), $0)
    }
  }

  /// What lies in the folders of snapshots beside a plan, and in the folders that hold these.
  private func dataFiles(beside plan: String) -> [String] {
    dataFolders(beside: plan).flatMap { folder in
      let inside = ((try? names(inFolder: folder)) ?? []).map { joined(folder, $0) }
      return inside
        + inside.flatMap { inner in ((try? names(inFolder: inner)) ?? []).map { joined(inner, $0) } }
    }
  }

  /// Whether data of a column's table lie beside a plan that uses it, and none of them has a word: then nothing in them is
  /// called so. In doubt they have it.
  func isNowhereInData(_ word: String, of symbol: NameIndex.Symbol, in editor: PlanEditor) -> Bool {
    let index: Int
    switch symbol {
    case .column(let table, _), .category(let table, _, _): index = table
    case .plan, .unit, .table, .population, .indicator, .target: return false
    }
    guard let (declaration, node) = table(.table(index), in: editor) else { return false }
    let clause = node.node(.fileClause)
    let named = clause.flatMap { clause in clause.token(.string).map { clause.text(of: $0) } }
    let files = Set(
      workspace.plansConcerned(by: editor.source.path).filter { !Workspace.isCases($0) }
        .flatMap { dataFiles(beside: $0) }
    ).filter { path in
      let name = lastName(of: path)
      return named.map { name == $0 } ?? name.hasPrefix(declaration.name + ".")
    }
    var left = LanguageServer.mostBytesLookedThrough
    let key = matchKey(word)
    for path in files {
      guard DataFormat(ofName: lastName(of: path)) == .text, let bytes = try? readFile(path) else {
        return false
      }
      left -= bytes.count
      guard left > 0, !matchKey(String(decoding: bytes, as: UTF8.self)).contains(key) else { return false }
    }
    return !files.isEmpty
  }

  private static let mostBytesLookedThrough = 4_000_000

  /// Why a goal keeps its name: a line of measured values that goes by it, in words, would be about nothing. A line that
  /// goes by the label stays. Of a plan with errors nobody can tell which lines are about the goal.
  func lostValue(
    of old: String, _ new: String, beside path: String, _ known: CheckedPlan?, _ renamed: CheckedPlan?
  ) -> Phrase? {
    for folder in dataFolders(beside: path) {
      var options = TrackingPipeline.Options()
      options.data = .folder(folder)
      guard let known, let renamed else {
        guard let file = options.data.measuredFiles(of: path).first else { continue }
        return Phrase(
          en:
            "`\(inFolder(of: path, file))` may give a value of `\(old)` by this name, which can be seen only in a plan without errors; mend them first",
          vi:
            "`\(inFolder(of: path, file))` có thể ghi giá trị của `\(old)` theo tên này; chỉ kế hoạch không còn lỗi mới cho biết, hãy sửa lỗi trước"
        )
      }
      let pipeline = TrackingPipeline(options: options)
      let after = pipeline.measuredSubjects(of: renamed, planPath: path)
      let kept = Set(after.filter { $0.name == new }.map(\.place))
      guard
        let lost = pipeline.measuredSubjects(of: known, planPath: path).first(where: {
          $0.name == old && !kept.contains($0.place)
        }), case .file(let file, let line, _) = lost.place
      else { continue }
      let place = inFolder(of: path, file)
      return Phrase(
        en:
          "line \(line: line ?? 1) of `\(place)` gives a value of `\(old)` by this name and would be lost; change the name there first",
        vi:
          "dòng \(line: line ?? 1) của `\(place)` ghi giá trị của `\(old)` theo tên này, đổi tên thì mất giá trị đó; hãy đổi tên trong tệp ấy trước"
      )
    }
    return nil
  }

  /// A file as it is called from a plan's folder.
  private func inFolder(of plan: String, _ file: String) -> String {
    let folder = parentFolder(of: plan) + "/"
    return file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
  }
}
