/// Which cell styles of an OpenDocument workbook show a number a hundredfold with `%`, because writers may store such a cell as
/// a plain number and leave the rest to its style, and which show thousands or millions of it.
struct OpenDocumentStyles {
  private var percentFormats: Set<String> = []
  /// Digits before the point that a number format does not show, and the formats that others take for some numbers.
  private var hidden: [String: Int] = [:]
  private var alternatives: [String: [String]] = [:]
  /// The format of which the elements speak.
  private var format: String?
  /// The number format of a cell style, and the style that it goes back to.
  private var formats: [String: String] = [:]
  private var parents: [String: String] = [:]

  /// Takes what is said of styles in one part of the archive.
  mutating func take(_ element: XMLReader.Element) {
    switch element.name {
    case "percentage-style":
      if let name = element["style", "name"] { percentFormats.insert(name) }
      format = nil
    case "number-style", "currency-style": format = element["style", "name"]
    case "number":
      guard let format, let factor = element["display-factor"] else { return }
      hidden[format] = OpenDocumentStyles.digits(of: factor)
    case "map":
      if let format, let other = element["apply-style-name"] {
        alternatives[format, default: []].append(other)
      }
    case "style" where element["family"] == "table-cell":
      format = nil
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
    hasPercent && format(of: style).map { percentFormats.contains($0) } ?? false
  }

  /// How many digits before the point are not shown of a number.
  func hiddenDigits(_ style: String?) -> Int {
    guard !hidden.isEmpty, let format = format(of: style) else { return 0 }
    return ([format] + (alternatives[format] ?? [])).map { hidden[$0] ?? 0 }.max() ?? 0
  }

  private func format(of style: String?) -> String? {
    var name = style ?? ""
    for _ in 0..<OpenDocumentStyles.furthest {
      if let format = formats[name] { return format }
      guard !name.isEmpty else { return nil }
      name = parents[name] ?? ""
    }
    return nil
  }

  /// Of 1000: 3; of what is no power of ten: 0.
  private static func digits(of factor: String) -> Int {
    let whole = factor.prefix { $0 != "." }
    guard whole.first == "1", whole.dropFirst().allSatisfy({ $0 == "0" }), whole.count <= 16 else { return 0 }
    return whole.count - 1
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
