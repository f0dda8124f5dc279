import TargetDSL

/// Reads the text of a DOCX (Office Open XML, ECMA-376 part 1, chapter 17).
struct WordText {
  private let numbering: ListNumbering
  /// Footnotes by their number in the file.
  private let notes: [String: String]
  /// Of a style: which list and level its paragraphs belong to.
  private let styles: [String: (list: String, level: Int)]

  init(_ archive: ZipArchive) throws(FileFailure) {
    numbering = try Self.numbering(try archive.entry("word/numbering.xml") ?? [])
    styles = try Self.styles(try archive.entry("word/styles.xml") ?? [])
    var notes: [String: String] = [:]
    for part in ["word/footnotes.xml", "word/endnotes.xml"] {
      guard let xml = try archive.entry(part) else { continue }
      var body = WordBody(numbering: ListNumbering(), styles: [:])
      for (number, text) in try body.notes(xml) { notes[part + number] = text }
    }
    self.notes = notes
  }

  func blocks(_ xml: [UInt8]) throws(FileFailure) -> [ProseBlock] {
    var body = WordBody(numbering: numbering, styles: styles)
    var blocks = OfficeBlocks()
    for piece in try body.pieces(xml) {
      switch piece {
      case .paragraph(let text): blocks.add(paragraph: text)
      case .table(let table): blocks.add(table)
      }
    }
    for (index, mark) in body.noteMarks.enumerated() {
      if let text = notes[mark] { blocks.add(footnote: text, number: String(index + 1)) }
    }
    return blocks.blocks
  }

  // MARK: Lists and styles

  private static func numbering(_ xml: [UInt8]) throws(FileFailure) -> ListNumbering {
    var numbering = ListNumbering()
    var reader = XMLReader(xml)
    var (list, level, instance) = ("", 0, "")
    while let event = try reader.next() {
      guard case .start(let element) = event else { continue }
      let value = element["val"] ?? ""
      switch element.name {
      case "abstractNum": (list, instance) = (element["abstractNumId"] ?? "", "")
      case "num": instance = element["numId"] ?? ""
      case "abstractNumId": if !instance.isEmpty { numbering.lists[instance] = value }
      case "lvl": level = Int(element["ilvl"] ?? "") ?? 0
      case "start": if instance.isEmpty { numbering.edit(list, level) { $0.start = Int(value) ?? 1 } }
      case "numFmt":
        if instance.isEmpty { numbering.edit(list, level) { $0.format = ListNumbering.Format(word: value) } }
      case "lvlText": if instance.isEmpty { numbering.edit(list, level) { $0.text = value } }
      default: break
      }
    }
    return numbering
  }

  private static func styles(_ xml: [UInt8]) throws(FileFailure) -> [String: (list: String, level: Int)] {
    var styles: [String: (list: String, level: Int)] = [:]
    var reader = XMLReader(xml)
    var (style, level) = ("", 0)
    while let event = try reader.next() {
      guard case .start(let element) = event else { continue }
      switch element.name {
      case "style": (style, level) = (element["styleId"] ?? "", 0)
      case "ilvl": level = Int(element["val"] ?? "") ?? 0
      case "numId": if let list = element["val"], !style.isEmpty { styles[style] = (list, level) }
      default: break
      }
    }
    return styles
  }
}
