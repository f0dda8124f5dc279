/// Which cell styles of an OpenDocument workbook show a number a hundredfold with `%`: writers may store such a cell as a
/// plain number and leave the rest to its style.
struct OpenDocumentStyles {
  private var percentFormats: Set<String> = []
  /// The number format of a cell style, and the style that it goes back to.
  private var formats: [String: String] = [:]
  private var parents: [String: String] = [:]

  /// Takes what is said of styles in one part of the archive.
  mutating func take(_ element: XMLReader.Element) {
    switch element.name {
    case "percentage-style":
      if let name = element["style", "name"] { percentFormats.insert(name) }
    case "style" where element["family"] == "table-cell":
      guard let name = element["style", "name"] else { return }
      if let format = element["data-style-name"] { formats[name] = format }
      if let parent = element["parent-style-name"] { parents[name] = parent }
    case "default-style" where element["family"] == "table-cell":
      if let format = element["data-style-name"] { formats[""] = format }
    default: break
    }
  }

  mutating func take(_ part: [UInt8]) throws(FileFailure) {
    var reader = XMLReader(part)
    while let event = try reader.next() {
      if case .start(let element) = event { take(element) }
    }
  }

  /// Whether any cell can be a percentage by its style.
  var hasPercent: Bool { !percentFormats.isEmpty }

  func isPercent(_ style: String?) -> Bool {
    guard hasPercent else { return false }
    var name = style ?? ""
    for _ in 0..<OpenDocumentStyles.furthest {
      if let format = formats[name] { return percentFormats.contains(format) }
      guard !name.isEmpty else { return false }
      name = parents[name] ?? ""
    }
    return false
  }

  private static let furthest = 20
}

/// The styles that columns and rows of a sheet give to cells without one of their own.
struct OpenDocumentDefaults {
  private var columns: [(range: Range<Int>, style: String)] = []
  private var next = 0
  var row: String?

  mutating func add(_ style: String?, columns count: Int) {
    let end = min(next + count, SheetRow.greatestColumn)
    if let style, next < end { columns.append((next..<end, style)) }
    next = end
  }

  func style(ofColumn column: Int) -> String? {
    row ?? columns.first { $0.range.contains(column) }?.style
  }
}
