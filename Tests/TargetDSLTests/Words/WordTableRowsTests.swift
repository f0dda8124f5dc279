import Testing

@testable import TargetDSL

/// Every row of the tables of words: what is written in Vietnamese and what it is in English.
@Suite struct WordTableRowsTests {
  /// A whole file in Vietnamese words, and in English ones.
  struct Row: CustomTestStringConvertible {
    let vietnamese: String
    let english: String
    let isOfCases: Bool

    init(_ vietnamese: String, _ english: String, isOfCases: Bool = false) {
      (self.vietnamese, self.english, self.isOfCases) = (vietnamese, english, isOfCases)
    }

    var testDescription: String { english }

    func tree(_ text: String) -> SyntaxTree {
      let source = SourceFile(path: isOfCases ? "a.plantest" : "a.plan", text: text)
      return isOfCases ? .parseCases(source) : .parse(source)
    }
  }

  @Test(arguments: rows)
  func bothSayTheSame(_ row: Row) {
    let (vietnamese, english) = (row.tree(row.vietnamese), row.tree(row.english))
    #expect(vietnamese.language == .vietnamese)
    #expect(english.language == .english)
    #expect(vietnamese.diagnostics.map(\.message.english) == [])
    #expect(english.diagnostics.map(\.message.english) == [])
    #expect(String(decoding: format(vietnamese, in: .english), as: UTF8.self) == formatted(english))
    let there = row.tree(String(decoding: format(english, in: .vietnamese), as: UTF8.self))
    #expect(String(decoding: format(there, in: .english), as: UTF8.self) == formatted(english))
  }

  private func formatted(_ tree: SyntaxTree) -> String { String(decoding: format(tree), as: UTF8.self) }

  /// Every spelling of the table takes part in some row.
  @Test func everySpellingIsTried() {
    let tried = WordTableRowsTests.rows.map { " \(words($0.vietnamese)) " }
    for spelling in WordTable.vietnamese.allSpellings where !spelling.entry.isSlip {
      #expect(tried.contains { $0.contains(" \(spelling.text) ") }, "\(spelling.text)")
    }
  }

  private func words(_ text: String) -> String {
    text.split { !$0.isLetter && $0 != "_" }.joined(separator: " ")
  }

