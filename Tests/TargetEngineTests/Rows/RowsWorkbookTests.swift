import CZlib
import TargetDSL
import Testing

@testable import TargetEngine

/// A zip archive of parts, stored or deflated.
struct RowsZip {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// `claimedSize` lets an entry lie about itself.
  mutating func add(_ name: String, _ content: [UInt8], isDeflated: Bool = true, claimedSize: Int? = nil) {
    let packed = isDeflated ? RowsZip.deflate(content) : content
    let checksum = Int(unsafe content.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) })
    let common =
      little(0, 2) + little(isDeflated ? 8 : 0, 2) + little(0, 4) + little(checksum, 4)
      + little(packed.count, 4)
      + little(claimedSize ?? content.count, 4) + little(name.utf8.count, 2) + little(0, 2)
    directory += little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + common + little(0, 2) + little(0, 2)
    directory += little(0, 2) + little(0, 4) + little(bytes.count, 4) + Array(name.utf8)
    bytes += little(0x0403_4B50, 4) + little(20, 2) + common + Array(name.utf8) + packed
    count += 1
  }

  private static func deflate(_ content: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    var content = content
    var output = [UInt8](repeating: 0, count: content.count + 1000)
    let size = output.count
    unsafe deflateInit2_(
      &stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    unsafe content.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = uInt(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = uInt(size)
        _ = unsafe CZlib.deflate(&stream, Z_FINISH)
      }
    }
    let written = unsafe Int(stream.total_out)
    unsafe deflateEnd(&stream)
    return Array(output.prefix(written))
  }

  var archive: [UInt8] {
    bytes + directory + little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(bytes.count, 4) + little(0, 2)
  }

  /// A workbook of sheets, each the rows of its `sheetData`.
  static func workbook(
    _ sheets: [(name: String, rows: String)], strings: String = "", is1904: Bool = false, head: String = "",
    hidden: Set<String> = [], tail: String = "", calculation: String = ""
  ) -> [UInt8] {
    var zip = RowsZip()
    let list = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\"\(hidden.contains($1.name) ? " state=\"hidden\"" : "") sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"/>"
    }
    zip.add(
      "xl/workbook.xml",
      Array(
        "<workbook xmlns:r=\"x\"><workbookPr date1904=\"\(is1904 ? 1 : 0)\"/><sheets>\(list.joined())</sheets>\(calculation)</workbook>"
          .utf8))
    let relations = sheets.indices.map {
      "<Relationship Id=\"rId\($0 + 1)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
    }
    zip.add("xl/_rels/workbook.xml.rels", Array("<Relationships>\(relations.joined())</Relationships>".utf8))
    zip.add("xl/sharedStrings.xml", Array("<sst>\(strings)</sst>".utf8), isDeflated: false)
    zip.add(
      "xl/styles.xml",
      Array(
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0 &quot;day&quot;\"/><numFmt numFmtId=\"166\" formatCode=\"00000\"/><numFmt numFmtId=\"167\" formatCode=\"#,##0.0,, &quot;x,&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"10\"/><xf numFmtId=\"166\"/><xf numFmtId=\"167\"/></cellXfs></styleSheet>"
          .utf8))
    for (index, sheet) in sheets.enumerated() {
      zip.add(
        "xl/worksheets/sheet\(index + 1).xml",
        Array(
          "<?xml version=\"1.0\"?>\(head)<x:worksheet xmlns:x=\"y\"><x:sheetData>\(sheet.rows)</x:sheetData>\(tail)</x:worksheet>"
            .utf8))
    }
    return zip.archive
  }
}

@Suite struct RowsWorkbookTests {
  static func plan(sheet: String? = nil, numbers: Table.NumberFormat = .vietnamese) -> CheckedPlan {
    rowsPlan([
      rowsTable(
        "coops",
        [
          rowsColumn("id", .text), rowsColumn("members", .whole(nil)), rowsColumn("income", .decimal(nil)),
          rowsColumn("linked", .yesNo), rowsColumn("founded", .date),
        ], key: 0, numbers: numbers, dates: .dayFirst, file: sheet.map { _ in "so-lieu.xlsx" }, sheet: sheet)
    ])
  }

