/// The text of a plan file, or of a file of cases, in its one layout: `plancheck fmt`.
///
/// Words, comments and blank lines decide the layout; line breaks and spaces of the author do not. Two columns
/// of indentation for clauses, four for a `source` behind its deadline and for the rows of a case; clauses that stand together are aligned;
/// what does not fit in 110 columns is broken. The tokens and the order of comments stay as they are, so the
/// meaning does; formatting a formatted file changes nothing.
///
/// Lines with something that the parser could not read stay byte for byte as they are, the rest is formatted. A
/// byte order mark is dropped; the line breaks are those of the file's first line, and LF where that ends with a CR
/// alone. O(size of the file).
///
/// - Parameter language: whose words are written; without it they stay as they are.
public func format(_ tree: SyntaxTree, in language: Language? = nil) -> [UInt8] {
  let source = tree.source
  // A file that is no text is all white space to the tree.
  guard !tree.diagnostics.contains(where: { $0.kind == .notAText }) else { return source.bytes }
  let isOther = language != nil && language != tree.language
  var layout = FileLayout(tree, spellings: isOther ? language.map(tree.spellings(in:)) : nil)
  let lines = layout.lines()
  return write(lines, of: source)
}

/// The column in which comments at the end of a line stand, so that they form a margin.
private let commentColumn = 60

private func write(_ lines: [FormattedLine], of source: SourceFile) -> [UInt8] {
  let lineBreak = lineBreak(of: source)
  var output: [UInt8] = []
  output.reserveCapacity(source.bytes.count + source.bytes.count / 8)
  for line in lines {
    switch line {
    case .blank: break
    case .code(let text, let comment):
      output += text.utf8
      if let comment {
        let space = max(2, commentColumn - displayWidth(text))
        output += [UInt8](repeating: 0x20, count: space) + source.bytes[comment]
      }
    case .comment(let comment, let indent):
      output += [UInt8](repeating: 0x20, count: indent) + source.bytes[comment]
    case .kept(let range):
      output += source.bytes[range]
      if output.last == UInt8(ascii: "\n") { continue }
      // The last line of a file, or one that ends with a CR alone.
      if output.last == 0x0D { output.removeLast() }
    }
    output += lineBreak
  }
  return output
}

/// How the first line that holds anything ends.
private func lineBreak(of source: SourceFile) -> [UInt8] {
  let bytes = source.bytes
  guard
    let first = bytes[endOfMarks(in: bytes)...].firstIndex(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }),
    let end = bytes[first...].firstIndex(where: isLineBreak)
  else { return [0x0A] }
  return bytes[end...].starts(with: [0x0D, 0x0A]) ? [0x0D, 0x0A] : [0x0A]
}
