import TargetDSL
import TargetEngine

extension DataReport {
  /// Spellings that a line lists; JSON has them all.
  private static let listed = 12

  func text() -> String {
    var lines = [
      TextStyle.bold.applied(
        to: printable("\(plan.label ?? plan.name) (\(plan.file.path))"), if: style.usesColor)
    ]
    if let sampleNotice {
      lines += wrapped(
        printable(style.text(en: "SAMPLE DATA: \(sampleNotice)", vi: "SỐ LIỆU GIẢ ĐỊNH: \(sampleNotice)")),
        width: style.width, indent: 0, hanging: 2)
    }
    if snapshots.isEmpty {
      lines.append(style.text(en: "There is no snapshot.", vi: "Chưa có kỳ số liệu nào."))
    }
    for snapshot in snapshots {
      lines += [
        "",
        TextStyle.bold.applied(
          to: printable("\(style.text(snapshot.date.shown))  \(snapshot.path)"), if: style.usesColor),
      ]
      for table in snapshot.tables where isTold(table) { lines += [""] + self.lines(of: table) }
    }
    let drawing = DiagnosticRenderer(language: style.language, usesColor: style.usesColor, width: style.width)
    return lines.map { $0 + "\n" }.joined() + problems.map { "\n" + drawing.render($0) }.joined()
  }

  /// A table without a file matters only where a target reads it.
  private func isTold(_ profile: TableProfile) -> Bool {
    if case .missing = profile.availability { return !profile.readers.isEmpty }
    return true
  }

  private func lines(of profile: TableProfile) -> [String] {
    let table = table(profile)
    let name = table.label.map { "\(table.name) “\($0)”" } ?? table.name
    switch profile.availability {
    case .missing:
      return paragraph("\(name): " + style.text(en: "no file", vi: "không có tệp"), .yellow)
        + endangered(profile.readers)
    case .broken(let reason):
      return paragraph("\(name): " + style.text(reason), .red) + endangered(profile.readers)
    case .read:
      let rows = number(profile.rows ?? 0)
      let count = style.text(en: profile.rows == 1 ? "1 row" : "\(rows) rows", vi: "\(rows) dòng")
      return paragraph("\(name): \(count)", nil) + grid(profile, table) + spellings(profile, table)
        + gaps(profile, table)
    }
  }

  private func paragraph(_ text: String, _ tone: TextStyle?) -> [String] {
    wrapped(printable(text), width: style.width, indent: 0, hanging: 4).map {
      tone?.applied(to: $0, if: style.usesColor) ?? $0
    }
  }

  // MARK: The numbers of the columns

  private func grid(_ profile: TableProfile, _ table: Table) -> [String] {
    let numbers = profile.columns.map { cells(of: $0) }
    // A heading without a number below it says nothing.
    let shown = Self.headings.indices.filter { index in index == 0 || numbers.contains { !$0[index].isEmpty }
    }
    let widths = shown.map { index in
      ([style.text(Self.headings[index])] + numbers.map { $0[index] }).map { displayWidth($0) }.max() ?? 0
    }
    func padded(_ text: String, to width: Int) -> String {
      text.isEmpty ? "" : String(repeating: " ", count: max(0, width - displayWidth(text))) + text
    }
    var grid = TextTable(flexible: 0)
    grid.add(
      [.init("  " + style.text(en: "column", vi: "cột"), .bold)]
        + zip(shown, widths).map { .init(padded(style.text(Self.headings[$0]), to: $1), .bold) })
    for (column, numbers) in zip(profile.columns, numbers) {
      let name = "  " + table.columns[column.column].name(in: style.language)
      if column.isMissing {
        grid.add([.init(name), .init(style.text(en: "not in the file", vi: "không có trong tệp"), .yellow)])
      } else {
        grid.add([.init(name)] + zip(shown, widths).map { .init(padded(numbers[$0], to: $1)) })
      }
    }
    return grid.lines(width: style.width, least: 8, usesColor: style.usesColor)
      ?? grid.lines(width: nil, least: 8, usesColor: style.usesColor) ?? []
  }

  private static let headings = [
    Phrase(en: "known", vi: "đã biết"), Phrase(en: "unknown", vi: "chưa biết"),
    Phrase(en: "none", vi: "không có"),
    Phrase(en: "out of range", vi: "ngoài khoảng"), Phrase(en: "unreadable", vi: "không đọc được"),
    Phrase(en: "dangling", vi: "khóa không có"), Phrase(en: "doubled", vi: "trùng"),
    Phrase(en: "rate unknown", vi: "tỷ lệ chưa biết"),
  ]

