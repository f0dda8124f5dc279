import TargetDSL
import Testing

@testable import TargetEngine

/// Sheets of values as offices keep them: labels, units, a column for the plan, a column a year.
@Suite("A sheet of measured values") struct MeasuredSheetTests {
  private static let text = """
    plan demo "Demo"
    unit VND "đồng"
    indicator good "Tỷ lệ tổ chức đạt loại khá, tốt" = stated in %
    target good
      by 2025: more than 60%
    target coops "Số hợp tác xã" = stated
      by 2025: at least 300
    target income "Thu nhập bình quân" = stated in million VND
      by 2024: at least 70 million VND
    target gap "Chênh lệch" = stated in points
      by 2025: at most 2 points
    target town "Trùng" = stated
      by 2025: at least 3
    target country "Trùng" = stated
      by 2025: at least 3

    """

  private func read(_ text: String) throws -> (lines: [String], problems: [String]) {
    try read(Array(text.utf8))
  }

  private func read(_ bytes: [UInt8]) throws -> (lines: [String], problems: [String]) {
    let plan = try compiled(Self.text)
    let (lines, problems) = readMeasuredFile(SourceFile(path: "m.csv", bytes: bytes), plan: plan)
    return (
      lines.map { line in
        let value = line.value.value
        let ends = Set([value.low, value.high].map { $0?.description ?? "-" }).sorted()
        return "\(line.name) \(line.value.date) \(ends.joined(separator: ".."))"
      },
      problems.map { problem in
        "\(problem.code) \(problem.place.position.line ?? 0):\(problem.place.position.column ?? 0)"
      }
    )
  }

