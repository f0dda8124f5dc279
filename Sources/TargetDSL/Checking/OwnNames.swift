// How a file calls what others declare: in Vietnamese words by the label that names it, where it names that alone.

extension Checker {
  private func isInOtherWords(_ span: SourceSpan) -> Bool { span.file.language != .english }

  /// The name of a table in the words of the file that a message is about.
  func called(table index: Int, at span: SourceSpan) -> String {
    let table = tables[index]
    guard isInOtherWords(span), let name = table.label.flatMap({ writtenName($0) }),
      rowNames[name] == nil, rowLabels.matches(name).count == 1
    else { return table.name }
    return name
  }

  /// As `called(table:at:)`, for a column.
  func called(_ step: ColumnPath.Step, at span: SourceSpan) -> String {
    let column = column(step)
    guard isInOtherWords(span) else { return column.name }
    return column.headers.lazy.compactMap { writtenName($0) }
      .first { self.tables[step.table].columns(called: $0) == [step.column] } ?? column.name
  }

  /// As `called(table:at:)`, for a category of a column.
  func called(category index: Int, of categories: [ColumnType.Category], at span: SourceSpan) -> String {
    let category = categories[index]
    guard isInOtherWords(span) else { return category.name }
    return category.spellings.lazy.compactMap { writtenName($0) }
      .first { name in categories.index(called: name) == index } ?? category.name
  }

  /// A test of a column for its first category, as the file writes it.
  func example(_ step: ColumnPath.Step, _ categories: [ColumnType.Category], at span: SourceSpan) -> String {
    let category = categories.isEmpty ? "…" : called(category: 0, of: categories, at: span)
    return "\(called(step, at: span)) = \(category)"
  }

  /// The words of a unit as code, in those of the file.
  func called(_ unit: UnitExpression, at span: SourceSpan) -> UnitExpression {
    guard isInOtherWords(span) else { return unit }
    let words = unit.text.split(separator: " ").map(String.init).map { word in
      guard let name = unit.labels[word].flatMap({ writtenName($0) }),
        units[name].map({ $0.value == units[word]?.value }) ?? (unitLabels.matches(name).count == 1)
      else { return word }
      return name
    }
    return UnitExpression(
      text: words.joined(separator: " "), scale: unit.scale, type: unit.type, labels: unit.labels)
  }

  /// What kind of number something is, for a message about a file.
  func kind(_ type: QuantityType, _ unit: UnitExpression?, at span: SourceSpan) -> Phrase {
    type.described(unit.map { called($0, at: span) })
  }

  /// The names that labels of columns make, where each names one column.
  func columnLabels(of table: Int) -> [String] {
    tables[table].columns.indices.flatMap { index in
      tables[table].columns[index].headers.compactMap { writtenName($0) }
        .filter { tables[table].columns(called: $0) == [index] }
    }
  }
}

extension [ColumnType.Category] {
  /// The names that spellings of categories make.
  var labelNames: [String] { flatMap(\.spellings).compactMap { writtenName($0) } }
}
