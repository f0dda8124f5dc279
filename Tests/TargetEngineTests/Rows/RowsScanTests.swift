import CSeparators
import Glibc
import TargetDSL
import Testing

@testable import TargetEngine

/// The segmented scanner against the record parser that follows RFC 4180 letter by letter.
@Suite struct RowsScanTests {
  /// Keeps every row as its cells.
  private final class Recorder: BatchConsumer {
    var rows: [Int: [[UInt8]]] = [:]

    func consume(_ batch: RowBatch) {
      for row in 0..<batch.rows {
        rows[batch.rowNumber + row] = (0..<batch.fieldCount).map { batch.content(row: row, field: $0) }
      }
    }
  }

  private struct Result: Equatable, CustomStringConvertible {
    var rows: [[[UInt8]]] = []
    var fault: String?

    var description: String {
      "\(rows.map { $0.map { String(decoding: $0, as: UTF8.self) } }) \(fault ?? "")"
    }
  }

  static let table = rowsTable("t", [rowsColumn("x", .text), rowsColumn("y", .text)])

  /// Record by record; a fault ends it, and the rows before it count.
  private func slow(_ bytes: [UInt8], _ header: CSVHeader) -> Result {
    var result = Result()
    var at = header.dataStart
    /// The first line of one field, and whether a row stands below it.
    var tail: (line: Int, isStray: Bool)?
    func line(_ offset: Int) -> Int { 1 + bytes[..<offset].count { $0 == 0x0A } }
    while at < bytes.count {
      switch CSVRecord.parse(bytes, from: at, separator: header.separator) {
      case .failure(.unclosedQuote):
        result.fault = "unclosed \(line(at))"
        return result
      case .failure(.misplacedQuote(let offset)):
        result.fault = "misplaced \(line(offset))"
        return result
      case .success(let record):
        switch RowsThatAreNone.kind(bytes, record, header) {
        case .leftOut: break
        case .tail: tail = tail ?? (line(at), false)
        case .fault:
          result.fault = "count \(record.fields.count) \(line(at))"
          return result
        case .row:
          result.rows.append(record.fields.map { CSVRecord.content(bytes[$0]) })
          tail?.isStray = true
        }
        at = record.end
      }
    }
    if let tail, tail.isStray { result.fault = "count 1 \(tail.line)" }
    return result
  }

  private func fast(
    _ file: DataFile, _ header: CSVHeader, segmentSize: Int, threads: Int, variant: cs_variant
  ) -> Result {
    let recorders = (0..<threads).map { _ in Recorder() }
    let scan = TableScan(
      file: file, header: header, numbersRows: true, segmentSize: segmentSize, variant: variant)
    var result = Result()
    do throws(ScanFault) { try scan.run(recorders) } catch {
      switch error.kind {
      case .unclosedQuote: result.fault = "unclosed \(error.line ?? 0)"
      case .misplacedQuote: result.fault = "misplaced \(error.line ?? 0)"
      case .fieldCount(let found, _): result.fault = "count \(found) \(error.line ?? 0)"
      case .lineTooLong: result.fault = "long \(error.line ?? 0)"
      case .unreadable: result.fault = "unreadable"
      }
    }
    var rows: [Int: [[UInt8]]] = [:]
    for recorder in recorders { rows.merge(recorder.rows) { first, _ in first } }
    result.rows = rows.sorted { $0.key < $1.key }.map(\.value)
    return result
  }

  static let variants = [CS_AVX512, CS_AVX2, CS_SSE2, CS_NEON, CS_SCALAR].filter { cs_can_run($0) != 0 }

  /// Blank lines are left out by a later step than the scan.
  private func withoutBlanks<Row: Collection>(_ rows: [Row]) -> [Row] where Row.Element: Collection {
    rows.filter { !($0.count == 1 && $0.first?.isEmpty == true) }
  }

