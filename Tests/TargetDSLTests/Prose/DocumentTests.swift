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
        "19 I.2.a goal 12 chợ trở lên | chợ",
        "19 I.2.a goal trên 70 % | chợ có nước sạch",
        "22 I.2.a goal tối thiểu 01 điểm | điểm bán hàng",
        "26 I.2.b goal 100% | chợ dùng hóa đơn điện tử",
        "28 I.2.b goal Không còn | Không còn chợ tạm trên địa bàn tỉnh",
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

  @Test func brokenHTMLIsStillText() {
    let document = OfficialDocument(
      path: "a.html", text: "<p>Trên 60% xã & <b>5 < 6 &amp &#99999999; <script> 70%")
    #expect(document.statements.map(\.figure.written) == ["Trên 60%"])
  }
}
