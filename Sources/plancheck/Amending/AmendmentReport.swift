import TargetDSL

/// The changes of a plan as text, JSON, CSV or Markdown.
struct AmendmentReport {
  enum Format: String, CaseIterable { case text, json, csv, markdown }

  let oldPath: String
  let newPath: String
  let amendments: [Amendment]
  let style: ReportStyle

  func render(_ format: Format) -> [UInt8] {
    switch format {
    case .text: Array(text().utf8)
    case .json: json()
    case .csv: csv()
    case .markdown: Array(markdown().utf8)
    }
  }

  private var nothing: String { style.text(en: "Nothing changes.", vi: "Không có gì thay đổi.") }

  private func text() -> String {
    guard !amendments.isEmpty else { return nothing + "\n" }
    var lines: [String] = []
    for amendment in amendments {
      lines += wrapped(
        printable(style.text(amendment.sentence)) + place(amendment), width: style.width, indent: 0,
        hanging: 2)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Where the new text says it, else where the old one did.
  private func place(_ amendment: Amendment) -> String {
    if let line = amendment.newLine { return " [\(printable(newPath)):\(line)]" }
    return amendment.oldLine.map { " [\(printable(oldPath)):\($0)]" } ?? ""
  }

  private func markdown() -> String {
    guard !amendments.isEmpty else { return nothing + "\n" }
    return amendments.map { "- \(MarkdownText.escaped(style.text($0.sentence)))\n" }.joined()
  }

  private func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.row(["change", "target", "when", "old", "new", "old_line", "new_line", "sentence"])
    for amendment in amendments {
      writer.row([
        amendment.kind.rawValue, amendment.target ?? "", amendment.when ?? "", amendment.old ?? "",
        amendment.new ?? "", amendment.oldLine.map(String.init) ?? "",
        amendment.newLine.map(String.init) ?? "",
        style.text(amendment.sentence),
      ])
    }
    return writer.bytes
  }

  private func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema", "plancheck/diff/1")
      writer.member("old", oldPath)
      writer.member("new", newPath)
      writer.memberArray("changes") { writer in
        for amendment in amendments {
          writer.elementObject { writer in
            writer.member("change", amendment.kind.rawValue)
            writer.member("target", amendment.target)
            writer.member("when", amendment.when)
            writer.member("old", amendment.old)
            writer.member("new", amendment.new)
            writer.member("oldLine", amendment.oldLine)
            writer.member("newLine", amendment.newLine)
            writer.member("sentence", style.text(amendment.sentence))
          }
        }
      }
    }
    return writer.finished()
  }
}
