import TargetDSL

/// What a department has to know to fill in one column, in the reader's language.
struct ColumnExplanation {
  let plan: CheckedPlan
  let table: Table
  let column: Column
  let language: Language

  private var isVietnamese: Bool { language == .vietnamese }
  private var style: NumberStyle { .people(language) }
  private func text(_ english: Wording, _ vietnamese: Wording) -> String {
    Phrase(en: english, vi: vietnamese).text(in: language)
  }

  /// The name at the head of the column: in Vietnamese the first header of the plan, in English its own name.
  static func header(of column: Column, in language: Language) -> String {
    column.name(in: language)
  }

  /// The heads of the explaining sheet; the values that may be chosen follow, each in a cell of its own.
  static func titles(in language: Language) -> [String] {
    [
      Phrase(en: "Column", vi: "Cột"), Phrase(en: "Also read under", vi: "Tên khác cũng được nhận"),
      Phrase(en: "What to write", vi: "Cần ghi gì"), Phrase(en: "An empty cell", vi: "Ô để trống"),
      Phrase(en: "Values", vi: "Giá trị"),
    ].map { $0.text(in: language) }
  }

  /// The cells under `titles`, without the values.
  var cells: [String] {
    let header = Self.header(of: column, in: language)
    let others = ([column.name] + column.headers).filter { $0 != header }
    return [header, others.joined(separator: "; "), meaning, blank]
  }

  /// The values that may be chosen, as this reader would write them; empty where any may be written.
  var choices: [String] {
    switch column.type {
    case .yesNo: isVietnamese ? ["có", "không"] : ["yes", "no"]
    case .category(let categories): categories.map(written)
    case .text, .whole, .decimal, .date, .reference: []
    }
  }

  /// The values with their other spellings. For example: `khá (fair, kha)`.
  var explainedChoices: [String] {
    guard case .category(let categories) = column.type else { return choices }
    return categories.map { category in
      let choice = written(category)
      let others = ([category.name] + category.spellings).filter { $0 != choice }
      return others.isEmpty ? choice : "\(choice) (\(others.joined(separator: ", ")))"
    }
  }

  private func written(_ category: ColumnType.Category) -> String {
    isVietnamese ? category.spellings.first ?? category.name : category.name
  }

  private var isKey: Bool { table.key.map { table.columns[$0].name } == column.name }

  private var meaning: String {
    if tellsSnapshot {
      return column.type == .date
        ? text("the day that the row tells of, such as ", "ngày của số liệu, ví dụ ") + sampleDate
        : text("the year that the row tells of, such as 2024", "năm của số liệu, ví dụ 2024")
    }
    let key =
      !isKey
      ? ""
      : table.snapshotColumn == nil
        ? text("; each row its own, none twice", "; mỗi dòng một mã riêng, không trùng")
        : text("; none twice for one day or year", "; không trùng trong cùng một ngày hoặc năm")
    return kind + limits + key
  }

  /// Whether `snapshots by` names the column.
  private var tellsSnapshot: Bool { table.snapshotColumn.map { table.columns[$0].name } == column.name }

  private var kind: String {
    switch column.type {
    case .text: text("text", "chữ")
    case .whole(let unit): text("whole number", "số nguyên") + inUnit(unit)
    case .decimal(let unit): text("number, such as ", "số, ví dụ ") + sampleNumber + inUnit(unit)
    case .yesNo: text("yes or no", "có hoặc không")
    case .date: text("date, such as ", "ngày, ví dụ ") + sampleDate
    case .category: text("one of the values listed", "một trong các giá trị đã nêu")
    case .reference(let index): reference(to: plan.tables[index])
    }
  }

  private var sampleNumber: String { table.numbers == .vietnamese ? "1.234,5" : "1234.5" }

  private var sampleDate: String {
    switch table.dates {
    case .iso: "2024-12-31"
    case .dayFirst: "31/12/2024"
    case .monthFirst: "12/31/2024"
    }
  }

  private func inUnit(_ unit: UnitExpression?) -> String {
    guard let unit else { return "" }
    let words = unit.suffix(style).drop { $0 == " " }
    return words.isEmpty ? "" : text(", in \(words)", ", đơn vị \(words)")
  }

  private func reference(to other: Table) -> String {
    let name = other.label ?? other.name
    guard let key = other.key else { return text("a row of \(name)", "một dòng của bảng \(name)") }
    let header = Self.header(of: other.columns[key], in: language)
    return text("the \(header) of a row of “\(name)”", "\(header) của một dòng trong bảng “\(name)”")
  }

  private var limits: String {
    func number(_ value: Rational) -> String { ScaledNumber(value).exact(style) }
    if let low = column.minimum, let high = column.maximum {
      return text(", from \(number(low)) to \(number(high))", ", từ \(number(low)) đến \(number(high))")
    }
    if let low = column.minimum { return text(", at least \(number(low))", ", từ \(number(low)) trở lên") }
    if let high = column.maximum { return text(", at most \(number(high))", ", không quá \(number(high))") }
    return ""
  }

  private var blank: String {
    if tellsSnapshot {
      return text(
        "not allowed: the row would be of no snapshot", "không được phép: dòng sẽ không thuộc kỳ số liệu nào")
    }
    let value: String
    switch column.blank {
    case .unknown: return text("not recorded: the value is unknown", "chưa ghi nhận: coi là chưa biết")
    case .none: return text("there is none", "không có")
    case .yes: value = text("yes", "có")
    case .no: value = text("no", "không")
    case .category(let index):
      guard case .category(let categories) = column.type else { return "" }
      value = written(categories[index])
    case .number(let number): value = ScaledNumber(number).exact(style)
    case .text(let words): value = "“\(words)”"
    case .date(let date): value = date.shown.text(in: language)
    }
    return text("means \(value)", "nghĩa là \(value)")
  }
}
