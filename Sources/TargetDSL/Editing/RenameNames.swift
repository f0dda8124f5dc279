/// Why a name cannot be changed, for the person who asked.
public struct RenameRefusal: Error, Sendable {
  /// Why not, in a sentence.
  public let reason: Phrase

  public init(reason: Phrase) { self.reason = reason }
}

extension PlanEditor {
  /// The name at a place that can be changed.
  public func renameable(at offset: Int) throws(RenameRefusal) -> SourceSpan {
    guard let mention = mention(at: offset), let declaration = names.declaration(of: mention.symbol) else {
      throw RenameRefusal(
        reason: Phrase(
          en: "there is no name here that could be changed", vi: "ở đây không có tên nào có thể đổi"))
    }
    guard mention.manner == .name else {
      throw RenameRefusal(
        reason: Phrase(
          en: "this place names `\(declaration.name)` by other words of it; ask at its name",
          vi: "chỗ này gọi `\(declaration.name)` bằng cách viết khác; hãy đổi ở chính tên đó"))
    }
    return mention.span
  }

  /// Words like a name in a plan with errors of which the checker could not tell what they name: those of goals that are
  /// not whole. O(all names + all words)
  public func unread(_ name: String) -> [SourceSpan] {
    guard compiled.plan == nil else { return [] }
    let known = Set(names.uses.map(\.span) + names.declarations.flatMap(\.spans))
    return compiled.trees.flatMap { tree in
      tree.tokens.filter { $0.kind == .word }.map { SourceSpan(tree.source, $0.range) }
        .filter { $0.text == name && !known.contains($0) }
    }
  }

  /// The edits that give the name at a place another one, in all files of the plan. Uses by label, header or spelling
  /// stay. That the plan then still means the same is for the caller to see: it checks the plan as it would be.
  ///
  /// - Complexity: O(all names)
  public func rename(at offset: Int, to name: String) throws(RenameRefusal) -> [SourceSpan] {
    let place = try renameable(at: offset)
    guard let mention = mention(at: offset) else { return [] }
    let isReserved = Keyword(rawValue: name)?.isReserved == true
    if isReserved || WordTable.foreign.contains(where: { $0.isReserved(matchKey(name)) }) {
      throw RenameRefusal(
        reason: Phrase(
          en: "`\(name)` is a word of the language, so nothing can be called so",
          vi: "`\(name)` là từ khóa của ngôn ngữ nên không đặt làm tên được"))
    }
    guard PlanEditor.isName(name) else {
      throw RenameRefusal(
        reason: Phrase(
          en: "`\(printable(name))` is no name: letters, digits and `_`, beginning with a letter",
          vi: "`\(printable(name))` không phải tên: tên gồm chữ cái, chữ số và `_`, bắt đầu bằng chữ cái"))
    }
    let old = place.text
    let symbols = together(mention.symbol)
    if name != old, let other = symbols.lazy.compactMap({ clash(name, with: $0, of: symbols) }).first {
      throw RenameRefusal(
        reason: Phrase(
          en: "`\(name)` is already declared on line \(line: other.line) of \(other.file.path)",
          vi: "`\(name)` đã được khai báo ở dòng \(line: other.line) của \(other.file.path)"))
    }
    let declared = symbols.flatMap { names.declaration(of: $0)?.spans ?? [] }
    var places = declared.filter { $0.text == old }
    for use in symbols.flatMap({ names.uses(of: $0) })
    where use.manner == .name && use.span.text == old && !places.contains(use.span) {
      places.append(use.span)
    }
    return places
  }

  /// A declaration that has the name already, among those with which it would be confused.
  private func clash(
    _ name: String, with symbol: NameIndex.Symbol, of symbols: [NameIndex.Symbol]
  ) -> SourceSpan? {
    for other in names.declarations
    where !symbols.contains(other.symbol) && other.symbol.sharesNames(with: symbol) {
      if let span = other.spans.first(where: { $0.text == name }) { return span }
    }
    return nil
  }

