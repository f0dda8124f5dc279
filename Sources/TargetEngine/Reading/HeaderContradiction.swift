import TargetDSL

/// What a file says otherwise than the plan of a whole column, which is not read then.
struct HeaderContradiction {
  enum Kind {
    /// A line above the header gives all numbers another unit.
    case unitAbove(String)
    /// A column called `ĐVT` or the like gives a row another unit.
    case unitBeside(header: String, unit: String)
    /// The header tells another order of day and month.
    case dates(header: String)
  }

  let column: Int
  let line: Int
  let kind: Kind

  var diagnostic: DiagnosticKind {
    switch kind {
    case .unitAbove, .unitBeside: .otherUnit
    case .dates: .otherDateOrder
    }
  }

  /// The sentence about it.
  func message(_ column: Column) -> Phrase {
    switch kind {
    case .unitAbove(let unit):
      Phrase(
        en:
          "the line above the header says “\(unit)”, column “\(column.name)” is in \(column.unitText): the column is not read",
        vi:
          "dòng trên tiêu đề ghi “\(unit)”, còn cột “\(column.vietnameseName)” tính bằng \(column.unitText): cột này không được đọc"
      )
    case .unitBeside(let header, let unit):
      Phrase(
        en:
          "“\(header)” says “\(unit)” in this row, column “\(column.name)” is in \(column.unitText): the column is not read",
        vi:
          "cột “\(header)” ở dòng này ghi “\(unit)”, còn cột “\(column.vietnameseName)” tính bằng \(column.unitText): cột này không được đọc"
      )
    case .dates(let header):
      Phrase(
        en:
          "the header “\(header)” tells another order of day and month than the table: column “\(column.name)” is not read",
        vi:
          "tiêu đề “\(header)” ghi thứ tự ngày tháng khác với bảng: cột “\(column.vietnameseName)” không được đọc"
      )
    }
  }

  /// Why a measure that needs the column has no value.
  func reason(_ column: Column, of path: String) -> Phrase {
    switch kind {
    case .unitAbove(let unit):
      Phrase(
        en:
          "a line above the header of \(path) says another unit (\(unit)) than column “\(column.name)”",
        vi:
          "dòng trên tiêu đề của \(path) ghi đơn vị khác (\(unit)) với cột “\(column.vietnameseName)”")
    case .unitBeside(let header, let unit):
      Phrase(
        en: "“\(header)” of \(path) says another unit (\(unit)) than column “\(column.name)”",
        vi: "cột “\(header)” của \(path) ghi đơn vị khác (\(unit)) với cột “\(column.vietnameseName)”")
    case .dates(let header):
      Phrase(
        en: "the header “\(header)” of \(path) tells another order of day and month than the table",
        vi: "tiêu đề “\(header)” của \(path) ghi thứ tự ngày tháng khác với bảng")
    }
  }
}

/// The order of day and month that a header tells: `Ngày (dd/mm/yyyy)`, `Date MM/DD/YYYY`, `Ngày/tháng/năm sinh`.
enum DateOrder {
  private enum Part { case day, month, year }

  static func told(by header: String) -> Table.DateFormat? {
    var text = matchKey(header)
    for sign in ["/", "-", "."] { text = text.replacing(" \(sign) ", with: sign) }
    for word in text.split(whereSeparator: { " ()[],:;".contains($0) }) {
      let parts = word.split(whereSeparator: { "/-.".contains($0) }).map { DateOrder.parts[String($0)] }
      switch parts {
      case [.day, .month, .year]: return .dayFirst
      case [.month, .day, .year]: return .monthFirst
      case [.year, .month, .day]: return .iso
      default: continue
      }
    }
    return nil
  }

  private static let parts: [String: Part] = {
    var parts: [String: Part] = [:]
    for word in ["d", "dd", "ngày", "day", "n", "nn"] { parts[matchKey(word)] = .day }
    for word in ["m", "mm", "tháng", "month", "t", "tt"] { parts[matchKey(word)] = .month }
    for word in ["y", "yy", "yyyy", "năm", "year", "nnnn"] { parts[matchKey(word)] = .year }
    return parts
  }()

  /// Whether two orders cannot both be right.
  static func differ(_ told: Table.DateFormat, _ declared: Table.DateFormat) -> Bool {
    told != .iso && declared != .iso && told != declared
  }
}

extension Column {
  /// The unit in which a number column is declared; empty for none.
  var unitText: String { type.unit?.text ?? "" }
}
