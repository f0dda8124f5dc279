import TargetDSL

extension Phrase {
  static let emptyMeasuredFile = Phrase(
    en:
      "the file is empty; its header names the columns `indicator,date,group,low,high,source`, or `Chỉ tiêu | Đơn vị | Thực hiện 2024`",
    vi:
      "tệp trống; dòng tiêu đề phải ghi các cột `Chỉ tiêu | Đơn vị | Thực hiện 2024` hoặc `indicator,date,group,low,high,source`"
  )

  static func wideMeasuredFile(_ encoding: WideEncoding) -> Phrase {
    Phrase(
      en: "this file is \(encoding.rawValue); save it as UTF-8 text",
      vi: "tệp này là \(encoding.rawValue); hãy lưu lại dạng văn bản UTF-8")
  }

  static func unknownMeasuredColumn(_ name: String) -> Phrase {
    Phrase(
      en: "what column “\(name)” holds is not known, so nothing of the file is used",
      vi: "không rõ cột “\(name)” là gì nên cả tệp không được dùng")
  }

  static func repeatedMeasuredColumn(_ name: String) -> Phrase {
    Phrase(
      en:
        "a second column says the same as “\(name)”: which of them counts cannot be told, so nothing of the file is used",
      vi: "có hai cột cùng nghĩa “\(name)”: không rõ cột nào là đúng nên cả tệp không được dùng")
  }

  static func missingMeasuredColumns(_ names: [String]) -> Phrase {
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    return Phrase(
      en: "the header lacks \(list), so nothing of the file is used",
      vi: "dòng tiêu đề thiếu cột \(list) nên cả tệp không được dùng")
  }

  static func malformed(_ fault: CSVRecord.Fault) -> Phrase {
    switch fault {
    case .unclosedQuote:
      Phrase(
        en: "this quote is never closed; the lines from here on are not used",
        vi: "dấu ngoặc kép này không được đóng; các dòng từ đây không được dùng")
    case .misplacedQuote:
      Phrase(
        en:
          "text after a closing quote; a quote inside a field is written twice, and the lines from here on are not used",
        vi:
          "có chữ sau dấu ngoặc kép đóng; dấu ngoặc kép trong ô phải viết hai lần, các dòng từ đây không được dùng"
      )
    }
  }

  static func wrongFieldCount(_ found: Int, expected: Int) -> Phrase {
    Phrase(
      en: "this line has \(found) fields, the header \(expected)",
      vi: "dòng này có \(found) ô, dòng đầu có \(expected)")
  }

  static func unknownMeasuredName(_ name: String) -> Phrase {
    Phrase(
      en: "the plan has no indicator or target called `\(name)`",
      vi: "kế hoạch không có chỉ tiêu hay mục tiêu nào tên là `\(name)`")
  }

  static func brokenMeasuredDate(_ text: String) -> Phrase {
    Phrase(
      en: "“\(text)” is no date; write `2024-12-31` or `2024`",
      vi: "“\(text)” không phải ngày; hãy viết `2024-12-31` hoặc `2024`")
  }

  static func brokenMeasuredNumber(_ text: String, isVietnamese: Bool = false, isShare: Bool = true) -> Phrase
  {
    if text.contains("%"), isShare, !isVietnamese {
      return Phrase(
        en: "“\(text)”: a share is written as a part of 1 here, `0.48` or `12/25` for 48%",
        vi: "“\(text)”: ở đây tỷ lệ viết theo phần của 1, 48% là `0.48` hoặc `12/25`")
    }
    return isVietnamese
      ? Phrase(
        en: "“\(text)” is no number of this measure; under Vietnamese headers write `316`, `1.316` or `52,6`",
        vi: "“\(text)” không phải số của phép đo này; hãy viết `316`, `1.316` hoặc `52,6`")
      : Phrase(
        en: "“\(text)” is no exact number; write `316`, `52.6` or `121/316`",
        vi: "“\(text)” không phải số chính xác; hãy viết `316`, `52.6` hoặc `121/316`")
  }

  static func unclearMeasuredShare(_ text: String) -> Phrase {
    Phrase(
      en: "“\(text)” may be a percentage or a part of 1; write `%` behind it or in the column of units",
      vi: "“\(text)” có thể là phần trăm hoặc phần của 1; hãy ghi `%` sau số hoặc ở cột đơn vị")
  }

