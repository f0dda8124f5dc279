import TargetDSL
import TargetEngine

// Definitions, references and renaming.

extension LanguageServer {
  func path(_ parameters: JSONValue) throws(ResponseError) -> String {
    guard let uri = parameters["textDocument"]?["uri"]?.string else {
      throw .invalidParameters("`textDocument.uri` is missing")
    }
    return FileAddress.path(of: uri)
  }

  /// The file that is asked about, where it is open.
  func editor(_ parameters: JSONValue) throws(ResponseError) -> PlanEditor {
    let path = try path(parameters)
    guard workspace.document(at: path) != nil, let editor = workspace.editor(for: path) else {
      throw .invalidParameters("the document is not open")
    }
    return editor
  }

  /// The file that is asked about, and the place in it.
  func place(_ parameters: JSONValue) throws(ResponseError) -> (editor: PlanEditor, offset: Int) {
    let editor = try editor(parameters)
    guard let position = EditorPosition(parameters["position"]) else {
      throw .invalidParameters("`position` is missing")
    }
    return (editor, UTF16Positions(editor.source).offset(of: position))
  }

  func definition(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (editor, offset) = try place(parameters)
    return editor.definition(at: offset).map { location($0, EditorTexts()) } ?? .null
  }

  func location(_ span: SourceSpan, _ texts: EditorTexts) -> JSONValue {
    ["uri": .string(workspace.uri(of: span.file.path)), "range": texts.range(span)]
  }

  func references(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (editor, offset) = try place(parameters)
    let isWithDeclaration = parameters["context"]?["includeDeclaration"]?.boolean ?? true
    guard let mention = editor.mention(at: offset) else { return [] }
    let texts = EditorTexts()
    return .array(
      spans(of: mention, in: editor, withDeclaration: isWithDeclaration).map { location($0, texts) })
  }

  /// Each place once that names something, in all plans.
  func spans(of mention: NameIndex.Use, in editor: PlanEditor, withDeclaration: Bool) -> [SourceSpan] {
    var known: Set<String> = []
    return everywhere(mention, of: editor).flatMap { editor, symbol in
      editor.references(of: symbol, withDeclaration: withDeclaration)
    }.filter { known.insert("\($0.file.path) \($0.range)").inserted }
  }

  /// The same name in every plan that uses the file which declares it.
  private func everywhere(
    _ mention: NameIndex.Use, of editor: PlanEditor
  ) -> [(editor: PlanEditor, symbol: NameIndex.Symbol)] {
    var found = [(editor: editor, symbol: mention.symbol)]
    var known: Set<String> = []
    var next = 0
    // What is declared together may be declared in a file that other plans use.
    while next < found.count {
      let (editor, symbol) = found[next]
      next += 1
      for declared in editor.together(symbol).compactMap({ editor.names.declaration(of: $0)?.spans.first })
      where known.insert("\(declared.file.path) \(declared.range)").inserted {
        for plan in workspace.plansConcerned(by: declared.file.path) {
          let compiled = workspace.unit(plan)
          if compiled.trees.first?.source === editor.compiled.trees.first?.source { continue }
          guard let other = PlanEditor(compiled, path: declared.file.path),
            let same = other.names.declarations.first(where: { declaration in
              declaration.spans.contains { $0.file === other.source && $0.range == declared.range }
            })
          else { continue }
          found.append((other, same.symbol))
        }
      }
    }
    return found
  }

  func highlights(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (editor, offset) = try place(parameters)
    let texts = EditorTexts()
    return .array(
      editor.highlights(at: offset).map { span, isDeclaration in
        ["range": texts.range(span), "kind": isDeclaration ? 3 : 2]
      })
  }

  // MARK: Renaming

  func prepareRename(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (editor, offset) = try place(parameters)
    do throws(RenameRefusal) {
      let span = try editor.renameable(at: offset)
      return ["range": EditorTexts().range(span), "placeholder": .string(span.text)]
    } catch {
      throw .refused(error.reason.text(in: language))
    }
  }

