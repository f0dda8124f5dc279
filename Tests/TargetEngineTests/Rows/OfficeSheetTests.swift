import TargetDSL
import Testing

@testable import TargetEngine

/// Sheets as offices leave them, in both open formats.
@Suite struct OfficeSheetTests {
  enum Kind: String, CaseIterable { case xlsx, ods }

  /// A cell: nothing, a text, a stored number, or what it is in OpenDocument.
  enum Cell {
    case none
    case text(String)
    case number(String)
    case raw(String)
  }

  static func bytes(_ kind: Kind, _ rows: [[Cell]], styles: String = "", merges: [String] = []) -> [UInt8] {
    switch kind {
    case .xlsx:
      let lines = rows.enumerated().map { number, row in
        let cells = row.enumerated().map { column, cell in
          let place = "r=\"\(Character(UnicodeScalar(UInt8(65 + column))))\(number + 1)\""
          return switch cell {
          case .none, .raw: ""
          case .text(let text): "<c \(place) t=\"inlineStr\"><is><t>\(text)</t></is></c>"
          case .number(let number): "<c \(place)><v>\(number)</v></c>"
          }
        }
        return "<row r=\"\(number + 1)\">\(cells.joined())</row>"
      }
      let merged = merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      return RowsZip.workbook(
        [("coops", lines.joined())], tail: merges.isEmpty ? "" : "<mergeCells>\(merged)</mergeCells>")
    case .ods:
      let lines = rows.map { row in
        let cells = row.map { cell in
          switch cell {
          case .none: "<t:table-cell/>"
          case .text(let text): "<t:table-cell office:value-type=\"string\"><p>\(text)</p></t:table-cell>"
          case .number(let number):
            "<t:table-cell office:value-type=\"float\" office:value=\"\(number)\"><p>\(number)</p></t:table-cell>"
          case .raw(let cell): cell
          }
        }
        return "<t:table-row>\(cells.joined())</t:table-row>"
      }
      var zip = RowsZip()
      zip.add(
        "content.xml",
        Array(
          "<d><office:automatic-styles>\(styles)</office:automatic-styles><spreadsheet><t:table table:name=\"coops\">\(lines.joined())</t:table></spreadsheet></d>"
            .utf8))
      return zip.archive
    }
  }

  private final class Folders { var kept: [RowsFolder] = [] }
  private let folders = Folders()

  private func source(
    _ kind: Kind, _ bytes: [UInt8], key: Int? = 0, unit: UnitExpression? = nil, ending: String? = nil,
    words: [String: String] = [:]
  )
    throws -> SnapshotSource
  {
    let folder = try RowsFolder()
    folder.write("2024/coops.\(ending ?? kind.rawValue)", bytes: bytes)
    folders.kept.append(folder)
    let table = Table(
      name: "coops", label: nil,
      columns: [rowsColumn("id", .text), rowsColumn("x", .decimal(unit)), rowsColumn("note", .text)],
      key: key,
      numbers: .plain, numbersWritten: false, dates: .iso, file: nil,
      span: SourceSpan(SourceFile(path: "test.plan", text: ""), 0..<0))
    return SnapshotSource(plan: rowsPlan([table], words: words), dataFolder: folder.path, threads: 1)
  }

  private static let header: [Cell] = [.text("id"), .text("x"), .text("note")]
  private static let all = RowSet(table: 0)
  private static let count = rowsAggregate(.count, of: all)
  private static let sum = rowsAggregate(.sum(.column(rowsPath((0, 1)), scale: .one)), of: all)
  private static let noted = rowsAggregate(.count, of: all, where: .isKnown(rowsPath((0, 2))))

  @Test(
    "a signature below the last row is none, a key alone is one",
    arguments: Kind.allCases,
    [
      ([["Người lập biểu"]], 2), ([[], [], ["Người lập biểu"], ["Nguyễn Văn A"]], 2), ([["C"]], 3),
      ([["", "", "Giám đốc"]], 2), ([["Đắk Nông, ngày 31 tháng 12 năm 2024"]], 2),
    ])
  func signatures(kind: Kind, tail: ([[String]], rows: Int)) throws {
    let rows: [[Cell]] =
      [Self.header, [.text("A"), .number("1"), .text("a")], [.text("B"), .number("2")]]
      + tail.0.map { $0.map { $0.isEmpty ? Cell.none : .text($0) } }
    let source = try source(kind, Self.bytes(kind, rows))
    #expect(try source.outcome(Self.count).rowsText == "\(tail.rows)")
    #expect(source.problems.contains { $0.code == "P0818" } == (tail.rows == 2))
  }

