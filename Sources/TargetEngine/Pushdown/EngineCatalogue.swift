import Synchronization
import TargetDSL

/// The tables of a plan as an engine has them: found by name, their columns asked for once.
final class EngineCatalogue: Sendable {
  private struct State {
    var names: [[String]]?
    var tables: [String: EngineTable] = [:]
  }

  let plan: CheckedPlan
  let session: EngineSession
  let findings: ReadingProblems
  private let state = Mutex(State())
  /// What no transaction holds still.
  let watch: ParquetWatch

  init(plan: CheckedPlan, session: EngineSession, findings: ReadingProblems) {
    self.plan = plan
    self.session = session
    self.findings = findings
    watch = ParquetWatch(session)
  }

  /// The table of a database that stands for one of the plan.
  func table(_ index: Int) throws(MeasureGap) -> EngineTable {
    let declared = plan.tables[index]
    let wanted = declared.database ?? declared.name
    let parts = wanted.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if session.place.rehearses != nil {
      return EngineTable(
        as: declared, path: wanted, relation: parts.map { "\(name: $0)" as SQL }.joined(by: "."))
    }
    let found = try names().filter { name in
      // A name may have points of its own.
      name[2] == wanted && name[3] == "1"
        || parts.count > 1 && Array(name.prefix(3).suffix(parts.count)) == parts
    }
    guard let name = found.first, found.count == 1, name.prefix(3).allSatisfy(EngineTable.isUsable) else {
      throw try missing(declared, wanted)
    }
    let relation = name.prefix(3).map { "\(name: $0)" as SQL }.joined(by: ".")
    let shown = session.place.shown + " " + (parts.count > 1 ? wanted : name[2])
    return try opened(shown, relation)
  }

  /// The rows of a table's Parquet files; `nil` where there are none.
  func parquet(_ declared: Table, in snapshot: Snapshot) throws(MeasureGap) -> EngineTable? {
    let files = snapshot.parquetFiles(of: declared)
    guard let shown = files.paths.first else { return nil }
    if let known = state.withLock({ $0.tables[shown] }) { return known }
    if let (path, reason) = files.unusable { throw findings.unreadable(path, declared, reason) }
    if declared.file == nil,
      let other = snapshot.files(for: declared).paths.first(where: { !files.paths.contains($0) })
    {
      findings.add(.repeated(shown, besides: other, of: declared), identity: "two files \(shown)")
    }
    let stamps = ParquetWatch.stamps(of: files)
    try proveAlike(files, declared)
    let number = state.withLock { $0.tables.count }
    try proveApart(files, declared, number: number)
    guard let table = try session.dialect.table(at: shown, files, number: number, session) else { return nil }
    state.withLock { $0.tables[shown] = table }
    try watch.keep(table, stamps) { ParquetWatch.stamps(of: snapshot.now.parquetFiles(of: declared)) }
    return table
  }

  /// Engines read all files by the columns of the first.
  private func proveAlike(_ files: ParquetFiles, _ declared: Table) throws(MeasureGap) {
    guard let first = files.paths.first, files.paths.count > 1 else { return }
    let names = files.partition(of: first).map(\.name)
    var other = files.paths.first { files.partition(of: $0).map(\.name) != names }
    if other == nil {
      var shapes: [[UInt8]] = []
      for path in files.paths {
        let shape = session.dialect.shape(ofFile: absolute(path))
        try session.ask(shape.query, after: shape.before) { cells in shapes += cells.prefix(1) }
      }
      guard shapes.count == files.paths.count else { return }
      other = zip(files.paths, shapes).first { $0.1 != shapes[0] }?.0
    }
    guard let other else { return }
    throw differ(
      other,
      Phrase(
        en: "the columns of `\(other)` are not those of `\(first)`, so table “\(declared.name)” is not read",
        vi:
          "các cột của `\(other)` không giống `\(first)` nên không đọc bảng “\(declared.vietnameseName)”"),
      fix: Phrase(
        en: "write the files anew with the same columns and types",
        vi: "hãy ghi lại các tệp với cùng các cột và kiểu"))
  }

