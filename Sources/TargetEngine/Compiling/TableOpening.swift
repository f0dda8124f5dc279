import TargetDSL

extension SnapshotTables {
  /// Finds the file of a table, reads its header, and says what is amiss in either.
  func openAnew(_ table: Table, _ index: Int) throws(MeasureGap) -> Opened {
    guard let (path, isWorkbook, isAmbiguous) = snapshot.file(for: table) else { throw missingFile(table) }
    if isAmbiguous {
      findings.add(
        Diagnostic(
          .repeatedDataFile, at: .file(path, line: nil, column: nil),
          Phrase(
            en: "table “\(table.name)” has a CSV file and a workbook; the CSV file is read",
            vi: "bảng “\(table.name)” có cả tệp CSV và bảng tính; tệp CSV được đọc")),
        identity: "two files \(path)")
    }
    do throws(FileFailure) {
      let file =
        isWorkbook ? try Workbook.sheet(of: path, table: table) : try DataFile(opening: path)
      let header = try CSVHeader(of: file, table: table)
      report(header, file, table)
      findings.addTotals(try TotalRows(in: file, header), file, table)
      if try header.hasNoRows(in: file) {
        findings.add(
          Diagnostic(
            .emptyTable, at: .file(file.path, line: header.dataLine - 1, column: nil),
            Phrase(
              en: "the file of table “\(table.name)” has a header and no row",
              vi: "tệp của bảng “\(table.name)” chỉ có dòng tiêu đề, không có dòng dữ liệu")),
          identity: "empty \(file.path)")
      }
      return Opened(file: file, header: header)
    } catch {
      if error.isMissing { throw missingFile(table) }
      throw unreadable(path, table, error.reason)
    }
  }

  private func missingFile(_ table: Table) -> MeasureGap {
    let name = snapshot.expectedName(of: table)
    let near = snapshot.nearestEntry(to: table)
    let english = near.map { "; the folder has “\($0)”" } ?? ""
    let vietnamese = near.map { "; thư mục có “\($0)”" } ?? ""
    findings.add(
      Diagnostic(
        .missingDataFile, at: .file(snapshot.path + "/" + name, line: nil, column: nil),
        Phrase(
          en: "table “\(table.name)” has no file “\(name)” in \(snapshot.path)\(english)",
          vi: "bảng “\(table.name)” không có tệp “\(name)” trong \(snapshot.path)\(vietnamese)")),
      identity: "missing \(snapshot.path) \(table.name)")
    return MeasureGap(
      reason: Phrase(
        en: "there is no file “\(name)” for table “\(table.name)”\(english)",
        vi: "không có tệp “\(name)” cho bảng “\(table.name)”\(vietnamese)"))
  }

  private func unreadable(_ path: String, _ table: Table, _ reason: Phrase) -> MeasureGap {
    findings.add(
      Diagnostic(
        .unreadableDataFile, at: .file(path, line: nil, column: nil),
        Phrase(
          en: "the file of table “\(table.name)” cannot be used: \(reason.english)",
          vi: "không dùng được tệp của bảng “\(table.name)”: \(reason.vietnamese)")),
      identity: "unreadable \(path)")
    return MeasureGap(
      reason: Phrase(
        en: "\(path) cannot be used: \(reason.english)", vi: "không dùng được \(path): \(reason.vietnamese)"))
  }

  private func report(_ header: CSVHeader, _ file: DataFile, _ table: Table) {
    let place = Place.file(file.path, line: header.dataLine - 1, column: nil)
    for (column, headers) in header.ambiguous {
      let list = headers.map { "“\($0)”" }.joined(separator: ", ")
      findings.add(
        Diagnostic(
          .ambiguousColumn, at: place,
          Phrase(
            en: "column “\(table.columns[column].name)” could be any of \(list); none is read",
            vi: "cột “\(table.columns[column].name)” có thể là \(list); không đọc cột nào")),
        identity: "ambiguous \(file.path) \(column)")
    }
    guard !header.extra.isEmpty else { return }
    let list = header.extra.prefix(8).map { "“\($0)”" }.joined(separator: ", ")
    let more = header.extra.count > 8 ? ", …" : ""
    findings.add(
      Diagnostic(
        .extraColumns, at: place,
        Phrase(
          en: "columns that table “\(table.name)” does not declare are ignored: \(list)\(more)",
          vi: "các cột mà bảng “\(table.name)” không khai báo bị bỏ qua: \(list)\(more)")),
      identity: "extra \(table.name)")
  }
}
