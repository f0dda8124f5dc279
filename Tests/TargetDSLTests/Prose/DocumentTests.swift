import Testing

@testable import TargetDSL

/// Documents as a whole: sections, deadlines, wrapped lines, HTML.
@Suite struct DocumentTests {
  static let plain = """
    Số: 15/KH-UBND

    Cao Bằng, ngày 05 tháng 02 năm 2024

    ## **KẾ HOẠCH**

    **Phát triển chợ nông thôn**

    I. MỤC TIÊU

    1. Mục tiêu chung

    - Phát triển chợ theo Nghị quyết số 12-NQ/TU ngày 03/01/2024.

    2. Mục tiêu cụ thể

    a) Đến năm 2025:

    - Mỗi năm sửa chữa 12 chợ trở lên; trên 70 %
    chợ có nước sạch.

    - Mỗi xã có tối thiểu 01 điểm bán hàng.

    b) Đến năm 2030:

    + Phần đấu 100% chợ dùng hóa đơn điện tử.

    + Không còn chợ tạm trên địa bàn

    tỉnh.

    II. HIỆN TRẠNG

    Đến cuối năm 2023, toàn tỉnh có 84 chợ.

    III. KINH PHÍ

    Tổng kinh phí giai đoạn 2024-2030: 1 tỷ 816 triệu đồng.
    """

  static let html = """
    <!DOCTYPE html><html><head><title>Kế hoạch</title><style>p { margin: 20px }</style></head>
    <body><!-- 99% -->
    <p>I. MỤC TI&Ecirc;U</p>
    <p>2. Mục ti&ecirc;u cụ thể</p>
    <p>Đến năm 2030:</p><ul><li>Tr&#234;n&nbsp;60&#37; hợp tác xã
    đạt loại tốt</li><li>Có 25<sup>1</sup> xã</li></ul>
    <table><tr><td>1</td><td>Ít nhất 30% n&#x1EEF; giám đốc</td></tr></table>
    </body></html>
    """

  private func lines(_ document: OfficialDocument) -> [String] {
    document.statements.map { "\($0.line) \($0.section) \($0.kind) \($0.figure.written) | \($0.label)" }
  }