  /// Whether a text is one word that may be a name.
  static func isName(_ text: String) -> Bool {
    let (tokens, diagnostics) = Lexer.tokens(of: SourceFile(path: "", text: text))
    guard diagnostics.isEmpty, let word = tokens.first, word.kind == .word else { return false }
    return word.range == 0..<text.utf8.count
  }
}

extension PlanEditor {
  /// What keeps data readable under a new name: the old one as a further header of a column or a further spelling of a
  /// category. Of a table its files tell, which are none of a text's business. O(all names).
  public func kept(_ old: String, of symbol: NameIndex.Symbol, renamedTo name: String) -> [Diagnostic.Fix
    .Edit]
  {
    let sign: String
    switch symbol {
    case .column: sign = " "
    case .category: sign = " = "
    case .plan, .unit, .table, .population, .indicator, .target: return []
    }
    guard let declaration = names.declaration(of: symbol), matchKey(old) != matchKey(name),
      !declaration.otherSpellings.contains(where: { matchKey($0) == matchKey(old) }),
      let file = compiled.trees.first(where: { $0.source === declaration.whole.file }),
      let place = declaration.spans.first
    else { return [] }
    let columns = file.root.nodes(.table).flatMap { $0.nodes(.columnClause) }
    let texts: [Token]
    if case .column = symbol {
      texts = columns.first { $0.span == declaration.whole }?.node(.columnHeaders)?.tokens ?? []
    } else {
      texts =
        columns.flatMap { $0.node(.columnType)?.nodes(.category) ?? [] }
        .first { $0.span == declaration.whole }?.tokens ?? []
    }
    let last = texts.last { $0.kind == .string }
    let end = last?.range.upperBound ?? place.range.upperBound
    let before = last == nil ? sign : " | "
    return [.init(SourceSpan(place.file, end..<end), before + "\"" + old + "\"")]
  }
}

extension NameIndex {
  /// The first place that names something else in the index of the same plan with another name in it; `nil` where every
  /// place means what it meant. O(all uses × log).
  public func firstOther(in renamed: NameIndex, renaming old: String, to new: String) -> SourceSpan? {
    let (before, after) = (inOrder, renamed.inOrder)
    for (one, other) in zip(before, after)
    where one.span.file.path != other.span.file.path || one.symbol.renaming(old, to: new) != other.symbol {
      return other.span
    }
    return before.count == after.count ? nil : (before.last ?? after.last)?.span
  }

  /// Uses as they stand in the files.
  private var inOrder: [Use] {
    uses.enumerated().sorted { left, right in
      let (one, other) = (left.element.span, right.element.span)
      return (one.file.path, one.range.lowerBound, left.offset)
        < (other.file.path, other.range.lowerBound, right.offset)
    }.map(\.element)
  }
}

extension NameIndex.Symbol {
  /// Units go by a name of theirs.
  fileprivate func renaming(_ old: String, to new: String) -> NameIndex.Symbol {
    if case .unit(old) = self { .unit(new) } else { self }
  }

  /// Whether two things of one name would be confused. A target that has the name of an indicator is measured by it.
  fileprivate func sharesNames(with other: NameIndex.Symbol) -> Bool {
    switch (self, other) {
    case (.unit, .unit): true
    case (.table, .table), (.table, .population), (.population, .table), (.population, .population): true
    case (.indicator, .indicator), (.indicator, .target), (.target, .indicator), (.target, .target): true
    case (.column(let table, _), .column(let otherTable, _)): table == otherTable
    case (.category(let table, let column, _), .category(let otherTable, let otherColumn, _)):
      table == otherTable && column == otherColumn
    // Beside a category column a name is first one of its categories.
    case (.category(let table, _, _), .column(let otherTable, _)),
      (.column(let table, _), .category(let otherTable, _, _)):
      table == otherTable
    default: false
    }
  }
}
