import TargetDSL
import Testing

@testable import TargetEngine

/// Cells of workbooks as spreadsheet programs and other writers make them.
@Suite struct WorkbookCellTests {
  private static let percent = UnitExpression(text: "%", scale: .one, type: .share)
  private static let people = UnitExpression(
    text: "people", scale: .one, type: .quantity(Dimension(["person": 1])))

  private static func plan(label: String? = nil) -> CheckedPlan {
    let source = SourceFile(path: "test.plan", text: "")
    let columns = [
      rowsColumn("id", .text), rowsColumn("rate", .decimal(percent)), rowsColumn("plain", .decimal(nil)),
      rowsColumn("members", .whole(people)), rowsColumn("note", .text),
    ]
    return rowsPlan([
      Table(
        name: "coops", label: label, columns: columns, key: 0, numbers: .plain, numbersWritten: true,
        dates: .iso,
        file: nil, span: SourceSpan(source, 0..<0))
    ])
  }

  private final class Folders { var kept: [RowsFolder] = [] }
  private let folders = Folders()

  private func source(_ bytes: [UInt8], label: String? = nil) throws -> SnapshotSource {
    let folder = try RowsFolder()
    folder.write("2024/coops.xlsx", bytes: bytes)
    folders.kept.append(folder)
    return SnapshotSource(plan: Self.plan(label: label), dataFolder: folder.path, threads: 1)
  }

  private static let all = RowSet(table: 0)
  private static func sum(_ column: Int) -> Measure {
    rowsAggregate(.sum(.column(rowsPath((0, column)), scale: .one)), of: all)
  }
  private static let count = rowsAggregate(.count, of: all)
  private static let noted = rowsAggregate(.count, of: all, where: .isKnown(rowsPath((0, 4))))

  private static func text(_ text: String) -> String { "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>" }
  private static let header =
    "<row>" + ["id", "rate", "plain", "members", "note"].map(text).joined() + "</row>"
  private static func row(_ cells: String...) -> String { "<row>\(cells.joined())</row>" }

  @Test func `a cell without anything takes its place`() throws {
    let rows =
      Self.header + Self.row(Self.text("A"), "<c/>", "<c/>", "<c><v>7</v></c>")
      + Self.row(
        Self.text("B"), "<c><v/></c>", "<c t=\"s\"><v/></c>", "<c r=\"D3\"><v>5</v></c>", Self.text("x"))
    let source = try source(RowsZip.workbook([("S", rows)]))
    #expect(try source.outcome(Self.sum(3)).rowsText == "12")
    let noted = try source.outcome(Self.noted).rowsText
    #expect(noted == "1")
  }

  @Test func `per cent, in three kinds of columns`() throws {
    let percent = "<c s=\"4\"><v>0.13500000000000001</v></c>"
    let bytes = RowsZip.workbook([("S", Self.header + Self.row(Self.text("A"), percent, percent, percent))])
    let source = try source(bytes)
    #expect(try source.outcome(Self.sum(1)).rowsText == "13.5")
    #expect(try source.outcome(Self.sum(2)).rowsText == "0.135")
    #expect(try source.outcome(Self.sum(3)).rowsText == "(-inf, inf)")
    #expect(source.problems.map(\.code).sorted() == ["P0810", "P0827"])
    #expect(source.problems.allSatisfy { $0.message.english.contains("13.5%") })
  }

  @Test func `numbers of which a format hides the last digits`() throws {
    let cell = "<c s=\"6\"><v>7000000</v></c>"
    let rows =
      Self.header + Self.row(Self.text("A"), "<c/>", "<c/>", cell) + Self.row(cell, "<c/>", "<c/>", cell)
    let source = try source(RowsZip.workbook([("S", rows)]))
    #expect(try source.outcome(Self.sum(3)).rowsText == "14000000")
    #expect(source.problems.map(\.code) == ["P0838"])
    #expect(source.problems.first?.message.english.contains("shows 7, and its number is 7000000") == true)
    #expect(["#,##0", "0.00", "#,##0 \",\"", "[>9]#,##0,;0"].map(CellStyles.hiddenDigits) == [0, 0, 0, 3])
  }

  @Test func `codes that a number format shows with zeros`() throws {
    let rows = Self.header + Self.row("<c s=\"5\"><v>7</v></c>", "<c/>", "<c/>", "<c s=\"5\"><v>7</v></c>")
    let source = try source(RowsZip.workbook([("S", rows)]))
    let named = rowsAggregate(
      .count, of: Self.all, where: .isText(rowsPath((0, 0)), among: ["00007"]))
    #expect(try source.outcome(named).rowsText == "1")
    #expect(try source.outcome(Self.sum(3)).rowsText == "7")
  }

  @Test func `zeros of formulas that nobody has calculated`() throws {
    let rows = Self.header + Self.row(Self.text("A"), "<c/>", "<c/>", "<c><f>SUM(A1)</f><v>0</v></c>")
    let calculated = try source(RowsZip.workbook([("S", rows)]))
    #expect(try calculated.outcome(Self.sum(3)).rowsText == "0")
    let not = try source(RowsZip.workbook([("S", rows)], calculation: "<calcPr fullCalcOnLoad=\"1\"/>"))
    #expect(try not.outcome(Self.sum(3)).rowsText == "(-inf, inf)")
    #expect(not.problems.first?.message.english.contains("nobody has calculated") == true)
  }

