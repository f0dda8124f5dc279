public import TargetDSL

/// Why a document of an office program cannot be read, in a sentence without its name.
public struct OfficeTextError: Error, Sendable {
  /// Why, in a sentence without the path.
  public let reason: Phrase
}

/// The paragraphs and tables of a DOCX or ODT, in order of reading: numbers of lists and headings written out, merged
/// cells filled, footnotes at the end, what a tracked change deleted left out.
public struct OfficeText: Sendable {
  /// Paragraphs and rows, in the order in which a person reads them.
  public let blocks: [ProseBlock]

  /// - Parameter bytes: of the whole file.
  /// - Returns: `nil` where it is a zip archive of another kind.
  /// - Complexity: O(length of the unpacked text); archives that unpack to more than any real one are refused.
  public init?(_ bytes: [UInt8]) throws(OfficeTextError) {
    do throws(FileFailure) {
      guard bytes.count <= ZipArchive.largestArchive else { throw ZipArchive.tooLarge }
      let archive = try ZipArchive(bytes)
      if let main = try archive.entry("word/document.xml") {
        blocks = try WordText(archive).blocks(main)
      } else if let content = try archive.entry("content.xml"), try OpenText.isText(archive) {
        blocks = try OpenText().blocks(content)
      } else {
        return nil
      }
    } catch {
      throw OfficeTextError(reason: Self.reason(of: error))
    }
  }

  /// The readers of archives and of XML speak of workbooks.
  private static func reason(of failure: FileFailure) -> Phrase {
    switch failure.cause {
    case .tooLarge:
      Phrase(en: "it unpacks to more than any real document would", vi: "tệp giải nén ra lớn bất thường")
    case .locked: Phrase(en: "it is protected by a password", vi: "tệp được bảo vệ bằng mật khẩu")
    case .missing, nil: Phrase(en: "it is damaged", vi: "tệp bị hỏng")
    }
  }
}

/// Gathers paragraphs and tables with their places.
struct OfficeBlocks {
  private(set) var blocks: [ProseBlock] = []
  private var paragraphs = 0
  private var tables = 0

  mutating func add(paragraph text: String) {
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    paragraphs += 1
    let number = String(paragraphs)
    blocks.append(
      ProseBlock(
        text: String(text.map { $0 == "\t" ? " " : $0 }),
        place: Phrase(en: "paragraph \(number)", vi: "đoạn \(number)")))
  }

  mutating func add(_ table: OfficeTable) {
    // A table of one column is a frame around paragraphs.
    if table.rows.allSatisfy({ $0.count <= 1 }) {
      for row in table.rows {
        for cell in row {
          for line in cell.text.split(whereSeparator: \.isNewline) { add(paragraph: String(line)) }
        }
      }
      return
    }
    tables += 1
    let number = String(tables)
    for (index, cells) in table.filled().enumerated()
    where cells.contains(where: { $0.contains { !$0.isWhitespace } }) {
      let row = String(index + 1)
      blocks.append(
        ProseBlock(
          cells: cells, place: Phrase(en: "table \(number), row \(row)", vi: "bảng \(number), dòng \(row)")))
    }
  }

  mutating func add(footnote text: String, number: String) {
    guard text.contains(where: { !$0.isWhitespace }) else { return }
    blocks.append(
      ProseBlock(
        text: String(text.map { $0 == "\t" ? " " : $0 }),
        place: Phrase(en: "footnote \(number)", vi: "chú thích \(number)")))
  }
}

/// A table with cells that may span rows and columns.
struct OfficeTable {
  struct Cell {
    var text: String
    var columns = 1
    /// It goes on from the cell above.
    var continues = false
    /// How many rows it spans, where the file says so at its first.
    var rowSpan = 1
  }

  var rows: [[Cell]] = []
  static let mostColumns = 200

  /// One text for each column of the grid. A cell that spans columns stands in each of them where it is a head, and
  /// in the first where it holds a number; one that spans rows stands in all.
  func filled() -> [[String]] {
    var above: [String] = []
    /// What still hangs down from rows above, by column.
    var hanging: [Int: (text: String, rows: Int)] = [:]
    return rows.map { cells in
      if cells.count == 1, let only = cells.first { return [only.text] }
      var texts: [String] = []
      for cell in cells {
        while let hang = hanging[texts.count], hang.rows > 0 {
          hanging[texts.count] = (hang.text, hang.rows - 1)
          texts.append(hang.text)
        }
        let start = texts.count
        let text = cell.continues && above.indices.contains(start) ? above[start] : cell.text
        if cell.rowSpan > 1 { hanging[start] = (text, cell.rowSpan - 1) }
        let repeats = !text.contains { $0.isNumber }
        for column in 0..<min(max(cell.columns, 1), Self.mostColumns) {
          texts.append(column == 0 || repeats ? text : "")
        }
      }
      while let hang = hanging[texts.count], hang.rows > 0 {
        hanging[texts.count] = (hang.text, hang.rows - 1)
        texts.append(hang.text)
      }
      above = texts
      return texts
    }
  }
}