  @Test("keys of several words are no signatures", arguments: Kind.allCases) func namesAsKeys(kind: Kind)
    throws
  {
    let rows: [[Cell]] = [Self.header, [.text("Cư Jút"), .number("1"), .text("a")], [.text("Đắk Mil")]]
    let source = try source(kind, Self.bytes(kind, rows))
    #expect(try source.outcome(Self.count).rowsText == "2")
    #expect(source.problems.isEmpty)
  }

  @Test("a text like 12.000 beside stored fractions has two readings", arguments: Kind.allCases)
  func points(kind: Kind) throws {
    func sum(_ cells: Cell...) throws -> (String, [String]) {
      let rows = cells.enumerated().map { [Cell.text("K\($0)"), $1] }
      let source = try source(kind, Self.bytes(kind, [Self.header] + rows))
      return (try source.outcome(Self.sum).rowsText, source.problems.map(\.code))
    }
    #expect(try sum(.text("12.000"), .number("1.5")) == ("(-inf, inf)", ["P0828"]))
    #expect(try sum(.text("12.000"), .text("0.500"), .number("1.5")) == ("14", []))
    #expect(try sum(.number("12.125"), .number("1.5")) == ("13.625", []))
  }

  @Test("stored fractions say nothing of how another file writes its numbers") func pointsOfFiles() throws {
    let folder = try RowsFolder()
    folder.write("2024/coops/a.csv", "id,x,note\nA,12.125,\n")
    folder.write(
      "2024/coops/b.ods",
      bytes: Self.bytes(.ods, [Self.header, [.text("B"), .number("12.125")], [.text("C"), .number("2.5")]]))
    folders.kept.append(folder)
    let table = Table(
      name: "coops", label: nil,
      columns: [
        rowsColumn("id", .text), rowsColumn("x", .decimal(nil), from: 0, to: 100),
        rowsColumn("note", .text),
      ],
      key: 0, numbers: .plain, numbersWritten: false, dates: .iso, file: nil,
      span: SourceSpan(SourceFile(path: "test.plan", text: ""), 0..<0))
    let source = SnapshotSource(plan: rowsPlan([table]), dataFolder: folder.path, threads: 1)
    #expect(try source.outcome(Self.sum).rowsText == "[14.625, 114.625]")
    #expect(source.problems.map { $0.code } == ["P0828"])
  }

  private static func stored(_ value: String, _ shown: String, type: String = "float", more: String = "")
    -> Cell
  {
    .raw(
      "<t:table-cell office:value-type=\"\(type)\" office:\(type == "float" ? "value" : "string-value")=\"\(value)\" \(more)><p>\(shown)</p></t:table-cell>"
    )
  }

  @Test(
    "errors of OpenDocument without an attribute that says so",
    arguments: [
      stored("0", "#DIV/0!"), stored("0", "Err:502", more: "table:formula=\"of:=1\""),
      stored("", "#REF!", type: "string"), stored("0", "#TÊN?", more: "table:formula=\"of:=1\""),
    ])
  func errors(cell: Cell) throws {
    let source = try source(.ods, Self.bytes(.ods, [Self.header, [.text("A"), cell, cell]]))
    #expect(try source.outcome(Self.sum).rowsText == "(-inf, inf)")
    #expect(try source.outcome(Self.noted).rowsText == "0")
    #expect(source.problems.map(\.code) == ["P0810", "P0810"])
  }

