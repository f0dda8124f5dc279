/// What stands before a place, and what follows from it.
struct CompletionScope {
  let editor: PlanEditor
  /// The words and signs before the place.
  let before: [Token]
  let place: Int

  init(editor: PlanEditor, before: [Token], at place: Int) {
    self.editor = editor
    self.before = before
    self.place = place
  }

  var names: NameIndex { editor.names }
  var source: SourceFile { editor.source }

  func text(_ token: Token) -> String { source.text(token.range) }

  /// The tokens of the same line.
  private var line: [Token] {
    let start = source.lineStarts[source.line(at: place) - 1]
    return Array(before.drop { $0.range.lowerBound < start })
  }

  private var indentation: Int { place - source.lineStarts[source.line(at: place) - 1] }

  /// The declaration that the place belongs to: its opening word and all tokens since.
  var declaration: (keyword: Keyword, tokens: ArraySlice<Token>)? {
    for index in before.indices.reversed() {
      guard let keyword = before[index].keyword, Keyword.declarations.contains(keyword) else { continue }
      let start = source.lineStarts[source.line(at: before[index].range.lowerBound) - 1]
      if before[index].range.lowerBound == start { return (keyword, before[index...]) }
    }
    return nil
  }

  var offers: [CompletionOffer] {
    guard let last = line.last else { return opening }
    if last.kind == .dot { return columnsBehindPoint }
    if let categories = categoriesInQuestion { return categories }
    if let offers = inCases(line) { return offers }
    // Behind the word of a clause stands a time, behind the time no unit.
    if let first = line.first?.keyword, [.by, .each, .baseline, .reported, .total].contains(first),
      line.count == 1 || (line.count == 2 && last.kind == .number)
    {
      return []
    }
    if declaration?.keyword == .table, line.first?.keyword == .column, let offers = behindType(line) {
      return offers
    }
    if let offers = inTolerance(line) { return offers }
    switch last.keyword {
    case .use, .plan, .table, .population, .indicator, .target, .unit, .column: return []
    case .to where line.dropLast().last?.keyword == .refers:
      return symbols { if case .table = $0 { true } else { false } }
    case .where, .and, .or, .not, .weighted: return columns + words([.has, .not, .in])
    case .by where line.dropLast().last?.keyword == .weighted: return columns
    case .for: return phrases(["each", "at least"])
    case .each where line.dropLast().last?.keyword == .for:
      return columns.filter { offer in
        if case .name(let symbol) = offer.kind { names.referredTables[symbol] != nil } else { false }
      }
    case .through: return columns
    case .of:
      switch line.dropLast().last?.keyword {
      case .sum, .mean: return columns
      case .count, .share: return rowNames
      default: return rowNames + columns
      }
    case .distinct: return columns
    case .over, .in, .has: return rowNames + (last.keyword == .in ? unitNames : [])
    case .is: return words([.known, .noneWord, .not])
    case .at: return words([.least, .most])
    case .more, .less: return words([.than])
    case .least, .most, .than, .about, .exactly: return []
    case .stated: return words([.in])
    default: break
    }
    switch last.kind {
    case .number: return behindNumber(line)
    case .colon: return bounds
    case .equal:
      switch declaration?.keyword {
      case .population where !line.contains { $0.keyword == .where }:
        let own = line.dropFirst().first.map { text($0) }
        return rowNames.filter { $0.label != own }
      case .population: return columns + words([.year])
      case .indicator, .target:
        return line.contains { $0.keyword == .where } ? columns + words([.year]) : measures
      default: return columns
      }
    case .leftParenthesis:
      return before.contains { $0.keyword == .where } ? columns + words([.not, .has]) : measures + columns
    case .plus, .minus, .star, .slash: return measures + columns
    case .word where declaration?.keyword == .table && line.first?.keyword == .column: return columnTypes
    case .string where declaration?.keyword == .table && line.first?.keyword == .column: return columnTypes
    case .word: return words([.where, .over, .and, .or, .in, .is, .by, .weighted, .ignoring, .at])
    default: return []
    }
  }

  /// Units; what goes on with a bound only where its words await it.
  func behindNumber(_ line: [Token]) -> [CompletionOffer] {
    let awaited: [(Keyword, opener: Keyword)] = [(.to, .from), (.within, .about)]
    let open = awaited.filter { word, opener in
      line.contains { $0.keyword == opener } && !line.contains { $0.keyword == word }
    }
    return unitNames + words([.thousand, .million, .billion, .points] + open.map(\.0))
  }

  /// Behind `about 300 people` and `about 5%` only the tolerance is left to say; `nil` elsewhere.
  private func inTolerance(_ line: [Token]) -> [CompletionOffer]? {
    guard let about = line.lastIndex(where: { $0.keyword == .about }), about > 0 else { return nil }
    let rest = line[(about + 1)...]
    guard let last = rest.last, rest.contains(where: { $0.kind == .number }), last.kind != .number,
      !rest.contains(where: { $0.keyword == .within })
    else { return nil }
    switch last.keyword {
    case .thousand, .million, .billion: return unitNames + words([.within])
    case .per: return nil
    default: return last.kind == .word || last.kind == .percent ? words([.within]) : nil
    }
  }

  /// Of a column what may follow its type; `nil` before that.
  private func behindType(_ line: [Token]) -> [CompletionOffer]? {
    guard let last = line.last, let type = line.dropFirst(2).first(where: { $0.kind == .word }) else {
      return nil
    }
    let isNumber = type.keyword == .whole || type.keyword == .decimal
    if isNumber, last.keyword == .in { return unitNames }
    if last.kind == .rightBrace { return words([.key, .blank]) }
    guard last.range == type.range else { return nil }
    switch type.keyword {
    case .text, .date: return words([.key, .blank])
    case .whole, .decimal: return words([.in, .from, .key, .blank])
    default: return nil
    }
  }

  // MARK: At the start of a line

  private var opening: [CompletionOffer] {
    if editor.isOfCases {
      return indentation == 0 ? words([.use, .case]) : words([.expect, .rows, .row, .as, .with])
    }
    guard indentation > 0, let declaration else { return declarations }
    switch declaration.keyword {
    case .plan:
      return words([.document, .issued, .place, .period, .territory, .note]) + phrases(["about means within"])
    case .table: return words([.column, .numbers, .dates, .file])
    case .indicator: return words([.baseline, .reported, .note])
    case .target:
      return snippet(
        "<by> …: …", "<by> ${1:2030}: ${2:<at least>} ${3:10}",
        Phrase(en: "a deadline with its bound", vi: "hạn và mức"))
        + words([
          .by, .each, .total, .always, .undated, .for, .baseline, .reported, .reading, .source, .owner, .note,
        ])
    default: return []
    }
  }

  private var declarations: [CompletionOffer] {
    snippet(
      "<target> …",
      "<target> ${1:name} \"${2:label}\" = ${3:<count of> rows}\n  <by> ${4:2030}: ${5:<at least>} ${6:10}\n",
      Phrase(en: "a goal with a deadline", vi: "một mục tiêu có hạn"))
      + snippet(
        "<table> …", "<table> ${1:name} \"${2:label}\"\n  <column> ${3:id} <text> <key>\n",
        Phrase(en: "a table with its key", vi: "một bảng và khóa của nó"))
      + words([.plan, .use, .unit, .table, .population, .indicator, .target])
  }
}
