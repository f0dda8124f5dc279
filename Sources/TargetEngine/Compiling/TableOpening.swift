import TargetDSL

extension SnapshotTables {
  func openAnew(_ index: Int) throws(MeasureGap) -> Opened {
    let table = plan.tables[index]
    if let parts = try answers?.parts(of: index, in: self) {
      return Opened(parts: parts, isSound: table.key == nil)
    }
    var parts = try openFiles(of: table)
    if let column = table.snapshotColumn {
      parts = try parts.map { (part) throws(MeasureGap) in
        try part.leavingOut(rowsOfOthers(index, column, part))
      }
    }
    return Opened(parts: parts, isSound: table.key == nil)
  }

  /// Finds the files of a table, reads their headers, and says what is amiss in either.
  func openFiles(of table: Table) throws(MeasureGap) -> [TablePart] {
    if table.snapshotColumn == nil, let failure = snapshot.failure {
      throw MeasureGap(
        reason: Phrase(
          en: "\(snapshot.path) cannot be read: \(failure.reason)",
          vi: "không đọc được \(snapshot.path): \(failure.reason)"))
    }
    let found = snapshot.files(for: table)
    if let other = found.other, let first = found.paths.first {
      findings.add(.repeated(first, besides: other, of: table), identity: "two files \(first)")
    }
    for path in snapshot.others(inFolderOf: table) { reportUnread(path, table) }
    guard !found.paths.isEmpty else { throw missingFile(table) }
    var parts: [TablePart] = []
    var base = 0
    for path in found.paths {
      let part = try open(path, table, base: base)
      base += part.file.size + 1
      parts.append(part)
    }
    return parts
  }

  private func reportUnread(_ path: String, _ table: Table) {
    let name = lastName(of: path)
    findings.add(
      Diagnostic(
        .unclaimedFile, at: .file(path, line: nil, column: nil),
        Phrase(
          en:
            "“\(name)” lies in the folder of table “\(table.name)” and is no file that is read, so nothing of it is in the table",
          vi:
            "“\(name)” nằm trong thư mục của bảng “\(table.vietnameseName)” nhưng không phải loại tệp đọc được nên không có gì được tính vào bảng"
        )),
      identity: "unread \(path)")
  }

  private func open(_ path: String, _ table: Table, base: Int) throws(MeasureGap) -> TablePart {
    do throws(FileFailure) {
      let file: DataFile
      if let mended = findings.mended(path) {
        file = mended
      } else if DataFormat(ofName: path) == .text {
        file = try CSVMending.plain(try DataFile(opening: path))
      } else {
        file = try DataFile.ofTable(table, path: path)
      }
      let header = try CSVHeader(of: file, table: table, units: plan.unitWords)
      report(header, file, table)
      if file.sheet == nil { try findings.addStrangeSeparators(in: file) }
      let above = try RowsAtTheTop(of: file, header, table: table, base: base)
      findings.addLeftOut(above.leftOut, path: path, table)
      let part = TablePart(file: file, header: header, base: base, omitted: above.omitted)
      guard file.sheet == nil else { return part }
      let tail = try TailOfText(of: part, table: table)
      guard !tail.omitted.isEmpty else { return part }
      findings.addLeftOut(tail.leftOut, path: path, table)
      return part.leavingOut(tail.omitted)
    } catch {
      if error.cause == .missing { throw missingFile(table) }
      throw findings.unreadable(path, table, error.reason)
    }
  }

  private func missingFile(_ table: Table) -> MeasureGap {
    let name = snapshot.expectedName(of: table)
    let folder = snapshot.expectedFolder(of: table)
    let near =
      snapshot.nearestEntry(to: table).map {
        Phrase(en: "; the folder has “\($0)”", vi: "; thư mục có “\($0)”")
      } ?? Phrase(verbatim: "")
    findings.add(
      Diagnostic(
        .missingDataFile, at: .file(folder + "/" + name, line: nil, column: nil),
        Phrase(
          en: "table “\(table.name)” has no file “\(name)” in \(folder)\(near)",
          vi: "bảng “\(table.vietnameseName)” không có tệp “\(name)” trong \(folder)\(near)")),
      identity: "missing \(snapshot.path) \(table.name)")
    return MeasureGap(
      reason: Phrase(
        en: "there is no file “\(name)” for table “\(table.name)”\(near)",
        vi: "không có tệp “\(name)” cho bảng “\(table.vietnameseName)”\(near)"))
  }

  func report(_ remarks: [FileRemark], of file: DataFile) {
    for remark in remarks {
      findings.add(
        Diagnostic(
          remark.kind, at: .file(file.path, line: remark.line, column: remark.column), remark.text),
        identity: "remark \(file.path) \(remark.kind.code) \(remark.line ?? 0) \(remark.column ?? 0)")
    }
  }

