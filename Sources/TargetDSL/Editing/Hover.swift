extension PlanEditor {
  /// What stands at a place, in plain words, as Markdown; `nil` where there is nothing to say.
  /// `facts`, where something has been measured, follow what a name is.
  public func hover(
    at offset: Int, facts: MeasuredFacts? = nil
  ) -> (span: SourceSpan, text: Phrase)? {
    if let use = mention(at: offset), let declaration = names.declaration(of: use.symbol) {
      let text = text(of: declaration)
      guard let facts, let subject = names.subject(of: use.symbol) else { return (use.span, text) }
      return (use.span, Phrase.inEach { text.text(in: $0) + facts.told(subject, language: $0) })
    }
    guard let token = tree.token(at: offset), let first = token.keyword else { return nil }
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

  /// Code of the language in the words of the file.
  public func inOwnWords(_ code: String) -> String { source.wording?.reworded(code) ?? code }

  /// What a name is, its declaration, and where that stands.
  public func text(of declaration: NameIndex.Declaration) -> Phrase {
    let what = declaration.symbol.described
    let label = declaration.label.map { " “\($0)”" } ?? ""
    let lines = declaration.whole.text.split(separator: "\n", omittingEmptySubsequences: false)
    let shown =
      lines.prefix(12).map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
      .joined(separator: "\n") + (lines.count > 12 ? "\n  …" : "")
    let code = "\n\n```plan\n\(shown)\n```\n\n"
    let uses = names.uses(of: declaration.symbol).count
    let file = declaration.whole.file.path.split(separator: "/").last.map(String.init) ?? ""
    let line = declaration.spans.first?.line ?? 1
    let place = Phrase(
      en: "\(file), line \(line: line); used \(count: uses, "times")",
      vi: "\(file), dòng \(line: line); được dùng \(uses) lần")
    return Phrase(
      en: "\(what) **\(declaration.name)**\(label)\(code)\(place)",
      vi: "\(what) **\(declaration.name)**\(label)\(code)\(place)")
  }
}

extension SyntaxTree {
  /// The token that holds an offset, or ends there. O(log tokens).
  func token(at offset: Int) -> Token? {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound < offset { low = middle + 1 } else { high = middle }
    }
    guard tokens.indices.contains(low), tokens[low].range.lowerBound <= offset else { return nil }
    // Where two touch, the one that starts here.
    if tokens[low].range.upperBound == offset, tokens.indices.contains(low + 1),
      tokens[low + 1].range.lowerBound == offset, tokens[low + 1].kind == .word
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