  @Test(
    "percentages of OpenDocument that only a style tells",
    arguments: [
      (stored("0.48", "48%", more: "table:style-name=\"ce1\""), "48"), (stored("0.484", "48,4%"), "48.4"),
      (stored("0.48", "", more: "table:style-name=\"ce2\""), "48"),
      (stored("48", "48%", more: "table:style-name=\"ce3\""), "48"), (stored("48", "48"), "48"),
    ])
  func percentages(cell: Cell, sum: String) throws {
    let styles = """
      <n:percentage-style style:name="N1"/><n:number-style style:name="N2"/>\
      <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>\
      <style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>\
      <style:style style:name="ce3" style:family="table-cell" style:data-style-name="N2"/>
      """
    let percent = UnitExpression(text: "%", scale: .one, type: .share)
    let source = try source(
      .ods, Self.bytes(.ods, [Self.header, [.text("A"), cell]], styles: styles), unit: percent)
    #expect(try source.outcome(Self.sum).rowsText == sum)
    #expect(source.problems.isEmpty)
  }

  @Test("rows into which the header's key cell is merged belong to the header") func headerOfTwoRows() throws
  {
    let rows: [[Cell]] = [
      Self.header, [.none, .text("Năm 2024")], [.text("(1)"), .text("(2)"), .text("(3)")],
      [.text("A"), .number("1")], [.text("B"), .number("2")],
    ]
    let source = try source(.xlsx, Self.bytes(.xlsx, rows, merges: ["A1:A2"]))
    #expect(try source.outcome(Self.count).rowsText == "2")
    #expect(try source.outcome(Self.sum).rowsText == "3")
    #expect(source.problems.map(\.code) == ["P0818", "P0818"])
    #expect(source.problems.map { $0.place.position.line } == [2, 3])
    #expect(source.problems.first?.message.english.contains("“Năm 2024” is not counted") == true)
  }

  @Test("a number that is a text and merged over rows is said", arguments: ["30", "1 000", "x"])
  func mergedText(text: String) throws {
    let rows: [[Cell]] = [Self.header, [.text("A"), .text(text)], [.text("B")]]
    let source = try source(.xlsx, Self.bytes(.xlsx, rows, merges: ["B2:B3"]))
    _ = try source.outcome(Self.sum)
    #expect(source.problems.contains { $0.code == "P0839" } == (text != "x"))
  }

  @Test(
    "a number that is merged over rows, and a heading in the column of keys, are said",
    arguments: Kind.allCases)
  func doubts(kind: Kind) throws {
    let rows: [[Cell]] = [
      Self.header, [.text("A"), .number("30"), .text("a")], [.text("B"), .none, .text("b")],
      [.text("HUYEN")], [.text("C"), .number("1"), .text("c")],
    ]
    var bytes = Self.bytes(.xlsx, rows, merges: ["B2:B3"])
    if kind == .ods {
      let merged = Cell.raw(
        "<t:table-cell office:value-type=\"float\" office:value=\"30\" table:number-rows-spanned=\"2\"><p>30</p></t:table-cell>"
      )
      bytes = Self.bytes(
        .ods,
        [
          rows[0], [.text("A"), merged, .text("a")],
          [.text("B"), .raw("<t:covered-table-cell/>"), .text("b")],
        ] + rows[3...])
    }
    let source = try source(kind, bytes)
    #expect(try source.outcome(Self.count).rowsText == "4")
    #expect(source.problems.map(\.code) == ["P0839", "P0837"])
    #expect(source.problems.map { $0.place.position.line } == [2, 4])
  }

  @Test("rows under one header, and a better header below them", arguments: Kind.allCases)
  func twoHeaders(kind: Kind) throws {
    let rows: [[Cell]] = [
      [.text("id"), .text("other")], [.text("A"), .number("1")], Self.header, [.text("B"), .number("1")],
    ]
    let source = try source(kind, Self.bytes(kind, rows))
    #expect(try source.outcome(Self.count).rowsText.contains("line 3 is another"))
    #expect(source.problems.map(\.code) == ["P0802"])
    // A title with the name of a column and the second row of a header are none.
    let titled = try self.source(
      kind, Self.bytes(kind, [[.text("note"), .text("Sở")], [.text("a"), .text("b")]] + rows[2...]))
    #expect(try titled.outcome(Self.count).rowsText == "1")
  }