  static let rows: [Row] = [
    Row(
      "kế hoạch p \"X\"\n  văn bản \"1\"\n  ban hành 07/3/2023\n  địa bàn \"Y\"\n  giai đoạn 2021..2030\n  địa giới đến ngày 30/6/2025 \"r\"\n  khoảng nghĩa là sai lệch 5%\n  ghi chú \"n\"\n",
      "plan p \"X\"\n  document \"1\"\n  issued 2023-03-07\n  place \"Y\"\n  period 2021..2030\n  territory until 2025-06-30 \"r\"\n  about means within 5%\n  note \"n\"\n"
    ),
    Row(
      "kế hoạch p\n  ban hành tháng 3/2023\n",
      "plan p\n  issued 2023-03\n"),
    Row(
      "kế hoạch p\n  ban hành năm 2023\n",
      "plan p\n  issued 2023\n"),
    Row(
      "kế hoạch p\n  ban hành 3/2023\n",
      "plan p\n  issued 2023-03\n"),
    Row(
      "dùng \"a.plan\"\nđơn vị ha, héc_ta \"héc-ta\"\n",
      "use \"a.plan\"\nunit ha, héc_ta \"héc-ta\"\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x \"A\" | \"B\" chữ\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x \"A\" | \"B\" text\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x số nguyên\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x whole\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x số thập phân\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x decimal\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x có/không\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x yes/no\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x ngày\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x date\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x có/không { có = \"x\" | \"đạt\", không = \"-\" }\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x yes/no { yes = \"x\" | \"đạt\", no = \"-\" }\n"
    ),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x một trong { a, c = \"d\" | \"e\" }\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x one of { a, c = \"d\" | \"e\" }\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x tham chiếu b\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x refers to b\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x tham chiếu đến b\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x refers to b\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x tham chiếu tới b\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x refers to b\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x số nguyên tính bằng người từ 0\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x whole in người from 0\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x số thập phân tính bằng triệu đồng từ 0 đến 10.000\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x decimal in million đồng from 0 to 10_000\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x số thập phân tính bằng triệu đồng mỗi người mỗi năm\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x decimal in million đồng per người per year\n"
    ),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x số thập phân tính bằng triệu đồng/người/năm\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x decimal in million đồng per người per year\n"
    ),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống nghĩa là chưa biết\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank means unknown\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống hoặc thiếu nghĩa là chưa biết\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank or missing means unknown\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống nghĩa là không có\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank means none\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống hoặc thiếu nghĩa là không có\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank or missing means none\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống nghĩa là không\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank means no\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống hoặc thiếu nghĩa là không\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank or missing means no\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống nghĩa là có\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank means yes\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống hoặc thiếu nghĩa là có\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank or missing means yes\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống nghĩa là 5\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank means 5\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống hoặc thiếu nghĩa là 5\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank or missing means 5\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống nghĩa là -2,5\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank means -2.5\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống hoặc thiếu nghĩa là -2,5\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank or missing means -2.5\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống nghĩa là \"x\"\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank means \"x\"\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống hoặc thiếu nghĩa là \"x\"\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank or missing means \"x\"\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống nghĩa là k\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank means k\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cột x chữ để trống hoặc thiếu nghĩa là k\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  column x text blank or missing means k\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  số viết quốc tế\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  numbers plain\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  số viết việt nam\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  numbers vietnamese\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  ngày viết iso\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  dates iso\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  ngày trước tháng\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  dates day first\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  tháng trước ngày\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  dates month first\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  tệp \"x.xlsx\" trang \"HTX\"\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  file \"x.xlsx\" sheet \"HTX\"\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  tệp \"x.csv\"\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  file \"x.csv\"\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  cơ sở dữ liệu \"a.b\"\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  database \"a.b\"\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  kỳ số liệu theo n\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  snapshots by n\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  kì số liệu theo n\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  snapshots by n\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  ô \"NA\" | \"..\" nghĩa là chưa biết\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  cell \"NA\" | \"..\" means unknown\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  ô \"-\" nghĩa là không có\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  cell \"-\" means none\n"),
    Row(
      "kế hoạch thử\nbảng b \"B\"\n  cột id chữ khóa\n  ô \"-\" nghĩa là 0\n",
      "plan thử\ntable b \"B\"\n  column id text key\n  cell \"-\" means 0\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x = y và z\n",
      "plan q\npopulation p \"P\" = b where x = y and z\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x hoặc y\n",
      "plan q\npopulation p \"P\" = b where x or y\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà không phải x\n",
      "plan q\npopulation p \"P\" = b where not x\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà không phải (x và y)\n",
      "plan q\npopulation p \"P\" = b where not (x and y)\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x thuộc { a, c }\n",
      "plan q\npopulation p \"P\" = b where x in { a, c }\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x không thuộc { a }\n",
      "plan q\npopulation p \"P\" = b where x not in { a }\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x thuộc 2021..2025\n",
      "plan q\npopulation p \"P\" = b where x in 2021..2025\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x thuộc giai đoạn 2021..2025\n",
      "plan q\npopulation p \"P\" = b where x in 2021..2025\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x đã biết\n",
      "plan q\npopulation p \"P\" = b where x is known\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x chưa biết\n",
      "plan q\npopulation p \"P\" = b where x is not known\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x không có giá trị\n",
      "plan q\npopulation p \"P\" = b where x is none\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x có giá trị\n",
      "plan q\npopulation p \"P\" = b where x is not none\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà thuộc p\n",
      "plan q\npopulation p \"P\" = b where in p\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x thuộc p\n",
      "plan q\npopulation p \"P\" = b where x in p\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà không thuộc p\n",
      "plan q\npopulation p \"P\" = b where not in p\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà có p\n",
      "plan q\npopulation p \"P\" = b where has p\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà không có p\n",
      "plan q\npopulation p \"P\" = b where has no p\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà có ít nhất 2 p\n",
      "plan q\npopulation p \"P\" = b where has at least 2 p\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà có p qua c\n",
      "plan q\npopulation p \"P\" = b where has p through c\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x = có\n",
      "plan q\npopulation p \"P\" = b where x = yes\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x = không\n",
      "plan q\npopulation p \"P\" = b where x = no\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà n = năm\n",
      "plan q\npopulation p \"P\" = b where n = year\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà n = năm 2020\n",
      "plan q\npopulation p \"P\" = b where n = 2020\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà n = năm của x\n",
      "plan q\npopulation p \"P\" = b where n = year of x\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà năm của x = năm - 1\n",
      "plan q\npopulation p \"P\" = b where year of x = year - 1\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà năm - birth <= 35\n",
      "plan q\npopulation p \"P\" = b where year - birth <= 35\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà a.b = \"chữ\"\n",
      "plan q\npopulation p \"P\" = b where a.b = \"chữ\"\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x > 30 người\n",
      "plan q\npopulation p \"P\" = b where x > 30 người\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x và có p và không có p\n",
      "plan q\npopulation p \"P\" = b where x and has p and has no p\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà (có p)\n",
      "plan q\npopulation p \"P\" = b where (has p)\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x < 1,5\n",
      "plan q\npopulation p \"P\" = b where x < 1.5\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x >= 07/3/2023\n",
      "plan q\npopulation p \"P\" = b where x >= 2023-03-07\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà không phải có p\n",
      "plan q\npopulation p \"P\" = b where not has p\n"),
    Row(
      "kế hoạch q\ntổng thể p \"P\" = b mà x = ngày 07/3/2023\n",
      "plan q\npopulation p \"P\" = b where x = 2023-03-07\n"),
    Row(
      "mục tiêu m \"M\" = số p\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = count of p\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = số p mà x\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = count of p where x\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = số giá trị khác nhau của x trong p\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = count of distinct x in p\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = tỷ lệ p mà x\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = share of p where x\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = tỉ lệ p mà x theo trọng số w\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = share of p where x weighted by w\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = tổng x của p\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = sum of x over p\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = tổng x của p mà y\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = sum of x over p where y\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = trung bình x của p\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = mean of x over p\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = bình quân x của p theo trọng số w\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = mean of x over p weighted by w\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = giá trị x trong p mà y = năm\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = value of x in p where y = year\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = trung bình x của p bỏ qua chưa biết\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = mean of x over p ignoring unknown\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố tính bằng %\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = stated in %\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố tính bằng tỷ đồng\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = stated in billion đồng\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố tính bằng nghìn tỷ đồng\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = stated in thousand billion đồng\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = k tại năm 2019\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = k at 2019\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = k tại 2019\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = k at 2019\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = k tại năm - 1\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = k at year - 1\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = số p / số q\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = count of p / count of q\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = (số p mà x) / (số q)\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = (count of p where x) / (count of q)\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = tổng (x + y * 2) của p\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = sum of (x + y * 2) over p\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố tính bằng triệu đồng/người/năm\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = stated in million đồng per người per year\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố tính bằng điểm phần trăm\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = stated in points\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tối thiểu 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: từ 5 trở lên\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: từ 5 người trở lên\n",
      "target m \"M\" = stated\n  by 2030: at least 5 người\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: từ 60,5% trở lên\n",
      "target m \"M\" = stated\n  by 2030: at least 60.5%\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: hơn 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không quá 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tối đa 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nhiều nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: dưới 5\n",
      "target m \"M\" = stated\n  by 2030: less than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đúng 5\n",
      "target m \"M\" = stated\n  by 2030: exactly 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không còn\n",
      "target m \"M\" = stated\n  by 2030: none\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không có\n",
      "target m \"M\" = stated\n  by 2030: none\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tất cả\n",
      "target m \"M\" = stated\n  by 2030: all\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: từ 5 đến 6\n",
      "target m \"M\" = stated\n  by 2030: from 5 to 6\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: từ 5.000 đến 6.000 người\n",
      "target m \"M\" = stated\n  by 2030: from 5_000 to 6_000 người\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nằm giữa 5 và 6\n",
      "target m \"M\" = stated\n  by 2030: between 5 and 6\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: khoảng 300 sai lệch 5%\n",
      "target m \"M\" = stated\n  by 2030: about 300 within 5%\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: khoảng 30% sai lệch 5 điểm phần trăm\n",
      "target m \"M\" = stated\n  by 2030: about 30% within 5 points\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất khoảng 10%\n",
      "target m \"M\" = stated\n  by 2030: at least about 10%\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng ít nhất 7%\n",
      "target m \"M\" = stated\n  by 2030: up by at least 7%\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng bình quân ít nhất 7%/năm\n",
      "target m \"M\" = stated\n  by 2030: up by at least 7% per year\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng ít nhất 7% mỗi năm so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: up by at least 7% per year since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng bình quân ít nhất 7% hằng năm so với 2020\n",
      "target m \"M\" = stated\n  by 2030: up by at least 7% per year since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng trên 7% hàng năm so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: up by more than 7% per year since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giảm ít nhất 1,5 điểm phần trăm\n",
      "target m \"M\" = stated\n  by 2030: down by at least 1.5 points\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giảm bình quân từ 1 đến 1,5 điểm phần trăm mỗi năm so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: down by from 1 to 1.5 points per year since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giảm ít nhất 50% của mức đó so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: down by at least 50% of it since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giảm ít nhất 50% của mức năm 2021\n",
      "target m \"M\" = stated\n  by 2030: down by at least 50% of it since 2021\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: gấp ít nhất 1,5 lần năm 2020\n",
      "target m \"M\" = stated\n  by 2030: at least 1.5 times 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: gấp ít nhất 1,5 lần so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: at least 1.5 times 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 1,5 lần so với 2020\n",
      "target m \"M\" = stated\n  by 2030: at least 1.5 times 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: gấp từ 1,5 đến 2 lần năm 2020\n",
      "target m \"M\" = stated\n  by 2030: from 1.5 to 2 times 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: gấp trên 2 lần 2020\n",
      "target m \"M\" = stated\n  by 2030: more than 2 times 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giảm không quá 2 điểm phần trăm so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: down by at most 2 points since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giảm ít nhất 1,5 điểm phần trăm/năm so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: down by at least 1.5 points per year since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng ít nhất 1.000 người/năm so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: up by at least 1_000 người per year since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 5 triệu đồng mỗi người mỗi năm\n",
      "target m \"M\" = stated\n  by 2030: at least 5 million đồng per người per year\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 5 triệu đồng/người/năm\n",
      "target m \"M\" = stated\n  by 2030: at least 5 million đồng per người per year\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 2 nghìn tỷ đồng\n",
      "target m \"M\" = stated\n  by 2030: at least 2 thousand billion đồng\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 2 ngàn tỉ đồng\n",
      "target m \"M\" = stated\n  by 2030: at least 2 thousand billion đồng\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 2 nghìn tỉ đồng\n",
      "target m \"M\" = stated\n  by 2030: at least 2 thousand billion đồng\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 2 ngàn tỷ đồng\n",
      "target m \"M\" = stated\n  by 2030: at least 2 thousand billion đồng\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 2 ngàn đồng\n",
      "target m \"M\" = stated\n  by 2030: at least 2 thousand đồng\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 2 tỉ đồng\n",
      "target m \"M\" = stated\n  by 2030: at least 2 billion đồng\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 1.056,714 tỷ đồng\n",
      "target m \"M\" = stated\n  by 2030: at least 1_056.714 billion đồng\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất -3\n",
      "target m \"M\" = stated\n  by 2030: at least -3\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến hết năm 2030: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến cuối năm 2030: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến hết 2030: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến cuối 2030: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến 2030: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến ngày 30/6/2025: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2025-06-30: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến hết ngày 30/6/2025: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2025-06-30: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến cuối ngày 30/6/2025: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2025-06-30: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến tháng 9/2026: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2026-09: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến hết tháng 9/2026: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2026-09: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến cuối tháng 9/2026: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2026-09: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến 30/6/2025: ít nhất 5\n",
      "target m \"M\" = stated\n  by 2025-06-30: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  mỗi năm: ít nhất 5\n",
      "target m \"M\" = stated\n  each year: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  hằng năm: ít nhất 5\n",
      "target m \"M\" = stated\n  each year: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  hàng năm: ít nhất 5\n",
      "target m \"M\" = stated\n  each year: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  mỗi năm 2021..2025: ít nhất 5\n",
      "target m \"M\" = stated\n  each year 2021..2025: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  mỗi năm giai đoạn 2021..2025: ít nhất 5\n",
      "target m \"M\" = stated\n  each year 2021..2025: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  hằng năm giai đoạn 2021..2025: ít nhất 5\n",
      "target m \"M\" = stated\n  each year 2021..2025: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  tổng cộng 2021..2025: ít nhất 5\n",
      "target m \"M\" = stated\n  total 2021..2025: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  tổng cộng giai đoạn 2021..2025: ít nhất 5\n",
      "target m \"M\" = stated\n  total 2021..2025: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  luôn luôn: ít nhất 5\n",
      "target m \"M\" = stated\n  always: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  không thời hạn: ít nhất 5\n",
      "target m \"M\" = stated\n  undated: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  với mỗi c thuộc p\n",
      "target m \"M\" = stated\n  for each c in p\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  ở mỗi c.d\n",
      "target m \"M\" = stated\n  for each c.d\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  với ít nhất 80% số c.d\n",
      "target m \"M\" = stated\n  for at least 80% of c.d\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  với ít nhất 12 c\n",
      "target m \"M\" = stated\n  for at least 12 of c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  với trên 12 c\n",
      "target m \"M\" = stated\n  for more than 12 of c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  với trên 50% số c thuộc p\n",
      "target m \"M\" = stated\n  for more than 50% of c in p\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  với ít nhất 12 số c\n",
      "target m \"M\" = stated\n  for at least 12 of c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  gốc 2022: 48%\n",
      "target m \"M\" = stated\n  baseline 2022: 48%\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  gốc năm 2022: 48%\n",
      "target m \"M\" = stated\n  baseline 2022: 48%\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  gốc ngày 31/12/2022: 48\n",
      "target m \"M\" = stated\n  baseline 2022-12-31: 48\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  báo cáo tháng 6/2023: trên 38% theo \"b\"\n",
      "target m \"M\" = stated\n  reported 2023-06: more than 38% from \"b\"\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  báo cáo 2023: từ 5 đến 6 theo \"b\"\n",
      "target m \"M\" = stated\n  reported 2023: from 5 to 6 from \"b\"\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  gốc 2022: 48% theo \"b\"\n",
      "target m \"M\" = stated\n  baseline 2022: 48% from \"b\"\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  nguồn \"II\" ghi \"x\"\n",
      "target m \"M\" = stated\n  source \"II\" says \"x\"\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  nguồn \"II\"\n",
      "target m \"M\" = stated\n  source \"II\"\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  cách hiểu \"k\" = số p\n",
      "target m \"M\" = stated\n  reading \"k\" = count of p\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  chủ trì \"SNN\"\n",
      "target m \"M\" = stated\n  owner \"SNN\"\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  ghi chú \"n\"\n",
      "target m \"M\" = stated\n  note \"n\"\n"),
    Row(
      "chỉ tiêu i \"I\" = số p\n  báo cáo 2023: 5\n",
      "indicator i \"I\" = count of p\n  reported 2023: 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không dưới 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không thấp hơn 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không ít hơn 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không nhỏ hơn 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  tới 2030: ít nhất 5\n  không có thời hạn: ít nhất 6\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n  undated: at least 6\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: trên hoặc bằng 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: cao hơn hoặc bằng 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nhiều hơn hoặc bằng 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: bằng hoặc trên 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: bằng hoặc cao hơn 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: dưới hoặc bằng 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: thấp hơn hoặc bằng 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít hơn hoặc bằng 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: bằng hoặc dưới 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: bằng hoặc thấp hơn 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: chiếm trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: chiếm tỷ lệ trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: chiếm tỉ lệ trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: lớn hơn hoặc bằng 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất là 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tối thiểu là 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít nhất đạt 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tối thiểu đạt 5\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: cao hơn 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: lớn hơn 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nhiều hơn 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không vượt quá 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không vượt 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không cao hơn 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không nhiều hơn 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không lớn hơn 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nhỏ hơn hoặc bằng 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tối đa là 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nhiều nhất là 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: thấp hơn 5\n",
      "target m \"M\" = stated\n  by 2030: less than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nhỏ hơn 5\n",
      "target m \"M\" = stated\n  by 2030: less than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: ít hơn 5\n",
      "target m \"M\" = stated\n  by 2030: less than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đúng bằng 5\n",
      "target m \"M\" = stated\n  by 2030: exactly 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: từ 5 trở xuống\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: 5 trở xuống\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: 5 trở lên\n",
      "target m \"M\" = stated\n  by 2030: at least 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: toàn bộ\n",
      "target m \"M\" = stated\n  by 2030: all\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đều\n",
      "target m \"M\" = stated\n  by 2030: all\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: dứt điểm\n",
      "target m \"M\" = stated\n  by 2030: none\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: xử lý dứt điểm\n",
      "target m \"M\" = stated\n  by 2030: none\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giải thể dứt điểm\n",
      "target m \"M\" = stated\n  by 2030: none\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: từ 5 tới 6\n",
      "target m \"M\" = stated\n  by 2030: from 5 to 6\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: phấn đấu đạt trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: phấn đấu có trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: phấn đấu trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đạt được trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đạt trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: có trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: lên đến trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: lên trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: bảo đảm trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đảm bảo trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: bảo đảm đạt trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đảm bảo đạt trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đạt tỷ lệ trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: đạt tỉ lệ trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng lên trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng lên đến trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: không trên 5\n",
      "target m \"M\" = stated\n  by 2030: at most 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nâng lên đến trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: nâng lên trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: thành lập mới trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: thành lập trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: phát triển mới trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: phát triển trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng thêm ít nhất 7% so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: up by at least 7% since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng trưởng ít nhất 7% so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: up by at least 7% since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng trưởng bình quân ít nhất 7% so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: up by at least 7% since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giảm thêm ít nhất 7% so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: down by at least 7% since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: giảm bớt ít nhất 7% so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: down by at least 7% since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng ít nhất 7% một năm so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: up by at least 7% per year since 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  đến năm 2030: tăng gấp ít nhất 2 lần so với năm 2020\n",
      "target m \"M\" = stated\n  by 2030: at least 2 times 2020\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  tới năm 2030: trên 5\n",
      "target m \"M\" = stated\n  by 2030: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  tới tháng 9/2030: trên 5\n",
      "target m \"M\" = stated\n  by 2030-09: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  tới ngày 30/6/2030: trên 5\n",
      "target m \"M\" = stated\n  by 2030-06-30: more than 5\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  với mọi c\n",
      "target m \"M\" = stated\n  for each c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  với từng c\n",
      "target m \"M\" = stated\n  for each c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  ở từng c\n",
      "target m \"M\" = stated\n  for each c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  tại mỗi c\n",
      "target m \"M\" = stated\n  for each c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  tại từng c\n",
      "target m \"M\" = stated\n  for each c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  cho mỗi c\n",
      "target m \"M\" = stated\n  for each c\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố\n  cho từng c\n",
      "target m \"M\" = stated\n  for each c\n"),
    Row(
      "mục tiêu m \"M\" = tổng số p\n",
      "target m \"M\" = count of p\n"),
    Row(
      "mục tiêu m \"M\" = số lượng p\n",
      "target m \"M\" = count of p\n"),
    Row(
      "mục tiêu m \"M\" = tỷ lệ phần trăm p mà x\n",
      "target m \"M\" = share of p where x\n"),
    Row(
      "mục tiêu m \"M\" = tỉ lệ phần trăm p mà x\n",
      "target m \"M\" = share of p where x\n"),
    Row(
      "mục tiêu m \"M\" = trung bình cộng x của p\n",
      "target m \"M\" = mean of x over p\n"),
    Row(
      "mục tiêu m \"M\" = theo công bố tính theo %\n",
      "target m \"M\" = stated in %\n"),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  tính đến năm 2030\n",
      "use \"a.plan\"\n\ncase \"t\"\n  as of 2030\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  tính đến ngày 31/12/2030\n",
      "use \"a.plan\"\n\ncase \"t\"\n  as of 2030-12-31\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  tính đến 2030\n",
      "use \"a.plan\"\n\ncase \"t\"\n  as of 2030\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  bảng b tại năm 2030: id, x\n    dòng \"a\", 5\n",
      "use \"a.plan\"\n\ncase \"t\"\n  rows b at 2030: id, x\n    row \"a\", 5\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  bảng b tại 30/6/2030: id\n    dòng chưa biết\n",
      "use \"a.plan\"\n\ncase \"t\"\n  rows b at 2030-06-30: id\n    row unknown\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  bảng b tại 2030: id, x, y, z\n    dòng \"a\", không có, có, không\n",
      "use \"a.plan\"\n\ncase \"t\"\n  rows b at 2030: id, x, y, z\n    row \"a\", none, yes, no\n",
      isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kể cả số công bố\n",
      "use \"a.plan\"\n\ncase \"t\"\n  with stated values\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  ghi chú \"n\"\n",
      "use \"a.plan\"\n\ncase \"t\"\n  note \"n\"\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m là đạt\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m is met\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m đến năm 2030 là 1/3 và không đạt\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m by 2030 is 1/3 and missed\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m mỗi năm 2022 là đúng tiến độ\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m each year 2022 is on track\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m hằng năm 2022 là chậm\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m each year 2022 is slow\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m tổng cộng 2021..2025 là chậm nhiều\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m total 2021..2025 is far behind\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m tổng cộng giai đoạn 2021..2025 là chậm nhiều\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m total 2021..2025 is far behind\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m luôn luôn là xấu đi\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m always is worsening\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m không thời hạn là chưa đến hạn\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m undated is pending\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m với \"g\" là chưa xác định\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m for \"g\" is undetermined\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m cách hiểu \"k\" là chưa đo được\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m reading \"k\" is unmeasured\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m là không áp dụng\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m is not applicable\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m là 2,5% và đạt\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m is 2.5% and met\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  kết quả m là ít nhất 2,5%\n",
      "use \"a.plan\"\n\ncase \"t\"\n  expect m is at least 2.5%\n", isOfCases: true),
    Row(
      "dùng \"a.plan\"\n\ntrường hợp \"t\"\n  bảng b tại 2030: id, x\n    dòng \"a\", \"2,5\"\n    dòng \"b\", \"-1.234,5\"\n",
      "use \"a.plan\"\n\ncase \"t\"\n  rows b at 2030: id, x\n    row \"a\", 2.5\n    row \"b\", -1_234.5\n",
      isOfCases: true),
  ]
}
