/// A paragraph or a row of a table of a document that has no lines of its own.
public struct ProseBlock: Sendable {
  /// The words, with the number of a list item before them.
  public let text: String
  /// Where a reader finds it: `đoạn 12`, `bảng 2, dòng 3`.
  public let place: Phrase

  public init(text: String, place: Phrase) {
    self.text = text
    self.place = place
  }

  /// A row of a table; a row of one cell is a frame around paragraphs.
  public init(cells: [String], place: Phrase) {
    let cells = cells.map { cell in
      String(cell.map { $0.isNewline || $0 == "\t" ? HTMLStripper.cellLineBreak : $0 })
    }
    self.init(text: cells.joined(separator: "\t"), place: place)
  }
}

extension OfficialDocument {
  /// Reads a document that is given block by block. O(length).
  public init(path: String, blocks: [ProseBlock]) {
    var lines: [ProseLine] = []
    var places: [Int: Phrase] = [:]
    for block in blocks {
      let parts =
        block.text.contains("\t")
        ? [block.text[...]] : block.text.split { $0.isNewline || $0 == HTMLStripper.cellLineBreak }
      for part in parts {
        let number = lines.count + 1
        lines.append(ProseLine(number: number, text: String(part), startsPassage: true))
        places[number] = block.place
      }
    }
    self.init(path: path, format: .office, lines: lines, places: places)
  }
}
