import TargetDSL

// Hover, completion, outline, layout and colours.

extension LanguageServer {
  func hover(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (editor, offset) = try place(parameters)
    let uses = editor.mention(at: offset).map { spans(of: $0, in: editor, withDeclaration: false).count }
    let meaning = editor.mention(at: offset).flatMap { self.meaning(of: $0.symbol, in: editor) }
    guard
      let (span, text) = editor.hover(at: offset, facts: facts(of: editor), uses: uses, meaning: meaning)
    else { return .null }
    return [
      "contents": [
        "kind": "markdown", "value": .string(text.text(in: language) + rowsByPlan(editor, at: offset)),
      ],
      "range": EditorTexts().range(span),
    ]
  }

  func completion(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (editor, offset) = try place(parameters)
    let (range, offers) = editor.completions(
      at: offset, facts: facts(of: editor), plans: workspace.planFiles)
    let place = EditorTexts().range(SourceSpan(editor.source, range))
    var items: [JSONValue] = []
    for (index, offer) in offers.enumerated() where client.knowsSnippets || offer.kind != .snippet {
      let order = String(index)
      var item: [String: JSONValue] = [
        "label": .string(offer.label), "kind": .integer(offer.kind.number),
        "textEdit": ["range": place, "newText": .string(offer.insert)],
        "sortText": .string(String(repeating: "0", count: max(0, 4 - order.count)) + order),
      ]
      if let detail = offer.detail { item["detail"] = .string(detail.text(in: language)) }
      if let filter = offer.filter { item["filterText"] = .string(filter) }
      if offer.kind == .snippet { item["insertTextFormat"] = 2 }
      items.append(.object(item))
    }
    return ["isIncomplete": false, "items": .array(items)]
  }

  func documentSymbols(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let editor = try editor(parameters)
    let texts = EditorTexts()
    let uri = parameters["textDocument"]?["uri"] ?? .null
    if client.knowsNestedSymbols {
      return .array(editor.tree.outlineEntries.map { symbol($0, texts) })
    }
    return .array(
      editor.tree.outlineEntries.flatMap { [$0] + $0.children }.map { entry in
        [
          "name": .string(entry.name), "kind": .integer(entry.kind.number),
          "location": ["uri": uri, "range": texts.range(entry.span)],
        ]
      })
  }

  private func symbol(_ entry: OutlineEntry, _ texts: EditorTexts) -> JSONValue {
    var json: [String: JSONValue] = [
      "name": .string(entry.name.isEmpty ? "…" : entry.name), "kind": .integer(entry.kind.number),
      "range": texts.range(entry.span), "selectionRange": texts.range(entry.nameSpan),
    ]
    if let detail = entry.detail { json["detail"] = .string(detail) }
    if !entry.children.isEmpty { json["children"] = .array(entry.children.map { symbol($0, texts) }) }
    return .object(json)
  }

  func workspaceSymbols(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let wanted = matchKey(parameters["query"]?.string ?? "")
    let texts = EditorTexts()
    var found: [JSONValue] = []
    for plan in workspace.planFiles {
      for declaration in workspace.compiled(plan).names.declarations {
        if case .category = declaration.symbol { continue }
        let isMeant =
          wanted.isEmpty || matchKey(declaration.name).contains(wanted)
          || declaration.label.map { matchKey($0).contains(wanted) } == true
        guard isMeant, let span = declaration.spans.first else { continue }
        let json: JSONValue = [
          "name": .string(declaration.name), "kind": .integer(declaration.symbol.number),
          "location": location(span, texts),
        ]
        if !found.contains(json) { found.append(json) }
      }
    }
    return .array(found)
  }

  func foldingRanges(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let editor = try editor(parameters)
    let positions = UTF16Positions(editor.source)
    return .array(
      editor.tree.foldable.map { span, isComment in
        var json: [String: JSONValue] = [
          "startLine": .integer(positions.position(at: span.range.lowerBound).line),
          "endLine": .integer(positions.position(at: span.range.upperBound).line),
        ]
        if isComment { json["kind"] = "comment" }
        return .object(json)
      })
  }

  func selectionRanges(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let editor = try editor(parameters)
    let texts = EditorTexts()
    let positions = texts.positions(editor.source)
    return .array(
      (parameters["positions"]?.array ?? []).map { value in
        guard let position = EditorPosition(value) else { return .null }
        var json: JSONValue?
        for span in editor.tree.selection(at: positions.offset(of: position)).reversed() {
          var next: [String: JSONValue] = ["range": texts.range(span)]
          if let outer = json { next["parent"] = outer }
          json = .object(next)
        }
        return json ?? ["range": ["start": position.json, "end": position.json]]
      })
  }

  func documentLinks(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let editor = try editor(parameters)
    let texts = EditorTexts()
    return .array(
      editor.links.map { span, target in
        ["range": texts.range(span), "target": .string(workspace.uri(of: target))]
      })
  }

  func semanticTokens(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let editor = try editor(parameters)
    let positions = UTF16Positions(editor.source)
    var data: [JSONValue] = []
    var last = EditorPosition(line: 0, character: 0)
    for token in editor.semanticTokens {
      let start = positions.position(at: token.range.lowerBound)
      let end = positions.position(at: token.range.upperBound)
      guard start.line == end.line, end > start, start >= last,
        let kind = SemanticToken.Kind.allCases.firstIndex(of: token.kind)
      else { continue }
      let lines = start.line - last.line
      data += [
        .integer(lines), .integer(lines == 0 ? start.character - last.character : start.character),
        .integer(end.character - start.character), .integer(kind), .integer(token.isDeclaration ? 1 : 0),
      ]
      last = start
    }
    return ["data": .array(data)]
  }
}

extension CompletionOffer.Kind {
  /// As the protocol numbers kinds of completions.
  fileprivate var number: Int {
    switch self {
    case .keyword: 14
    case .snippet: 15
    case .spelling: 12
    case .name(let symbol):
      switch symbol {
      case .plan: 9
      case .unit: 11
      case .table: 22
      case .column: 5
      case .category: 20
      case .population: 7
      case .indicator: 3
      case .target: 6
      }
    }
  }
}

extension NameIndex.Symbol {
  /// As the protocol numbers kinds of symbols.
  fileprivate var number: Int {
    switch self {
    case .plan: 4
    case .unit: 20
    case .table: 23
    case .column: 8
    case .category: 22
    case .population: 5
    case .indicator: 12
    case .target: 13
    }
  }
}

extension OutlineEntry.Kind {
  fileprivate var number: Int {
    switch self {
    case .plan: 4
    case .unit: 20
    case .table: 23
    case .column, .clause: 8
    case .population: 5
    case .indicator: 12
    case .target: 13
    case .testCase: 6
    }
  }
}
