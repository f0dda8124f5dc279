import TargetDSL
import TargetEngine

/// A comparison as text, JSON, CSV, Markdown or a page.
struct ComparisonReport {
  enum Format: String, CaseIterable {
    case text, json, csv, markdown, html

    /// Whether people read it, so that it speaks their language by default.
    var isForPeople: Bool { self == .text || self == .markdown || self == .html }
  }

  let comparison: PlanComparison
  let style: ReportStyle
  var broken = BrokenPlans()

  func render(_ format: Format) -> [UInt8] {
    switch format {
    case .text: Array(text().utf8)
    case .json: json()
    case .csv: csv()
    case .markdown: Array(markdown().utf8)
    case .html: ComparisonPage(report: self).bytes
    }
  }

  // MARK: What a table says

  enum Line: CaseIterable {
    case goal, others, value, gap, needed, pace, verdict, rank, ambition, achievement, reading

    var heading: Phrase {
      switch self {
      case .goal: Phrase(en: "goal", vi: "mục tiêu")
      case .others: Phrase(en: "other goals", vi: "mục tiêu khác")
      case .value: Phrase(en: "value", vi: "giá trị")
      case .gap: Phrase(en: "gap", vi: "chênh lệch")
      case .needed: Phrase(en: "needed", vi: "còn cần")
      case .pace: Phrase(en: "pace", vi: "tiến độ")
      case .verdict: Phrase(en: "verdict", vi: "kết luận")
      case .rank: Phrase(en: "rank", vi: "hạng")
      case .ambition: Phrase(en: "ambition", vi: "mức đặt ra")
      case .achievement: Phrase(en: "achieved", vi: "đã thực hiện")
      case .reading: Phrase(en: "read as", vi: "hiểu là")
      }
    }
  }

  func cell(_ line: Line, _ entry: PlanComparison.Entry) -> String {
    let clause = entry.clause
    func goal(_ clause: ClauseReport) -> String {
      "\(style.text(clause.bound.phrase)), \(style.text(clause.when))"
    }
    switch line {
    case .goal: return goal(clause)
    case .others:
      // What was missed on the way is not seen from the goal that counts.
      return entry.otherClauses.map { "\(goal($0)) (\(style.text($0.verdictPhrase)))" }
        .joined(separator: "; ")
    case .value: return style.text(entry.valuePhrase)
    case .gap: return entry.reading == nil ? clause.gap.map { style.text($0.display) } ?? "" : ""
    case .needed:
      return entry.reading == nil && entry.verdict != .met
        ? (clause.needed?.text ?? clause.groupsNeededPhrase).map(style.text) ?? "" : ""
    case .pace: return entry.reading == nil ? clause.pacePhrase.map(style.text) ?? "" : ""
    case .verdict: return style.text(entry.reading == nil ? clause.verdictPhrase : entry.verdict.phrase)
    case .rank:
      guard let rank = entry.rank else { return "" }
      return rank.count == 1 ? "\(rank.lowerBound)" : "\(rank.lowerBound)–\(rank.upperBound)"
    case .ambition: return entry.ambition.map { style.text($0.display) } ?? ""
    case .achievement: return entry.achievement.map { style.text($0.display) } ?? ""
    case .reading: return entry.reading.map { "“\($0)” (\(name(of: entry)))" } ?? ""
    }
  }

  /// In Vietnamese by its label, which English readers may not read.
  private func name(of entry: PlanComparison.Entry) -> String {
    style.language == .vietnamese ? entry.label ?? entry.target : entry.target
  }

  func title(of entry: PlanComparison.Entry) -> String { comparison.title(of: entry, style.language) }

  /// Lines that at least one province has something to say in.
  func lines(of shared: PlanComparison.Shared) -> [Line] {
    Line.allCases.filter { line in shared.entries.contains { !cell(line, $0).isEmpty } }
  }

  var provinceNotes: [String] {
    comparison.provinces.map { province in
      let asOf = style.text(TimeText.phrase(province.asOf))
      var text =
        "\(province.title): \(province.file), " + style.text(en: "as of \(asOf)", vi: "tính đến \(asOf)")
      if let territory = province.territory {
        let day = style.text(TimeText.phrase(territory.lastDay))
        text += style.text(
          en: "; territory until \(day): \(territory.reason)",
          vi: "; địa giới đến \(day): \(territory.reason)")
      }
      if let notice = province.sampleNotice {
        text += style.text(en: "; SAMPLE DATA: \(notice)", vi: "; SỐ LIỆU GIẢ ĐỊNH: \(notice)")
      }
      return text
    }
  }

