import Testing

@testable import TargetDSL

/// Numbers, comparators and units as Vietnamese official prose writes them.
@Suite struct FigureTests {
  /// The figures of a sentence of a document.
  private func figures(_ text: String) -> [Figure] {
    FigureReader.figures(in: proseTokens(text), extent: .passage)
  }

  private func only(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Figure? {
    let found = figures(text)
    #expect(found.count == 1, "\(found.map(\.written))", sourceLocation: sourceLocation)
    return found.first
  }

  @Test(arguments: [
    ("5.000", "5000"), ("58.506,9", "58506.9"), ("238,673", "238.673"), ("08", "8"), ("3,5", "3.5"),
    ("2.5", "2.5"),
    ("1.816.000", "1816000"), ("0,3", "0.3"), ("1,234,567", "1234567"),
  ])
  func numbers(_ written: String, _ value: String) {
    #expect(readProseNumber(written)?.description == value)
  }

  @Test(arguments: [
    ("trên 60% hợp tác xã", Comparator.moreThan), ("hơn 92 HTX đăng ký", .moreThan),
    ("ít nhất 08 sản phẩm", .atLeast),
    ("ít nhất là 30%", .atLeast), ("tối thiểu 20% dân số", .atLeast), ("25 HTX trở lên", .atLeast),
    ("không dưới 40%", .atLeast), ("dưới 15%", .lessThan), ("không quá 5%", .atMost),
    ("tối đa 5 tổ", .atMost),
    ("10 hộ trở xuống", .atMost), ("khoảng 10 % hợp tác xã", .about), ("đúng 12 xã", .exactly),
    ("60-70%", .range),
    ("60 – 70 %", .range), ("từ 5.000 đến 6.000 lao động", .range), ("từ 60% trở lên", .atLeast),
    ("từ 30% hộ", .atLeast),
    ("20% sản phẩm", .bare), ("tối thiểu mỗi huyện có 01 mô hình", .atLeast), ("trên mức 60%", .moreThan),
  ])
  func comparators(_ text: String, _ comparator: Comparator) {
    #expect(only(text)?.comparator == comparator)
  }

  @Test func prepositionsBindNothing() {
    #expect(only("trên địa bàn tỉnh có 20 hợp tác xã")?.comparator == .bare)
    #expect(only("hợp tác xã trên cơ sở tự nguyện đạt 20%")?.comparator == .bare)
    #expect(only("dưới sự lãnh đạo của Đảng, phấn đấu 20%")?.comparator == .bare)
  }

  @Test func doubleComparatorsAreBothKept() {
    let figure = only("Tạo việc làm trên 10.000 lao động thường xuyên trong các HTX trở lên")
    #expect(figure?.comparator == .moreThan)
    #expect(figure?.alsoRead == [.atLeast])
    #expect(figure?.written == "trên 10.000 lao động … trở lên")
  }

  @Test func aComparatorMayGovernTheNextNumber() {
    let found = figures("đạt trên 200 HTX và 03 liên hiệp HTX")
    #expect(found.map(\.comparator) == [.moreThan, .bare])
    #expect(found.last?.alsoRead == [.moreThan])
  }

  @Test(arguments: [
    ("trên 70 triệu đồng/người/năm", "70000000", "triệu đồng/người/năm"),
    ("1 tỷ 816 triệu đồng", "1816000000", "triệu đồng"), ("238,673 tỷ đồng", "238673000000", "tỷ đồng"),
    ("35.874 triệu đồng", "35874000000", "triệu đồng"), ("5.935 nghìn thành viên", "5935000", "thành viên"),
    ("58.506,9ha canh tác", "58506.9", "ha"), ("trên 3,5 lần", "3.5", "lần"),
    ("300 Tổ hợp tác", "300", "Tổ hợp tác"),
    ("tăng 7,0%/năm", "0.07", "%/năm"), ("giảm 2 điểm %", "0.02", "điểm %"),
    ("1.200 m2 nhà kho", "1200", "m2"),
  ])
  func valuesAndUnits(_ text: String, _ value: String, _ unit: String) {
    let figure = only(text)
    #expect(figure?.low?.description == value)
    #expect(figure?.unit.text == unit)
  }

  @Test func numeralsAreReadBehindComparatorsOnly() {
    #expect(only("xây dựng ít nhất một mô hình")?.low == .one)
    #expect(figures("chương trình mỗi xã một sản phẩm (OCOP)").isEmpty)
    #expect(figures("trên một số lĩnh vực").isEmpty)
  }

  @Test(arguments: [
    ("hơn một nửa số hợp tác xã", Comparator.moreThan, "0.5"), ("quá nửa số hộ", .moreThan, "0.5"),
    ("một nửa số xã", .bare, "0.5"), ("ít nhất một phần ba số hợp tác xã", .atLeast, "1/3"),
    ("hai phần ba số xã", .bare, "2/3"), ("trên 2/3 số xã", .moreThan, "2/3"),
    ("ba phần tư dân số", .bare, "0.75"),
  ])
  func partsOfAWholeAreShares(_ text: String, _ comparator: Comparator, _ value: String) {
    let figure = only(text)
    #expect(figure?.comparator == comparator)
    #expect(figure?.low?.description == value)
    #expect(figure?.unit.kind == .percent)
  }

  @Test(arguments: [
    ("doanh thu gấp đôi năm 2020", "2"), ("tăng gấp ba lần", "3"), ("gấp 1,5 lần", "1.5"),
    ("tăng 3,5 lần", "3.5"),
    ("gấp rưỡi", "1.5"), ("gấp hơn 2 lần", "2"),
  ])
  func multiplesAreTimes(_ text: String, _ value: String) {
    let figure = only(text)
    #expect(figure?.low?.description == value)
    #expect(figure?.unit.kind == .times)
  }

  @Test(arguments: [
    ("thành lập mười lăm hợp tác xã", "15"), ("có hai mươi mốt xã", "21"), ("hai trăm năm mươi hộ", "250"),
    ("một trăm linh năm hợp tác xã", "105"), ("hai nghìn ba trăm hộ", "2300"), ("ba triệu đồng", "3000000"),
    ("ít nhất ba mươi tư mô hình", "34"),
  ])
  func numbersInWords(_ text: String, _ value: String) {
    #expect(only(text)?.low?.description == value)
  }

  @Test(arguments: [
    "nửa đầu năm 2025", "một nửa nhiệm kỳ", "ngày 2/3", "từ ngày 1/2 đến 2/3/2024", "mười năm qua",
    "năm 2025",
    "đạt 19 tiêu chí", "11 chỉ tiêu kinh tế", "số bác sĩ trên 10.000 dân", "giá trị sản phẩm/1 ha đất",
    "doanh thu bình quân 01 hợp tác xã", "lúc 18:48", "Lượt xem: 782",
  ])
  func timesRatesAndItemsAreNoFigures(_ text: String) {
    #expect(figures(text).map(\.written) == [])
  }

  @Test func totalsAndRatesStillCount() {
    #expect(only("nâng tổng số 120 hợp tác xã")?.low == Rational(120))
    #expect(only("việc làm cho trên 10.000 lao động")?.low == Rational(10_000))
    #expect(only("khoảng từ 3 - 5 tỷ đồng")?.high == Rational(5_000_000_000))
    #expect(only("trên dưới 2%")?.comparator == .about)
    #expect(only("xuất khẩu 4,5 tỷ USD")?.unit.text == "tỷ USD")
  }

  @Test func growthIsReadByWhereItEnds() {
    let figure = only("tăng từ 10% lên 20%")
    #expect(figure?.low == Rational(1, over: 5))
    #expect(figure?.high == nil)
  }

  @Test(arguments: [
    "Nghị quyết số 20-NQ/TW ngày 16/6/2022", "Kế hoạch 127/KH-UBND", "ngày 07 tháng 3 năm 2023",
    "ngày 09-3-2020",
    "giai đoạn 2021-2025", "giai đoạn 2021 - 2030", "Luật Hợp tác xã năm 2012", "đến 2025 toàn tỉnh",
    "Tiêu chí số 13",
    "Nghị quyết Trung ương 5 khóa IX", "(Chi tiết tại phụ lục 01, 02 kèm theo)",
    "Nghị quyết số 09/2021/NQ-HĐND",
    "kế hoạch 5 năm", "VT, Kt3", "2.1. Sở Kế hoạch", "1. Mục tiêu", "khóa XIII",
    "đạt chất lượng 4 sao trở lên",
    "hợp tác xã không còn hoạt động", "phát triển đồng đều các vùng", "Quyết định 167/QĐ-TTg ngày 03/02/2021",
  ])
  func namesAreNoFigures(_ text: String) {
    #expect(figures(text).map(\.written) == [])
  }

  @Test(arguments: [
    ("và không còn HTX tồn tại hình thức", Comparator.noneLeft),
    ("Giải thể dứt điểm các hợp tác xã", .noneLeft),
    ("Các hợp tác xã đều áp dụng công nghệ", .everyOne),
  ])
  func wishesWithoutANumber(_ text: String, _ comparator: Comparator) {
    let figure = only(text)
    #expect(figure?.comparator == comparator)
    #expect(figure?.low == nil)
  }

  @Test func decomposedTextReadsAlike() {
    let decomposed = "tre\u{302}n 70 triê\u{323}u đô\u{300}ng/ngươ\u{300}i/năm"
    #expect(only(decomposed)?.comparator == .moreThan)
    #expect(only(decomposed)?.low?.description == "70000000")
  }

  @Test func anyTextIsRead() {
    for text in [
      "", "%", "1.2.3.4.5", "9999999999999999999999999999999999999 HTX", "từ đến", "1-", "-1", "1/", "- -",
      "từ 1 đến",
    ] {
      _ = figures(text)
      _ = OfficialDocument(path: "a.txt", text: text)
    }
  }
}
