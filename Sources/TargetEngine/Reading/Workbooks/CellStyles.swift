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
  /// How many digits at the end of a number a style does not show: `#,##0,,` has six.
  private let hiddenDigits: [Int: Int]

  subscript(style: Int) -> Shown { styles.indices.contains(style) ? styles[style] : .number }

  /// 0 where all of them are shown.
  func hidden(_ style: Int) -> Int { hiddenDigits.isEmpty ? 0 : hiddenDigits[style] ?? 0 }

  init(_ xml: [UInt8]) throws(FileFailure) {
    var custom: [Int: Shown] = [:]
    var hidden: [Int: Int] = [:]
    var hiddenOfStyle: [Int: Int] = [:]
    var styles: [Shown] = []
    var isInCellFormats = false
    var reader = XMLReader(xml)
    while let event = try reader.next() {
      switch event {
      case .start(let element) where element.name == "numFmt":
        if let id = element["numFmtId"].flatMap({ Int($0) }) {
          let code = element["formatCode"] ?? ""
          custom[id] = CellStyles.shown(code)
          hidden[id] = CellStyles.hiddenDigits(code)
        }
      case .start(let element) where element.name == "cellXfs": isInCellFormats = true
      case .end("cellXfs"): isInCellFormats = false
      case .start(let element) where element.name == "xf" && isInCellFormats:
        let id = element["numFmtId"].flatMap { Int($0) } ?? 0
        if let digits = hidden[id], digits > 0 { hiddenOfStyle[styles.count] = digits }
        styles.append(custom[id] ?? CellStyles.builtIn(id))
      default: break
      }
    }
    self.styles = styles
    hiddenDigits = hiddenOfStyle
  }

  /// Formats that have a number and no code of their own (ECMA-376, 18.8.30).
  private static func builtIn(_ id: Int) -> Shown {
    switch id {
    case 9, 10: .percent
    case 14...22, 27...36, 45...47, 50...58: .date
    default: .number
    }
  }

  /// Commas behind the last digit of a format each stand for three digits.
  static func hiddenDigits(_ code: String) -> Int {
    let bare = bare(code)
    guard let last = bare.lastIndex(where: { "0#?".contains($0) }) else { return 0 }
    return 3 * bare[bare.index(after: last)...].prefix { $0 == "," }.count
  }

  /// What a format code shows.
  static func shown(_ code: String) -> Shown {
    let bare = bare(code)
    if bare.contains("general") { return .number }
    if bare.contains(where: { $0 == "y" || $0 == "d" }) { return .date }
    if bare.contains("%") { return .percent }
    if bare.count > 1, bare.allSatisfy({ $0 == "0" }) { return .padded(bare.count) }
    return .number
  }

  /// A format code outside quoted text and brackets; its first section counts.
  private static func bare(_ code: String) -> String {
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
    return bare
  }
}