  /// Engines take what a folder says for what the files in it say under the same name.
  private func proveApart(_ files: ParquetFiles, _ declared: Table, number: Int) throws(MeasureGap) {
    guard let first = files.paths.first, files.isPartitioned else { return }
    let told = files.partition(of: first).map { $0.name.lowercased() }
    let alone = ParquetFiles(paths: [first], folder: nil)
    let own = try session.dialect.table(at: first, alone, number: number, session)?.columns.map(\.name) ?? []
    let twice =
      own.first { told.contains($0.lowercased()) }
      ?? told.enumerated().first { told[..<$0.offset].contains($0.element) }?.element
    guard let twice else { return }
    throw differ(
      first,
      Phrase(
        en:
          "“\(twice)” of `\(first)` is told twice, at least once by a folder `\(twice)=…`, so table “\(declared.name)” is not read",
        vi:
          "“\(twice)” của `\(first)` được ghi hai lần, ít nhất một lần bởi thư mục `\(twice)=…`, nên không đọc bảng “\(declared.vietnameseName)”"
      ),
      fix: Phrase(
        en: "give the folder another name, or write the files without that column",
        vi: "hãy đổi tên thư mục, hoặc ghi lại các tệp không có cột đó"))
  }

  private func differ(_ file: String, _ reason: Phrase, fix: Phrase) -> MeasureGap {
    findings.add(
      Diagnostic(
        .engineFilesDiffer, at: .file(file, line: nil, column: nil), reason, fixes: [.init(fix)]),
      identity: "files differ \(file)")
    return MeasureGap(reason: reason)
  }

  private func opened(_ path: String, _ relation: SQL) throws(MeasureGap) -> EngineTable {
    if let known = state.withLock({ $0.tables[path] }) { return known }
    let table = try EngineTable(path: path, relation: relation, session)
    if let isHidden = session.dialect.mayHideRows(of: relation) {
      try session.askLines("SELECT \(session.dialect.line(of: ["''"])) WHERE \(isHidden)") { _ in
        findings.add(
          Diagnostic(
            .engineRowsHidden, at: .file(path, line: nil, column: nil),
            Phrase(
              en:
                "row-level security decides which rows of \(path) are there for this role; no others are measured",
              vi:
                "bảo mật theo dòng quyết định vai trò này thấy những dòng nào của \(path); các dòng khác không được đo"
            )),
          identity: "rows hidden \(path)")
      }
    }
    state.withLock { $0.tables[path] = table }
    return table
  }

  /// Catalogue, schema, name, and whether the name alone finds the table.
  private func names() throws(MeasureGap) -> [[String]] {
    if let known = state.withLock({ $0.names }) { return known }
    let dialect = session.dialect
    var names: [[String]] = []
    let cells: [SQL] = ["c", "s", "n", "d"]
    try session.ask(
      """
      SELECT \(dialect.line(of: cells.map { dialect.hexadecimal($0) })) \
      FROM (\(dialect.tables())) AS x(c, s, n, d)
      """
    ) { cells in
      if cells.count == 4 { names.append(cells.map { String(decoding: $0, as: UTF8.self) }) }
    }
    state.withLock { [names] in $0.names = names }
    return names
  }

  private func missing(_ table: Table, _ wanted: String) throws(MeasureGap) -> MeasureGap {
    let others = try names().map { $0[3] == "1" ? $0[2] : $0[1] + "." + $0[2] }
    let near = nearest(to: wanted, among: others, limit: 1).first
    let english = near.map { "; it has “\($0)”" } ?? ""
    let vietnamese = near.map { "; ở đó có “\($0)”" } ?? ""
    let reason = Phrase(
      en: "\(session.place.shown) has no table “\(wanted)” for table “\(table.name)”\(english)",
      vi: "\(session.place.shown) không có bảng “\(wanted)” cho bảng “\(table.name)”\(vietnamese)")
    findings.add(
      Diagnostic(
        .engineTableMissing, at: .file(session.place.shown, line: nil, column: nil), reason,
        fixes: near.map { near in
          [
            .init(
              Phrase(
                en: "if that is the table, say so in the plan: `database \"\(near)\"`",
                vi: "nếu đó là bảng cần dùng, hãy ghi trong kế hoạch: `database \"\(near)\"`"))
          ]
        } ?? []),
      identity: "engine table \(wanted)")
    return MeasureGap(reason: reason)
  }
}
