// Each clause and each head of a declaration, with its aligned cells and the places where it may be broken.

extension RowBuilder {
  /// The row of some children of a declaration, or of one clause.
  static func row(
    _ children: [SyntaxNode.Child], of node: SyntaxNode, indent: Int, isInHeader: Bool,
    spellings: [TokenKey: String?]?
  ) -> Row {
    let isClause = node.kind.isClause
    var builder = RowBuilder(
      tree: node.tree, spellings: spellings, indent: indent, continuation: indent + (isClause ? 4 : 2))
    let kind: Row.Kind
    switch node.kind {
    case .documentClause, .issuedClause, .placeClause, .periodClause:
      kind = builder.addWordAndRest(children, .header)
    case .noteClause where isInHeader: kind = builder.addWordAndRest(children, .header)
    case .territoryClause, .aboutClause:
      for child in children { builder.add(child, level: 1, indent: builder.continuation) }
      kind = .header
    case .noteClause, .ownerClause, .sourceClause: kind = builder.addWordAndRest(children, .text)
    case .columnClause: kind = builder.addColumn(children)
    case .byClause: kind = builder.addStated(children, .by)
    case .eachYearClause: kind = builder.addStated(children, .eachYear)
    case .baselineClause, .reportedClause: kind = builder.addStated(children, .stated)
    case .readingClause: kind = builder.addMeasured(children, .reading)
    case .population: kind = builder.addMeasured(children, .population)
    case .indicator: kind = builder.addMeasured(children, .indicator)
    case .target: kind = builder.addMeasured(children, .plain)
    case .unit: kind = builder.addUnit(children)
    case .row: kind = builder.addCaseRow(children)
    case .expectClause: kind = builder.addExpectation(children)
    default:
      for child in children { builder.add(child, level: 1, indent: builder.continuation) }
      kind = .plain
    }
    return Row(pieces: builder.pieces, kind: kind, indent: indent, cells: builder.cells)
  }

  /// `document "127/KH-UBND"`, `source "II.2" says "trên 60%"`
  private mutating func addWordAndRest(_ children: [SyntaxNode.Child], _ kind: Row.Kind) -> Row.Kind {
    for (index, child) in children.enumerated() {
      if index == 1 { startCell() }
      if case .token(let token) = child, token.keyword == .says { breakNext(0, indent: continuation) }
      add(child, level: 1, indent: continuation)
    }
    return kind
  }

  /// Name, headers, type; a set of categories is broken before anything else.
  private mutating func addColumn(_ children: [SyntaxNode.Child]) -> Row.Kind {
    let hasSet = children.contains { child in
      if case .node(let node) = child {
        node.kind == .columnType && node.token(.leftBrace) != nil
      } else {
        false
      }
    }
    for child in children {
      guard case .node(let node) = child else {
        add(child, level: 1, indent: continuation)
        continue
      }
      switch node.kind {
      case .columnHeaders:
        startCell()
        add(node, level: 2, indent: continuation)
      case .columnType:
        startCell()
        if !hasSet { breakNext(0, isFill: true, indent: continuation) }
        add(node, level: 0, indent: indent + 2)
      default:
        if !hasSet { breakNext(0, isFill: true, indent: continuation) }
        add(node, level: 1, indent: continuation)
      }
    }
    return .column
  }

  /// `reported 2023: more than 38% from "publisher"`, `by 2030: at least 5`
  private mutating func addStated(_ children: [SyntaxNode.Child], _ kind: Row.Kind) -> Row.Kind {
    var hasCell = false
    for (index, child) in children.enumerated() {
      if case .token(let token) = child, token.keyword == .from {
        startCell()
        breakNext(0, indent: continuation)
      } else if case .node(let node) = child, node.kind == .bound {
        if !hasCell { startCell() }
      } else if case .token(let token) = child, token.kind == .particle, index + 1 < children.count,
        case .node(let next) = children[index + 1], next.kind == .bound
      {
        // `gấp` before `ít nhất 1,5 lần`
        startCell()
        hasCell = true
      }
      add(child, level: 1, indent: continuation)
    }
    return kind
  }

  /// `population name = table where condition`, `indicator name "label" = measure`, `reading "label" = measure`
  private mutating func addMeasured(_ children: [SyntaxNode.Child], _ kind: Row.Kind) -> Row.Kind {
    for child in children {
      if case .token(let token) = child {
        switch token.kind {
        case .equal:
          startCell()
          breakNext(0, indent: continuation)
        case .string where kind != .reading: startCell()
        case .word where token.keyword == .where: breakNext(1, indent: continuation + 2)
        default: break
        }
      }
      add(child, level: kind == .population ? 2 : 1, indent: continuation + (kind == .population ? 4 : 0))
    }
    return kind
  }

  /// `row htx, 2023-01-10, none`: the cells of rows that follow each other stand in columns, and a row on one line.
  private mutating func addCaseRow(_ children: [SyntaxNode.Child]) -> Row.Kind {
    for child in children {
      if case .node(let node) = child, node.kind == .cell { startCell() }
      add(child, level: 1, indent: continuation)
    }
    return .caseRow
  }

  /// `expect weak_share by 2030 is 10% and missed`
  private mutating func addExpectation(_ children: [SyntaxNode.Child]) -> Row.Kind {
    for child in children {
      if case .token(let token) = child, token.keyword == .and {
        breakNext(0, isFill: true, indent: continuation)
      }
      add(child, level: 1, indent: continuation)
    }
    return .plain
  }

  private mutating func addUnit(_ children: [SyntaxNode.Child]) -> Row.Kind {
    for child in children {
      if case .token(let token) = child, token.kind == .string { startCell() }
      add(child, level: 1, indent: continuation)
    }
    return .unit
  }
}

extension SyntaxKind {
  /// Forms that stand on lines of their own below the head of a declaration.
  var isClause: Bool {
    switch self {
    case .documentClause, .issuedClause, .placeClause, .periodClause, .territoryClause, .aboutClause,
      .columnClause, .numbersClause, .datesClause, .fileClause, .databaseClause, .snapshotsClause,
      .cellClause,
      .byClause, .eachYearClause, .totalClause,
      .alwaysClause, .undatedClause, .forEachClause, .baselineClause, .reportedClause, .readingClause,
      .sourceClause, .ownerClause, .noteClause, .asOfClause, .withStatedClause, .rowsClause, .rowsHead, .row,
      .expectClause:
      true
    default: false
    }
  }

  var isDeadline: Bool {
    [.byClause, .eachYearClause, .totalClause, .alwaysClause, .undatedClause].contains(self)
  }

  var isDeclaration: Bool {
    [.plan, .use, .unit, .table, .population, .indicator, .target, .caseDeclaration].contains(self)
  }
}
