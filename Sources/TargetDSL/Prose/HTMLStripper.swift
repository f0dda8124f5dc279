/// The text of an HTML page: tags and what is never shown are left out, blocks start paragraphs, cells are parted by
/// tabs, character references are resolved. It takes any bytes: what is no tag stays text. O(length).
struct HTMLStripper {
  private let characters: [Character]
  private var position = 0
  private var line = 1
  private var result: [ProseLine] = []
  private var text = ""
  private var textLine = 1
  private var startsPassage = true
  /// The cells of the row so far; `nil` outside of a row.
  private var cells: Int?
  /// Characters of the cell so far.
  private var cellLength = 0
  /// Whether a cell is open, where its text starts (in bytes), and how far it spans.
  private var openCell: (start: Int, columns: Int, rows: Int)?
  /// What still hangs down from cells of rows above, by column.
  private var hanging: [Int: (text: String, rows: Int)] = [:]
  /// How much text was repeated for spans: a page that asks for more than any real one gets blanks.
  private var repeated = 0
  /// Of the tag that was taken last, where it opens a cell.
  private var attributes: ArraySlice<Character> = []

  init(_ html: String) { characters = Array(html) }

  mutating func lines() -> [ProseLine] {
    while position < characters.count {
      let character = characters[position]
      if character == "<", let tag = takeTag() {
        handle(tag)
      } else if character == "&", let reference = takeReference() {
        append(reference)
      } else if character.isNewline, cells != nil {
        position += 1
        line += 1
        if !text.isEmpty { text += " " }
      } else if character.isNewline {
        position += 1
        flush(nextStartsPassage: startsPassage && text.allSatisfy(\.isWhitespace))
        line += 1
      } else {
        append(String(character))
        position += 1
      }
    }
    flush(nextStartsPassage: true)
    return result
  }

  private mutating func append(_ string: String) {
    if text.isEmpty { textLine = line }
    text += string
    cellLength += 1
  }

  private mutating func flush(nextStartsPassage: Bool) {
    // A row of one cell is a frame around paragraphs.
    let paragraphs =
      text.contains("\t") ? [Substring(text)] : text.split(separator: HTMLStripper.cellLineBreak)
    for (index, paragraph) in paragraphs.enumerated() where !paragraph.allSatisfy(\.isWhitespace) {
      result.append(
        ProseLine(number: textLine, text: String(paragraph), startsPassage: index > 0 || startsPassage))
    }
    text = ""
    startsPassage = nextStartsPassage
  }

  private mutating func handle(_ tag: String) {
    switch tag {
    case "tr":
      endRow()
      (cells, cellLength) = (0, 0)
    case "/tr": endRow()
    case "table", "/table":
      endRow()
      hanging = [:]
    case "td", "th": startCell()
    case "/td", "/th": break
    case "sup": skipFootnoteMark()
    default:
      guard HTMLStripper.blocks.contains(tag.hasPrefix("/") ? String(tag.dropFirst()) : tag) else { return }
      guard cells != nil else { return flush(nextStartsPassage: true) }
      // Whole pages stand in tables too; a cell as long as this is one of them.
      if cellLength > 240 {
        (cells, openCell) = (nil, nil)
        flush(nextStartsPassage: true)
      } else if text.last.map({ $0 != HTMLStripper.cellLineBreak && $0 != "\t" }) == true {
        text.append(HTMLStripper.cellLineBreak)
      }
    }
  }

  /// Cells of one row are parted by tabs, empty ones too.
  private mutating func startCell() {
    guard cells != nil else {
      if !text.isEmpty { text += "\t" }
      return
    }
    endCell()
    fillHanging()
    add(cell: "")
    openCell = (text.utf8.count, span("colspan", upTo: 64), span("rowspan", upTo: 4_096))
  }

  private mutating func add(cell content: String) {
    let count = cells ?? 0
    if text.isEmpty { textLine = line }
    if count > 0 { text += "\t" }
    text += content
    cells = count + 1
    cellLength = 0
  }

  /// A cell that spans columns stands in each of them where it is a head, and in the first where it holds a number; one
  /// that spans rows stands in all.
  private mutating func endCell() {
    guard let cell = openCell, let count = cells else { return }
    openCell = nil
    guard cell.columns > 1 || cell.rows > 1 else { return }
    let content = String(text.utf8.dropFirst(cell.start)) ?? ""
    let isHead = !content.contains(where: \.isNumber)
    for _ in 1..<cell.columns { add(cell: isHead ? again(content) : "") }
    guard cell.rows > 1 else { return }
    for column in 0..<cell.columns {
      hanging[count - 1 + column] = (column == 0 || isHead ? content : "", cell.rows - 1)
    }
  }

  private mutating func fillHanging() {
    while let count = cells, let hang = hanging[count], hang.rows > 0 {
      hanging[count] = (hang.text, hang.rows - 1)
      add(cell: again(hang.text))
    }
  }