  func lookAlikeText(_ pair: PlanComparison.LookAlike) -> String {
    let (left, right) = pair.targets
    let names = left.title == right.title ? left.title : "\(left.title) / \(right.title)"
    return "\(names): \(style.text(pair.difference))"
  }

  var noneShared: String {
    guard comparison.provinces.count > 1 else {
      return style.text(
        en: "Only one plan could be judged: there is nothing to compare it with.",
        vi: "Chỉ một kế hoạch đánh giá được nên không có gì để so sánh.")
    }
    return style.text(
      en: "No measure is shared by two of these plans.", vi: "Không có phép đo nào chung cho hai kế hoạch.")
  }

  var lookAlikeHeading: String {
    style.text(en: "Alike, but not comparable", vi: "Giống nhau nhưng không so sánh được")
  }

  // MARK: Text

  private func text() -> String {
    var blocks = [provinceNotes.flatMap { wrapped(printable($0), width: style.width, indent: 0, hanging: 2) }]
    for shared in comparison.shared { blocks.append(table(shared)) }
    if comparison.shared.isEmpty { blocks.append([noneShared]) }
    if !comparison.lookAlikes.isEmpty {
      blocks.append(
        [TextStyle.bold.applied(to: lookAlikeHeading, if: style.usesColor)]
          + comparison.lookAlikes.flatMap {
            wrapped(printable(lookAlikeText($0)), width: style.width, indent: 2, hanging: 4)
          })
    }
    if !broken.files.isEmpty { blocks.append(broken.printableLines(style)) }
    return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private func table(_ shared: PlanComparison.Shared) -> [String] {
    var lines = wrapped(printable(style.text(shared.title)), width: style.width, indent: 0, hanging: 2)
      .map { TextStyle.bold.applied(to: $0, if: style.usesColor) }
    lines += wrapped(
      printable(shared.measure.text(in: style.language)), width: style.width, indent: 2, hanging: 4)
    var table = TextTable(flexible: 0)
    table.add([.init("")] + shared.entries.map { .init(title(of: $0), .bold) })
    let said = self.lines(of: shared)
    for line in said {
      table.add(
        [.init(style.text(line.heading), .dim)]
          + shared.entries.map { .init(cell(line, $0), line == .verdict ? $0.verdict.style : nil) })
    }
    if let rows = table.lines(width: style.width.map { $0 - 2 }, least: .max, usesColor: style.usesColor) {
      lines += rows.map { "  " + $0 }
    } else {
      for entry in shared.entries {
        lines.append(
          "  " + TextStyle.bold.applied(to: printable(title(of: entry)), if: style.usesColor))
        for line in said where !cell(line, entry).isEmpty {
          lines += wrapped(
            printable("\(style.text(line.heading)): \(cell(line, entry))"), width: style.width, indent: 4,
            hanging: 6)
        }
      }
    }
    if let basis = shared.rankBasis { lines.append("  " + style.text(basis)) }
    return lines
  }

  // MARK: Markdown

  private func markdown() -> String {
    var text = provinceNotes.map { "- \(MarkdownText.escaped($0))\n" }.joined()
    if comparison.shared.isEmpty { text += "\n\(noneShared)\n" }
    for shared in comparison.shared {
      text +=
        "\n## \(MarkdownText.escaped(style.text(shared.title)))\n\n\(MarkdownText.code(shared.measure.text(in: style.language)))\n\n"
      var table = MarkdownTable(headings: [""] + shared.entries.map(title))
      for line in lines(of: shared) {
        table.add([style.text(line.heading)] + shared.entries.map { cell(line, $0) })
      }
      text += table.text
      if let basis = shared.rankBasis { text += "\n\(style.text(basis))\n" }
    }
    if !comparison.lookAlikes.isEmpty {
      text += "\n## \(lookAlikeHeading)\n\n"
      text += comparison.lookAlikes.map { "- \(MarkdownText.escaped(lookAlikeText($0)))\n" }.joined()
    }
    if !broken.files.isEmpty {
      text += "\n" + broken.lines(style).map { "- \(MarkdownText.escaped($0))\n" }.joined()
    }
    return text
  }
}