  @Test func findsEveryStatement() {
    let document = OfficialDocument(path: "cao-bang.txt", text: Self.plain)
    #expect(
      lines(document) == [
        "19 I.2.a goal 12 chợ trở lên | chợ sửa chữa",
        "19 I.2.a goal trên 70 % | chợ có nước sạch",
        "22 I.2.a goal tối thiểu 01 điểm | điểm bán hàng (Mỗi xã)",
        "26 I.2.b goal 100% | chợ dùng hóa đơn điện tử",
        "28 I.2.b goal Không còn | chợ tạm trên địa bàn tỉnh",
        "34 II fact 84 chợ | chợ",
        "38 III funding 1 tỷ 816 triệu đồng | Tổng kinh phí",
      ])
    #expect(
      document.statements.map(\.time) == [
        .eachYear(2024...2025), .by(2025), .by(2025), .by(2030), .by(2030), .by(2023), .period(2024...2030),
      ])
    #expect(document.statements.map(\.each)[2] == "xã")
  }

  @Test func readsTheHead() {
    let document = OfficialDocument(path: "cao-bang.txt", text: Self.plain)
    #expect(document.number == "15/KH-UBND")
    #expect(document.place == "Cao Bằng")
    #expect(document.issued?.description == "2024-02-05")
    #expect(document.title == "Phát triển chợ nông thôn")
  }

  @Test func readsAHeadThatIsATable() {
    let row = "<table><tr><td>Số: 15/KH-UBND</td><td>Cao Bằng, ngày 05 tháng 02 năm 2024</td></tr></table>"
    for text in [row, "Số: 15/KH-UBND | Cao Bằng, ngày 05 tháng 02 năm 2024 |"] {
      let document = OfficialDocument(path: text == row ? "a.html" : "a.txt", text: text)
      #expect(document.number == "15/KH-UBND")
      #expect(document.place == "Cao Bằng")
      #expect(document.issued?.description == "2024-02-05")
    }
  }

  @Test(arguments: [
    "Số: 12/KH-UBND\nNgày 3 tháng 7 năm 2020", "Số: 12/KH-UBND Sông Lam, ngày 3 tháng 7 năm 2020",
    "Số: 12/KH-UBND          ngày 3 tháng 7 năm 2020", "Số: 12/KH-UBND, ngày 03/7/2020",
    "Số: 12/KH-UBND\t(Ngày 03 tháng 7 năm 2020)", "Ngày 03-7-2020.\nSố: 12/KH-UBND",
    "Số: 12/KH-UBND\nNga\u{300}y 3 tha\u{301}ng 7 na\u{306}m 2020",
    "Số: 12/KH-UBND An Khê, ngày 03.7.2020",
  ])
  func readsTheDayOfIssueWhereverItStands(_ head: String) {
    let document = OfficialDocument(
      path: "a.txt", text: head + "\n\nKẾ HOẠCH\nPhát triển chợ\n\nI. MỤC TIÊU\nĐến năm 2025, 30 xã có chợ")
    #expect(document.number == "12/KH-UBND")
    #expect(document.issued?.description == "2020-07-03")
    #expect(document.statements.map(\.label) == ["xã có chợ"])
  }

  @Test func readsHTML() {
    let document = OfficialDocument(path: "page", text: Self.html)
    #expect(document.format == .html)
    #expect(
      lines(document) == [
        "5 I.2 goal Trên 60% | hợp tác xã đạt loại tốt", "6 I.2 goal 25 xã | xã",
        "7 I.2 goal Ít nhất 30% | nữ giám đốc",
      ])
    #expect(document.statements.allSatisfy { $0.time == .by(2030) })
  }

  private func kindsAndTimes(_ text: String) -> [String] {
    OfficialDocument(path: "a.txt", text: "Cao Bằng, ngày 05 tháng 02 năm 2024\n\n" + text).statements.map {
      "\($0.kind) \($0.figure.written) \($0.time)"
    }
  }

  @Test func whatIsSoAlreadyIsAFact() {
    for text in [
      "I. THỰC TRẠNG\n\n- Toàn tỉnh có 84 chợ.", "ĐÁNH GIÁ TÌNH HÌNH\n\n- Toàn tỉnh có 84 chợ.",
      "I. KẾT QUẢ ĐẠT ĐƯỢC\n\n- Toàn tỉnh có 84 chợ.", "Tính đến nay, toàn tỉnh có 84 chợ.",
      "Số chợ tăng 84 chợ so với năm 2015.", "Hiện nay có nhiều chợ. Trong đó có 84 chợ mới.",
      "Sau 5 năm thực hiện, toàn tỉnh có 84 chợ.", "Đến hết năm 2022, toàn tỉnh có 84 chợ.",
    ] {
      #expect(kindsAndTimes(text).allSatisfy { $0.hasPrefix("fact") }, "\(text): \(kindsAndTimes(text))")
    }
  }

  @Test func aComparisonWithAYearGoneIsStillAGoal() {
    #expect(
      kindsAndTimes("Đến năm 2030, thu nhập gấp đôi so với năm 2020; có 90 chợ.") == [
        "goal gấp đôi by(2030)", "goal 90 chợ by(2030)",
      ])
  }

  @Test func ratesAYearHoldInEveryYear() {
    #expect(
      kindsAndTimes(
        "Giai đoạn 2024-2030, số chợ tăng 7%/năm; thành lập 5 chợ mỗi năm; thu nhập 70 triệu đồng/người/năm.")
        == [
          "goal 7%/năm eachYear(Optional(ClosedRange(2024...2030)))",
          "goal 5 chợ eachYear(Optional(ClosedRange(2024...2030)))",
          "goal 70 triệu đồng/người/năm period(ClosedRange(2024...2030))",
        ])
  }

  @Test func aListOfOneYearIsDueInIt() {
    #expect(
      kindsAndTimes("15 chỉ tiêu chủ yếu năm 2025 gồm:\n\n- Có 90 chợ.\n- Tỷ lệ đô thị hóa: 33,5%") == [
        "goal 90 chợ by(2025)", "goal 33,5% by(2025)",
      ])
  }

  @Test func aDeadlineReachesNoFurtherThanItsSentence() {
    #expect(
      kindsAndTimes(
        "Đến năm 2025 tăng trưởng hằng năm, phấn đấu đến năm 2026 có 90 chợ… Đến năm 2030, có 95 chợ.") == [
          "goal 90 chợ by(2026)", "goal 95 chợ by(2030)",
        ])
    #expect(
      kindsAndTimes("Nghị quyết đề ra 24 chỉ tiêu chủ yếu năm 2025; trong đó, có 90 chợ.") == [
        "goal 90 chợ by(2025)"
      ])
    #expect(kindsAndTimes("Trong số 140 chợ có 90 chợ mới.").count == 2)
  }

  @Test func aDeadlineBehindAFigureIsItsOwn() {
    #expect(
      kindsAndTimes("Tỷ lệ chợ có nước sạch lên đạt 50% vào năm 2025 và khoảng 60% vào năm 2030.") == [
        "goal 50% by(2025)", "goal khoảng 60% by(2030)",
      ])
    #expect(
      kindsAndTimes("Đến năm 2025 đạt 60% và đến năm 2030 đạt 75% số chợ.") == [
        "goal 60% by(2025)", "goal 75% by(2030)",
      ])
  }

  @Test func aLegalBasisStatesNothing() {
    let text = "Căn cứ Quyết định số 461/QĐ-TTg ngày 27/4/2018 phê duyệt Đề án phát triển 15.000 hợp tác xã;"
    let document = OfficialDocument(path: "a.txt", text: text)
    #expect(document.statements.isEmpty)
    #expect(document.unread.map(\.kind) == [.document, .date, .basis])
  }

  @Test func moneyThatComesInIsAGoal() {
    #expect(kindsAndTimes("- Thu ngân sách nhà nước: 12.800 tỷ đồng").first?.hasPrefix("goal") == true)
    #expect(
      kindsAndTimes("- Kinh phí ngân sách nhà nước: 12.800 tỷ đồng").first?.hasPrefix("funding") == true)
  }

  static let table = """
    <p>Cao Bằng, ngày 05 tháng 02 năm 2024</p><p>II. MỤC TIÊU</p>
    <table>
     <tr><td rowspan=2>TT</td><td rowspan=2><p>Chỉ tiêu</p></td><td rowspan=2>Đơn vị tính</td>
      <td rowspan=2>Thực hiện 2023</td><td colspan=2>Mục tiêu</td></tr>
     <tr><td>Năm 2025</td><td><p>2030</p></td></tr>
     <tr><td><p>1</p></td><td><p>Tỷ lệ chợ
       có nước sạch</p></td><td>%</td><td>38,5</td><td>&gt; 50</td><td>≥ 60</td></tr>
     <tr><td></td><td>Số chợ</td><td>chợ</td><td>84</td><td></td><td>từ 90 đến 95</td></tr>
     <tr><td></td><td>Thu nhập</td><td>triệu đồng/người/năm</td><td>45</td><td>xem mục 3</td><td>12/15</td></tr>
    </table><p>III. KHÁC</p>
    """

  @Test func readsATableOfGoals() {
    let document = OfficialDocument(path: "a.html", text: Self.table)
    #expect(
      document.statements.map {
        "\($0.kind) \($0.label): \($0.figure.comparator) \($0.figure.low?.description ?? "") \($0.time)"
      } == [
        "fact Tỷ lệ chợ có nước sạch: bare 0.385 by(2023)",
        "goal Tỷ lệ chợ có nước sạch: moreThan 0.5 by(2025)",
        "goal Tỷ lệ chợ có nước sạch: atLeast 0.6 by(2030)", "fact Số chợ: bare 84 by(2023)",
        "goal Số chợ: range 90 by(2030)", "fact Thu nhập: bare 45000000 by(2023)",
      ])
    #expect(document.toRead.map(\.written) == ["xem mục 3", "12/15"])
    #expect(document.statements.allSatisfy { $0.section == "II" })
  }

  @Test func readsATableOfMarkdown() {
    let text = """
      | Chỉ tiêu | Năm 2025 | Giai đoạn 2026-2030 |
      |---|---:|---|
      | Tỷ lệ hộ nghèo | dưới 5% | ≤ 3% |
      """
    let document = OfficialDocument(path: "a.md", text: text)
    #expect(document.statements.map(\.figure.comparator) == [.lessThan, .atMost])
    #expect(document.statements.map(\.time) == [.by(2025), .period(2026...2030)])
  }

  /// Whole pages stand in tables: a frame is no row, and a list of tasks with their dates is no table of goals.
  @Test func framesAndTasksAreNoTablesOfGoals() {
    let frame = "<table><tr><td><p>II. MỤC TIÊU</p><p>Đến năm 2030 có 90 chợ.</p></td></tr></table>"
    #expect(OfficialDocument(path: "a.html", text: frame).statements.map(\.section) == ["II"])
    let tasks = "TT\tNhiệm vụ\tThời gian\n1\tGiải thể dứt điểm chợ tạm\tQuý I/2025\n2\tSửa 12 chợ\t2026"
    #expect(
      OfficialDocument(path: "a.txt", text: tasks).statements.map(\.figure.written) == ["dứt điểm", "12 chợ"])
  }

  /// Neither a text without full stops nor a row of a thousand cells takes more than its length.
  @Test func longSentencesAndRowsAreRead() {
    let sentence = String(repeating: "Đến năm 2030 có 5 xã, ", count: 1_000)
    #expect(OfficialDocument(path: "a.txt", text: sentence).statements.count == 1_000)
    let row = "<table><tr><td>Chỉ tiêu</td>" + String(repeating: "<td>2030</td>", count: 1_000)
    let figures = "</tr><tr><td>Xã</td>" + String(repeating: "<td>5</td>", count: 1_000) + "</tr></table>"
    #expect(OfficialDocument(path: "a.html", text: row + figures).statements.count == 1_000)
  }

  @Test func brokenHTMLIsStillText() {
    let document = OfficialDocument(
      path: "a.html", text: "<p>Trên 60% xã & <b>5 < 6 &amp &#99999999; <script> 70%")
    #expect(document.statements.map(\.figure.written) == ["Trên 60%"])
  }
}
