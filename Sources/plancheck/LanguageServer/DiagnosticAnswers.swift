import TargetDSL

// Findings as the protocol has them, and what mends them.

extension LanguageServer {
  func diagnostic(_ finding: Diagnostic, _ texts: EditorTexts) -> JSONValue {
    var json: [String: JSONValue] = [
      "range": texts.range(finding.place), "severity": finding.severity == .error ? 1 : 2,
      "code": .string(finding.code), "source": "plancheck",
      "message": .string(finding.message.text(in: language)),
    ]
    if client.knowsRelatedInformation, !finding.related.isEmpty {
      json["relatedInformation"] = .array(
        finding.related.map { related in
          [
            "location": [
              "uri": .string(workspace.uri(of: related.place.path)), "range": texts.range(related.place),
            ],
            "message": .string(related.note.text(in: language)),
          ]
        })
    }
    if finding.kind == .unusedName { json["tags"] = [1] }
    if let page = CodePage.address(of: finding.code) { json["codeDescription"] = ["href": .string(page)] }
    return .object(json)
  }

  func pulledDiagnostics(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let path = try path(parameters)
    guard workspace.isWithin(path) else {
      throw .invalidParameters("the file is not part of the workspace")
    }
    let texts = EditorTexts()
    var items: [JSONValue] = []
    var known: Set<JSONValue> = []
    for finding in findings(concerning: path) where finding.place.path == path {
      let json = diagnostic(finding, texts)
      if known.insert(json).inserted { items.append(json) }
    }
    for unit in Workspace.isCases(path) ? [path] : workspace.plans(with: path) {
      for (place, json) in measuredFindings(unit, texts) where place == path && known.insert(json).inserted {
        items.append(json)
      }
    }
    // The same findings have the same number.
    let found = JSONValue.array(items)
    let identifier = JSONValue.string(String(found.hashValue, radix: 16))
    if let previous = parameters["previousResultId"], previous == identifier {
      return ["kind": "unchanged", "resultId": identifier]
    }
    return ["kind": "full", "resultId": identifier, "items": found]
  }

  func codeActions(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let path = try path(parameters)
    let wanted = parameters["context"]?["only"]?.array?.compactMap(\.string)
    func isWanted(_ kind: String) -> Bool {
      wanted.map { $0.contains { kind == $0 || kind.hasPrefix($0 + ".") } } ?? true
    }
    guard let from = EditorPosition(parameters["range"]?["start"]),
      let to = EditorPosition(parameters["range"]?["end"])
    else { throw .invalidParameters("`range` is missing") }
    let texts = EditorTexts()
    let own = findings(concerning: path).filter { $0.place.path == path }
    var actions: [JSONValue] = []
    if isWanted("quickfix") {
      for finding in own {
        guard case .source(let span) = finding.place else { continue }
        let positions = texts.positions(span.file)
        guard positions.position(at: span.range.lowerBound) <= to,
          positions.position(at: span.range.upperBound) >= from
        else { continue }
        for fix in finding.fixes where !fix.edits.isEmpty {
          let action: JSONValue = [
            "title": .string(fix.offer.text(in: language)), "kind": "quickfix",
            "diagnostics": [diagnostic(finding, texts)], "isPreferred": .boolean(fix.isSafe),
            "edit": edit(fix.edits, texts),
          ]
          if !actions.contains(action) { actions.append(action) }
        }
      }
    }
    if isWanted("source.fixAll.plancheck") {
      let edits = own.contains { $0.fixes.contains(where: \.isSafe) } ? workspace.safeFixes(of: path) : []
      if !edits.isEmpty {
        let title = Phrase(en: "apply every safe fix", vi: "áp dụng mọi sửa đổi an toàn")
        actions.append([
          "title": .string(title.text(in: language)), "kind": "source.fixAll.plancheck",
          "edit": edit(edits, texts),
        ])
      }
    }
    return .array(actions)
  }

  /// A change of the workspace; of open texts in the version that is meant, where the client goes by it.
  func edit(_ edits: [Diagnostic.Fix.Edit], _ texts: EditorTexts) -> JSONValue {
    var changes: [String: [JSONValue]] = [:]
    for edit in edits {
      let path = edit.span.file.path
      let uri = workspace.uri(of: path)
      changes[uri, default: []].append([
        "range": texts.range(edit.span), "newText": .string(edit.replacement),
      ])
    }
    guard client.knowsVersionedEdits else { return ["changes": .object(changes.mapValues { .array($0) })] }
    return [
      "documentChanges": .array(
        changes.sorted { $0.key < $1.key }.map { uri, edits in
          let version = workspace.document(at: FileAddress.path(of: uri)).map {
            JSONValue.integer($0.version)
          }
          return [
            "textDocument": ["uri": .string(uri), "version": version ?? .null], "edits": .array(edits),
          ]
        })
    ]
  }
}
