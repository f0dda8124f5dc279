import TargetDSL

/// One file of a table, or the rows that were made of lines with one key. The parts of a table follow each other: what
/// is found in one has its place behind those of the parts before it.
final class TablePart: Sendable {
  /// Where a row made of several lines comes from.
  struct Origin: Sendable {
    let path: String
    let line: Int
  }

  let file: DataFile
  let header: CSVHeader
  /// The offset, in the table as a whole, of the file's first byte.
  let base: Int
  /// Offsets in the file of rows that are left out, ascending.
  let omitted: [Int]
  /// For each line behind the header of a part that was made, where its first line stands; empty for a file.
  let origins: [Origin]
  /// Where an engine gave the rows.
  let answered: AnsweredRows?

  init(
    file: DataFile, header: CSVHeader, base: Int = 0, omitted: [Int] = [], origins: [Origin] = [],
    answered: AnsweredRows? = nil
  ) {
    self.answered = answered
    self.file = file
    self.header = header
    self.base = base
    self.omitted = omitted
    self.origins = origins
  }

  var isMade: Bool { !origins.isEmpty }

  /// The file and line of a line of the part.
  func place(ofLine line: Int) -> (path: String, line: Int) {
    guard isMade else { return (file.path, line) }
    let index = line - header.dataLine
    guard origins.indices.contains(index) else { return (file.path, line) }
    return (origins[index].path, origins[index].line)
  }

  func leavingOut(_ offsets: [Int]) -> TablePart {
    TablePart(
      file: file, header: header, base: base, omitted: Set(omitted + offsets).sorted(), origins: origins,
      answered: answered)
  }

  /// What stands in a cell that the lines of a key say differently. No text that is UTF-8 holds these bytes, and only
  /// parts that were made are asked for them.
  static let disagreement: [UInt8] = [0xFF, 0x1A]
  /// The same where one of the lines says that there is no value.
  static let disagreementOrNone: [UInt8] = [0xFF, 0x1B]
}

/// A table as its files have it.
struct OpenedTable {
  /// Files in the order of their names, then the rows that were made of lines with one key.
  var parts: [TablePart]
  /// The parts before rows without a key and lines of one key were dealt with: how numbers are written is seen in all lines.
  let asFound: [TablePart]
  /// Whether rows without a key and keys that stand twice have been dealt with.
  var isSound: Bool
  /// How many rows were made of several lines.
  var joinedKeys = 0

  init(parts: [TablePart], isSound: Bool) {
    (self.parts, asFound, self.isSound) = (parts, parts, isSound)
  }

  /// The file that stands for all where only one is named.
  var path: String { parts.first?.file.path ?? "" }

  /// Where an engine gave its rows.
  var answered: AnsweredRows? { parts.first?.answered }

  func part(of offset: Int) -> TablePart? { parts.last { $0.base <= offset } }
}
