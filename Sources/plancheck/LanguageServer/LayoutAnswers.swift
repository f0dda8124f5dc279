import TargetDSL

// Layout of a whole text, of a part, and of a line that has just been ended.

extension LanguageServer {
  func formatting(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    edits(try tree(parameters).layoutEdits())
  }

  /// The changes that touch the lines in question.
  func rangeFormatting(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let tree = try tree(parameters)
    guard let start = EditorPosition(parameters["range"]?["start"]),
      let end = EditorPosition(parameters["range"]?["end"])
    else { throw .invalidParameters("`range` is missing") }
    // Where a range was drawn backwards, it is meant all the same.
    let first = EditorPosition(line: 0, character: 0)
    let (from, to) = (max(first, min(start, end)), max(first, start, end))
    // A range that ends before the first sign of a line does not mean that line.
    let last = to.character == 0 && to.line > from.line ? to.line - 1 : to.line
    guard last < Int.max else { return [] }
    return edits(tree.layoutEdits(within: (from.line + 1)...(last + 1)))
  }

  /// Behind the end of a line: that line. What stands below is left for the person who is typing there.
  func onTypeFormatting(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let tree = try tree(parameters)
    guard let position = EditorPosition(parameters["position"]) else {
      throw .invalidParameters("`position` is missing")
    }
    guard position.line > 0, position.line < Int.max else { return [] }
    let line = position.line
    let start = UTF16Positions(tree.source).offset(of: EditorPosition(line: line, character: 0))
    // Lines without a sign are the person's: whoever ends one wants it there.
    return edits(
      tree.layoutEdits(within: line...line).filter {
        $0.span.range.upperBound <= start && $0.span.text.contains { !$0.isWhitespace }
      })
  }

  private func tree(_ parameters: JSONValue) throws(ResponseError) -> SyntaxTree {
    try editor(parameters).tree
  }

  private func edits(_ edits: [Diagnostic.Fix.Edit]) -> JSONValue {
    let texts = EditorTexts()
    return .array(
      edits.map { ["range": texts.range($0.span), "newText": .string($0.replacement)] })
  }
}
