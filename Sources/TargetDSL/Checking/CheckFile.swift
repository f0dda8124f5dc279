// The order of checking: what is declared, then what it means.

extension Checker {
  /// The plan, or `nil` where no `plan` header was found. Whether errors stand in the way is for the caller to
  /// see in `diagnostics`.
  mutating func check() -> CheckedPlan? {
    declareUnits()
    declareRowNames()
    declareIndicators()
    checkTables()
    let header = checkHeader()
    for index in populationNodes.indices { _ = population(index) }
    for index in indicatorNodes.indices { _ = indicator(index) }
    let targets = checkTargets()
    settleNames()
    reportUnused()
    guard let header else { return nil }
    return CheckedPlan(
      name: header.name, label: header.label, file: header.span.file, nameSpan: header.span,
      document: header.document, issued: header.issued, place: header.place, period: period,
      territory: header.territory, notes: header.notes, tables: tables,
      populations: populations.compactMap { if case .done(let population) = $0 { population } else { nil } },
      indicators: indicators.compactMap { if case .done(let indicator) = $0 { indicator } else { nil } },
      targets: targets, files: trees.map(\.source), unitWords: units.mapValues(\.value))
  }

  func declarations(_ kind: SyntaxKind) -> [SyntaxNode] {
    trees.flatMap { $0.root.nodes(kind) }
  }

  // MARK: Declaring names

  private mutating func declareUnits() {
    for node in declarations(.unit) {
      let words = node.tokens.dropFirst().filter { $0.kind == .word }
      guard let first = words.first else { continue }
      let name = node.text(of: first)
      let spelling = stringToken(of: node).map { node.text(of: $0) }
      if units[name] == nil {
        declare(
          .unit(name), node, named: words, label: spelling, otherSpellings: spelling.map { [$0] } ?? [])
        unitWords[name] = (words.last.map { node.text(of: $0) } ?? name, spelling)
      }
      for (word, span) in words.map({ (node.text(of: $0), node.span(of: $0)) }) {
        if let earlier = units[word] {
          reportDuplicate(word, at: span, first: earlier.span)
        } else {
          units[word] = Named(value: name, span: span)
        }
      }
      if let word = spelling {
        unitLabels.add(word, name, at: node.span(of: first))
        if units[word] == nil {
          units[word] = Named(value: name, span: node.span(of: first))
        }
      }
    }
  }

  private mutating func declareRowNames() {
    for node in declarations(.table) {
      guard let token = nameToken(of: node) else { continue }
      declareRowName(node.text(of: token), .table(tableNodes.count), node.span(of: token))
      declare(.table(tableNodes.count), node, named: [token], label: label(of: node))
      if let label = label(of: node) { rowLabels.add(label, node.text(of: token), at: node.span(of: token)) }
      tableNodes.append(node)
    }
    for node in declarations(.population) {
      guard let token = nameToken(of: node) else { continue }
      declareRowName(node.text(of: token), .population(populationNodes.count), node.span(of: token))
      declare(.population(populationNodes.count), node, named: [token], label: label(of: node))
      if let label = label(of: node) { rowLabels.add(label, node.text(of: token), at: node.span(of: token)) }
      populationNodes.append(node)
      populations.append(.waiting)
    }
  }

  private mutating func declareRowName(_ name: String, _ value: RowName, _ span: SourceSpan) {
    if let earlier = rowNames[name] {
      reportDuplicate(name, at: span, first: earlier.span)
    } else {
      rowNames[name] = Named(value: value, span: span)
    }
  }

  private mutating func declareIndicators() {
    for node in declarations(.indicator) {
      guard let token = nameToken(of: node) else { continue }
      let name = node.text(of: token)
      declare(.indicator(indicatorNodes.count), node, named: [token], label: label(of: node))
      if let earlier = indicatorNames[name] {
        reportDuplicate(name, at: node.span(of: token), first: earlier.span)
      } else {
        indicatorNames[name] = Named(value: indicatorNodes.count, span: node.span(of: token))
      }
      if let label = label(of: node) { indicatorLabels.add(label, name, at: node.span(of: token)) }
      indicatorNodes.append(node)
      indicators.append(.waiting)
    }
  }

  // MARK: Unused names

  /// Names of the plan's own file that nothing uses; shared vocabularies may hold more than one plan needs.
  /// Beside an error nothing is said: what could not be read may use them.
  private mutating func reportUnused() {
    guard let own = trees.first?.source, trees.first?.root.node(.plan) != nil,
      !(diagnostics + trees.flatMap(\.diagnostics)).contains(where: { $0.severity == .error })
    else { return }
    var unused: [(SourceSpan, String, Phrase)] = []
    let used = names.usedSymbols
    for (name, row) in rowNames where row.span.file === own && !used.contains(row.value.symbol) {
      let isTable = if case .table = row.value { true } else { false }
      unused.append(
        (row.span, name, isTable ? Phrase(en: "table", vi: "bảng") : Phrase(en: "population", vi: "tổng thể"))
      )
    }
    for (name, indicator) in indicatorNames
    where indicator.span.file === own && !used.contains(.indicator(indicator.value)) {
      unused.append((indicator.span, name, Phrase(en: "indicator", vi: "chỉ tiêu")))
    }
    for (name, unit) in units
    where unit.span.file === own && unit.value == name && !used.contains(.unit(name)) {
      unused.append((unit.span, name, Phrase(en: "unit", vi: "đơn vị")))
    }
    for (span, name, what) in unused.sorted(by: { $0.0.range.lowerBound < $1.0.range.lowerBound }) {
      report(
        .unusedName, at: span,
        Phrase(
          en: "nothing uses the \(what) `\(name)`",
          vi: "\(what) `\(name)` không được dùng ở đâu cả"),
        fixes: [.init(Phrase(en: "use it, or take it out", vi: "hãy dùng nó hoặc bỏ đi"))])
    }
  }
}