  private mutating func again(_ content: String) -> String {
    repeated += content.utf8.count
    return repeated <= HTMLStripper.mostRepeated ? content : ""
  }

  private static let mostRepeated = 4 << 20

  private mutating func endRow() {
    // One cell across the whole table is a heading between its rows.
    if cells == 1, !hanging.values.contains(where: { $0.rows > 0 }) { openCell = nil }
    endCell()
    if cells ?? 0 > 0 { fillHanging() }
    flush(nextStartsPassage: true)
    cells = nil
  }

  /// `colspan="2"`, `colspan=2`
  private func span(_ name: String, upTo most: Int) -> Int {
    let text = String(attributes).lowercased()
    guard let found = text.firstRange(of: name) else { return 1 }
    let number = text[found.upperBound...].drop { "= \"'".contains($0) }.prefix { $0.isASCII && $0.isNumber }
    return min(max(Int(number) ?? 1, 1), most)
  }

  /// Between the paragraphs of a cell.
  static let cellLineBreak: Character = "\u{1F}"

  /// Leaves out the number of a footnote; `m<sup>2</sup>` stays a unit.
  private mutating func skipFootnoteMark() {
    var end = position
    while end < characters.count, characters[end] != "<", end - position < 8 { end += 1 }
    let mark = characters[position..<end].filter { !"()[]* ".contains($0) }
    guard mark.allSatisfy(\.isNumber), text.last?.isLetter != true || !["2", "3"].contains(String(mark))
    else { return }
    position = end
    append(" ")
  }

  private static let blocks: Set<String> = [
    "address", "article", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt", "footer", "form",
    "h1",
    "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
    "section",
    "table", "tbody", "thead", "title", "tr", "ul",
  ]

  /// The name of the tag that starts here, in lower case (`/p` for an end tag); comments, scripts and styles are
  /// passed over as a whole. `nil` where `<` is only a sign.
  private mutating func takeTag() -> String? {
    if starts(with: "<!--") {
      skip(past: "-->")
      return ""
    }
    var index = position + 1
    var name = ""
    while index < characters.count,
      characters[index].isLetter || characters[index].isNumber || "/!?".contains(characters[index])
    {
      name.append(characters[index])
      index += 1
    }
    guard let first = name.first(where: { $0 != "/" }), first.isLetter || first == "!" || first == "?" else {
      return nil
    }
    name = name.lowercased()
    if name.count > 1, name.hasSuffix("/") { name.removeLast() }
    skip(past: ">")
    attributes = name == "td" || name == "th" ? characters[index..<min(position, index + 400)] : []
    if name == "script" || name == "style" { skip(past: "</" + name) }
    return name
  }

  private func starts(with text: String) -> Bool {
    characters[position...].prefix(text.count).elementsEqual(text)
  }

  /// Moves behind the next occurrence of a text in any case, or to the end.
  private mutating func skip(past text: String) {
    let wanted = Array(text)
    while position < characters.count {
      let isThere =
        position + wanted.count <= characters.count
        && zip(characters[position...], wanted).allSatisfy { $0 == $1 || $0.lowercased() == $1.lowercased() }
      if isThere {
        position += wanted.count
        return
      }
      if characters[position].isNewline { line += 1 }
      position += 1
    }
  }

  /// `&nbsp;`, `&#7897;`, `&#x1ED9;`
  private mutating func takeReference() -> String? {
    var name = ""
    var index = position + 1
    while index < characters.count, name.count < 12, characters[index] != ";" {
      name.append(characters[index])
      index += 1
    }
    guard index < characters.count, characters[index] == ";", let text = HTMLStripper.resolve(name) else {
      return nil
    }
    position = index + 1
    return text
  }

  private static func resolve(_ name: String) -> String? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let code =
        digits.hasPrefix("x") || digits.hasPrefix("X")
        ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }
    if let sign = signs[name] { return sign }
    // `&agrave;`: a letter and the name of its mark.
    guard let letter = name.first, letter.isASCII, letter.isLetter, let mark = marks[String(name.dropFirst())]
    else {
      return nil
    }
    return String(letter) + mark
  }

  private static let signs: [String: String] = [
    "nbsp": "\u{A0}", "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—",
    "hellip": "…", "bull": "•", "middot": "·", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "sup1": "¹",
    "sup2": "²", "sup3": "³", "times": "×", "ge": "≥", "le": "≤", "percnt": "%", "period": ".", "comma": ",",
    "colon": ":", "sol": "/", "minus": "−",
    "ensp": " ", "emsp": " ", "thinsp": " ", "shy": "\u{AD}", "Dstrok": "Đ", "dstrok": "đ", "deg": "°",
  ]

  private static let marks: [String: String] = [
    "grave": "\u{300}", "acute": "\u{301}", "circ": "\u{302}", "tilde": "\u{303}", "uml": "\u{308}",
    "breve": "\u{306}",
  ]
}
