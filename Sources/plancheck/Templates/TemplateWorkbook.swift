/// A small workbook (ECMA-376): text in sheets, formats for the cells still to be filled, lists to choose from.
struct TemplateWorkbook {
  struct Sheet {
    /// As it is wished; a workbook allows 31 letters and not all of them.
    let name: String
    var columns: [Column]
    var rows: [[String]]
    /// The bold row at the top stays in sight.
    let hasHeader: Bool
  }

  struct Column {
    enum Format: Int, CaseIterable {
      case general, text, isoDate, dayFirstDate, wrapped
    }

    /// In letters of the default font.
    let width: Int
    let format: Format
    /// Cells with the values that may be chosen, such as `'Columns'!$F$4:$J$4`.
    var choices: String?
  }

  private(set) var sheets: [Sheet] = []

  /// Adds a sheet under a name that no other has, and gives that name.
  mutating func add(_ sheet: Sheet) {
    sheets.append(
      Sheet(
        name: freeName(sheet.name), columns: sheet.columns, rows: sheet.rows, hasHeader: sheet.hasHeader))
  }

  /// The name under which a sheet would stand.
  func freeName(_ wish: String) -> String {
    let allowed = String(wish.map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(31))
    let base = allowed.allSatisfy(\.isWhitespace) ? "Sheet" : allowed
    var name = base
    var number = 2
    while sheets.contains(where: { $0.name.lowercased() == name.lowercased() }) {
      let suffix = " \(number)"
      name = base.prefix(31 - suffix.count) + suffix
      number += 1
    }
    return name
  }

