/// What the number formats of a workbook's cell styles say of a number that they show.
struct CellStyles {
  enum Shown: Equatable {
    case number
    case date
    case percent
    /// `00000`: at least so many digits.
    case padded(Int)
  }

  private let styles: [Shown]

  subscript(style: Int) -> Shown { styles.indices.contains(style) ? styles[style] : .number }

  init(_ xml: [UInt8]) throws(FileFailure) {
    var custom: [Int: Shown] = [:]
    var styles: [Shown] = []
    var isInCellFormats = false
    var reader = XMLReader(xml)
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "numFmt":
        if let id = element["numFmtId"].flatMap({ Int($0) }) {
          custom[id] = CellStyles.shown(element["formatCode"] ?? "")
        }
      case .start(let element) where element.name == "cellXfs": isInCellFormats = true
      case .end("cellXfs"): isInCellFormats = false
      case .start(let element) where element.name == "xf" && isInCellFormats:
        let id = element["numFmtId"].flatMap { Int($0) } ?? 0
        styles.append(custom[id] ?? CellStyles.builtIn(id))
      default: break
      }
    }
    self.styles = styles
  }

  /// Formats that have a number and no code of their own (ECMA-376, 18.8.30).
  private static func builtIn(_ id: Int) -> Shown {
    switch id {
    case 9, 10: .percent
    case 14...22, 27...36, 45...47, 50...58: .date
    default: .number
    }
  }

  /// What a format code shows, outside quoted text and brackets; its first section counts.
  static func shown(_ code: String) -> Shown {
    var bare = ""
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    scan: for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\"" where !isBracketed: isQuoted.toggle()
      case _ where isQuoted: break
      case "\\", "_", "*": isEscaped = true
      case "[": isBracketed = true
      case "]": isBracketed = false
      case ";" where !isBracketed: break scan
      case _ where !isBracketed: bare.append(character)
      default: break
      }
    }
    if bare.contains("general") { return .number }
    if bare.contains(where: { $0 == "y" || $0 == "d" }) { return .date }
    if bare.contains("%") { return .percent }
    if bare.count > 1, bare.allSatisfy({ $0 == "0" }) { return .padded(bare.count) }
    return .number
  }
}
