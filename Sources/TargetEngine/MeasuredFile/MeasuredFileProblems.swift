import TargetDSL

// What is said of a file of measured values.

extension MeasuredFileReader {
  static func didYouMean(_ name: String) -> Diagnostic.Fix {
    Diagnostic.Fix(Phrase(en: "did you mean `\(name)`?", vi: "có phải là `\(name)`?"))
  }

  mutating func reportUnknownName(_ cell: MeasuredCell) {
    report(
      .measuredName, at: cell, .unknownMeasuredName(cell.text),
      fixes: nearest(to: cell.text, among: names.names).map(Self.didYouMean))
  }

  mutating func reportUnclear(_ label: MeasuredCell, _ spans: [SourceSpan]) {
    report(
      .unclearMeasuredLabel, at: label, .unclearMeasuredLabel(label.text),
      related: spans.map { .init(.source($0), Phrase(en: "one of them", vi: "một trong số đó")) })
  }

  mutating func reportStrangers() {
    let shown = 5
    for cell in strangers.prefix(shown) {
      let near = nearest(to: MeasuredNames.withoutNumber(cell.text), among: names.labels, limit: 1)
      report(
        .unknownMeasuredLabel, at: cell, .unknownMeasuredLabel(cell.text),
        fixes: near.map { .init(Phrase(en: "did you mean “\($0)”?", vi: "có phải là “\($0)”?")) })
    }
    if let first = strangers.dropFirst(shown).first {
      report(
        .unknownMeasuredLabel, at: first,
        .moreUnknownMeasuredLabels(strangers.dropFirst(shown).map(\.text)))
    }
  }

  mutating func leaveOut(_ row: [MeasuredCell], _ kind: LeftOutRow.Kind) {
    guard let first = row.first(where: { !$0.isBlank }) else { return }
    let text = kind == .columnNumbers ? row.prefix(6).map(\.text).joined(separator: " | ") : first.text
    leftOut.append(
      LeftOutRow(
        offset: 0, path: file.path, line: first.line, kind: kind,
        text: text.cutShort))
  }

  mutating func reportLeftOut() {
    let shown = 5
    for row in leftOut.prefix(shown) { report(.rowLeftOut, row, .leftOutOfMeasured(row)) }
    if let last = leftOut.dropFirst(shown).first {
      report(.moreRowsLeftOut, last, .moreLeftOutOfMeasured(leftOut.count - shown))
    }
  }

  mutating func report(_ kind: DiagnosticKind, _ row: LeftOutRow, _ message: Phrase) {
    problems.append(Diagnostic(kind, at: .file(file.path, line: row.line, column: nil), message))
  }

  mutating func report(_ fault: (place: (line: Int, column: Int), CSVRecord.Fault)) {
    let place = Place.file(file.path, line: fault.place.line, column: fault.place.column)
    problems.append(Diagnostic(.measuredQuote, at: place, .malformed(fault.1)))
  }

  func place(_ cell: MeasuredCell?) -> Place {
    .file(file.path, line: cell?.line ?? 1, column: cell?.column ?? 1)
  }

  mutating func report(
    _ kind: DiagnosticKind, at cell: MeasuredCell?, _ message: Phrase,
    related: [Diagnostic.Related] = [], fixes: [Diagnostic.Fix] = []
  ) {
    problems.append(Diagnostic(kind, at: place(cell), message, related: related, fixes: fixes))
  }
}
