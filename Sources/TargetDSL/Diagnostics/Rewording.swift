// Messages about a file quote its own words: code between backticks, and what a fix writes, is in English words and
// becomes the file's.

extension CodeWording {
  func reworded(_ phrase: Phrase) -> Phrase {
    Phrase(english: reworded(quotedIn: phrase.english), vietnamese: reworded(quotedIn: phrase.vietnamese))
  }

  func reworded(_ fix: Diagnostic.Fix) -> Diagnostic.Fix {
    let edits = fix.edits.map { edit in
      edit.span.file.wording.map { Diagnostic.Fix.Edit(edit.span, $0.reworded(edit.replacement)) } ?? edit
    }
    return Diagnostic.Fix(reworded(fix.offer), edits: edits, isSafe: fix.isSafe)
  }

  private func reworded(quotedIn text: String) -> String {
    guard text.contains("`") else { return text }
    return text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { $0.offset % 2 == 1 ? reworded(String($0.element)) : String($0.element) }.joined(separator: "`")
  }
}
