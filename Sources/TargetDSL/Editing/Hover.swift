extension PlanEditor {
  /// What stands at a place, in plain words, as Markdown; `nil` where there is nothing to say.
  /// `facts`, where something has been measured, follow what a name is. `uses` counts in all plans, where there are more, and `meaning`
  /// tells in plain words what a name is.
  public func hover(
    at offset: Int, facts: MeasuredFacts? = nil, uses: Int? = nil, meaning: Phrase? = nil
  ) -> (span: SourceSpan, text: Phrase)? {
    if let use = mention(at: offset), let declaration = names.declaration(of: use.symbol) {
      let text = text(of: declaration, uses: uses, meaning: meaning)
      guard let facts, let subject = names.subject(of: use.symbol) else { return (use.span, text) }
      return (use.span, Phrase.inEach { text.text(in: $0) + facts.told(subject, language: $0) })
    }
    guard let token = tree.token(at: offset) else { return nil }
    if token.kind == .particle { return (SourceSpan(source, token.range), particle(token)) }
    guard let first = token.keyword else { return nil }
    // `at` means nothing without what stands behind it; other languages write both as one.
    let next = tree.tokens.first { $0.range.lowerBound >= token.range.upperBound }
    let isOne = first == .at && next?.isSilent == true
    guard let help = (isOne ? next?.keyword : first)?.help else { return nil }
    let word = source.text(token.range)
    // The example in the words of the file.
    let example = inOwnWords(help.example)
    return (
      SourceSpan(source, token.range),
      Phrase(
        en: "**\(word)**: \(help.text)\n\n```plan\n\(example)\n```",
        vi: "**\(word)**: \(help.text)\n\n```plan\n\(example)\n```")
    )
  }

  /// What words do that mean nothing more where they stand.
  private func particle(_ token: Token) -> Phrase {
    let word = source.text(token.range)
    let syllables = word.split(whereSeparator: \.isWhitespace).map { matchKey(String($0)) }
    let found = WordTable.of(tree.language)?.spellings(beginningWith: syllables.first ?? "").filter {
      $0.syllables == syllables
    }
    let entry = (found?.first { $0.entry.keywords.isEmpty } ?? found?.first)?.entry
    let role = (entry?.situation ?? .always).role
    return Phrase(en: "**\(word)**: \(role)", vi: "**\(word)**: \(role)")
  }

  /// Code of the language in the words of the file.
  public func inOwnWords(_ code: String) -> String { source.wording?.reworded(code) ?? code }

  /// What a name is, in plain words where they are given, its declaration, where that stands and how often it is used: in
  /// this plan where no number is given. A target that carries an indicator is told with that.
  public func text(
    of declaration: NameIndex.Declaration, uses: Int? = nil, meaning: Phrase? = nil
  ) -> Phrase {
    let what = declaration.symbol.described
    let label = declaration.label.map { " “\($0)”" } ?? ""
    let uses = uses ?? references(of: declaration.symbol, withDeclaration: false).count
    let file = declaration.whole.file.path.split(separator: "/").last.map(String.init) ?? ""
    let line = declaration.spans.first?.line ?? 1
    var code = shown(declaration)
    if case .target = declaration.symbol {
      for case .indicator(let index) in names.together(declaration.symbol) {
        code += names.declaration(of: .indicator(index)).map { shown($0) } ?? ""
      }
    }
    let place = Phrase(
      en: "\(file), line \(line: line); used \(count: uses, "times")",
      vi: "\(file), dòng \(line: line); được dùng \(uses) lần")
    return Phrase.inEach { language in
      let words = meaning?.text(in: language) ?? ""
      return "\(what.text(in: language)) **\(declaration.name)**\(label)"
        + (words.isEmpty ? "" : "\n\n" + words) + code + "\n\n" + place.text(in: language)
    }
  }

  /// The first lines of a declaration, as they are written.
  private func shown(_ declaration: NameIndex.Declaration) -> String {
    let lines = declaration.whole.text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown =
      lines.prefix(12).map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
      .joined(separator: "\n") + (lines.count > 12 ? "\n  …" : "")
    return "\n\n```plan\n\(shown)\n```"
  }
}

extension WordTable.Situation {
  /// What words do that mean nothing more there, in a sentence.
  fileprivate var role: Phrase {
    switch self {
    case .beforeNumber, .beforeDay, .behindYears, .opensDeadline, .beforeColonOrNumber:
      Phrase(
        en: "leads to the year, month or day behind it and says nothing more",
        vi: "dẫn vào năm, tháng hoặc ngày đứng sau, không có nghĩa gì thêm")
    case .opensBound, .opensLevel:
      Phrase(
        en: "leads to the bound behind it and says nothing more",
        vi: "dẫn vào mức đứng sau, không có nghĩa gì thêm")
    case .opensTimes:
      Phrase(
        en: "opens a bound that the word for “times” behind the number closes, and says nothing more",
        vi: "mở đầu mức tính theo số lần, đi với chữ “lần” sau con số, không có nghĩa gì thêm")
    case .behindTimes:
      Phrase(
        en: "leads to the time that is compared with and says nothing more",
        vi: "dẫn vào mốc thời gian để so sánh, không có nghĩa gì thêm")
    case .closesOrMore, .beforeOrMore:
      Phrase(en: "the number before it or more", vi: "bằng hoặc lớn hơn con số đứng trước")
    case .closesOrLess, .beforeOrLess:
      Phrase(en: "the number before it or less", vi: "bằng hoặc nhỏ hơn con số đứng trước")
    case .always, .testBegins, .behindNumber, .asValue:
      Phrase(
        en: "goes with the words beside it and says nothing more",
        vi: "đi cùng các từ bên cạnh, không có nghĩa gì thêm")
    }
  }
}

extension SyntaxTree {
  /// The token that holds an offset, or ends there. O(log tokens + particles).
  func token(at offset: Int) -> Token? {
    // Words that mean nothing more stand behind the end of the file, out of their order.
    let end = tokens.lastIndex { $0.kind == .endOfFile }.map { $0 + 1 } ?? tokens.count
    let particles = tokens[end...]
    if let found = particles.first(where: { $0.range.contains(offset) }) { return found }
    var (low, high) = (0, end)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound < offset { low = middle + 1 } else { high = middle }
    }
    guard low < end, tokens[low].range.lowerBound <= offset else {
      return particles.first { $0.range.upperBound == offset }
    }
    // Where two touch, the one that starts here.
    if tokens[low].range.upperBound == offset, low + 1 < end, tokens[low + 1].range.lowerBound == offset,
      tokens[low + 1].kind == .word
    {
      return tokens[low + 1]
    }
    return tokens[low]
  }
}

extension NameIndex.Symbol {
  /// What kind of thing it is.
  public var described: Phrase {
    switch self {
    case .plan: Phrase(en: "plan", vi: "kế hoạch")
    case .unit: Phrase(en: "unit", vi: "đơn vị")
    case .table: Phrase(en: "table", vi: "bảng")
    case .column: Phrase(en: "column", vi: "cột")
    case .category: Phrase(en: "category", vi: "loại")
    case .population: Phrase(en: "population", vi: "tổng thể")
    case .indicator: Phrase(en: "indicator", vi: "chỉ tiêu")
    case .target: Phrase(en: "target", vi: "mục tiêu")
    }
  }
}
