import TargetDSL

/// Reads the text of an ODT (OpenDocument 1.2, part 1, chapters 5 and 9).
struct OpenText {
  private var reader = XMLReader([])
  private var numbering = ListNumbering()
  private var blocks = OfficeBlocks()
  private var notes: [String] = []

  /// Whether the archive holds a text and no workbook.
  static func isText(_ archive: ZipArchive) throws(FileFailure) -> Bool {
    guard let type = try archive.entry("mimetype") else { return false }
    return String(decoding: type.prefix(64), as: UTF8.self).hasPrefix(
      "application/vnd.oasis.opendocument.text")
  }

  mutating func read(_ xml: [UInt8]) throws(FileFailure) {
    reader = XMLReader(xml)
    while let event = try reader.next() {
      guard case .start(let element) = event else { continue }
      switch element.name {
      case "list-style": try listStyle(element["name"] ?? "")
      case "tracked-changes", "annotation", "forms": try reader.skip(element.name)
      case "list": for item in try list(element["style-name"] ?? "", 0) { blocks.add(paragraph: item) }
      case "p", "h": blocks.add(paragraph: try paragraph(element.name))
      case "table": blocks.add(try table())
      default: break
      }
    }
    for (index, note) in notes.enumerated() { blocks.add(footnote: note, number: String(index + 1)) }
  }

  func blocks(_ xml: [UInt8]) throws(FileFailure) -> [ProseBlock] {
    var text = self
    try text.read(xml)
    return text.blocks.blocks
  }

  // MARK: Lists

  private mutating func listStyle(_ name: String) throws(FileFailure) {
    numbering.lists[name] = name
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        let level = (element["level"].flatMap { Int($0) } ?? 1) - 1
        if element.name == "list-level-style-bullet" { numbering.edit(name, level) { $0.format = .bullet } }
        if element.name == "list-level-style-number" {
          let shown = max(1, element["display-levels"].flatMap { Int($0) } ?? 1)
          let first = max(1, level + 2 - shown)
          let numbers = (first...max(first, level + 1)).map { "%\($0)" }.joined(separator: ".")
          numbering.edit(name, level) {
            $0.format = ListNumbering.Format(open: element["num-format"] ?? "")
            $0.text = (element["num-prefix"] ?? "") + numbers + (element["num-suffix"] ?? "")
            $0.start = element["start-value"].flatMap { Int($0) } ?? 1
          }
        }
      case .end(let ended): if ended == "list-style" { return }
      case .text: break
      }
    }
  }

  /// The items of a list, each with its mark; lists inside it go on at the next level.
  private mutating func list(_ style: String, _ level: Int) throws(FileFailure) -> [String] {
    var items: [String] = []
    var isFirst = false
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "list-item": isFirst = true
        case "p", "h":
          let text = try paragraph(element.name)
          items.append((isFirst && !text.isEmpty ? numbering.next(style, level) : "") + text)
          if !text.isEmpty { isFirst = false }
        case "list":
          let own = element["style-name"] ?? ""
          items += try list(own.isEmpty ? style : own, min(level + 1, ListNumbering.mostLevels - 1))
        case "tracked-changes", "annotation": try reader.skip(element.name)
        default: break
        }
      case .end(let ended): if ended == "list" { return items }
      case .text: break
      }
    }
    return items
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ name: String) throws(FileFailure) -> String {
    var text = ""
    var depth = 1
    while depth > 0, let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "s": text += String(repeating: " ", count: min(element["c"].flatMap { Int($0) } ?? 1, 40))
        case "tab": text += " "
        case "line-break": text += "\n"
        case "note": notes.append(try note())
        case "annotation", "tracked-changes": try reader.skip(element.name)
        // A paragraph in a frame.
        case "p", "h":
          depth += 1
          text += text.isEmpty ? "" : "\n"
        default: break
        }
      case .end(let ended): if ended == "p" || ended == "h" { depth -= 1 }
      case .text(let part): text += part
      }
    }
    return text
  }

  private mutating func note() throws(FileFailure) -> String {
    var parts: [String] = []
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        if element.name == "note-citation" { try reader.skip(element.name) }
        if element.name == "p" || element.name == "h" { parts.append(try paragraph(element.name)) }
      case .end(let ended): if ended == "note" { return parts.joined(separator: "\n") }
      case .text: break
      }
    }
    return parts.joined(separator: "\n")
  }

  // MARK: Tables

  private mutating func table() throws(FileFailure) -> OfficeTable {
    var table = OfficeTable()
    var row: [OfficeTable.Cell] = []
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "table-row": row = []
        case "table-cell":
          var cell = OfficeTable.Cell(text: try self.cell("table-cell"))
          cell.columns = element["number-columns-spanned"].flatMap { Int($0) } ?? 1
          cell.rowSpan = min(max(element["number-rows-spanned"].flatMap { Int($0) } ?? 1, 1), 10_000)
          let times = min(
            max(element["number-columns-repeated"].flatMap { Int($0) } ?? 1, 1), OfficeTable.mostColumns)
          row += [OfficeTable.Cell](repeating: cell, count: times)
        case "covered-table-cell": try reader.skip(element.name)
        default: break
        }
      case .end(let ended):
        if ended == "table-row" { table.rows.append(row) }
        if ended == "table" { return table }
      case .text: break
      }
    }
    return table
  }

  private mutating func cell(_ name: String) throws(FileFailure) -> String {
    var parts: [String] = []
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "p", "h": parts.append(try paragraph(element.name))
        case "list": parts += try list(element["style-name"] ?? "", 0)
        case "table":
          parts.append(try table().filled().map { $0.joined(separator: " ") }.joined(separator: "\n"))
        case "annotation": try reader.skip(element.name)
        default: break
        }
      case .end(let ended): if ended == name { return parts.joined(separator: "\n") }
      case .text: break
      }
    }
    return parts.joined(separator: "\n")
  }
}
