import TargetDSL

/// Goes through the rows of a table whose keys have faults: rows without a key, and lines with a key that stands twice.
final class RowSifter: BatchConsumer {
  /// A line with a key that other lines have too.
  struct Line {
    let offset: Int
    let path: String
    let line: Int
    /// The cells of the table's columns without their quotes.
    let cells: [[UInt8]?]
  }

  struct Keyless {
    let path: String
    let line: Int
    /// The key that cannot be read; `nil` where there is none.
    let text: [UInt8]?
  }

  private let table: Table
  private let key: Int
  private let folding: KeyFolding
  private let judge: HeadingJudge
  /// Fingerprints that stand more than once; `nil` for every key.
  private let suspects: Set<UInt64>?
  private var counter = LineCounter()
  private(set) var headings = LeftOutRows()
  private(set) var keyless: [Keyless] = []
  private(set) var keylessCount = 0
  private(set) var lines: [[UInt8]: [Line]] = [:]

  init(table: Table, key: Int, folding: KeyFolding, judge: HeadingJudge, suspects: Set<UInt64>?) {
    self.table = table
    self.key = key
    self.folding = folding
    self.judge = judge
    self.suspects = suspects
  }

  func consume(_ batch: RowBatch) {
    if batch.part.answered?.isSifted == true { return }
    for row in 0..<batch.rows {
      switch folding.key(of: batch.content(row: row, column: key), format: table.numbers) {
      case .blank: takeKeyless(row, batch, mayBeHeading: true)
      case .unreadable: takeKeyless(row, batch, mayBeHeading: false)
      case .folded(let folded):
        if let suspects, !suspects.contains(KeyFingerprint.of(folded)) { continue }
        let place = counter.place(row, batch)
        lines[folded, default: []].append(
          Line(offset: offset(row, batch), path: place.path, line: place.line, cells: cells(row, batch)))
      }
    }
  }

  private func offset(_ row: Int, _ batch: RowBatch) -> Int {
    batch.fileOffset + batch.cell(row: row, field: 0).lowerBound
  }

  private func cells(_ row: Int, _ batch: RowBatch) -> [[UInt8]?] {
    table.columns.indices.map { column in
      batch.field(of: column).map { batch.content(row: row, field: $0) }
    }
  }

  private func takeKeyless(_ row: Int, _ batch: RowBatch, mayBeHeading: Bool) {
    let place = counter.place(row, batch)
    let cells = cells(row, batch)
    if mayBeHeading, judge.isHeading(cells) {
      let start = offset(row, batch) - batch.fileOffset
      let end = batch.cell(row: row, field: batch.fieldCount - 1).upperBound
      headings.addAll(
        LeftOutRow(
          offset: batch.fileOffset + start, path: place.path, line: place.line, kind: .heading,
          text: RowSuspicion.firstText(batch.window, start, end, batch.part.header.separator)))
      return
    }
    keylessCount += batch.count(row)
    // Rows of an engine have no lines by which a reader could tell them apart.
    let most = batch.part.answered == nil ? 5 : 1
    if keyless.count < most {
      keyless.append(Keyless(path: place.path, line: place.line, text: mayBeHeading ? nil : cells[key]))
    }
  }
}

extension SnapshotTables {
  /// Leaves out headings and signatures, and makes one row of the lines of each key. The table is sound afterwards.
  /// Gives whether a row changed its number.
  func sift(_ index: Int, suspects: Set<UInt64>?) throws(MeasureGap) -> Bool {
    let table = plan.tables[index]
    guard let key = table.key else { return false }
    var keys: [Int: KeyIndex] = [:]
    for case .reference(let target) in table.columns.map(\.type) where keys[target] == nil {
      if answers?.expectKeys(of: target) == true { opened[target] = nil }
      keys[target] = try? collectKeys(of: target).index
    }
    let sifter = RowSifter(
      table: table, key: key, folding: keyFolding(of: index), judge: HeadingJudge(table: table, keys: keys),
      suspects: suspects)
    try scan(index, [sifter])
    reportKeyless(sifter, table)
    reportStrange(sifter, table)
    let joined = sifter.lines.values.filter { $0.count > 1 }.sorted { $0[0].offset < $1[0].offset }
    let opened = try open(index)
    let leftOut = sifter.headings.offsets + joined.flatMap { $0.map(\.offset) }
    var parts = opened.parts.enumerated().map { number, part in
      let end = number + 1 < opened.parts.count ? opened.parts[number + 1].base : Int.max
      let own = leftOut.filter { $0 >= part.base && $0 < end }.map { $0 - part.base }
      return own.isEmpty ? part : part.leavingOut(own)
    }
    for part in parts {
      findings.addLeftOut(
        sifter.headings.of(part.file.path), path: part.file.path, table)
    }
    if !joined.isEmpty, let last = parts.last {
      let joiner = LineJoining(table: table, plan: plan, tables: self, table: index)
      parts.append(try joiner.part(of: joined, behind: last, parts: parts))
      reportJoined(joined, joiner, table, index)
    }
    settle(index) {
      $0.parts = parts
      $0.isSound = true
      $0.joinedKeys = joined.count
    }
    return !leftOut.isEmpty
  }

