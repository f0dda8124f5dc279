// A draft as the text of a file, and the check that it is valid.

extension DraftWriter {
  /// The file, after what the plan language refuses or warns of has become a comment.
  func settled(_ entries: inout [DraftEntry], name: String?) -> String {
    // Every round turns at least one clause into a comment.
    for _ in 0..<24 {
      let text = rendered(entries, name: name)
      let refusals = refusals(text)
      guard !refusals.isEmpty else { return inWords(entries, name) ?? text }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      var changed = false
      for (line, reason) in refusals { changed = refuse(line, reason, lines, &entries) || changed }
      guard changed else { return inWords(entries, name) ?? text }
    }
    // Too much is wrong at once: what is left becomes comments as a whole.
    for index in entries.indices where entries[index].kind != .comment {
      let all = entries[index].clauses.indices
      for clause in all {
        entries[index].clauses[clause].refusal = entries[index].clauses[clause].refusal ?? Self.refused
      }
    }
    return inWords(entries, name) ?? rendered(entries, name: name)
  }

  /// The draft with its comments in the words that were asked for; `nil` where a name of it is one of these words.
  private func inWords(_ entries: [DraftEntry], _ name: String?) -> String? {
    guard words != .english else { return nil }
    var writer = self
    writer.commentWords = words
    let tree = SyntaxTree.parse(SourceFile(path: "draft.plan", text: writer.rendered(entries, name: name)))
    guard tree.reservedNames(in: words).isEmpty else { return nil }
    let written = String(decoding: format(tree, in: words), as: UTF8.self)
    return refusals(written).isEmpty ? written : nil
  }

  /// A clause that stands in a comment, in the words of the file.
  func spelled(_ clause: String) -> String {
    guard commentWords != .english else { return clause }
    let head = clause.hasPrefix("issued ") ? "plan a" : "target a = stated"
    let tree = SyntaxTree.parse(SourceFile(path: "draft.plan", text: "\(head)\n  \(clause)\n"))
    let lines = String(decoding: format(tree, in: commentWords), as: UTF8.self).split(separator: "\n")
    return tree.diagnostics.isEmpty
      ? lines.dropFirst().first.map { String($0.drop { $0 == " " }) } ?? clause : clause
  }

  private static let refused = Phrase(en: "the plan language refuses it", vi: "ngôn ngữ kế hoạch không nhận")

  /// The lines of errors and warnings, with what they say.
  private func refusals(_ text: String) -> [(line: Int, reason: Phrase)] {
    let path = "draft.plan"
    let reader = DraftReader(path: path, text: text, others: vocabulary?.files ?? [])
    let compiled = CompiledPlan.compile(path: path, reader: reader)
    let findings = compiled.diagnostics + (compiled.plan.map { review($0, trees: compiled.trees) } ?? [])
    return findings.compactMap { finding in
      guard finding.place.path == path, let line = finding.place.position.line, finding.code != "P0708" else {
        return nil
      }
      return (line, finding.message)
    }
  }

  /// Turns the clause of a line into a comment, or the whole stub where the line is none of a clause.
  private func refuse(
    _ line: Int, _ reason: Phrase, _ lines: [Substring], _ entries: inout [DraftEntry]
  ) -> Bool {
    var head = min(line, lines.count) - 1
    while head >= 0, !lines[head].hasPrefix("target ") { head -= 1 }
    guard head >= 0, lines[head].split(separator: " ").count > 1 else { return false }
    let name = lines[head].split(separator: " ")[1]
    guard let entry = entries.firstIndex(where: { $0.name == name && $0.kind != .comment }) else {
      return false
    }
    let written = lines[min(line, lines.count) - 1].drop { $0 == " " }
    let clause = entries[entry].clauses.firstIndex {
      $0.refusal == nil && written.hasPrefix($0.clause.written)
    }
    if let clause {
      entries[entry].clauses[clause].refusal = reason
    } else if entries[entry].clauses.isEmpty {
      entries[entry].kind = .comment
      entries[entry].comment = [entries[entry].label]
    } else {
      var changed = false
      for index in entries[entry].clauses.indices where entries[entry].clauses[index].refusal == nil {
        entries[entry].clauses[index].refusal = reason
        changed = true
      }
      return changed
    }
    return true
  }

  // MARK: Text

  func rendered(_ entries: [DraftEntry], name: String?) -> String {
    var body: [String] = []
    var section: String?
    for entry in entries {
      if entry.section != section {
        section = entry.section
        body += ["", "# === \(entry.section.isEmpty ? "-" : entry.section) ===", ""]
      }
      body += lines(of: entry) + [""]
    }
    body += unread
    var lines = header(name ?? fileName)
    if let vocabulary { lines += ["use \"\(vocabulary.path)\"", ""] }
    lines += units.declarations(usedBy: entries.filter(\.isWritten).map(\.measure))
    let text = (lines + body).joined(separator: "\n") + "\n"
    let tree = SyntaxTree.parse(SourceFile(path: "draft.plan", text: text))
    return String(decoding: format(tree), as: UTF8.self)
  }

