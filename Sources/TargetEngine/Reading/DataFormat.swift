/// What a data file is by the end of its name.
package enum DataFormat {
  case text, workbook
  /// A workbook in a format that is not read: what it holds says how to save it.
  case refused

  /// `nil` where the name is none of a data file.
  package init?(ofName name: String) {
    switch name.split(separator: ".").last.map({ $0.lowercased() }) {
    case "csv", "tsv", "txt": self = .text
    case "xlsx", "xlsm", "ods": self = .workbook
    case "xls", "xlsb", "numbers", "fods": self = .refused
    default: return nil
    }
  }

  /// Ends of names under which a table is looked for, the first that is there first.
  static let textEnds = ["csv", "tsv", "txt"]
  static let workbookEnds = ["xlsx", "xlsm", "ods", "xls", "xlsb", "numbers"]
}
