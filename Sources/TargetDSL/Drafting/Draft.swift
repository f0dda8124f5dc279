/// A plan file with a stub for every statement of a document: label, deadline, bound, source and quoted words are
/// filled in, and a `stated` measure stands where the measure has to be written. It is valid as it stands.
///
/// Goals, duties and sums of money become targets; facts become indicators with a `reported` value.
/// - Parameters:
///   - name: the name of the plan; by default made from the name of the file.
///   - language: of the comments and notes.
public func draftPlan(from document: OfficialDocument, name: String? = nil, language: Language) -> String {
  var draft = DraftWriter(document: document, language: language)
  return draft.write(name: name)
}

/// A name of the plan language made from a text in any language: `Cao Bằng` gives `cao_bang`. At most `words` words.
public func declarableName(_ text: String, words: Int = 6, fallback: String) -> String {
  let parts = foldedForSuggestion(text).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  let name = parts.prefix(words).joined(separator: "_")
  guard let first = name.first else { return fallback }
  return first.isLetter && Keyword(rawValue: name)?.isReserved != true ? name : "\(fallback)_\(name)"
}

struct DraftWriter {
  let document: OfficialDocument
  let language: Language
  private var lines: [String] = []
  private var names: Set<String> = []
  private var units = DraftUnits()

  init(document: OfficialDocument, language: Language) {
    self.document = document
    self.language = language
  }

  mutating func write(name: String?) -> String {
    // Stubs come first, because they tell which units are needed.
    var body: [String] = []
    var section: String?
    for statement in document.statements {
      if statement.section != section {
        section = statement.section
        body += ["", "# === \(statement.section.isEmpty ? "-" : statement.section) ===", ""]
      }
      body += stub(statement) + [""]
    }
    body += unread
    lines = header(name ?? fileName)
    lines += units.declarations
    let text = (lines + body).joined(separator: "\n") + "\n"
    let tree = SyntaxTree.parse(SourceFile(path: "draft.plan", text: text))
    return String(decoding: format(tree), as: UTF8.self)
  }

  private var fileName: String {
    let file = document.path.split(separator: "/").last.map(String.init) ?? ""
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    return declarableName(stem, fallback: "draft")
  }

  // MARK: The header

  private func header(_ name: String) -> [String] {
    var lines = [
      "# "
        + phrase(
          "A draft: one stub for every figure of the document.",
          "Bản nháp: mỗi con số của văn bản là một mục tiêu."),
      "# "
        + phrase(
          "Replace each `stated` by what is measured, such as `share of cooperatives where high_tech`,",
          "Thay mỗi `stated` bằng cách đo, ví dụ `share of cooperatives where high_tech`,"),
      "# "
        + phrase(
          "and check label, bound and deadline against the text.",
          "và đối chiếu nhãn, mức, thời hạn với văn bản."),
      "", "plan \(name)" + (document.title.map { " \(quoted($0))" } ?? ""),
    ]
    if let number = document.number { lines.append("  document \(quoted(number))") }
    if let issued = document.issued {
      lines.append("  issued \(issued)")
    } else if let year = document.year {
      lines.append(
        "  issued \(year) # "
          + phrase(
            "the latest date in the text; write the day of issue",
            "ngày muộn nhất trong văn bản; hãy ghi ngày ban hành"))
    }
    if let place = document.place { lines.append("  place \(quoted(place))") }
    if let period { lines.append("  period \(period.lowerBound)..\(period.upperBound)") }
    if document.statements.contains(where: { $0.figure.comparator == .about }) {
      lines.append(
        "  about means within 5% # "
          + phrase("how near is `khoảng`? choose", "`khoảng` là gần đến mức nào? hãy chọn"))
    }
    return lines + [""]
  }

  /// The years that the goals speak of.
  private var period: ClosedRange<Int>? {
    let goals = document.statements.filter { $0.kind != .fact }
    var years: [Int] = goals.compactMap(\.time.lastYear)
    guard !years.isEmpty else { return nil }
    for statement in goals { if case .period(let span) = statement.time { years.append(span.lowerBound) } }
    if let year = document.year { years.append(year) }
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }

  // MARK: Stubs