  @Test func `every variant agrees with the record parser on random bytes, at every segment border`() throws {
    let seed = RowsDifferentialTests.seed
    var generator = SeededGenerator(seed: seed)
    let cases = Int(RowsDifferentialTests.setting("ROWS_CASES") ?? 4000)
    for index in 0..<cases {
      let bytes = randomFile(&generator)
      let file = DataFile(path: "t.csv", bytes: bytes)
      guard let header = try? CSVHeader(of: file, table: Self.table) else { continue }
      let expected = slow(bytes, header)
      let variant = generator.pick(Self.variants)
      let size = generator.pick([1, 2, 3, 5, 17, 64, 65, 100, 1000])
      let found = fast(file, header, segmentSize: size, threads: generator.number(1...3), variant: variant)
      // Behind a fault other segments may have handed over rows: the table is unusable.
      let isSame =
        found.fault == expected.fault
        && (expected.fault != nil || withoutBlanks(found.rows) == withoutBlanks(expected.rows))
      if !isSame {
        Issue.record(
          "seed \(seed) case \(index) segments of \(size):\nfast \(found)\nslow \(expected)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)"
        )
        return
      }
    }
  }

  private func randomFile(_ generator: inout SeededGenerator) -> [UInt8] {
    var text = generator.pick(["x,y", "x;y;z", "x", "x\ty", "\"x\",y"])
    text += generator.pick(["\n", "\r\n"])
    let isTidy = generator.chance(60)
    let separator = text.contains(";") ? ";" : text.contains("\t") ? "\t" : text.contains(",") ? "," : ""
    let fields = separator.isEmpty ? 1 : separator == ";" ? 3 : 2
    if isTidy {
      for _ in 0..<generator.number(0...40) {
        let cells = (0..<fields).map { _ in
          generator.pick([
            "a", "", "bc", "\"q\"\"q\"", "\"\"", "\"x,y;z\t\"", "\"l\ni\"", "\"l\r\n\"", "đ\u{1EA7}u", "a\rb",
          ])
        }
        text += cells.joined(separator: separator) + generator.pick(["\n", "\r\n", "\n", "\r\n\r\n", "\n\n"])
      }
      if generator.chance(20) {
        text += generator.pick(["\"", "a", "a,b", "\"a", "\"a\"b", "\"a\"\r", "a\r"])
      }
      if generator.chance(20), !text.isEmpty {
        var bytes = Array(text.utf8)
        bytes[generator.number(0...(bytes.count - 1))] = generator.pick([0x22, 0x2C, 0x0A, 0x0D, 0x3B])
        return bytes
      }
    } else {
      for _ in 0..<generator.number(0...150) {
        text += generator.pick(["a", separator, "\"", "\n", "\r", " ", "ệ", "\"\"", "\r\n", separator])
      }
    }
    return Array(text.utf8)
  }

  @Test func `a row longer than a segment and a row without an end`() throws {
    let long = String(repeating: "x", count: 700_000)
    let bytes = Array("x,y\n\(long),1\n2,\"\(long)\n\(long)\"\n".utf8)
    let file = DataFile(path: "t.csv", bytes: bytes)
    let header = try CSVHeader(of: file, table: Self.table)
    let result = fast(file, header, segmentSize: 1 << 16, threads: 2, variant: CS_BEST)
    #expect(result.fault == nil)
    #expect(result.rows.map { $0.map(\.count) } == [[700_000, 1], [1, 1_400_001]])
    let endless = DataFile(
      path: "t.csv",
      bytes: Array("x,y\n1,2\n".utf8) + [UInt8](repeating: 0x61, count: TableScan.longestRow + 600_000))
    #expect(fast(endless, header, segmentSize: 1 << 18, threads: 2, variant: CS_BEST).fault == "long 3")
    let separators = DataFile(
      path: "t.csv", bytes: Array("x,y\n1,2\n".utf8) + [UInt8](repeating: 0x2C, count: TableScan.longestRow))
    #expect(
      fast(separators, header, segmentSize: 1 << 18, threads: 2, variant: CS_BEST).fault?.hasPrefix("count")
        == true)
  }
}

