import TargetDSL

/// The catalogue of diagnostics as text, and as the pages of `docs/diagnostics.md`.
struct DiagnosticManual {
  let kinds: [DiagnosticKind]
  let language: Language

  /// For a terminal.
  func text() -> String {
    kinds.map { kind in
      var text = "\(severity(of: kind))[\(kind.code)]: \(title(of: kind))\n\n"
      // Lines of the catalogue end where its source does.
      let flowing = explanation(of: kind).replacing("\n\n", with: "\u{0}").replacing("\n", with: " ")
      text += flowing.split(separator: "\u{0}").map { paragraph in
        wrapped(String(paragraph), width: 90, indent: 0, hanging: 0).map { $0 + "\n" }.joined()
      }.joined(separator: "\n")
      text += "\n\(word(en: "For example", vi: "Ví dụ")):\n\n"
      for (name, content) in examples(of: kind) {
        if let name { text += "  \(name):\n" }
        text += content.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }
          .joined()
      }
      return text
    }.joined(separator: "\n")
  }

  /// The whole manual, topic by topic.
  func page() -> String {
    let intro = word(
      en: """
        Everything that plancheck can find wrong, with an example of each. `plancheck explain P0301` prints one entry.
        This page is made from the program: `plancheck explain --all --format markdown`.
        """,
      vi: """
        Mọi vấn đề mà plancheck có thể phát hiện, kèm ví dụ. `plancheck explain P0301` in một mục.
        Trang này do chương trình tạo ra: `plancheck explain --all --format markdown`.
        """)
    var text = "# \(word(en: "Diagnostics", vi: "Các thông báo"))\n\n\(intro)\n"
    for (digits, title) in DiagnosticManual.topics {
      let members = kinds.filter { $0.code.dropFirst().hasPrefix(digits) }
      guard !members.isEmpty else { continue }
      text += "\n## \(title.text(in: language))\n"
      // Editors link to the entry of a code by this name, whatever a viewer makes of headings.
      text += members.map { "\n<a id=\"\($0.code.lowercased())\"></a>\n\n" + section(of: $0, level: 3) }
        .joined()
    }
    return text
  }

  func sections() -> String { kinds.map { section(of: $0, level: 2) }.joined(separator: "\n") }

  private static let topics: [(String, Phrase)] = [
    ("01", Phrase(en: "Letters and numbers", vi: "Chữ và số")),
    ("02", Phrase(en: "Sentences", vi: "Câu")),
    ("03", Phrase(en: "Names and files", vi: "Tên và tệp")),
    ("04", Phrase(en: "Types, units and measures", vi: "Kiểu, đơn vị và phép đo")),
    ("05", Phrase(en: "Bounds and clauses", vi: "Mức và mệnh đề")),
    ("06", Phrase(en: "The plan as a whole", vi: "Toàn kế hoạch")),
    ("07", Phrase(en: "Warnings", vi: "Cảnh báo")),
    ("08", Phrase(en: "Data", vi: "Số liệu")),
    ("09", Phrase(en: "Values and judging", vi: "Giá trị và đánh giá")),
    ("10", Phrase(en: "Engines", vi: "Cơ sở dữ liệu")),
  ]

  private func section(of kind: DiagnosticKind, level: Int) -> String {
    let heading = String(repeating: "#", count: level)
    var text = "\(heading) \(kind.code): \(MarkdownText.escaped(title(of: kind)))\n\n"
    text += "*\(severity(of: kind))* · \(explanation(of: kind))\n"
    for (name, content) in examples(of: kind) {
      if let name { text += "\n`\(name)`:\n" }
      if case .situation = kind.example {
        text += "\n\(word(en: "For example", vi: "Ví dụ")): \(content)\n"
      } else {
        text += "\n```\(language(ofFile: name))\n\(content)\(content.hasSuffix("\n") ? "" : "\n")```\n"
      }
    }
    return text
  }

  private func title(of kind: DiagnosticKind) -> String {
    language.withOwnWords(kind.title.text(in: language), isOfCases: false)
  }

  /// In the words of the reader's language where the example is.
  private func explanation(of kind: DiagnosticKind) -> String {
    let text = kind.explanation.text(in: language)
    switch kind.example {
    case .situation: return text
    case .plan: return language.withOwnWords(text, isOfCases: false)
    case .files(let files):
      return language.withOwnWords(text, isOfCases: files.keys.contains { $0.hasSuffix(".plantest") })
    }
  }

  private func language(ofFile name: String?) -> String {
    guard let name else { return "plan" }
    return name.hasSuffix(".plan") ? "plan" : name.hasSuffix(".csv") ? "csv" : "text"
  }

  /// Files of an example in the order of their names; `nil` for the only one.
  private func examples(of kind: DiagnosticKind) -> [(String?, String)] {
    switch kind.example {
    case .plan(let text): [(nil, inWordsOfReader(text, isOfCases: false, of: kind))]
    case .files(let files):
      files.sorted { $0.key < $1.key }.map { name, text in
        let isOfCases = name.hasSuffix(".plantest")
        return (
          name,
          isOfCases || name.hasSuffix(".plan") ? inWordsOfReader(text, isOfCases: isOfCases, of: kind) : text
        )
      }
    case .situation(let phrase): [(nil, phrase.text(in: language))]
    }
  }

  /// An example in the words of the page's language, where it shows the same there.
  private func inWordsOfReader(_ text: String, isOfCases: Bool, of kind: DiagnosticKind) -> String {
    func tree(_ text: String) -> SyntaxTree {
      let source = SourceFile(path: "example", text: text)
      return isOfCases ? .parseCases(source) : .parse(source)
    }
    func codes(_ tree: SyntaxTree) -> [String] { tree.diagnostics.map(\.code) }
    let own = tree(text)
    guard language != .english, own.language == .english, own.reservedNames(in: language).isEmpty else {
      return text
    }
    let formatted = String(decoding: format(own, in: language), as: UTF8.self)
    for candidate in [formatted, own.respelled(in: language)] {
      let other = tree(candidate)
      if other.language == language, codes(other) == codes(own) { return candidate }
    }
    return text
  }

  private func severity(of kind: DiagnosticKind) -> String {
    switch kind.severity {
    case .error: word(en: "error", vi: "lỗi")
    case .warning: word(en: "warning", vi: "cảnh báo")
    }
  }

  private func word(en english: Wording, vi vietnamese: Wording) -> String {
    Phrase(en: english, vi: vietnamese).text(in: language)
  }
}
