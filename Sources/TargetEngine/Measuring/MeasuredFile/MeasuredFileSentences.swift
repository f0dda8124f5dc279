import TargetDSL

extension Phrase {
  static let emptyMeasuredFile = Phrase(
    en: "the file is empty; its first line names the columns `indicator,date,group,low,high,source`",
    vi: "tệp trống; dòng đầu phải ghi các cột `indicator,date,group,low,high,source`")

  static func unknownMeasuredColumn(_ name: String) -> Phrase {
    Phrase(
      en: "“\(name)” is no column of measured values, or stands here twice",
      vi: "“\(name)” không phải cột của tệp số đo, hoặc bị lặp lại")
  }

  static func missingMeasuredColumns(_ names: [String]) -> Phrase {
    let list = names.map { "`\($0)`" }.joined(separator: ", ")
    return Phrase(en: "the first line lacks \(list)", vi: "dòng đầu thiếu cột \(list)")
  }

  static func malformed(_ reason: DelimitedText.Malformed.Reason) -> Phrase {
    switch reason {
    case .unclosedQuote:
      Phrase(
        en: "this quote is never closed; the lines from here on are not used",
        vi: "dấu ngoặc kép này không được đóng; các dòng từ đây không được dùng")
    case .textAfterQuote:
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
      vi: "kế hoạch không có chỉ tiêu hay mục tiêu nào tên `\(name)`")
  }

  static func brokenMeasuredDate(_ text: String) -> Phrase {
    Phrase(
      en: "“\(text)” is no date; write `2024-12-31` or `2024`",
      vi: "“\(text)” không phải ngày; hãy viết `2024-12-31` hoặc `2024`")
  }

  static func brokenMeasuredNumber(_ text: String) -> Phrase {
    text.contains("%")
      ? Phrase(
        en: "“\(text)”: a share is written as a part of 1 here, `0.48` or `12/25` for 48%",
        vi: "“\(text)”: ở đây tỷ lệ viết theo phần của 1, 48% là `0.48` hoặc `12/25`")
      : Phrase(
        en: "“\(text)” is no exact number; write `316`, `52.6` or `121/316`",
        vi: "“\(text)” không phải số chính xác; hãy viết `316`, `52.6` hoặc `121/316`")
  }

  static let emptyMeasuredValue = Phrase(
    en: "this line gives neither `low` nor `high`, so it says nothing",
    vi: "dòng này không có cả `low` lẫn `high` nên không cho biết gì")

  static func impossibleMeasuredValue(_ value: ValueInterval, _ type: QuantityType) -> Phrase {
    if value.isEmpty {
      return Phrase(en: "`low` is above `high`", vi: "`low` lớn hơn `high`")
    }
    return type == .share
      ? Phrase(
        en: "a share lies between 0 and 1 here: 48% is `0.48`",
        vi: "tỷ lệ ở đây nằm từ 0 đến 1: 48% là `0.48`")
      : Phrase(en: "a count is never negative", vi: "số đếm không bao giờ âm")
  }
}
