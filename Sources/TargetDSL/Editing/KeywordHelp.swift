/// What a word of the language means.
struct KeywordHelp {
  let text: Phrase
  /// Lines of a plan.
  let example: String

  init(_ english: String, _ vietnamese: String, _ example: String) {
    text = Phrase(english: english, vietnamese: vietnamese)
    self.example = example
  }
}

extension Keyword {
  /// Every word has one.
  var help: KeywordHelp? { Keyword.helps[self] ?? Keyword.smallHelps[self] }

  private static let helps: [Keyword: KeywordHelp] = [
    .plan: KeywordHelp(
      "the plan and its document", "kế hoạch và văn bản của nó",
      "plan daknong \"Đắk Nông, kinh tế tập thể\"\n  document \"127/KH-UBND\""),
    .use: KeywordHelp(
      "takes the declarations of another file", "dùng các khai báo của tệp khác",
      "use \"../shared/coops.plan\""),
    .unit: KeywordHelp(
      "declares a unit, with its other forms", "khai báo một đơn vị, với các dạng khác của nó",
      "unit person, people \"người\""),
    .table: KeywordHelp(
      "declares a table: the columns of one data file", "khai báo một bảng: các cột của một tệp số liệu",
      "table communes \"Xã\"\n  column id text key"),
    .column: KeywordHelp(
      "a column of a table, with its headers in data files and its type",
      "một cột của bảng, với tiêu đề trong tệp số liệu và kiểu của nó",
      "column members \"Số thành viên\" whole in people from 0"),
    .population: KeywordHelp(
      "names a set of rows", "đặt tên cho một tổng thể: các dòng được tính",
      "population active = cooperatives where status = active"),
    .indicator: KeywordHelp(
      "names a measure that several targets and plans share", "đặt tên cho phép đo dùng chung",
      "indicator good_share = share of active where rating = good"),
    .target: KeywordHelp(
      "a goal: a measure, and what it shall reach when", "một mục tiêu: phép đo, phải đạt gì và khi nào",
      "target income = mean of income over workers\n  by 2030: at least 100 million VND"),
    .by: KeywordHelp(
      "a deadline: the bound holds at the end of that year or day",
      "hạn: mức phải đạt vào cuối năm hoặc ngày đó", "by 2030: more than 60%"),
    .each: KeywordHelp(
      "a bound for each year by itself", "mức cho từng năm", "each year 2023..2025: at least 5 founded"),
    .total: KeywordHelp(
      "a bound for the sum over several years", "mức cho tổng nhiều năm", "total 2023..2025: at least 20"
    ),
    .always: KeywordHelp("a bound that holds at any time", "mức luôn phải đạt", "always: at most 5%"),
    .undated: KeywordHelp(
      "a bound for which the document names no time", "mức mà văn bản không nêu thời hạn",
      "undated: at least 10"),
    .for: KeywordHelp(
      "the goal holds for each group by itself", "mục tiêu áp dụng cho từng nhóm", "for each district"),
    .baseline: KeywordHelp(
      "where the way starts, as the document says", "mức gốc theo văn bản", "baseline 2022: 30%"),
    .reported: KeywordHelp(
      "a value that somebody published", "số báo cáo: giá trị đã được công bố", "reported 2023: 34%"),
    .reading: KeywordHelp(
      "another way in which the sentence can be read", "một cách hiểu khác của câu trong văn bản",
      "reading \"chỉ tính nơi đã xếp loại\" = share of rated where rating = good"),
    .source: KeywordHelp(
      "where the document says it, and in which words", "chỗ trong văn bản và nguyên văn",
      "source \"mục II.2\" says \"trên 60%\""),
    .owner: KeywordHelp("who is responsible", "ai chịu trách nhiệm", "owner \"Liên minh Hợp tác xã tỉnh\""),
    .note: KeywordHelp(
      "what a reader should know", "điều người đọc cần biết", "note \"chưa xếp loại là chưa tốt\""),
    .share: KeywordHelp(
      "the part of the rows for which a condition holds", "phần các dòng thỏa điều kiện",
      "share of active where rating = good"),
    .count: KeywordHelp("the number of rows", "số dòng", "count of cooperatives where founded = year"),
    .distinct: KeywordHelp(
      "the number of different values", "số giá trị khác nhau", "count distinct commune in cooperatives"),
    .sum: KeywordHelp(
      "the sum of a column over rows", "tổng một cột trên các dòng", "sum of members over active"),
    .mean: KeywordHelp(
      "the mean of a column over rows", "trung bình một cột trên các dòng",
      "mean of income over active weighted by workers"),
    .stated: KeywordHelp(
      "a quantity that no row gives: its values are stated",
      "đại lượng không bảng nào cho, chỉ có số công bố",
      "target forest = stated in ha"),
    .where: KeywordHelp(
      "only the rows for which the condition holds", "chỉ các dòng thỏa điều kiện",
      "where rating in { good, fair }"),
    .has: KeywordHelp(
      "whether rows of another table refer to this one", "có dòng của bảng khác tham chiếu tới dòng này",
      "where has at least 1 loans through borrower"),
    .known: KeywordHelp("whether the cell has a value", "ô có giá trị hay không", "where rating is known"),
    .noneWord: KeywordHelp(
      "the cell says that there is no value", "ô cho biết không có giá trị", "where closed is none"),
    .blank: KeywordHelp(
      "what a blank cell of the column means", "ô trống của cột có nghĩa gì",
      "column closed date blank means none"),
    .key: KeywordHelp("the column that names the rows", "cột khóa, phân biệt các dòng", "column id text key"),
    .refers: KeywordHelp(
      "the column names a row of another table by its key", "cột chỉ tới dòng của bảng khác bằng khóa",
      "column commune refers to communes"),
    .about: KeywordHelp(
      "near a number, within a tolerance", "gần một số, trong mức sai lệch", "by 2030: about 60% within 5%"),
    .exactly: KeywordHelp("that number and no other", "đúng số đó", "by 2030: exactly 12"),
    .between: KeywordHelp(
      "from one number to another", "từ số này tới số kia", "by 2030: between 40% and 60%"),
    .ignoring: KeywordHelp(
      "rows with unknown cells are left out, and the report says how many",
      "bỏ các dòng có ô chưa biết, báo cáo nêu số dòng", "share of active where rated ignoring unknown"),
    .weighted: KeywordHelp(
      "rows count by a column", "dòng được tính theo trọng số của một cột",
      "mean of income over active weighted by workers"),
    .document: KeywordHelp("number of the document", "số văn bản", "document \"127/KH-UBND\""),
    .issued: KeywordHelp("day of the document", "ngày văn bản", "issued 2023-03-07"),
    .period: KeywordHelp("the years that the plan covers", "những năm kế hoạch bao gồm", "period 2023..2030"),
    .place: KeywordHelp("where the plan holds", "nơi áp dụng kế hoạch", "place \"Đắk Nông\""),
    .territory: KeywordHelp(
      "until when the place had these borders", "địa giới này có hiệu lực đến ngày nào",
      "territory until 2025-06-30 \"sáp nhập\""),
  ]
}