  func rendered() -> [UInt8] {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", contentTypes())
    zip.add(
      "_rels/.rels",
      relationships([("\(TemplateWorkbook.relations)/officeDocument", "xl/workbook.xml")]))
    zip.add("xl/workbook.xml", workbook())
    zip.add(
      "xl/_rels/workbook.xml.rels",
      relationships(
        sheets.indices.map { ("\(TemplateWorkbook.relations)/worksheet", "worksheets/sheet\($0 + 1).xml") }
          + [
            ("\(TemplateWorkbook.relations)/styles", "styles.xml")
          ]))
    zip.add("xl/styles.xml", TemplateWorkbook.styles())
    for (index, sheet) in sheets.enumerated() {
      zip.add("xl/worksheets/sheet\(index + 1).xml", sheet.rendered())
    }
    return zip.finished()
  }

  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  fileprivate static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private func contentTypes() -> [UInt8] {
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    var xml = XMLWriter()
    xml.element("Types", [("xmlns", "\(TemplateWorkbook.packages)/content-types")]) { xml in
      xml.element(
        "Default",
        [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")])
      xml.element("Default", [("Extension", "xml"), ("ContentType", "application/xml")])
      xml.element("Override", [("PartName", "/xl/workbook.xml"), ("ContentType", "\(type).sheet.main+xml")])
      xml.element("Override", [("PartName", "/xl/styles.xml"), ("ContentType", "\(type).styles+xml")])
      for index in sheets.indices {
        xml.element(
          "Override",
          [("PartName", "/xl/worksheets/sheet\(index + 1).xml"), ("ContentType", "\(type).worksheet+xml")])
      }
    }
    return xml.bytes
  }

  private func relationships(_ parts: [(type: String, target: String)]) -> [UInt8] {
    var xml = XMLWriter()
    xml.element("Relationships", [("xmlns", "\(TemplateWorkbook.packages)/relationships")]) { xml in
      for (index, part) in parts.enumerated() {
        xml.element(
          "Relationship", [("Id", "rId\(index + 1)"), ("Type", part.type), ("Target", part.target)])
      }
    }
    return xml.bytes
  }

  private func workbook() -> [UInt8] {
    var xml = XMLWriter()
    xml.element("workbook", [("xmlns", TemplateWorkbook.main), ("xmlns:r", TemplateWorkbook.relations)]) {
      xml in
      xml.element("sheets", []) { xml in
        for (index, sheet) in sheets.enumerated() {
          xml.element(
            "sheet", [("name", sheet.name), ("sheetId", "\(index + 1)"), ("r:id", "rId\(index + 1)")])
        }
      }
    }
    return xml.bytes
  }

  /// One style a format, plain first and bold after them all.
  private static func styles() -> [UInt8] {
    var xml = XMLWriter()
    xml.element("styleSheet", [("xmlns", main)]) { xml in
      xml.element("numFmts", [("count", "2")]) { xml in
        xml.element("numFmt", [("numFmtId", "164"), ("formatCode", "yyyy\\-mm\\-dd")])
        xml.element("numFmt", [("numFmtId", "165"), ("formatCode", "dd/mm/yyyy")])
      }
      xml.element("fonts", [("count", "2")]) { xml in
        xml.element("font", []) { $0.element("sz", [("val", "11")]) }
        xml.element("font", []) { xml in
          xml.element("b", [])
          xml.element("sz", [("val", "11")])
        }
      }
      // Spreadsheets expect these two fills whether they are used or not.
      xml.element("fills", [("count", "2")]) { xml in
        for pattern in ["none", "gray125"] {
          xml.element("fill", []) { $0.element("patternFill", [("patternType", pattern)]) }
        }
      }
      xml.element("borders", [("count", "1")]) { $0.element("border", []) }
      xml.element("cellStyleXfs", [("count", "1")]) { $0.element("xf", []) }
      xml.element("cellXfs", [("count", "\(Column.Format.allCases.count + 1)")]) { xml in
        for format in Column.Format.allCases {
          let number = [0, 49, 164, 165, 0][format.rawValue]
          xml.element("xf", [("numFmtId", "\(number)"), ("applyNumberFormat", "1"), ("applyAlignment", "1")])
          {
            $0.element("alignment", [("vertical", "top")] + (format == .wrapped ? [("wrapText", "1")] : []))
          }
        }
        xml.element("xf", [("numFmtId", "0"), ("fontId", "1"), ("applyFont", "1")])
      }
      xml.element("cellStyles", [("count", "1")]) {
        $0.element("cellStyle", [("name", "Normal"), ("xfId", "0"), ("builtinId", "0")])
      }
    }
    return xml.bytes
  }

  fileprivate static var headerStyle: Int { Column.Format.allCases.count }
}

extension TemplateWorkbook.Sheet {
  fileprivate func rendered() -> [UInt8] {
    var xml = XMLWriter()
    xml.element("worksheet", [("xmlns", TemplateWorkbook.main)]) { xml in
      if hasHeader {
        xml.element("sheetViews", []) { xml in
          xml.element("sheetView", [("workbookViewId", "0")]) {
            $0.element(
              "pane",
              [("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")])
          }
        }
      }
      if !columns.isEmpty {
        xml.element("cols", []) { xml in
          for (index, column) in columns.enumerated() {
            xml.element(
              "col",
              [
                ("min", "\(index + 1)"), ("max", "\(index + 1)"), ("width", "\(column.width)"),
                ("style", "\(column.format.rawValue)"), ("customWidth", "1"),
              ])
          }
        }
      }
      xml.element("sheetData", []) { xml in
        for (index, row) in rows.enumerated() { write(row, number: index + 1, to: &xml) }
      }
      let lists = columns.enumerated().compactMap { index, column in column.choices.map { (index, $0) } }
      if !lists.isEmpty { write(lists, to: &xml) }
    }
    return xml.bytes
  }

  private func write(_ row: [String], number: Int, to xml: inout XMLWriter) {
    xml.element("row", [("r", "\(number)")]) { xml in
      for (index, text) in row.enumerated() where !text.isEmpty {
        let format = columns.indices.contains(index) ? columns[index].format.rawValue : 0
        let style = hasHeader && number == 1 ? TemplateWorkbook.headerStyle : format
        xml.element(
          "c", [("r", columnName(index) + "\(number)"), ("s", "\(style)"), ("t", "inlineStr")]
        ) { $0.element("is", []) { $0.element("t", [("xml:space", "preserve")], text: text) } }
      }
    }
  }

  /// Lists to choose from, which offer and do not forbid: other spellings are read as well.
  private func write(_ lists: [(column: Int, cells: String)], to xml: inout XMLWriter) {
    xml.element("dataValidations", [("count", "\(lists.count)")]) { xml in
      for list in lists {
        let name = columnName(list.column)
        xml.element(
          "dataValidation",
          [
            ("type", "list"), ("allowBlank", "1"), ("showErrorMessage", "0"),
            ("sqref", "\(name)2:\(name)1048576"),
          ]
        ) { $0.element("formula1", [], text: list.cells) }
      }
    }
  }
}

/// `A`, `B` … `Z`, `AA` …; from 0.
func columnName(_ index: Int) -> String {
  var name = ""
  var rest = index + 1
  while rest > 0 {
    let letter = (rest - 1) % 26
    name = String(UnicodeScalar(UInt8(65 + letter))) + name
    rest = (rest - 1) / 26
  }
  return name
}
