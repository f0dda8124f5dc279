/// A piece of a file with what it is, for colouring.
public struct SemanticToken: Sendable {
  /// In the order of the legend; the raw values are the standard names of the protocol.
  public enum Kind: String, CaseIterable, Sendable {
    /// What needs no knowledge of names.
    case keyword, string, number, comment
    /// Signs of arithmetic and comparison.
    case `operator`
    /// The plan, a table, a population, a column, a category, an indicator, a target, a unit.
    case namespace, type, `class`, property, enumMember, function, variable, macro
  }

  /// Bytes of the file, within one line.
  public let range: Range<Int>
  /// How it is coloured.
  public let kind: Kind
  /// Whether the name is declared here, and not used.
  public let isDeclaration: Bool
}

extension PlanEditor {
  /// Every word, literal, sign and comment of the file, in order; none goes over the end of a line.
  /// O(tokens + names).
  public var semanticTokens: [SemanticToken] {
    var named: [Int: (NameIndex.Symbol, Bool)] = [:]
    for use in names.uses where use.span.file === source {
      named[use.span.range.lowerBound] = (use.symbol, false)
    }
    for declaration in names.declarations {
      for span in declaration.spans where span.file === source {
        named[span.range.lowerBound] = (declaration.symbol, true)
      }
    }
    var result: [SemanticToken] = []
    for token in tree.tokens {
      comments(token.triviaRange, &result)
      guard !token.range.isEmpty else { continue }
      if let (symbol, isDeclaration) = named[token.range.lowerBound] {
        result.append(SemanticToken(range: token.range, kind: symbol.tokenKind, isDeclaration: isDeclaration))
      } else if let kind = token.semanticKind {
        result.append(SemanticToken(range: token.range, kind: kind, isDeclaration: false))
      }
    }
    // Words that mean nothing more stand behind the end of the tree.
    return result.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func comments(_ trivia: Range<Int>, _ result: inout [SemanticToken]) {
    var start: Int?
    for index in trivia where source.bytes.indices.contains(index) {
      switch source.bytes[index] {
      case UInt8(ascii: "#"): start = start ?? index
      case 0x0A, 0x0D:
        if let from = start {
          result.append(SemanticToken(range: from..<index, kind: .comment, isDeclaration: false))
        }
        start = nil
      default: break
      }
    }
    if let from = start {
      result.append(SemanticToken(range: from..<trivia.upperBound, kind: .comment, isDeclaration: false))
    }
  }
}

extension NameIndex.Symbol {
  var tokenKind: SemanticToken.Kind {
    switch self {
    case .plan: .namespace
    case .unit: .macro
    case .table: .type
    case .column: .property
    case .category: .enumMember
    case .population: .class
    case .indicator: .function
    case .target: .variable
    }
  }
}

extension Token {
  fileprivate var semanticKind: SemanticToken.Kind? {
    switch kind {
    case .word: keyword == nil ? nil : .keyword
    case .particle: .keyword
    case .number, .date, .month, .brokenNumber, .percent: .number
    case .string, .brokenString: .string
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .star, .slash,
      .range,
      .bar:
      .operator
    case .leftBrace, .rightBrace, .leftParenthesis, .rightParenthesis, .comma, .colon, .dot, .broken,
      .endOfFile:
      nil
    }
  }
}
