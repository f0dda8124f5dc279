import TargetDSL

// Tables that cannot be used, and why.

extension SnapshotTables {
  func withoutRows(_ table: Int) -> MeasureGap {
    guard case .success(let current)? = opened[table] else { return MeasureGap.fault }
    let declared = plan.tables[table]
    let isOfSnapshot = declared.snapshotColumn != nil
    let what =
      isOfSnapshot && current.answered != nil
      ? Phrase(
        en: "no row of table “\(declared.name)” is of the snapshot of \(snapshot.date)",
        vi:
          "không dòng nào của bảng “\(declared.name)” thuộc kỳ số liệu ngày \(snapshot.date.shown.vietnamese)"
      )
      : current.answered != nil
        ? Phrase(
          en: "\(current.path) has no row for table “\(declared.name)”",
          vi: "\(current.path) không có dòng nào cho bảng “\(declared.vietnameseName)”")
        : isOfSnapshot
          ? Phrase(
            en: "no row of \(current.path) is of the snapshot of \(snapshot.date)",
            vi: "không dòng nào của \(current.path) thuộc kỳ số liệu ngày \(snapshot.date.shown.vietnamese)")
          : current.parts.count > 1
            ? Phrase(
              en: "the \(current.parts.count) files of table “\(declared.name)” have no row",
              vi: "\(current.parts.count) tệp của bảng “\(declared.vietnameseName)” không có dòng số liệu nào"
            )
            : Phrase(
              en: "the file of table “\(declared.name)” has a header and no row",
              vi: "tệp của bảng “\(declared.vietnameseName)” chỉ có dòng tiêu đề, không có dòng số liệu")
    let gap = MeasureGap(
      reason: Phrase(
        en: "\(what.english), so it cannot be used", vi: "\(what.vietnamese) nên không dùng được"))
    let line = current.parts.first.map { $0.header.line }
    markUnusable(
      table, Diagnostic(.emptyTable, at: .file(current.path, line: line, column: nil), what), gap,
      identity: "empty \(current.path) \(snapshot.date)")
    return gap
  }

  func markUnusable(_ table: Int, _ problem: Diagnostic, _ gap: MeasureGap, identity: String) {
    findings.add(problem, identity: identity)
    opened[table] = .failure(gap)
    keyIndices[table] = .failure(gap)
  }

  func unusable(_ table: Int, _ part: TablePart, _ found: ScanFault) -> MeasureGap {
    let path = part.file.path
    // A quotation mark that is never closed shows in all that stands behind it: where it opens is what helps.
    let fault =
      part.file.sheet == nil
      ? (try? CSVMending(part.file))?.quoteFault(separator: part.header.separator) ?? found : found
    let place = Place.file(path, line: fault.line, column: nil)
    let kind: DiagnosticKind
    let what: Phrase
    switch fault.kind {
    case .unclosedQuote:
      kind = .badQuotes
      what = Phrase(
        en: "a quotation mark that opens on this line is never closed, or closes too late",
        vi: "dấu ngoặc kép mở ra ở dòng này không được đóng lại, hoặc đóng quá muộn")
    case .misplacedQuote:
      kind = .badQuotes
      what = Phrase(
        en: "a letter stands behind the closing quotation mark of a cell",
        vi: "có chữ đứng sau dấu ngoặc kép đóng của ô")
    case .fieldCount(let found, let expected):
      kind = .wrongFieldCount
      what = Phrase(
        en: "this row has \(found) \(found == 1 ? "cell" : "cells"), the header has \(expected)",
        vi: "dòng này có \(found) ô, dòng tiêu đề có \(expected)")
    case .lineTooLong:
      kind = .wrongFieldCount
      what = Phrase(
        en: "this row is longer than \(TableScan.longestRow >> 20) MB",
        vi: "dòng này dài hơn \(TableScan.longestRow >> 20) MB")
    case .unreadable(let failure):
      kind = .unreadableDataFile
      what = failure.reason
    }
    let line = fault.line
    let gap = MeasureGap(
      reason: Phrase(
        en: "\(path) cannot be used\(line.map { ", line \($0)" } ?? ""): \(what)",
        vi: "không dùng được \(path)\(line.map { ", dòng \($0)" } ?? ""): \(what)"))
    markUnusable(table, Diagnostic(kind, at: place, what), gap, identity: "scan \(path)")
    return gap
  }
}