  @Test("a column a year, by label, in the sheet's own unit and the Vietnamese way") func wide() throws {
    let (lines, problems) = try read(
      """
      Chỉ tiêu;Đơn vị;Kế hoạch;TH 2023;Thực hiện năm 2024
      Tỷ lệ tổ chức đạt loại khá, tốt;%;60;52,5;54
      1. Số hợp tác xã;HTX;300;1.250;
      - Thu nhập bình quân (tỷ đồng);;70 triệu;0,0725;0,073
      Chênh lệch;điểm phần trăm;2;1,5;1,2
      """)
    #expect(
      lines == [
        "good 2023-12-31 0.525", "good 2024-12-31 0.54", "coops 2023-12-31 1250",
        "income 2023-12-31 72500000",
        "income 2024-12-31 73000000", "gap 2023-12-31 0.015", "gap 2024-12-31 0.012",
      ])
    #expect(problems == ["P0823 4:33"])
  }

  @Test("a line a value, with a day written the Vietnamese way") func long() throws {
    let (lines, problems) = try read(
      "Chỉ tiêu,Ngày,Đơn vị,Thực hiện,Nguồn\ngood,31/12/2024,%,\"52,5\",Sở\ncoops,6/2024,,\"1.250\",\ncoops,2023,,240,\n"
    )
    #expect(lines == ["good 2024-12-31 0.525", "coops 2024-06-30 1250", "coops 2023-12-31 240"])
    #expect(problems == [])
  }

  @Test("the same in English words, with `value` for both ends") func english() throws {
    let (lines, problems) = try read("indicator,unit,2023,2024\ngood,%,50,52.5\nincome,million VND,65.5,\n")
    #expect(lines == ["good 2023-12-31 0.5", "good 2024-12-31 0.525", "income 2023-12-31 65500000"])
    #expect(problems == [])
    #expect(try read("indicator,date,value\ncoops,2024,250\n").lines == ["coops 2024-12-31 250"])
  }

  @Test("titles, numbers of columns, headings and signatures are left out and listed") func noRows() throws {
    let (lines, problems) = try read(
      """
      BÁO CÁO;;;
      STT;Chỉ tiêu;Thực hiện 2024;Tỷ lệ đạt
      1;2;3;4
      I;Kinh tế tập thể;;
      1;coops;250;90
      2;income;;
      NGƯỜI LẬP BIỂU;;;
      """)
    #expect(lines == ["coops 2024-12-31 250"])
    #expect(
      problems == ["P0834 2:29", "P0918 6:3", "P0818 1:0", "P0818 3:0", "P0818 4:0", "P0818 7:0"])
  }

  @Test(
    "what may be meant in two ways, or is nobody's, is said and not used",
    arguments: [
      ("Chỉ tiêu;Thực hiện 2024\nTrùng;3", "P0832 2:1"),
      ("Chỉ tiêu;Thực hiện 2024\nSố liên hiệp;3", "P0831 2:1"),
      ("Chỉ tiêu;Đơn vị;Thực hiện 2024\ncoops;%;3", "P0833 2:9"),
      ("Chỉ tiêu;Đơn vị;Thực hiện 2024\ngood;HTX;3", "P0833 2:10"),
      ("Chỉ tiêu;Đơn vị;Thực hiện 2024\nincome;ha;3", "P0833 2:11"),
      ("Chỉ tiêu;Đơn vị;Thực hiện 2024\nincome;%;3", "P0833 2:10"),
      ("Chỉ tiêu;Thực hiện 2024\ngood;0,5", "P0916 2:6"),
      ("Chỉ tiêu;Thực hiện 2024\ncoops;khoảng 3", "P0916 2:7"),
      ("Chỉ tiêu;Thực hiện 2024\ngood;152%", "P0917 2:6"), ("Chỉ tiêu;Thực hiện\ncoops;3", "P0911 1:1"),
      ("indicator,date,low,high\nTrùng,2024,1,1", "P0832 2:1"),
    ])
  func unused(text: String, problem: String) throws {
    let (lines, problems) = try read(text)
    #expect(lines == [])
    #expect(problems == [problem])
  }

  @Test("a percentage is one by its sign, its unit, or because no part of 1 is so large") func percentages()
    throws
  {
    for cell in ["52,5;", "52,5%;", "52,5;%", "52,5%;%"] {
      #expect(try read("Chỉ tiêu;TH 2024;Đơn vị\ngood;\(cell)\n").lines == ["good 2024-12-31 0.525"])
    }
    #expect(try read("Chỉ tiêu;Tỷ lệ;Thực hiện 2024 (%)\ngood;;52,5\n").lines == ["good 2024-12-31 0.525"])
  }

  @Test(
    "the plan column is compared with the goal of its year",
    arguments: [
      ("Kế hoạch", "300", true), ("Kế hoạch", "320", false), ("Kế hoạch 2025", "≥ 300", true),
      ("KH 2025", "trên 320 HTX", false), ("Kế hoạch 2024", "280", true), ("Kế hoạch", "đang xây dựng", true),
    ])
  func plans(header: String, cell: String, agrees: Bool) throws {
    let (lines, problems) = try read("Chỉ tiêu;\(header);Thực hiện 2024\ncoops;\(cell);250\n")
    #expect(lines == ["coops 2024-12-31 250"])
    #expect(problems == (agrees ? [] : ["P0823 2:7"]))
  }

  @Test("years below a header that spans them") func twoRows() throws {
    let (lines, problems) = try read("Chỉ tiêu;Thực hiện;\n;2023;2024\ncoops;240;250\n")
    #expect(lines == ["coops 2023-12-31 240", "coops 2024-12-31 250"])
    #expect(problems == [])
  }

  @Test(
    "a year above the plan and what was reached, merged or repeated, above or below the name of the goals",
    arguments: [
      "Chỉ tiêu;Đơn vị;2024;\n;;Kế hoạch;Thực hiện\n", "Chỉ tiêu;Đơn vị;2024;2024\n;;Kế hoạch;Thực hiện\n",
      "Chỉ tiêu;Đơn vị;Năm 2024;\n;;KH;TH\n(1);(2);(3);(4)\n",
      ";;2024;\nChỉ tiêu;Đơn vị;Kế hoạch;Thực hiện\n",
      "Chỉ tiêu;Đơn vị;Kế hoạch;Thực hiện\n;;2024;2024\n",
      ";;Kế hoạch;Thực hiện\nChỉ tiêu;Đơn vị;2024;2024\n",
      "Biểu 1;;Kế hoạch;Thực hiện\nChỉ tiêu;Đơn vị;2024;2024\n",
      "Chỉ tiêu;Đơn vị;2024;\n;;So với KH (%);\n".replacing("So với KH (%);", with: "Kế hoạch;Kết quả"),
    ])
  func yearsAbove(header: String) throws {
    let (lines, problems) = try read(header + "coops;HTX;320;250\n")
    #expect(lines == ["coops 2024-12-31 250"])
    #expect(problems.allSatisfy { $0.hasPrefix("P0818") })
  }

  @Test(
    "a header of two rows that says something else is no year's value",
    arguments: [
      "Chỉ tiêu;Đơn vị;Ước thực hiện\n;;2024\n", ";;Ước thực hiện\nChỉ tiêu;Đơn vị;2024\n",
      "Chỉ tiêu;Đơn vị;2024\n;;6 tháng\n", "Chỉ tiêu;Đơn vị;Thực hiện 2024 (ước)\n",
      "Chỉ tiêu;Đơn vị;Kết quả 2024\n;;Kế hoạch\n",
    ])
  func otherThanYears(header: String) throws {
    let (lines, problems) = try read(header + "coops;HTX;320\n")
    #expect(lines == [])
    #expect(problems.map { $0.prefix(5) } == ["P0911"])
  }

  @Test("the same of merged cells", arguments: OfficeSheetTests.Kind.allCases) func merged(
    kind: OfficeSheetTests.Kind
  ) throws {
    let span = "office:value-type=\"string\" number-columns-spanned=\"2\""
    let year: OfficeSheetTests.Cell =
      kind == .ods ? .raw("<t:table-cell \(span)><p>2024</p></t:table-cell>") : .text("2024")
    let bytes = OfficeSheetTests.bytes(
      kind,
      [
        [.text("Chỉ tiêu"), year], [.none, .text("Kế hoạch"), .text("Thực hiện")],
        [.text("coops"), .number("300"), .number("250")],
      ], merges: ["A1:A2", "B1:C1"])
    #expect(try read(bytes).lines == ["coops 2024-12-31 250"])
  }

  @Test("brackets that are no unit make it another goal, a number of things is whole") func brackets() throws
  {
    let (lines, problems) = try read(
      """
      Chỉ tiêu;Đơn vị;Thực hiện 2024
      Số hợp tác xã (kế hoạch);;3
      Số hợp tác xã (HTX);;4
      Số hợp tác xã;nghìn HTX;2,5
      Số hợp tác xã;;2,5
      """)
    #expect(lines == ["coops 2024-12-31 4", "coops 2024-12-31 2500"])
    #expect(problems == ["P0917 5:16", "P0831 2:1"])
  }

  /// Made by openpyxl (two header rows, merged, per-cent cells) and saved again by LibreOffice; by XlsxWriter with a cover sheet.
  @Test(
    "workbooks of several writers",
    arguments: [
      (
        "measured-openpyxl.xlsx",
        [
          "good 2023-12-31 0.5", "good 2024-12-31 0.525", "coops 2023-12-31 250", "coops 2024-12-31 260",
          "income 2023-12-31 65500000", "income 2024-12-31 72100000",
        ], ["P0818 1:0", "P0818 2:0"]
      ),
      (
        "measured-libreoffice.ods",
        [
          "good 2023-12-31 0.5", "good 2024-12-31 0.525", "coops 2023-12-31 250", "coops 2024-12-31 260",
          "income 2023-12-31 65500000", "income 2024-12-31 72100000",
        ], ["P0818 1:0", "P0818 2:0"]
      ),
      (
        "measured-xlsxwriter.xlsx",
        ["good 2024-12-31 0.525", "coops 2024-12-31 260", "income 2024-12-31 72100000"], ["P0916 5:4"]
      ),
    ])
  func workbooks(name: String, expected: [String], said: [String]) throws {
    let folder = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Fixtures/"
    let file = try DataFile(opening: folder + name)
    let (lines, problems) = try read(try file.bytes(0..<file.size))
    #expect(lines == expected)
    #expect(problems == said)
  }

  @Test("a name in NFD, CR line ends, `sep=`, and other formats by name") func forms() throws {
    #expect(try read("sep=|\rChỉ tiêu|TH 2024\rSố hợp tác xã|3\r").lines == ["coops 2024-12-31 3"])
    #expect(try read("Chi\u{309} tiêu;TH 2024\nSô\u{301} hợp tác xã;3\n").lines == ["coops 2024-12-31 3"])
    #expect(try read("%PDF-1.4\n").problems == ["P0911 1:1"])
    #expect(try read("Chỉ tiêu;TH 2024\ncoops;\"3\n").problems == ["P0913 2:7"])
  }

  @Test("columns with values but no header are said; a header merged over two of them is none")
  func nameless()
    throws
  {
    let (lines, problems) = try read("Chỉ tiêu;;2024;\ncoops;nghìn;240;\n")
    #expect(lines == ["coops 2024-12-31 240"])
    #expect(problems == ["P0834 1:10"])
    #expect(try read("Chỉ tiêu;2024;\ncoops;240;\n").problems == [])
    let rows: [[OfficeSheetTests.Cell]] = [
      [.text("Chỉ tiêu"), .number("2024")], [.text("coops"), .number("90"), .number("9000")],
    ]
    let plain = try read(OfficeSheetTests.bytes(.xlsx, rows))
    #expect(plain.lines == ["coops 2024-12-31 90"])
    #expect(plain.problems == ["P0834 1:3"])
    let merged = try read(OfficeSheetTests.bytes(.xlsx, rows, merges: ["B1:C1"]))
    #expect(merged.lines == [])
    #expect(merged.problems == ["P0911 1:2"])
  }
}