  @Test(
    "a unit above the header, in one cell or two", arguments: Kind.allCases,
    [
      ([["Đơn vị tính: nghìn ha"]], false), ([["", "ĐVT:", "nghìn ha"]], false),
      ([["(Đơn vị: 1.000 ha)"]], false),
      ([["Đơn vị tính: ha, người"]], true), ([["Đơn vị: Sở Nông nghiệp"]], true),
      ([["", "nghìn ha", "người"]], false),
    ])
  func unitAbove(kind: Kind, line: ([[String]], isRead: Bool)) throws {
    let hectares = UnitExpression(text: "ha", scale: .one, type: .quantity(Dimension(["ha": 1])))
    let note = line.0.map { $0.map { $0.isEmpty ? Cell.none : .text($0) } }
    let isBelow = line.0[0].last == "người"
    let body: [[Cell]] = [[.text("A"), .number("1")]]
    let rows = isBelow ? [Self.header] + note + body : note + [Self.header] + body
    let source = try source(kind, Self.bytes(kind, rows), unit: hectares, words: ["ha": "ha"])
    #expect(try source.outcome(Self.sum).rowsText.contains("another unit") == !line.isRead)
    #expect(source.problems.map(\.code).contains("P0829") == !line.isRead)
  }

  @Test("a unit in brackets in a lower row of the header is the column's") func unitBelow() throws {
    let rows: [[Cell]] = [Self.header, [.none, .text("(ha)")], [.text("A"), .number("1")]]
    let source = try source(.xlsx, Self.bytes(.xlsx, rows, merges: ["A1:A2"]))
    let behind: [[Cell]] = [[.text("id"), .text("x (ha)"), .text("note")], [.text("A"), .number("1")]]
    let one = try self.source(.xlsx, Self.bytes(.xlsx, behind))
    #expect(try source.outcome(Self.sum).rowsText == one.outcome(Self.sum).rowsText)
    #expect(source.problems.map(\.code).filter { $0 != "P0818" } == one.problems.map(\.code))
    #expect(source.problems.map(\.code).contains("P0818"))
  }

  @Test("a header merged over two columns with data names none of them") func wideHeader() throws {
    let data: [[Cell]] = [
      [.text("A"), .number("1"), .number("2")], [.text("B"), .number("3"), .number("4")],
    ]
    let wide: [[Cell]] = [[.text("id"), .text("x")]] + data
    let merged = try source(.xlsx, Self.bytes(.xlsx, wide, merges: ["B1:C1"]))
    #expect(try merged.outcome(Self.count).rowsText == "2")
    #expect(try merged.outcome(Self.sum).rowsText != "4")
    #expect(merged.problems.contains { $0.code == "P0808" })
    // Without data in the other the merging is decoration.
    let narrow = try source(
      .xlsx, Self.bytes(.xlsx, wide.map { Array($0.prefix(2)) }, merges: ["B1:C1"]))
    #expect(try narrow.outcome(Self.sum).rowsText == "4")
    #expect(narrow.problems.isEmpty)
  }

  @Test("columns without a header are said where rows have something there", arguments: Kind.allCases)
  func nameless(kind: Kind) throws {
    let rows: [[Cell]] = [
      [.text("id"), .text("x")], [.text("A"), .number("1"), .none, .number("2")], [.text("B"), .number("3")],
      [.none, .none, .text("Giám đốc")],
    ]
    let source = try source(kind, Self.bytes(kind, rows))
    #expect(try source.outcome(Self.sum).rowsText == "4")
    let said = source.problems.filter { $0.code == "P0809" }.map(\.message.english)
    #expect(said.count == 1)
    #expect(said.allSatisfy { $0.hasSuffix("are ignored: column D (no header)") })
  }

