import TargetDSL

/// Walks through the body of a DOCX.
struct WordBody {
  enum Piece {
    case paragraph(String)
    case table(OfficeTable)
  }

  private var numbering: ListNumbering
  private let styles: [String: (list: String, level: Int)]
  private var reader = XMLReader([])
  /// The footnotes that the text refers to, in order.
  private(set) var noteMarks: [String] = []

  init(numbering: ListNumbering, styles: [String: (list: String, level: Int)]) {
    self.numbering = numbering
    self.styles = styles
  }

  mutating func pieces(_ xml: [UInt8]) throws(FileFailure) -> [Piece] {
    reader = XMLReader(xml)
    return try pieces(until: nil)
  }

  /// The texts of the footnotes of a part, by their numbers.
  mutating func notes(_ xml: [UInt8]) throws(FileFailure) -> [String: String] {
    reader = XMLReader(xml)
    var notes: [String: String] = [:]
    while let event = try reader.next() {
      guard case .start(let element) = event, element.name == "footnote" || element.name == "endnote",
        let number = element["id"]
      else { continue }
      notes[number] = Self.text(try pieces(until: element.name))
    }
    return notes
  }

  private static func text(_ pieces: [Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .paragraph(let text): text
      case .table(let table): table.filled().map { $0.joined(separator: " ") }.joined(separator: "\n")
      }
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Paragraphs and tables up to the end of an element, or to the end of the file.
  private mutating func pieces(until end: String?) throws(FileFailure) -> [Piece] {
    var pieces: [Piece] = []
    /// The mark of the paragraph before was deleted, so that the next one goes on with it.
    var goesOn = false
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "p":
          let paragraph = try self.paragraph()
          if goesOn, case .paragraph(let before)? = pieces.last {
            pieces[pieces.count - 1] = .paragraph(before + paragraph.text)
          } else {
            pieces.append(.paragraph(paragraph.text))
          }
          pieces += paragraph.inner
          goesOn = paragraph.goesOn
        case "tbl": pieces.append(.table(try table()))
        case _ where Self.leftOut.contains(element.name): try reader.skip(element.name)
        default: break
        }
      case .end(let name): if name == end { return pieces }
      case .text: break
      }
    }
    return pieces
  }

  /// What a reader of the final text does not see.
  private static let leftOut: Set<String> = [
    "del", "moveFrom", "instrText", "delText", "Fallback", "sectPr", "commentReference",
  ]

  // MARK: Paragraphs

  private struct Paragraph {
    var text = ""
    /// What stands in text boxes of it.
    var inner: [Piece] = []
    var goesOn = false
  }

  private mutating func paragraph() throws(FileFailure) -> Paragraph {
    var paragraph = Paragraph()
    var isText = false
    var mark = ""
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "pPr":
          let properties = try self.properties()
          (mark, paragraph.goesOn) = (properties.mark, properties.isMarkDeleted)
        case "t": isText = true
        case "tab", "ptab": paragraph.text += " "
        case "br", "cr": paragraph.text += "\n"
        case "noBreakHyphen": paragraph.text += "-"
        case "footnoteReference", "endnoteReference":
          if let id = element["id"] {
            noteMarks.append(
              (element.name == "footnoteReference" ? "word/footnotes.xml" : "word/endnotes.xml") + id)
          }
        case "p":
          let inner = try self.paragraph()
          paragraph.inner += [.paragraph(inner.text)] + inner.inner
        case "tbl": paragraph.inner.append(.table(try table()))
        case _ where Self.leftOut.contains(element.name): try reader.skip(element.name)
        default: break
        }
      case .end(let name):
        if name == "t" { isText = false }
        if name == "p" {
          if !paragraph.text.isEmpty { paragraph.text = mark + paragraph.text }
          return paragraph
        }
      case .text(let text): if isText { paragraph.text += text }
      }
    }
    return paragraph
  }

  /// The number of a list item, and whether its paragraph mark was deleted.
  private mutating func properties() throws(FileFailure) -> (mark: String, isMarkDeleted: Bool) {
    var (list, level): (String?, Int?) = (nil, nil)
    var style: String?
    var isDeleted = false
    var isChange = false
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "pStyle": style = isChange ? style : element["val"]
        case "numId": list = isChange ? list : element["val"]
        case "ilvl": level = isChange ? level : element["val"].flatMap { Int($0) }
        case "del": isDeleted = true
        // What the paragraph was before a tracked change.
        case "pPrChange", "numberingChange": isChange = true
        default: break
        }
      case .end(let name):
        if name == "pPrChange" || name == "numberingChange" { isChange = false }
        if name == "pPr", !isChange {
          let ofStyle = style.flatMap { styles[$0] }
          guard let list = list ?? ofStyle?.list, list != "0" else { return ("", isDeleted) }
          return (numbering.next(list, level ?? ofStyle?.level ?? 0), isDeleted)
        }
      case .text: break
      }
    }
    return ("", isDeleted)
  }

  // MARK: Tables

  private mutating func table() throws(FileFailure) -> OfficeTable {
    var table = OfficeTable()
    var row: [OfficeTable.Cell] = []
    var isDeleted = false
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "tr": (row, isDeleted) = ([], false)
        case "trPr": isDeleted = try isDeletedRow()
        case "gridBefore":
          break
        case "tc": row.append(try cell())
        default: break
        }
      case .end(let name):
        if name == "tr", !isDeleted { table.rows.append(row) }
        if name == "tbl" { return table }
      case .text: break
      }
    }
    return table
  }

  private mutating func isDeletedRow() throws(FileFailure) -> Bool {
    var isDeleted = false
    while let event = try reader.next() {
      if case .start(let element) = event, element.name == "del" { isDeleted = true }
      if case .end("trPr") = event { break }
    }
    return isDeleted
  }

  private mutating func cell() throws(FileFailure) -> OfficeTable.Cell {
    var cell = OfficeTable.Cell(text: "")
    var pieces: [Piece] = []
    while let event = try reader.next() {
      switch event {
      case .start(let element):
        switch element.name {
        case "gridSpan": cell.columns = element["val"].flatMap { Int($0) } ?? 1
        case "vMerge": cell.continues = element["val"] != "restart"
        case "p":
          let paragraph = try self.paragraph()
          pieces += [.paragraph(paragraph.text)] + paragraph.inner
        case "tbl": pieces.append(.table(try table()))
        case _ where Self.leftOut.contains(element.name): try reader.skip(element.name)
        default: break
        }
      case .end(let name):
        if name == "tc" {
          cell.text = Self.text(pieces)
          return cell
        }
      case .text: break
      }
    }
    return cell
  }
}