/// Files that are wrong, each with its reason and its place.
@Suite struct RowsFaultTests {
  static let plan = rowsPlan([
    rowsTable(
      "coops", [rowsColumn("id", .text), rowsColumn("members", .whole(nil)), rowsColumn("note", .text)],
      key: 0)
  ])
  static let all = RowSet(table: 0)
  static let members = rowsAggregate(.sum(.column(rowsPath((0, 1)), scale: .one)), of: all)

  private func measured(_ bytes: [UInt8], name: String = "2024/coops.csv", _ measure: Measure = members)
    throws -> (
      text: String, codes: [String], isBroken: Bool
    )
  {
    let folder = try RowsFolder()
    folder.write(name, bytes: bytes)
    let source = SnapshotSource(plan: Self.plan, dataFolder: folder.path, threads: 2)
    let text = try source.outcome(measure).rowsText.replacing(folder.path + "/", with: "")
    return (text, source.problems.map(\.code), !source.brokenFiles.isEmpty)
  }

  @Test(arguments: [
    (
      "id,members\nA,1\nB\nC,2\n",
      "missing: 2024/coops.csv cannot be used, line 3: this row has 1 cell, the header has 2", "P0804"
    ),
    (
      "id,members\nA,1\nB,1,2\n",
      "missing: 2024/coops.csv cannot be used, line 3: this row has 3 cells, the header has 2", "P0804"
    ),
    (
      "id,members\nA,\"1\n",
      "missing: 2024/coops.csv cannot be used, line 2: a quotation mark that opens on this line is never closed, or closes too late",
      "P0803"
    ),
    (
      "id,members\nA,1\nB,\"x\"y\n",
      "missing: 2024/coops.csv cannot be used, line 3: a letter stands behind the closing quotation mark of a cell",
      "P0803"
    ),
    (
      "id,members\nA,1\nB,\"x\nC,\"y\",2\n",
      "missing: 2024/coops.csv cannot be used, line 3: a quotation mark that opens on this line is never closed, or closes too late",
      "P0803"
    ),
    (
      "name,x\nA,1\n",
      "missing: 2024/coops.csv cannot be used: none of the table's columns (“id”, “members”, “note”) is in its first line, which has “name”, “x”",
      "P0802"
    ),
    ("", "missing: 2024/coops.csv cannot be used: it is empty", "P0802"),
    ("\u{FEFF}", "missing: 2024/coops.csv cannot be used: it is empty", "P0802"),
  ])
  func `a broken file is unusable, with its reason`(csv: String, reason: String, code: String) throws {
    let result = try measured(Array(csv.utf8))
    #expect(result.text == reason)
    #expect(result.codes == [code])
    #expect(result.isBroken)
  }

  @Test func `a file in another encoding, and a folder in its place`() throws {
    let wide = try measured([0xFF, 0xFE] + Array("i\0d\0,\0".utf8))
    #expect(wide.text.contains("UTF-16") && wide.isBroken)
    let folder = try RowsFolder()
    folder.write("2024/coops.csv/x", "")
    let source = SnapshotSource(plan: Self.plan, dataFolder: folder.path, threads: 1)
    #expect(try source.outcome(Self.members).rowsText.hasSuffix("it is a folder, not a file"))
    #expect(source.brokenFiles.count == 1)
  }