  func rename(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    // A client that does not watch files says nothing of those that have just been written.
    if !client.watchesFiles { workspace.forgetAll() }
    let (editor, offset) = try place(parameters)
    guard let name = parameters["newName"]?.string else { throw .invalidParameters("`newName` is missing") }
    var edits: [Diagnostic.Fix.Edit] = []
    var places: Set<String> = []
    var old = name
    do throws(RenameRefusal) {
      guard let mention = editor.mention(at: offset) else {
        throw .init(reason: Phrase(en: "there is no name here", vi: "ở đây không có tên"))
      }
      old = try editor.renameable(at: offset).text
      for (other, symbol) in everywhere(mention, of: editor) {
        guard let declared = other.names.declaration(of: symbol)?.spans.first(where: { $0.text == old }),
          let own = PlanEditor(other.compiled, path: declared.file.path)
        else { continue }
        for span in try own.rename(at: declared.range.lowerBound, to: name)
        where places.insert("\(span.file.path) \(span.range)").inserted {
          edits.append(.init(span, name))
        }
        let kept = isNowhereInData(old, of: symbol, in: own) ? [] : own.kept(old, of: symbol, renamedTo: name)
        for edit in try kept + fileKept(own, symbol, old, name)
        where places.insert("\(edit.span.file.path) \(edit.span.range)").inserted {
          let place = edits.firstIndex {
            $0.span.file.path == edit.span.file.path && $0.span.range.upperBound == edit.span.range.lowerBound
          }
          // Right behind the name: one change, for not every editor makes two in their order.
          if let place {
            edits[place] = .init(edits[place].span, edits[place].replacement + edit.replacement)
          } else {
            edits.append(edit)
          }
        }
      }
    } catch {
      throw .refused(error.reason.text(in: language))
    }
    let isMeasured =
      switch editor.mention(at: offset)?.symbol {
      case .indicator, .target: true
      case .plan, .unit, .table, .column, .category, .population, nil: false
      }
    try proveHarmless(edits, old, name, isMeasured: isMeasured)
    if old != name, let symbol = editor.mention(at: offset)?.symbol {
      tellOfDataElsewhere(editor, symbol, old)
      tellOfUnreadPlaces(of: old, symbol, in: editor)
    }
    return edit(edits, EditorTexts())
  }

  /// Says where the old name stands in goals that are not whole: nobody can tell whether it is meant there.
  private func tellOfUnreadPlaces(of old: String, _ symbol: NameIndex.Symbol, in editor: PlanEditor) {
    guard let declared = editor.names.declaration(of: symbol)?.spans.first?.file.path else { return }
    var places: [String] = []
    for plan in workspace.plansConcerned(by: declared) {
      guard let other = PlanEditor(workspace.unit(plan), path: declared) else { continue }
      for span in other.unread(old) {
        let place = "\(lastName(of: span.file.path)):\(span.line)"
        if !places.contains(place) { places.append(place) }
      }
    }
    guard !places.isEmpty else { return }
    let list = places.prefix(5).joined(separator: ", ") + (places.count > 5 ? ", …" : "")
    let message = Phrase(
      en: "`\(old)` is left where a goal is not whole and nobody can tell what it names: \(list)",
      vi: "`\(old)` được giữ nguyên ở những chỗ còn viết dở nên chưa rõ chỉ gì: \(list)")
    push("window/showMessage", ["type": 2, "message": .string(message.text(in: language))])
  }

  /// Every plan with the new names has the findings that it had, and every place in it names what it named.
  private func proveHarmless(
    _ edits: [Diagnostic.Fix.Edit], _ old: String, _ new: String, isMeasured: Bool
  ) throws(ResponseError) {
    let texts = Diagnostic.Fix.edited(edits)
    let plans = Set(texts.keys.flatMap { workspace.plansConcerned(by: $0) })
      .filter { texts[$0] != nil || !Workspace.isCases($0) || mentions($0, new) }.sorted()
    for (plan, tried) in zip(plans, workspace.compiled(plans, with: texts)) {
      let known = workspace.unit(plan)
      let before = known.diagnostics.map(\.code).sorted()
      let after = tried.diagnostics
      if after.map(\.code).sorted() != before {
        let added = after.first { !before.contains($0.code) } ?? after.first
        let reason = added.map { $0.message.text(in: language) } ?? ""
        throw .refused(
          Phrase(
            en: "the plan would no longer mean the same: \(reason)",
            vi: "kế hoạch sẽ không còn nghĩa như trước: \(reason)"
          ).text(in: language))
      }
      if let other = known.names.firstOther(in: tried.names, renaming: old, to: new) {
        throw .refused(
          Phrase(
            en:
              "`\(other.text)` on line \(line: other.line) of \(other.file.path) would then mean something else",
            vi: "`\(other.text)` ở dòng \(line: other.line) của \(other.file.path) sẽ chỉ một thứ khác"
          ).text(in: language))
      }
      guard isMeasured, !Workspace.isCases(plan),
        let lost = lostValue(of: old, new, beside: plan, known.plan, tried.plan)
      else { continue }
      throw .refused(lost.text(in: language))
    }
  }

  /// Whether a file has a word or a text in quotes that is a name in any spelling. Cases that are not changed and do not
  /// have the new name mean what they meant.
  private func mentions(_ path: String, _ name: String) -> Bool {
    guard let tree = workspace.unit(path).trees.first(where: { $0.source.path == path }) else { return true }
    let key = matchKey(name)
    return tree.tokens.contains { token in
      let text = SourceSpan(tree.source, token.range).text
      return matchKey(token.kind == .string ? String(text.dropFirst().dropLast()) : text) == key
        || labelName(text) == key
    }
  }
}