  static let strings = """
    <si><t>id</t></si><si><t>Members</t></si><si><r><t>in</t></r><r><t>come</t></r><rPh><t>x</t></rPh></si>\
    <si><t>linked</t></si><si><t>founded</t></si><si><t xml:space="preserve"> A &amp; "B", c&#10;d </t></si>
    """
  static let header = """
    <row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c>\
    <c r="E2" t="s"><v>3</v></c><c r="F2" t="s"><v>4</v></c></row>
    """
  static let data = """
    <row r="3"><c r="B3" t="s"><v>5</v></c><c r="C3"><v>1200</v></c><c r="D3"><f>1+0.1</f><v>1.1000000000000001</v></c>\
    <c r="E3" t="b"><v>1</v></c><c r="F3" s="1"><v>45000</v></c></row>\
    <row r="5"><c r="B5" t="inlineStr"><is><t>C</t></is></c><c r="C5" s="3"><v>1.5E+2</v></c>\
    <c r="D5" t="str"><v>1.234,5</v></c><c r="E5" t="e"><v>#N/A</v></c><c r="F5" s="2"><v>45001.75</v></c></row>\
    <row r="6"><c r="B6"/></row>
    """

  /// Folders live as long as the test.
  private final class Folders { var kept: [RowsFolder] = [] }
  private let folders = Folders()

  private func source(_ bytes: [UInt8], plan: CheckedPlan = plan(), name: String = "coops.xlsx") throws
    -> (SnapshotSource, RowsFolder)
  {
    let folder = try RowsFolder()
    folder.write("2024/\(name)", bytes: bytes)
    folders.kept.append(folder)
    return (SnapshotSource(plan: plan, dataFolder: folder.path, threads: 1), folder)
  }

  private static let all = RowSet(table: 0)
  private static let members = rowsAggregate(
    .sum(.column(rowsPath((0, 1)), scale: .one)), of: all)
  private static let income = rowsAggregate(.sum(.column(rowsPath((0, 2)), scale: .one)), of: all)

  private static func founded(_ text: String) throws -> Measure {
    let date = try #require(CalendarDate(iso: text))
    return rowsAggregate(
      .count, of: all, where: .date(.column(rowsPath((0, 4))), .equal, .constant(date)))
  }