  func report(_ header: CSVHeader, _ file: DataFile, _ table: Table) {
    let place = Place.file(file.path, line: header.line, column: nil)
    report(file.remarks, of: file)
    for (column, name, unit) in header.otherUnits {
      let declared = table.columns[column]
      let meant =
        declared.unitText.isEmpty
        ? Phrase(en: "has no unit", vi: "không có đơn vị")
        : Phrase(en: "is in \(declared.unitText)", vi: "tính bằng \(declared.unitText)")
      findings.add(
        Diagnostic(
          .otherUnit, at: place,
          Phrase(
            en:
              "the header “\(name)” says “\(unit)”, column “\(declared.name)” \(meant): the column is not read",
            vi:
              "tiêu đề “\(name)” ghi “\(unit)”, còn cột “\(declared.vietnameseName)” \(meant): cột này không được đọc"
          ),
          column: declared.name),
        identity: "unit \(file.path) \(column)")
    }
    for other in header.contradicted {
      let declared = table.columns[other.column]
      findings.add(
        Diagnostic(
          other.diagnostic, at: .file(file.path, line: other.line, column: nil), other.message(declared),
          column: declared.name),
        identity: "unit \(file.path) \(other.column)")
    }
    for (column, headers) in header.ambiguous {
      // Headers of one spelling are told apart by their places only.
      let isOneName = Set(headers.map { matchKey($0) }).count == 1
      let list = headers.map { "“\($0)”" }.joined(separator: ", ")
      let shown = headers.first ?? ""
      findings.add(
        Diagnostic(
          .ambiguousColumn, at: place,
          isOneName
            ? Phrase(
              en:
                "\(headers.count) columns of the file are called “\(shown)”: which of them is “\(table.columns[column].name)” cannot be told, so none is read",
              vi:
                "tệp có \(headers.count) cột cùng tên “\(shown)”: không rõ cột nào là “\(table.columns[column].vietnameseName)” nên không đọc cột nào"
            )
            : Phrase(
              en:
                "column “\(table.columns[column].name)” could be any of \(list); which of them cannot be told, so none is read",
              vi:
                "cột “\(table.columns[column].vietnameseName)” có thể là \(list); không rõ cột nào nên không đọc cột nào"
            )),
        identity: "ambiguous \(file.path) \(column)")
    }
    let extra =
      header.extra.map { Phrase(verbatim: "“\($0)”") }
      + NamelessColumns.found(in: file, header, table).map(NamelessColumns.phrase)
    guard !extra.isEmpty else { return }
    let more = extra.count > 8 ? ", …" : ""
    let list = Phrase(joining: extra.prefix(8))
    findings.add(
      Diagnostic(
        .extraColumns, at: place,
        Phrase(
          en: "columns that table “\(table.name)” does not declare are ignored: \(list)\(more)",
          vi: "các cột mà bảng “\(table.vietnameseName)” không khai báo bị bỏ qua: \(list)\(more)")),
      identity: "extra \(table.name)")
  }

  /// The header of no column that comes nearest to a name of one which the file lacks.
  func nearHeader(of column: Column, _ part: TablePart) -> String? {
    ([column.name] + column.headers).lazy
      .compactMap { name in
        nearest(to: name, among: part.header.extra, limit: 1).first
          ?? part.header.extra.first { HeaderName($0).parts.map { matchKey($0.name) } == matchKey(name) }
      }.first
  }

  /// A column that a file lacks: the headers that it has, nearest first, and the declaration that would read it.
  func missing(_ step: ColumnPath.Step, _ part: TablePart) -> MeasureGap {
    let table = plan.tables[step.table]
    let column = table.columns[step.column]
    let path = part.file.path
    let near = nearHeader(of: column, part)
    let others = near.map { _ in "" } ?? part.header.extra.prefix(5).map { "“\($0)”" }.joined(separator: ", ")
    let hint =
      near.map { Phrase(en: "; it has “\($0)”", vi: "; tệp có “\($0)”") }
      ?? (others.isEmpty
        ? Phrase(verbatim: "")
        : Phrase(
          en: "; headers that no column has: \(others)", vi: "; các tiêu đề chưa thuộc cột nào: \(others)"))
    let reason = Phrase(
      en: "\(path) has no column “\(column.name)”\(hint)",
      vi: "\(path) không có cột “\(column.vietnameseName)”\(hint)")
    var fixes = near.map { [column.offer(ofHeader: $0)] } ?? []
    if table.key != step.column {
      let meaning = column.blank == .none ? "none" : "unknown"
      fixes.append(
        .init(
          Phrase(
            en: """
              if files may lack it, say what that means: `column \(column.name) … blank or missing means \(meaning)`
              """,
            vi: """
              nếu tệp được phép thiếu cột này, hãy ghi rõ nghĩa: `column \(column.name) … blank or missing means \(meaning)`
              """)))
    }
    findings.add(
      Diagnostic(
        .missingColumn, at: .file(path, line: part.header.line, column: nil), reason, fixes: fixes,
        column: column.name),
      identity: "column \(path) \(step.column)")
    return MeasureGap(reason: reason)
  }
}

extension Diagnostic {
  /// Two files are called after one table.
  static func repeated(_ first: String, besides other: String, of table: Table) -> Diagnostic {
    let (name, otherName) = (lastName(of: first), lastName(of: other))
    return Diagnostic(
      .repeatedDataFile, at: .file(first, line: nil, column: nil),
      Phrase(
        en: "table “\(table.name)” has “\(name)” and “\(otherName)”; the first is read",
        vi: "bảng “\(table.vietnameseName)” có cả “\(name)” và “\(otherName)”; tệp đầu được đọc"))
  }
}

extension ReadingProblems {
  /// Notes that a file of a table cannot be used, and says it where the table is needed.
  func unreadable(_ path: String, _ table: Table, _ reason: Phrase) -> MeasureGap {
    add(
      Diagnostic(
        .unreadableDataFile, at: .file(path, line: nil, column: nil),
        Phrase(
          en: "the file of table “\(table.name)” cannot be used: \(reason)",
          vi: "không dùng được tệp của bảng “\(table.vietnameseName)”: \(reason)")),
      identity: "unreadable \(path)")
    return MeasureGap(
      reason: Phrase(
        en: "\(path) cannot be used: \(reason)", vi: "không dùng được \(path): \(reason)"))
  }
}
