import Testing

@testable import plancheck

/// DOCX and ODT as official documents: what a reader sees is read, with places that a reader can find.
@Suite struct OfficeDocumentTests {
  private static func docx(_ body: String, _ others: [(String, String)] = []) -> [UInt8] {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", Array("<Types/>".utf8))
    zip.add(
      "word/document.xml",
      Array(
        #"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>\#(body)</w:body></w:document>"#.utf8))
    for (name, text) in others { zip.add(name, Array(text.utf8)) }
    return zip.finished()
  }

  private static func p(_ text: String, _ properties: String = "") -> String {
    "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  private static func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(p(text))</w:tc>"
  }

  private func clauses(_ name: String, _ bytes: [UInt8]) throws -> [String] {
    let sandbox = try Sandbox([(name, bytes)])
    let printed = try sandbox.run("plancheck draft \(name) -o p.plan --lang en")
    #expect(printed.last == "(exit 0)", "\(printed)")
    let trace = try sandbox.run("plancheck trace p.plan \(name) --lang en --width 200")
    return trace.filter { $0.contains("goal  ") || $0.contains("fact  ") }
  }

  @Test func paragraphsNumbersAndDeletionsAreThoseOfAReader() throws {
    let list = #"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#
    let numbering = """
      <w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/>\
      <w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>
      """
    let body =
      Self.p("TÌNH HÌNH", list) + Self.p("MỤC TIÊU", list) + Self.p("Đến năm 2030:")
      + "<w:p><w:r><w:t>- Trên </w:t></w:r><w:del><w:r><w:delText>50</w:delText><w:t>50</w:t></w:r></w:del>"
      + "<w:ins><w:r><w:t>6</w:t></w:r></w:ins><w:r><w:t>0% số xã có chợ</w:t></w:r>"
      + #"<w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#
    let notes =
      #"<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>Năm 2020 là 45% số xã.</w:t></w:r></w:p></w:footnote></w:footnotes>"#
    let found = try clauses(
      "a.docx", Self.docx(body, [("word/numbering.xml", numbering), ("word/footnotes.xml", notes)]))
    #expect(found.count == 2, "\(found)")
    #expect(
      found.contains { $0.contains("paragraph 4") && $0.contains("II") && $0.contains("more than 60%") },
      "\(found)")
    #expect(found.contains { $0.contains("footnote 1") }, "\(found)")
  }

  @Test func cellsThatAreMergedStandInEveryRowAndColumn() throws {
    let span = #"<w:gridSpan w:val="2"/>"#
    let start = #"<w:vMerge w:val="restart"/>"#
    let rows = [
      [
        Self.cell("TT", start), Self.cell("Chỉ tiêu", start), Self.cell("ĐVT", start),
        Self.cell("Mục tiêu", span),
      ],
      [
        Self.cell("", "<w:vMerge/>"), Self.cell("", "<w:vMerge/>"), Self.cell("", "<w:vMerge/>"),
        Self.cell("2025"), Self.cell("2030"),
      ],
      [
        Self.cell("1"), Self.cell("Tỷ lệ xã có chợ"), Self.cell("%", start), Self.cell("60"), Self.cell("80"),
      ],
      [
        Self.cell("2"), Self.cell("Tỷ lệ xã có trường"), Self.cell("", "<w:vMerge/>"), Self.cell("70"),
        Self.cell("90"),
      ],
    ]
    let table = "<w:tbl>" + rows.map { "<w:tr>" + $0.joined() + "</w:tr>" }.joined() + "</w:tbl>"
    let found = try clauses("a.docx", Self.docx(Self.p("MỤC TIÊU") + table))
    #expect(found.count == 4, "\(found)")
    for (place, clause) in [
      ("table 1, row 3", "by 2025: at least 60%"), ("table 1, row 3", "by 2030: at least 80%"),
      ("table 1, row 4", "by 2025: at least 70%"), ("table 1, row 4", "by 2030: at least 90%"),
    ] { #expect(found.contains { $0.contains(place) && $0.contains(clause) }, "\(clause) \(found)") }
  }

  @Test func anODTIsReadAlike() throws {
    let content = """
      <office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:automatic-styles>\
      <text:list-style style:name="L1" xmlns:style="s"><text:list-level-style-number text:level="1" style:num-format="1" \
      style:num-suffix="."/></text:list-style></office:automatic-styles><office:body><office:text>\
      <text:tracked-changes><text:changed-region><text:deletion><text:p>Đạt 99% số xã.</text:p></text:deletion>\
      </text:changed-region></text:tracked-changes><text:h>MỤC TIÊU</text:h><text:list text:style-name="L1"><text:list-item>\
      <text:p>Đến năm 2030, ít<text:s/>nhất 40 xã có chợ<text:note><text:note-citation>1</text:note-citation><text:note-body>\
      <text:p>Theo báo cáo.</text:p></text:note-body></text:note>.</text:p></text:list-item></text:list>\
      <table:table><table:table-row><table:table-cell><text:p>Chỉ tiêu</text:p></table:table-cell><table:table-cell><text:p>ĐVT</text:p>\
      </table:table-cell><table:table-cell><text:p>Năm 2025</text:p></table:table-cell></table:table-row><table:table-row>\
      <table:table-cell><text:p>Tỷ lệ xã có chợ</text:p></table:table-cell><table:table-cell><text:p>%</text:p></table:table-cell>\
      <table:table-cell><text:p>60</text:p></table:table-cell></table:table-row></table:table>\
      </office:text></office:body></office:document-content>
      """
    var zip = StoredZip()
    zip.add("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))
    zip.add("content.xml", Array(content.utf8))
    let found = try clauses("a.odt", zip.finished())
    #expect(found.count == 2, "\(found)")
    #expect(found.contains { $0.contains("paragraph 2") && $0.contains("by 2030: at least 40") }, "\(found)")
    #expect(
      found.contains { $0.contains("table 1, row 2") && $0.contains("by 2025: at least 60%") }, "\(found)")
  }

  /// Archives that are damaged, hostile or of another kind are refused with what to do.
  @Test func hostileArchivesAreRefused() throws {
    var other = StoredZip()
    other.add("readme.txt", [65])
    let whole = Self.docx(Self.p("Đến năm 2030, trên 60% số xã có chợ."))
    let empty = Self.docx("")
    var entities = StoredZip()
    entities.add("word/document.xml", Array(#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#.utf8))
    let deep = Self.docx(String(repeating: "<w:sdt>", count: 200) + String(repeating: "</w:sdt>", count: 200))
    for (bytes, words) in [
      (other.finished(), "archive of another kind"), (Array(whole.prefix(whole.count / 2)), "damaged"),
      (entities.finished(), "damaged"), (deep, "damaged"), (empty, "holds no text"),
    ] {
      let sandbox = try Sandbox([("a.docx", bytes)])
      let printed = try sandbox.run("plancheck draft a.docx --lang en")
      #expect(printed.first?.contains(words) == true, "\(words): \(printed)")
      #expect(printed.last == "(exit 2)")
    }
  }

  @Test func aTableOfIndicatorsInAWorkbookIsADocument() throws {
    func cell(_ place: String, _ text: String) -> String {
      Double(text) == nil
        ? #"<c r="\#(place)" t="inlineStr"><is><t>\#(text)</t></is></c>"#
        : #"<c r="\#(place)"><v>\#(text)</v></c>"#
    }
    let rows = [
      ["CHỈ TIÊU CHỦ YẾU"], ["TT", "Chỉ tiêu", "ĐVT", "Mục tiêu", ""], ["", "", "", "2025", "2030"],
      ["1", "Tỷ lệ xã có chợ", "%", "60.5", "80"], ["2", "Tỷ lệ hộ nghèo", "%", "5", "3"],
    ]
    let sheet = rows.enumerated().map { number, cells in
      "<row r=\"\(number + 1)\">"
        + Swift.zip("ABCDE", cells).filter { !$1.isEmpty }.map { cell("\($0)\(number + 1)", $1) }.joined()
        + "</row>"
    }.joined()
    var zip = StoredZip()
    zip.add(
      "xl/workbook.xml",
      Array(
        #"<workbook xmlns:r="r"><sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
          .utf8))
    zip.add(
      "xl/_rels/workbook.xml.rels",
      Array(
        #"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
          .utf8))
    zip.add("[Content_Types].xml", Array("<Types/>".utf8))
    zip.add(
      "_rels/.rels",
      Array(
        #"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
          .utf8))
    zip.add(
      "xl/worksheets/sheet1.xml",
      Array(
        #"<worksheet><sheetData>\#(sheet)</sheetData><mergeCells count="1"><mergeCell ref="D2:E2"/></mergeCells></worksheet>"#
          .utf8))
    let found = try clauses("a.xlsx", zip.finished())
    #expect(found.count == 4, "\(found)")
    for clause in [
      "by 2025: at least 60.5%", "by 2030: at least 80%", "by 2025: at most 5%", "by 2030: at most 3%",
    ] {
      #expect(
        found.contains { $0.contains("sheet “Biểu 1”, row") && $0.contains(clause) }, "\(clause) \(found)")
    }
  }

  @Test func aTableOfIndicatorsInACSVIsADocument() throws {
    let table = "Chỉ tiêu;ĐVT;TH 2021;Năm 2025\nTỷ lệ xã có chợ;%;38,5;60\nRừng trồng mới;ha;;1.200\n"
    let found = try clauses("a.csv", Array(table.utf8))
    #expect(found.count == 3, "\(found)")
    #expect(found.contains { $0.contains("line 3") && $0.contains("by 2025: at least 1_200 ha") }, "\(found)")
    let broken = try Sandbox([("a.csv", Array("a;\"b\nc".utf8))])
    #expect(try broken.run("plancheck draft a.csv --lang en").last == "(exit 2)")
  }

  @Test func cellsOfAPageThatSpanStandInEveryRowAndColumn() throws {
    let page = """
      <html><table><tr><td rowspan="2">TT</td><td rowspan=2>Chỉ tiêu</td><td rowspan='2'>ĐVT</td><td colspan="2">Mục tiêu</td></tr>
      <tr><td>Năm 2025</td><td>Năm 2030</td></tr><tr><td colspan="5">I. Nông thôn</td></tr>
      <tr><td>1</td><td>Tỷ lệ xã có chợ</td><td rowspan="2">%</td><td>60</td><td>80</td></tr>
      <tr><td>2</td><td>Tỷ lệ xã có trường</td><td>70</td><td>&gt; 90</td></tr></table></html>
      """
    let found = try clauses("a.html", Array(page.utf8))
    #expect(found.count == 4, "\(found)")
    for clause in [
      "by 2025: at least 60%", "by 2030: at least 80%", "by 2025: at least 70%", "by 2030: more than 90%",
    ] { #expect(found.contains { $0.contains(clause) }, "\(clause) \(found)") }
    let hostile = "<table>" + String(repeating: "<tr><td colspan=999999 rowspan=999999>chỉ tiêu", count: 400)
    let sandbox = try Sandbox([("a.html", Array(hostile.utf8))])
    #expect(try sandbox.run("plancheck draft a.html --lang en").last == "(exit 2)")
  }

  @Test func severalDocumentsAreTracedAsOne() throws {
    let sandbox = try Sandbox(files: [
      (
        "a.txt",
        "Số: 15/KH-UBND\n\nCao Bằng, ngày 05 tháng 02 năm 2024\n\nI. MỤC TIÊU\n\nĐến năm 2030, trên 60% số xã có chợ.\n"
      ),
      ("b.txt", "Phụ lục\nChỉ tiêu\tĐVT\tNăm 2025\nTỷ lệ xã có trường\t%\t70\n"),
    ])
    #expect(try sandbox.run("plancheck draft a.txt b.txt -o p.plan --lang en").last == "(exit 0)")
    let printed = try sandbox.run("plancheck trace p.plan a.txt b.txt --lang en --width 200")
    #expect(printed.first == "a.txt, b.txt: p covers 2 of 2 goals", "\(printed)")
    #expect(
      printed.contains { $0.contains("line 3, b.txt") && $0.contains("by 2025: at least 70%") }, "\(printed)")
    let alone = try sandbox.run("plancheck trace p.plan a.txt --lang en --width 200")
    #expect(alone.contains { $0.contains("not found") && $0.contains("by 2025: at least 70%") }, "\(alone)")
  }

  @Test func decisionAndAppendixAreOnePlan() throws {
    let decision =
      "Số: 15/KH-UBND\n\nCao Bằng, ngày 05 tháng 02 năm 2024\n\nI. MỤC TIÊU\n\nĐến năm 2030, trên 60% số xã có chợ.\n"
    let appendix = "Phụ lục\nChỉ tiêu\tĐVT\tNăm 2025\nTỷ lệ xã có trường\t%\t70\n"
    let sandbox = try Sandbox(files: [("a.txt", decision), ("b.txt", appendix)])
    let printed = try sandbox.run("plancheck draft a.txt b.txt --lang en")
    #expect(printed.contains("  document \"15/KH-UBND\""), "\(printed)")
    #expect(printed.contains("  by 2030: more than 60%"), "\(printed)")
    #expect(printed.contains("  by 2025: at least 70%"), "\(printed)")
    #expect(printed.contains { $0.contains("line 3, b.txt") }, "\(printed)")
  }
}
