/// The shared words that a draft builds upon.
public struct DraftVocabulary: Sendable {
  /// As the draft names the file. For example: `../common/vocabulary.plan`.
  public let path: String
  /// The file at the path, and those that it uses.
  let files: [SourceFile]
  let units: Set<String>
  let names: Set<String>
  /// The first words of an example.
  let tables: [String]
  let populations: [String]

  /// - Parameter files: the file at the path, and those that it uses.
  public init(path: String, files: [SourceFile]) {
    self.path = path
    self.files = files
    let declarations = files.flatMap { file -> [(kind: SyntaxKind, words: [String])] in
      let tree = SyntaxTree.parse(file)
      return tree.root.children.compactMap { child in
        guard case .node(let node) = child else { return nil }
        let words = node.children.compactMap { child -> String? in
          guard case .token(let token) = child, token.kind == .word else { return nil }
          // The later words of a Vietnamese keyword are tokens without a text of their own.
          return token.range.isEmpty ? nil : file.text(token.range)
        }
        return (node.kind, Array(words.dropFirst()))
      }
    }
    units = Set(declarations.filter { $0.kind == .unit }.flatMap(\.words))
    tables = declarations.filter { $0.kind == .table }.compactMap(\.words.first)
    populations = declarations.filter { $0.kind == .population }.compactMap(\.words.first)
    names = Set(declarations.filter { [.indicator, .target].contains($0.kind) }.compactMap(\.words.first))
  }
}

/// A name of the plan language made from a text in any language: `Cao Bằng` gives `cao_bang`. At most `words` words.
public func declarableName(_ text: String, words: Int = 6, fallback: String) -> String {
  let parts = foldedForSuggestion(text).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  let name = parts.prefix(words).joined(separator: "_")
  guard let first = name.first else { return fallback }
  return first.isLetter && Keyword(rawValue: name)?.isReserved != true ? name : "\(fallback)_\(name)"
}
