// Words that stand inside clauses, and those of cases.

extension Keyword {
  static let smallHelps: [Keyword: KeywordHelp] = [
    .and: KeywordHelp(
      "both conditions hold", "cả hai điều kiện đều đúng",
      "where status = active and rating = good"),
    .at: KeywordHelp(
      "the indicator as it stood in a year; before `least` and `most` part of a bound",
      "giá trị của chỉ tiêu ở một năm; đứng trước `least`, `most` thì thuộc mức phải đạt",
      "target growth = income / income at 2019"),
    .billion: KeywordHelp(
      "times 1,000,000,000", "nhân với 1.000.000.000",
      "by 2030: at least 5 billion VND"),
    .thousand: KeywordHelp(
      "times 1,000", "nhân với 1.000",
      "by 2030: at least 20 thousand people"),
    .million: KeywordHelp(
      "times 1,000,000", "nhân với 1.000.000",
      "by 2030: at least 100 million VND"),
    .points: KeywordHelp(
      "percentage points: the difference of two percentages", "điểm phần trăm: hiệu của hai tỷ lệ phần trăm",
      "by 2030: up by at least 5 points since 2022"),
    .dates: KeywordHelp(
      "how the table's data write dates", "cách ghi ngày trong số liệu của bảng",
      "dates day first"),
    .numbers: KeywordHelp(
      "how the table's data write numbers", "cách ghi số trong số liệu của bảng",
      "numbers vietnamese"),
    .file: KeywordHelp(
      "the data file, where it is not called after the table", "tệp số liệu, khi tệp không mang tên bảng",
      "file \"danh sách.xlsx\" sheet \"HTX\""),
    .sheet: KeywordHelp(
      "the sheet of a workbook", "trang tính trong tệp bảng tính",
      "file \"danh sách.xlsx\" sheet \"HTX\""),
    .database: KeywordHelp(
      "the table's name in a database", "tên bảng trong cơ sở dữ liệu",
      "database \"so.hop_tac_xa\""),
    .snapshots: KeywordHelp(
      "one file holds several snapshots, and a column says of which a row is",
      "một tệp chứa nhiều kỳ số liệu, một cột cho biết dòng thuộc kỳ nào",
      "snapshots by year_of_report"),
    .cell: KeywordHelp(
      "what certain texts in cells mean", "một số chữ trong ô có nghĩa gì",
      "cell \"NA\" | \"..\" means unknown"),
    .means: KeywordHelp(
      "says what a blank cell, a text or the word *about* stands for",
      "cho biết ô trống, chữ trong ô hoặc từ “khoảng” có nghĩa gì",
      "column closed date blank means none"),
    .missing: KeywordHelp(
      "a file may lack the column; its rows then count as blank",
      "tệp có thể không có cột này, khi đó coi như ô trống",
      "column closed date blank or missing means none"),
    .from: KeywordHelp(
      "the smallest number that a cell of the column may hold", "số nhỏ nhất mà ô của cột được phép có",
      "column members whole from 0 to 500"),
    .to: KeywordHelp(
      "the end of a range; behind `refers` the table", "cận trên của một khoảng; sau `refers` là tên bảng",
      "by 2030: 40 to 60%"),
    .in: KeywordHelp(
      "the unit of a number; behind a column one of several values",
      "đơn vị của một số; sau tên cột là thuộc một trong các giá trị",
      "where rating in { good, fair }"),
    .of: KeywordHelp(
      "leads to the rows or the column that is measured", "dẫn tới các dòng hoặc cột được đo",
      "share of active where rating = good"),
    .one: KeywordHelp(
      "one of several categories, which stand in braces", "một trong các loại ghi trong ngoặc nhọn",
      "column rating one of { good, fair, weak }"),
    .text: KeywordHelp(
      "a column of texts", "cột chữ",
      "column id text key"),
    .whole: KeywordHelp(
      "a column of whole numbers", "cột số nguyên",
      "column members whole in people"),
    .decimal: KeywordHelp(
      "a column of numbers with decimals", "cột số thập phân",
      "column income decimal in million VND"),
    .date: KeywordHelp(
      "a column of days", "cột ngày",
      "column closed date blank means none"),
    .yes: KeywordHelp(
      "the condition or the cell says yes", "điều kiện hoặc ô cho biết là có",
      "column high_tech yes/no"),
    .no: KeywordHelp(
      "the condition or the cell says no", "điều kiện hoặc ô cho biết là không",
      "column high_tech yes/no"),
    .is: KeywordHelp(
      "asks whether a cell is known or none", "hỏi ô có giá trị hay không",
      "where rating is known"),
    .not: KeywordHelp(
      "the condition does not hold", "điều kiện không đúng",
      "where not rating = weak"),
    .or: KeywordHelp(
      "at least one of the conditions holds", "ít nhất một điều kiện đúng",
      "where rating = good or rating = fair"),
    .over: KeywordHelp(
      "leads to the rows whose column is taken", "dẫn tới các dòng mà cột được tính",
      "sum of members over active"),
    .per: KeywordHelp(
      "of a unit: for each", "trong đơn vị: trên mỗi",
      "in million VND per person per year"),
    .within: KeywordHelp(
      "how far from the number it may be", "được lệch bao nhiêu so với số đó",
      "by 2030: about 60% within 5%"),
    .year: KeywordHelp(
      "the year that is measured, or the year of a date", "năm đang đo, hoặc năm của một ngày",
      "count of cooperatives where year of founded = year"),
    .least: KeywordHelp(
      "at least: that number or more", "ít nhất: bằng hoặc hơn số đó",
      "by 2030: at least 60%"),
    .most: KeywordHelp(
      "at most: that number or less", "nhiều nhất: bằng hoặc ít hơn số đó",
      "by 2030: at most 5%"),
    .less: KeywordHelp(
      "less than: below the number", "ít hơn: dưới số đó",
      "by 2030: less than 5%"),
    .more: KeywordHelp(
      "more than: above the number", "nhiều hơn: trên số đó",
      "by 2030: more than 60%"),
    .than: KeywordHelp(
      "leads to the number that is compared with", "dẫn tới số để so sánh",
      "by 2030: more than 60%"),
    .plain: KeywordHelp(
      "numbers such as 1234.5", "số viết như 1234.5",
      "numbers plain"),
    .vietnamese: KeywordHelp(
      "numbers such as 1.234,5", "số viết như 1.234,5",
      "numbers vietnamese"),
    .iso: KeywordHelp(
      "days such as 2023-03-07", "ngày viết như 2023-03-07",
      "dates iso"),
    .day: KeywordHelp(
      "days such as 07/3/2023, the day first", "ngày viết như 07/3/2023, ngày trước tháng",
      "dates day first"),
    .month: KeywordHelp(
      "days with the month first", "ngày viết với tháng đứng trước",
      "dates month first"),
    .first: KeywordHelp(
      "which part of a date stands first", "phần nào của ngày đứng trước",
      "dates day first"),
    .says: KeywordHelp(
      "the words of the document", "nguyên văn trong văn bản",
      "source \"mục II.2\" says \"trên 60%\""),
    .through: KeywordHelp(
      "the column by which the other table refers to this one",
      "cột mà bảng kia dùng để tham chiếu tới bảng này",
      "where has at least 1 loans through borrower"),
    .unknown: KeywordHelp(
      "the value exists and was not recorded", "có giá trị nhưng không được ghi lại",
      "share of active where rated ignoring unknown"),
    .until: KeywordHelp(
      "the day up to which it holds", "ngày mà đến đó còn hiệu lực",
      "territory until 2025-06-30 \"sáp nhập\""),
    .up: KeywordHelp(
      "the value rises by so much", "giá trị tăng chừng đó",
      "by 2030: up by at least 5 points since 2022"),
    .down: KeywordHelp(
      "the value falls by so much", "giá trị giảm chừng đó",
      "by 2030: down by at least 10% since 2022"),
    .since: KeywordHelp(
      "the year or value that the change is counted from", "năm hoặc giá trị gốc để tính mức thay đổi",
      "by 2030: up by at least 5 points since 2022"),
    .times: KeywordHelp(
      "the value as a multiple of an earlier one", "giá trị gấp mấy lần giá trị trước đó",
      "by 2030: at least 1.5 times 2020"),
    .value: KeywordHelp(
      "the cell of a column in the one row that is meant", "ô của một cột ở đúng một dòng được nêu",
      "value of income in province"),
    .it: KeywordHelp(
      "the per cent are of the earlier value itself, not points",
      "phần trăm của chính giá trị gốc, không phải điểm",
      "by 2025: down by at least 15% of it since 2020"),
    .all: KeywordHelp(
      "every one of the rows meets the condition", "mọi dòng đều thỏa điều kiện", "by 2030: all"),
    .case: KeywordHelp(
      "rows made up, and what judging them has to come to", "các dòng giả định và kết quả phải có",
      "case \"một hợp tác xã tốt\""),
    .expect: KeywordHelp(
      "what has to come out for a target", "kết quả phải có của một mục tiêu",
      "expect good_share is 50% and met"),
    .rows: KeywordHelp(
      "the rows of a table in a case, with the columns that they fill",
      "các dòng của một bảng trong trường hợp, kèm các cột được điền",
      "rows cooperatives at 2024: id, rating"),
    .row: KeywordHelp(
      "one row, a cell for each column", "một dòng, mỗi cột một ô",
      "row a, good"),
    .as: KeywordHelp(
      "the day on which it is judged", "ngày xét kết quả",
      "as of 2025-06-30"),
    .with: KeywordHelp(
      "the values that the plan states count too", "tính cả các giá trị kế hoạch nêu",
      "with stated values"),
    .values: KeywordHelp(
      "the values that the plan states count too", "tính cả các giá trị kế hoạch nêu",
      "with stated values"),
    .met: KeywordHelp(
      "the goal is reached", "đạt mục tiêu",
      "expect good_share is met"),
    .missed: KeywordHelp(
      "the deadline is over and the goal is not reached", "hết hạn mà không đạt",
      "expect good_share is missed"),
    .on: KeywordHelp(
      "on track: fast enough to reach the goal", "đúng tiến độ: đủ nhanh để đạt mục tiêu",
      "expect good_share is on track"),
    .track: KeywordHelp(
      "on track: fast enough to reach the goal", "đúng tiến độ: đủ nhanh để đạt mục tiêu",
      "expect good_share is on track"),
    .slow: KeywordHelp(
      "the pace is 60% of what the goal needs, or more, but below 95%",
      "tiến độ đạt từ 60% đến dưới 95% mức cần có",
      "expect good_share is slow"),
    .far: KeywordHelp(
      "far behind: the pace is below 60% of what the goal needs",
      "chậm nhiều: tiến độ dưới 60% mức cần có",
      "expect good_share is far behind"),
    .behind: KeywordHelp(
      "far behind: the pace is below 60% of what the goal needs",
      "chậm nhiều: tiến độ dưới 60% mức cần có",
      "expect good_share is far behind"),
    .worsening: KeywordHelp(
      "the value moves away from the goal", "giá trị đi xa khỏi mục tiêu",
      "expect good_share is worsening"),
    .pending: KeywordHelp(
      "not due, and how far it has come cannot be told", "chưa đến hạn và chưa rõ đã đi được bao xa",
      "expect good_share is pending"),
    .undetermined: KeywordHelp(
      "the data allow both: reached and not reached", "số liệu chưa đủ để kết luận đạt hay không",
      "expect good_share is undetermined"),
    .unmeasured: KeywordHelp(
      "there is no value", "không có giá trị",
      "expect good_share is unmeasured"),
    .applicable: KeywordHelp(
      "not applicable: there is nothing to be measured", "không áp dụng: không có gì để đo",
      "expect good_share is not applicable"),
  ]
}