  @Test(arguments: [
    ("_x000D_yes", "\ryes"), ("a_x005F_x000D_", "a_x000D_"), ("_xD83D__xDE00_", "😀"), ("_xD83D_", "_xD83D_"),
    ("_x00e9_", "é"), ("_x12_", "_x12_"), ("no_escape", "no_escape"), ("_x0041__x0042_", "AB"),
  ])
  func `escapes of characters`(written: String, text: String) {
    #expect(EscapedText.decoded(written) == text)
  }

  @Test(arguments: [
    ("1.1000000000000001", "1.1"), ("0.10000000000000001", "0.1"), ("1E-3", "0.001"), ("1.5E+2", "150"),
    ("-1.25E+20", "-125000000000000000000"), ("1234.5", "1234.5"), ("3.0000000000000001E-9", "0.000000003"),
    ("434.99999999999994", "435"), ("99999999999999999", "100000000000000000"), ("0", "0"), ("-0.0", "0"),
    ("999999999999999.9", "1000000000000000"), ("123456789012345678", "123456789012346000"),
  ])
  func `numbers with the digits that people see`(written: String, decimal: String) {
    #expect(SheetNumber.decimal(written) == decimal)
  }

  @Test(arguments: ["", "-", "1e", "1E+999", "x", "1..2", "1,5", "0x10"]) func `texts that are no numbers`(
    text: String
  ) {
    #expect(SheetNumber.decimal(text) == nil)
  }

  @Test(arguments: [
    ("00000", CellStyles.Shown.padded(5)), ("0.0%", .percent), ("dd/mm/yyyy", .date), ("General", .number),
    ("\"day\" 0", .number), ("[Red]0", .number), ("0_);(0%)", .number), ("#,##0 \"%\"", .number),
    ("0;[Red]-0%", .number),
  ])
  func `number formats`(code: String, shown: CellStyles.Shown) {
    #expect(CellStyles.shown(code) == shown)
  }

  @Test func `errors and formulas without a result are unknown`() throws {
    let rows =
      Self.header
      + Self.row(
        Self.text("A"), "<c><f>1/0</f></c>", "", "<c t=\"e\"><v>#DIV/0!</v></c>", "<c t=\"e\"><v>#N/A</v></c>"
      )
      + Self.row(Self.text("B"), "<c/>", "<c/>", "<c><v>3</v></c>", "<c t=\"str\"><f>T(\"\")</f><v></v></c>")
    let source = try source(RowsZip.workbook([("S", rows)]))
    let noted = try source.outcome(Self.noted).rowsText
    #expect(noted == "0")
    #expect(try source.outcome(Self.sum(3)).rowsText == "(-inf, inf)")
    _ = try source.outcome(Self.sum(1))
    let messages = source.problems.map(\.message.english)
    #expect(messages.contains { $0.contains("“#N/A”") && $0.contains("error value") })
    #expect(messages.contains { $0.contains("formula without a result") })
  }

  @Test func `a merged cell says the same for all its rows`() throws {
    let rows =
      Self.header + Self.row(Self.text("A"), "<c/>", "<c/>", "<c><v>4</v></c>", Self.text("good"))
      + Self.row(Self.text("B"), "<c/>", "<c/>", "<c/>", "<c/>") + Self.row(Self.text("C"))
    let merged = RowsZip.workbook(
      [("S", rows)], tail: "<mergeCells><mergeCell ref=\"E2:E4\"/><mergeCell ref=\"D2:D3\"/></mergeCells>")
    let source = try source(merged)
    #expect(try source.outcome(Self.noted).rowsText == "3")
    #expect(
      try source.outcome(rowsAggregate(.count, of: Self.all, where: .isKnown(rowsPath((0, 3))))).rowsText
        == "2")
  }

  @Test func `which sheet`() throws {
    func sheet(_ id: String) -> String {
      Self.header + Self.row(Self.text(id), "<c/>", "<c/>", "<c><v>1</v></c>")
    }
    let two = sheet("A") + Self.row(Self.text("B"))
    // Hidden ones never count, one that is called like the table does before the first.
    let first = try source(RowsZip.workbook([("lists", sheet("x")), ("data", two)], hidden: ["lists"]))
    #expect(try first.outcome(Self.count).rowsText == "2")
    #expect(first.problems.isEmpty)
    let named = try source(RowsZip.workbook([("legend", sheet("x")), ("Coops", two)]))
    #expect(try named.outcome(Self.count).rowsText == "2")
    let labelled = try source(
      RowsZip.workbook([("legend", sheet("x")), ("Hợp Tác Xã", two)]), label: "hợp tác xã")
    #expect(try labelled.outcome(Self.count).rowsText == "2")
    let several = try source(RowsZip.workbook([("one", two), ("two", sheet("x"))]))
    #expect(try several.outcome(Self.count).rowsText == "2")
    #expect(several.problems.map(\.code) == ["P0826"])
    let hidden = try source(RowsZip.workbook([("one", two)], hidden: ["one"]))
    #expect(try hidden.outcome(Self.count).rowsText.contains("hidden"))
    let called = try source(RowsZip.workbook([("one", sheet("x")), ("coops", two)], hidden: ["coops"]))
    #expect(try called.outcome(Self.count).rowsText.contains("“coops”, is hidden"))
  }

  @Test func `few bytes do not take much memory`() throws {
    let wide = "<row r=\"1\">" + (0..<16_000).map { Self.text("h\($0)") }.joined() + "</row>"
    let rows = (2..<60_000).map { "<row r=\"\($0)\"><c><v>1</v></c></row>" }.joined()
    let source = try source(RowsZip.workbook([("S", wide.replacing("h1<", with: "id<") + rows)]))
    #expect(try source.outcome(Self.count).rowsText.contains("unpacks to more"))
  }
}