  @Test(
    "the word for a total says the same under no header as under one", arguments: Kind.allCases,
    [
      // The first filled cell of a row, before the key or in its place; behind a key the row counts, and it is said.
      (
        rows: [[.none, .text("id"), .text("x")], [.number("1"), .text("A"), .number("1")]], total: 0, "1",
        "P0818"
      ),
      (
        rows: [[.text("id"), .none, .text("x")], [.text("A"), .none, .number("1")]], total: 1, "1", "P0818"
      ),
      (rows: [[.text("id"), .text("x")], [.text("A"), .number("1")]], total: 2, "8", "P0837"),
    ] as [(rows: [[Cell]], total: Int, String, String)])
  func namelessTotal(kind: Kind, sheet: (rows: [[Cell]], total: Int, sum: String, code: String)) throws {
    var last: [Cell] = [.none, .none, .none]
    last[sheet.rows[0].count - 1] = .number("7")
    if sheet.total == 2 { last = [.text("1 HTX"), .number("7"), .none] }
    last[sheet.total] = .text("Tổng cộng:")
    let source = try source(kind, Self.bytes(kind, sheet.rows + [last]))
    #expect(try source.outcome(Self.sum).rowsText == sheet.sum)
    #expect(
      source.problems.filter { ["P0806", "P0818", "P0837"].contains($0.code) }.map(\.code) == [sheet.code])
  }

  @Test("in a file of lines too, where a row has something there") func namelessLines() throws {
    let said = try source(.xlsx, Array("id,x,,\nA,1,,2\n".utf8), ending: "csv")
    #expect(try said.outcome(Self.sum).rowsText == "1")
    #expect(
      said.problems.filter { $0.code == "P0809" }.map(\.message.english)
        .allSatisfy { $0.hasSuffix(": column D (no header)") })
    #expect(said.problems.contains { $0.code == "P0809" })
    let empty = try source(.xlsx, Array("id,x,,\nA,1,,\n".utf8), ending: "csv")
    #expect(try empty.outcome(Self.sum).rowsText == "1")
    #expect(!empty.problems.contains { $0.code == "P0809" })
  }

  @Test(
    "a point far below rows without one is read as the whole column says",
    arguments: [
      (["2.5"], "10002.5", nil), (["12.000"], "any", "P0828"), (["12.000", "0.5"], "10012.5", nil),
      (["1e-1"], "10000.1", nil), (["x"], "any", "P0810"), ([], "10000", nil),
    ] as [([String], String, String?)])
  func latePoints(late: [String], sum: String, code: String?) throws {
    // More than what is looked at before a file is read.
    let rows = Array(repeating: "1", count: 10_000) + late
    let text = "id,x,note\n" + rows.enumerated().map { "H\($0.offset),\($0.element),\n" }.joined()
    let source = try source(.ods, Array(text.utf8), ending: "csv")
    let outcome = try source.outcome(Self.sum)
    if sum == "any" {
      #expect(outcome.rowsText != "10000")
    } else {
      #expect(outcome.rowsText == sum)
    }
    #expect(source.problems.map(\.code) == (code.map { [$0] } ?? []))
  }

  @Test("numbers of OpenDocument of which a style shows thousands or millions") func shortened() throws {
    let styles = """
      <n:number-style style:name="N1"><n:number n:decimal-places="0" n:display-factor="1000000"/></n:number-style>\
      <n:number-style style:name="N2"><n:number n:grouping="true"/><style:map style:condition="value()&gt;9" style:apply-style-name="N1"/></n:number-style>\
      <n:number-style style:name="N3"><n:number n:grouping="true"/></n:number-style>\
      <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>\
      <style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>\
      <style:style style:name="ce3" style:family="table-cell" style:data-style-name="N2"/>\
      <style:style style:name="ce4" style:family="table-cell" style:data-style-name="N3"/>
      """
    for (style, codes) in [("ce1", ["P0838"]), ("ce2", ["P0838"]), ("ce3", ["P0838"]), ("ce4", [])] {
      let cell = Self.stored("7000000", "7", more: "table:style-name=\"\(style)\"")
      let source = try source(
        .ods, Self.bytes(.ods, [Self.header, [.text("A"), cell], [.text("B"), cell]], styles: styles))
      #expect(try source.outcome(Self.sum).rowsText == "14000000")
      #expect(source.problems.map(\.code) == codes)
      #expect(
        source.problems.allSatisfy {
          $0.message.english.contains("shows 7, and its number is 7000000, which is read, as are 1 more")
        })
    }
  }
}