  @Test func `a missing file is named with the nearest one, and is not broken`() throws {
    let result = try measured(Array("id\n".utf8), name: "2024/coop.csv")
    #expect(
      result.text == "missing: there is no file “coops.csv” for table “coops”; the folder has “coop.csv”")
    #expect(result.codes == ["P0801"] && !result.isBroken)
  }

  @Test func `a missing column stops only what reads it`() throws {
    let csv = Array("id,Membres\nA,1\n".utf8)
    #expect(try measured(csv).text == "missing: 2024/coops.csv has no column “members”; it has “Membres”")
    #expect(try measured(csv, rowsAggregate(.count, of: Self.all)).text == "1")
    #expect(try !measured(csv).isBroken)
    let twice = try measured(Array("id,members,Members\nA,1,2\n".utf8))
    #expect(twice.text.contains("several columns") && twice.codes.contains("P0808"))
  }

  @Test func `a doubled key is one row, a row with a blank key another, a blank row none`() throws {
    let csv = Array("id,members,note\nA,1,\na ,1,\n,5,\n,,\n\n".utf8)
    #expect(try measured(csv).text == "6")
    let count = try measured(csv, rowsAggregate(.count, of: Self.all))
    #expect(count.text == "2")
    #expect(count.codes.sorted() == ["P0806", "P0818", "P0819"])
    let differing = try measured(Array("id,members\nA,1\nA,2\n".utf8))
    #expect(differing.text == "(-inf, inf)" && differing.codes == ["P0819"])
  }

  @Test func `bad bytes in one cell make that cell unknown`() throws {
    let known = rowsAggregate(.count, of: Self.all, where: .isKnown(rowsPath((0, 2))))
    let result = try measured(
      Array("id,members,note\nA,1,ok\nB,2,x".utf8) + [0xFF, 0x0A] + Array("C,3,a".utf8) + [0, 0x0A], known)
    #expect(result.text == "1")
    #expect(result.codes == ["P0810", "P0810"])
  }

  @Test func `the first broken cells are listed and the others counted`() throws {
    let rows = (1...9).map { "K\($0),x\($0)\n" }.joined()
    let result = try measured(Array("id,members\n\(rows)".utf8))
    #expect(
      result.codes == [String](repeating: "P0810", count: 4) + ["P0810", "P0811"] || result.codes.count == 6)
    #expect(result.text == "(-inf, inf)")
  }

  @Test func `a file that changes while it is read`() throws {
    let folder = try RowsFolder()
    folder.write("2024/coops.csv", "id,members\nA,1\n")
    let file = try DataFile(opening: folder.path + "/2024/coops.csv")
    folder.write("2024/coops.csv", "id,members\nA,1\nB,2\n")
    #expect(throws: FileFailure.self) { try file.checkUnchanged() }
  }

  @Test func `numbers of any length are exact, and never trap`() throws {
    let rows = (1...30).map { "K\($0),\(String(repeating: "9", count: 18))\n" }.joined()
    let expression = NumberExpression.column(rowsPath((0, 1)), scale: .one)
    let product = (0..<3).reduce(expression) { product, _ in .product(product, product) }
    let measure = rowsAggregate(.sum(product), of: Self.all)
    let sum = try measured(Array("id,members\n\(rows)".utf8), measure).text
    #expect(sum.count > 140 && sum.utf8.allSatisfy { (0x30...0x39).contains($0) })
  }

  @Test func `snapshots and the notice of made-up data`() throws {
    let folder = try RowsFolder()
    for name in ["2023", "2024-06-30", "2024-12-31", "2024", "notes", "20245"] {
      folder.write("\(name)/coops.csv", "id,members\nA,1\n")
    }
    folder.write("SAMPLE", "\u{FEFF}These data are made up.\r\nsecond line\n")
    let source = SnapshotSource(plan: Self.plan, dataFolder: folder.path, threads: 1)
    #expect(source.dates.map(\.description) == ["2023-12-31", "2024-06-30", "2024-12-31"])
    #expect(source.sampleNotice == "These data are made up.")
    #expect(source.problems.map(\.code) == ["P0812", "P0814", "P0814"])
    #expect(!SnapshotSource(plan: Self.plan, dataFolder: folder.path + "/none", threads: 1).folderExists)
  }
}