  private func reportKeyless(_ sifter: RowSifter, _ table: Table) {
    for row in sifter.keyless {
      findings.add(
        Diagnostic(
          .blankKey, at: .file(row.path, line: row.line, column: nil),
          row.text.map { Phrase.brokenKey($0, table) }
            ?? Phrase(
              en: "this row of table “\(table.name)” has no key: it counts as a row whose key is not known",
              vi:
                "dòng này của bảng “\(table.vietnameseName)” không có khóa: vẫn tính là một dòng có khóa chưa biết"
            )),
        identity: "keyless \(row.path) \(row.line)")
    }
    let rest = sifter.keylessCount - sifter.keyless.count
    guard rest > 0, let last = sifter.keyless.last else { return }
    findings.add(
      Diagnostic(
        .blankKey, at: .file(last.path, line: last.line, column: nil),
        Phrase(
          en: "\(rest) more \(rest == 1 ? "row has" : "rows have") no key",
          vi: "còn \(rest) dòng khác không có khóa")),
      identity: "keyless more \(last.path)")
  }

  /// Rows whose key says that they are none: nothing else tells that, so they count.
  private func reportStrange(_ sifter: RowSifter, _ table: Table) {
    for row in table.strangeKeys.flatMap({ sifter.lines[$0] ?? [] }).sorted(by: { $0.offset < $1.offset })
      .prefix(5)
    {
      let shown = String(
        decoding: CellReader.trimmed(table.key.flatMap { row.cells[$0] } ?? []), as: UTF8.self)
      let counts =
        RowSuspicion.isTotal(shown)
        ? Phrase(
          en:
            "the key of this row is “\(shown)”, and it counts as a row of table “\(table.name)”; delete it if it is a total",
          vi:
            "khóa của dòng này là “\(shown)” nhưng dòng vẫn được tính vào bảng “\(table.vietnameseName)”; hãy xóa nếu là dòng tổng"
        )
        : Phrase(
          en:
            "the key of this row is “\(shown)”, the header of its column, and it counts as a row of table “\(table.name)”; delete it if it is the header again",
          vi:
            "khóa của dòng này là “\(shown)”, trùng tiêu đề của cột, nhưng dòng vẫn được tính vào bảng “\(table.vietnameseName)”; hãy xóa nếu là tiêu đề lặp lại"
        )
      findings.add(
        Diagnostic(.strangeRow, at: .file(row.path, line: row.line, column: nil), counts),
        identity: "strange \(row.path) \(row.line)")
    }
  }

  private func reportJoined(
    _ joined: [[RowSifter.Line]], _ joiner: LineJoining, _ table: Table, _ index: Int
  ) {
    guard let key = table.key else { return }
    for lines in joined.prefix(5) {
      let shown = String(decoding: CellReader.trimmed(lines[0].cells[key] ?? []), as: UTF8.self)
      let isOneFile = lines.allSatisfy { $0.path == lines[0].path }
      let places = lines.prefix(6).map { isOneFile ? "\($0.line)" : "\(lastName(of: $0.path)):\($0.line)" }
        .joined(separator: ", ")
      let more = lines.count > 6 ? ", …" : ""
      let isAnswered = (try? open(index))?.answered != nil
      let stand =
        isAnswered
        ? Phrase(en: "in \(lines.count) rows", vi: "ở \(lines.count) dòng")
        : Phrase(en: "on lines \(places)\(more)", vi: "ở các dòng \(places)\(more)")
      let differing = joiner.differing(lines).map { table.columns[$0] }
      let names = differing.map { "“\($0.name)”" }.joined(separator: ", ")
      let headers = differing.map { "“\($0.vietnameseName)”" }.joined(separator: ", ")
      let meaning =
        differing.isEmpty
        ? Phrase(en: "they say the same", vi: "các dòng này ghi giống nhau")
        : Phrase(
          en: "where they differ the cell is unknown: \(names)",
          vi: "ô nào khác nhau thì coi là chưa biết: \(headers)")
      findings.add(
        Diagnostic(
          .linesJoined, at: .file(lines[1].path, line: lines[1].line, column: nil),
          Phrase(
            en: "key “\(shown)” stands \(stand), which are one row; \(meaning)",
            vi: "khóa “\(shown)” có \(stand), được gộp thành một dòng; \(meaning)")),
        identity: "joined \(lines[1].path) \(lines[1].line)")
    }
    let rest = joined.count - 5
    guard rest > 0, let last = joined.prefix(5).last else { return }
    findings.add(
      Diagnostic(
        .linesJoined, at: .file(last[1].path, line: last[1].line, column: nil),
        Phrase(
          en:
            "\(rest) more \(rest == 1 ? "key stands" : "keys stand") on several lines of table “\(table.name)”",
          vi: "còn \(rest) khóa khác có ở nhiều dòng của bảng “\(table.vietnameseName)”")),
      identity: "joined more \(last[1].path) \(snapshot.date)")
  }
}

extension Table {
  /// Keys that are words of a total or the header of their own column, folded.
  var strangeKeys: [[UInt8]] {
    guard let key else { return [] }
    let headers = [columns[key].name] + columns[key].headers
    return Set(RowSuspicion.totals.union(headers.map { matchKey($0) })).sorted().map {
      CanonicalBytes.ofKey($0)
    }
  }
}

extension Phrase {
  /// A key that stands there and cannot be read.
  fileprivate static func brokenKey(_ cell: [UInt8], _ table: Table) -> Phrase {
    let text = SheetFault.shown(String(decoding: CellReader.trimmed(cell).prefix(60), as: UTF8.self))
    let shown =
      text.isEmpty
      ? Phrase(en: "a formula without a result", vi: "công thức chưa có kết quả")
      : Phrase(verbatim: "“\(withNamedControls(text))”")
    return Phrase(
      en:
        "the key of this row of table “\(table.name)” is \(shown), which cannot be read: the row counts, its key is not known",
      vi:
        "khóa của dòng này của bảng “\(table.vietnameseName)” là \(shown), không đọc được: vẫn tính là một dòng có khóa chưa biết"
    )
  }
}