  private func lines(of entry: DraftEntry) -> [String] {
    guard entry.isWritten else {
      let refused = entry.clauses.flatMap { clause in
        ["# look: \(spelled(clause.clause.written))"] + (clause.refusal.map { ["#   " + oneLine($0)] } ?? [])
      }
      return entry.kind == .comment
        ? (entry.comment + entry.reported.map(spelled) + (entry.fact.map { ["  " + spelled($0)] } ?? []))
          .map { "# " + $0 }
        : ["# \(entry.source): \(entry.says ?? ""), \(entry.label)"] + refused
    }
    var lines = [
      "target \(entry.name) \(quoted(entry.label)) = \(entry.measure)"
        + (entry.isLabelUnsure ? " # look: " + oneLine(Doubt.label.reason) : "")
    ]
    lines += entry.reported.map { "  " + $0 }
    for clause in entry.clauses {
      guard clause.refusal == nil else {
        lines.append(
          "  # look: \(spelled(clause.clause.written))" + (clause.refusal.map { ": " + oneLine($0) } ?? ""))
        continue
      }
      let reasons = clause.clause.doubts.filter { $0 != .label }.map { oneLine($0.reason) }
      lines.append(
        "  \(clause.clause.written)" + (reasons.isEmpty ? "" : " # look: " + reasons.joined(separator: "; ")))
    }
    lines.append("  source \(quoted(entry.source))" + (entry.says.map { " says \(quoted($0))" } ?? ""))
    return lines + entry.notes.map { "  note \(quoted($0.text(in: language)))" }
  }

  private func oneLine(_ phrase: Phrase) -> String {
    commentWords.withOwnWords(phrase.text(in: language), isOfCases: false).split { $0.isNewline }
      .joined(separator: " ")
  }

  private var fileName: String {
    let file = document?.path.split(separator: "/").last.map(String.init) ?? ""
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    return declarableName(stem, fallback: "draft")
  }

  // MARK: What was not read

  /// Numbers that may state a goal, with their words; the others by what they are, with their lines.
  private var unread: [String] {
    let title = phrase(
      "numbers that were not understood: read these lines yourself",
      "con số chưa hiểu được: hãy tự đọc các dòng này")
    var lines: [String] = []
    let open = documents.flatMap { document in document.toRead.map { (document, $0) } }
    if !open.isEmpty {
      lines += ["", "# === \(title) ===", ""]
      lines += open.map { document, number in
        "# \(document.place(of: number).text(in: language)): \(number.written), “\(number.words)”"
      }
    }
    let known = UnreadFigure.Kind.allCases.filter { !$0.mayBeAGoal }.compactMap { kind -> String? in
      let numbers = documents.flatMap(\.unread).filter { $0.kind == kind }
      guard !numbers.isEmpty else { return nil }
      let places = Set(numbers.map(\.line)).sorted().map(String.init)
      return "# \(kind.words.text(in: language)): \(phrase("line", "dòng")) \(places.joined(separator: ", "))"
    }
    guard !known.isEmpty else { return lines }
    return lines + ["", "# === \(phrase("numbers that are no goals", "con số không phải mục tiêu")) ===", ""]
      + known
  }
}

extension DraftEntry {
  /// Whether it is a declaration of the plan and no comment.
  var isWritten: Bool {
    switch kind {
    case .target: clauses.contains { $0.refusal == nil }
    case .comment: false
    }
  }
}

extension UnreadFigure.Kind {
  /// What such numbers are, for people.
  public var words: Phrase {
    switch self {
    case .date: Phrase(en: "dates", vi: "ngày tháng")
    case .year: Phrase(en: "years", vi: "năm")
    case .document: Phrase(en: "numbers of documents", vi: "số hiệu văn bản")
    case .item: Phrase(en: "numbers of sections and rows", vi: "số thứ tự mục, dòng")
    case .reference: Phrase(en: "references", vi: "viện dẫn")
    case .name: Phrase(en: "parts of names", vi: "phần của tên gọi")
    case .footnote: Phrase(en: "marks of footnotes", vi: "dấu chú thích")
    case .grade: Phrase(en: "classes", vi: "hạng, bậc, độ tuổi")
    case .duration: Phrase(en: "stretches of time", vi: "khoảng thời gian")
    case .denominator: Phrase(en: "what rates are counted for", vi: "mẫu số của tỷ suất")
    case .partOfLabel: Phrase(en: "parts of labels", vi: "phần của tên chỉ tiêu")
    case .basis: Phrase(en: "legal bases", vi: "căn cứ pháp lý")
    case .rank: Phrase(en: "ranks", vi: "thứ hạng")
    case .fraction: Phrase(en: "fractions", vi: "phân số")
    case .other: Phrase(en: "other numbers", vi: "số khác")
    }
  }
}