  /// One text for each heading; zero is left blank, so that what is there stands out.
  private func cells(of column: ColumnProfile) -> [String] {
    guard !column.isMissing else { return Self.headings.map { _ in "" } }
    let counts = [
      column.unknown, column.none, column.outOfRange, column.unreadable, column.dangling, column.duplicates,
    ]
    return [number(column.known)] + counts.map { $0 == 0 ? "" : number($0) } + [rate(of: column) ?? ""]
  }

  /// `nil` where every cell is known.
  private func rate(of column: ColumnProfile) -> String? {
    guard column.unknownRate > .zero, let percent = ScaledNumber(column.unknownRate, in: .percent) else {
      return nil
    }
    return percent.shown(.people(style.language), unlike: [ScaledNumber(Rational(100))]) + "%"
  }

  private func number(_ count: Int) -> String { style.number(count) }

  // MARK: What cells say

  private func spellings(_ profile: TableProfile, _ table: Table) -> [String] {
    profile.columns.flatMap { column -> [String] in
      let name = table.columns[column.column].name(in: style.language)
      if column.hasTooManySpellings {
        return item(name, style.text(en: "too many spellings to list", vi: "quá nhiều cách viết để liệt kê"))
      }
      guard !column.spellings.isEmpty else { return [] }
      // What is wrong comes first, so that it is never cut off.
      let ordered =
        column.spellings.filter { $0.meaning.faultName != nil }
        + column.spellings.filter { $0.meaning.faultName == nil }
      var parts = ordered.prefix(Self.listed).map { spelling in
        "“\(fitting(spelling.text, width: 40))” \(number(spelling.count))\(remark(on: spelling, of: table.columns[column.column]))"
      }
      let more = ordered.count - parts.count
      if more > 0 {
        parts.append(style.text(en: "\(number(more)) more", vi: "\(number(more)) cách viết khác"))
      }
      return item(name, parts.joined(separator: ", "))
    }
  }

  private func remark(on spelling: ColumnProfile.Spelling, of column: Column) -> String {
    switch spelling.meaning {
    case .category(let name):
      let shown = category(name, of: column)
      return spelling.text == name || spelling.text.lowercased() == shown.lowercased() ? "" : " (\(shown))"
    case .outOfRange: return style.text(en: " (out of range)", vi: " (ngoài khoảng)")
    case .dangling: return style.text(en: " (no such key)", vi: " (không có khóa này)")
    case .unreadable: return style.text(en: " (unreadable)", vi: " (không đọc được)")
    }
  }

  /// A category or an answer as the reader's language has it: in Vietnamese by its first spelling.
  private func category(_ name: String, of column: Column) -> String {
    guard style.language == .vietnamese else { return name }
    return switch column.type {
    case .category(let categories): categories.first { $0.name == name }?.spellings.first ?? name
    case .yesNo: name == "yes" ? "có" : name == "no" ? "không" : name
    case .text, .whole, .decimal, .date, .reference: name
    }
  }

  // MARK: What gaps endanger

  private func gaps(_ profile: TableProfile, _ table: Table) -> [String] {
    profile.columns.filter { $0.hasGap && !$0.readers.isEmpty }.flatMap { column in
      item(
        table.columns[column.column].name(in: style.language),
        style.text(en: "endangers ", vi: "ảnh hưởng đến ") + column.readers.joined(separator: ", "))
    }
      + profile.columns.filter(\.isUnchecked).flatMap { column in
        item(
          table.columns[column.column].name(in: style.language),
          style.text(
            en: "its references cannot be followed, the keys they name are not there",
            vi: "không tra được tham chiếu vì không có bảng khóa"))
      }
  }

  private func endangered(_ targets: [String]) -> [String] {
    guard !targets.isEmpty else { return [] }
    return wrapped(
      printable(style.text(en: "endangers ", vi: "ảnh hưởng đến ") + targets.joined(separator: ", ")),
      width: style.width, indent: 2, hanging: 6)
  }

  private func item(_ name: String, _ text: String) -> [String] {
    wrapped(printable("\(name): \(text)"), width: style.width, indent: 2, hanging: 6)
  }
}
