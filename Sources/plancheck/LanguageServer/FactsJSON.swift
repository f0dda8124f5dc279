import TargetDSL
import TargetEngine

// Facts and findings on their way from the process aside.

extension MeasuredFacts {
  var json: JSONValue {
    [
      "sample": .boolean(isSample),
      "rows": .array(rows.map { [$0.key.json, .string($0.value)] }),
      "sentences": .array(sentences.map { [$0.key.json, .array($0.value.map { .string($0) })] }),
      "spellings": .array(
        spellings.map { subject, found in
          [
            subject.json,
            .array(
              found.map {
                [.string($0.text), .integer($0.count), $0.category.map { .string($0) } ?? .null]
              }),
          ]
        }),
    ]
  }

  init(_ json: JSONValue) {
    self.init()
    isSample = json["sample"]?.boolean ?? false
    func pairs(_ name: String) -> [(Subject, JSONValue)] {
      (json[name]?.array ?? []).compactMap { pair in
        guard let pair = pair.array, pair.count == 2, let subject = Subject(pair[0]) else { return nil }
        return (subject, pair[1])
      }
    }
    for (subject, value) in pairs("rows") { rows[subject] = value.string }
    for (subject, value) in pairs("sentences") {
      sentences[subject] = (value.array ?? []).compactMap(\.string)
    }
    for (subject, value) in pairs("spellings") {
      spellings[subject] = (value.array ?? []).compactMap { found in
        guard let parts = found.array, parts.count == 3, let text = parts[0].string,
          let count = parts[1].integer
        else { return nil }
        return Spelling(text: text, count: count, category: parts[2].string)
      }
    }
  }
}

extension MeasuredFacts.Subject {
  var json: JSONValue {
    let words: [String] =
      switch self {
      case .table(let name): ["table", name]
      case .column(let table, let name): ["column", table, name]
      case .category(let table, let column, let name): ["category", table, column, name]
      case .population(let name): ["population", name]
      case .target(let name): ["target", name]
      }
    return .array(words.map { .string($0) })
  }

  init?(_ json: JSONValue) {
    let words = (json.array ?? []).compactMap(\.string)
    switch (words.first, words.count) {
    case ("table", 2): self = .table(words[1])
    case ("column", 3): self = .column(table: words[1], words[2])
    case ("category", 4): self = .category(table: words[1], column: words[2], words[3])
    case ("population", 2): self = .population(words[1])
    case ("target", 2): self = .target(words[1])
    default: return nil
    }
  }
}

/// Something that was found while a plan was measured: in the text, or in a data file, of which the declaration that it
/// concerns is named.
struct DataFinding: Hashable {
  let code: String
  let isError: Bool
  let message: String
  /// In a text of the plan.
  let path: String?
  let range: JSONValue
  /// Where in the data.
  let file: String?
  let subject: MeasuredFacts.Subject?

  init(_ finding: Diagnostic, of plan: CheckedPlan?, _ texts: EditorTexts, _ language: Language) {
    code = finding.code
    isError = finding.severity == .error
    var message = finding.message.text(in: language)
    switch finding.place {
    case .source(let span):
      (path, range, file, subject) = (span.file.path, texts.range(span), nil, nil)
    case .file(let name, let line, _):
      (path, range) = (nil, .null)
      file = line.map { "\(name):\($0)" } ?? name
      if let table = plan?.tables(ofFile: name).first, let plan {
        let owner = plan.tables[table].name
        subject = finding.column.map { .column(table: owner, $0) } ?? .table(owner)
      } else {
        subject = nil
      }
    }
    if let file { message += "\n" + printable(file) }
    for fix in finding.fixes { message += "\n" + fix.offer.text(in: language) }
    self.message = message
  }

  var json: JSONValue {
    [
      "code": .string(code), "error": .boolean(isError), "message": .string(message),
      "path": path.map { .string($0) } ?? .null, "range": range,
      "file": file.map { .string($0) } ?? .null, "subject": subject?.json ?? .null,
    ]
  }

  init?(_ json: JSONValue) {
    guard let code = json["code"]?.string, let message = json["message"]?.string else { return nil }
    self.code = code
    self.message = message
    isError = json["error"]?.boolean ?? false
    path = json["path"]?.string
    range = json["range"] ?? .null
    file = json["file"]?.string
    subject = json["subject"].flatMap(MeasuredFacts.Subject.init)
  }
}