  private mutating func stub(_ statement: Statement) -> [String] {
    let figure = statement.figure
    let name = unusedName(statement)
    let unit = units.unit(of: figure)
    let measure = "stated" + (unit.text.isEmpty ? "" : " in \(unit.text)")
    guard let bound = bound(of: figure, unit) else { return comment(statement) }
    if unit.text == "%", let most = figure.high ?? figure.low, most > .one {
      return comment(
        statement,
        phrase(
          "more than 100% is no share: write a measure of your own, such as `sum of … over … / sum of … over …`",
          "quá 100% không phải tỷ lệ của một tổng thể: hãy tự viết cách đo, ví dụ `sum of … over … / sum of … over …`")
      )
    }
    let source = quoted(
      "\(statement.section.isEmpty ? "" : statement.section + ", ")\(phrase("line", "dòng")) \(statement.line)"
    )
    var lines: [String] = []
    if statement.kind == .fact {
      guard let year = statement.time.lastYear ?? document.year else {
        return comment(
          statement,
          phrase(
            "a fact of no known year: write `reported YEAR: \(bound.value)`",
            "số liệu chưa rõ năm: hãy viết `reported NĂM: \(bound.value)`"))
      }
      lines.append("indicator \(name) \(quoted(statement.label)) = \(measure)")
      let value = figure.comparator == .bare ? bound.value : bound.text
      lines.append("  reported \(year): \(value) from \(quoted(document.number ?? document.path))")
      lines.append("  source \(source) says \(quoted(figure.written))")
      return lines
    }
    lines.append("target \(name) \(quoted(statement.label)) = \(measure)")
    lines.append("  \(when(statement)): \(bound.text)")
    lines.append("    source \(source) says \(quoted(figure.written))")
    lines += notes(statement).map { "  note \(quoted($0))" }
    return lines
  }

  /// What no stub can say stays in the file as a comment.
  private func comment(_ statement: Statement, _ reason: String? = nil) -> [String] {
    ["# \(phrase("line", "dòng")) \(statement.line): \(statement.figure.written), \(statement.label)"]
      + (reason.map { ["#   " + $0] } ?? [])
  }

  /// Figures that were not understood, by line.
  private var unread: [String] {
    guard !document.unread.isEmpty else { return [] }
    let title = phrase(
      "numbers that were not understood: read these lines yourself",
      "con số chưa hiểu được: hãy tự đọc các dòng này")
    return ["", "# === \(title) ===", ""]
      + document.unread.map { "# \(phrase("line", "dòng")) \($0.line): \($0.written), “\($0.words)”" }
  }

  private mutating func unusedName(_ statement: Statement) -> String {
    let name = declarableName(statement.label, fallback: statement.kind.rawValue)
    var candidate = name
    var number = 2
    while !names.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  private func when(_ statement: Statement) -> String {
    switch statement.time {
    case .unstated: "undated"
    case .by(let year): "by \(year)"
    case .period(let years): "by \(years.upperBound)"
    case .eachYear(let years?): "each year \(years.lowerBound)..\(years.upperBound)"
    case .eachYear(nil): period == nil ? "undated" : "each year"
    }
  }

  private func bound(of figure: Figure, _ unit: DraftUnits.Unit) -> (text: String, value: String)? {
    switch figure.comparator {
    case .noneLeft: return ("none", "0")
    case .everyOne: return ("all", "100%")
    default: break
    }
    let isUpperLimit = [.moreThan, .atMost].contains(figure.comparator) || figure.direction == .down
    guard let low = figure.low, let value = unit.quantity(low, roundedUp: isUpperLimit) else { return nil }
    switch figure.comparator {
    case .moreThan: return ("more than " + value, value)
    case .atLeast: return ("at least " + value, value)
    case .lessThan: return ("less than " + value, value)
    case .atMost: return ("at most " + value, value)
    case .exactly: return ("exactly " + value, value)
    case .about: return ("at least about " + value, value)
    case .range:
      guard let high = figure.high, high > low, let top = unit.quantity(high) else { return nil }
      return ("from \(value) to \(top)", value)
    default: return ((figure.direction == .down ? "at most " : "at least ") + value, value)
    }
  }

  private func notes(_ statement: Statement) -> [String] {
    var notes: [String] = []
    if let each = statement.each {
      notes.append(phrase("it holds for each of: \(each)", "áp dụng cho mỗi: \(each)"))
    }
    for other in statement.figure.alsoRead where statement.figure.comparator == .bare {
      notes.append(
        phrase(
          "the number stands bare; the word of a number beside it may govern it too: \(other.words)",
          "con số đứng trơn; từ so sánh của con số bên cạnh có thể áp dụng cho cả nó: \(other.words)"))
    }
    return notes
  }

  // MARK: Texts

  private func phrase(_ english: String, _ vietnamese: String) -> String {
    Phrase(en: english, vi: vietnamese).text(in: language)
  }

  /// As a string of the plan language, on one line.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for character in text where !character.isNewline && character != "\t" {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}

extension Comparator {
  /// In the words of the documents.
  fileprivate var words: String {
    switch self {
    case .moreThan: "trên"
    case .atLeast: "ít nhất, trở lên"
    case .lessThan: "dưới"
    case .atMost: "không quá"
    case .about: "khoảng"
    case .exactly: "đúng"
    case .bare, .range, .noneLeft, .everyOne: ""
    }
  }
}