  static func measuredTwoReadings(_ text: String) -> Phrase {
    let grouped = text.replacing(".", with: "")
    let short = String(text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    return Phrase(
      en: "“\(text)” may be \(short) or \(grouped); write one of the two",
      vi: "“\(text)” có thể là \(short) hoặc \(grouped); hãy viết một trong hai")
  }

  static func measuredErrorValue(_ text: String) -> Phrase {
    text.isEmpty
      ? Phrase(
        en: "the formula of this cell has no result; open the workbook in a spreadsheet program and save it",
        vi: "công thức ở ô này chưa có kết quả; hãy mở tệp bằng phần mềm bảng tính rồi lưu lại")
      : Phrase(
        en: "the cell shows the error \(text), which is no value", vi: "ô báo lỗi \(text), không phải giá trị"
      )
  }

  static func unfitMeasuredUnit(_ unit: String, _ measure: TypedMeasure) -> Phrase {
    let own = measure.unit.text
    return own.isEmpty
      ? Phrase(
        en: "the unit “\(unit)” does not fit this goal, which is a plain number",
        vi: "đơn vị “\(unit)” không hợp với chỉ tiêu là số đếm")
      : Phrase(
        en: "the unit “\(unit)” does not fit this goal, which is measured in `\(own)`",
        vi: "đơn vị “\(unit)” không hợp với chỉ tiêu này (đo bằng `\(own)`)")
  }

  static func contradictoryUnits(_ units: [String]) -> Phrase {
    let list = units.map { "“\($0)”" }.joined(separator: ", ")
    return Phrase(
      en: "different units stand for this number, in its line, label or header: \(list)",
      vi: "số này có các đơn vị khác nhau ở dòng, tên chỉ tiêu hoặc tiêu đề: \(list)")
  }

  static func unclearMeasuredLabel(_ label: String) -> Phrase {
    Phrase(
      en: "several goals are called “\(label)”, so this value is nobody's; write the name of one of them",
      vi:
        "nhiều chỉ tiêu cùng có nhãn “\(label)” nên số này không thuộc về chỉ tiêu nào; hãy ghi tên của một chỉ tiêu"
    )
  }

  static func unknownMeasuredLabel(_ label: String) -> Phrase {
    label.isEmpty
      ? Phrase(
        en: "this line has values but names no indicator", vi: "dòng này có số nhưng không ghi chỉ tiêu nào")
      : Phrase(
        en: "no indicator or target of the plan is called “\(label)”, so its values are not used",
        vi:
          "kế hoạch không có chỉ tiêu hay mục tiêu nào gọi là “\(label)” nên số của dòng này không được dùng")
  }

  static func moreUnknownMeasuredLabels(_ labels: [String]) -> Phrase {
    let list = labels.prefix(20).map { "“\($0)”" }.joined(separator: ", ") + (labels.count > 20 ? ", …" : "")
    return Phrase(
      en: "\(labels.count) more lines are of no goal of the plan: \(list)",
      vi: "còn \(labels.count) dòng khác không thuộc chỉ tiêu nào của kế hoạch: \(list)")
  }

  static func unreadMeasuredColumns(_ columns: [Phrase]) -> Phrase {
    let list = Phrase(joining: columns)
    return Phrase(
      en: "these columns say nothing that is read here, or stand twice: \(list)",
      vi: "các cột này không được đọc, hoặc bị lặp lại: \(list)")
  }

  static func mergedMeasuredHeader(_ text: String) -> Phrase {
    Phrase(
      en: "“\(text)” is merged over several columns with values, so nobody can tell which of them it names",
      vi: "“\(text)” là ô gộp trên nhiều cột có số nên không biết cột nào là đúng")
  }

  static func noMeasuredValue(_ label: String) -> Phrase {
    Phrase(en: "“\(label)” has no value here", vi: "“\(label)” chưa có số ở đây")
  }

  static func measuredSheet(_ name: String, others: [String]) -> Phrase {
    let list = others.map { "“\($0)”" }.joined(separator: ", ")
    return Phrase(
      en: "values are read from sheet “\(name)” alone; \(list) look like lists of values too",
      vi: "chỉ đọc số ở trang tính “\(name)”; \(list) cũng có dạng bảng số đo")
  }

  static func leftOutOfMeasured(_ row: LeftOutRow) -> Phrase {
    let why =
      row.kind == .heading
      ? Phrase(
        en: "it has no value, like a heading or a signature", vi: "không có số, như đề mục hoặc chữ ký")
      : row.reason
    return row.notCounted(because: why)
  }

  static func moreLeftOutOfMeasured(_ count: Int) -> Phrase {
    Phrase(
      en: "\(count) more \(count == 1 ? "row" : "rows") of this file hold no value and are left out",
      vi: "còn \(count) dòng khác của tệp này không có số và không tính")
  }

  static func planColumnDiffers(_ text: String, _ clause: Clause, _ measure: TypedMeasure) -> Phrase {
    let asked = clause.written
    return Phrase(
      en: "the file's plan column says \(text), the plan says `\(asked)`",
      vi: "cột kế hoạch của tệp ghi \(text), còn kế hoạch ghi `\(asked)`")
  }

  static let emptyMeasuredValue = Phrase(
    en: "this line gives neither `low` nor `high`, so it says nothing",
    vi: "dòng này không có cả `low` lẫn `high` nên không cho biết gì")

  static let brokenNumberOfThings = Phrase(
    en: "a count is a whole number; a figure in thousands has its scale in the column of units",
    vi: "số đếm là số nguyên; số tính bằng nghìn phải ghi bậc ở cột đơn vị")

  static func impossibleMeasuredValue(
    _ value: ValueInterval, _ type: QuantityType, isPercent: Bool = false
  ) -> Phrase {
    if value.isEmpty {
      return Phrase(en: "`low` is above `high`", vi: "`low` lớn hơn `high`")
    }
    if type == .share, isPercent {
      return Phrase(en: "a share lies between 0 and 100%", vi: "tỷ lệ nằm từ 0 đến 100%")
    }
    return type == .share
      ? Phrase(
        en: "a share lies between 0 and 1 here: 48% is `0.48`",
        vi: "tỷ lệ ở đây nằm từ 0 đến 1: 48% là `0.48`")
      : Phrase(en: "a count is never negative", vi: "số đếm không bao giờ âm")
  }
}