  @Test(arguments: [Table.NumberFormat.plain, .vietnamese])
  func `cells of every kind`(numbers: Table.NumberFormat) throws {
    let bytes = RowsZip.workbook([("Sheet1", Self.header + Self.data)], strings: Self.strings)
    let (source, _) = try source(bytes, plan: Self.plan(numbers: numbers))
    #expect(try source.outcome(rowsAggregate(.count, of: Self.all)).rowsText == "2")
    #expect(try source.outcome(Self.members).rowsText == "1350")
    // A text is read in the format of the table, a number is one.
    #expect(try source.outcome(Self.income).rowsText == (numbers == .vietnamese ? "1235.6" : "(-inf, inf)"))
    #expect(
      try source.outcome(rowsAggregate(.count, of: Self.all, where: .isYes(rowsPath((0, 3))))).rowsText
        == "[1, 2]")
    #expect(try source.outcome(Self.founded("2023-03-15")).rowsText == "1")
    #expect(try source.outcome(Self.founded("2023-03-16")).rowsText == "1")
    let broken = source.problems.filter { $0.code == "P0810" }
    #expect(broken.first { $0.message.english.contains("#N/A") }?.place.position.line == 5)
  }

  @Test func `the sheet that the plan names, dates from 1904`() throws {
    let bytes = RowsZip.workbook(
      [("other", ""), ("HTX", Self.header + Self.data)], strings: Self.strings, is1904: true)
    let (source, folder) = try source(bytes, plan: Self.plan(sheet: "htx"), name: "so-lieu.xlsx")
    #expect(try source.outcome(Self.founded("2027-03-16")).rowsText == "1")
    let missing = SnapshotSource(plan: Self.plan(sheet: "HTXX"), dataFolder: folder.path, threads: 1)
    #expect(try missing.outcome(Self.members).rowsText.contains("no sheet “HTXX”; it has “HTX”"))
    #expect(missing.brokenFiles.count == 1)
  }

  @Test func `a title above the header`() throws {
    let title = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>BÁO CÁO</t></is></c></row>"
    let bytes = RowsZip.workbook([("S", title + Self.header + Self.data)], strings: Self.strings)
    #expect(try source(bytes).0.outcome(Self.members).rowsText == "1350")
  }

  @Test(arguments: [
    ("<!DOCTYPE a [<!ENTITY x \"y\">]>", "document type"),
    ("<!DOCTYPE a SYSTEM \"/etc/passwd\">", "document type"),
  ])
  func `entities are refused`(head: String, reason: String) throws {
    let bytes = RowsZip.workbook([("S", Self.header + Self.data)], strings: Self.strings, head: head)
    #expect(try source(bytes).0.outcome(Self.members).rowsText.contains(reason))
  }

  @Test(arguments: [
    (String(repeating: "<a>", count: 100_000), "deeply"),
    ("<row r=\"99999999\"/>", "beyond what a sheet can have"),
    ("<row r=\"2\"/><row r=\"1\"/>", "out of order"),
    ("<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>", "beyond"),
    ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>", "damaged"),
    ("<row r=\"1\"><c r=\"A1\">&unknown;</c></row>", "entity"),
    ("<row", "malformed"), ("", "empty"), ("</x>", "malformed"),
  ])
  func `hostile sheets are refused`(rows: String, reason: String) throws {
    let bytes = RowsZip.workbook([("S", rows)], strings: Self.strings)
    let source = try source(bytes)
    let text = try source.0.outcome(Self.members).rowsText
    #expect(text.contains(reason))
    #expect(source.0.problems.map(\.code) == ["P0802"])
  }

  @Test func `zip bombs and damaged archives are refused`() throws {
    var bomb = RowsZip()
    bomb.add("xl/workbook.xml", [UInt8](repeating: 0x20, count: 32 << 20))
    #expect(try source(bomb.archive).0.outcome(Self.members).rowsText.contains("unpacks to more"))
    var liar = RowsZip()
    liar.add("xl/workbook.xml", Array("<workbook/>".utf8), claimedSize: 5)
    #expect(try source(liar.archive).0.outcome(Self.members).rowsText.contains("damaged"))
    #expect(try source([0x50, 0x4B, 3, 4]).0.outcome(Self.members).rowsText.contains("no zip archive"))
    let whole = RowsZip.workbook([("S", Self.header + Self.data)], strings: Self.strings)
    var generator = SeededGenerator(seed: RowsDifferentialTests.seed)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<generator.number(1...4) {
        bytes[generator.number(0...(bytes.count - 1))] = UInt8(generator.number(0...255))
      }
      if generator.chance(20) { bytes.removeLast(generator.number(0...bytes.count)) }
      // No crash is the whole claim: a flipped bit may also go unseen in an unused part.
      _ = try source(bytes).0.outcome(Self.members)
    }
  }

  @Test(arguments: [
    (1.0, false, "1900-01-01"), (59.0, false, "1900-02-28"), (61.0, false, "1900-03-01"),
    (45000.9, false, "2023-03-15"),
    (0.0, true, "1904-01-01"), (45000.0, true, "2027-03-16"), (2_958_465.0, false, "9999-12-31"),
  ])
  func `serial dates`(serial: Double, is1904: Bool, text: String) {
    #expect(SheetDate.date(serial: serial, isFrom1904: is1904)?.description == text)
  }

  @Test(arguments: [60.0, 0.5, -1.0, 3_000_000.0, 2_958_466.0]) func `serial numbers that are no date`(
    serial: Double
  ) {
    #expect(SheetDate.date(serial: serial, isFrom1904: false) == nil)
  }
}
