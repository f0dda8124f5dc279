/// A plan file with a stub for every statement of a document: label, deadline, bound, source and quoted words are
/// filled in, and a `stated` measure stands where the measure has to be written. It is valid as it stands.
///
/// Goals, duties and sums of money become targets; facts become indicators with a `reported` value.
/// - Parameters:
///   - name: the name of the plan; by default made from the name of the file.
///   - vocabulary: words that stand in other files already and are used from there.
///   - language: of the comments and notes.
public func draftPlan(
  from document: OfficialDocument, name: String? = nil, vocabulary: DraftVocabulary? = nil, language: Language
) -> String {
  var draft = DraftWriter(document: document, vocabulary: vocabulary, language: language)
  return draft.write(name: name)
}

struct DraftWriter {
  let document: OfficialDocument
  let vocabulary: DraftVocabulary?
  let language: Language
  private var names: Set<String>
  /// How often a name was wanted again.
  private var uses: [String: Int] = [:]
  private var units: DraftUnits

  init(document: OfficialDocument, vocabulary: DraftVocabulary?, language: Language) {
    self.document = document
    self.vocabulary = vocabulary
    self.language = language
    names = vocabulary?.names ?? []
    units = DraftUnits(known: vocabulary?.units ?? [])
  }

  mutating func write(name: String?) -> String {
    let knownValues = knownValues
    let told = Set(knownValues.values.joined())
    // Stubs come first, because they tell which units are needed.
    var body: [String] = []
    var section: String?
    for (index, statement) in document.statements.enumerated() {
      if told.contains(index) || isFurther(index) { continue }
      if statement.section != section {
        section = statement.section
        body += ["", "# === \(statement.section.isEmpty ? "-" : statement.section) ===", ""]
      }
      body += stub(statement, knownAs: knownValues[index] ?? [], further: further(index)) + [""]
    }
    body += unread
    var lines = header(name ?? fileName)
    if let vocabulary { lines += ["use \"\(vocabulary.path)\"", ""] }
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

  func year(of fact: Statement) -> Int? { fact.time.lastYear ?? document.year }

  // MARK: Stubs

  private mutating func stub(
    _ statement: Statement, knownAs facts: [Int], further: [Statement]
  ) -> [String] {
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
          "quá 100% không phải tỷ lệ của một tổng thể: hãy tự viết cách đo, ví dụ `sum of … over … / sum of … over …`"
        )
      )
    }
    let source = quoted(
      "\(statement.section.isEmpty ? "" : statement.section + ", ")\(phrase("line", "dòng")) \(statement.line)"
    )
    // The number alone, without the unit of its row, would say another thing than the bound.
    let says = statement.isInTable ? "" : " says \(quoted(figure.written))"
    var lines: [String] = []
    if statement.kind == .fact {
      guard let year = year(of: statement) else {
        return comment(
          statement,
          phrase(
            "a fact of no known year: write `reported YEAR: \(bound.value)`",
            "số liệu chưa rõ năm: hãy viết `reported NĂM: \(bound.value)`"))
      }
      lines.append("indicator \(name) \(quoted(statement.label)) = \(measure)")
      lines.append(reported(figure, year, bound))
      lines.append("  source \(source)\(says)")
      return lines
    }
    lines.append("target \(name) \(quoted(statement.label)) = \(measure)")
    for fact in facts.map({ document.statements[$0] }) {
      guard let year = year(of: fact), let value = self.bound(of: fact.figure, unit) else { continue }
      lines.append(reported(fact.figure, year, value))
    }
    lines.append("  \(when(statement)): \(bound.text)")
    for other in further {
      guard let bound = self.bound(of: other.figure, unit) else { continue }
      lines.append("  \(when(other)): \(bound.text)")
    }
    lines.append("    source \(source)\(says)")
    lines += notes(statement).map { "  note \(quoted($0))" }
    return lines
  }

  private func reported(_ figure: Figure, _ year: Int, _ value: (text: String, value: String)) -> String {
    let stated = figure.comparator == .bare ? value.value : value.text
    return "  reported \(year): \(stated) from \(quoted(document.number ?? document.path))"
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
    while !names.insert(candidate).inserted {
      let number = (uses[name] ?? 1) + 1
      uses[name] = number
      candidate = "\(name)_\(number)"
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
    if statement.time.isYearly, statement.figure.unit.kind == .percent, statement.figure.unit.text != "%" {
      notes.append(
        phrase(
          "growth in a year: of an indicator x it is `(x - x at year - 1) / x at year - 1`",
          "tăng trưởng trong năm: với chỉ tiêu x là `(x - x at year - 1) / x at year - 1`"))
    }
    if let each = statement.each {
      notes.append(phrase("it holds for each of: \(each)", "áp dụng cho mỗi: \(each)"))
    }
    if statement.isPartOfPrevious {
      notes.append(
        phrase("“trong đó”: a part of what stands before it", "“trong đó”: là một phần của mục tiêu trước"))
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

  func phrase(_ english: String, _ vietnamese: String) -> String {
    Phrase(en: english, vi: vietnamese).text(in: language)
  }

  /// As a string of the plan language, on one line.
  func quoted(_ text: String) -> String {
    var result = "\""
    for character in text where !character.isNewline && character != "\t" {
      if character == "\"" || character == "\\" { result.append("\\") }
      // Decomposed letters would not be found by the search of an editor.
      result.append(composedLetters[character] ?? character)
    }
    return result + "\""
  }
}

extension StatementTime {
  fileprivate var isYearly: Bool { if case .eachYear = self { true } else { false } }
}

/// The letters of Vietnamese in one scalar each; a decomposed letter is equal to its key.
private let composedLetters: [Character: Character] = {
  let small = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
  return Dictionary((small + small.uppercased()).map { ($0, $0) }) { first, _ in first }
}()

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
